"""The questions beside a document, each with how many passages bear on it."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.drawing.marks import progress_mark
from desktop.i18n import tr
from desktop.ui.documents.reader_state import QuestionRow
from desktop.ui.paint import paint_figure
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.scrolling import quieten_scroll_bar

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW, HEADING = 32, 34


class QuestionModel(QAbstractListModel):
    """The rows; the row itself is the UserRole."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[QuestionRow, ...] = ()

    def show_rows(self, rows: tuple[QuestionRow, ...]) -> None:
        """Show other rows; where they are the same questions, only what stands beside them is drawn anew."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.rows[index.row()].id:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        wanted = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return (row.words or row.title) if wanted else None


class QuestionDelegate(QStyledItemDelegate):
    """Paints a question with its mark and count, or a heading."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: QuestionRow = index.data(Qt.ItemDataRole.UserRole)
        return QSize(0, self._theme.px(ROW if row.id else HEADING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: QuestionRow = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if row.id:
            self._paint_question(painter, option, row)
        else:
            self._paint_heading(painter, option.rect, row, first=index.row() == 0)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: QuestionRow, *, first: bool) -> None:
        px = self._theme.px
        if not first:
            painter.fillRect(QRect(rect.left(), rect.top() + px(6), rect.width(), 1), self._theme.colour("rule"))
        below = rect.adjusted(px(10), px(10), -px(8), 0)
        self._write(painter, below, Role.CAPTION, "ink2", row.title)

    def _paint_question(self, painter: QPainter, option: QStyleOptionViewItem, row: QuestionRow) -> None:
        theme, px, rect = self._theme, self._theme.px, option.rect
        ltr = option.direction is Qt.LayoutDirection.LeftToRight
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            wash = theme.colour("wash")
            wash.setAlphaF(1.0 if chosen else 0.5)
            painter.fillRect(rect, wash)

        def placed(x: int, width: int) -> QRect:
            return QRect(rect.left() + (x if ltr else rect.width() - x - width), rect.top(), width, rect.height())

        if chosen:
            painter.fillRect(placed(0, px(3)), theme.colour("pen"))
        mark = placed(px(10), px(10))
        at = QPointF(mark.left(), mark.center().y() - px(5))
        paint_figure(painter, progress_mark(row.state), theme, at, pen=chosen)
        count = theme.metrics(Role.CAPTION).horizontalAdvance(row.count) + px(2)
        self._write(painter, placed(rect.width() - count - px(10), count), Role.CAPTION, self._ink(row), row.count)
        room = placed(px(28), rect.width() - px(28) - count - px(22))
        role = Role.BODY_STRONG if chosen else Role.BODY
        self._write(painter, room, role, "pen" if chosen else "ink" if row.found else "ink2", row.title)

    def _ink(self, row: QuestionRow) -> str:
        return "ink" if row.found else "ink3"

    def _write(self, painter: QPainter, rect: QRect, role: Role, ink: str, text: str) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.colour(ink))
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), short)


class QuestionList(QListView):
    """Walking the list chooses; Enter goes on to the passages."""

    question_wanted = Signal(str)
    passages_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = QuestionModel()
        self._delegate = QuestionDelegate(theme)
        self._shown = ""
        self._pressed = False
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("The questions"))
        self.setAccessibleDescription(tr("The arrows choose a question. Enter goes on to its passages."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._least = QSize(theme.px(200), theme.px(3 * ROW))
        self.viewport().setAutoFillBackground(False)
        quieten_scroll_bar(theme, self)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_rows(self, rows: tuple[QuestionRow, ...], question: str) -> None:
        """Show the questions, and which of them is in hand."""
        self._shown = question
        self._model.show_rows(rows)
        at = next((at for at, row in enumerate(rows) if row.id == question), 0)
        if self.currentIndex().row() != at:
            self.setCurrentIndex(self._model.index(at))
            self._bring_up()

    def _bring_up(self) -> None:
        """Scroll to the question in hand; the first ones with their heading."""
        if self.currentIndex().row() < 3:
            self.scrollToTop()
        else:
            self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtCenter)

    def _tell(self, index: QModelIndex) -> None:
        """A question is chosen by the keys at once, by the mouse when it is let go: the list may move meanwhile."""
        wanted = self._model.rows[index.row()].id if index.isValid() and not self._pressed else ""
        if wanted and wanted != self._shown:
            self.question_wanted.emit(wanted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed = False
        self._tell(self.currentIndex())

    def sizeHint(self) -> QSize:
        return self._least

    def minimumSizeHint(self) -> QSize:
        return self._least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.passages_wanted.emit()
        elif event.key() == Qt.Key.Key_Home:
            self.setCurrentIndex(self._model.index(1))  # above it stands a heading, where Qt would stop short
            self.scrollToTop()
        else:
            super().keyPressEvent(event)
