"""What the lab says about a run on faces: what happened, what it shows, and what it does not."""

from typing import TYPE_CHECKING

from desktop.i18n import ntr, tr
from desktop.ui.lab.state import Choices, in_hundred

if TYPE_CHECKING:
    from desktop.inversion.bench import FaceShown

LITTLE = 0.25
"""A likeness up to here is no likeness that anybody would see."""


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
        ).format(asked=asked)
    return tr(
        "The attacker asked {asked}, learned how the model answers, and changed a picture until the model was sure."
    ).format(asked=asked)


def _shows(at: Choices, shown: "FaceShown") -> str:
    little = shown.likeness <= LITTLE
    if at.after == "retrained":
        return tr("Nothing of them comes back.") if little else tr("A likeness is left that others share.")
    if at.after == "deleted":
        same = tr("The same picture came back, to the bit: deleting changes nothing in a trained model.")
        return same if shown.identical else tr("Another picture came back.")
    if at.epsilon == "none":
        if at.reveal in ("file", "full", "explain"):
            return tr("The face was in the model itself: no photo was needed.")
        return tr("Telling less slowed the attacker and did not stop it.")
    if at.unit == "person":
        return tr("Noise that hides a whole person costs the model its use: it can know you or not know you.")
    if little:
        words = tr("So much noise spoiled the picture, and the model now names {n} of 100 photos rightly.")
        return words.format(n=in_hundred(shown.accuracy))
    if at.attacker == "prior":
        return tr("Who knows what faces look like comes near in spite of the noise.")
    return tr("The noise roughened the picture and did not remove the person.")


def what_it_does_not_show(at: Choices, *, own: bool) -> str:
    """The other side, in a sentence or two."""
    if at.after == "retrained":
        return tr("Copies of the old model that were given away stay as they are.")
    if at.after == "deleted":
        return tr("It does not show that deleting is useless: photos that are gone cannot be stolen any more.")
    if at.epsilon != "none" and at.unit == "person":
        return tr("It does not show that noise is useless: where the question is about a group, it costs little.")
    if at.epsilon != "none":
        return tr("Noise for each photo hides whether one photo was used. It hides a photo, not a person.")
    if at.reveal in ("3", "2", "1", "label", "top"):
        return tr("It does not show that limits are useless: fewer questions make a poorer picture.")
    average = tr("What comes back is the average of their photos, not one of them.")
    return tr("What comes back is the average of your photos, not one of them.") if own else average


def few_said() -> str:
    """What the small pictures under every run show."""
    return tr(
        "Rounding and bare names only slow the attacker. Noise for each photo (epsilon 8) hides a photo, not a "
        "person; as much for each person costs the model its accuracy. Only training again takes somebody out."
    )


def few_words(name: str) -> str:
    """What a row of the comparison is called where there is little room."""
    return {"epsilon 8": tr("Photo noise"), "person 8": tr("Person noise")}.get(name) or compared_words(name)


def compared_words(name: str) -> str:
    """What a row of the comparison is called."""
    return {
        "file": tr("Model file"), "full": tr("Scores"), "explain": tr("Reasons too"), "top": tr("Top five"),
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
            "people may also be called you. Three to five photographs do better than one. Use photographs of yourself, "
            "or with permission."
        )
    return words
