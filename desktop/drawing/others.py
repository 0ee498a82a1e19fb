"""People as marks: you, the others who are expected to be like you, and the most that there can be."""

from dataclasses import dataclass
from math import ceil

from desktop.drawing.shapes import Figure, Rect, Shape, hatch
from desktop.i18n import ntr, tr

CELL, STEP, ACROSS, MOST = 13, 16, 20, 100
A_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks for `each` people: `you` is one or none, `expected` are others, and `possible` more of them at the most.

    Where a mark stands for more than one person, you alone are too few for one.
    """

    each: int
    you: int
    expected: int
    possible: int


def marks_of(expected: float, most: float) -> Marks:
    """The marks for so many expected others and the most there can be: up to a hundred, each for 1, 10, 100 ..."""
    highest = ceil(most * (1 - A_HAIR))
    each = 1
    while ceil(highest / each) + (each == 1) > MOST:
        each *= 10
    shown = round(expected / each)
    return Marks(each, int(each == 1), shown, max(0, ceil(highest / each) - shown))


def others(marks: Marks, *, width: float) -> Figure:
    """The marks in rows of twenty, or as many as there is room for."""
    across = max(1, min(ACROSS, int(width // STEP)))
    kinds = [_you] * marks.you + [_expected] * marks.expected + [_possible] * marks.possible
    shapes: list[Shape] = []
    for at, kind in enumerate(kinds):
        shapes += kind(at % across * STEP, at // across * STEP)
    return Figure(width, ceil(len(kinds) / across) * STEP, tuple(shapes), marks_words(marks))


def _you(x: float, y: float) -> list[Shape]:
    return [Rect(x, y, CELL, CELL, fill="mark")]


def _expected(x: float, y: float) -> list[Shape]:
    return [*hatch(x, y, CELL, CELL), _edge(x, y, "strong")]


def _possible(x: float, y: float) -> list[Shape]:
    return [_edge(x, y, "strong")]


def _edge(x: float, y: float, stroke: str) -> Rect:
    return Rect(x + 0.5, y + 0.5, CELL - 1, CELL - 1, stroke=stroke)


def marks_words(marks: Marks) -> str:
    """The picture as sentences."""
    parts = [tr("You.")] if marks.you else []
    if marks.expected:
        parts.append(_counted(marks.expected * marks.each, tr("About {n} like you.")))
    if marks.possible:
        parts.append(_counted((marks.expected + marks.possible) * marks.each, tr("At most {n} like you.")))
    if not marks.expected and not marks.possible:
        parts.append(tr("Nobody else like you."))
    return " ".join(parts)


def _counted(count: int, words: str) -> str:
    return words.format(n=ntr("{n} other", "{n} others", count).format(n=f"{count:,}"))


def key_of_others(marks: Marks) -> tuple[tuple[Figure, str], ...]:
    """Samples for the key with their words, of those kinds that are in the picture."""
    kinds = (
        (marks.you, _you, tr("you")),
        (marks.expected, _expected, tr("others like you, expected")),
        (marks.possible, _possible, tr("these too, at the most")),
    )
    return tuple((Figure(CELL, CELL, tuple(draw(0, 0))), words) for there, draw, words in kinds if there)


def scale_words(marks: Marks) -> str:
    """What a mark stands for; empty where it is one person."""
    if marks.each == 1:
        return ""
    return tr("Each square is {n} people. You are one: too few for a square.").format(n=f"{marks.each:,}")
