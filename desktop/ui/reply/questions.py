"""The questions to pick from: a line to type in, and the list that it narrows."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.drawing.marks import progress_mark
from desktop.i18n import tr
from desktop.ui.paint import paint_figure
from desktop.ui.reply.state import QuestionRow, matching
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.choices import BLEED_LEFT
from desktop.ui.widgets.fields import LineField, labelled
from desktop.ui.widgets.layout import stacked
from desktop.ui.widgets.scrolling import quieten_scroll_bar
from desktop.ui.widgets.text import Text

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROWS = 7


class QuestionList(QAbstractListModel):
    """The questions that fit what is typed; the row itself is the UserRole."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[QuestionRow, ...] = ()

    def show_rows(self, rows: tuple[QuestionRow, ...]) -> None:
        """Show other rows."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        return row.words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class QuestionDelegate(QStyledItemDelegate):
    """Paints a question: number, how far it has come, its short name, and what is recorded under it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        theme = self._theme
        return QSize(0, theme.line(Role.BODY) + theme.line(Role.CAPTION) + theme.px(9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: QuestionRow = index.data(Qt.ItemDataRole.UserRole)
        theme, px, rect, state = self._theme, self._theme.px, option.rect, option.state
        ltr = option.direction is Qt.LayoutDirection.LeftToRight
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            wash = theme.colour("wash")
            wash.setAlphaF(1.0 if chosen else 0.5)
            painter.fillRect(rect, wash)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("rule"))

        def placed(x: int, width: int) -> int:
            return rect.left() + (x if ltr else rect.width() - x - width)

        if chosen:
            painter.fillRect(QRect(placed(0, px(3)), rect.top(), px(3), rect.height() - 1), theme.colour("pen"))
        top, line = rect.top() + px(4), theme.line(Role.BODY)
        number = theme.metrics(Role.LABEL).horizontalAdvance(row.number) + px(4)
        self._write(painter, QRect(placed(px(10), number), top, number, line), Role.LABEL, "ink2", row.number)
        mark = px(10)
        place = QPointF(placed(px(18) + number, mark), top + (line - mark) / 2)
        paint_figure(painter, progress_mark(row.state), theme, place, pen=row.taken)
        left = px(38) + number
        room = rect.width() - left - px(8)
        role = Role.BODY_STRONG if chosen else Role.BODY
        self._write(painter, QRect(placed(left, room), top, room, line), role, "pen" if chosen else "ink", row.short)
        below = QRect(placed(left, room), top + line, room, theme.line(Role.CAPTION))
        self._write(painter, below, Role.CAPTION, "pen" if row.taken else "ink2", row.now)
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, role: Role, ink: str, text: str) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.colour(ink))
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), short)


class QuestionLine(LineField):
    """Typed in to narrow the list; the arrows walk it, Enter picks, Escape goes back to the text."""

    moved = Signal(int)
    chosen = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)


class QuestionPart(QWidget):
    """Which question a passage answers."""

    picked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: tuple[QuestionRow, ...] = ()
        name = tr("Which question does it answer?")
        self.line = QuestionLine(theme, name, example=tr("Its number, or a word of it"))
        self.line.setAccessibleDescription(tr("Enter picks the first question of the list below. The arrows walk it."))
        self._model = QuestionList()
        self.list = QListView()
        self._delegate = QuestionDelegate(theme)
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(tr("The questions"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.viewport().setAutoFillBackground(False)
        quieten_scroll_bar(theme, self.list)
        height = theme.line(Role.BODY) + theme.line(Role.CAPTION) + theme.px(9)
        self.list.setFixedHeight(ROWS * height)
        self._none = Text(theme, Role.READING, tr("No question has that number or word."), colour="ink2")
        column = stacked(self, spacing=theme.px(8))
        typed = stacked(spacing=theme.px(8))
        typed.setContentsMargins(theme.px(BLEED_LEFT), 0, 0, 0)
        typed.addLayout(labelled(theme, name, self.line))
        typed.addWidget(self._none)
        column.addLayout(typed)
        column.addWidget(self.list)
        self.line.textChanged.connect(self._narrow)
        self.line.chosen.connect(self._pick)
        self.line.moved.connect(self._move)
        self.line.left.connect(self.left)
        self.list.activated.connect(self._pick_at)
        self.list.clicked.connect(self._pick_at)

    def show_rows(self, rows: tuple[QuestionRow, ...]) -> None:
        """Show the questions as they are now."""
        self._rows = rows
        self._narrow()

    def begin(self, typed: str) -> None:
        """Put the cursor in the line, with what was typed already."""
        self.line.setText(typed)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.setCursorPosition(len(typed))  # a focus by shortcut marks it all: the next key would replace it

    def _narrow(self) -> None:
        rows = matching(self._rows, self.line.text())
        self._model.show_rows(rows)
        self._none.setVisible(not rows)
        if rows:
            self.list.setCurrentIndex(self._model.index(0))
            self.list.scrollToTop()

    def _move(self, step: int) -> None:
        row = min(max(self.list.currentIndex().row() + step, 0), self._model.rowCount() - 1)
        self.list.setCurrentIndex(self._model.index(row))

    def _pick(self) -> None:
        self._pick_at(self.list.currentIndex())

    def _pick_at(self, index: QModelIndex) -> None:
        if index.isValid():
            row: QuestionRow = index.data(Qt.ItemDataRole.UserRole)
            self.line.clear()
            self.picked.emit(row.id)
