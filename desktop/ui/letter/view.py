"""The page of a letter: chosen, changed, and taken along."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.ui.files import file_to_save
from desktop.ui.letter.state import LetterState
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.days import DateField
from desktop.ui.widgets.fields import Fault, LineField, TextField, labelled
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.switches import Switch
from desktop.ui.widgets.text import Text

LINES = 20
HELD = "held"


class LetterPage(Page):
    """Shows a letter that can be changed; tells what to do with it."""

    kind_chosen = Signal(str)
    held_chosen = Signal(bool)
    copy_wanted = Signal()
    pdf_wanted = Signal()
    text_wanted = Signal()
    mail_wanted = Signal()
    sent = Signal()
    anew_wanted = Signal()
    day_written = Signal(object)
    back_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Letter"))
        self._shown: LetterState | None = None
        self.to = LineField(theme, tr("To"), example=tr("their e-mail address"))
        self.subject = LineField(theme, tr("Subject"))
        self.text = TextField(theme, tr("The letter"), lines=LINES)
        self.reply_by = DateField(theme, tr("Reply wanted by"))
        self.sent_on = DateField(theme, tr("Sent on"))
        self.switch: Switch | None = None
        self._about = Text(theme, Role.CAPTION, colour="ink2")
        self._advice = QWidget()
        self._advice_lines = stacked(self._advice, spacing=theme.px(6))
        self._outcome = Fault(theme)
        self._choices = QWidget()
        self._choice_column = stacked(self._choices, spacing=theme.px(16))
        self.buttons = {
            "mail": Button(theme, tr("Open in my mail program"), Kind.FILLED),
            "copy": Button(theme, tr("Copy")),
            "pdf": Button(theme, tr("Save as PDF")),
            "text": Button(theme, tr("Save as text")),
            "sent": Button(theme, tr("I have sent it")),
        }
        self._anew = Button(theme, tr("Take the words as they were"), Kind.LINK)
        self._lay_out()
        for name, signal in (
            ("mail", self.mail_wanted), ("copy", self.copy_wanted), ("pdf", self.pdf_wanted),
            ("text", self.text_wanted), ("sent", self.sent),
        ):  # fmt: skip
            self.buttons[name].clicked.connect(signal)
        self._anew.clicked.connect(self.anew_wanted)
        self.reply_by.written.connect(self.day_written)

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        back = Button(theme, tr("Back to ask and receive"), Kind.LINK)
        back.clicked.connect(self.back_wanted)
        top = stacked(spacing=px(6))
        top.addWidget(back)
        top.addWidget(Text(theme, Role.VERDICT, tr("A letter")))
        words = tr("Change whatever you like. Askfirst sends nothing: you do, in your own way.")
        top.addWidget(Text(theme, Role.LEAD, words, colour="ink2"))
        self.content.addLayout(top)
        self.content.addSpacing(px(16))
        self._body = QWidget()
        self._place = stacked()
        self._place.addWidget(self._body)
        self.content.addLayout(self._place, 1)
        self._arrange_body()

    def _arrange_body(self) -> None:
        px, wide = self.theme.px, self.width_class is Width.WIDE
        old, self._body = self._body, QWidget()
        line = in_line(self._body, spacing=px(36)) if wide else stacked(self._body, spacing=px(20))
        left = stacked(spacing=px(12))
        left.addLayout(labelled(self.theme, tr("To"), self.to))
        left.addLayout(labelled(self.theme, tr("Subject"), self.subject))
        left.addLayout(labelled(self.theme, tr("The letter"), self.text, beside=self._anew))
        left.addStretch(1)
        right = stacked(spacing=px(14))
        (right if wide else line).addWidget(self._choices)
        right.addWidget(self._advice)
        days = in_line(spacing=px(16))
        days.addLayout(labelled(self.theme, tr("Sent on"), self.sent_on, below=self.sent_on.fault))
        days.addLayout(labelled(self.theme, tr("Reply wanted by"), self.reply_by, below=self.reply_by.fault))
        right.addLayout(days)
        right.addWidget(self._about)
        buttons = FlowLayout(across=px(12), down=px(10))
        for button in self.buttons.values():
            buttons.addWidget(button)
        right.addLayout(buttons)
        right.addWidget(self._outcome)
        right.addStretch(1)
        if wide:
            line.addLayout(left, 5)
            line.addLayout(right, 3)
        else:
            line.addLayout(left)
            line.addLayout(right)
        self._place.replaceWidget(old, self._body)
        old.deleteLater()

    def show_state(self, shown: LetterState) -> None:
        """Show a letter as it is composed."""
        before, self._shown = self._shown, shown
        if before is None or before.kinds != shown.kinds:
            self._build_choices(shown)
        if self.switch is not None:
            self.switch.show_choice(shown.kind.value, "")
        self._held.show_choice("yes" if shown.joined else "no", "")
        self.show_draft(shown.to, shown.subject, shown.text)
        emptied(self._advice_lines)
        for sentence in shown.advice:
            self._advice_lines.addWidget(Text(self.theme, Role.MARGIN, sentence))
        self._advice.setVisible(bool(shown.advice))
        self._about.say(shown.about)
        if before is None or before.today != shown.today:
            self.sent_on.show_day(shown.today, latest=shown.today)
        self.reply_by.setVisible(shown.reply_by is not None)
        if shown.reply_by is not None:
            self.reply_by.show_day(shown.reply_by, latest=date.max, earliest=shown.today)

    def show_draft(self, to: str, subject: str, text: str) -> None:
        """Show the words that the person made of it."""
        for field, words in ((self.to, to), (self.subject, subject)):
            field.setText(words)
            field.setCursorPosition(0)
        self.text.setPlainText(text)

    def _build_choices(self, shown: LetterState) -> None:
        emptied(self._choice_column)
        options = (("no", tr("No, I am deciding")), ("yes", tr("Yes, they have it")))
        self._held = Switch(self.theme, HELD, tr("Do they already hold your data?"), options, "", "")
        self._held.chosen.connect(lambda _name, value: self.held_chosen.emit(value == "yes"))
        self.switch = Switch(self.theme, "kind", tr("What for"), shown.kinds, "", "")
        self.switch.chosen.connect(lambda _name, value: self.kind_chosen.emit(value))
        self._choice_column.addWidget(self._held)
        self._choice_column.addWidget(self.switch)

    @property
    def words(self) -> tuple[str, str, str]:
        """Address, subject and text as they stand in the fields."""
        return self.to.text(), self.subject.text(), self.text.toPlainText()

    @property
    def day(self) -> date | None:
        """By when a reply is wanted, as the person set it."""
        if self._shown is None or self._shown.reply_by is None:
            return None
        return self.reply_by.day

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done."""
        self._outcome.say(sentence)

    def choose_target(self, name: str, kind: str) -> Path | None:
        """Ask where to save; None where the person thinks better of it."""
        return file_to_save(self, tr("Save the letter"), name, kind)

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        super().arrange(width)
        if changed:
            self._arrange_body()
