"""The Summary's page: it reads from top to bottom as a story."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QWidget

from desktop.core.study import Choice
from desktop.drawing.map import study_map
from desktop.drawing.marks import verdict_mark
from desktop.drawing.shapes import Figure
from desktop.i18n import tr
from desktop.ui.paint import measure
from desktop.ui.summary.state import SummaryState
from desktop.ui.summary.sum_part import SumPart
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choices import Chip
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text
from desktop.words.choices import choice_words


class SummaryPage(Page):
    """Shows where a study stands, and tells where to go and what was decided."""

    question_wanted = Signal(str)
    report_wanted = Signal()
    interview_wanted = Signal()
    sheet_wanted = Signal()
    decided = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Summary"))
        self._shown: SummaryState | None = None
        self._sum: SumPart | None = None
        self._deciding = False

    def show_state(self, shown: SummaryState) -> None:
        """Show a study as it stands."""
        if self._shown is None or self._shown.study != shown.study:
            self._deciding, self._sum = False, None
            self.to_top()
        self._shown = shown
        self._build(shown)

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        super().arrange(width)
        if changed and self._shown is not None:
            self._build(self._shown)

    def _build(self, shown: SummaryState) -> None:
        opened = frozenset(self._sum.opened) if self._sum else frozenset[str]()
        emptied(self.content)
        px = self.theme.px
        self.content.addLayout(self._top_line(shown))
        self.content.addSpacing(px(12))
        self.content.addLayout(self._verdict(shown))
        self.content.addSpacing(px(24))
        self.content.addLayout(self._map_and_margin(shown))
        self.content.addSpacing(px(20))
        self._sum = SumPart(self.theme, shown, width=self.width_class, opened=opened)
        self._sum.question_wanted.connect(self.question_wanted)
        self.content.addWidget(self._sum)
        self.content.addStretch(1)

    def _top_line(self, shown: SummaryState) -> QBoxLayout:
        narrow = self.width_class is Width.NARROW
        line = stacked(spacing=self.theme.px(4)) if narrow else in_line(spacing=self.theme.px(20))
        line.addWidget(Text(self.theme, Role.CAPTION, shown.as_of, colour="ink2", wrap=False))
        line.addStretch(1)
        report = Button(self.theme, tr("Save or print the report"), Kind.LINK)
        report.clicked.connect(self.report_wanted)
        line.addWidget(report)
        return line

    def _verdict(self, shown: SummaryState) -> QBoxLayout:
        px = self.theme.px
        line = in_line(spacing=px(14))
        if self.width_class is not Width.NARROW:
            column = stacked()
            column.setContentsMargins(0, px(5), 0, 0)
            column.addWidget(FigureView(self.theme, verdict_mark(shown.verdict), grown=1.5))
            column.addStretch(1)
            line.addLayout(column)
        words = stacked(spacing=px(8))
        words.addWidget(Text(self.theme, Role.VERDICT, shown.sentence))
        words.addWidget(Text(self.theme, Role.LEAD, shown.story, marked=True))
        if shown.still_can:
            words.addWidget(Text(self.theme, Role.BODY_STRONG, tr("What you can still do"), wrap=False))
            for sentence in shown.still_can:
                words.addWidget(Text(self.theme, Role.READING, sentence))
        for remark in (*shown.remarks, *shown.contradictions):
            words.addWidget(Text(self.theme, Role.MARGIN, remark, colour="ink2"))
        line.addLayout(words, 1)
        return line

    def _map_and_margin(self, shown: SummaryState) -> QBoxLayout:
        px = self.theme.px

        def drawn(width: float) -> Figure:
            height = min(max(width / 1.5, 280), 460)
            return study_map(shown.summary, shown.curve, width=width, height=height, measure=measure)

        figure = FigureView(self.theme, drawn_for=drawn)
        line = in_line(spacing=px(56)) if self.width_class is Width.WIDE else stacked(spacing=px(24))
        drawing = stacked(spacing=px(8))
        drawing.addWidget(figure)
        drawing.addWidget(Disclosure(self.theme, tr("Show as table"), self._map_table(shown), role=Role.LABEL))
        drawing.addStretch(1)
        line.addLayout(drawing, 518)
        margin = stacked(spacing=px(20))
        margin.addWidget(self._ask_next(shown))
        margin.addWidget(self._limits(shown))
        margin.addWidget(self._decision(shown))
        margin.addStretch(1)
        line.addLayout(margin, 360)
        return line

    def _map_table(self, shown: SummaryState) -> QWidget:
        table = QWidget()
        column = stacked(table, spacing=self.theme.px(2))
        for words, figure in shown.map_table:
            line = in_line(spacing=self.theme.px(12))
            line.addWidget(Text(self.theme, Role.BODY, words), 1)
            line.addWidget(Text(self.theme, Role.BODY, figure, wrap=False))
            column.addLayout(line)
        return table

    def _ask_next(self, shown: SummaryState) -> Section:
        section = Section(self.theme, tr("Ask this next"), aside=tr("points it could add"))
        for at, ask in enumerate(shown.ask_next):
            if at:
                section.column.addWidget(Rule(self.theme))
            line = in_line(spacing=self.theme.px(12))
            link = Button(self.theme, ask.short, Kind.QUIET)
            link.clicked.connect(lambda _=False, question=ask.question: self.question_wanted.emit(question))
            line.addWidget(link)
            line.addStretch(1)
            line.addWidget(Text(self.theme, Role.BODY, ask.points, wrap=False))
            section.column.addLayout(line)
        if not shown.ask_next:
            section.column.addWidget(Text(self.theme, Role.READING, tr("No question is open."), colour="ink2"))
        else:
            go_on = Button(self.theme, tr("Go on with the questions"), Kind.LINK)
            go_on.clicked.connect(self.interview_wanted)
            section.column.addSpacing(self.theme.px(8))
            section.column.addWidget(go_on)
            sheet = Button(self.theme, tr("Make a question sheet"), Kind.LINK)
            sheet.clicked.connect(self.sheet_wanted)
            section.column.addWidget(sheet)
        return section

    def _limits(self, shown: SummaryState) -> Section:
        section = Section(self.theme, tr("Limits in force"), aside=shown.limits_aside)
        for limit in shown.limits:
            section.column.addWidget(Text(self.theme, Role.BODY, f"*{limit.holds}* {limit.why}", marked=True))
        if not shown.limits:
            words = tr("None lowers today’s figure or the best case.")
            section.column.addWidget(Text(self.theme, Role.READING, words, colour="ink2"))
        return section

    def _decision(self, shown: SummaryState) -> Section:
        section = Section(self.theme, tr("Your decision"), aside=shown.decision.day)
        if self._deciding:
            self._add_decision_form(section, shown)
            return section
        line = in_line(spacing=self.theme.px(12))
        line.addWidget(Text(self.theme, Role.BODY_STRONG, shown.decision.words, colour="pen", wrap=False))
        line.addStretch(1)
        self.change = Button(self.theme, tr("Change"), Kind.LINK)
        self.change.setAccessibleName(tr("Change your decision"))
        self.change.clicked.connect(self._decide)
        line.addWidget(self.change)
        section.column.addLayout(line)
        if shown.decision.reason:
            section.column.addWidget(Text(self.theme, Role.WORDS, shown.decision.reason, colour="pen"))
        return section

    def _add_decision_form(self, section: Section, shown: SummaryState) -> None:
        px = self.theme.px
        flow = FlowLayout(across=px(8), down=px(8))
        self.choices: dict[Choice, Chip] = {}
        group = QButtonGroup(section)
        for choice in Choice:
            chip = Chip(self.theme, choice_words(choice))
            chip.setChecked(choice is shown.decision.choice)
            group.addButton(chip)
            self.choices[choice] = chip
            flow.addWidget(chip)
        section.column.addLayout(flow)
        section.column.addSpacing(px(12))
        self.reason = TextField(self.theme, tr("Your reason"), example=tr("Why, in your own words"), lines=3)
        self.reason.show_text(shown.decision.reason)
        section.column.addWidget(self.reason)
        section.column.addSpacing(px(12))
        line = in_line(spacing=px(12))
        self.keep = Button(self.theme, tr("Keep this decision"), Kind.FILLED)
        leave = Button(self.theme, tr("Leave it as it was"))
        self.keep.clicked.connect(self._keep_decision)
        leave.clicked.connect(self._stop_deciding)
        line.addWidget(self.keep)
        line.addWidget(leave)
        line.addStretch(1)
        section.column.addLayout(line)

    def _decide(self) -> None:
        self._deciding = True
        self._rebuild()
        self.show_widget(self.keep)
        next(iter(self.choices.values())).setFocus()

    def _stop_deciding(self) -> None:
        self._deciding = False
        self._rebuild()

    def _keep_decision(self) -> None:
        choice = next(choice for choice, chip in self.choices.items() if chip.isChecked())
        self._deciding = False
        self.decided.emit(choice, self.reason.toPlainText().strip())

    def _rebuild(self) -> None:
        if self._shown is not None:
            self._build(self._shown)
