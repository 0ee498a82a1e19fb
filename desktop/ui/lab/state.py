"""What the lab's page on faces shows: its switches, its figures, its sentences."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.i18n import tr

if TYPE_CHECKING:
    from desktop.inversion.bench import FaceShown, FaceWishes

QUESTIONS = ("1000", "3000", "10000", "30000")
EPSILONS = ("none", "50", "8", "1")


@dataclass(frozen=True, slots=True)
class SwitchState:
    """A switch with its choices; `question` is the id of the question that it stands for."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    question: str
    chosen: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Readout:
    """A figure with its name above and a note below."""

    label: str
    figure: str
    note: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What every switch stands at; the values are those of the command line."""

    reveal: str = "full"
    queries: str = "1000"
    epsilon: str = "none"
    unit: str = "photo"
    photos: str = "30"
    after: str = "none"
    attacker: str = "simple"
    model: str = "softmax"
    start: str = "mean"

    def with_choice(self, name: str, value: str) -> "Choices":
        """The choices with one of them changed."""
        return replace(self, **{name: value})


def face_switches(at: Choices) -> tuple[SwitchState, ...]:
    """The switches in the order of the page."""
    asks = tr("The attacker has the file and needs to ask nothing.") if at.reveal == "file" else ""
    quiet = tr("No noise was chosen.") if at.epsilon == "none" else ""
    averages = at.reveal in ("top", "1", "label")
    begin = ""
    if averages:
        begin = tr("With so little told, the attacker averages noise and needs no beginning.")
    elif at.attacker == "prior":
        begin = tr("A well-informed attacker begins with the average face.")
    return (
        SwitchState("reveal", tr("What the attacker is given"), _reveals(), "output_detail", at.reveal),
        SwitchState(
            "queries", tr("Questions it may ask"), tuple((n, f"{int(n):,}") for n in QUESTIONS), "query_limits",
            at.queries, asks,
        ),
        SwitchState("epsilon", tr("Noise in training, epsilon"), _epsilons(at.epsilon), "dp_used", at.epsilon),
        SwitchState(
            "unit", tr("The noise protects"), (("photo", tr("One photo")), ("person", tr("One person"))), "dp_unit",
            at.unit, quiet,
        ),
        SwitchState(
            "photos", tr("Photos of each person"), (("7", "7"), ("30", "30"), ("100", "100")), "minimise", at.photos
        ),
        SwitchState(
            "after", tr("Afterwards the photos are"),
            (("none", tr("Kept")), ("deleted", tr("Deleted")), ("retrained", tr("Left out, retrained"))), "withdraw",
            at.after,
        ),
        SwitchState(
            "attacker", tr("The attacker is"), (("simple", tr("Simple")), ("prior", tr("Well informed"))),
            "adversarial_test", at.attacker,
        ),
        SwitchState(
            "model", tr("The model is"), (("softmax", tr("Small")), ("network", tr("A bigger network"))), "", at.model
        ),
        SwitchState(
            "start", tr("The picture begins as"),
            (("mean", tr("Average face")), ("grey", tr("Grey")), ("noise", tr("Noise"))), "", at.start, begin,
        ),
    )  # fmt: skip


MORE = ("model", "start")
"""Switches that stand for no question, and fold away."""


def _reveals() -> tuple[tuple[str, str], ...]:
    return (
        ("file", tr("Model file")), ("full", tr("Scores")), ("explain", tr("Reasons")), ("top", tr("Top five")),
        ("3", tr("3 decimals")), ("2", tr("2 decimals")), ("1", tr("1 decimal")), ("label", tr("Name only")),
    )  # fmt: skip


def _epsilons(chosen: str) -> tuple[tuple[str, str], ...]:
    named = [("none", tr("None")), *((value, value) for value in EPSILONS[1:])]
    if chosen not in EPSILONS:
        named.append((chosen, chosen))
    return (*named, ("other", tr("Other")))


def wishes_of(at: Choices, *, own: tuple[bytes, ...]) -> "FaceWishes":
    """The choices as the experiment takes them."""
    from desktop.inversion.bench import FaceWishes

    return FaceWishes(
        reveal=at.reveal, questions=int(at.queries), photos_each=int(at.photos), network=at.model == "network",
        epsilon=None if at.epsilon == "none" else float(at.epsilon), per_person=at.unit == "person",
        informed=at.attacker == "prior", after=at.after, start=at.start, own=own,
    )  # fmt: skip


def epsilon_of(text: str) -> str | None:
    """An epsilon that a person typed, as the switches hold it; None where it is none from 0.01 to 1000."""
    if re.search(r",\d{3}$", text.strip()):
        return None
    try:
        found = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return f"{found:g}" if 0.01 <= found <= 1000 else None


def in_hundred(share: float) -> str:
    """A share as whole hundredths, with a true minus sign below nought."""
    return f"{round(100 * share)}".replace("-", "−")


def readouts(shown: "FaceShown") -> tuple[Readout, ...]:
    """The four figures, always together: accuracy stands beside likeness."""
    low, high = (in_hundred(end) for end in shown.interval)
    if shown.attacked > 1:
        found = tr("{n} of {all}").format(n=shown.found, all=shown.attacked)
        note = tr("{low} to {high} in 100; by chance 1 in {all}").format(low=low, high=high, all=shown.persons)
        asked = tr("for all {n} people").format(n=shown.attacked)
    else:
        found = tr("Yes") if shown.rank == 1 else tr("No")
        note = tr("match number {n} of {all}").format(n=shown.rank, all=shown.persons)
        asked = tr("for this person")
    return (
        Readout(tr("Likeness"), tr("{n} of 100").format(n=in_hundred(shown.likeness)), tr("0 is the average face")),
        Readout(tr("Found by machine"), found, note),
        Readout(tr("Questions asked"), f"{shown.questions:,}", asked),
        Readout(tr("Model accuracy"), tr("{n} of 100").format(n=in_hundred(shown.accuracy)), tr("on new photos")),
    )
