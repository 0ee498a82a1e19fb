"""Lines that part a page: a hairline between rows, an ink line above a section."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import Theme


class Rule(QWidget):
    """A horizontal line; `colour` "rule" is a hairline, "ink" begins a section."""

    def __init__(self, theme: Theme, colour: str = "rule", *, thick: float = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = theme.colour(colour)
        self._thick = thick
        self.setFixedHeight(max(1, round(thick)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._colour)


class Upright(QWidget):
    """A vertical hairline between figures that stand side by side."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._colour = theme.colour("rule")
        self.setFixedWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._colour)
