"""Buttons: one filled on a page, plain ones, and links."""

from enum import Enum, auto

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.theme import Role, Theme


class Kind(Enum):
    """How much a button asks to be pressed."""

    FILLED = auto()
    PLAIN = auto()
    QUIET = auto()
    LINK = auto()


class Button(QPushButton):
    """A button with a verb. Kind LINK is underlined, QUIET is pen text alone."""

    def __init__(self, theme: Theme, text: str, kind: Kind = Kind.PLAIN, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._kind = kind
        self._reason = ""
        framed = kind in (Kind.FILLED, Kind.PLAIN)
        self._role = Role.BODY_STRONG if framed or kind is Kind.QUIET else Role.CAPTION
        self._padding = theme.px(20 if framed else 0)
        self._height = theme.px(40) if framed else theme.line(self._role) + theme.px(4)
        self.setFont(theme.font(self._role))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def withhold(self, reason: str) -> None:
        """Make it do nothing, and say why to whoever comes by; no reason makes it work again."""
        self._reason = reason
        self.blockSignals(bool(reason))
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)
        self.setCursor(Qt.CursorShape.ArrowCursor if reason else Qt.CursorShape.PointingHandCursor)
        self.update()

    @property
    def withheld(self) -> bool:
        """Whether it does nothing now."""
        return bool(self._reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * self._padding + 2
        return QSize(width, self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        ink = "ink3" if self.withheld else {Kind.FILLED: "on_pen", Kind.PLAIN: "ink"}.get(self._kind, "pen")
        if self._kind in (Kind.FILLED, Kind.PLAIN):
            fill = "rule" if self.withheld else "pen" if self._kind is Kind.FILLED else "field"
            if self._kind is Kind.PLAIN and not self.withheld and (self.isDown() or self.underMouse()):
                fill = "wash"
            edge = fill if self._kind is Kind.FILLED or self.withheld else "strong"
            painter.setPen(QPen(colour(edge), 1))
            painter.setBrush(colour(fill))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        font = self.font()
        font.setUnderline(self._kind is Kind.LINK)
        painter.setFont(font)
        painter.setPen(colour(ink))
        place = Qt.AlignmentFlag.AlignCenter if self._padding else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), place | Qt.TextFlag.TextSingleLine, self.text())
