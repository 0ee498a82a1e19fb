"""A run of the lab as a page of the report: pictures, sentences, figures, rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.drawing.shapes import Face, Figure, Label, Photo, Shape

COLUMNS, ROWS = 56, 64
WIDE, GAP, LINE = 180, 24, 18


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What stands on the page. `readouts`: name, figure and note; `rows` under `heads`, words first, then numbers."""

    title: str
    picture: Figure | None
    sentences: tuple[str, ...]
    readouts: tuple[tuple[str, str, str], ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    limits: str


def faces_figure(faces: Sequence[tuple[bytes, str, str]], words: str) -> Figure:
    """Faces of 56 by 64 grey bytes side by side, each with its name and a note under it."""
    high = WIDE * ROWS / COLUMNS
    shapes: list[Shape] = []
    for at, (grey, name, note) in enumerate(faces):
        x = at * (WIDE + GAP)
        shapes.append(Photo(x, 0, WIDE, high, grey, COLUMNS, ROWS))
        shapes.append(Label(x, high + LINE, name, Face.SANS_SEMIBOLD))
        shapes.append(Label(x, high + 2 * LINE, note, colour="ink2"))
    return Figure(len(faces) * (WIDE + GAP) - GAP, high + 2 * LINE + 6, tuple(shapes), words)
