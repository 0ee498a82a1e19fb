"""The page on which a document is read: its text at the left, questions and passages at the right."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.ui.documents.changes import ChangesPart
from desktop.ui.documents.changes_state import ChangesState
from desktop.ui.documents.find_line import FindLine
from desktop.ui.documents.in_hand import Side
from desktop.ui.documents.outcome import Outcome, OutcomePart
from desktop.ui.documents.passages import PassageList
from desktop.ui.documents.questions import QuestionList
from desktop.ui.documents.reader_state import ReaderState
from desktop.ui.documents.text import DocumentText
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choices import BLEED_LEFT
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.tabs import Tabs
from desktop.ui.widgets.text import Text, flowing
from desktop.words.passages import found_by_words

KEYS = ((QKeySequence(Qt.Key.Key_F3), 1), (QKeySequence(Qt.Modifier.SHIFT | Qt.Key.Key_F3), -1))


SHARES = {Width.WIDE: (54, 40), Width.MEDIUM: (50, 46), Width.NARROW: (1, 0)}
"""How text and questions share the width."""


class ReaderPage(Page):
    """Shows one document, and tells what the person chose, marked and attached."""

    step_wanted = Signal(int)
    attach_wanted = Signal()
    newer_wanted = Signal()
    back_wanted = Signal()
    side_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Read a document"), bleed=BLEED_LEFT)
        self.text = DocumentText(theme)
        self.find_line = FindLine(theme, self.text)
        self.questions = QuestionList(theme)
        self.passages = PassageList(theme)
        self.outcome = OutcomePart(theme)
        self.changes = ChangesPart(theme)
        self.progress = Progress(theme)
        self.back = Button(theme, tr("All documents"))
        self.attach = Button(theme, tr("Attach as a quote"), Kind.FILLED)
        self.newer = Button(theme, tr("Open a newer version"), Kind.LINK)
        self._title = flowing(Text(theme, Role.QUESTION))
        self._facts = flowing(Text(theme, Role.CAPTION, colour="ink2"))
        self._left_out = flowing(Text(theme, Role.READING))
        self._hint = Text(theme, Role.CAPTION, colour="ink2", wrap=False)
        self._changes_shown: ChangesState | None = None
        self._side = Side.TEXT
        self._lay_out()
        self.questions.passages_wanted.connect(self._go_to_passages)
        self.passages.left.connect(self.questions.setFocus)
        self.passages.attach_wanted.connect(self.attach_wanted)
        self.text.attach_wanted.connect(self.attach_wanted)
        self.text.marked_anew.connect(self._name_attach)
        self.attach.clicked.connect(self.attach_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.newer.clicked.connect(self.newer_wanted)
        self._tabs.wanted.connect(lambda side: self.side_wanted.emit(Side[side]))
        for keys, step in KEYS:
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.step_wanted.emit(step))
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._begin_to_find)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.outcome.take_back_wanted)

    def _lay_out(self) -> None:
        px = self.theme.px
        self._tabs = Tabs(
            self.theme,
            ((Side.TEXT.name, tr("The text")), (Side.CHANGES.name, tr("What became of your quotes"))),
            Side.TEXT.name,
        )
        top = stacked(spacing=px(2))
        top.setContentsMargins(px(BLEED_LEFT), 0, 0, 0)
        top.addWidget(self._title)
        facts = in_line(spacing=px(16))
        facts.addWidget(self._facts, 1)
        facts.addWidget(self.newer)
        top.addLayout(facts)
        top.addWidget(self._left_out)
        top.addWidget(self._tabs)
        top.addWidget(self.progress)
        self.content.addLayout(top)
        self.content.addSpacing(px(12))
        self._reading, self._changed = QWidget(), QWidget()
        self._grid = QGridLayout(self._reading)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._left, self._right = QWidget(), self._side_part()
        for part, content in ((self._left, self.text), (self._changed, self.changes)):
            inset = stacked(part)
            inset.setContentsMargins(px(BLEED_LEFT), 0, 0, 0)
            if content is self.text:
                inset.addWidget(self.find_line)
            inset.addWidget(content)
        self.content.addWidget(self._reading, 1)
        self.content.addWidget(self._changed)
        self.add_foot(self.back, None, self._hint, self.attach)
        self._hint.say(tr("F3: next passage · Enter on it: attach it · Ctrl+F: find words"))
        self._place(Width.WIDE)
        tabs = self._tabs.tabs.values()
        ways = (self.outcome.answer, self.outcome.take_back)
        for before, after in pairwise(
            (self.newer, *tabs, self.find_line.field, self.text, self.questions, self.passages, *ways)
        ):
            QWidget.setTabOrder(before, after)
        self._body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def _side_part(self) -> QWidget:
        """The questions over the passages; what can be chosen in both is washed beyond its text."""
        px = self.theme.px
        side = QWidget()
        column = stacked(side)
        self._section = Section(self.theme, tr("Passages"), role=Role.LABEL)
        self._plain = flowing(Text(self.theme, Role.MARGIN))
        self._recorded = flowing(Text(self.theme, Role.CAPTION, colour="ink2"))
        self._remark = flowing(Text(self.theme, Role.MARGIN))
        self._caution = flowing(Text(self.theme, Role.CAPTION, found_by_words(), colour="ink2"))
        for text in (self._plain, self._recorded, self._remark):
            self._section.column.addWidget(text)
        questions = Section(self.theme, tr("Questions"), aside=tr("found in this document"), role=Role.LABEL)
        column.addLayout(self._inset(questions))
        column.addWidget(self.questions, 5)
        column.addSpacing(px(10))
        column.addLayout(self._inset(self._section))
        column.addSpacing(px(6))
        column.addWidget(self.passages, 7)
        column.addSpacing(px(10))
        column.addLayout(self._inset(self.outcome))
        column.addLayout(self._inset(self._caution))
        return side

    def _inset(self, widget: QWidget) -> QVBoxLayout:
        column = stacked()
        column.setContentsMargins(self.theme.px(BLEED_LEFT), 0, 0, 0)
        column.addWidget(widget)
        return column

    def _place(self, width: Width) -> None:
        """Text beside questions where there is room, else above them."""
        for part in (self._left, self._right):
            self._grid.removeWidget(part)
        wide = width is not Width.NARROW
        px = self.theme.px
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, 0 if wide else 1, 1 if wide else 0)
        for column, share in enumerate(SHARES[width]):
            self._grid.setColumnStretch(column, share)
            self._grid.setColumnMinimumWidth(column, 1 if wide else 0)
        self._grid.setHorizontalSpacing(px(26 - BLEED_LEFT) if wide else 0)
        self._grid.setVerticalSpacing(px(18))
        self._right.setMinimumHeight(0 if wide else px(560))
        self.text.setMinimumHeight(0 if wide else px(260))
        self._show_foot()

    def _show_foot(self) -> None:
        reading = self._side is Side.TEXT
        self.attach.setVisible(reading)
        self._hint.setVisible(reading and self.width_class is not Width.NARROW)

    def show_document(self, *, title: str, facts: str, left_out: tuple[str, ...]) -> None:
        """Show which document it is."""
        self._title.say(title)
        self.find_line.forget()
        self.text.setAccessibleDescription(title)
        self._facts.say(facts)
        self._left_out.say(" ".join(left_out))
        self._left_out.setVisible(bool(left_out))

    def show_state(self, shown: ReaderState, *, here: int | None, unfolded: bool) -> None:
        """Show the questions, the passages on the one in hand, and mark them in the text."""
        self.questions.show_rows(shown.questions, shown.question)
        self._section.say_aside(shown.found)
        self._plain.say(shown.plain)
        self._recorded.say(tr("{where} · {answer}").format(where=shown.where, answer=shown.recorded))
        self._remark.say(shown.remark)
        self._remark.setVisible(bool(shown.remark))
        self.passages.show_state(shown, here=here, unfolded=unfolded)
        self.passages.setVisible(bool(shown.strong or shown.weaker))
        listed = shown.listed(unfolded=unfolded)
        chosen = next((row.span for row in listed if row.number == here), None)
        self.text.show_spans([row.span for row in listed], here=chosen)
        self._name_attach()

    def show_side(self, side: Side, *, newer: bool) -> None:
        """Show the text or what changed; where it is no newer version, the text alone."""
        self._tabs.setVisible(newer)
        self._tabs.tabs[side.name].setChecked(True)
        reading = side is Side.TEXT
        self._reading.setVisible(reading)
        self._changed.setVisible(not reading)
        self._side = side
        self._show_foot()

    def show_changes(self, shown: ChangesState) -> None:
        """Show what became of the quotes."""
        self._changes_shown = shown
        self.changes.show_state(shown, width=self.width_class)

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show what came of the last thing done, and say it to who cannot see it."""
        self.outcome.show_outcome(outcome)
        self._caution.setVisible(outcome is None)
        if outcome is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.outcome, outcome.words))

    def announce(self, words: str) -> None:
        """Say something to who cannot see it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.passages, words))

    def take_focus(self, reason: Qt.FocusReason) -> None:
        """Begin at the questions, with the place in the text in sight, now that the field has its size."""
        self.text.go_to(self.text.place)
        if self._side is Side.TEXT:
            self.questions.setFocus(reason)
        else:
            super().take_focus(reason)

    def _begin_to_find(self) -> None:
        if self._side is Side.TEXT:
            self.find_line.begin()

    def go_to_lists(self) -> None:
        """Put the focus on the passages, or where there are none on the questions."""
        (self.passages if self.passages.isVisible() else self.questions).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_passages(self) -> None:
        (self.passages if self.passages.isVisible() else self.text).setFocus(Qt.FocusReason.TabFocusReason)

    def _name_attach(self) -> None:
        words = tr("Attach what is marked") if self.text.marked is not None else tr("Attach as a quote")
        self.attach.setText(words)
        self.attach.setAccessibleName(words)
        self.attach.updateGeometry()

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        super().arrange(width)
        self._place(width)
        if changed and self._changes_shown is not None:
            self.changes.show_state(self._changes_shown, width=width)
