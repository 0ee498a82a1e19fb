"""A page: content that scrolls down and never sideways, and a foot that stays in sight."""

from enum import IntEnum
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.scrolling import quieten_scroll_bar

MARGIN, TOP, WIDEST = 44, 24, 1120


class Width(IntEnum):
    """How much room there is for the text size in use."""

    NARROW = 0
    MEDIUM = 1
    WIDE = 2


def width_for(theme: Theme, window_width: int) -> Width:
    """NARROW below 900 px or from 160 % text, MEDIUM below 1100 px, else WIDE."""
    room = window_width / theme.scale
    if room < 900 or theme.scale >= 1.6:
        return Width.NARROW
    return Width.MEDIUM if room < 1100 else Width.WIDE


def reached_by_tab(part: QWidget) -> list[QWidget]:
    """What is in a part of the window and takes the focus by Tab, in the order of Tab from the part on."""
    found = []
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


class Page(QWidget):
    """The scaffold of a room. Subclasses fill `content` (a column) and may add a foot.

    `bleed` pixels are taken off the side margins, for pages whose chosen rows are washed beyond their text.
    """

    rearranged = Signal()

    def __init__(self, theme: Theme, *, name: str, bleed: int = 0) -> None:
        super().__init__()
        self.theme = theme
        self._bleed = theme.px(bleed)
        self.setAccessibleName(name)
        self.setProperty("ringless", "yes")
        self._outer = stacked(self)
        self._scroll = QScrollArea()
        self._ground = QWidget()  # known to Python: asked for one of Qt's own, it would look up every kind of widget
        self._scroll.setViewport(self._ground)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        quieten_scroll_bar(theme, self._scroll)
        self._body = QWidget()
        self._body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._body.setMinimumHeight(1)  # else it is as high as its texts at their narrowest, and ends in a blank
        self.content: QVBoxLayout = stacked(self._body)
        self._scroll.setWidget(self._body)
        self._outer.addWidget(self._scroll, 1)
        self.width_class = Width.WIDE
        self._foot: QHBoxLayout | None = None
        self._foot_widgets: tuple[QWidget, ...] = ()
        self._pad()

    def _pad(self) -> None:
        side = self.theme.px(20 if self.width_class is Width.NARROW else MARGIN)
        room = self.width() - 2 * side - self.theme.px(WIDEST)
        left, right = side - self._bleed, side + max(0, room)
        top = TOP if self.width_class is not Width.NARROW else TOP / 2
        self.content.setContentsMargins(left, self.theme.px(top), right, self.theme.px(24))
        if self._foot is not None:
            self._foot.setContentsMargins(side, self.theme.px(12), right, self.theme.px(12))

    def add_foot(self, *widgets: QWidget | None) -> None:
        """Add a foot of widgets in a line; None stands for the space between left and right."""
        px = self.theme.px
        self._outer.addWidget(Rule(self.theme))
        line = in_line(spacing=px(16))
        for widget in widgets:
            if widget is None:
                line.addStretch(1)
            else:
                line.addWidget(widget)
        self._foot = line
        self._foot_widgets = tuple(widget for widget in widgets if widget is not None)
        self._outer.addLayout(line)
        self._pad()

    @property
    def content_width(self) -> int:
        """The least width that the content needs, in pixels."""
        return self._body.minimumSizeHint().width()

    @property
    def room_width(self) -> int:
        """The width that there is for it."""
        return self._ground.width()

    def to_top(self) -> None:
        """Scroll to where the page begins."""
        self._scroll.verticalScrollBar().setValue(0)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll so that the widget can be seen, once all that was just put onto the page has its place."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._scroll.ensureWidgetVisible(widget, 0, self.theme.px(24))

    def arrange(self, width: Width) -> None:
        """Fit the page to the room there is."""
        self.width_class = width
        self._pad()
        self.rearranged.emit()

    def take_focus(self, reason: Qt.FocusReason) -> None:
        """Take the focus when the page comes to the front; the first Tab then goes to what it begins with."""
        self.setFocus(reason)

    def finish_motion(self) -> None:
        """Show at once what is still on its way."""

    def put_foot_last(self) -> None:
        """Let Tab reach the foot after the content, which is built later than the foot."""
        foot = [one for one in self._foot_widgets if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        if foot:
            for before, after in pairwise([*reached_by_tab(self._body)[-1:], *foot]):
                QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pad()
