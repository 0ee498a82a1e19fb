"""A line that opens to show more under itself."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.layout import stacked


class DisclosureButton(QPushButton):
    """A triangle and a title; checked while open."""

    def __init__(self, theme: Theme, title: str, role: Role = Role.BODY_STRONG) -> None:
        super().__init__(title)
        self._theme = theme
        self._role = role
        self.setFont(theme.font(role))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.toggled.connect(self._describe)
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleDescription(tr("open") if self.isChecked() else tr("closed"))

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + self._theme.px(20)
        return QSize(width, self._theme.line(self._role) + self._theme.px(6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        side, middle = px(9), self.height() / 2
        ltr = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        start = px(2) if ltr else self.width() - px(2) - side
        if self.isChecked():
            corners = [
                (start, middle - side / 3),
                (start + side, middle - side / 3),
                (start + side / 2, middle + side / 2),
            ]
        else:
            tip, base = (start + side * 0.85, start) if ltr else (start + side * 0.15, start + side)
            corners = [(base, middle - side / 2), (tip, middle), (base, middle + side / 2)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("pen"))
        painter.drawPolygon([QPointF(x, y) for x, y in corners])
        painter.setPen(self._theme.colour("pen"))
        painter.setFont(self.font())
        text = self.rect().adjusted(px(20) if ltr else 0, 0, 0 if ltr else -px(20), 0)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), self.text())


class Disclosure(QWidget):
    """A disclosure button over the content that it opens."""

    def __init__(self, theme: Theme, title: str, content: QWidget, *, role: Role = Role.BODY_STRONG) -> None:
        super().__init__()
        column: QVBoxLayout = stacked(self, spacing=theme.px(4))
        self.button = DisclosureButton(theme, title, role)
        column.addWidget(self.button)
        column.addWidget(content)
        content.setVisible(False)
        self.button.toggled.connect(content.setVisible)
