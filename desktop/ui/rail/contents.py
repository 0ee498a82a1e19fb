"""The rail as a list under the button "Contents", for narrow windows: entries wrap, and a long list scrolls."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.ui.places import Home, Interview, Place, Settings
from desktop.ui.rail.state import RailState
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.layout import stacked
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.scrolling import quieten_scroll_bar
from desktop.ui.widgets.shortened import first_lines

SIDE, ABOVE, INDENT = 20, 7, 24
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1}
MOST_LINES = 9


class Entry(QPushButton):
    """A place in the list, on as many lines as its words need; washed and barred while it is in hand."""

    def __init__(
        self, theme: Theme, words: str, place: Place, *, indented: bool = False, current: bool = False
    ) -> None:
        super().__init__(words)
        self.place = place
        self._theme = theme
        self._role = Role.BODY_STRONG if current else Role.BODY
        self._left = theme.px(SIDE + (INDENT if indented else 0))
        self.setAccessibleName(words)
        self.setAccessibleDescription(tr("you are here") if current else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lines(self, width: int) -> tuple[str, ...]:
        """The words, line by line, where the entry is so wide."""
        room = width - self._left - self._theme.px(SIDE)
        return first_lines(self.text(), self._theme.font(self._role), width=room, most=MOST_LINES)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self.lines(width)) * self._theme.line(self._role) + 2 * self._theme.px(ABOVE)

    def sizeHint(self) -> QSize:
        words = self._theme.metrics(self._role).horizontalAdvance(self.text()) + 2
        return QSize(
            self._left + words + self._theme.px(SIDE), self._theme.line(self._role) + 2 * self._theme.px(ABOVE)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._theme.px
        ltr = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        if self.hasFocus() or self.underMouse():
            painter.fillRect(self.rect(), self._theme.colour("wash"))
        if self.hasFocus():
            painter.fillRect(0 if ltr else self.width() - px(3), 0, px(3), self.height(), self._theme.colour("pen"))
        painter.setFont(self._theme.font(self._role))
        painter.setPen(self._theme.colour("ink"))
        height, side = self._theme.line(self._role), px(SIDE)
        left, right = (self._left, side) if ltr else (side, self._left)
        for at, line in enumerate(self.lines(self.width())):
            place = QRect(left, px(ABOVE) + at * height, self.width() - left - right, height)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), line)


class ContentsList(QFrame):
    """Tells where the person wants to go. The arrows walk it, Enter goes, Escape closes it."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, shown: RailState, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._window = window
        self._theme = theme
        self._scroll = QScrollArea()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Contents"))
        self.setFrameShape(QFrame.Shape.Box)
        colours = self.palette()
        colours.setColor(colours.ColorRole.Window, theme.colour("rail"))
        colours.setColor(colours.ColorRole.WindowText, theme.colour("strong"))
        self.setPalette(colours)
        self.entries = list(_entries(theme, shown))
        body = QWidget()
        column = stacked(body)
        for entry in self.entries:
            if isinstance(entry.place, Settings):
                column.addWidget(Rule(theme))
            entry.clicked.connect(lambda _=False, place=entry.place: self._choose(place))
            column.addWidget(entry)
        column.addStretch(1)
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        quieten_scroll_bar(theme, self._scroll, ground="rail")
        outer = stacked(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._scroll)

    def open_below(self, button: QWidget) -> None:
        """Open under a button, within the window: as wide as the longest entry, where there is room."""
        window, px = self._window, self._theme.px
        corner = button.mapTo(window, QPoint(0, button.height()))
        bar = px(10)
        room = QSize(window.width() - 2 * corner.x() - bar, window.height() - corner.y() - px(8))
        width = min(room.width(), max(entry.sizeHint().width() for entry in self.entries))
        height = sum(entry.heightForWidth(width) for entry in self.entries) + px(1) + 2
        at = window.mapToGlobal(corner)
        if window.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            at -= QPoint(width + bar + 2 - button.width(), 0)
        self.setGeometry(QRect(at, QSize(width + bar + 2, min(room.height(), height + 2))))
        self.show()
        current = next((entry for entry in self.entries if entry.accessibleDescription()), self.entries[0])
        self._take(current)

    def _take(self, entry: Entry) -> None:
        entry.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(entry, 0, 0)

    def _choose(self, place: Place) -> None:
        self.close()
        self.wanted.emit(place)

    def event(self, event: QEvent) -> bool:
        """Tab walks the list as the arrows do."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in STEPS:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        in_hand = next((at for at, entry in enumerate(self.entries) if entry.hasFocus()), 0)
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in STEPS:
            self._take(self.entries[(in_hand + STEPS[key]) % len(self.entries)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._take(self.entries[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entries[in_hand].click()
        else:
            super().keyPressEvent(event)


def _entries(theme: Theme, shown: RailState) -> Iterator[Entry]:
    if shown.title:
        yield Entry(theme, tr("All studies"), Home())
    for link in shown.rooms:
        words = f"{link.label}, {link.aside}" if link.aside else link.label
        yield Entry(theme, words, link.place, current=link.current)
        if isinstance(link.place, Interview):
            for chapter in shown.chapters:
                yield Entry(theme, chapter.words, Interview(link.place.study, chapter.first), indented=True)
    yield Entry(theme, tr("Settings"), Settings(), current=shown.settings_current)
