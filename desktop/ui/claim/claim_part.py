"""The reader of a claim: what they told at the left, what it means at the right."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.core.claim import Mechanism, Neighbours, NoisePlace, Per, Unit
from desktop.drawing.odds import hundred, key_of_hundred
from desktop.i18n import tr
from desktop.ui.claim.claim_state import FIGURES, TRAINING, ClaimGiven, ClaimShown, ClaimState, figure_label
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.fields import Fault, LineField, labelled
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import at_top, emptied, in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.switches import Switch
from desktop.ui.widgets.text import Text

EXAMPLES = {
    "epsilon": "8",
    "delta": "1e-5",
    "noise": "1.1",
    "batch": "256",
    "records": "60000",
    "epochs": "60",
    "rate": "0.004",
    "steps": "14063",
}
KINDS = {"unit": Unit, "per": Per, "place": NoisePlace, "mechanism": Mechanism, "neighbours": Neighbours}


def choices_of(name: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What a choice is called, and all that can be chosen."""
    unknown = tr("Not told")
    return {
        "unit": (
            tr("What is covered"),
            ((Unit.PERSON, tr("A person")), (Unit.DEVICE, tr("A device")), (Unit.DAY, tr("A day")),
             (Unit.RECORD, tr("A record")), (Unit.UNKNOWN, unknown)),
        ),
        "per": (
            tr("What the figure is for"),
            ((Per.LIFETIME, tr("All time")), (Per.RELEASE, tr("One release")), (Per.MONTH, tr("A month")),
             (Per.DAY, tr("A day")), (Per.UNKNOWN, unknown)),
        ),
        "place": (
            tr("Where the noise is added"),
            ((NoisePlace.DEVICE, tr("On my device")), (NoisePlace.ORGANISATION, tr("By them")),
             (NoisePlace.UNKNOWN, unknown)),
        ),
        "mechanism": (
            tr("What kind of noise"),
            ((Mechanism.DP_SGD, tr("DP-SGD")), (Mechanism.GAUSSIAN, tr("Gaussian")), (Mechanism.OTHER, tr("Another")),
             (Mechanism.UNKNOWN, unknown)),
        ),
        "neighbours": (
            tr("Which worlds must look alike"),
            ((Neighbours.ADD_REMOVE, tr("With me, without me")), (Neighbours.REPLACE, tr("Another in my place")),
             (Neighbours.UNKNOWN, unknown)),
        ),
    }[name]  # fmt: skip


class ClaimForm(QWidget):
    """What they told: figures and choices."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._given = ClaimGiven()
        px = theme.px
        self.fields: dict[str, LineField] = {}
        self._faults: dict[str, Fault] = {}
        self.switches: dict[str, Switch] = {}
        column = stacked(self, spacing=px(14))
        for name in FIGURES[:2]:
            column.addLayout(self._field(name))
        for name in KINDS:
            label, options = choices_of(name)
            switch = Switch(theme, name, label, options, "", "")
            switch.chosen.connect(self._choose)
            self.switches[name] = switch
            column.addWidget(switch)
            if name == "unit":
                column.addLayout(self._field("records_each"))
        training = QWidget()
        inner = stacked(training, spacing=px(12))
        for name in TRAINING:
            inner.addLayout(self._field(name))
        self.training = Disclosure(theme, tr("How they trained, to check the figure"), training, role=Role.LABEL)
        column.addWidget(self.training)
        column.addStretch(1)

    def _field(self, name: str) -> QVBoxLayout:
        label = figure_label(name)
        example = tr("for example {figure}").format(figure=EXAMPLES.get(name, "1"))
        field, fault = LineField(self._theme, label, example=example), Fault(self._theme)
        field.written.connect(lambda text: self._write(name, text))
        self.fields[name], self._faults[name] = field, fault
        column = labelled(self._theme, label, field)
        column.addWidget(fault)
        return column

    def _write(self, name: str, text: str) -> None:
        change: dict[str, Any] = {name: text}
        self.changed.emit(replace(self._given, **change))

    def _choose(self, name: str, value: str) -> None:
        change: dict[str, Any] = {name: KINDS[name](value)}
        self.changed.emit(replace(self._given, **change))

    def show_state(self, shown: ClaimState) -> None:
        """Show what was given, and what is wrong with it."""
        self._given = shown.given
        for name, field in self.fields.items():
            field.show_text(getattr(shown.given, name))
            self._faults[name].say(shown.faults.get(name, ""))
        if any(getattr(shown.given, name) for name in TRAINING):
            self.training.button.setChecked(True)
        for name, switch in self.switches.items():
            switch.show_choice(getattr(shown.given, name).value, "")

    def flush(self) -> None:
        """Tell whatever is written and not told yet."""
        for field in self.fields.values():
            field.flush()


class ClaimPart(QWidget):
    """The form, and what the claim means."""

    changed = Signal(object)
    question_wanted = Signal(str)
    record_wanted = Signal()
    letter_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme, *, width: Width) -> None:
        super().__init__()
        self._theme = theme
        self._width = width
        self.form = ClaimForm(theme)
        self.form.changed.connect(self.changed)
        self.progress = Progress(theme)
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.record = Button(theme, tr("Record this answer"), Kind.FILLED)
        self.record.clicked.connect(self.record_wanted)
        self.letter = Button(theme, tr("Ask for what is missing"))
        self.letter.clicked.connect(self.letter_wanted)
        self._outcome = Fault(theme)
        self._told = QWidget()
        self._column = stacked(self._told)
        wide = width is Width.WIDE
        line = in_line(self, spacing=theme.px(44)) if wide else stacked(self, spacing=theme.px(24))
        given = stacked(spacing=theme.px(14))
        given.addWidget(self.form)
        buttons = FlowLayout(across=theme.px(12), down=theme.px(10))
        buttons.addWidget(self.record)
        buttons.addWidget(self.letter)
        given.addLayout(buttons)
        given.addWidget(self._outcome)
        given.addWidget(self.progress)
        given.addStretch(1)
        line.addLayout(given, 4)
        line.addLayout(at_top(self._told), 6)
        self._told.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_state(self, shown: ClaimState) -> None:
        """Show a claim."""
        self.form.show_state(shown)
        emptied(self._column)
        for button in (self.record, self.letter):
            button.setVisible(shown.shown is not None)
            button.withhold(shown.cannot_record)
        if shown.shown is None:
            words = tr("Type the epsilon that they told. What it means appears here; nothing is kept.")
            self._column.addWidget(Text(self._theme, Role.READING, words, colour="ink2"))
            return
        self._tell(shown.shown, shown.fit)

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done."""
        self._outcome.say(sentence)

    def _tell(self, shown: ClaimShown, fit: tuple[str, ...]) -> None:
        theme, px, column = self._theme, self._theme.px, self._column
        column.addWidget(self._section(tr("Which of ten is yours?"), (shown.sentence,), role=Role.LEAD))
        figure = None if shown.odds is None else hundred(shown.odds, width=520)
        if figure is not None:
            column.addSpacing(px(8))
            column.addWidget(FigureView(theme, figure))
            column.addWidget(self._key())
        column.addWidget(Text(theme, Role.CAPTION, shown.average, colour="ink2"))
        column.addSpacing(px(16))
        column.addWidget(self._section(shown.membership_title, (shown.membership, *shown.further)))
        if fit:
            column.addSpacing(px(16))
            column.addWidget(self._section(tr("Do the figures fit?"), fit))
        if shown.gaps:
            column.addSpacing(px(16))
            column.addWidget(self._gaps(shown))
        column.addSpacing(px(16))
        column.addWidget(self._section(tr("Published figures of the same kind"), (*shown.alike, shown.alike_note)))
        column.addSpacing(px(16))
        column.addWidget(self._section(tr("What no such promise covers"), shown.uncovered))

    def _section(self, heading: str, lines: tuple[str, ...], *, role: Role = Role.READING) -> Section:
        section = Section(self._theme, heading)
        for line in lines:
            if line:
                section.column.addWidget(Text(self._theme, role, line))
                section.column.addSpacing(self._theme.px(4))
        return section

    def _key(self) -> QWidget:
        key = QWidget()
        line = FlowLayout(key, across=self._theme.px(20), down=self._theme.px(4))
        names = (tr("a blind guess"), tr("left possible"), tr("ruled out"))
        for figure, words in zip(key_of_hundred(), names, strict=True):
            pair = QWidget()
            inner = in_line(pair, spacing=self._theme.px(8))
            inner.addWidget(FigureView(self._theme, figure))
            inner.addWidget(Text(self._theme, Role.CAPTION, words, colour="ink2", wrap=False))
            line.addWidget(pair)
        return key

    def _gaps(self, shown: ClaimShown) -> Section:
        section = Section(self._theme, tr("What is left out, and what to ask"))
        for at, gap in enumerate(shown.gaps):
            if at:
                section.column.addSpacing(self._theme.px(6))
                section.column.addWidget(Rule(self._theme))
            section.column.addWidget(Text(self._theme, Role.READING, gap.words))
            ask = Button(self._theme, tr("Go to the question"), Kind.LINK)
            ask.clicked.connect(lambda _=False, question=gap.question: self.question_wanted.emit(question))
            section.column.addWidget(Text(self._theme, Role.WORDS, f"“{gap.ask}”", colour="pen"))
            section.column.addWidget(ask)
        return section
