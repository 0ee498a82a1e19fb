"""The map: exposure across, assurance up, the needed line, and this study as a point or a box."""

from collections.abc import Iterable
from dataclasses import replace

from desktop.core.method import VerdictCurve
from desktop.core.summary import ScoreSummary
from desktop.drawing.plot import (
    Box,
    Plot,
    around,
    axes,
    box_of,
    captions,
    first_free,
    ground,
    hatched,
    needed_label,
    needed_line,
    plot_in,
)
from desktop.drawing.plot import bounds as _bounds
from desktop.drawing.shapes import Anchor, Face, Figure, Label, Measure, Rect, Shape
from desktop.i18n import tr
from desktop.words.figures import bar_words, exposure_words, range_words

TODAY, BEST = 11, 9


def study_map(summary: ScoreSummary, curve: VerdictCurve, *, width: float, height: float, measure: Measure) -> Figure:
    """The map of one study, `width` by `height` px with its axis words."""
    plot = plot_in(width, height)
    place = box_of(summary, plot)
    labels = _study_labels(summary, place, plot, measure)
    taken = [_bounds(label, measure) for label in labels]
    squares = [around(place.right, place.bottom, TODAY), around(place.left, place.top, BEST)]
    sides = captions(plot, [*taken, *squares, place], measure)
    taken += [_bounds(caption, measure) for caption in sides]
    needed = needed_label(curve, plot, [*taken, *squares, place], measure)
    shapes: list[Shape] = [
        *ground(curve, plot),
        *axes(plot),
        *hatched(place),
        *_plate(labels, place, measure),
        *needed_line(curve, plot),
        *_points(place),
        *sides,
        *needed,
        *labels,
    ]
    return Figure(width, height, tuple(shapes), map_words(summary))


def map_words(summary: ScoreSummary) -> str:
    """The map in a sentence."""
    exposure = exposure_words(summary.exposure_low, summary.exposure_high)
    figures = range_words(summary.exposure_low, summary.exposure_high)
    words = tr("Exposure {words}, {range} of 100. Assurance: {bar}.")
    return words.format(words=exposure, range=figures, bar=bar_words(summary))


def _points(place: Box) -> Iterable[Shape]:
    if place.bottom > place.top or place.right > place.left:
        side = BEST - 1.5
        yield Rect(place.left - side / 2, place.top - side / 2, side, side, fill="paper", stroke="ink", line=1.5)
    yield Rect(place.right - TODAY / 2 - 1, place.bottom - TODAY / 2 - 1, TODAY + 2, TODAY + 2, fill="paper")
    yield Rect(place.right - TODAY / 2, place.bottom - TODAY / 2, TODAY, TODAY, fill="mark")


def _pair(x: float, y: float, words: str, figure: int, anchor: Anchor) -> tuple[Label, Label]:
    halo = "paper"
    return (
        Label(x, y - 2, words, Face.SANS_SEMIBOLD, anchor=anchor, halo=halo),
        Label(x, y + 15, str(figure), Face.SANS, size=16, anchor=anchor, halo=halo),
    )


def _one_line(x: float, y: float, words: str, figure: int, anchor: Anchor) -> tuple[Label]:
    return (Label(x, y, f"{words} {figure}", Face.SANS_SEMIBOLD, anchor=anchor, halo="paper"),)


def _around_point(x: float, y: float, words: str, figure: int, *, right_first: bool) -> Iterable[tuple[Label, ...]]:
    """Places for a point's label: beside it, further up or down, above and below."""
    sides = ((x + 12, Anchor.START), (x - 12, Anchor.END))
    for side, anchor in sides if right_first else reversed(sides):
        for shift in (0, -10, 10, -22, 22, -34, 34, -48, 48):
            yield _pair(side, y + shift, words, figure, anchor)
    for anchor in (Anchor.MIDDLE, Anchor.START, Anchor.END):
        for shift in (-12, 22, -28, 38, -44, 54, -60, 70, -76, 86):
            yield _one_line(x, y + shift, words, figure, anchor)


def _plate(labels: Iterable[Label], place: Box, measure: Measure) -> Iterable[Shape]:
    """Paper under the labels that stand on the hatching."""
    for ground_of in (_bounds(label, measure) for label in labels):
        if ground_of.touches(place):
            width, height = ground_of.right - ground_of.left, ground_of.bottom - ground_of.top
            yield Rect(ground_of.left, ground_of.top, width, height, fill="paper")


def _frame(place: Box) -> list[Box]:
    """The four lines of the box, with a little air."""
    left, top, right, bottom = place.left, place.top, place.right, place.bottom
    return [
        Box(left - 3, top, left + 3, bottom),
        Box(right - 3, top, right + 3, bottom),
        Box(left, top - 3, right, top + 3),
        Box(left, bottom - 3, right, bottom + 3),
    ]


def _clear(
    candidates: list[tuple[Label, ...]], taken: list[Box], place: Box, room: Box, measure: Measure
) -> tuple[Label, ...]:
    """The first labels clear of what is taken and, as far as there is room, of the box, or at least of its frame."""
    narrow = place.right - place.left < 60
    within = [] if place.bottom - place.top < 4 and not narrow else [place]
    for beside in (within, _frame(place), []):
        found = first_free(candidates, [*taken, *beside], room, measure)
        if found:
            return found
    return ()


def _study_labels(summary: ScoreSummary, place: Box, plot: Plot, measure: Measure) -> list[Label]:
    room = replace(plot.box, left=plot.left + 2, bottom=plot.box.bottom - 2)
    squares = [around(place.right, place.bottom, TODAY), around(place.left, place.top, BEST)]
    candidates = list(_around_point(place.right, place.bottom, tr("today"), summary.shown, right_first=True))
    today = _clear(candidates, squares, place, room, measure)
    if summary.at_best == summary.shown and summary.exposure_low == summary.exposure_high:
        return [*today]
    taken = [*squares, *(_bounds(label, measure) for label in today)]
    candidates = list(_around_point(place.left, place.top, tr("at best"), summary.at_best, right_first=False))
    return [*today, *_clear(candidates, taken, place, room, measure)]
