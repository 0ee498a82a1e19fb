"""A hundred marks: what a blind guess gets right, what a promise leaves possible, what it rules out."""

from desktop.core.odds import Odds
from desktop.drawing.shapes import Face, Figure, Label, Rect, Shape, hatch
from desktop.i18n import tr

CELL, STEP, TOP, APART = 13, 16, 30, 56
SIDE = 10 * STEP


def hundred(found: Odds, *, width: float) -> Figure | None:
    """An array of a hundred for each ceiling, side by side or one under the other; None where it cannot be told so."""
    if found.of != 100:
        return None
    names = (tr("The promise alone"), tr("If it is Gaussian noise"))
    across = width >= len(found.caps) * (SIDE + APART)
    shapes: list[Shape] = []
    x = y = 0.0
    for name, cap in zip(names, found.caps, strict=False):
        shapes += _array(x, y, name, found.blind, cap)
        x, y = (x + SIDE + APART, y) if across else (x, y + TOP + SIDE + 34)
    height = TOP + SIDE + 24 if across else y
    return Figure(width, height, tuple(shapes), _words(found, names))


def _array(x: float, y: float, name: str, blind: int, cap: int) -> list[Shape]:
    shapes: list[Shape] = [Label(x, y + 16, name, Face.SANS_SEMIBOLD)]
    for at in range(100):
        left, top = x + at % 10 * STEP, y + TOP + at // 10 * STEP
        if at < blind:
            shapes.append(Rect(left, top, CELL, CELL, fill="mark"))
            continue
        if at < cap:
            shapes += hatch(left, top, CELL, CELL)
        shapes.append(Rect(left + 0.5, top + 0.5, CELL - 1, CELL - 1, stroke="strong" if at < cap else "rule"))
    shapes.append(Label(x, y + TOP + SIDE + 16, tr("at most {cap} in 100").format(cap=cap)))
    return shapes


def _words(found: Odds, names: tuple[str, str]) -> str:
    told = [
        tr("{name}: at most {cap} in 100.").format(name=name, cap=cap)
        for name, cap in zip(names, found.caps, strict=False)
    ]
    return " ".join([tr("Without the model: {blind} in 100.").format(blind=found.blind), *told])


def key_of_hundred() -> tuple[Figure, Figure, Figure]:
    """Samples for the key: a blind guess, left possible, ruled out."""
    outline = Rect(0.5, 0.5, CELL - 1, CELL - 1, stroke="strong")
    return (
        Figure(CELL, CELL, (Rect(0, 0, CELL, CELL, fill="mark"),)),
        Figure(CELL, CELL, (*hatch(0, 0, CELL, CELL), outline)),
        Figure(CELL, CELL, (Rect(0.5, 0.5, CELL - 1, CELL - 1, stroke="rule"),)),
    )
