"""A hundred marks: what a blind guess gets right, what a promise leaves possible, what it rules out."""

from desktop.core.bounds import guess_cap
from desktop.core.odds import Odds, in_hundred
from desktop.drawing.shapes import Face, Figure, Label, Rect, Shape, hatch
from desktop.i18n import tr

CELL, STEP, TOP, CLOSEST, APART = 13, 16, 30, 20, 56
SIDE = 10 * STEP
SQUARES = 100
"""The denominator that an array can show."""
EXAMPLES = (1, 3, 8)
"""The epsilons that are shown before anybody has typed one, at a delta of one in 100,000 and a guess of one in ten."""


def hundred(found: Odds, *, width: float) -> Figure:
    """An array of a hundred for each ceiling, side by side or one under the other; for odds out of a hundred."""
    names = (tr("The promise alone"), tr("If it is Gaussian noise"))
    return _side_by_side(tuple(zip(names, found.caps, strict=False)), found.blind, width)


def examples(width: float) -> Figure:
    """What a few epsilons leave possible, so that one can be seen beside the other."""
    caps = tuple((tr("Epsilon {n}").format(n=n), in_hundred(guess_cap(0.1, n, 1e-5))) for n in EXAMPLES)
    return _side_by_side(caps, 10, width)


def _side_by_side(caps: tuple[tuple[str, int], ...], blind: int, width: float) -> Figure:
    apart = min(APART, (width - len(caps) * SIDE) / max(1, len(caps) - 1))
    across = apart >= CLOSEST
    shapes: list[Shape] = []
    x = y = 0.0
    for name, cap in caps:
        shapes += _array(x, y, name, blind, cap)
        x, y = (x + SIDE + apart, y) if across else (x, y + TOP + SIDE + 34)
    told = [tr("{name}: at most {cap} in 100.").format(name=name, cap=cap) for name, cap in caps]
    words = " ".join([tr("By luck alone: {blind} in 100.").format(blind=blind), *told])
    return Figure(width, TOP + SIDE + 24 if across else y, tuple(shapes), words)


def _array(x: float, y: float, name: str, blind: int, cap: int) -> list[Shape]:
    shapes: list[Shape] = [Label(x, y + 16, name, Face.SANS_SEMIBOLD)]
    for at in range(SQUARES):
        left, top = x + at % 10 * STEP, y + TOP + at // 10 * STEP
        if at < blind:
            shapes.append(Rect(left, top, CELL, CELL, fill="mark"))
            continue
        if at < cap:
            shapes += hatch(left, top, CELL, CELL)
        shapes.append(Rect(left + 0.5, top + 0.5, CELL - 1, CELL - 1, stroke="strong" if at < cap else "rule"))
    shapes.append(Label(x, y + TOP + SIDE + 16, tr("at most {cap} in 100").format(cap=cap)))
    return shapes


def key_of_hundred() -> tuple[Figure, Figure, Figure]:
    """Samples for the key: a blind guess, left possible, ruled out."""
    outline = Rect(0.5, 0.5, CELL - 1, CELL - 1, stroke="strong")
    return (
        Figure(CELL, CELL, (Rect(0, 0, CELL, CELL, fill="mark"),)),
        Figure(CELL, CELL, (*hatch(0, 0, CELL, CELL), outline)),
        Figure(CELL, CELL, (Rect(0.5, 0.5, CELL - 1, CELL - 1, stroke="rule"),)),
    )
