"""The Timeline's page: the finding, the chart with its two days, and what changed between them."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.ui.theme import Role, Theme
from desktop.ui.timeline.chart import TimelineChart
from desktop.ui.timeline.compared import ComparedState
from desktop.ui.timeline.record import RecordView
from desktop.ui.timeline.state import DayShown, TimelineState
from desktop.ui.timeline.table import ChangesTable
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.text import Text
from desktop.ui.widgets.ways import Ways

HINT = 44


class TimelinePage(Page):
    """Shows a study over time; tells which days to compare, and where to go."""

    days_moved = Signal(object, object)
    question_wanted = Signal(str)
    again_wanted = Signal()
    sheet_wanted = Signal()
    interview_wanted = Signal()
    record_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Timeline"))
        self._shown: TimelineState | None = None
        self._compared: ComparedState | None = None
        self._days: tuple[date, date] | None = None
        self._unfolded = False
        self.chart: TimelineChart | None = None
        self.table: ChangesTable | None = None
        self.record: Disclosure | None = None
        self._record_column: QVBoxLayout = stacked()
        self._table_column: QVBoxLayout = stacked()

    def show_state(self, shown: TimelineState, compared: ComparedState) -> None:
        """Show a study from its beginning to today, with the two days that it is compared on at first."""
        if self._shown is None or self._shown.study != shown.study:
            self.to_top()
        self._shown, self._days, self._unfolded = shown, (shown.first, shown.second), False
        self._compared = compared
        self._build(shown, compared)

    def show_compared(self, compared: ComparedState, days: tuple[date, date]) -> None:
        """Show what changed between two other days; the chart stays."""
        known, self._compared, self._days = self._compared, compared, days
        self._finding.say(compared.sentence)
        if known is None or self.table is None:
            return
        if _rows(known) == _rows(compared):
            self.table.show_days(compared)
        else:
            self._build_table(compared)

    def show_record(self, rows: tuple[DayShown, ...]) -> None:
        """Show every day and everything that happened."""
        emptied(self._record_column)
        self._record_column.addWidget(RecordView(self.theme, rows, narrow=self.width_class is Width.NARROW))

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        super().arrange(width)
        if changed and self._shown is not None and self._compared is not None:
            self._build(self._shown, self._compared)

    def _build(self, shown: TimelineState, compared: ComparedState) -> None:
        emptied(self.content)
        self.chart = self.table = self.record = None
        px = self.theme.px
        self.content.addLayout(self._top(shown, compared))
        if not shown.answered:
            self.content.addSpacing(px(24))
            self.content.addWidget(self._ways())
            self.content.addStretch(1)
            return
        self.content.addSpacing(px(16))
        self.chart = TimelineChart(self.theme, shown.past, shown.stops)
        self.chart.show_days(*(self._days or (shown.first, shown.second)))
        self.chart.moved.connect(self.days_moved)
        self.content.addWidget(self.chart)
        self.content.addSpacing(px(10))
        self.content.addLayout(self._hint(shown))
        self.content.addSpacing(px(20))
        self._table_column = stacked()
        self.content.addLayout(self._table_column)
        self._build_table(compared)
        self.content.addSpacing(px(16))
        self.content.addWidget(self._whole_record())
        self.content.addStretch(1)

    def _top(self, shown: TimelineState, compared: ComparedState) -> QBoxLayout:
        narrow = self.width_class is Width.NARROW
        line = stacked(spacing=self.theme.px(12)) if narrow else in_line(spacing=self.theme.px(24))
        words = stacked(spacing=self.theme.px(2))
        title = tr("What changed, and when") if shown.answered else tr("Nothing is on record yet.")
        words.addWidget(Text(self.theme, Role.VERDICT, title))
        sentence = compared.sentence
        if not shown.answered:
            sentence = tr("Once they answer, this page shows what they have shown day by day, and what changed when.")
        self._finding = Text(self.theme, Role.LEAD, sentence)
        words.addWidget(self._finding)
        line.addLayout(words, 0 if narrow else 1)
        if shown.answered:
            self.again = Button(self.theme, tr("Ask again"))
            self.again.clicked.connect(self.again_wanted)
            line.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        return line

    def _ways(self) -> QWidget:
        ask = Button(self.theme, tr("Make a question sheet"), Kind.FILLED)
        ask.clicked.connect(self.sheet_wanted)
        answer = Button(self.theme, tr("Go on with the questions"))
        answer.clicked.connect(self.interview_wanted)
        ways = (
            (ask, tr("A form that they can fill in and send back to you.")),
            (answer, tr("Write down what they have told you so far, question by question.")),
        )
        return Ways(self.theme, ways, width=self.width_class)

    def _hint(self, shown: TimelineState) -> QBoxLayout:
        line = in_line()
        line.setContentsMargins(self.theme.px(0 if self.width_class is Width.NARROW else HINT), 0, 0, 0)
        words = tr("Drag a flag, or move it with the arrow keys.")
        if len(shown.stops) < 2:
            words = tr("All of this was recorded on one day. The next reply shows here as a step.")
        line.addWidget(Text(self.theme, Role.CAPTION, words, colour="ink2"))
        return line

    def _build_table(self, compared: ComparedState) -> None:
        emptied(self._table_column)
        narrow = self.width_class is Width.NARROW
        self.table = ChangesTable(self.theme, compared, narrow=narrow, unfolded=self._unfolded)
        self.table.question_wanted.connect(self.question_wanted)
        self.table.unfold_wanted.connect(self._unfold)
        self._table_column.addWidget(self.table)

    def _whole_record(self) -> QWidget:
        content = QWidget()
        self._record_column = stacked(content)
        self.record = Disclosure(self.theme, tr("Show as table"), content, role=Role.LABEL)
        self.record.button.toggled.connect(self._ask_for_record)
        return self.record

    def _ask_for_record(self, opened: object) -> None:
        if opened and self._record_column.isEmpty():
            self.record_wanted.emit()

    def _unfold(self) -> None:
        """Show the smaller changes as well, and go on from the first of them."""
        if self._compared is None:
            return
        self._unfolded = True
        self._build_table(self._compared)
        if self.table is not None:
            self.table.links[self._compared.smaller[0].question].setFocus()


def _rows(compared: ComparedState) -> ComparedState:
    """All but the words that name the days."""
    return replace(compared, sentence="", on_first="", on_second="")
