"""The ground of a map: exposure across, assurance up, the needed line, and labels that keep out of the way."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, radians, sin

from desktop.core.method import VerdictCurve
from desktop.core.summary import ScoreSummary
from desktop.drawing.shapes import Anchor, Face, Label, Line, Measure, Polygon, Rect, Shape, hatch
from desktop.i18n import tr
from desktop.words.figures import assurance_bands, exposure_bands

LEFT, TOP, RIGHT, BOTTOM = 76, 30, 8, 46
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
class Plot:
    """Where figures from 0 to 100 lie on the page."""

    left: float
    top: float
    width: float
    height: float

    def x(self, exposure: float) -> float:
        """Where an exposure lies."""
        return round(self.left + self.width * exposure / 100)

    def y(self, assurance: float) -> float:
        """Where an assurance lies."""
        return round(self.top + self.height * (100 - assurance) / 100)

    @property
    def box(self) -> Box:
        """The ground within the axes."""
        return Box(self.left, self.top, self.left + self.width, self.top + self.height)


def plot_in(width: float, height: float) -> Plot:
    """The plot of a map of this size, which leaves room for the words on its axes."""
    return Plot(LEFT, TOP, width - LEFT - RIGHT, height - TOP - BOTTOM)


def box_of(summary: ScoreSummary, plot: Plot) -> Box:
    """From (lowest exposure, best case) to (highest exposure, today)."""
    left, right = plot.x(summary.exposure_low), plot.x(summary.exposure_high)
    return Box(left, plot.y(summary.at_best), right, plot.y(summary.shown))


def ground(curve: VerdictCurve, plot: Plot) -> Iterable[Shape]:
    """The ground under the needed line."""
    corners = [(plot.x(float(e)), plot.y(float(a))) for e, a in curve.points]
    yield Polygon((*corners, (plot.x(100), plot.y(0)), (plot.x(0), plot.y(0))), fill="rail")


def axes(plot: Plot) -> Iterable[Shape]:
    """Both axes with their bands in words, and the grid."""
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


def needed_line(curve: VerdictCurve, plot: Plot) -> Iterable[Shape]:
    """The line itself."""
    yield Polygon(
        tuple((plot.x(float(e)), plot.y(float(a))) for e, a in curve.points), stroke="ink", line=2, closed=False
    )


def hatched(place: Box) -> Iterable[Shape]:
    """The range of a study as a hatched box; nothing where all is answered."""
    width, height = place.right - place.left, place.bottom - place.top
    if width or height:
        yield from hatch(place.left, place.top, max(width, 1), max(height, 1))
        yield Rect(place.left, place.top, width, height, stroke="ink", line=1.25)


def around(x: float, y: float, side: float) -> Box:
    """The ground that a square takes, with a little air."""
    half = side / 2 + 2
    return Box(x - half, y - half, x + half, y + half)


def bounds(label: Label, measure: Measure) -> Box:
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


def first_free(
    candidates: Iterable[tuple[Label, ...]], taken: list[Box], room: Box, measure: Measure
) -> tuple[Label, ...]:
    """The first labels that lie in the room and touch nothing; none where all do."""
    for labels in candidates:
        boxes = [bounds(label, measure) for label in labels]
        if all(box.within(room) for box in boxes) and not any(b.touches(t) for b in boxes for t in taken):
            return labels
    return ()


def captions(plot: Plot, taken: list[Box], measure: Measure) -> list[Label]:
    """What the two sides of the needed line mean, where there is room to say it."""
    box = plot.box

    def caption(x: float, y: float, text: str, anchor: Anchor) -> tuple[Label]:
        return (Label(x, y, text, Face.SERIF_ITALIC, 16.5, "ink2", anchor, "paper"),)

    matches, short = tr("Matches the risk"), tr("Falls short of the risk")
    above = [caption(box.left + 18, y, matches, Anchor.START) for y in (box.top + 26, box.top + 60, box.top + 94)]
    below = [caption(box.right - 10, y, short, Anchor.END) for y in (box.bottom - 16, box.bottom - 46, box.bottom - 76)]
    below = [(replace(label[0], halo="rail"),) for label in below]
    placed = first_free(above, taken, box, measure)
    return [*placed, *first_free(below, [*taken, *(bounds(label, measure) for label in placed)], box, measure)]


def needed_label(curve: VerdictCurve, plot: Plot, taken: list[Box], measure: Measure) -> tuple[Label, ...]:
    """ "needed", set along the last stretch of the line, where nothing is in its way."""
    (e1, a1), (e2, a2) = ((float(e), float(a)) for e, a in curve.points[-2:])
    x1, y1, x2, y2 = plot.x(e1), plot.y(a1), plot.x(e2), plot.y(a2)
    angle = degrees(atan2(y2 - y1, x2 - x1))
    candidates = []
    for share in (0.04, 0.7, 0.5, 0.3, 0.8):
        x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
        label = Label(x, y - 7, tr("needed"), Face.SANS_SEMIBOLD, angle=angle, halo="paper")
        candidates.append((label,))
    return first_free(candidates, taken, plot.box, measure)
