"""The assurance bar: solid is shown, hatch is open, empty is not earned, a post is needed."""

from desktop.core.states import Verdict
from desktop.core.summary import ScoreSummary
from desktop.drawing.shapes import Figure, Line, Rect, Shape, hatch
from desktop.words.figures import bar_words

ABOVE, BELOW, HEAD = 7, 4, 10


def assurance_bar(summary: ScoreSummary, *, width: float, height: float = 9, shown: float | None = None) -> Figure:
    """The bar of a score, `width` px for 100. `shown` draws it on its way to its length."""
    solid = summary.shown if shown is None else shown
    top = ABOVE + 2

    def x(figure: float) -> float:
        return round(width * figure / 100)

    filled = max(x(solid), 2 if solid > 0 else 0)
    shapes: list[Shape] = [Rect(0.5, top + 0.5, width - 1, height - 1, fill="field", stroke="strong")]
    if summary.at_best > summary.shown:
        end = x(summary.at_best)
        shapes += hatch(filled, top + 1, end - filled, height - 2)
        shapes.append(Line(end - 0.5, top, end - 0.5, top + height, "strong", 1))
    shapes.append(Rect(0, top, filled, height, fill="mark"))
    if summary.verdict is not Verdict.NA:
        low, high = (min(max(x(needed), 1), width - 1) for needed in (summary.needed_low, summary.needed_high))
        shapes += _posts(low, high, top, height, width)
    return Figure(width, top + height + BELOW, tuple(shapes), bar_words(summary))


def _posts(low: float, high: float, top: float, height: float, width: float) -> list[Shape]:
    """One post with a head, or two joined at the top; each with an edge of paper, to read on black and hatch."""
    bottom, head = top + height + BELOW, top - ABOVE
    places = [low] if high - low < 3 else [low, high]
    shapes: list[Shape] = [Rect(x - 2.5, top - 1, 5, height + 2, fill="paper") for x in places]
    shapes += [Rect(x - 1, head, 2, bottom - head, fill="ink") for x in places]
    left, right = (low - HEAD / 2, low + HEAD / 2) if len(places) == 1 else (low - 1, high + 1)
    left, right = max(left, 0), min(right, width)
    shapes.append(Rect(left, head, right - left, 2, fill="ink"))
    return shapes


def key_of_bars() -> tuple[Figure, Figure, Figure]:
    """Samples for the key: shown, open, needed."""
    solid = Figure(28, 9, (Rect(0, 0, 28, 9, fill="mark"),))
    outline = Rect(0.5, 0.5, 27, 8, fill="field", stroke="strong")
    still_open = Figure(28, 9, (outline, *hatch(1, 1, 26, 7)))
    return solid, still_open, Figure(12, 18, (Rect(5, 1, 2, 16, fill="ink"), Rect(1, 1, 10, 2, fill="ink")))
