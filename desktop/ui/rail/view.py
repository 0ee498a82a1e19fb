"""The rail at the left."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QWidget

from desktop.core.states import State
from desktop.drawing.marks import progress_mark
from desktop.i18n import tr
from desktop.ui.paint import paint_figure
from desktop.ui.places import Home, Interview, Settings
from desktop.ui.rail.state import Chapter, RailState, RoomLink
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.focus import RING_INSIDE
from desktop.ui.widgets.layout import emptied, stacked
from desktop.ui.widgets.links import TitleLink
from desktop.ui.widgets.scrolling import quieten_scroll_bar
from desktop.ui.widgets.shortened import first_lines
from desktop.ui.widgets.text import Text

WIDTH = 256


class _RoomButton(QPushButton):
    """A room in the rail; the current one is SemiBold with a pen bar at the window's edge."""

    def __init__(self, theme: Theme, link: RoomLink) -> None:
        super().__init__(link.label)
        self._theme = theme
        self._current = link.current
        self._aside = link.aside
        self.setAccessibleName(f"{link.label}, {link.aside}" if link.aside else link.label)
        self.setAccessibleDescription(tr("you are here") if link.current else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty(RING_INSIDE, "yes")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(38))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = self._theme.px
        if self._current:
            bar = QRect(0, (self.height() - px(24)) // 2, 4, px(24))
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                bar.moveRight(self.width() - 1)
            painter.fillRect(bar, self._theme.colour("pen"))
        painter.setFont(self._theme.font(Role.BODY_STRONG if self._current else Role.BODY))
        painter.setPen(self._theme.colour("pen" if self.underMouse() and not self._current else "ink"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.rect().adjusted(px(28), 0, -px(12), 0), int(flags), self.text())
        if self._aside:
            painter.setFont(self._theme.font(Role.CAPTION))
            painter.setPen(self._theme.colour("ink2"))
            trailing = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
            painter.drawText(self.rect().adjusted(px(12), 0, -px(28), 0), int(trailing), self._aside)


class _ChapterButton(QPushButton):
    """A chapter with its marks. A click on a mark goes to that question, elsewhere to the first open one."""

    chosen = Signal(str)
    STEP, LEFT, MARKS_FROM = 15, 41, 179

    def __init__(self, theme: Theme, chapter: Chapter) -> None:
        super().__init__(chapter.label)
        self._theme = theme
        self._chapter = chapter
        self.setAccessibleName(chapter.words)
        self.setAccessibleDescription(tr("you are here") if chapter.current else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty(RING_INSIDE, "yes")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.chosen.emit(chapter.first))

    def _place_of(self, index: int) -> QRectF:
        px = self._theme.px
        return QRectF(px(self.MARKS_FROM) + index * px(self.STEP), (self.height() - px(10)) / 2, px(10), px(10))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(28))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for index, mark in enumerate(self._chapter.marks):
            if self._place_of(index).adjusted(-3, -8, 3, 8).contains(event.position()):
                self.setDown(False)
                self.chosen.emit(mark.question)
                return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self._theme, self._theme.px
        current = self._chapter.current
        painter.fillRect(
            QRect(px(28), 0, 3 if current else 1, self.height()), theme.colour("pen" if current else "rule")
        )
        painter.setFont(theme.font(Role.LABEL if current else Role.CAPTION))
        painter.setPen(theme.colour("ink" if current else "ink2"))
        room = QRect(px(self.LEFT), 0, px(self.MARKS_FROM - self.LEFT - 4), self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        label = painter.fontMetrics().elidedText(self._chapter.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(flags), label)
        for index, mark in enumerate(self._chapter.marks):
            place = self._place_of(index)
            paint_figure(painter, progress_mark(mark.state), theme, place.topLeft(), pen=mark.current)
            if mark.current:
                painter.fillRect(
                    QRectF(place.x() - 1, place.bottom() + px(2), place.width() + 2, 2), theme.colour("pen")
                )


class Rail(QWidget):
    """Draws the rail and tells where the person wants to go."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(theme.px(WIDTH))
        self.setAccessibleName(tr("Contents"))
        colours = self.palette()
        colours.setColor(colours.ColorRole.Window, theme.colour("rail"))
        self.setPalette(colours)
        outer = stacked(self)
        outer.setContentsMargins(0, 0, 1, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        quieten_scroll_bar(theme, self._scroll, ground="rail")
        body = QWidget()
        self._column = stacked(body)
        self._scroll.setWidget(body)
        outer.addWidget(self._scroll, 1)
        self._foot = stacked()
        outer.addLayout(self._foot)

    def show_state(self, shown: RailState) -> None:
        """Draw another state."""
        emptied(self._column)
        emptied(self._foot)
        px = self._theme.px
        self._column.addSpacing(px(28))
        self._add_text(Role.NAME, tr("Askfirst"))
        if shown.title:
            self._show_study(shown)
        else:
            self._add_text(Role.MARGIN_WORDS, tr("Ask first, share second."), colour="ink2")
            self._column.addSpacing(px(18))
        for link in shown.rooms:
            button = _RoomButton(self._theme, link)
            button.clicked.connect(lambda _=False, place=link.place: self.wanted.emit(place))
            self._column.addWidget(button)
            if isinstance(link.place, Interview):
                self._show_chapters(shown.chapters, link.place.study)
        self._column.addStretch(1)
        self._show_foot(shown)

    def _add_text(self, role: Role, text: str, *, colour: str = "ink", most: int = 3) -> None:
        """Add a text of at most so many lines; one that is longer can be read whole as its tooltip."""
        line, px = stacked(), self._theme.px
        line.setContentsMargins(px(28), 0, px(16), 0)
        room = px(WIDTH) - px(28) - px(16) - px(10) - 1  # a scroll bar may stand beside it
        shown = first_lines(text, self._theme.font(role), width=room, most=most)
        words = Text(self._theme, role, text, colour=colour)
        if shown and not text.endswith(shown[-1]):
            words.say("\n".join(shown))
            words.setAccessibleName(text)
            words.setToolTip(text)
        line.addWidget(words)
        self._column.addLayout(line)

    def _show_study(self, shown: RailState) -> None:
        px = self._theme.px
        self._column.addSpacing(px(16))
        back = _RoomButton(self._theme, RoomLink("‹ " + tr("All studies"), Home(), current=False))
        back.setAccessibleName(tr("All studies"))
        back.clicked.connect(lambda: self.wanted.emit(Home()))
        self._column.addWidget(back)
        self._column.addSpacing(px(2))
        self._add_text(Role.STUDY, shown.title, most=2 if shown.chapters else 3)
        if shown.organisation:
            self._add_text(Role.CAPTION, shown.organisation, colour="ink2", most=1 if shown.chapters else 2)
        self._column.addSpacing(px(20))

    def _show_chapters(self, chapters: tuple[Chapter, ...], study: str) -> None:
        for chapter in chapters:
            if chapter.marks:
                button = _ChapterButton(self._theme, chapter)
                button.chosen.connect(lambda question: self.wanted.emit(Interview(study, question)))
                self._column.addWidget(button)
        if chapters:
            self._column.addSpacing(self._theme.px(4))

    def _show_foot(self, shown: RailState) -> None:
        px = self._theme.px
        settings = _RoomButton(self._theme, RoomLink(tr("Settings"), Settings(), shown.settings_current))
        settings.clicked.connect(lambda: self.wanted.emit(Settings()))
        self._foot.addWidget(settings)
        note = SentNote(self._theme, shown)
        note.log_wanted.connect(lambda: self.wanted.emit(Settings()))
        self._foot.addWidget(note)
        self._foot.addSpacing(px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("rail"))
        ltr = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        painter.fillRect(QRect(self.width() - 1 if ltr else 0, 0, 1, self.height()), self._theme.colour("rule"))


class SentNote(QWidget):
    """What has left this computer: nothing, or how many requests, which lead to their list."""

    log_wanted = Signal()

    def __init__(self, theme: Theme, shown: RailState) -> None:
        super().__init__()
        self._theme = theme
        self._mark = State.ANSWERED if shown.sent else State.NOT_ASKED
        column = stacked(self)
        column.setContentsMargins(theme.px(49), theme.px(4), theme.px(12), theme.px(4))
        if not shown.sent:
            column.addWidget(Text(theme, Role.CAPTION, shown.sent_words, colour="ink2"))
            return
        link = TitleLink(theme, shown.sent_words, says=tr("opens the list of them"), role=Role.CAPTION)
        link.clicked.connect(self.log_wanted)
        column.addWidget(link)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ltr = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        px = self._theme.px
        x = px(28) if ltr else self.width() - px(38)
        paint_figure(painter, progress_mark(self._mark), self._theme, QPointF(x, px(9)))
