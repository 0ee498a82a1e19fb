"""The review of a returned sheet: each answer is taken, changed or left."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.states import State
from desktop.drawing.marks import proof_mark
from desktop.i18n import tr
from desktop.ui.files import file_to_open
from desktop.ui.review.in_hand import RowDecision, Verdict
from desktop.ui.review.state import ReviewRow, ReviewState
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.days import DateField
from desktop.ui.widgets.fields import ChoiceField, Fault, labelled
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.layout import at_top, emptied, in_line, stacked
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.switches import Switch
from desktop.ui.widgets.text import Text


class RowPart(QWidget):
    """One returned answer with what is recorded now, and what becomes of it."""

    decided = Signal(object)

    def __init__(self, theme: Theme, row: ReviewRow, *, narrow: bool) -> None:
        super().__init__()
        self._theme = theme
        self._row = row
        px = theme.px
        outer = stacked(self, spacing=px(8))
        outer.setContentsMargins(0, px(14), 0, px(18))
        outer.addWidget(Text(theme, Role.ROW_TITLE, row.plain))
        line = stacked(spacing=px(14)) if narrow else in_line(spacing=px(28))
        line.addLayout(self._column(tr("Recorded now"), row.recorded, mark=True), 4)
        line.addLayout(self._column(tr("On the sheet"), row.returned, mark=False), 5)
        outer.addLayout(line)
        options = (
            (Verdict.TAKE.value, tr("Take it")),
            (Verdict.CHANGE.value, tr("Change it")),
            (Verdict.LEAVE.value, tr("Leave it")),
        )
        self.switch = Switch(theme, row.question, tr("What becomes of it"), options, "", "")
        self.switch.chosen.connect(lambda _name, value: self._decide(Verdict(value)))
        self.switch.setMaximumWidth(px(420))
        self.other = ChoiceField(theme, tr("Record instead"))
        for label, _said in row.choices:
            self.other.addItem(label)
        self.other.activated.connect(lambda _at: self._decide(Verdict.CHANGE))
        outer.addWidget(self.switch)
        outer.addWidget(self.other)
        self.show_row(row)

    def _column(self, heading: str, words: str, *, mark: bool) -> QVBoxLayout:
        theme, row = self._theme, self._row
        column = stacked(spacing=theme.px(2))
        column.addWidget(Text(theme, Role.LABEL, heading, wrap=False))
        line = in_line(spacing=theme.px(8))
        if mark and row.recorded_proof is not None:
            line.addLayout(at_top(FigureView(theme, proof_mark(row.recorded_proof)), below=theme.px(3)))
        line.addWidget(Text(theme, Role.BODY if mark else Role.BODY_STRONG, words, colour="ink"), 1)
        column.addLayout(line)
        if not mark:
            if row.quote:
                column.addWidget(Text(theme, Role.WORDS, f"“{row.quote}”", colour="pen"))
            for remark in (row.shown, tr("This is what is recorded already.") if row.same else ""):
                if remark:
                    column.addWidget(Text(theme, Role.CAPTION, remark, colour="ink2"))
        column.addStretch(1)
        return column

    def show_row(self, row: ReviewRow) -> None:
        """Show what is decided about the row."""
        self._row = row
        self.switch.show_choice(row.decision.verdict.value, "")
        self.other.setVisible(row.decision.verdict is Verdict.CHANGE)
        at = next((at for at, (_, said) in enumerate(row.choices) if said == row.decision.said), 0)
        self.other.setCurrentIndex(at)

    def _decide(self, verdict: Verdict) -> None:
        said = self._row.choices[max(self.other.currentIndex(), 0)][1]
        self.decided.emit(RowDecision(verdict, said))


class ReviewPage(Page):
    """Opens a file that came back and shows what is in it."""

    file_wanted = Signal()
    decided = Signal(str, object)
    day_written = Signal(object)
    keep_wanted = Signal()
    back_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("A sheet came back"))
        self._shown: ReviewState | None = None
        self.rows: dict[str, RowPart] = {}
        self.progress = Progress(theme)
        self._outcome = Fault(theme, above=12)
        self._title = Text(theme, Role.VERDICT)
        self._lead = Text(theme, Role.LEAD, colour="ink2")
        self.open = Button(theme, tr("Choose the file"), Kind.FILLED)
        self.other = Button(theme, tr("Choose another file"), Kind.LINK)
        self.keep = Button(theme, tr("Keep"), Kind.FILLED)
        self.day = DateField(theme, tr("The day it came"))
        self.day.setMaximumWidth(theme.px(232))
        self._body = QWidget()
        self._column = stacked(self._body)
        self._bottom = QWidget()
        self._lay_out()
        self.open.clicked.connect(self.file_wanted)
        self.other.clicked.connect(self.file_wanted)
        self.keep.clicked.connect(self.keep_wanted)
        self.day.written.connect(self.day_written)
        self.progress.stop_wanted.connect(self.stop_wanted)

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        back = Button(theme, tr("Back to ask and receive"), Kind.LINK)
        back.clicked.connect(self.back_wanted)
        for widget in (back, self._title, self._lead):
            self.content.addWidget(widget)
            self.content.addSpacing(px(6))
        self.content.addSpacing(px(10))
        self.content.addWidget(self.open)
        self.content.addWidget(self.other)
        self.content.addWidget(self.progress)
        self.content.addWidget(self._outcome)
        self.content.addSpacing(px(12))
        self.content.addWidget(self._body)
        bottom = stacked(self._bottom, spacing=px(14))
        bottom.addWidget(Rule(theme, "ink"))
        bottom.addLayout(labelled(theme, tr("The day it came"), self.day, below=self.day.fault))
        bottom.addWidget(self.keep)
        self._refusal = Fault(theme)
        bottom.addWidget(self._refusal)
        self.content.addWidget(self._bottom)
        self.content.addStretch(1)

    def show_empty(self) -> None:
        """Show what to do before a file is chosen."""
        self._shown = None
        self.rows = {}
        emptied(self._column)
        self._bottom.hide()
        self._title.say(tr("A sheet came back"))
        words = tr(
            "Choose the filled PDF, or the same as JSON. It is read apart from the rest of the program, and nothing "
            "is kept before you have looked at it."
        )
        self._lead.say(words)
        self.open.show()
        self.other.hide()

    def show_state(self, shown: ReviewState) -> None:
        """Show a returned sheet."""
        before, self._shown = self._shown, shown
        self._title.say(shown.title)
        self._lead.say(shown.lead)
        self.open.hide()
        self.other.show()
        if before is None or _structure(before) != _structure(shown):
            self._build(shown)
        for row in shown.rows:
            self.rows[row.question].show_row(row)
        self._bottom.setVisible(bool(shown.rows))
        self.day.show_day(shown.day, latest=shown.today)
        self.keep.setText(shown.keep)
        self.keep.setAccessibleName(shown.keep)
        self.keep.updateGeometry()
        self.keep.withhold(shown.withheld)
        self._refusal.say("")
        last = next(reversed(self.rows.values()), None)
        if last is not None:
            QWidget.setTabOrder(last.other, self.day)
            QWidget.setTabOrder(self.day, self.keep)

    def _build(self, shown: ReviewState) -> None:
        theme, px = self.theme, self.theme.px
        emptied(self._column)
        for sentence in shown.problems:
            note = Fault(theme)
            self._column.addWidget(note)
            note.say(sentence)
            self._column.addSpacing(px(8))
        if shown.documents:
            self._column.addWidget(Text(theme, Role.LABEL, tr("Documents that they offer"), wrap=False))
            self._column.addWidget(Text(theme, Role.WORDS, shown.documents, colour="pen"))
            self._column.addSpacing(px(12))
        self.rows = {}
        for row in shown.rows:
            self._column.addWidget(Rule(theme, "rule" if self.rows else "ink"))
            part = RowPart(theme, row, narrow=self.width_class is Width.NARROW)
            part.decided.connect(partial(self.decided.emit, row.question))
            self.rows[row.question] = part
            self._column.addWidget(part)

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done."""
        self._outcome.say(sentence)

    def refuse(self, sentence: str) -> None:
        """Say beside the button why nothing was kept."""
        self._refusal.say(sentence)
        self.show_widget(self._refusal)

    def choose_file(self) -> Path | None:
        """Ask for the file; None where the person thinks better of it."""
        kinds = tr("Sheets (*.pdf *.json)")
        return file_to_open(self, tr("Open a sheet that came back"), kinds)

    @property
    def chosen_day(self) -> date:
        """The day that the field shows."""
        return self.day.day

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        super().arrange(width)
        if changed and self._shown is not None:
            self._build(self._shown)


NOT_DECIDED = RowDecision(Verdict.LEAVE, (State.VAGUE, None))


def _structure(shown: ReviewState) -> tuple[object, ...]:
    """What decides which widgets there are."""
    rows = tuple(replace(row, decision=NOT_DECIDED) for row in shown.rows)
    return shown.problems, shown.documents, rows
