"""A flag over the timeline: one of the two days that are compared, moved by hand or with the arrow keys."""

from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.ui.theme import Role, Theme
from desktop.words.dates import date_words
from desktop.words.timeline import near_short_day_words

HEIGHT, PADDING = 22, 13
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENDS = {Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1}


class Flag(QWidget):
    """The head of a flag, with its day. `stepped` asks for the next day that way, `ended` for the last one."""

    stepped = Signal(int)
    ended = Signal(int)
    dragged = Signal(float)

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._words = ""
        self.setFont(theme.font(Role.LABEL))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleDescription(tr("Left and Right go to the next day on record, Home and End to the outermost."))

    def show_day(self, day: date, *, today: date) -> None:
        """Show another day."""
        self._words = near_short_day_words(day, today=today)
        self.setAccessibleName(tr("{flag}: {day}").format(flag=self._name, day=date_words(day)))
        px = self._theme.px
        self.resize(self.fontMetrics().horizontalAdvance(self._words) + 2 * px(PADDING), px(HEIGHT))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.stepped.emit(STEPS[key])
        elif key in ENDS:
            self.ended.emit(ENDS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self.mapToParent(event.position()).x())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("pen"))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.setPen(self._theme.colour("on_pen"))
        painter.setFont(self.font())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._words)
