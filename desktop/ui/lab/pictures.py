"""Grey pictures on a page."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.drawing.shapes import Photo
from desktop.ui.paint import grey_image, paint_grey
from desktop.ui.theme import Theme

WIDTH, HEIGHT = 56, 64


class FaceView(QWidget):
    """A face, drawn smoothly in a fixed frame; an empty frame waits."""

    def __init__(self, theme: Theme, width: float, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self.setFixedSize(QSize(theme.px(width), theme.px(width * HEIGHT / WIDTH)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_grey(self, grey: bytes) -> None:
        """Show a face of 56 by 64 bytes; none at all leaves the frame empty."""
        self._image = grey_image(Photo(0, 0, WIDTH, HEIGHT, grey, WIDTH, HEIGHT)) if grey else None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image is None:
            painter.fillRect(self.rect(), self._theme.colour("rail"))
        else:
            paint_grey(painter, QRectF(self.rect()), self._image)
