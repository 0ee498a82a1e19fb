"""The page for taking down a reply: its text at the left, questions and answers at the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.phrases import Found
from desktop.i18n import ntr, tr
from desktop.ui.reply.about import AboutPart
from desktop.ui.reply.answers import AnswerKeys
from desktop.ui.reply.hides import HidesPart
from desktop.ui.reply.phrases import PhraseShown
from desktop.ui.reply.questions import QuestionPart
from desktop.ui.reply.state import ReplyState
from desktop.ui.reply.taken import TakenPart
from desktop.ui.reply.text import ReplyText
from desktop.ui.reply.words import shortened
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choices import BLEED_LEFT
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.text import Text, flowing

LINES, NARROW_LINES = 13, 9


class ReplyPage(Page):
    """Shows a reply in hand and tells what the person marked, picked and keeps."""

    marking_wanted = Signal()
    writing_wanted = Signal()
    question_wanted = Signal(str)
    keep_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Take down a reply"), bleed=BLEED_LEFT)
        self._phrases: tuple[PhraseShown, ...] = ()
        self._has_words = False
        self.text = ReplyText(theme)
        self.about = AboutPart(theme)
        self.questions = QuestionPart(theme)
        self.answers = AnswerKeys(theme)
        self.taken = TakenPart(theme)
        self.hides = HidesPart(theme)
        self.to_marking = Button(theme, tr("Go on to marking"))
        self.to_writing = Button(theme, tr("Change the text"), Kind.LINK)
        self._hint = flowing(Text(theme, Role.CAPTION, colour="ink2"))
        self._passage = flowing(Text(theme, Role.MARGIN_WORDS, colour="pen"))
        self._no_passage = flowing(
            Text(theme, Role.MARGIN, tr("None is marked. An answer can do without."), colour="ink2")
        )
        self._waiting = Text(theme, Role.CAPTION, colour="ink2", wrap=False)
        self.back = Button(theme, tr("Back"))
        self.keep = Button(theme, tr("Keep these answers"), Kind.FILLED)
        self._lay_out()
        self.text.selectionChanged.connect(self._show_passage)
        self.text.textChanged.connect(self._tell_first_words)
        self.text.question_wanted.connect(self.question_wanted)
        self.text.pasted.connect(self.marking_wanted)
        self.to_marking.clicked.connect(self.marking_wanted)
        self.to_writing.clicked.connect(self.writing_wanted)
        self.questions.left.connect(self.ask_passage)
        self.keep.clicked.connect(self.keep_wanted)
        self.back.clicked.connect(self.back_wanted)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.keep.click)
        self._show_passage()

    def _lay_out(self) -> None:
        px = self.theme.px
        top = stacked(spacing=px(6))
        top.addWidget(Text(self.theme, Role.VERDICT, tr("Take down a reply")))
        lead = tr("Paste it, mark a passage, say which question it answers and how. The passage becomes the quote.")
        top.addWidget(flowing(Text(self.theme, Role.LEAD, lead, colour="ink2")))
        self.content.addLayout(self._inset(top))
        self.content.addSpacing(px(18))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(26))
        self._grid.setVerticalSpacing(px(18))
        self._left, self._right = self._text_part(), self._answer_part()
        self.content.addLayout(self._grid)
        self.content.addSpacing(px(28))
        phrases = stacked()
        phrases.addWidget(self.hides)
        self.content.addLayout(self._inset(phrases))
        self.content.addStretch(1)
        self.add_foot(self.back, None, self._waiting, self.keep)
        self._place(Width.WIDE)
        # As high as its texts are at their real width: their hints are for narrower ones, and would leave a blank end.
        self._body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def _inset(self, layout: QVBoxLayout) -> QVBoxLayout:
        layout.setContentsMargins(self.theme.px(BLEED_LEFT), 0, 0, 0)
        return layout

    def _text_part(self) -> QWidget:
        part = QWidget()
        column = self._inset(stacked(part, spacing=self.theme.px(4)))
        line = in_line(spacing=self.theme.px(12))
        self._text_heading = Text(self.theme, Role.LABEL, tr("Their reply"), wrap=False)
        self._text_heading.setBuddy(self.text)
        line.addWidget(self._text_heading)
        line.addStretch(1)
        line.addWidget(self.to_writing)
        column.addLayout(line)
        column.addWidget(self.text)
        column.addSpacing(self.theme.px(4))
        column.addWidget(self._hint)
        column.addWidget(self.to_marking, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        return part

    def _answer_part(self) -> QWidget:
        px = self.theme.px
        part = QWidget()
        column = stacked(part, spacing=px(16))
        passage = self._inset(stacked(spacing=px(2)))
        self._passage_heading = Text(self.theme, Role.LABEL, tr("The passage"), wrap=False)
        passage.addWidget(self._passage_heading)
        passage.addWidget(self._passage)
        passage.addWidget(self._no_passage)
        taken = self._inset(stacked())
        taken.addWidget(self.taken)
        column.addLayout(passage)
        column.addWidget(self.questions)
        column.addWidget(self.answers)
        column.addLayout(taken)
        column.addStretch(1)
        return part

    def _place(self, width: Width) -> None:
        """Text beside answers where there is room, else one below the other."""
        for part in (self._left, self._right, self.about):
            self._grid.removeWidget(part)
        wide = width is Width.WIDE
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, 0 if wide else 1, 1 if wide else 0, 2 if wide else 1, 1)
        self._grid.addWidget(self.about, 1 if wide else 2, 0, Qt.AlignmentFlag.AlignTop)
        for column, share in enumerate((46, 44) if wide else (1, 0)):
            self._grid.setColumnStretch(column, share)
            self._grid.setColumnMinimumWidth(column, 1 if wide else 0)
        self._grid.setHorizontalSpacing(self.theme.px(26) if wide else 0)
        self._grid.setRowStretch(1, 1 if wide else 0)
        self.text.set_lines(NARROW_LINES if width is Width.NARROW else LINES)

    def show_state(self, shown: ReplyState, *, phrases: tuple[PhraseShown, ...], found: tuple[Found, ...]) -> None:
        """Show a reply, what is taken down of it, and the phrases found in it."""
        self._phrases = phrases
        self.text.show_reply(shown.text, marking=shown.marking)
        self.text.setAccessibleDescription(shown.hint)
        self.text.show_places(marked=shown.marked, phrases=tuple((one.start, one.end) for one in found))
        self._hint.say(shown.hint)
        self.to_marking.setVisible(not shown.marking and bool(shown.text.strip()))
        self.to_writing.setVisible(shown.marking)
        self.about.show_state(shown)
        self.questions.show_rows(shown.questions)
        self.questions.setVisible(shown.chosen is None)
        self.answers.show_question(shown.chosen)
        self.answers.setVisible(shown.chosen is not None)
        self.taken.show_state(shown)
        self.hides.show_phrases(phrases, width=self.width_class)
        self._show_foot(shown)

    def _show_foot(self, shown: ReplyState) -> None:
        self.keep.setText(shown.keep)
        self.keep.setAccessibleName(shown.keep)
        self.keep.withhold(shown.cannot_keep)
        self.keep.updateGeometry()
        keys = QKeySequence(QKeySequence.StandardKey.Save).toString(QKeySequence.SequenceFormat.NativeText)
        words = ntr("{keys} keeps it", "{keys} keeps them", len(shown.taken)).format(keys=keys)
        self._waiting.say(words if shown.taken else "")
        self._waiting.setVisible(self.width_class is not Width.NARROW)

    def _tell_first_words(self) -> None:
        """Tell at once that there is something to mark, or nothing any more; the rest is told on leaving the field."""
        has_words = bool(self.text.toPlainText().strip())
        if has_words is not self._has_words:
            self._has_words = has_words
            self.text.flush()

    def _show_passage(self) -> None:
        words = " ".join(self.text.textCursor().selectedText().split())
        self._passage.say(tr("“{words}”").format(words=shortened(words, letters=120)) if words else "")
        self._passage.setVisible(bool(words))
        self._no_passage.setVisible(not words)

    def ask_passage(self) -> None:
        """Put the cursor into the text."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bring_up(self.text, self._text_heading)

    def ask_question(self, typed: str) -> None:
        """Let the person say which question it is, with what they typed already."""
        self.questions.begin(typed)
        self._bring_up(self.questions, self._passage_heading)

    def ask_answer(self) -> None:
        """Let the person say what the answer is."""
        self.answers.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bring_up(self.answers, self._passage_heading)

    def _bring_up(self, part: QWidget, heading: QWidget) -> None:
        """Scroll to a part once it has its place; where it is higher than the page, to its heading."""

        def scroll() -> None:
            self.show_widget(part)
            self.show_widget(heading)

        QTimer.singleShot(0, self, scroll)

    def announce(self, sentence: str) -> None:
        """Say it to who cannot see it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.taken, sentence))

    def flush(self) -> None:
        """Tell whatever is written and not told yet."""
        self.text.flush()
        self.about.flush()

    def arrange(self, width: Width) -> None:
        super().arrange(width)
        self._place(width)
        self.hides.show_phrases(self._phrases, width=width)
