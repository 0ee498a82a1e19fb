"""The HTML page's pen: figures as SVG whose colours are the page's own."""

from base64 import b64encode
from html import escape

from desktop.drawing.shapes import Anchor, Circle, Face, Figure, Label, Line, Photo, Polygon, Rect, Shape
from desktop.pictures import grey_png

_ANCHORS = {Anchor.START: "start", Anchor.MIDDLE: "middle", Anchor.END: "end"}


def figure_svg(figure: Figure) -> str:
    """The figure as an svg element; hidden from screen readers where it has no words."""
    size = f"viewBox='0 0 {figure.width:g} {figure.height:g}' width='{figure.width:g}' height='{figure.height:g}'"
    inside = "".join(_shape(shape) for shape in figure.shapes)
    if not figure.words:
        return f"<svg {size} aria-hidden='true'>{inside}</svg>"
    return f"<svg {size} role='img'><title>{escape(figure.words)}</title>{inside}</svg>"


def _paint(fill: str | None, stroke: str | None, line: float, dash: tuple[float, ...] = ()) -> str:
    filled = f"var(--{fill})" if fill else "none"
    if not stroke:
        return f"fill='{filled}'"
    dashes = f" stroke-dasharray='{' '.join(f'{length:g}' for length in dash)}'" if dash else ""
    return f"fill='{filled}' stroke='var(--{stroke})' stroke-width='{line:g}'{dashes}"


def _shape(shape: Shape) -> str:
    match shape:
        case Rect(x, y, width, height):
            paint = _paint(shape.fill, shape.stroke, shape.line)
            return f"<rect x='{x:g}' y='{y:g}' width='{max(width, 0):g}' height='{max(height, 0):g}' {paint}/>"
        case Line(x1, y1, x2, y2):
            paint = _paint(None, shape.stroke, shape.line, shape.dash)
            return f"<line x1='{x1:g}' y1='{y1:g}' x2='{x2:g}' y2='{y2:g}' {paint}/>"
        case Polygon(points):
            tag = "polygon" if shape.closed else "polyline"
            corners = " ".join(f"{x:g},{y:g}" for x, y in points)
            return f"<{tag} points='{corners}' {_paint(shape.fill, shape.stroke, shape.line)}/>"
        case Circle(x, y, radius):
            paint = _paint(shape.fill, shape.stroke, shape.line, shape.dash)
            if shape.half:
                return f"<path d='M{x:g} {y - radius:g} A{radius:g} {radius:g} 0 0 0 {x:g} {y + radius:g} Z' {paint}/>"
            return f"<circle cx='{x:g}' cy='{y:g}' r='{radius:g}' {paint}/>"
        case Label():
            return _label(shape)
        case Photo(x, y, width, height):
            png = b64encode(grey_png(shape.grey, shape.columns, shape.rows)).decode("ascii")
            box = f"x='{x:g}' y='{y:g}' width='{width:g}' height='{height:g}'"
            return f"<image {box} href='data:image/png;base64,{png}'/>"


def _label(shape: Label) -> str:
    style = f"font-size='{shape.size:g}' fill='var(--{shape.colour})' text-anchor='{_ANCHORS[shape.anchor]}'"
    if shape.face in (Face.SERIF_SEMIBOLD, Face.SANS_SEMIBOLD):
        style += " font-weight='600'"
    if shape.face is Face.SERIF_ITALIC:
        style += " font-style='italic'"
    if shape.halo:
        style += f" stroke='var(--{shape.halo})' stroke-width='5' paint-order='stroke'"
    turn = f" transform='rotate({shape.angle:g} {shape.x:g} {shape.y:g})'" if shape.angle else ""
    return f"<text x='{shape.x:g}' y='{shape.y:g}' {style}{turn}>{escape(shape.text)}</text>"
