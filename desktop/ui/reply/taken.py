"""What is taken down so far, and the questions that the reply leaves out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import ntr, tr
from desktop.ui.reply.state import ReplyState, TakenRow
from desktop.ui.reply.words import shortened
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields import Fault
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, flowing


class TakenPart(QWidget):
    """The answers that wait to be kept, newest first; each can be taken back."""

    take_back_wanted = Signal(str)
    no_reply_wanted = Signal()
    waiting_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self.back: dict[str, Button] = {}
        px = theme.px
        section = Section(theme, tr("Taken down so far"), role=Role.LABEL)
        self._section = section
        self._remark = flowing(Text(theme, Role.READING))
        self.another = Button(theme, tr("Begin another reply"), Kind.LINK)
        self.another.clicked.connect(self.another_wanted)
        self._offer = QWidget()
        offer = stacked(self._offer, spacing=px(8))
        self._missing = flowing(Text(theme, Role.READING))
        buttons = FlowLayout(across=px(16), down=px(8))
        self.no_reply = Button(theme, tr("Record that no answer came"))
        self.leave = Button(theme, tr("Leave them waiting"), Kind.QUIET)
        self.no_reply.clicked.connect(self.no_reply_wanted)
        self.leave.clicked.connect(self.waiting_wanted)
        buttons.addWidget(self.no_reply)
        buttons.addWidget(self.leave)
        offer.addWidget(self._missing)
        offer.addLayout(buttons)
        self._rows = stacked()
        section.column.setSpacing(px(8))
        section.column.addWidget(self._remark)
        section.column.addWidget(self.another, alignment=Qt.AlignmentFlag.AlignLeading)
        section.column.addWidget(self._offer)
        section.column.addLayout(self._rows)
        stacked(self).addWidget(section)

    def show_state(self, shown: ReplyState) -> None:
        """Show what waits, what was kept and what is missing."""
        drawn = (shown.taken, shown.remark, shown.unanswered)
        if drawn == self._shown:
            return
        self._shown = drawn
        count = len(shown.taken)
        self._section.say_aside(ntr("{n} answer", "{n} answers", count).format(n=count) if count else "")
        nothing = tr("Nothing yet. An answer that you take down waits here until you keep it.")
        self._remark.say(shown.remark or ("" if shown.taken else nothing))
        self._remark.setVisible(bool(shown.remark) or not shown.taken)
        self.another.setVisible(bool(shown.remark) and not shown.taken)
        self._offer.setVisible(bool(shown.unanswered))
        self._missing.say(shown.unanswered)
        emptied(self._rows)
        self.back = {}
        for at, row in enumerate(reversed(shown.taken)):
            if at:
                self._rows.addWidget(Rule(self._theme))
            self._rows.addWidget(self._row(row))

    def _row(self, row: TakenRow) -> QWidget:
        theme, px = self._theme, self._theme.px
        one = QWidget()
        column = stacked(one, spacing=px(2))
        column.setContentsMargins(0, px(8), 0, px(8))
        line = in_line(spacing=px(12))
        line.addWidget(flowing(Text(theme, Role.CAPTION, row.heading, colour="ink2")), 1)
        back = Button(theme, tr("Take back"), Kind.LINK)
        back.setAccessibleName(tr("Take back: {question}").format(question=row.heading))
        back.clicked.connect(lambda _=False, question=row.question: self.take_back_wanted.emit(question))
        self.back[row.question] = back
        line.addWidget(back, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(flowing(Text(theme, Role.BODY_STRONG, row.answer)))
        if row.quote:
            words = tr("“{words}”").format(words=shortened(row.quote))
            column.addWidget(flowing(Text(theme, Role.MARGIN_WORDS, words, colour="pen")))
        if row.remark:
            fault = Fault(theme)
            fault.say(row.remark)
            column.addWidget(fault)
        return one
