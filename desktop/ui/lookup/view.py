"""The page "Look it up": a field with the question before anything is sent, or a record for review."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal

from desktop.i18n import tr
from desktop.ui.files import file_to_open
from desktop.ui.lookup.question import QuestionPart
from desktop.ui.lookup.review import ReviewPart
from desktop.ui.lookup.state import LookUpState, ReviewShown
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.layout import emptied, stacked
from desktop.ui.widgets.page import Page, Width


class LookUpPage(Page):
    """Takes a number, a link or a record; tells what the person wants to know, to send and to keep."""

    page_wanted = Signal()
    chosen = Signal(str, bool)
    keep_wanted = Signal()
    other_wanted = Signal()
    question_wanted = Signal(str)
    sheet_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Look it up"))
        self._shown: LookUpState | None = None
        self.question = QuestionPart(theme)
        self.review: ReviewPart | None = None
        self._place = stacked()
        self.content.addWidget(self.question)
        self.content.addLayout(self._place)
        self.content.addStretch(1)
        self.back = Button(theme, tr("Back"))
        self.keep = Button(theme, tr("Take it into the study"), Kind.FILLED)
        self.go_on = Button(theme, tr("Go on"), Kind.FILLED)
        self.back.clicked.connect(self.back_wanted)
        self.go_on.clicked.connect(self.back_wanted)
        self.keep.clicked.connect(self.keep_wanted)
        self.add_foot(self.back, None, self.keep, self.go_on)

    def show_state(self, shown: LookUpState) -> None:
        """Show the field, or a record."""
        before, self._shown = self._shown, shown
        if before is None or _structure(before) != _structure(shown):
            self._build_review()
            self.to_top()
            self.setFocus()
        if self.review is not None and shown.review is not None:
            self.review.table.show_rows(shown.review.rows)
        elif self.question.show_state(shown.text, shown.consent):
            QTimer.singleShot(0, self._show_question)
        self._show_foot(shown.review)
        self.put_foot_last()

    def take_focus(self, reason: Qt.FocusReason) -> None:
        """Begin in the field, where there is nothing to be looked at yet."""
        begun = self.review is not None or self.question.consent is not None
        (self if begun else self.question.field).setFocus(reason)

    def _build_review(self) -> None:
        """Put a record in the place of the field, or give the place back to it."""
        emptied(self._place)
        self.review = None
        shown = self._shown.review if self._shown is not None else None
        self.question.setVisible(shown is None)
        if shown is None:
            return
        self.review = ReviewPart(self.theme, shown, width=self.width_class)
        self.review.chosen.connect(self.chosen)
        self.review.other_wanted.connect(self.other_wanted)
        self.review.question_wanted.connect(self.question_wanted)
        self.review.sheet_wanted.connect(self.sheet_wanted)
        self.review.page_wanted.connect(self.page_wanted)
        self._place.addWidget(self.review)

    def _show_question(self) -> None:
        """Bring what would be sent into sight, from its beginning."""
        if self.question.consent is not None:
            self.show_widget(self.question.consent)
            self.show_widget(self.question.consent.question)

    def _show_foot(self, review: ReviewShown | None) -> None:
        self.keep.setVisible(review is not None and bool(review.keep))
        self.go_on.setVisible(review is not None and not review.keep)
        self.back.setVisible(not self.go_on.isVisibleTo(self))
        if review is not None and review.keep:
            self.keep.setText(review.keep)
            self.keep.setAccessibleName(review.keep)
            self.keep.updateGeometry()

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done."""
        self.question.outcome.say(sentence if self.review is None else "")
        if self.review is not None:
            self.review.outcome.say(sentence)

    def choose_file(self) -> Path | None:
        """Ask for a saved record; None where the person thinks better of it."""
        kinds = tr("Records (*.json *.xml);;All files (*)")
        return file_to_open(self, tr("Open a saved record"), kinds)

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        super().arrange(width)
        if changed:
            self.question.arrange(width)
            self._build_review()
            self.put_foot_last()


def _structure(shown: LookUpState) -> tuple[object, ...]:
    """What decides which widgets there are."""
    review = shown.review
    rows = tuple((row.key, row.recorded, row.found, row.open, row.remark) for row in review.rows) if review else ()
    return review is None, review and (review.lead, review.problems, review.told, review.page), rows
