"""Contribution cells: one row for each group, one cell for each question, as wide as its weight."""

from desktop.core.standing import Line as SumLine
from desktop.drawing.shapes import Figure, Rect, Shape, hatch

GAP = 2.5


def contribution_cells(lines: tuple[SumLine, ...], *, scale: float, height: float = 12) -> Figure:
    """The cells of some questions, `scale` px a point: solid gives, hatch is open, empty was not earned."""
    shapes: list[Shape] = []
    x = 0.0
    for line in lines:
        part = line.contribution
        width = round(float(part.full) * scale)
        solid = round(width * float(part.credit.low))
        reach = round(width * float(part.credit.high))
        shapes.append(Rect(x + 0.5, 0.5, width - 1, height - 1, fill="field", stroke="strong"))
        if reach > solid:
            shapes += hatch(x + max(solid, 1), 1, min(reach, width - 1) - max(solid, 1), height - 2)
        if solid:
            shapes.append(Rect(x, 0, solid, height, fill="mark"))
        x = round(x + width + GAP)
    return Figure(max(x - GAP, 0), height, tuple(shapes))
