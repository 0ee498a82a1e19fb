"""The small marks: verdict, progress, proof, strength. Each is told apart by its shape, not its colour."""

from fractions import Fraction

from desktop.core.deadlines import RECEIVED, SENT
from desktop.core.rounding import whole
from desktop.core.states import Evidence, State, Verdict
from desktop.core.study import EventKind
from desktop.drawing.shapes import Circle, Figure, Line, Polygon, Rect, Shape, hatch

STEPS = 5


def verdict_mark(verdict: Verdict) -> Figure:
    """A block against the needed line, 20 px: on it, across it, just under it, far under it; or no line at all."""
    shapes: dict[Verdict, tuple[Shape, ...]] = {
        Verdict.NA: (Line(3, 10, 17, 10, "ink", 2),),
        Verdict.V0: tuple(
            Line(x1, y1, x2, y2, "ink", 1.5, (2, 2))
            for x1, y1, x2, y2 in ((4, 4, 16, 4), (16, 4, 16, 16), (16, 16, 4, 16), (4, 16, 4, 4))
        ),
        Verdict.V1: (Line(1, 16, 19, 16, "ink", 2), Rect(5, 5, 10, 10, fill="mark")),
        Verdict.V2: (
            *hatch(5, 4, 10, 12),
            Rect(5, 4, 10, 12, stroke="ink", line=1.5),
            Line(1, 10, 19, 10, "ink", 2),
        ),
        Verdict.V3: (Line(1, 4, 19, 4, "ink", 2), Rect(5, 6, 10, 10, fill="mark")),
        Verdict.V4: (
            Line(1, 2, 19, 2, "ink", 2),
            Line(10, 5, 10, 12, "ink", 1.5, (1.5, 2)),
            Rect(5, 13, 10, 6, fill="mark"),
        ),
    }
    return Figure(20, 20, shapes[verdict])


def progress_mark(state: State) -> Figure:
    """How far a question has come, 10 px: full disc, half disc, broken ring, ring."""
    if state is State.ANSWERED:
        return Figure(10, 10, (Circle(5, 5, 4.2, fill="ink2"),))
    if state is State.NOT_ASKED:
        return Figure(10, 10, (Circle(5, 5, 3.8, stroke="ink2", line=1.4),))
    if state is State.AWAITING:
        return Figure(10, 10, (Circle(5, 5, 3.8, stroke="ink2", line=1.4, dash=(2, 1.6)),))
    return Figure(10, 10, (Circle(5, 5, 3.8, stroke="ink2", line=1.4), Circle(5, 5, 3.8, fill="ink2", half=True)))


def event_mark(kind: EventKind) -> Figure:
    """What happened, 12 px: hollow triangle up, you wrote; solid triangle down, they replied; a page; a dot."""
    if kind in SENT:
        return Figure(12, 12, (Polygon(((1.5, 10.5), (6, 2), (10.5, 10.5)), stroke="ink", line=1.4),))
    if kind in RECEIVED:
        return Figure(12, 12, (Polygon(((1, 1.5), (11, 1.5), (6, 10.5)), fill="ink"),))
    if kind is EventKind.DOCUMENT_ADDED:
        page = ((2.5, 1), (7, 1), (9.5, 3.5), (9.5, 11), (2.5, 11))
        return Figure(12, 12, (Polygon(page, stroke="ink", line=1.3),))
    return Figure(12, 12, (Circle(6, 6, 2.4, fill="ink2"),))


def proof_mark(evidence: Evidence) -> Figure:
    """How an answer is proven, 18 px: a speech bubble, a page with lines, a filled page with a tick."""
    page = ((4.0, 1.5), (10.5, 1.5), (14.0, 5.0), (14.0, 16.5), (4.0, 16.5))
    if evidence is Evidence.CLAIMED:
        bubble = ((1.5, 3.0), (16.5, 3.0), (16.5, 12.5), (8.0, 12.5), (4.5, 16.0), (4.5, 12.5), (1.5, 12.5))
        return Figure(18, 18, (Polygon(bubble, stroke="ink", line=1.4),))
    if evidence is Evidence.DOCUMENTED:
        lines = tuple(Line(6.2, y, 11.8, y, "ink", 1.3) for y in (8.0, 10.7, 13.4))
        return Figure(18, 18, (Polygon(page, stroke="ink", line=1.4), *lines))
    tick = Polygon(((6.3, 10.2), (8.4, 12.4), (11.9, 7.8)), stroke="paper", line=1.6, closed=False)
    return Figure(18, 18, (Polygon(page, fill="ink", stroke="ink", line=1.4), tick))


def steps_of(strength: Fraction) -> int:
    """How many of the five steps a strength from 0 to 1 fills; any strength at all fills one."""
    return max(whole(strength * STEPS), 1) if strength else 0


def strength_steps(steps: int) -> Figure:
    """How strong an answer is: so many of five rising steps are filled, the others outlined."""
    shapes = []
    for step in range(STEPS):
        height = 4 + 2 * step
        box = Rect(7 * step, 12 - height, 6, height, fill="ink2" if step < steps else None)
        outline = Rect(7 * step + 0.5, 12.5 - height, 5, height - 1, stroke="strong")
        shapes.append(box if step < steps else outline)
    return Figure(34, 12, tuple(shapes))


def share_bar(share: Fraction) -> Figure:
    """How much a kind of proof lets count: a bar of 40 px, filled by the share."""
    filled = float(40 * share)
    return Figure(40, 9, (Rect(0.5, 0.5, 39, 8, fill="field", stroke="strong"), Rect(0, 0, filled, 9, fill="ink")))
