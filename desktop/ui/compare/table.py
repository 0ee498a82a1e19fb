"""The table of Compare: a row under a hairline, studies in columns or, where it is narrow, one under the other."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.core.compare import Aspect, Comparison, Side
from desktop.drawing.bars import assurance_bar
from desktop.drawing.compare_map import exposure_bar, letter_squares
from desktop.drawing.marks import proof_mark, verdict_mark
from desktop.drawing.shapes import Figure
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.page import WIDEST
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text
from desktop.words.compare import CellWords, RowWords

HEAD, COLUMN = 184, 156
"""The least width of the first column and of each study's, in pixels at 100 %."""
GAP = 20


def columns_fit(theme: Theme, width: int, studies: int, *, least: int = COLUMN) -> bool:
    """Whether so many columns, each `least` px wide or more, fit beside the headings in a width in pixels."""
    return width >= theme.px(HEAD + studies * (least + GAP))


class Cell(QWidget):
    """What stands in a field of the table: as wide as the table wants it, and no taller than its words are then."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class ComparedTable(QWidget):
    """Rows of words, marks and bars; `heads` stand over the columns."""

    def __init__(
        self,
        theme: Theme,
        comparison: Comparison,
        rows: Iterable[RowWords],
        *,
        in_columns: bool,
        heads: Iterable[QWidget] = (),
        alike: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._sides = comparison.sides
        self._alike = alike
        self._in_columns = in_columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(GAP))
        self._grid.setVerticalSpacing(0)
        self._line = 0
        self._span = 2 if alike and in_columns else len(self._sides) + 1 if in_columns else 1
        if in_columns:
            self._share_width()
            self._add_heads(tuple(heads))
        listed = tuple(rows)
        self._most_alike = max((len(sides) for row in listed for sides in self._shared(row).values()), default=1)
        for at, row in enumerate(listed):
            if at:
                self._add_rule("rule")
            self._add_row(row)

    def _share_width(self) -> None:
        self._grid.setColumnMinimumWidth(0, self._theme.px(HEAD))
        if self._alike:
            self._grid.setColumnStretch(1, 1)
            return
        self._grid.setColumnStretch(0, HEAD)
        for at in range(len(self._sides)):
            self._grid.setColumnStretch(at + 1, 300)

    def _add_heads(self, heads: tuple[QWidget, ...]) -> None:
        if not heads:
            return
        for at, head in enumerate(heads):
            self._grid.addWidget(head, self._line, at + 1, Qt.AlignmentFlag.AlignBottom)
        self._line += 1
        self._grid.setRowMinimumHeight(self._line, self._theme.px(6))
        self._line += 1
        self._add_rule("ink", thick=1.5)

    def _add_rule(self, colour: str, *, thick: float = 1) -> None:
        self._grid.addWidget(Rule(self._theme, colour, thick=thick), self._line, 0, 1, self._span)
        self._line += 1

    def _add_row(self, row: RowWords) -> None:
        heading = self._heading(row)
        self._grid.addWidget(heading, self._line, 0, Qt.AlignmentFlag.AlignTop)
        if not self._in_columns:
            self._line += 1
            self._add_stacked(row)
            return
        cells = list(zip(self._sides, row.cells, strict=True))[: 1 if self._alike else None]
        for at, (side, cell) in enumerate(cells):
            self._grid.addWidget(self._cell(side, row, cell), self._line, at + 1, Qt.AlignmentFlag.AlignTop)
        self._line += 1

    def _add_stacked(self, row: RowWords) -> None:
        """The studies one under the other; those that say the same share a line."""
        for (cell, _), sides in self._shared(row).items():
            line = in_line(spacing=self._theme.px(12))
            if not self._alike:
                letters = stacked()
                letters.setContentsMargins(0, self._theme.px(9), 0, 0)
                squares = FigureView(self._theme, letter_squares("".join(side.letter for side in sides)))
                squares.setFixedWidth(self._theme.px(letter_squares("A" * self._most_alike).width))
                letters.addWidget(squares)
                letters.addStretch(1)
                line.addLayout(letters)
            line.addWidget(self._cell(sides[0], row, cell), 1)
            self._grid.addLayout(line, self._line, 0)
            self._line += 1

    def _shared(self, row: RowWords) -> dict[tuple[CellWords, Figure | None], list[Side]]:
        """The studies that say the same in a row, together."""
        shared: dict[tuple[CellWords, Figure | None], list[Side]] = {}
        for side, cell in zip(self._sides, row.cells, strict=True):
            shared.setdefault((cell, self._bar(side, row, 100)), []).append(side)
        return shared

    def _heading(self, row: RowWords) -> QWidget:
        heading = Cell()
        column = stacked(heading)
        column.setContentsMargins(0, self._theme.px(7), 0, self._theme.px(7 if self._in_columns else 0))
        strong = row.aspect is not None or not self._in_columns
        column.addWidget(Text(self._theme, Role.BODY_STRONG if strong else Role.BODY, row.heading))
        if row.note:
            column.addWidget(Text(self._theme, Role.CAPTION, row.note, colour="ink2"))
        return heading

    def _cell(self, side: Side, row: RowWords, cell: CellWords) -> QWidget:
        theme, px = self._theme, self._theme.px
        whole = Cell()
        line = in_line(whole, spacing=px(8))
        line.setContentsMargins(0, px(7), 0, px(7))
        mark = _mark(side, row, cell)
        if mark is not None:
            hanging = stacked()
            hanging.setContentsMargins(0, px(3), 0, 0)
            hanging.addWidget(FigureView(theme, mark))
            hanging.addStretch(1)
            line.addLayout(hanging)
        words = stacked()
        if self._bar(side, row, 100) is not None:
            bar = FigureView(
                theme, drawn_for=lambda width: self._bar(side, row, round(min(width, 320))) or Figure(0, 0, ())
            )
            bar.setMinimumWidth(px(COLUMN - 10))
            words.addWidget(bar)
            words.addSpacing(px(2))
        words.addWidget(Text(theme, Role.BODY, cell.text))
        if cell.note:
            words.addWidget(Text(theme, Role.CAPTION, cell.note, colour="ink2"))
        words.addStretch(1)
        line.addLayout(words, 1)
        return whole

    @staticmethod
    def _bar(side: Side, row: RowWords, width: int) -> Figure | None:
        match row.aspect:
            case Aspect.ASSURANCE:
                return assurance_bar(side.summary, width=width)
            case Aspect.EXPOSURE:
                return exposure_bar(side.summary, width=width)
            case _:
                return None

    def sizeHint(self) -> QSize:
        """As wide as a page may be: a page is at least as tall as its content at the width that it hints at."""
        return QSize(self._theme.px(WIDEST), 0)


def _mark(side: Side, row: RowWords, cell: CellWords) -> Figure | None:
    if row.aspect is Aspect.VERDICT:
        return verdict_mark(side.summary.verdict)
    return proof_mark(cell.evidence) if cell.evidence is not None else None
