"""The map: exposure across, assurance up, the needed line, and this study as a point or a box."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, radians, sin

from desktop.core.method import VerdictCurve
from desktop.core.summary import ScoreSummary
from desktop.drawing.shapes import Anchor, Face, Figure, Label, Line, Measure, Polygon, Rect, Shape, hatch
from desktop.i18n import tr
from desktop.words.figures import assurance_bands, bar_words, exposure_bands, exposure_words, range_words

LEFT, TOP, RIGHT, BOTTOM = 76, 30, 8, 46
TODAY, BEST = 11, 9
HALO = 2.5


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the figure, to see what touches what."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Whether the two share any ground."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Whether this one lies in the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where figures from 0 to 100 lie on the page."""

    left: float
    top: float
    width: float
    height: float

    def x(self, exposure: float) -> float:
        return round(self.left + self.width * exposure / 100)

    def y(self, assurance: float) -> float:
        return round(self.top + self.height * (100 - assurance) / 100)

    @property
    def box(self) -> Box:
        return Box(self.left, self.top, self.left + self.width, self.top + self.height)


def study_map(summary: ScoreSummary, curve: VerdictCurve, *, width: float, height: float, measure: Measure) -> Figure:
    """The map of one study, `width` by `height` px with its axis words."""
    plot = _Plot(LEFT, TOP, width - LEFT - RIGHT, height - TOP - BOTTOM)
    place = _place(summary, plot)
    labels = _study_labels(summary, place, plot, measure)
    taken = [_bounds(label, measure) for label in labels]
    squares = [_around(place.right, place.bottom, TODAY), _around(place.left, place.top, BEST)]
    captions = _captions(plot, [*taken, *squares, place], measure)
    taken += [_bounds(caption, measure) for caption in captions]
    needed = _needed_label(curve, plot, [*taken, *squares, place], measure)
    shapes: list[Shape] = [
        *_ground(curve, plot),
        *_axes(plot),
        *_range(place),
        *_needed_line(curve, plot),
        *_points(place),
        *captions,
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


def _place(summary: ScoreSummary, plot: _Plot) -> Box:
    """From (lowest exposure, best case) to (highest exposure, today)."""
    left, right = plot.x(summary.exposure_low), plot.x(summary.exposure_high)
    return Box(left, plot.y(summary.at_best), right, plot.y(summary.shown))


def _ground(curve: VerdictCurve, plot: _Plot) -> Iterable[Shape]:
    corners = [(plot.x(float(e)), plot.y(float(a))) for e, a in curve.points]
    yield Polygon((*corners, (plot.x(100), plot.y(0)), (plot.x(0), plot.y(0))), fill="rail")


def _axes(plot: _Plot) -> Iterable[Shape]:
    box = plot.box
    for quarter in (25, 50, 75):
        yield Line(plot.x(quarter) + 0.5, box.top, plot.x(quarter) + 0.5, box.bottom, "rule")
        yield Line(box.left, plot.y(quarter) + 0.5, box.right, plot.y(quarter) + 0.5, "rule")
    yield Line(box.left + 0.5, box.top, box.left + 0.5, box.bottom, "ink")
    yield Line(box.left, box.bottom + 0.5, box.right, box.bottom + 0.5, "ink")
    for at, words in enumerate(assurance_bands()):
        yield Label(box.left - 10, plot.y(12.5 + 25 * at) + 5, words, colour="ink2", anchor=Anchor.END)
    for at, words in enumerate(exposure_bands()):
        yield Label(plot.x(12.5 + 25 * at), box.bottom + 19, words, colour="ink2", anchor=Anchor.MIDDLE)
    title = tr("Assurance: what you can rely on")
    yield Label(box.left - 8, box.top - 12, f"↑ {title}", Face.SANS_SEMIBOLD)
    title = tr("Exposure: what is at stake")
    yield Label(box.right, box.bottom + 40, f"{title} →", Face.SANS_SEMIBOLD, anchor=Anchor.END)


def _needed_line(curve: VerdictCurve, plot: _Plot) -> Iterable[Shape]:
    yield Polygon(
        tuple((plot.x(float(e)), plot.y(float(a))) for e, a in curve.points), stroke="ink", line=2, closed=False
    )


def _range(place: Box) -> Iterable[Shape]:
    width, height = place.right - place.left, place.bottom - place.top
    if width or height:
        yield from hatch(place.left, place.top, max(width, 1), max(height, 1))
        yield Rect(place.left, place.top, width, height, stroke="ink", line=1.25)


def _points(place: Box) -> Iterable[Shape]:
    if place.bottom > place.top or place.right > place.left:
        side = BEST - 1.5
        yield Rect(place.left - side / 2, place.top - side / 2, side, side, fill="paper", stroke="ink", line=1.5)
    yield Rect(place.right - TODAY / 2 - 1, place.bottom - TODAY / 2 - 1, TODAY + 2, TODAY + 2, fill="paper")
    yield Rect(place.right - TODAY / 2, place.bottom - TODAY / 2, TODAY, TODAY, fill="mark")


def _around(x: float, y: float, side: float) -> Box:
    half = side / 2 + 2
    return Box(x - half, y - half, x + half, y + half)


def _bounds(label: Label, measure: Measure) -> Box:
    """The ground that a label with its halo takes."""
    width = measure(label.text, label.face, label.size)
    start = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[label.anchor]
    corners = [(-start, -0.78 * label.size), (width - start, 0.24 * label.size)]
    if label.angle:
        turn = radians(label.angle)
        all_corners = [(x, y) for x in (corners[0][0], corners[1][0]) for y in (corners[0][1], corners[1][1])]
        corners = [(x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)) for x, y in all_corners]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(label.x + min(xs) - HALO, label.y + min(ys) - HALO, label.x + max(xs) + HALO, label.y + max(ys) + HALO)


def _free(candidates: Iterable[tuple[Label, ...]], taken: list[Box], room: Box, measure: Measure) -> tuple[Label, ...]:
    """The first labels that lie in the room and touch nothing; none where all do."""
    for labels in candidates:
        boxes = [_bounds(label, measure) for label in labels]
        if all(box.within(room) for box in boxes) and not any(b.touches(t) for b in boxes for t in taken):
            return labels
    return ()


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


def _study_labels(summary: ScoreSummary, place: Box, plot: _Plot, measure: Measure) -> list[Label]:
    room = replace(plot.box, left=plot.left + 2, bottom=plot.box.bottom - 2)
    squares = [_around(place.right, place.bottom, TODAY), _around(place.left, place.top, BEST)]
    narrow = place.right - place.left < 60
    within = [] if place.bottom - place.top < 4 and not narrow else [place]
    candidates = list(_around_point(place.right, place.bottom, tr("today"), summary.shown, right_first=True))
    today = _free(candidates, [*squares, *within], room, measure) or _free(candidates, squares, room, measure)
    if summary.at_best == summary.shown and summary.exposure_low == summary.exposure_high:
        return [*today]
    taken = [*squares, *(_bounds(label, measure) for label in today)]
    candidates = list(_around_point(place.left, place.top, tr("at best"), summary.at_best, right_first=False))
    best = _free(candidates, [*taken, *within], room, measure) or _free(candidates, taken, room, measure)
    return [*today, *best]


def _captions(plot: _Plot, taken: list[Box], measure: Measure) -> list[Label]:
    """What the two sides of the needed line mean, where there is room to say it."""
    box = plot.box

    def caption(x: float, y: float, text: str, anchor: Anchor) -> tuple[Label]:
        return (Label(x, y, text, Face.SERIF_ITALIC, 16.5, "ink2", anchor, "paper"),)

    matches, short = tr("Matches the risk"), tr("Falls short of the risk")
    above = [caption(box.left + 18, y, matches, Anchor.START) for y in (box.top + 26, box.top + 60, box.top + 94)]
    below = [caption(box.right - 10, y, short, Anchor.END) for y in (box.bottom - 16, box.bottom - 46, box.bottom - 76)]
    below = [(replace(label[0], halo="rail"),) for label in below]
    placed = _free(above, taken, box, measure)
    return [*placed, *_free(below, [*taken, *(_bounds(label, measure) for label in placed)], box, measure)]


def _needed_label(curve: VerdictCurve, plot: _Plot, taken: list[Box], measure: Measure) -> tuple[Label, ...]:
    """ "needed", set along the last stretch of the line, where nothing is in its way."""
    (e1, a1), (e2, a2) = ((float(e), float(a)) for e, a in curve.points[-2:])
    x1, y1, x2, y2 = plot.x(e1), plot.y(a1), plot.x(e2), plot.y(a2)
    angle = degrees(atan2(y2 - y1, x2 - x1))
    candidates = []
    for share in (0.04, 0.7, 0.5, 0.3, 0.8):
        x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
        label = Label(x, y - 7, tr("needed"), Face.SANS_SEMIBOLD, angle=angle, halo="paper")
        candidates.append((label,))
    return _free(candidates, taken, plot.box, measure)
