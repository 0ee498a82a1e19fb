"""What happened, as marks under the days with their words; words that would touch move down a line or are left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from desktop.core.study import EventKind
from desktop.drawing.marks import event_mark
from desktop.drawing.shapes import Circle, Face, Label, Line, Measure, Polygon, Rect, Shape
from desktop.drawing.timeline_axis import Axis
from desktop.words.timeline import due_words, happened_words

MARK, APART = 12, 14
CLOSE = 6
WORDS, LINE, LINES = 24, 18, 2
GAP = 12


@dataclass(frozen=True, slots=True)
class Happening:
    """Something on a day; `kind` None is a reply that is still due."""

    day: date
    kind: EventKind | None = None

    @property
    def words(self) -> str:
        """What it is, in a word or two."""
        return due_words(self.day) if self.kind is None else happened_words(self.kind)


@dataclass(frozen=True, slots=True)
class _Spot:
    """All that happened on one day, each kind once."""

    x: float
    kinds: tuple[EventKind | None, ...]
    words: str


def event_shapes(
    happened: Iterable[Happening], axis: Axis, *, y: float, width: float, measure: Measure
) -> tuple[list[Shape], float]:
    """Marks from a height down with the words of as many as there is room for, the newest first; where they end.

    Marks of one kind that would cover each other are drawn once.
    """
    spots = _spots(happened, axis)
    if not spots:
        return [], y - LINE
    shapes: list[Shape] = []
    drawn: dict[EventKind | None, float] = {}
    for spot in spots:
        across = (len(spot.kinds) - 1) * APART
        start = min(max(spot.x - across / 2, MARK / 2), width - across - MARK / 2)
        for at, kind in enumerate(spot.kinds):
            x = start + at * APART
            if x - drawn.get(kind, -CLOSE) >= CLOSE:
                drawn[kind] = x
                shapes += _moved(_mark(kind), x - MARK / 2, y)
    room: list[list[tuple[float, float]]] = [[] for _ in range(LINES)]
    for spot in reversed(spots):
        shapes += _words(spot, width, room, y + WORDS + 5, measure)
    used = sum(bool(line) for line in room)
    return shapes, y + WORDS + max(used - 1, 0) * LINE


def _spots(happened: Iterable[Happening], axis: Axis) -> list[_Spot]:
    spots = []
    for day, events in groupby(sorted(happened, key=lambda event: event.day), key=lambda event: event.day):
        kinds = tuple(dict.fromkeys(event.kind for event in events))
        words = ", ".join(Happening(day, kind).words for kind in kinds)
        spots.append(_Spot(axis.x(day), kinds, words))
    return spots


def _words(
    spot: _Spot, width: float, room: Sequence[list[tuple[float, float]]], y: float, measure: Measure
) -> Iterator[Shape]:
    """The words of a day on the first line where they touch no others."""
    length = measure(spot.words, Face.SANS, 14)
    start = max(0.0, min(spot.x - length / 2, width - length))
    for line, taken in enumerate(room):
        if all(start >= end + GAP or start + length + GAP <= begin for begin, end in taken):
            taken.append((start, start + length))
            yield Label(start, y + line * LINE, spot.words, colour="ink2")
            return


def _mark(kind: EventKind | None) -> tuple[Shape, ...]:
    if kind is None:
        return (Circle(MARK / 2, MARK / 2, 4.6, stroke="ink", line=1.5, dash=(2, 1.6)),)
    return event_mark(kind).shapes


def _moved(shapes: Iterable[Shape], dx: float, dy: float) -> Iterator[Shape]:
    """The shapes of a mark at another place."""
    for shape in shapes:
        match shape:
            case Polygon(points):
                yield replace(shape, points=tuple((x + dx, y + dy) for x, y in points))
            case Line(x1, y1, x2, y2):
                yield replace(shape, x1=x1 + dx, y1=y1 + dy, x2=x2 + dx, y2=y2 + dy)
            case Circle(x, y) | Rect(x, y) | Label(x, y):
                yield replace(shape, x=x + dx, y=y + dy)
