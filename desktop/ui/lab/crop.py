"""Choosing the part of a photograph that holds the face."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QDialog, QWidget

from desktop.drawing import shapes
from desktop.i18n import tr
from desktop.pictures import CROP, Photo, middle_of
from desktop.ui.paint import grey_image
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.text import Text

Crop = tuple[float, float, float]
LEAST = 48.0
SHAPE = CROP[1] / CROP[0]
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def bounded(crop: Crop, width: int, height: int) -> Crop:
    """The crop moved and shrunk until it lies within the photograph."""
    left, top, wide = crop
    wide = min(max(wide, LEAST), width, height / SHAPE)
    return min(max(left, 0.0), width - wide), min(max(top, 0.0), height - wide * SHAPE), wide


class CropView(QWidget):
    """The photograph with a frame; dragged, or moved with the arrows and sized with plus and minus."""

    def __init__(self, theme: Theme, photo: Photo) -> None:
        super().__init__()
        self._theme = theme
        self._photo = photo
        self._image = grey_image(shapes.Photo(0, 0, photo.width, photo.height, photo.grey, photo.width, photo.height))
        self.crop = bounded(middle_of(photo), photo.width, photo.height)
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        room = self.screen().availableSize()
        self.setFixedSize(min(theme.px(460), room.width() - theme.px(80)), min(theme.px(420), room.height() // 2))
        self.setAccessibleName(tr("Your photograph: {name}").format(name=photo.name))
        self.setAccessibleDescription(tr("The arrows move the frame, plus and minus change its size."))

    def _scale(self) -> float:
        return min(self.width() / self._photo.width, self.height() / self._photo.height)

    def move_by(self, across: float, down: float, *, grow: float = 1.0) -> None:
        """Move the frame by pixels of the photograph, and grow it about its middle."""
        left, top, width = self.crop
        more = width * (grow - 1)
        moved = (left + across - more / 2, top + down - more * SHAPE / 2, width + more)
        self.crop = bounded(moved, self._photo.width, self._photo.height)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = self._scale()
        whole = QRectF(0, 0, self._photo.width * scale, self._photo.height * scale)
        painter.drawImage(whole, self._image)
        left, top, width = (part * scale for part in self.crop)
        frame = QRectF(left, top, width, width * SHAPE)
        shade = QColor(0, 0, 0, 110)
        for part in (
            QRectF(0, 0, whole.width(), frame.top()),
            QRectF(0, frame.bottom(), whole.width(), whole.height() - frame.bottom()),
            QRectF(0, frame.top(), frame.left(), frame.height()),
            QRectF(frame.right(), frame.top(), whole.width() - frame.right(), frame.height()),
        ):
            painter.fillRect(part, shade)
        painter.setPen(QPen(self._theme.colour("on_pen"), 4))
        painter.drawRect(frame)
        painter.setPen(QPen(self._theme.colour("pen"), 2))
        painter.drawRect(frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            moved = (event.position() - self._held) / self._scale()
            self._held = event.position()
            self.move_by(moved.x(), moved.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.move_by(0, 0, grow=1.05 if event.angleDelta().y() > 0 else 1 / 1.05)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self.crop[2] / 40
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.move_by(0, 0, grow=1.05)
            case Qt.Key.Key_Minus:
                self.move_by(0, 0, grow=1 / 1.05)
            case key if key in _STEPS:
                across, down = _STEPS[Qt.Key(key)]
                self.move_by(across * step, down * step)
            case _:
                super().keyPressEvent(event)


class CropDialog(QDialog):
    """Asks which part of a photograph is the face."""

    def __init__(self, theme: Theme, photo: Photo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Your photograph"))
        px = theme.px
        column = stacked(self, spacing=px(12))
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.addWidget(Text(theme, Role.LEAD, tr("Put the frame round the face, from chin to hair."), wrap=False))
        self.view = CropView(theme, photo)
        column.addWidget(self.view)
        how = tr("Drag it, or use the arrows. The wheel, plus and minus change its size.")
        column.addWidget(Text(theme, Role.CAPTION, how, colour="ink2"))
        words = tr("It stays in this computer’s memory, is never written, and is gone when you leave the lab.")
        column.addWidget(Text(theme, Role.CAPTION, words, colour="ink2"))
        line = in_line(spacing=px(12))
        line.addStretch(1)
        leave, use = Button(theme, tr("Leave it out")), Button(theme, tr("Use this part"), Kind.FILLED)
        leave.clicked.connect(self.reject)
        use.clicked.connect(self.accept)
        line.addWidget(leave)
        line.addWidget(use)
        column.addLayout(line)
        self.view.setFocus()
