"""Grey pictures on a page."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import Theme

WIDTH, HEIGHT = 56, 64


def grey_image(grey: bytes, width: int = WIDTH, height: int = HEIGHT) -> QImage:
    """Bytes as a picture of its own."""
    return QImage(grey, width, height, width, QImage.Format.Format_Grayscale8).copy()


class FaceView(QWidget):
    """A face, drawn smoothly in a fixed frame; an empty frame waits."""

    def __init__(self, theme: Theme, width: float, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self.setFixedSize(QSize(theme.px(width), theme.px(width * HEIGHT / WIDTH)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_grey(self, grey: bytes | None) -> None:
        """Show a face, or none."""
        self._image = grey_image(grey) if grey else None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image is None:
            painter.fillRect(self.rect(), self._theme.colour("rail"))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        grown = self._image.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(QRect(0, 0, self.width(), self.height()), grown)
