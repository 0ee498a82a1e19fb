"""Choosing what to compare: the studies as check rows, or what to do where there are not two."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.ui.compare.parts import StudyRow
from desktop.ui.compare.state import ChoiceState
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choices import BLEED_LEFT
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, breakable
from desktop.ui.widgets.ways import Ways


def left_out_note(theme: Theme, words: str) -> QWidget:
    """Which studies are missing here, and what to do about it."""
    note = Text(theme, Role.READING, breakable(words, every=24), colour="ink2")
    note.setContentsMargins(0, theme.px(16), 0, 0)
    return note


def _add_inset(column: QVBoxLayout, theme: Theme, widget: QWidget, *, above: int = 0) -> None:
    """Add a widget in line with the boxes of the rows, which are washed beyond them."""
    line = in_line()
    line.setContentsMargins(theme.px(BLEED_LEFT), theme.px(above), 0, 0)
    line.addWidget(widget, 0 if isinstance(widget, Button) else 1)
    if isinstance(widget, Button):
        line.addStretch(1)
    column.addLayout(line)


WIDEST = 776
"""How wide a choice of studies grows."""


class Choosing(QWidget):
    """The studies to choose from; tells what was picked, and when to compare."""

    picked = Signal(str, bool)
    compare_wanted = Signal()

    def __init__(self, theme: Theme, shown: ChoiceState) -> None:
        super().__init__()
        column = stacked(self)
        self._count = Text(theme, Role.LEAD, colour="ink2")
        _add_inset(column, theme, Text(theme, Role.VERDICT, tr("Compare studies")))
        _add_inset(column, theme, self._count, above=4)
        _add_inset(column, theme, Rule(theme, "ink"), above=16)
        self.rows: dict[str, StudyRow] = {}
        for at, candidate in enumerate(shown.candidates):
            if at:
                _add_inset(column, theme, Rule(theme))
            row = StudyRow(theme, candidate.title, candidate.note)
            row.picked.connect(lambda on, study=candidate.study: self.picked.emit(study, on))
            self.rows[candidate.study] = row
            column.addWidget(row)
        _add_inset(column, theme, Rule(theme))
        self.compare = Button(theme, tr("Compare"), Kind.FILLED)
        self.compare.clicked.connect(self.compare_wanted)
        _add_inset(column, theme, self.compare, above=20)
        if shown.left_out:
            _add_inset(column, theme, left_out_note(theme, shown.left_out))
        self.show_chosen(shown)

    def show_chosen(self, shown: ChoiceState) -> None:
        """Show what is chosen now, and what cannot be taken in."""
        self._count.say(shown.count)
        self.compare.withhold(shown.not_yet)
        for candidate in shown.candidates:
            row = self.rows[candidate.study]
            row.setChecked(candidate.chosen)
            row.withhold(candidate.withheld)


class TooFew(QWidget):
    """What to do where there are not two studies yet."""

    new_wanted = Signal()
    home_wanted = Signal()

    def __init__(self, theme: Theme, shown: ChoiceState, *, width: Width) -> None:
        super().__init__()
        px = theme.px
        column = stacked(self)
        column.setContentsMargins(px(BLEED_LEFT), 0, 0, 0)
        sentence = tr("Two studies are needed before they can stand side by side.")
        column.addWidget(Text(theme, Role.VERDICT, sentence))
        column.addSpacing(px(32))
        new, home = Button(theme, tr("New study"), Kind.FILLED), Button(theme, tr("Back to your studies"))
        new.clicked.connect(self.new_wanted)
        home.clicked.connect(self.home_wanted)
        ways = (
            (new, tr("Write down the study that you want to compare with.")),
            (home, tr("A study file can be opened there.")),
        )
        column.addWidget(Ways(theme, ways, width=width))
        if shown.left_out:
            column.addWidget(left_out_note(theme, shown.left_out))
