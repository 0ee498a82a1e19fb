"""The interview's page: one question with its answer, its proof and the record."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.ui.files import file_to_open
from desktop.ui.interview.parts import AnswerPart, AskBackPart, Margin
from desktop.ui.interview.reader import READ_UNDER, ReaderPart
from desktop.ui.interview.record import ProofPart, RecordPart
from desktop.ui.interview.state import InterviewState
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choices import BLEED_LEFT
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.text import Text


class InterviewPage(Page):
    """Shows one question and tells what the person recorded."""

    option_chosen = Signal(str)
    state_chosen = Signal(object)
    evidence_chosen = Signal(object)
    quote_written = Signal(str)
    source_written = Signal(str)
    note_written = Signal(str)
    day_written = Signal(object)
    attach_wanted = Signal()
    back_wanted = Signal()
    next_wanted = Signal()
    lab_wanted = Signal()
    letter_wanted = Signal()
    claim_wanted = Signal()
    reader_opened = Signal(object)
    reader_closed = Signal()
    documents_wanted = Signal()
    document_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Interview"), bleed=BLEED_LEFT)
        self._shown: InterviewState | None = None
        self._built: tuple[str, Width] | None = None
        self._saved = Text(theme, Role.CAPTION, colour="ink2", wrap=False)
        self._back = Button(theme, tr("Back"))
        self._progress = Text(theme, Role.CAPTION, colour="ink2", wrap=False)
        self._next = Button(theme, tr("Next question"), Kind.FILLED)
        self._back.clicked.connect(self.back_wanted)
        self._next.clicked.connect(self.next_wanted)
        self.add_foot(self._back, None, self._progress, self._next)

    def show_state(self, shown: InterviewState, *, saved: bool = False) -> None:
        """Show a question; `saved` says that a change was just recorded."""
        self._shown = shown
        if self._built != (shown.question, self.width_class):
            self._build(shown)
        self._margin.show_state(shown)
        self.answer.show_state(shown)
        self.proof.show_state(shown)
        self.record.show_state(shown)
        self._asks.show_state(shown, width=self.width_class)
        self._saved.say(tr("Saved. Earlier answers are kept.") if saved else "")
        if saved:
            announcement = QAccessibleAnnouncementEvent(self._saved, self._saved.accessibleName())
            QAccessible.updateAccessibility(announcement)
        self._progress.say(shown.progress)
        self._progress.setVisible(self.width_class is not Width.NARROW)
        self._back.setVisible(shown.back is not None)
        self._next.setText(tr("Next question") if shown.next else tr("See the summary"))
        self._next.updateGeometry()

    def show_day_fault(self, sentence: str, day: date) -> None:
        """Say why a day cannot be taken."""
        self.record.show_fault(sentence, day)

    def flush(self) -> None:
        """Tell whatever is written and not told yet."""
        if self._shown is not None:
            self.record.flush()
            self.reader.flush()

    def choose_file(self) -> Path | None:
        """Ask for a file to attach; None where the person thinks better of it."""
        return file_to_open(self, tr("Attach a document"))

    def arrange(self, width: Width) -> None:
        if width is not self.width_class:
            self.flush()
        super().arrange(width)
        if self._shown is not None and self._built != (self._shown.question, width):
            self.show_state(self._shown)

    def _build(self, shown: InterviewState) -> None:
        """Make the widgets of another question, or of the same in another width."""
        laid_out_anew = self._built is not None and self._built[0] == shown.question
        was_open = laid_out_anew and self.reader.button.isChecked()
        self._built = (shown.question, self.width_class)
        emptied(self.content)
        px = self.theme.px
        self._saved = Text(self.theme, Role.CAPTION, colour="ink2", wrap=False)
        self._margin = Margin(self.theme, shown, folded=self.width_class is not Width.WIDE)
        self._margin.lab_wanted.connect(self.lab_wanted)
        self._margin.claim_wanted.connect(self.claim_wanted)
        self._margin.documents_wanted.connect(self.documents_wanted)
        self.answer = AnswerPart(self.theme, shown)
        self.reader: ReaderPart = self._reader_of(shown)
        self.proof = ProofPart(self.theme)
        self.record = RecordPart(self.theme, self.proof, width=self.width_class)
        self._asks = AskBackPart(self.theme)
        self._connect()
        self.content.addLayout(self._inset(self._top_line(shown)))
        self.content.addSpacing(px(6))
        self.content.addWidget(self._question_and_margin(shown))
        self.content.addSpacing(px(18))
        self.content.addWidget(self.record)
        self.content.addSpacing(px(20))
        self.content.addWidget(self._asks)
        self.content.addStretch(1)
        self.reader.button.setChecked(was_open)
        self.to_top()

    def _reader_of(self, shown: InterviewState) -> ReaderPart:
        """The claim reader in brief."""
        self.reader_closed.emit()
        reader = ReaderPart(self.theme, width=self.width_class)
        reader.opened.connect(self.reader_opened)
        reader.closed.connect(self.reader_closed)
        reader.claim_wanted.connect(self.claim_wanted)
        if shown.question != READ_UNDER:
            reader.hide()
        return reader

    def _connect(self) -> None:
        self.answer.option_chosen.connect(self.option_chosen)
        self.answer.state_chosen.connect(self.state_chosen)
        self.proof.chosen.connect(self.evidence_chosen)
        self.record.quote_written.connect(self.quote_written)
        self.record.source_written.connect(self.source_written)
        self.record.note_written.connect(self.note_written)
        self.record.day_written.connect(self.day_written)
        self.record.attach_wanted.connect(self.attach_wanted)
        self.record.quotes.document_wanted.connect(self.document_wanted)
        self.record.quotes.removal_wanted.connect(self.removal_wanted)
        self._asks.letter_wanted.connect(self.letter_wanted)

    def _inset(self, widget: QWidget) -> QVBoxLayout:
        column = stacked()
        column.setContentsMargins(self.theme.px(BLEED_LEFT), 0, 0, 0)
        column.addWidget(widget)
        return column

    def _top_line(self, shown: InterviewState) -> QWidget:
        top = QWidget()
        narrow = self.width_class is Width.NARROW
        line = stacked(top, spacing=self.theme.px(2)) if narrow else in_line(top, spacing=self.theme.px(8))
        line.addWidget(Text(self.theme, Role.LABEL, shown.where, wrap=False))
        line.addWidget(Text(self.theme, Role.CAPTION, shown.group, colour="ink2", wrap=False))
        line.addStretch(1)
        line.addWidget(self._saved)
        return top

    def _question_and_margin(self, shown: InterviewState) -> QWidget:
        px = self.theme.px
        both = QWidget()
        line = in_line(both, spacing=px(36)) if self.width_class is Width.WIDE else stacked(both, spacing=px(16))
        column = stacked(spacing=px(6))
        words = stacked(spacing=px(6))
        words.setContentsMargins(px(BLEED_LEFT), 0, 0, px(12))
        words.addWidget(Text(self.theme, Role.QUESTION, shown.plain))
        if shown.aside:
            words.addWidget(Text(self.theme, Role.LEAD, shown.aside, colour="ink2"))
        column.addLayout(words)
        if self.width_class is not Width.WIDE:
            folded = stacked()
            folded.setContentsMargins(px(BLEED_LEFT), 0, 0, px(8))
            folded.addWidget(self._margin)
            column.addLayout(folded)
        column.addWidget(self.answer)
        column.addWidget(self.reader)
        column.addSpacing(px(6))
        column.addLayout(self._inset(self.answer.chip_line(shown)))
        column.addStretch(1)
        line.addLayout(column, 622)
        if self.width_class is Width.WIDE:
            line.addWidget(self._margin, 288)
        return both
