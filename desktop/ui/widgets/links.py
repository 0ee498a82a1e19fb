"""A title in pen that wraps and leads somewhere."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.shortened import first_lines

MOST_LINES = 20


class TitleLink(QPushButton):
    """A title in pen, on as many lines as it needs."""

    def __init__(self, theme: Theme, title: str, *, says: str, role: Role = Role.BODY_STRONG) -> None:
        super().__init__(title)
        self._theme = theme
        self._role = role
        self.setAccessibleName(title)
        self.setAccessibleDescription(says)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, width: int) -> tuple[str, ...]:
        return first_lines(self.text(), self._theme.font(self._role), width=width, most=MOST_LINES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, len(self._lines(max(width, self._theme.px(40))))) * self._theme.line(self._role)

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.px(120))
        return QSize(self._theme.px(160), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.line(self._role))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._theme.font(self._role)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(self._theme.colour("pen"))
        height = self._theme.line(self._role)
        place = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        for at, line in enumerate(self._lines(self.width())):
            painter.drawText(QRect(0, at * height, self.width(), height), place, line)
