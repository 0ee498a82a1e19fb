"""Subjects of a page, of which one is in sight."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.flow import FlowLayout


class _Tab(QRadioButton):
    """A subject; the one in sight is underlined."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(words)
        self._theme = theme
        self.setFont(theme.font(Role.BODY))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = self._theme.metrics(Role.BODY_STRONG).horizontalAdvance(self.text())
        return QSize(width + 2, self._theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _place: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, on = self._theme.px, self.isChecked()
        painter.setFont(self._theme.font(Role.BODY_STRONG if on else Role.BODY))
        painter.setPen(self._theme.colour("ink" if on else "ink2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if on:
            painter.fillRect(self.rect().adjusted(0, self.height() - px(3), 0, 0), self._theme.colour("pen"))


class Tabs(QWidget):
    """Tells which subject is wanted; the page shows it."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, subjects: tuple[tuple[str, str], ...], current: str) -> None:
        super().__init__()
        self._across = theme.px(24)
        line = FlowLayout(self, across=self._across, down=0)
        group = QButtonGroup(self)
        self.tabs: dict[str, QRadioButton] = {}
        for subject, words in subjects:
            tab = _Tab(theme, words)
            tab.setChecked(subject == current)
            tab.clicked.connect(lambda _on, chosen=subject: self.wanted.emit(chosen))
            group.addButton(tab)
            line.addWidget(tab)
            self.tabs[subject] = tab

    def sizeHint(self) -> QSize:
        hints = [tab.sizeHint() for tab in self.tabs.values()]
        across = sum(hint.width() for hint in hints) + self._across * (len(hints) - 1)
        return QSize(across, max(hint.height() for hint in hints))
