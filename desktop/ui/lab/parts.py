"""What every subject of the lab is made of: switches, figures side by side, rows of a table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from desktop.ui.lab.state import Readout, SwitchState
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.rules import Rule, Upright
from desktop.ui.widgets.switches import Switch
from desktop.ui.widgets.text import Text

LEFT_WIDTH, GAP = 352, 44


class SwitchColumn(QWidget):
    """Switches under one another with hairlines between; built anew where their choices are others."""

    chosen = Signal(str, str)
    question_wanted = Signal(str)

    def __init__(self, theme: Theme, links: dict[str, str]) -> None:
        super().__init__()
        self._theme = theme
        self._links = links
        self._column = stacked(self, spacing=theme.px(8))
        self._choices: tuple[object, ...] = ()
        self.switches: dict[str, Switch] = {}

    def show_switches(self, switches: Sequence[SwitchState]) -> None:
        """Show what every switch stands at."""
        choices = tuple((state.name, state.options) for state in switches)
        if choices != self._choices:
            self._choices = choices
            self._build(switches)
        for state in switches:
            self.switches[state.name].show_choice(state.chosen, state.why_not)

    def _build(self, switches: Sequence[SwitchState]) -> None:
        emptied(self._column)
        self.switches = {}
        for state in switches:
            self._column.addWidget(Rule(self._theme))
            link = self._links.get(state.question, "")
            question = state.question if link else ""
            switch = Switch(self._theme, state.name, state.label, state.options, question, link)
            switch.chosen.connect(self.chosen)
            switch.question_wanted.connect(self.question_wanted)
            self.switches[state.name] = switch
            self._column.addWidget(switch)
        self._column.addWidget(Rule(self._theme))


class Readouts(QWidget):
    """Figures side by side, named above and explained below."""

    def __init__(self, theme: Theme, *, narrow: bool) -> None:
        super().__init__()
        self._theme = theme
        self._narrow = narrow
        column = stacked(self, spacing=theme.px(8))
        column.addWidget(Rule(theme, "ink"))
        self._line: QBoxLayout = stacked(spacing=theme.px(12)) if narrow else in_line(spacing=theme.px(10))
        column.addLayout(self._line)

    def show_readouts(self, readouts: Sequence[Readout]) -> None:
        """Show other figures."""
        emptied(self._line)
        for at, readout in enumerate(readouts):
            if at and not self._narrow:
                self._line.addWidget(Upright(self._theme))
            cell = QWidget()
            column = stacked(cell)
            column.addWidget(Text(self._theme, Role.CAPTION, readout.label, colour="ink2"))
            column.addWidget(Text(self._theme, Role.FIGURE, readout.figure, wrap=False))
            column.addWidget(Text(self._theme, Role.CAPTION, readout.note, colour="ink2"))
            column.addStretch(1)
            self._line.addWidget(cell, 1)


def two_sides(column: QBoxLayout, theme: Theme, left: QWidget, right: QWidget, width: Width) -> None:
    """Switches at the left of what they change; above one another where there is less room."""
    wide = width is Width.WIDE
    sides: QBoxLayout = in_line(spacing=theme.px(GAP)) if wide else stacked(spacing=theme.px(20))
    if wide:
        left.setFixedWidth(theme.px(LEFT_WIDTH))
    for side in (left, right) if wide else (right, left):
        sides.addWidget(side, 1 if side is right else 0)
    column.addLayout(sides)


def rows_table(theme: Theme, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> QWidget:
    """Words at the left, numbers at the right, under heads with an ink line, hairlines between."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(24))
    grid.setVerticalSpacing(theme.px(7))
    grid.setColumnStretch(0, 1)
    for at, row in enumerate((heads, *rows)):
        for column, cell in enumerate(row):
            text = Text(theme, Role.BODY if at else Role.LABEL, cell, wrap=column == 0)
            if column:
                text.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(text, 2 * at, column)
        grid.addWidget(Rule(theme, "rule" if at else "ink", thick=1 if at else 1.5), 2 * at + 1, 0, 1, len(heads))
    return table
