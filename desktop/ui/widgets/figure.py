"""A figure on a page, named for screen readers by its words."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.drawing.shapes import Figure
from desktop.ui.paint import paint_figure
from desktop.ui.theme import Theme


class FigureView(QWidget):
    """A figure in its own size, or drawn anew for the width there is where `drawn_for` is given.

    `drawn_for` takes a width in pixels at 100 % and gives the figure; `grown` makes it bigger.
    """

    def __init__(
        self,
        theme: Theme,
        figure: Figure | None = None,
        *,
        drawn_for: Callable[[float], Figure] | None = None,
        grown: float = 1,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._figure = figure
        self._drawn_for = drawn_for
        self._scale = theme.scale * grown
        self._width = -1
        fixed, grows = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        policy = QSizePolicy(fixed, fixed) if drawn_for is None else QSizePolicy(grows, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(drawn_for is not None)
        self.setSizePolicy(policy)
        self._name()

    def show_figure(self, figure: Figure) -> None:
        """Show another figure."""
        self._figure = figure
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(self._figure.words if self._figure else "")

    def _for_width(self, width: int) -> Figure:
        if self._drawn_for is not None and width != self._width:
            self._width = width
            self._figure = self._drawn_for(width / self._scale)
            self._name()
        return self._figure or Figure(0, 0, ())

    def hasHeightForWidth(self) -> bool:
        return self._drawn_for is not None

    def heightForWidth(self, width: int) -> int:
        return round(self._for_width(width).height * self._scale)

    def sizeHint(self) -> QSize:
        if self._drawn_for is not None:
            width = max(self.width(), self._theme.px(300))
            return QSize(self._theme.px(300), self.heightForWidth(width))
        figure = self._figure or Figure(0, 0, ())
        return QSize(round(figure.width * self._scale), round(figure.height * self._scale))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), 0) if self._drawn_for is not None else self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._drawn_for is not None:
            self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        figure = self._for_width(self.width()) if self._drawn_for else self._figure
        if figure is None:
            return
        painter = QPainter(self)
        x = 0.0
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            x = self.width() - figure.width * self._scale
        paint_figure(painter, figure, self._theme, QPointF(x, 0), scale=self._scale)
