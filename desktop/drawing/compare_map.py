"""The map of several studies: a letter in the square of each at today, and in its open one at best.

A square that would touch another moves aside, and a line leads from it to the point that it stands for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import cos, radians, sin

from desktop.core.compare import Comparison
from desktop.core.summary import ScoreSummary
from desktop.drawing.bars import assurance_bar
from desktop.drawing.plot import (
    Box,
    Plot,
    around,
    axes,
    bounds,
    box_of,
    captions,
    ground,
    needed_label,
    needed_line,
    plot_in,
)
from desktop.drawing.shapes import HATCH_LINE, Anchor, Face, Figure, Label, Line, Measure, Rect, Shape, hatch
from desktop.words.compare import compared_map_words, without_needed
from desktop.words.figures import exposure_words, range_words

SIDE, POINT = 17, 5
RINGS = (22, 30, 40, 52, 66, 82, 100, 120, 145)
TODAY_TURNS = (0, 45, 90, -45, 135, -90, 180, 225)
BEST_TURNS = (180, 225, 270, 135, -45, 90, 0, 45)


@dataclass(frozen=True, slots=True)
class _Square:
    """A study's letter for today or, open, for the best case: where it belongs, and where it stands."""

    letter: str
    best: bool
    at: tuple[float, float]
    stands: tuple[float, float]

    @property
    def box(self) -> Box:
        return around(*self.stands, SIDE)


def compare_map(comparison: Comparison, *, width: float, height: float, measure: Measure) -> Figure:
    """The map of the studies, `width` by `height` px with its axis words, against the needed line of the first."""
    plot = plot_in(width, height)
    curve = comparison.sides[0].standing.questionnaire.method.curve
    places = {side.letter: box_of(side.summary, plot) for side in comparison.sides}
    squares = _squares(places, plot)
    taken = [*(square.box for square in squares), *places.values()]
    sides = captions(plot, taken, measure)
    taken += [bounds(caption, measure) for caption in sides]
    shapes: list[Shape] = [*ground(curve, plot), *axes(plot)]
    shapes += [*_hatched(places.values()), *_outlines(places.values())]
    shapes += [*needed_line(curve, plot), *sides, *needed_label(curve, plot, taken, measure)]
    for square in squares:
        shapes += _leader(square)
    for square in squares:
        shapes += _lettered(square.letter, *square.stands, best=square.best)
    return Figure(width, height, tuple(shapes), compared_map_words(comparison))


def letter_squares(letters: str, *, best: bool = False) -> Figure:
    """The letters of one or more studies as they stand on the map, side by side."""
    step, middle = SIDE + 4, SIDE / 2 + 1
    shapes = [s for at, letter in enumerate(letters) for s in _lettered(letter, middle + step * at, middle, best=best)]
    return Figure(step * len(letters) - 2, SIDE + 2, tuple(shapes), ", ".join(letters))


def exposure_bar(summary: ScoreSummary, *, width: float) -> Figure:
    """The bar of what is at stake: solid to the lowest that it may be, hatched to the highest."""
    span = replace(summary, shown=summary.exposure_low, at_best=summary.exposure_high)
    words = f"{range_words(span.shown, span.at_best)}, {exposure_words(span.shown, span.at_best)}"
    return assurance_bar(without_needed(span), width=width).saying(words)


def _hatched(places: Iterable[Box]) -> Iterator[Shape]:
    """Pencil lines over all ranges, drawn once where ranges lie over each other."""
    stretches: dict[float, list[tuple[float, float]]] = {}
    for place in places:
        width, height = place.right - place.left, place.bottom - place.top
        if width or height:
            for line in hatch(place.left, place.top, max(width, 1), max(height, 1)):
                stretches.setdefault(line.x1 + line.y1, []).append((line.x1, line.x2))
    for step, found in sorted(stretches.items()):
        for start, end in _joined(sorted(found)):
            yield Line(start, step - start, end, step - end, "pencil", HATCH_LINE)


def _joined(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _outlines(places: Iterable[Box]) -> Iterator[Shape]:
    for place in places:
        width, height = place.right - place.left, place.bottom - place.top
        if width or height:
            yield Rect(place.left, place.top, width, height, stroke="ink", line=1.25)


def _squares(places: dict[str, Box], plot: Plot) -> list[_Square]:
    """All squares, those of today first, each as near to its point as the others let it."""
    wanted = [(letter, False, (place.right, place.bottom)) for letter, place in places.items()]
    wanted += [
        (letter, True, (place.left, place.top))
        for letter, place in places.items()
        if place.right > place.left or place.bottom > place.top
    ]
    points = [around(*at, POINT) for _, _, at in wanted]
    placed: list[_Square] = []
    for letter, best, at in wanted:
        taken = [square.box for square in placed]
        stands = at
        if any(around(*at, SIDE).touches(box) for box in taken):
            stands = next(_free_places(at, [*taken, *points], plot, best=best), at)
        placed.append(_Square(letter, best, at, stands))
    return placed


def _free_places(at: tuple[float, float], taken: list[Box], plot: Plot, *, best: bool) -> Iterator[tuple[float, float]]:
    for ring in RINGS:
        for turn in BEST_TURNS if best else TODAY_TURNS:
            x, y = round(at[0] + ring * cos(radians(turn))), round(at[1] + ring * sin(radians(turn)))
            box = around(x, y, SIDE)
            if box.within(plot.box) and not any(box.touches(other) for other in taken):
                yield x, y


def _leader(square: _Square) -> Iterable[Shape]:
    if square.stands == square.at:
        return
    x, y = square.at
    yield Line(x, y, *square.stands, "ink", 1)
    if square.best:
        yield Rect(x - POINT / 2, y - POINT / 2, POINT, POINT, fill="paper", stroke="ink", line=1.25)
    else:
        yield Rect(x - POINT / 2 - 1, y - POINT / 2 - 1, POINT + 2, POINT + 2, fill="paper")
        yield Rect(x - POINT / 2, y - POINT / 2, POINT, POINT, fill="mark")


def _lettered(letter: str, x: float, y: float, *, best: bool) -> Iterable[Shape]:
    half = SIDE / 2
    if best:
        yield Rect(x - half + 0.75, y - half + 0.75, SIDE - 1.5, SIDE - 1.5, fill="paper", stroke="ink", line=1.5)
    else:
        yield Rect(x - half - 1, y - half - 1, SIDE + 2, SIDE + 2, fill="paper")
        yield Rect(x - half, y - half, SIDE, SIDE, fill="mark")
    ink = "ink" if best else "paper"
    yield Label(x, y + 4.75, letter, Face.SANS_SEMIBOLD, colour=ink, anchor=Anchor.MIDDLE)
