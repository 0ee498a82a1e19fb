"""The same person under other answers: a few small pictures, or all of them with the curve over epsilon."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.drawing.curve import epsilon_curve
from desktop.drawing.shapes import Figure
from desktop.i18n import tr
from desktop.ui.lab.parts import rows_table
from desktop.ui.lab.pictures import FaceView
from desktop.ui.lab.state import in_hundred
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, stacked
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text

FACE, CELL, GAP, WIDEST = 78, 78, 11, 720
WIDE_CELL = 118


@dataclass(frozen=True, slots=True)
class Tile:
    """A small picture with its name and lines below; no picture yet leaves its frame empty."""

    grey: bytes
    name: str
    lines: tuple[str, ...]


class ComparedView(QWidget):
    """Small pictures under a heading; with the curve and its table once everything was compared."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = stacked(self, spacing=theme.px(8))

    def show_tiles(self, tiles: Sequence[Tile], said: str) -> None:
        """Show a few pictures and what they say."""
        self._begin(tiles, cell=CELL)
        self._column.addWidget(Text(self._theme, Role.READING, said))

    def show_everything(self, tiles: Sequence[Tile], curve: Sequence[tuple[float, float, float]], said: str) -> None:
        """Show all pictures, and points of (epsilon, accuracy, found), shares 0 to 1, as a curve and a table."""
        self._begin(tiles, cell=WIDE_CELL)
        points = tuple(curve)

        def drawn(width: float) -> Figure:
            return epsilon_curve(points, width=min(width, WIDEST), height=240)

        theme, column = self._theme, self._column
        column.addWidget(Text(theme, Role.READING, said))
        column.addWidget(Rule(theme))
        column.addWidget(Text(theme, Role.CHIP_STRONG, tr("How much noise it takes, and what it costs")))
        column.addWidget(FigureView(theme, drawn_for=drawn))
        heads = (tr("Epsilon"), tr("accuracy"), tr("found by machine"))
        rows = [(f"{e:g}", in_hundred(accuracy), in_hundred(found)) for e, accuracy, found in points]
        column.addWidget(Disclosure(theme, tr("Show as table"), rows_table(theme, heads, rows), role=Role.LABEL))

    def _begin(self, tiles: Sequence[Tile], *, cell: int) -> None:
        emptied(self._column)
        theme, px = self._theme, self._theme.px
        self._column.addWidget(Rule(theme))
        self._column.addWidget(Text(theme, Role.CHIP_STRONG, tr("The same person, had the answers been different")))
        grid = QWidget()
        flow = FlowLayout(grid, across=px(GAP), down=px(14))
        for tile in tiles:
            flow.addWidget(self._cell(tile, px(cell)))
        self._column.addWidget(grid)

    def _cell(self, tile: Tile, width: int) -> QWidget:
        cell = QWidget()
        cell.setFixedWidth(width)
        column = stacked(cell)
        face = FaceView(self._theme, FACE, tile.name)
        face.show_grey(tile.grey)
        face.setAccessibleDescription(", ".join(tile.lines))
        column.addWidget(face)
        column.addSpacing(self._theme.px(3))
        column.addWidget(Text(self._theme, Role.LABEL, tile.name))
        for line in tile.lines:
            column.addWidget(Text(self._theme, Role.CAPTION, line, colour="ink2"))
        return cell
