"""The window's pen: figures painted with QPainter."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPolygonF

from desktop.drawing.shapes import Anchor, Circle, Face, Figure, Label, Line, Photo, Polygon, Rect, Shape
from desktop.ui.theme import SANS, SERIF, Theme

Colour = Callable[[str], QColor]
_PEN_ROLES = ("ink", "mark")


def face_font(face: Face, size: float) -> QFont:
    """The font of a cut at a size in pixels."""
    font = QFont(SERIF if face in (Face.SERIF, Face.SERIF_ITALIC, Face.SERIF_SEMIBOLD) else SANS)
    font.setPixelSize(max(1, round(size)))
    font.setItalic(face is Face.SERIF_ITALIC)
    if face in (Face.SERIF_SEMIBOLD, Face.SANS_SEMIBOLD):
        font.setWeight(QFont.Weight.DemiBold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def measure(text: str, face: Face, size: float) -> float:
    """The width of a text in pixels."""
    return QFontMetricsF(face_font(face, size)).horizontalAdvance(text)


def paint_figure(
    painter: QPainter, figure: Figure, theme: Theme, at: QPointF, *, pen: bool = False, scale: float | None = None
) -> None:
    """Paint a figure with its corner at a point, at the theme's text size; `pen` paints ink and mark in pen."""
    painter.save()
    painter.translate(at)
    factor = theme.scale if scale is None else scale
    painter.scale(factor, factor)

    def colour(role: str) -> QColor:
        return theme.colour("pen" if pen and role in _PEN_ROLES else role)

    for shape in figure.shapes:
        _paint(painter, shape, colour)
    painter.restore()


def _paint(painter: QPainter, shape: Shape, colour: Colour) -> None:
    match shape:
        case Rect(x, y, width, height):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=shape.line not in (1, 2))
            _set(painter, shape, colour)
            if shape.stroke is None:
                painter.fillRect(QRectF(x, y, width, height), painter.brush())
            else:
                painter.drawRect(QRectF(x, y, width, height))
        case Line(x1, y1, x2, y2):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=x1 != x2 and y1 != y2)
            painter.setPen(_outline(colour(shape.stroke), shape.line, shape.dash))
            painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
        case Polygon(points):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _set(painter, shape, colour)
            corners = QPolygonF([QPointF(x, y) for x, y in points])
            if shape.closed:
                painter.drawPolygon(corners)
            else:
                painter.drawPolyline(corners)
        case Circle():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_circle(painter, shape, colour)
        case Label():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_label(painter, shape, colour)
        case Photo():
            paint_grey(painter, QRectF(shape.x, shape.y, shape.width, shape.height), grey_image(shape))


def grey_image(photo: Photo) -> QImage:
    """A photo's bytes as a picture of its own."""
    size = (photo.columns, photo.rows, photo.columns)
    return QImage(photo.grey, *size, QImage.Format.Format_Grayscale8).copy()


def paint_grey(painter: QPainter, box: QRectF, image: QImage) -> None:
    """Paint a small picture smoothly into a box, in the device's own pixels."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    size = painter.deviceTransform().mapRect(box).size().toSize()
    smooth = Qt.TransformationMode.SmoothTransformation
    painter.drawImage(box, image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))


def _outline(colour: QColor, width: float, dash: tuple[float, ...] = ()) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen


def _set(painter: QPainter, shape: Rect | Polygon | Circle, colour: Colour) -> None:
    painter.setPen(_outline(colour(shape.stroke), shape.line) if shape.stroke else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QBrush(colour(shape.fill)) if shape.fill else QBrush(Qt.BrushStyle.NoBrush))


def _paint_circle(painter: QPainter, shape: Circle, colour: Colour) -> None:
    _set(painter, shape, colour)
    if shape.stroke and shape.dash:
        painter.setPen(_outline(colour(shape.stroke), shape.line, shape.dash))
    box = QRectF(shape.x - shape.radius, shape.y - shape.radius, 2 * shape.radius, 2 * shape.radius)
    if shape.half:
        painter.drawPie(box, 90 * 16, 180 * 16)
    else:
        painter.drawEllipse(box)


def _paint_label(painter: QPainter, shape: Label, colour: Colour) -> None:
    font = face_font(shape.face, shape.size)
    width = measure(shape.text, shape.face, shape.size)
    start = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[shape.anchor]
    painter.save()
    painter.translate(shape.x, shape.y)
    painter.rotate(shape.angle)
    if shape.halo:
        letters = QPainterPath()
        letters.addText(QPointF(-start, 0), font, shape.text)
        halo = QPen(colour(shape.halo), 5)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(letters, halo)
    painter.setFont(font)
    painter.setPen(colour(shape.colour))
    painter.drawText(QPointF(-start, 0), shape.text)
    painter.restore()
