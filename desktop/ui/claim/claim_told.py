"""What a claim means: a picture of a hundred tries, what is left out, figures of the same kind, what is not covered."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.drawing.odds import SQUARES, examples, hundred, key_of_hundred
from desktop.i18n import tr
from desktop.ui.claim.claim_state import ClaimShown, ClaimState, GapShown
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text


class ClaimTold(QWidget):
    """Tells that a question is wanted, or an example. `least`: no more than the odds and what is missing."""

    question_wanted = Signal(str)
    example_wanted = Signal()

    def __init__(self, theme: Theme, *, least: bool) -> None:
        super().__init__()
        self._theme = theme
        self._least = least
        self._column = stacked(self)

    def show_state(self, shown: ClaimState) -> None:
        """Show what a claim means, or what an epsilon is while there is none."""
        emptied(self._column)
        if shown.shown is None:
            self._explain(faulty=bool(shown.faults))
            return
        self._odds(shown.shown)
        if not self._least:
            self._section(shown.shown.membership_title, (shown.shown.membership, *shown.shown.further))
            if shown.shown.known:
                self._section(tr("This figure is known"), (shown.shown.known,))
            if shown.fit:
                self._section(tr("Do the figures fit?"), shown.fit)
        if shown.shown.gaps:
            self._gaps(shown.shown.gaps)
        if not self._least:
            self._alike(shown.shown)
            self._section(tr("What no such promise covers"), shown.shown.uncovered)

    def _text(self, role: Role, words: str, *, colour: str = "ink", gap: int = 4) -> Text:
        text = Text(self._theme, role, words, colour=colour)
        policy = text.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Preferred)
        text.setSizePolicy(policy)
        text.setContentsMargins(0, 0, 0, self._theme.px(gap))
        return text

    def _explain(self, *, faulty: bool) -> None:
        """What an epsilon is, while none can be read."""
        if faulty:
            words = tr("Look at the figures again: what is wrong stands under each. Then what it means appears here.")
            self._column.addWidget(self._text(Role.READING, words, colour="ink2"))
            return
        lead = tr(
            "Epsilon says how much your data may change what a model gives away. At 1, anything can become up to about "
            "3 times as likely because of you; at 3, about 20 times; at 8, about 3,000 times."
        )
        if self._least:
            self._column.addWidget(self._text(Role.READING, lead, colour="ink2"))
            return
        section = Section(self._theme, tr("What an epsilon rules out"))
        section.column.addWidget(self._text(Role.LEAD, lead, gap=8))
        section.column.addWidget(self._text(Role.CAPTION, _scene_of_examples(), colour="ink2", gap=10))
        section.column.addWidget(FigureView(self._theme, drawn_for=examples))
        section.column.addWidget(self._key())
        section.column.addSpacing(self._theme.px(12))
        section.column.addWidget(
            self._text(Role.READING, tr("Type theirs, and see the same for it. Nothing is kept."), gap=6)
        )
        example = Button(self._theme, tr("Fill in an example"), Kind.LINK)
        example.clicked.connect(self.example_wanted)
        section.column.addWidget(example)
        self._column.addWidget(section)

    def _odds(self, shown: ClaimShown) -> None:
        section = Section(self._theme, shown.title)
        section.column.addWidget(self._text(Role.CAPTION, shown.scene, colour="ink2", gap=6))
        section.column.addWidget(self._text(Role.LEAD, shown.sentence, gap=8))
        odds = shown.odds
        if odds is not None and odds.of == SQUARES:
            section.column.addWidget(FigureView(self._theme, drawn_for=lambda width: hundred(odds, width=width)))
            section.column.addWidget(self._key())
            section.column.addSpacing(self._theme.px(4))
        section.column.addWidget(self._text(Role.CAPTION, shown.average, colour="ink2"))
        self._column.addWidget(section)

    def _section(self, heading: str, lines: Iterable[str]) -> None:
        section = Section(self._theme, heading)
        for line in lines:
            section.column.addWidget(self._text(Role.READING, line, gap=6))
        self._add(section)

    def _add(self, section: Section) -> None:
        self._column.addSpacing(self._theme.px(16))
        self._column.addWidget(section)

    def _key(self) -> QWidget:
        key = QWidget()
        line = FlowLayout(key, across=self._theme.px(20), down=self._theme.px(4))
        names = (tr("right by luck"), tr("the promise still allows"), tr("the promise rules out"))
        for figure, words in zip(key_of_hundred(), names, strict=True):
            pair = QWidget()
            inner = in_line(pair, spacing=self._theme.px(8))
            inner.addWidget(FigureView(self._theme, figure))
            inner.addWidget(Text(self._theme, Role.CAPTION, words, colour="ink2", wrap=False))
            line.addWidget(pair)
        return key

    def _gaps(self, gaps: tuple[GapShown, ...]) -> None:
        """What is left out, by the question that asks for it."""
        section = Section(self._theme, tr("What is left out, and what to ask"))
        ordered = sorted(gaps, key=lambda gap: [g.question for g in gaps].index(gap.question))
        for at, (question, some) in enumerate(groupby(ordered, key=lambda gap: gap.question)):
            if at:
                section.column.addSpacing(self._theme.px(4))
                section.column.addWidget(Rule(self._theme))
                section.column.addSpacing(self._theme.px(6))
            for gap in some:
                section.column.addWidget(self._text(Role.READING, gap.words, gap=0))
                section.column.addWidget(self._text(Role.WORDS, f"“{gap.ask}”", colour="pen", gap=6))
            if not self._least:
                ask = Button(self._theme, tr("Go to this question"), Kind.LINK)
                ask.clicked.connect(lambda _=False, wanted=question: self.question_wanted.emit(wanted))
                section.column.addWidget(ask)
        self._add(section)

    def _alike(self, shown: ClaimShown) -> None:
        section = Section(self._theme, tr("Published figures of the same kind"))
        for at, one in enumerate(shown.alike):
            if at:
                section.column.addWidget(Rule(self._theme))
                section.column.addSpacing(self._theme.px(6))
            section.column.addWidget(self._text(Role.READING, one.words, gap=0))
            section.column.addWidget(self._text(Role.CAPTION, one.source, colour="ink2", gap=6))
        if shown.alike_note:
            section.column.addWidget(self._text(Role.READING, shown.alike_note, colour="ink2"))
        self._add(section)


def _scene_of_examples() -> str:
    return tr(
        "Ten records, one of them yours, and somebody who guesses which. Each square is one of 100 tries; delta is "
        "1 in 100,000."
    )
