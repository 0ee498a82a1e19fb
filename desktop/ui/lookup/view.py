"""The page "Look it up": a field, the question before anything is sent, and a record for review."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.ui.lookup.parts import ConsentPart, GapsPart, Ruled, ToldPart
from desktop.ui.lookup.paste import PasteField
from desktop.ui.lookup.state import ConsentShown, LookUpState, ReviewShown
from desktop.ui.lookup.table import FactsTable
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields import Fault, labelled
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.text import Text


class LookUpPage(Page):
    """Takes a number, a link or a record; tells what the person wants to know, to send and to keep."""

    look_wanted = Signal()
    edited = Signal()
    file_wanted = Signal()
    file_dropped = Signal(object)
    ask_wanted = Signal()
    browser_wanted = Signal()
    page_wanted = Signal()
    stop_wanted = Signal()
    chosen = Signal(str, bool)
    keep_wanted = Signal()
    other_wanted = Signal()
    question_wanted = Signal(str)
    sheet_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Look it up"))
        self._shown: LookUpState | None = None
        self._asked: ConsentShown | None = None
        self._sentence = self._under_way = ""
        self.consent: ConsentPart | None = None
        self.table: FactsTable | None = None
        self.gaps: GapsPart | None = None
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
            self._build(shown)
            self.to_top()
            self.put_foot_last()
            self.setFocus()
        if self.table is not None and shown.review is not None:
            self.table.show_rows(shown.review.rows)
        else:
            self.field.show_words(shown.text)
            self._show_consent(shown)
        self._show_foot(shown.review)

    def _show_foot(self, review: ReviewShown | None) -> None:
        self.keep.setVisible(review is not None and bool(review.keep))
        self.go_on.setVisible(review is not None and not review.keep)
        self.back.setVisible(not self.go_on.isVisibleTo(self))
        if review is not None and review.keep:
            self.keep.setText(review.keep)
            self.keep.setAccessibleName(review.keep)
            self.keep.updateGeometry()

    @property
    def words(self) -> str:
        """What stands in the field."""
        return self.field.words

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done."""
        self._sentence = sentence
        self._outcome.say(sentence)

    def wait_for(self, words: str) -> None:
        """Something is under way: say what, and let nothing else begin."""
        self.say("")
        self._under_way = words
        self.progress.begin(words)
        self._hold_back(words)

    def go_ahead(self) -> None:
        """Nothing is under way any more."""
        self._under_way = ""
        self.progress.end()
        self._hold_back("")

    def _hold_back(self, reason: str) -> None:
        self.field.setReadOnly(bool(reason))
        for button in (self.look, self.open):
            button.withhold(reason)
        if self.consent is not None:
            self.consent.withhold(reason)

    def tell(self, share: float) -> None:
        """So much of the time has passed, 0 to 1."""
        self.progress.tell(share)

    def mark_field(self) -> None:
        """Go to the field with all that is in it marked, so that what is pasted takes its place."""
        self.field.setFocus()
        self.field.selectAll()

    def choose_file(self) -> Path | None:
        """Ask for a saved record; None where the person thinks better of it."""
        kinds = tr("Records (*.json *.xml);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Open a saved record"), "", kinds)
        return Path(chosen) if chosen else None

    def _build(self, shown: LookUpState) -> None:
        emptied(self.content)
        self.consent = self.table = self.gaps = None
        self._outcome = Fault(self.theme)
        self._make_field()
        if shown.review is None:
            self._build_question()
        else:
            self._build_review(shown.review)
        self.content.addStretch(1)
        self._outcome.say(self._sentence)
        if self._under_way and shown.review is None:
            self.wait_for(self._under_way)

    def _make_field(self) -> None:
        """The field with its buttons; with a record in hand they are kept out of sight."""
        theme = self.theme
        name = tr("A number, a link, or a whole record")
        self.field = PasteField(theme, name, example="NCT01234567")
        self.look = Button(theme, tr("Look it up"), Kind.FILLED)
        self.open = Button(theme, tr("Open a saved record"))
        self.progress = Progress(theme)
        self.field.wanted.connect(self.look_wanted)
        self.field.changed.connect(self.edited)
        self.field.file_dropped.connect(self.file_dropped)
        self.look.clicked.connect(self.look_wanted)
        self.open.clicked.connect(self.file_wanted)
        self.progress.stop_wanted.connect(self.stop_wanted)

    def _heading(self, title: str, lead: str) -> None:
        px = self.theme.px
        self.content.addWidget(Text(self.theme, Role.VERDICT, title))
        self.content.addSpacing(px(6))
        self.content.addWidget(Text(self.theme, Role.LEAD, lead, colour="ink2"))

    def _build_question(self) -> None:
        theme, px = self.theme, self.theme.px
        lead = tr(
            "Many studies stand in a public registry. Its record says who asks, whom to write to, and what is open."
        )
        self._heading(tr("Look it up"), lead)
        self.content.addSpacing(px(16))
        left = stacked(spacing=px(12))
        left.addLayout(labelled(theme, self.field.accessibleName(), self.field))
        buttons = QWidget()
        flow = FlowLayout(buttons, across=px(12), down=px(10))
        flow.addWidget(self.look)
        flow.addWidget(self.open)
        left.addWidget(buttons)
        left.addWidget(self._outcome)
        left.addWidget(self.progress)
        self._place = stacked()
        left.addLayout(self._place)
        left.addStretch(1)
        self._known = self._known_registries()
        self._side_by_side(left, self._known, 622, 288)

    def _show_consent(self, shown: LookUpState) -> None:
        """Put the question under the field, or take it away; the field keeps the focus that it has."""
        before, self._asked = self._asked, shown.consent
        if shown.consent == before and (self.consent is not None) == (shown.consent is not None):
            return
        emptied(self._place)
        self.consent = None
        self.look.setVisible(shown.consent is None)
        self._known.setVisible(shown.consent is None)
        if shown.consent is None:
            return
        self.consent = ConsentPart(self.theme, shown.consent, width=self.width_class)
        self.consent.ask_wanted.connect(self.ask_wanted)
        self.consent.browser_wanted.connect(self.browser_wanted)
        self._place.addSpacing(self.theme.px(4))
        self._place.addWidget(self.consent)
        self.put_foot_last()
        if self.isVisible():
            self.consent.question.setFocus(Qt.FocusReason.TabFocusReason)
            QTimer.singleShot(0, self._show_question)

    def _show_question(self) -> None:
        if self.consent is not None:
            self.show_widget(self.consent)
            self.show_widget(self.consent.question)

    def _known_registries(self) -> QWidget:
        """What can be looked up, and that nothing is asked by itself."""
        theme, px = self.theme, self.theme.px
        such = tr("such as {number}")
        lines = (
            (tr("ClinicalTrials.gov"), such.format(number="NCT01234567")),
            (tr("EU register of clinical trials (CTIS)"), such.format(number="2024-512345-12-00")),
            (tr("ISRCTN registry"), such.format(number="ISRCTN12345678")),
        )
        part = QWidget()
        outer = stacked(part)
        section = Section(theme, tr("What can be looked up"), role=Role.LABEL)
        section.column.addWidget(Ruled(theme, lines, beside=False))
        words = tr(
            "A record that you saved or copied is read here, and nothing goes online. For a number, Askfirst first "
            "says whom it would ask and what that tells them."
        )
        section.column.addSpacing(px(6))
        section.column.addWidget(Text(theme, Role.CAPTION, words, colour="ink2"))
        outer.addWidget(section)
        outer.addStretch(1)
        return part

    def _build_review(self, review: ReviewShown) -> None:
        theme, px = self.theme, self.theme.px
        self._heading(review.title, review.lead)
        other = Button(theme, tr("Look up something else"), Kind.LINK)
        other.clicked.connect(self.other_wanted)
        self.content.addSpacing(px(4))
        self.content.addWidget(other)
        self.content.addSpacing(px(14))
        self.content.addWidget(self._outcome)
        for sentence in review.problems:
            note = Fault(theme)
            self.content.addWidget(note)
            note.say(sentence)
            self.content.addSpacing(px(8))
        narrow = self.width_class is Width.NARROW
        self.table = FactsTable(theme, review.rows, narrow=narrow)
        self.table.chosen.connect(self.chosen)
        self.content.addWidget(self.table)
        self.content.addSpacing(px(28))
        self.gaps = GapsPart(theme, review)
        self.gaps.question_wanted.connect(self.question_wanted)
        self.gaps.sheet_wanted.connect(self.sheet_wanted)
        told = ToldPart(theme, review)
        told.page_wanted.connect(self.page_wanted)
        column = stacked()
        column.addWidget(self.gaps)
        self._side_by_side(column, told, 580, 330)

    def _side_by_side(self, column: QVBoxLayout, margin: QWidget, wide: int, slim: int) -> None:
        """A column with something in the margin; under it where there is little room."""
        px, beside = self.theme.px, self.width_class is Width.WIDE
        line = in_line(spacing=px(36)) if beside else stacked(spacing=px(24))
        line.addLayout(column, wide if beside else 0)
        line.addWidget(margin, slim if beside else 0)
        self.content.addLayout(line)

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        words = self.words if self._shown is not None else ""
        super().arrange(width)
        if changed and self._shown is not None:
            self._build(self._shown)
            if self._shown.review is None:
                self.field.show_words(words)
                self._show_consent(self._shown)


def _structure(shown: LookUpState) -> tuple[object, ...]:
    """What decides which widgets there are."""
    review = shown.review
    rows = tuple((row.key, row.recorded, row.found, row.open, row.remark) for row in review.rows) if review else ()
    return review is None, review and (review.lead, review.problems, review.told, review.page), rows
