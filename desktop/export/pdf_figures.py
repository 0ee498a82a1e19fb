"""The printed page's pen: figures drawn on a reportlab canvas."""

from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from desktop.drawing.shapes import Anchor, Circle, Figure, Label, Line, Photo, Polygon, Rect, Shape
from desktop.export.fonts import FILES, printable, text_width
from desktop.pictures import grey_png

INKS = {
    "paper": "#FFFFFF",
    "rail": "#F1F0EC",
    "field": "#FFFFFF",
    "wash": "#EAF0F8",
    "ink": "#161412",
    "mark": "#161412",
    "ink2": "#544E46",
    "ink3": "#6B645A",
    "pencil": "#7F776A",
    "strong": "#8C8374",
    "rule": "#D8D0C0",
    "pen": "#1D4A8C",
}
PRINT: dict[str, Color] = {role: HexColor(code) for role, code in INKS.items()}


class FigureFlowable(Flowable):
    """A figure on the page; `points` are the points that one of its pixels takes."""

    def __init__(self, figure: Figure, points: float) -> None:
        super().__init__()
        self._figure = figure
        self._points = points
        self.width = figure.width * points
        self.height = figure.height * points

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size of the figure."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it with its lower left corner at the origin."""
        draw_figure(self.canv, self._figure, 0, self.height, self._points)


def draw_figure(canvas: Any, figure: Figure, x: float, y: float, points: float) -> None:
    """Draw a figure with its upper left corner at (x, y)."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(points, points)
    for shape in figure.shapes:
        _draw(canvas, shape)
    canvas.restoreState()


def _draw(canvas: Any, shape: Shape) -> None:
    match shape:
        case Rect(x, y, width, height):
            _set(canvas, shape)
            canvas.rect(x, -y - height, width, height, stroke=int(shape.stroke is not None), fill=int(bool(shape.fill)))
        case Line(x1, y1, x2, y2):
            canvas.setStrokeColor(PRINT[shape.stroke])
            canvas.setLineWidth(shape.line)
            canvas.setDash(list(shape.dash) or [])
            canvas.line(x1, -y1, x2, -y2)
            canvas.setDash([])
        case Polygon(points):
            _set(canvas, shape)
            path = canvas.beginPath()
            path.moveTo(points[0][0], -points[0][1])
            for x, y in points[1:]:
                path.lineTo(x, -y)
            if shape.closed:
                path.close()
            canvas.drawPath(path, stroke=int(shape.stroke is not None), fill=int(bool(shape.fill)))
        case Circle():
            _draw_circle(canvas, shape)
        case Label():
            _draw_label(canvas, shape)
        case Photo():
            picture = ImageReader(BytesIO(grey_png(shape.grey, shape.columns, shape.rows)))
            canvas.drawImage(picture, shape.x, -shape.y - shape.height, shape.width, shape.height)


def _set(canvas: Any, shape: Rect | Polygon | Circle) -> None:
    if shape.fill:
        canvas.setFillColor(PRINT[shape.fill])
    if shape.stroke:
        canvas.setStrokeColor(PRINT[shape.stroke])
        canvas.setLineWidth(shape.line)


def _draw_circle(canvas: Any, shape: Circle) -> None:
    _set(canvas, shape)
    canvas.setDash(list(shape.dash) or [])
    stroke, fill = int(shape.stroke is not None), int(bool(shape.fill))
    if shape.half:
        left, right = shape.x - shape.radius, shape.x + shape.radius
        canvas.wedge(left, -shape.y - shape.radius, right, -shape.y + shape.radius, 90, 180, stroke=stroke, fill=fill)
    else:
        canvas.circle(shape.x, -shape.y, shape.radius, stroke=stroke, fill=fill)
    canvas.setDash([])


def _draw_label(canvas: Any, shape: Label) -> None:
    text = printable(shape.text)
    width = text_width(text, shape.face, shape.size)
    start = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[shape.anchor]
    canvas.saveState()
    canvas.translate(shape.x, -shape.y)
    canvas.rotate(-shape.angle)
    if shape.halo:
        halo = canvas.beginText(-start, 0)
        halo.setFont(FILES[shape.face], shape.size)
        halo.setTextRenderMode(2)
        canvas.setStrokeColor(PRINT[shape.halo])
        canvas.setFillColor(PRINT[shape.halo])
        canvas.setLineWidth(5)
        canvas.setLineJoin(1)
        halo.textOut(text)
        halo.setTextRenderMode(0)
        canvas.drawText(halo)
    canvas.setFillColor(PRINT[shape.colour])
    canvas.setFont(FILES[shape.face], shape.size)
    canvas.drawString(-start, 0, text)
    canvas.restoreState()
