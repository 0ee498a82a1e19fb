"""Widgets in a line that wraps like words."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items one after another, on as many lines as they need."""

    def __init__(self, parent: QWidget | None = None, *, across: int, down: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across = across
        self._down = down
        self.setContentsMargins(0, 0, 0, 0)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Lay the items out within the width of `rect`; the height that they need."""
        parent = self.parentWidget()
        right_to_left = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = y = line = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(rect.width(), 10_000))
            if x and x + size.width() > rect.width():
                x, y, line = 0, y + line + self._down, 0
            if move:
                left = rect.width() - x - size.width() if right_to_left else x
                item.setGeometry(QRect(QPoint(rect.x() + left, rect.y() + y), size))
            x += size.width() + self._across
            line = max(line, size.height())
        return y + line

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(widest, self.heightForWidth(max(self.geometry().width(), widest)))
