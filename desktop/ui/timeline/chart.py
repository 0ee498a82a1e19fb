"""The timeline on the page: its figure painted once and kept, and the two flags that move over it."""

from bisect import bisect_left, bisect_right
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.drawing.timeline import WIDEST, Chart, Past, timeline_chart
from desktop.i18n import tr
from desktop.ui.paint import measure, paint_figure
from desktop.ui.theme import Theme
from desktop.ui.timeline.flag import HEIGHT, Flag

LEAST = 260
POST, EDGE, LIFT = 2, 3, 8


class TimelineChart(QWidget):
    """The chart of a study's past. `moved` tells the two days once a flag stands on another one."""

    moved = Signal(object, object)

    def __init__(self, theme: Theme, past: Past, stops: tuple[date, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._past = past
        self._stops = stops
        self._chart: Chart | None = None
        self._width = -1
        self._kept: QPixmap | None = None
        self._days = [stops[0], stops[-1]]
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.flags = (Flag(theme, tr("Earlier day"), self), Flag(theme, tr("Later day"), self))
        for at, flag in enumerate(self.flags):
            flag.stepped.connect(lambda step, at=at: self._move(at, self._next(at, step)))
            flag.ended.connect(lambda end, at=at: self._move(at, self._stops[0 if end < 0 else -1]))
            flag.dragged.connect(lambda x, at=at: self._move(at, self._day_at(x)))

    def show_days(self, first: date, second: date) -> None:
        """Put the flags on these days."""
        self._days = [first, second]
        self._place_flags()
        self.update()

    def _move(self, at: int, day: date) -> None:
        """Move a flag to a day; it stays within the scores, and neither passes the other."""
        low, high = (self._past.points[0].day, self._days[1]) if at == 0 else (self._days[0], self._past.until)
        day = min(max(day, low), high)
        if day != self._days[at]:
            self._days[at] = day
            self.show_days(*self._days)
            self.moved.emit(*self._days)

    def _next(self, at: int, step: int) -> date:
        """The next day on record before or after that of a flag."""
        day = self._days[at]
        place = bisect_left(self._stops, day) - 1 if step < 0 else bisect_right(self._stops, day)
        return self._stops[min(max(place, 0), len(self._stops) - 1)]

    def _day_at(self, x: float) -> date:
        return self._for_width(self.width()).axis.day((x - self._offset()) / self._theme.scale)

    def _offset(self) -> float:
        """Where the figure begins: at the leading edge of the page."""
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return 0.0
        return self.width() - self._for_width(self.width()).figure.width * self._theme.scale

    def _for_width(self, width: int) -> Chart:
        if self._chart is None or width != self._width:
            self._width, self._kept = width, None
            room = min(max(width / self._theme.scale, LEAST), WIDEST)
            self._chart = timeline_chart(self._past, width=room, measure=measure)
            self.setAccessibleName(self._chart.figure.words)
        return self._chart

    def _picture(self) -> QPixmap:
        """The chart without its flags, painted when its width changes and kept."""
        ratio = self.devicePixelRatioF()
        chart = self._for_width(self.width())
        if self._kept is None or self._kept.devicePixelRatio() != ratio:
            self._kept = QPixmap(self.size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(self._theme.colour("paper"))
            painter = QPainter(self._kept)
            paint_figure(painter, chart.figure, self._theme, QPointF(self._offset(), 0))
            painter.end()
        return self._kept

    def _post(self, day: date) -> int:
        """Where the post of a flag stands."""
        return round(self._offset() + self._for_width(self.width()).axis.x(day) * self._theme.scale)

    def _place_flags(self) -> None:
        """Put the heads over their posts, side by side where they would cover each other."""
        for flag, day in zip(self.flags, self._days, strict=True):
            flag.show_day(day, today=self._past.today)
        widths = [flag.width() for flag in self.flags]
        lefts = [self._post(day) - width // 2 for day, width in zip(self._days, widths, strict=True)]
        over = lefts[0] + widths[0] + self._theme.px(2 * EDGE) - lefts[1]
        if over > 0:
            lefts = [lefts[0] - over // 2, lefts[1] + over - over // 2]
        shift = max(0, -lefts[0])
        lefts = [lefts[0] + shift, max(lefts[1], lefts[0] + shift + widths[0] + self._theme.px(2 * EDGE))]
        lefts[1] = min(lefts[1], self.width() - widths[1])
        y = round(self._for_width(self.width()).top * self._theme.scale) - self._theme.px(HEIGHT + LIFT)
        for flag, left in zip(self.flags, lefts, strict=True):
            flag.move(left, y)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._for_width(width).figure.height * self._theme.scale)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(LEAST), self.heightForWidth(max(self.width(), self._theme.px(LEAST))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(LEAST), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the nearer flag to where the scores are pressed."""
        x = event.position().x()
        near = min((0, 1), key=lambda at: abs(self._post(self._days[at]) - x))
        if event.position().y() <= self._for_width(self.width()).bottom * self._theme.scale:
            self._move(near, self._day_at(x))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self._place_flags()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        chart = self._for_width(self.width())
        px = self._theme.px
        bottom = round(chart.bottom * self._theme.scale)
        for flag, day in zip(self.flags, self._days, strict=True):
            x, y = self._post(day), flag.geometry().bottom()
            painter.fillRect(QRectF(x - px(EDGE), y, 2 * px(EDGE), bottom - y), self._theme.colour("paper"))
            painter.fillRect(QRectF(x - px(POST) / 2, y, px(POST), bottom - y), self._theme.colour("pen"))
