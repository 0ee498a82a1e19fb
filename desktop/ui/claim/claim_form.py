"""What they told, as figures and choices: all of it in the room, the least that can be read in the interview."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.core.claim import Mechanism, Neighbours, NoisePlace, Per, Tuning, Unit
from desktop.i18n import tr
from desktop.ui.claim.claim_state import TRAINING, ClaimGiven, ClaimState, Told, figure_label
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.fields import Fault, LineField, labelled
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.switches import Switch

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
KINDS: dict[str, type[StrEnum]] = {
    "unit": Unit,
    "per": Per,
    "place": NoisePlace,
    "mechanism": Mechanism,
    "neighbours": Neighbours,
    "tuning": Tuning,
    "accounting": Told,
}
LEAST = ("unit", "per", "place")
"""The choices without which an epsilon cannot be read."""
WORKING = ("tuning", "accounting")
"""The choices about how the figure was reckoned; they are folded away with the training."""
OF_MODELS = ("neighbours", "tuning")
"""The choices that make no difference where the noise is added on the device."""


def choices_of(name: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What a choice is called, and all that can be chosen."""
    unknown = tr("Not told")
    return {
        "unit": (
            tr("The promise covers"),
            ((Unit.PERSON, tr("A person")), (Unit.DEVICE, tr("A device")), (Unit.DAY, tr("A day")),
             (Unit.RECORD, tr("A record")), (Unit.UNKNOWN, unknown)),
        ),
        "per": (
            tr("The figure is for"),
            ((Per.LIFETIME, tr("All time")), (Per.RELEASE, tr("One release")), (Per.MONTH, tr("A month")),
             (Per.DAY, tr("A day")), (Per.UNKNOWN, unknown)),
        ),
        "place": (
            tr("The noise is added"),
            ((NoisePlace.DEVICE, tr("On my device")), (NoisePlace.ORGANISATION, tr("By them")),
             (NoisePlace.UNKNOWN, unknown)),
        ),
        "mechanism": (
            tr("The kind of noise"),
            ((Mechanism.DP_SGD, tr("DP-SGD")), (Mechanism.GAUSSIAN, tr("Gaussian")), (Mechanism.OTHER, tr("Another")),
             (Mechanism.UNKNOWN, unknown)),
        ),
        "neighbours": (
            tr("Two worlds must look alike: the one with me and"),
            ((Neighbours.ADD_REMOVE, tr("Without me")), (Neighbours.REPLACE, tr("Another in my place")),
             (Neighbours.UNKNOWN, unknown)),
        ),
        "tuning": (
            tr("Runs that only tried settings are"),
            ((Tuning.COUNTED, tr("Counted")), (Tuning.LEFT_OUT, tr("Left out")), (Tuning.UNKNOWN, unknown)),
        ),
        "accounting": (
            tr("How the total was added up is"),
            ((Told.YES, tr("Told")), (Told.NO, unknown)),
        ),
    }[name]  # fmt: skip


class ClaimForm(QWidget):
    """Tells what was typed and chosen as a whole; `least` leaves out what the interview has no room for."""

    changed = Signal(object)

    def __init__(self, theme: Theme, *, least: bool, narrow: bool) -> None:
        super().__init__()
        self._theme = theme
        self._given = ClaimGiven()
        self.fields: dict[str, LineField] = {}
        self._faults: dict[str, Fault] = {}
        self.switches: dict[str, Switch] = {}
        column = stacked(self, spacing=theme.px(10))
        figures: QBoxLayout = stacked(spacing=theme.px(10)) if narrow else in_line(spacing=theme.px(16))
        for name in ("epsilon", "delta"):
            figures.addLayout(self._field(name), 1)
        column.addLayout(figures)
        self._each = QWidget()
        each = in_line(self._each, spacing=theme.px(16))
        each.addLayout(self._field("records_each"), 1)
        if not narrow:
            each.addStretch(1)
        for name in LEAST if least else [name for name in KINDS if name not in WORKING]:
            column.addWidget(Rule(theme))
            column.addWidget(self._switch(name))
            if name == "unit":
                column.addWidget(self._each)
        self.training: Disclosure | None = None
        if not least:
            self.training = self._training()
            column.addWidget(Rule(theme))
            column.addWidget(self.training)

    def _training(self) -> Disclosure:
        training = QWidget()
        inner = stacked(training, spacing=self._theme.px(10))
        for name in WORKING:
            inner.addWidget(self._switch(name))
            inner.addWidget(Rule(self._theme))
        for first, second in zip(TRAINING[::2], TRAINING[1::2], strict=True):
            pair = in_line(spacing=self._theme.px(16))
            pair.addLayout(self._field(first), 1)
            pair.addLayout(self._field(second), 1)
            inner.addLayout(pair)
        return Disclosure(
            self._theme, tr("How they trained and counted, to check the figure"), training, role=Role.LABEL
        )

    def _switch(self, name: str) -> Switch:
        label, options = choices_of(name)
        switch = Switch(self._theme, name, label, options, "", "")
        switch.chosen.connect(self._choose)
        self.switches[name] = switch
        return switch

    def _field(self, name: str) -> QVBoxLayout:
        label = figure_label(name)
        example = tr("for example {figure}").format(figure=EXAMPLES.get(name, "10"))
        field, fault = LineField(self._theme, label, example=example), Fault(self._theme)
        field.written.connect(lambda text: self._write(name, text))
        self.fields[name], self._faults[name] = field, fault
        column = labelled(self._theme, label, field)
        column.addWidget(fault)
        column.addStretch(1)
        return column

    def _write(self, name: str, text: str) -> None:
        change: dict[str, Any] = {name: text}
        self.changed.emit(replace(self._given, **change))

    def _choose(self, name: str, value: str) -> None:
        change: dict[str, Any] = {name: KINDS[name](value)}
        self.changed.emit(replace(self._given, **change))

    def show_state(self, shown: ClaimState) -> None:
        """Show what was given, what is wrong with it, and what makes no difference as things stand."""
        self._given = shown.given
        for name, field in self.fields.items():
            field.show_text(getattr(shown.given, name))
            fault = shown.faults.get(name, "")
            field.setAccessibleDescription(fault)
            self._faults[name].say(fault)
        self._each.setVisible(shown.given.unit is not Unit.PERSON)
        told = shown.given.tuning is not Tuning.UNKNOWN or shown.given.accounting is Told.YES
        if self.training is not None and (told or any(getattr(shown.given, name) for name in TRAINING)):
            self.training.button.setChecked(True)
        local = shown.given.place is NoisePlace.DEVICE
        why_not = tr("It makes no difference where the noise is added on your device.") if local else ""
        for name, switch in self.switches.items():
            switch.show_choice(getattr(shown.given, name).value, why_not if name in OF_MODELS else "")

    def flush(self) -> None:
        """Tell whatever is written and not told yet."""
        for field in self.fields.values():
            field.flush()
