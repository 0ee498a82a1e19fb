"""Scores in steps: runs at one height, what lies under or over them, and dashed lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from desktop.core.span import Span
from desktop.drawing.shapes import Anchor, Label, Line, Polygon, Rect, Shape, hatch

LABELS = 10
DASH, GAP = 7, 4
BLEED = 2
"""How far the ends of hatching reach over their box."""


class Run(NamedTuple):
    """A stretch in which a figure stays, at a height in pixels."""

    start: float
    end: float
    y: float


@dataclass(frozen=True, slots=True)
class Ground:
    """Where figures from 0 to 100 lie, and from where to where the days with a score."""

    top: float
    bottom: float
    start: float
    end: float

    def y(self, figure: float) -> float:
        """The height of a figure, in whole pixels; what is above zero stands two pixels high at least."""
        y = round(self.bottom - (self.bottom - self.top) * figure / 100)
        return min(y, self.bottom - 2) if figure > 0 else y

    def runs(self, steps: Iterable[tuple[float, float]]) -> list[Run]:
        """Runs from (x, figure) steps in their order; equal neighbours are one."""
        starts: list[tuple[float, float]] = []
        for x, figure in steps:
            y = self.y(figure)
            if not starts or starts[-1][1] != y:
                starts.append((x, y))
        ends = [x for x, _ in starts[1:]] + [self.end]
        return [Run(x, end, y) for (x, y), end in zip(starts, ends, strict=True)]


def both_ends(ground: Ground, steps: Iterable[tuple[float, Span]]) -> tuple[list[Run], list[Run]]:
    """The runs of both ends of a range; a point mostly keeps the range of the one before."""
    known: Span | None = None
    changed = []
    for x, span in steps:
        if span is not known:
            changed.append((x, span))
            known = span
    low, high = (ground.runs((x, float(span.end(high=end))) for x, span in changed) for end in (False, True))
    return low, high


def _corners(runs: Iterable[Run]) -> Iterator[tuple[float, float]]:
    for start, end, y in runs:
        yield start, y
        yield end, y


def filled(runs: list[Run], edge: float, fill: str) -> Polygon:
    """All between the steps and an edge above or below them."""
    return Polygon((*_corners(runs), (runs[-1].end, edge), (runs[0].start, edge)), fill=fill)


def covered(runs: list[Run], edge: float) -> Polygon:
    """Paper over the hatching between the steps and an edge, and over the ends of its lines at the sides."""
    (first, *_, (_, y)) = corners = list(_corners(runs))
    left, right = first[0] - BLEED, runs[-1].end + BLEED
    return Polygon(((left, first[1]), *corners, (right, y), (right, edge), (left, edge)), fill="paper")


def outline(runs: list[Run]) -> Polygon:
    """A thin line along the steps."""
    return Polygon(tuple((x, y + 0.5) for x, y in _corners(runs)), stroke="ink", closed=False)


def dashes(runs: list[Run]) -> Iterator[Shape]:
    """A dashed line in steps on an edge of paper, which shows in its gaps, so that it reads on black and on hatch."""
    corners = tuple(_corners(runs))
    yield Polygon(corners, stroke="paper", line=4, closed=False)
    yield Polygon(corners, stroke="ink", line=2, closed=False)
    at = runs[0].start + DASH
    for run in runs:
        while at < run.end:
            if run.start <= at and at + GAP <= run.end:
                yield Rect(at, run.y - 2, GAP, 4, fill="paper")
            at += DASH + GAP


def grid(ground: Ground, *, left: float, named: Iterable[int]) -> Iterator[Shape]:
    """Hairlines at the quarters under the scores, and figures left of the axis."""
    for quarter in (25, 50, 75):
        yield Line(ground.start, ground.y(quarter) + 0.5, ground.end, ground.y(quarter) + 0.5, "rule")
    for figure in named:
        yield Label(left - LABELS, ground.y(figure) + 5, str(figure), colour="ink2", anchor=Anchor.END)


def hatched_under(ground: Ground, high: list[Run]) -> Iterator[Shape]:
    """Hatching from zero up to the steps."""
    yield from hatch(ground.start, ground.top, ground.end - ground.start, ground.bottom - ground.top)
    yield covered(high, ground.top - BLEED)
