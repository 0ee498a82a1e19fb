"""The focus ring: 2 px of pen, 2 px outside whatever the keyboard is on."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from desktop.ui.theme import Theme

RING_INSIDE = "ring_inside"
"""The property of a widget that fills its column from edge to edge: its ring lies within its own bounds."""

_MOVED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
)


class FocusRing(QWidget):
    """Lies over a window, lets every click through, and draws the ring round the widget that has the focus."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._followed: list[QWidget] = []
        self._ring = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        window.installEventFilter(self)
        self._cover()

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())
        self.raise_()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for left in self._followed:
            if isValid(left):
                left.removeEventFilter(self)
        self._followed = []
        widget = new if new is not None and self._window.isAncestorOf(new) else None
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._followed.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _place(self) -> None:
        """Find where the ring lies now; nowhere if the widget is out of sight."""
        old = self._ring
        self._ring = self._bounds()
        if self._ring != old:
            self.update()

    def _bounds(self) -> QRect:
        if not self._followed or not all(isValid(widget) for widget in self._followed):
            return QRect()
        if not self._followed[0].isVisibleTo(self._window):
            return QRect()
        focused = self._followed[0]
        by_keyboard = self._window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        written_in = isinstance(focused, QLineEdit | QPlainTextEdit | QAbstractSpinBox)
        if focused.property("ringless") or not (by_keyboard or written_in):
            return QRect()
        bounds = QRect(focused.mapTo(self._window, QPoint(0, 0)), focused.size())
        bounds = bounds.adjusted(6, 0, -6, 0) if focused.property(RING_INSIDE) else bounds.adjusted(-4, -4, 4, 4)
        for ancestor in self._followed[1:]:
            if isinstance(ancestor.parentWidget(), QAbstractScrollArea):
                corner = ancestor.mapTo(self._window, QPoint(0, 0))
                if not bounds.intersects(QRect(corner, ancestor.size())):
                    return QRect()
        return bounds

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVED:
            if watched is self._window:
                self._cover()
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._ring.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("pen"), 2))
        painter.drawRoundedRect(QRectF(self._ring).adjusted(1, 1, -1, -1), 5, 5)
