"""The parts of the interview's page: the margin notes, the answer, the record, what to ask back."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from desktop.core.states import State
from desktop.drawing.marks import STEPS, strength_steps
from desktop.i18n import tr
from desktop.ui.interview.state import AskBack, InterviewState
from desktop.ui.places import CLAIM_OF_QUESTION, LAB_OF_QUESTION
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choices import BLEED_LEFT, Chip, ChoiceRow
from desktop.ui.widgets.disclosure import Disclosure, DisclosureButton
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text


class Margin(QWidget):
    """Why it matters, what a good answer sounds like, red flags: beside the question, or folded under it."""

    lab_wanted = Signal()
    claim_wanted = Signal()
    documents_wanted = Signal()

    def __init__(self, theme: Theme, shown: InterviewState, *, folded: bool) -> None:
        super().__init__()
        self._theme = theme
        why = Text(theme, Role.MARGIN, shown.why)
        good = Text(theme, Role.MARGIN, shown.good)
        self._flags = QWidget()
        self._flag_lines = stacked(self._flags, spacing=theme.px(2))
        self._links: list[Button] = []
        for words, wanted, there in (
            (tr("See it happen in the lab"), self.lab_wanted, shown.question in LAB_OF_QUESTION),
            (tr("Read what they claim"), self.claim_wanted, shown.question in CLAIM_OF_QUESTION),
            (tr("What do their documents say?"), self.documents_wanted, True),
        ):
            if there:
                link = Button(theme, words, Kind.LINK)
                link.clicked.connect(wanted)
                self._links.append(link)
        self.show_state(shown)
        titles = (tr("Why it matters"), tr("What a good answer sounds like"), tr("Red flags"))
        if folded:
            self._fold(zip((titles[0], tr("A good answer"), titles[2]), (why, good, self._flags), strict=True))
            return
        column = stacked(self, spacing=theme.px(16))
        for title, content in zip(titles, (why, good, self._flags), strict=True):
            section = Section(theme, title, role=Role.LABEL)
            section.column.addWidget(content)
            column.addWidget(section)
        links = stacked(spacing=theme.px(4))
        for link in self._links:
            links.addWidget(link)
        column.addLayout(links)
        column.addStretch(1)

    def _fold(self, notes: Iterable[tuple[str, QWidget]]) -> None:
        """One line of disclosures, with whatever is opened below it."""
        column = stacked(self, spacing=self._theme.px(8))
        line = FlowLayout(across=self._theme.px(28), down=self._theme.px(4))
        column.addLayout(line)
        for title, content in notes:
            button = DisclosureButton(self._theme, title)
            button.toggled.connect(content.setVisible)
            content.setVisible(False)
            line.addWidget(button)
            column.addWidget(content)
        for link in self._links:
            line.addWidget(link)

    def show_state(self, shown: InterviewState) -> None:
        """Mark the red flags that their words contain."""
        emptied(self._flag_lines)
        for flag in shown.red_flags:
            colour = "pen" if flag.said else "ink"
            text = tr("{phrase}: they said this").format(phrase=flag.text) if flag.said else flag.text
            self._flag_lines.addWidget(Text(self._theme, Role.MARGIN_WORDS, text, colour=colour))


class AnswerPart(QWidget):
    """The options as rows and the states without a clear answer as chips: one choice among all of them."""

    option_chosen = Signal(str)
    state_chosen = Signal(object)

    def __init__(self, theme: Theme, shown: InterviewState) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self.rows: dict[str, ChoiceRow] = {}
        self.chips: dict[State, Chip] = {}
        column = stacked(self)
        heading = in_line()
        heading.setContentsMargins(theme.px(BLEED_LEFT), 0, theme.px(12), theme.px(6))
        heading.addWidget(Text(theme, Role.LABEL, tr("What did they say?"), wrap=False))
        heading.addStretch(1)
        heading.addWidget(Text(theme, Role.CAPTION, tr("strength of the answer"), colour="ink2", wrap=False))
        column.addLayout(heading)
        for option in shown.options:
            strength = tr("strength {n} of {all}").format(n=option.steps, all=STEPS)
            row = ChoiceRow(
                theme,
                option.label,
                explanation=option.explanation,
                side=strength_steps(option.steps),
                side_words=strength,
            )
            row.clicked.connect(lambda _=False, letter=option.id: self.option_chosen.emit(letter))
            self._group.addButton(row)
            self.rows[option.id] = row
            column.addWidget(row)
        self.show_state(shown)

    def chip_line(self, shown: InterviewState) -> QWidget:
        """The chips under their heading."""
        line = QWidget()
        column = stacked(line, spacing=self._theme.px(8))
        column.addWidget(Text(self._theme, Role.LABEL, tr("Or there is no clear answer"), wrap=False))
        flow = FlowLayout(across=self._theme.px(8), down=self._theme.px(8))
        for state in shown.states:
            chip = Chip(self._theme, state.chip, full_name=state.label)
            chip.clicked.connect(lambda _=False, s=state.state: self.state_chosen.emit(s))
            self._group.addButton(chip)
            self.chips[state.state] = chip
            flow.addWidget(chip)
        column.addLayout(flow)
        self.show_state(shown)
        return line

    def show_state(self, shown: InterviewState) -> None:
        """Tick what is recorded."""
        for option in shown.options:
            self.rows[option.id].setChecked(option.chosen)
        for state in shown.states:
            if state.state in self.chips:
                self.chips[state.state].setChecked(state.chosen)


class AskBackPart(QWidget):
    """What the phrase usually hides, and what to ask back; earlier answers below."""

    letter_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = stacked(self, spacing=theme.px(12))
        self._column.setContentsMargins(theme.px(BLEED_LEFT), 0, 0, 0)

    def show_state(self, shown: InterviewState, *, width: Width) -> None:
        """Show what fits the answer."""
        emptied(self._column)
        for ask in shown.asks:
            self._column.addWidget(Rule(self._theme))
            self._column.addLayout(self._ask(ask, width=width))
        if shown.asks:
            letter = Button(self._theme, tr("Write a letter that asks back"), Kind.LINK)
            letter.clicked.connect(self.letter_wanted)
            self._column.addWidget(letter)
        if shown.earlier:
            lines = QWidget()
            column = stacked(lines, spacing=self._theme.px(2))
            for line in shown.earlier:
                column.addWidget(Text(self._theme, Role.CAPTION, line, colour="ink2"))
            self._column.addWidget(Rule(self._theme))
            self._column.addWidget(Disclosure(self._theme, tr("Earlier answers"), lines, role=Role.LABEL))

    def _ask(self, ask: AskBack, *, width: Width) -> QGridLayout:
        theme = self._theme
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(24))
        pairs = [(tr("What this usually hides"), ask.hides)] if ask.hides else []
        pairs.append((tr("Ask back"), ask.ask))
        for at, (heading, text) in enumerate(pairs):
            column = stacked(spacing=theme.px(2))
            column.addWidget(Text(theme, Role.LABEL, heading, wrap=False))
            column.addWidget(Text(theme, Role.READING, text))
            column.addStretch(1)
            grid.addLayout(column, at if width is Width.NARROW else 0, 0 if width is Width.NARROW else at)
            grid.setColumnStretch(at, 1)
        return grid
