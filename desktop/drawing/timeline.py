"""The timeline: scores above the days, what happened below them, and what is at stake under both.

Nothing is known between two days, so everything steps. Of the days that fall on one pixel the last is drawn: every
state that lasts a pixel or longer is there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.core.history import Point
from desktop.core.rounding import whole
from desktop.core.span import Span
from desktop.core.states import Verdict
from desktop.drawing.shapes import Anchor, Face, Figure, Label, Line, Measure, Rect, Shape
from desktop.drawing.timeline_axis import Axis, axis_shapes, spread
from desktop.drawing.timeline_events import Happening, event_shapes
from desktop.drawing.timeline_steps import (
    BLEED,
    Ground,
    both_ends,
    covered,
    dashes,
    filled,
    grid,
    hatched_under,
    outline,
)
from desktop.i18n import tr
from desktop.words.dates import date_words
from desktop.words.figures import exposure_words, range_words, span_words

WIDEST, STEPS = 936, 800
FLAGS, LEFT, EDGE = 34, 44, 4
HEIGHT, LOW_HEIGHT, STAKES = 200, 150, 48
NARROW = 460
ASIDE, LINE = 10, 18
EVENTS, TITLE, TO_STAKES = 36, 34, 14
"""Lengths in pixels. STEPS is how many of them the scores of the widest figure span."""


@dataclass(frozen=True, slots=True)
class Past:
    """What a timeline draws: at least one point, in the order of days; what happened; and the day that is today."""

    points: tuple[Point, ...]
    happened: tuple[Happening, ...]
    today: date

    @property
    def first(self) -> date:
        """The first day that is drawn."""
        return min([self.points[0].day, self.today, *(event.day for event in self.happened)])

    @property
    def until(self) -> date:
        """The last day whose scores are drawn: today, or that of the last record where it lies ahead."""
        return max(self.points[-1].day, self.today)

    @property
    def last(self) -> date:
        """The last day that is drawn; something may be still to come."""
        return max([self.until, *(event.day for event in self.happened)])


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn timeline, with where its days and its scores lie, for the flags that move over it."""

    figure: Figure
    axis: Axis
    top: float
    bottom: float


def timeline_chart(past: Past, *, width: float, measure: Measure) -> Chart:
    """The timeline of a study, `width` px wide; where that is little, the figures stand above it."""
    now = past.points[-1]
    labels = _labels(now)
    narrow = width < NARROW
    head = _head(labels, width, measure) if narrow else []
    top = FLAGS + (LINE * len(head) + 6 if head else 0)
    bottom = top + (LOW_HEIGHT if narrow else HEIGHT)
    beside = [] if narrow else [*(text for _, text, _ in labels), *_stakes_labels(now)]
    axis = _axis(past, width, [measure(text, Face.SANS_SEMIBOLD, 14) for text in beside])
    start, end = axis.x(past.points[0].day), axis.x_after((past.until - axis.first).days + 1)
    ground = Ground(top, bottom, start, end)
    kept = _thinned(past.points, axis)
    below, events_end = event_shapes(past.happened, axis, y=bottom + EVENTS, width=width, measure=measure)
    stakes_top = events_end + TITLE + TO_STAKES
    stakes = Ground(stakes_top, stakes_top + STAKES, start, end)
    title = _stakes_title(now, width, measure, narrow=narrow)
    shapes: list[Shape] = [
        *head,
        *_scores(ground, kept, needed=now.verdict is not Verdict.NA),
        *axis_shapes(axis, y=bottom, width=width, measure=measure),
        *below,
        *_stakes(stakes, kept, axis, now, title=title, beside=not narrow),
        *([] if narrow else _beside(ground, labels)),
        *_today(past, axis, ground, measure),
    ]
    figure = Figure(width, stakes.bottom + 8, tuple(shapes), timeline_words(past))
    return Chart(figure, axis, top, bottom)


def timeline_words(past: Past) -> str:
    """The timeline in a sentence or two."""
    first, now = past.points[0], past.points[-1]
    words = tr(
        "From {first} to {last}: shown went from {before} to {after} of 100, the best case from {best_before} to "
        "{best}. Exposure is {exposure}, {words}."
    ).format(
        first=date_words(past.first),
        last=date_words(past.until),
        before=whole(first.assurance.low),
        after=whole(now.assurance.low),
        best_before=whole(first.assurance.high),
        best=whole(now.assurance.high),
        exposure=span_words(now.exposure),
        words=exposure_words(whole(now.exposure.low), whole(now.exposure.high)),
    )
    if now.verdict is Verdict.NA:
        return words
    return tr("{words} What is needed for it is {needed}.").format(words=words, needed=span_words(now.needed))


def _axis(past: Past, width: float, beside: Sequence[float]) -> Axis:
    """The axis over the whole width, or as much shorter as labels of these widths beside the last score need."""
    room = ASIDE + EDGE + max(beside) if beside else 0
    first, days = spread(past.first, past.last)
    share = ((past.until - first).days + 1) / days
    right = min(width - EDGE, LEFT + (width - room - LEFT) / share)
    return Axis(first, days, LEFT, round(right))


def _thinned(points: Sequence[Point], axis: Axis) -> list[tuple[float, Point]]:
    """The last point on every pixel, with its place."""
    return list({axis.x(point.day): point for point in points}.items())


def _scores(ground: Ground, kept: list[tuple[float, Point]], *, needed: bool) -> Iterator[Shape]:
    """Solid up to what is shown, hatch up to the best case with its closing line, dashes for what is needed."""
    shown, best = both_ends(ground, ((x, point.assurance) for x, point in kept))
    yield from hatched_under(ground, best)
    yield from grid(ground, left=LEFT, named=(0, 25, 50, 75, 100))
    yield filled(shown, ground.bottom, "mark")
    yield outline(best)
    if needed:
        low, high = both_ends(ground, ((x, point.needed) for x, point in kept))
        for runs in [low] if low == high else [low, high]:
            yield from dashes(runs)


def _stakes(
    ground: Ground, kept: list[tuple[float, Point]], axis: Axis, now: Point, *, title: str, beside: bool
) -> Iterator[Shape]:
    """What is at stake over the same days: hatch between the ends of exposure, on a scale of its own."""
    figures, words = _stakes_labels(now)
    yield Label(LEFT, ground.top - TO_STAKES, title, Face.SANS_SEMIBOLD)
    low, high = both_ends(ground, ((x, point.exposure) for x, point in kept))
    if high != low:
        yield from hatched_under(ground, high)
        yield covered(low, ground.bottom + BLEED)
    yield from grid(ground, left=LEFT, named=(0, 100))
    yield from [outline(high)] if high == low else [outline(high), outline(low)]
    yield Line(axis.left, ground.bottom + 0.5, axis.right, ground.bottom + 0.5, "ink")
    if beside:
        middle = (high[-1].y + low[-1].y) / 2
        y = min(max(middle, ground.top + 4), ground.bottom - LINE - 12)  # their tails stay above the axis
        yield Label(ground.end + ASIDE, y + 5, figures, Face.SANS_SEMIBOLD)
        yield Label(ground.end + ASIDE, y + 5 + LINE, words)


def _stakes_title(now: Point, width: float, measure: Measure, *, narrow: bool) -> str:
    """What the lower scale is; where it is narrow, with the figures of now, as far as there is room for them."""
    if not narrow:
        return tr("Exposure: what is at stake")
    figures, words = _stakes_labels(now)
    full = tr("Exposure, {figures} ({words})").format(figures=figures, words=words)
    if measure(full, Face.SANS_SEMIBOLD, 14) <= width - LEFT:
        return full
    return tr("Exposure, {figures}").format(figures=figures)


def _stakes_labels(now: Point) -> tuple[str, str]:
    low, high = whole(now.exposure.low), whole(now.exposure.high)
    return range_words(low, high), exposure_words(low, high)


Labelled = tuple[float, str, Face]


def _labels(now: Point) -> list[Labelled]:
    """What stands beside the last score: the figure at which it stands, its words, its cut."""
    shown, best = whole(now.assurance.low), whole(now.assurance.high)
    labels: list[Labelled] = [(float(now.assurance.low), tr("{shown} shown").format(shown=shown), Face.SANS)]
    if best != shown:
        labels.append((float(now.assurance.high), tr("{best} at best").format(best=best), Face.SANS))
    if now.verdict is not Verdict.NA:
        words = tr("{range} needed").format(range=span_words(now.needed))
        labels.append((float(_middle(now.needed)), words, Face.SANS_SEMIBOLD))
    return labels


def _middle(span: Span) -> float:
    return float(span.low + span.high) / 2


def _beside(ground: Ground, labels: Iterable[Labelled]) -> Iterator[Shape]:
    """The labels beside the last score, highest first, moved apart where they would touch."""
    placed = sorted(labels, key=lambda label: -label[0])
    heights = apart([ground.y(figure) for figure, _, _ in placed], least=LINE, lowest=ground.bottom - 9)
    for y, (_, words, face) in zip(heights, placed, strict=True):
        yield Label(ground.end + ASIDE, y + 5, words, face)


def apart(heights: Sequence[float], *, least: float, lowest: float) -> list[float]:
    """Heights in their order, each at least so far below the one before and none below `lowest`."""
    down: list[float] = []
    for y in heights:
        down.append(max(y, down[-1] + least) if down else y)
    up: list[float] = []
    for y in reversed(down):
        up.append(min(y, up[-1] - least if up else lowest))
    return up[::-1]


def _head(labels: Iterable[Labelled], width: float, measure: Measure) -> list[Label]:
    """The same words above the chart, on as few lines as they fit."""
    lines: list[str] = []
    for _, words, _ in sorted(labels, key=lambda label: -label[0]):
        joined = f"{lines[-1]} · {words}" if lines else words
        if lines and measure(joined, Face.SANS, 14) <= width:
            lines[-1] = joined
        else:
            lines.append(words)
    return [Label(0, 14 + LINE * at, line) for at, line in enumerate(lines)]


def _today(past: Past, axis: Axis, ground: Ground, measure: Measure) -> Iterator[Shape]:
    """Where today is, among scores of days to come."""
    if past.until > past.today:
        x = axis.x_after((past.today - axis.first).days + 1) + 0.5
        yield Rect(x - 2, ground.top, 4, ground.bottom - ground.top, fill="paper")
        yield Line(x, ground.top, x, ground.bottom, "ink", 1, (3, 3))
        words = tr("today")
        fits = x + 5 + measure(words, Face.SANS, 14) <= ground.end
        anchor = Anchor.START if fits else Anchor.END
        yield Label(x + 5 if fits else x - 5, ground.top + 15, words, anchor=anchor, halo="paper")
