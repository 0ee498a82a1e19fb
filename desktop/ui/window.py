"""The window: the rail (or, where it is narrow, a bar with "Contents"), and the page in hand."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.i18n import tr
from desktop.ui.rail.contents import ContentsList
from desktop.ui.rail.state import RailState
from desktop.ui.rail.view import Rail
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.focus import FocusRing
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.page import Page, Width, reached_by_tab, width_for
from desktop.ui.widgets.text import Text

FIRST_SIZE = (1280, 832)


def first_size() -> QSize:
    """How big the window begins: as designed, or as big as the screen."""
    screen = QGuiApplication.primaryScreen().availableSize()
    return QSize(min(FIRST_SIZE[0], screen.width()), min(FIRST_SIZE[1], screen.height()))


class _TopBar(QWidget):
    """Stands in for the rail where the window is narrow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self.setAutoFillBackground(True)
        colours = self.palette()
        colours.setColor(self.backgroundRole(), theme.colour("rail"))
        self.setPalette(colours)
        line = in_line(self, spacing=px(14))
        line.setContentsMargins(px(20), px(8), px(20), px(8))
        self.contents = Button(theme, tr("Contents"))
        self.title = Text(theme, Role.STUDY, wrap=False)
        self.title.setMinimumWidth(1)
        line.addWidget(self.contents)
        line.addWidget(self.title, 1)
        self._theme = theme

    def show_title(self, title: str) -> None:
        """Show where the person is, cut short where the bar is."""
        room = self.width() - self.contents.width() - self._theme.px(70)
        metrics = self._theme.metrics(Role.STUDY)
        self.title.say(metrics.elidedText(title, Qt.TextElideMode.ElideRight, max(room, 40)))
        self.title.setAccessibleName(title)


class Window(QWidget):
    """The one window. It shows what it is told and tells where the person wants to go."""

    wanted = Signal(object)
    closing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: RailState | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle(tr("Askfirst"))
        self.setMinimumSize(360, 360)
        self._rail = Rail(theme)
        self._rail_later = QTimer(self)
        self._rail_later.setSingleShot(True)
        self._rail_later.timeout.connect(self._put_rail_last)
        self._bar = _TopBar(theme)
        self._pages = QStackedWidget()
        outer = stacked(self)
        outer.addWidget(self._bar)
        line = in_line()
        line.addWidget(self._rail)
        line.addWidget(self._pages, 1)
        outer.addLayout(line, 1)
        self._rail.wanted.connect(self.wanted)
        self._bar.contents.clicked.connect(self._open_contents)
        self._ring = FocusRing(theme, self)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self, self.close)
        self._arrange()

    def take_place_of(self, old: "Window") -> None:
        """Stand where a window stood, which goes; as big as at first where it was never shown."""
        self.resize(old.size() if old.isVisible() else first_size())
        if old.isVisible():
            self.setGeometry(old.geometry())
            old.closing.disconnect()
        self.show()
        old.hide()
        old.deleteLater()

    def show_page(self, page: Page) -> None:
        """Bring a page to the front; it is taken in the first time."""
        keys = self.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        page.arrange(width_for(self._theme, self.width()))
        self._pages.setCurrentWidget(page)
        page.put_foot_last()
        self._rail_later.start()
        page.take_focus(Qt.FocusReason.ShortcutFocusReason if keys else Qt.FocusReason.OtherFocusReason)
        self._ring.raise_()

    def _put_rail_last(self) -> None:
        """Let Tab reach the rail after the page, whichever of the two was built later.

        Both are walked for that, which is left for when they are drawn.
        """
        page = self._pages.currentWidget()
        if page is not None:
            for before, after in pairwise([*reached_by_tab(page)[-1:], *reached_by_tab(self._rail)]):
                QWidget.setTabOrder(before, after)

    @property
    def current_page(self) -> Page:
        """The page in front."""
        page = self._pages.currentWidget()
        assert isinstance(page, Page)
        return page

    def show_rail(self, shown: RailState) -> None:
        """Draw where the person is."""
        if shown == self._shown:
            return
        self._shown = shown
        self._rail.show_state(shown)
        self._rail_later.start()
        self._bar.show_title(shown.title or tr("Askfirst"))
        self.setWindowTitle(f"{shown.title} – {tr('Askfirst')}" if shown.title else tr("Askfirst"))

    def _open_contents(self) -> None:
        if self._shown is None:
            return
        contents = ContentsList(self._theme, self._shown, self)
        contents.wanted.connect(self.wanted)
        contents.open_below(self._bar.contents)

    def _arrange(self) -> None:
        width = width_for(self._theme, self.width())
        narrow = width is Width.NARROW
        self._rail.setVisible(not narrow)
        self._bar.setVisible(narrow)
        if narrow and self._shown is not None:
            self._bar.show_title(self._shown.title or tr("Askfirst"))
        page = self._pages.currentWidget()
        if isinstance(page, Page) and page.width_class is not width:
            page.arrange(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
