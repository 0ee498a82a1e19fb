"""Accuracy and machine re-identification over epsilon."""

import math
from collections.abc import Sequence

from desktop.drawing.shapes import Anchor, Circle, Face, Figure, Label, Line, Polygon, Shape
from desktop.i18n import tr

LEFT, RIGHT, TOP, BOTTOM = 34, 160, 20, 40


def epsilon_curve(points: Sequence[tuple[float, float, float]], *, width: float, height: float) -> Figure:
    """Points of (epsilon, accuracy, re-identified), shares 0 to 1; epsilon grows to the right, as a logarithm."""
    points = sorted(points)
    least, most = math.log(points[0][0]), math.log(points[-1][0])
    wide, high = width - LEFT - RIGHT, height - TOP - BOTTOM

    def x(epsilon: float) -> float:
        return LEFT + wide * (math.log(epsilon) - least) / (most - least)

    def y(share: float) -> float:
        return TOP + high * (1 - share)

    shapes: list[Shape] = [
        Line(LEFT, round(y(q)) + 0.5, LEFT + wide, round(y(q)) + 0.5, "rule") for q in (0.25, 0.5, 0.75)
    ]
    shapes += [Line(LEFT, y(0), LEFT + wide, y(0), "ink"), Line(LEFT, TOP, LEFT, y(0), "ink")]
    for share in (0, 50, 100):
        shapes.append(Label(LEFT - 6, y(share / 100) + 5, str(share), colour="ink2", anchor=Anchor.END))
    for epsilon, _, _ in points:
        shapes.append(Label(x(epsilon), y(0) + 18, f"{epsilon:g}", colour="ink2", anchor=Anchor.MIDDLE))
    shapes.append(Label(LEFT, y(0) + 36, tr("epsilon: smaller is stronger"), colour="ink2"))
    for at, fill in ((1, "mark"), (2, "paper")):
        line = tuple((x(point[0]), y(point[at])) for point in points)
        shapes.append(Polygon(line, stroke="ink", line=1.6, closed=False))
        shapes += [Circle(px, py, 4, fill=fill, stroke="ink", line=1.4) for px, py in line]
    (last_x, accuracy), found = (x(points[-1][0]), y(points[-1][1])), y(points[-1][2])
    apart = 0 if abs(accuracy - found) > 18 else 10
    over = 1 if accuracy > found else -1
    for height, words, fill in (
        (accuracy + apart * over, tr("accuracy"), "mark"),
        (found - apart * over, tr("found by machine"), "paper"),
    ):
        shapes.append(Circle(last_x + 18, height, 4, fill=fill, stroke="ink", line=1.4))
        shapes.append(Label(last_x + 28, height + 5, words, Face.SANS))
    first, last = points[0], points[-1]
    words = tr(
        "From epsilon {high} down to {low}, accuracy goes from {a} to {b} of 100 and people found by machine from {c} "
        "to {d} of 100."
    ).format(
        high=f"{last[0]:g}", low=f"{first[0]:g}", a=round(100 * last[1]), b=round(100 * first[1]),
        c=round(100 * last[2]), d=round(100 * first[2]),
    )  # fmt: skip
    return Figure(width, height, tuple(shapes), words)
