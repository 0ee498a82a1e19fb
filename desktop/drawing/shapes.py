"""The shapes that figures are made of. Lengths are pixels at 100 %; y grows downwards; colours are roles."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from math import ceil


class Face(Enum):
    """One of the five bundled cuts."""

    SERIF = auto()
    SERIF_ITALIC = auto()
    SERIF_SEMIBOLD = auto()
    SANS = auto()
    SANS_SEMIBOLD = auto()


class Anchor(Enum):
    """Which point of a text its x stands for."""

    START = auto()
    MIDDLE = auto()
    END = auto()


Measure = Callable[[str, Face, float], float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A box with whole edges; `fill` and `stroke` are colour roles, None for nothing."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    line: float = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `dash` are lengths drawn and left out in turn."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str = "ink"
    line: float = 1
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Polygon:
    """Corners joined by lines; `closed` joins the last to the first."""

    points: tuple[tuple[float, float], ...]
    fill: str | None = None
    stroke: str | None = None
    line: float = 1
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Circle:
    """A disc or ring; `half` fills its left half only."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = None
    line: float = 1
    dash: tuple[float, ...] = ()
    half: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A text on its baseline, turned by `angle` degrees; `halo` is the role of the ground that keeps lines off it."""

    x: float
    y: float
    text: str
    face: Face = Face.SANS
    size: float = 14
    colour: str = "ink"
    anchor: Anchor = Anchor.START
    halo: str | None = None
    angle: float = 0


@dataclass(frozen=True, slots=True)
class Photo:
    """A grey picture of `columns` by `rows` bytes, row by row, drawn smoothly in a box."""

    x: float
    y: float
    width: float
    height: float
    grey: bytes
    columns: int
    rows: int


Shape = Rect | Line | Polygon | Circle | Label | Photo


@dataclass(frozen=True, slots=True)
class Figure:
    """Shapes in a box, painted in their order; `words` say the same to those who cannot see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    words: str = ""

    def saying(self, words: str) -> "Figure":
        """The figure with other words."""
        return replace(self, words=words)


HATCH_STEP = 7.0
HATCH_LINE = 1.2


def hatch(x: float, y: float, width: float, height: float) -> tuple[Line, ...]:
    """Pencil lines over a box: 45 degrees, rising to the right, 7 px apart along the edge (5 px between lines).

    They lie on x + y = a multiple of 7 of the figure, so that they do not crawl when the box changes.
    """
    lines = []
    right, bottom = x + width, y + height
    step = ceil((x + y) / HATCH_STEP) * HATCH_STEP
    while step < right + bottom:
        start, end = max(x, step - bottom), min(right, step - y)
        if end > start:
            lines.append(Line(start, step - start, end, step - end, "pencil", HATCH_LINE))
        step += HATCH_STEP
    return tuple(lines)
