"""A record for review: what can be taken, what to ask because of it, and what it says besides."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.ui.lookup.parts import GapsPart, ToldPart, heading
from desktop.ui.lookup.state import ReviewShown
from desktop.ui.lookup.table import FactsTable
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields import Fault
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.page import Width


class ReviewPart(QWidget):
    """Shows a record; tells what is taken of it, and where it leads."""

    chosen = Signal(str, bool)
    other_wanted = Signal()
    question_wanted = Signal(str)
    sheet_wanted = Signal()
    page_wanted = Signal()

    def __init__(self, theme: Theme, shown: ReviewShown, *, width: Width) -> None:
        super().__init__()
        px = theme.px
        self.outcome = Fault(theme)
        self.table = FactsTable(theme, shown.rows, narrow=width is Width.NARROW)
        self.gaps = GapsPart(theme, shown)
        told = ToldPart(theme, shown)
        other = Button(theme, tr("Look up something else"), Kind.LINK)
        column = stacked(self)
        column.addLayout(heading(theme, shown.title, shown.lead))
        column.addSpacing(px(4))
        column.addWidget(other)
        column.addSpacing(px(14))
        column.addWidget(self.outcome)
        for sentence in shown.problems:
            note = Fault(theme)
            column.addWidget(note)
            note.say(sentence)
            column.addSpacing(px(8))
        column.addWidget(self.table)
        column.addSpacing(px(28))
        beside = width is Width.WIDE
        line = in_line(spacing=px(36)) if beside else stacked(spacing=px(24))
        line.addWidget(self.gaps, 580 if beside else 0)
        line.addWidget(told, 330 if beside else 0)
        column.addLayout(line)
        self.table.chosen.connect(self.chosen)
        self.gaps.question_wanted.connect(self.question_wanted)
        self.gaps.sheet_wanted.connect(self.sheet_wanted)
        told.page_wanted.connect(self.page_wanted)
        other.clicked.connect(self.other_wanted)

    def minimumSizeHint(self) -> QSize:
        """No height of its own: that for its width is enough, and more would end the page in air."""
        return QSize(super().minimumSizeHint().width(), 0)
