"""What the lab's page on faces shows: its switches, its figures, its sentences."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.i18n import ntr, tr

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
        ("file", tr("File")), ("full", tr("Scores")), ("explain", tr("Reasons")), ("top", tr("Top 5")), ("3", ".123"),
        ("2", ".12"), ("1", ".1"), ("label", tr("Name")),
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
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        return None
    return f"{found:g}" if 0.01 <= found <= 1000 else None


def hundredth(share: float) -> int:
    """A share as whole hundredths."""
    return round(100 * share)


def readouts(shown: "FaceShown") -> tuple[Readout, ...]:
    """The four figures, always together: accuracy stands beside likeness."""
    low, high = shown.interval
    everyone = shown.attacked > 1
    found = tr("{n} of {all}").format(n=shown.found, all=shown.attacked)
    note = tr("about {low} to {high} in 100; by chance {chance}").format(
        low=hundredth(low), high=hundredth(high), chance="2.5" if shown.persons == 40 else "2.4"
    )
    rank = tr("match number {n}").format(n=shown.rank)
    return (
        Readout(tr("Likeness"), tr("{n} of 100").format(n=hundredth(shown.likeness)), tr("0 is the average face")),
        Readout(tr("Found by machine"), found if everyone else rank, note if everyone else tr("1 is found")),
        Readout(
            tr("Questions asked"), f"{shown.questions:,}",
            tr("for all {n} people").format(n=shown.attacked) if everyone else tr("for this person"),
        ),
        Readout(tr("Model accuracy"), tr("{n} of 100").format(n=hundredth(shown.accuracy)), tr("on new photos")),
    )  # fmt: skip


def what_happened(at: Choices, shown: "FaceShown") -> str:
    """Two sentences and one more: what happened, what it shows, what it does not."""
    return " ".join((_happened(at, shown), _shows(at)))


def _happened(at: Choices, shown: "FaceShown") -> str:
    if at.after == "retrained":
        return tr("The model was trained again without this person, and nothing of them comes back.")
    if at.after == "deleted":
        same = tr("the same picture comes back, to the bit") if shown.identical else tr("another picture comes back")
        return tr("All photos were deleted and the model was kept: {same}.").format(same=same)
    if at.reveal == "file":
        return tr("The attacker had the model’s file and changed a picture until the model said this person’s name.")
    asked = ntr("one question", "{n} questions", shown.questions).format(n=f"{shown.questions:,}")
    if at.reveal in ("top", "1", "label"):
        return tr(
            "The attacker asked {asked} about random noise and averaged what the model called by this person’s name."
        ).format(asked=asked)
    return tr(
        "The attacker asked {asked}, learned how the model answers, and refined a picture until it was sure."
    ).format(asked=asked)


def _shows(at: Choices) -> str:
    if at.after == "retrained":
        return tr("Copies of the old model that were given away stay as they are.")
    if at.after == "deleted":
        return tr("Deleting the data afterwards changes nothing in a trained model.")
    if at.epsilon != "none" and at.unit == "person":
        return tr("Noise that hides a whole person costs the model its use: it can know you or not know you.")
    if at.epsilon != "none":
        return tr("Noise for each photo hides a photo, not a person: a well-informed attacker still comes near.")
    if at.reveal in ("3", "2", "1", "label", "top"):
        return tr("Telling less slowed the attacker and did not stop it.")
    return tr("What comes back is the average of their photos, not one of them.")


def compared_words(name: str) -> str:
    """What a row of the comparison is called."""
    return {
        "file": tr("Model file"), "full": tr("Scores"), "explain": tr("Scores and reasons"), "top": tr("Top five"),
        "3": tr("Three decimals"), "2": tr("Two decimals"), "1": tr("One decimal"), "label": tr("Name only"),
        "deleted": tr("Photos deleted"), "retrained": tr("Retrained without"), "epsilon 50": tr("Epsilon 50"),
        "epsilon 8": tr("Epsilon 8"), "epsilon 8 informed": tr("Epsilon 8, well informed"),
        "epsilon 1": tr("Epsilon 1"), "person 8": tr("Epsilon 8 a person"),
    }[name]  # fmt: skip


def tile_lines(shown: "FaceShown") -> tuple[str, ...]:
    """What stands under a picture of the comparison."""
    likeness = tr("likeness {n}").format(n=hundredth(shown.likeness))
    accuracy = tr("accuracy {n}").format(n=hundredth(shown.accuracy))
    found = tr("found {n} of {all}").format(n=shown.found, all=shown.attacked)
    asked = tr("{n} questions").format(n=f"{shown.questions:,}")
    return likeness, accuracy, found, asked


def always_said(*, own: bool) -> str:
    """What is true of every run."""
    words = tr(
        "This is true of the small model on this screen, trained on 40 drawn people; it is no evidence about any "
        "organisation’s model. The attacker also learned from 150 other people drawn the same way, which helps the "
        "attack. Found by machine is more lenient than an eye: blobs that nobody would know can pass."
    )
    if own:
        words += " " + tr(
            "With your photographs among drawn faces the model has partly learned real against drawn, and other real "
            "people may also be called you. Use photographs of yourself, or with permission."
        )
    return words
