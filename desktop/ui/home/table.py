"""The list of studies: a model over frozen rows, and the delegate that paints them."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.drawing.bars import assurance_bar
from desktop.drawing.marks import verdict_mark
from desktop.i18n import tr
from desktop.ui.home.motion import BarMotion
from desktop.ui.home.state import HomeRow, sort_value
from desktop.ui.paint import paint_figure
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.shortened import first_lines

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
STUDY, SHOWN, EXPOSURE, DATE = range(4)
ROW, SLIM_ROW, NARROW_ROW = 106, 136, 196
BAR = 268


class StudyTable(QAbstractTableModel):
    """The studies that are shown; the row itself is the UserRole of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[HomeRow, ...] = ()
        self._sorted_by = DATE
        self._order = Qt.SortOrder.AscendingOrder

    def show_rows(self, rows: tuple[HomeRow, ...]) -> None:
        """Show other rows in the order that is chosen."""
        self.beginResetModel()
        self._rows = rows
        self._arrange()
        self.endResetModel()

    def row(self, number: int) -> HomeRow:
        """The row at a place."""
        return self._rows[number]

    def place_of(self, study: str) -> int | None:
        """Where a study is listed."""
        return next((at for at, row in enumerate(self._rows) if row.study == study), None)

    def _arrange(self) -> None:
        reverse = self._order is Qt.SortOrder.DescendingOrder
        self._rows = tuple(sorted(self._rows, key=lambda row: sort_value(row, self._sorted_by), reverse=reverse))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.words
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.title, f"{row.verdict}. {row.bar}", row.exposure, row.day)[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Study"), tr("What they have shown"), tr("Exposure"), tr("Next date"))[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by, self._order = column, order
        self.layoutAboutToBeChanged.emit()
        self._arrange()
        self.layoutChanged.emit()


class StudyDelegate(QStyledItemDelegate):
    """Paints the cells of a study; where they are slim on more lines, in a narrow window all in the first cell."""

    def __init__(self, theme: Theme, motion: BarMotion) -> None:
        super().__init__()
        self._theme = theme
        self._motion = motion
        self.narrow = self.slim = False

    @property
    def row_height(self) -> int:
        """How high a row is, in pixels."""
        return self._theme.px(NARROW_ROW if self.narrow else SLIM_ROW if self.slim else ROW)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        theme, rect = self._theme, option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_MouseOver:
            wash = theme.colour("wash")
            wash.setAlphaF(0.5)
            painter.fillRect(rect, wash)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("rule"))
        if index.column() == STUDY and state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height() - 1), theme.colour("pen"))
        match index.column():
            case _ if self.narrow:
                self._paint_all(painter, rect, row)
            case 0:
                self._paint_study(painter, rect, row)
            case 1:
                self._paint_shown(painter, rect.adjusted(0, theme.px(26), 0, 0), row)
            case 2:
                lines = ((Role.BODY, "ink", row.exposure), (Role.CAPTION, "ink2", row.exposure_figures))
                self._paint_lines(painter, rect, lines)
            case _:
                self._paint_date(painter, rect, row)
        painter.restore()

    def _text(self, painter: QPainter, rect: QRect, role: Role, ink: str, text: str, *, lines: int = 1) -> int:
        """Write a text on at most so many lines; the height that it took."""
        font, height = self._theme.font(role), self._theme.line(role)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        place = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        shown = first_lines(text, font, width=rect.width(), most=lines)
        for at, line in enumerate(shown):
            painter.drawText(QRect(rect.left(), rect.top() + at * height, rect.width(), height), place, line)
        return max(1, len(shown)) * height

    def _paint_study(self, painter: QPainter, rect: QRect, row: HomeRow) -> int:
        room = rect.adjusted(self._theme.px(10), self._theme.px(14), -self._theme.px(24), 0)
        height = self._text(painter, room, Role.ROW_TITLE, "ink", row.title, lines=3 if self.slim else 2)
        height += self._text(painter, room.adjusted(0, height, 0, 0), Role.CAPTION, "ink2", row.organisation)
        return height + self._theme.px(16)

    def _paint_shown(self, painter: QPainter, rect: QRect, row: HomeRow) -> None:
        px = self._theme.px
        if row.summary is None:
            self._text(painter, rect, Role.CAPTION, "ink2", row.verdict)
            return
        paint_figure(painter, verdict_mark(row.summary.verdict), self._theme, QPointF(rect.left(), rect.top() - px(7)))
        room = rect.adjusted(px(28), -px(9), -px(16), 0)
        used = self._text(painter, room, Role.BODY_STRONG, "ink", row.verdict, lines=2 if self.slim else 1)
        bar_top = room.top() + used + px(4)
        width = min(BAR, room.width() / self._theme.scale)
        shown = self._motion.figure(row.study, row.summary.shown)
        bar = assurance_bar(row.summary, width=round(width), shown=shown)
        paint_figure(painter, bar, self._theme, QPointF(room.left(), bar_top))
        room.moveTop(bar_top + px(24))
        self._text(painter, room, Role.CAPTION, "ink2", row.bar, lines=2 if self.slim else 1)

    def _paint_lines(self, painter: QPainter, rect: QRect, lines: tuple[tuple[Role, str, str], ...]) -> None:
        room = rect.adjusted(0, self._theme.px(16), -self._theme.px(12), 0)
        for role, ink, text in lines:
            if text:
                room.translate(0, self._text(painter, room, role, ink, text, lines=2))

    def _paint_date(self, painter: QPainter, rect: QRect, row: HomeRow) -> None:
        role, ink = (Role.BODY_STRONG, "ink") if row.next_date else (Role.BODY, "ink2")
        small = ((Role.CAPTION, "ink2", row.day_note), (Role.CAPTION, "ink2", row.settled))
        self._paint_lines(painter, rect, ((role, ink, row.day), *small))

    def _paint_all(self, painter: QPainter, rect: QRect, row: HomeRow) -> None:
        px = self._theme.px
        used = self._paint_study(painter, rect, row)
        room = rect.adjusted(px(10), used + px(16), 0, 0)
        self._paint_shown(painter, room, row)
        words = " · ".join(part for part in (row.exposure, row.day, row.settled) if part)
        self._text(painter, room.adjusted(0, px(68), -px(12), 0), Role.CAPTION, "ink2", words)
