"""A thin bar with words and "Stop", shown only where work takes longer than a moment."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.layout import in_line
from desktop.ui.widgets.text import Text

A_MOMENT = 400


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.share = 0.0
        self.setFixedHeight(theme.px(4))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("rule"))
        painter.fillRect(0, 0, round(self.width() * self.share), self.height(), self._theme.colour("mark"))


class Progress(QWidget):
    """Tells how far work is and lets the person stop it."""

    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        line = in_line(self, spacing=theme.px(16))
        self._words = Text(theme, Role.CAPTION, colour="ink2", wrap=False)
        self._bar = _Bar(theme)
        stop = Button(theme, tr("Stop"), Kind.QUIET)
        stop.clicked.connect(self.stop_wanted)
        for widget in (self._words, self._bar, stop):
            line.addWidget(widget)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(A_MOMENT)
        self._soon.timeout.connect(self.show)
        self.hide()

    def begin(self, words: str) -> None:
        """Work has begun; it is shown after a moment."""
        self._words.say(words)
        self.tell(0)
        self._soon.start()

    def tell(self, share: float) -> None:
        """So much is done, 0 to 1."""
        self._bar.share = share
        self._bar.update()

    def end(self) -> None:
        """The work has ended."""
        self._soon.stop()
        self.hide()
