"""The page "Ask and receive"."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.drawing.marks import event_mark
from desktop.i18n import tr
from desktop.ui.exchange.note import Note, NoteForm
from desktop.ui.exchange.state import EventShown, ExchangeState
from desktop.ui.files import file_to_save
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.fields import Fault
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import at_top, emptied, in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text
from desktop.ui.widgets.ways import Ways

DAY = 150


class ExchangePage(Page):
    """Says what is waited for, leads to sheets, letters and replies, and lists what went to and fro."""

    sheet_wanted = Signal()
    again_wanted = Signal()
    letter_wanted = Signal(str)
    sheet_back_wanted = Signal()
    reply_wanted = Signal()
    silence_recorded = Signal()
    wait_wanted = Signal()
    calendar_wanted = Signal()
    note_written = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Ask and receive"))
        self._shown: ExchangeState | None = None
        self._outcome = Fault(theme)

    def show_state(self, shown: ExchangeState, *, note: Note | None = None) -> None:
        """Show how the exchange stands, with a note that is begun and not kept yet."""
        self._shown = shown
        self._build(shown, note)

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done."""
        self._outcome.say(sentence)

    def take_focus(self, reason: Qt.FocusReason) -> None:
        super().take_focus(reason)  # Qt may have put it on the step already, without its ring
        self._first.setFocus(reason)

    def choose_target(self, name: str) -> Path | None:
        """Ask where to save a calendar file; None where the person thinks better of it."""
        return file_to_save(self, tr("Save for your calendar"), name, tr("Calendar files (*.ics)"))

    def _build(self, shown: ExchangeState, note: Note | None) -> None:
        theme, px = self.theme, self.theme.px
        emptied(self.content)
        self._outcome = Fault(theme, above=12)
        ways = self._ways(shown)
        self._first = ways[0][0]
        self.content.addWidget(Text(theme, Role.VERDICT, tr("Ask and receive")))
        self.content.addSpacing(px(4))
        self.content.addWidget(Text(theme, Role.LEAD, shown.lead))
        if shown.hint:
            self.content.addWidget(Text(theme, Role.READING, shown.hint, colour="ink2"))
        if shown.waits is not None:
            self.content.addSpacing(px(12))
            self.content.addWidget(self._steps(shown))
        self.content.addWidget(self._outcome)
        self.content.addSpacing(px(24))
        self.content.addWidget(Ways(theme, ways, width=self.width_class, tall=10))
        self.content.addSpacing(px(28))
        self.content.addWidget(self._log(shown))
        self.content.addSpacing(px(20))
        self.content.addWidget(self._note_form(shown, note))
        if shown.clock:
            self.content.addSpacing(px(20))
            self.content.addWidget(self._clock(shown))
        self.content.addStretch(1)

    def _steps(self, shown: ExchangeState) -> QWidget:
        """What can be done about the day that is waited for."""
        px = self.theme.px
        steps = QWidget()
        line = FlowLayout(steps, across=px(12), down=px(8))
        ways: list[tuple[str, Kind, Callable[[], None]]] = []
        if not shown.overdue:
            ways.append((tr("Save for your calendar"), Kind.PLAIN, self.calendar_wanted.emit))
        if shown.reminder:
            ways.append((tr("Write a reminder"), Kind.FILLED, lambda: self.letter_wanted.emit("no-reply")))
        if shown.silent:
            ways.append((tr("They did not reply"), Kind.PLAIN, self.silence_recorded.emit))
        if shown.overdue:
            ways.append((tr("Wait two more weeks"), Kind.PLAIN, self.wait_wanted.emit))
        for label, kind, go in ways:
            button = Button(self.theme, label, kind)
            button.clicked.connect(lambda _=False, there=go: there())
            line.addWidget(button)
            if not line.indexOf(button):
                self._first = button
        return steps

    def _ways(self, shown: ExchangeState) -> tuple[tuple[Button, str], ...]:
        first = Kind.PLAIN if shown.reminder else Kind.FILLED
        ways = [
            (tr("Make a question sheet"), first, self.sheet_wanted.emit,
             tr("To print, or to fill in on a computer and send back.")),
            (tr("Write a letter"), Kind.PLAIN, lambda: self.letter_wanted.emit(""),
             tr("First questions, a reminder, asking back, your rights. You can change every word.")),
            (tr("Open a sheet that came back"), Kind.PLAIN, self.sheet_back_wanted.emit,
             tr("Look at each answer beside what is recorded, and take it or leave it.")),
            (tr("Take down a reply"), Kind.PLAIN, self.reply_wanted.emit,
             tr("Paste an e-mail or letter, and mark what answers which question.")),
        ]  # fmt: skip
        if shown.answered:
            again = (tr("Ask again"), Kind.PLAIN, self.again_wanted.emit,
                     tr("A sheet that quotes each earlier answer and asks whether it still holds."))  # fmt: skip
            ways.append(again)
        listed = []
        for label, kind, go, words in ways:
            button = Button(self.theme, label, kind)
            button.clicked.connect(lambda _=False, there=go: there())
            listed.append((button, words))
        return tuple(listed)

    def _log(self, shown: ExchangeState) -> Section:
        section = Section(self.theme, tr("What went out, and what came back"))
        if not shown.events:
            words = tr("No letters yet. The first one is ready to read: “Write a letter”.")
            section.column.addWidget(Text(self.theme, Role.READING, words, colour="ink2"))
        for at, event in enumerate(shown.events):
            if at:
                section.column.addWidget(Rule(self.theme))
            section.column.addLayout(self._line(event))
        return section

    def _line(self, event: EventShown) -> QBoxLayout:
        theme, px = self.theme, self.theme.px
        narrow = self.width_class is Width.NARROW
        line = in_line(spacing=px(14))
        line.setContentsMargins(0, px(8), 0, px(8))
        line.addLayout(at_top(FigureView(theme, event_mark(event.kind)), below=px(6)))
        day = Text(theme, Role.BODY, event.day, wrap=False)
        words = stacked()
        words.addWidget(Text(theme, Role.BODY_STRONG, event.what))
        if event.note:
            words.addWidget(Text(theme, Role.WORDS, event.note[:400], colour="pen"))
        if event.text:
            words.addWidget(Disclosure(theme, tr("Read it"), Text(theme, Role.WORDS, event.text), role=Role.LABEL))
        if narrow:
            words.insertWidget(0, day)
        else:
            day.setFixedWidth(px(DAY))
            line.addLayout(at_top(day))
        line.addLayout(words, 1)
        if event.reply_by:
            due = Text(theme, Role.CAPTION, event.reply_by, colour="ink2", wrap=False)
            (words if narrow else line).addWidget(due)
        return line

    def _note_form(self, shown: ExchangeState, note: Note | None) -> Disclosure:
        self.note = NoteForm(self.theme, today=shown.today, width=self.width_class)
        self.note.kept.connect(self.note_written)
        disclosure = Disclosure(self.theme, tr("Note something"), self.note, role=Role.LABEL)
        if note is not None:
            self.note.show_note(note)
            disclosure.button.setChecked(self.note.is_begun)
        return disclosure

    def _clock(self, shown: ExchangeState) -> Section:
        section = Section(self.theme, tr("What the law says about replies"))
        for line in shown.clock:
            section.column.addWidget(Text(self.theme, Role.CAPTION, line, colour="ink2"))
        return section

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        super().arrange(width)
        if changed and self._shown is not None:
            self._build(self._shown, self.note.note)
