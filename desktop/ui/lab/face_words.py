"""What the lab says about a run on faces: what happened, what it shows, and what it does not."""

from typing import TYPE_CHECKING

from desktop.i18n import ntr, tr
from desktop.ui.lab.state import Choices, in_hundred

if TYPE_CHECKING:
    from desktop.inversion.bench import FaceShown

LITTLE = 0.25
"""A likeness up to here is no likeness that anybody would see."""
NEAR = 0.75
"""A likeness from here on is about what comes back without any noise."""
USELESS = 0.5
"""A model that names fewer photos rightly than this has lost its use."""


def what_happened(at: Choices, shown: "FaceShown") -> str:
    """What happened, and what it shows, in a sentence each."""
    return f"{_happened(at, shown)} {_shows(at, shown)}"


def _happened(at: Choices, shown: "FaceShown") -> str:
    if at.after == "retrained":
        return tr("The model was trained again without this person, and the attacker tried once more.")
    if at.after == "deleted":
        return tr("All photos were deleted, the model was kept, and the attacker tried once more.")
    if at.reveal == "file":
        return tr("The attacker had the model’s file and changed a picture until the model said this person’s name.")
    asked = ntr("one question", "{n} questions", shown.questions).format(n=f"{shown.questions:,}")
    if at.reveal in ("top", "1", "label"):
        return tr(
            "The attacker asked {asked} about random noise and averaged the noise that the model called by this "
            "person’s name."
        ).format(asked=asked) + (" " + tr("Of that it kept what looks like a face.") if at.attacker == "prior" else "")
    return tr(
        "The attacker asked {asked}, learned how the model answers, and changed a picture until the model was sure."
    ).format(asked=asked)


def _shows(at: Choices, shown: "FaceShown") -> str:
    little = shown.likeness <= LITTLE
    if at.after == "retrained":
        return (
            tr("Nothing of them comes back; the marks are of others and of chance.")
            if little
            else tr("A likeness is left that others share.")
        )
    if at.after == "deleted":
        same = tr("The same picture came back, to the bit: deleting changes nothing in a trained model.")
        return same if shown.identical else tr("Another picture came back.")
    if at.epsilon != "none":
        return _noise_shows(at, shown, little=little)
    if little:
        return tr("This time hardly anything of the person came back.")
    if at.reveal in ("file", "full", "explain"):
        return tr("The face was in the model itself: no photo was needed.")
    return tr("Telling less slowed the attacker and did not stop it.")


def _noise_shows(at: Choices, shown: "FaceShown", *, little: bool) -> str:
    named = tr("The model names {n} of 100 new photos rightly.").format(n=in_hundred(shown.accuracy))
    if shown.accuracy < USELESS:
        what = tr("So much noise cost the model its use.")
    elif little:
        what = tr("The noise spoiled the picture.")
    elif shown.likeness >= NEAR:
        what = tr("Noise as weak as this left the picture much as it is without.")
    elif at.attacker == "prior":
        what = tr("Who knows what faces look like comes near in spite of the noise.")
    else:
        what = tr("The noise roughened the picture and did not remove the person.")
    return f"{what} {named}"


def what_it_does_not_show(at: Choices, shown: "FaceShown") -> str:
    """The other side, in a sentence or two."""
    if at.after == "retrained":
        return tr("Copies of the old model that were given away stay as they are.")
    if at.after == "deleted":
        return tr("It does not show that deleting is useless: photos that are gone cannot be stolen any more.")
    if at.epsilon != "none":
        promise = tr("The promise here: epsilon {e}, delta 1 in 100,000.").format(e=at.epsilon)
        if at.unit == "person":
            other = tr("It does not show that noise is useless: where the question is about a group, it costs little.")
        else:
            other = tr(
                "Noise for each photo is about whether one photo was used, and how well it hides that depends on "
                "epsilon. It is not about what the person looks like."
            )
        return f"{promise} {other}"
    if at.reveal in ("3", "2", "1", "label", "top"):
        return tr("It does not show that limits are useless: fewer questions make a poorer picture.")
    average = tr("What comes back is the average of their photos, not one of them.")
    return tr("What comes back is the average of your photos, not one of them.") if shown.own else average


def few_said() -> str:
    """What the small pictures under every run show, and under which circumstances."""
    return tr(
        "Rounding and bare names only slow the attacker, who asked 8,000 and 10,000 questions here. Noise for each "
        "photo can hide a photo, not a person; noise for each person costs the model its accuracy (epsilon 8). "
        "Deleting the photos changes nothing. All with the small model and the simple attacker."
    )


def on_the_way(at: Choices, frames: int) -> tuple[tuple[int, str], ...]:
    """Three pictures on the way, by their place among the frames, and what each is called."""
    places = sorted({round(number * (frames - 1) / 3) for number in range(3)})
    if at.reveal in ("top", "1", "label"):
        return tuple((place, tr("{n} of {all}").format(n=place + 1, all=frames)) for place in places)
    return tuple((place, tr("step {n}").format(n=place) if place else tr("start")) for place in places)


def few_words(name: str) -> str:
    """What a row of the comparison is called where there is little room."""
    return {"epsilon 8": tr("Photo noise"), "person 8": tr("Person noise")}.get(name) or compared_words(name)


def compared_words(name: str) -> str:
    """What a row of the comparison is called."""
    return {
        "file": tr("Model file"), "full": tr("Scores"), "explain": tr("Reasons"), "top": tr("Top five"),
        "3": tr("3 decimals"), "2": tr("2 decimals"), "1": tr("1 decimal"), "label": tr("Name only"),
        "deleted": tr("Deleted"), "retrained": tr("Retrained"), "epsilon 50": tr("Epsilon 50"),
        "epsilon 8": tr("Epsilon 8"), "epsilon 8 informed": tr("Epsilon 8, well informed"),
        "epsilon 1": tr("Epsilon 1"), "person 8": tr("Epsilon 8 a person"),
    }[name]  # fmt: skip


def tile_lines(shown: "FaceShown", *, brief: bool) -> tuple[str, ...]:
    """What stands under a picture of the comparison."""
    likeness = tr("likeness {n}").format(n=in_hundred(shown.likeness))
    accuracy = tr("accuracy {n}").format(n=in_hundred(shown.accuracy))
    if brief:
        return likeness, accuracy
    found = tr("found {n} of {all}").format(n=shown.found, all=shown.attacked)
    asked = ntr("one question", "{n} questions", shown.questions).format(n=f"{shown.questions:,}")
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
            "people may also be called you. Each photograph is looked at many times, and noise for each photo protects "
            "a look. Of several, the last is kept back for judging; one alone is judged by itself, which flatters. "
            "Three to five are advised. Use photographs of yourself, or with permission."
        )
    return words
