"""How far up a model's list of guesses a secret number stands, beside numbers that it never saw."""

from desktop.drawing.shapes import Anchor, Figure, Label, Line, Rect, Shape
from desktop.i18n import tr

TOP, HIGH, WORDS = 9, 11, 20


def exposure_bar(exposure: float, *, most: float, never_typed: float, width: float) -> Figure:
    """Exposure in bits, 0 to `most` (Carlini et al. 2019); a post stands where a number stands that was never typed."""

    def x(bits: float) -> float:
        return round(width * min(max(bits / most, 0), 1))

    post = min(max(x(never_typed), 1), width - 1)
    shapes: list[Shape] = [
        Rect(0.5, TOP + 0.5, width - 1, HIGH - 1, fill="field", stroke="strong"),
        Rect(0, TOP, max(x(exposure), 2), HIGH, fill="mark"),
        Rect(post - 2.5, TOP - 1, 5, HIGH + 2, fill="paper"),
        Line(post, TOP - 7, post, TOP + HIGH + 4, "ink", 2),
        Line(max(post - 5, 0), TOP - 7, post + 5, TOP - 7, "ink", 2),
        Label(max(post - 5, 0), TOP + HIGH + WORDS, tr("a number never typed"), colour="ink2"),
        Label(width, TOP + HIGH + WORDS, tr("the first guess"), colour="ink2", anchor=Anchor.END),
    ]
    words = tr("Exposure {n} of {most}; numbers that were never typed have about {other}.")
    said = words.format(n=round(exposure), most=round(most), other=round(never_typed))
    return Figure(width, TOP + HIGH + WORDS + 6, tuple(shapes), said)
