"""The table of studies as a widget: its heads, and the rows that keys walk."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from desktop.i18n import tr
from desktop.ui.home.table import STUDY
from desktop.ui.theme import Role, Theme


class Heads(QHeaderView):
    """Column heads as on a printed form, with a small triangle at the sorted one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._ground = QWidget()
        self.setViewport(self._ground)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(theme.px(38))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(tr("Sort by"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme, px = self._theme, self._theme.px
        painter.fillRect(self.viewport().rect(), theme.colour("paper"))
        painter.setFont(theme.font(Role.LABEL))
        painter.setPen(theme.colour("ink"))
        for column in range(self.count()):
            if self.isSectionHidden(column):
                continue
            left = self.sectionViewportPosition(column) + (px(10) if column == STUDY else 0)
            words = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            painter.drawText(left, px(23), words)
            if column == self.sortIndicatorSection():
                self._paint_triangle(painter, left + painter.fontMetrics().horizontalAdvance(words) + px(6))
        painter.setPen(QPen(theme.colour("ink"), 1.5))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _paint_triangle(self, painter: QPainter, x: int) -> None:
        px = self._theme.px
        ascending = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        for row in range(px(5)):
            half = row if ascending else px(5) - 1 - row
            painter.drawLine(x + px(4) - half, px(13) + row + px(1), x + px(4) + half, px(13) + row + px(1))


class Studies(QTableView):
    """The table of studies; Enter opens the one in hand."""

    opened = Signal(int)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ground = QWidget()  # known to Python: asked for one of Qt's own, it would look up every kind of widget
        self.setViewport(self._ground)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)
