"""The passages on the question in hand: strong ones, and weaker ones folded away below them."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.i18n import tr
from desktop.ui.documents.reader_state import PassageRow, ReaderState, weaker_words
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.scrolling import quieten_scroll_bar
from desktop.ui.widgets.shortened import LINE_END, first_lines
from desktop.words.passages import page_words

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
LINES = 4
"""Of a passage, in the list; all of it stands in the text."""

Row = PassageRow | str
"""A passage, or the words of the line that unfolds the weaker ones."""


class PassageModel(QAbstractListModel):
    """The rows; the row itself is the UserRole."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        self.unfolded = False

    def show_rows(self, rows: tuple[Row, ...], *, unfolded: bool) -> None:
        """Show other rows."""
        if rows == self.rows and unfolded is self.unfolded:
            return
        self.beginResetModel()
        self.rows, self.unfolded = rows, unfolded
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, PassageRow):
            return row.words
        return tr("{words}, {state}").format(words=row, state=tr("open") if self.unfolded else tr("closed"))


class PassageDelegate(QStyledItemDelegate):
    """Paints a passage: its page and what is remarked on above its first lines."""

    def __init__(self, theme: Theme, model: PassageModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._broken: dict[tuple[str, int], tuple[str, ...]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        px, width = self._theme.px, option.rect.width()
        if isinstance(row, str):
            return QSize(0, px(34))
        lines = len(self._lines(row, width - px(20)))
        return QSize(0, px(16) + self._head_height(row) + lines * self._theme.line(Role.MARGIN))

    def _head_height(self, row: PassageRow) -> int:
        return self._theme.line(Role.LABEL) if row.page is not None or row.marks else 0

    def _lines(self, row: PassageRow, width: int) -> tuple[str, ...]:
        """Its first lines, each paragraph on lines of its own; the last is cut short where there are more."""
        text = LINE_END.join(row.paragraphs)
        if (text, width) not in self._broken:
            font = self._theme.font(Role.MARGIN)
            self._broken[text, width] = first_lines(text, font, width=width, most=LINES)
        return self._broken[text, width]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        theme, px, rect = self._theme, self._theme.px, option.rect
        ltr = option.direction is Qt.LayoutDirection.LeftToRight
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            wash = theme.colour("wash")
            wash.setAlphaF(1.0 if chosen else 0.5)
            painter.fillRect(rect, wash)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("rule"))
        if chosen:
            left = rect.left() if ltr else rect.right() - px(3)
            painter.fillRect(QRect(left, rect.top(), px(3), rect.height() - 1), theme.colour("pen"))
        inner = rect.adjusted(px(10), px(8), -px(10), -px(8))
        if isinstance(row, str):
            self._paint_fold(painter, inner, row, ltr=ltr)
        else:
            self._paint_passage(painter, inner, row, chosen=chosen)
        painter.restore()

    def _paint_passage(self, painter: QPainter, inner: QRect, row: PassageRow, *, chosen: bool) -> None:
        theme = self._theme
        head = QRect(inner.left(), inner.top(), inner.width(), theme.line(Role.LABEL))
        self._write(painter, head, Role.LABEL, "pen" if chosen else "ink", page_words(row.page))
        marks = tr(" · ").join(row.marks)
        side = Qt.AlignmentFlag.AlignTrailing if row.page is not None else Qt.AlignmentFlag.AlignLeading
        self._write(painter, head, Role.CAPTION, "ink", marks, side=side)
        top = inner.top() + self._head_height(row)
        for at, line in enumerate(self._lines(row, inner.width())):
            place = QRect(inner.left(), top + at * theme.line(Role.MARGIN), inner.width(), theme.line(Role.MARGIN))
            self._write(painter, place, Role.MARGIN, "ink" if row.strong else "ink2", line)

    def _paint_fold(self, painter: QPainter, inner: QRect, words: str, *, ltr: bool) -> None:
        px, middle = self._theme.px, inner.center().y() + 1
        side, start = px(9), inner.left() + self._theme.px(2)
        if self._model.unfolded:
            corners = [
                (start, middle - side / 3),
                (start + side, middle - side / 3),
                (start + side / 2, middle + side / 2),
            ]
        else:
            base, tip = (start, start + side * 0.85) if ltr else (start + side, start + side * 0.15)
            corners = [(base, middle - side / 2), (tip, middle), (base, middle + side / 2)]
        if not ltr:
            corners = [(x + inner.width() - side - px(4), y) for x, y in corners]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("pen"))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        room = inner.adjusted(px(20) if ltr else 0, 0, 0 if ltr else -px(20), 0)
        self._write(painter, room, Role.LABEL, "pen", words)

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        role: Role,
        ink: str,
        text: str,
        *,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    ) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.colour(ink))
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), text)


class PassageList(QListView):
    """Walking the list shows each passage in the text; Enter attaches it, and opens the weaker ones on their line."""

    passage_wanted = Signal(int)
    fold_wanted = Signal()
    attach_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = PassageModel()
        self._delegate = PassageDelegate(theme, self._model)
        self._telling = True
        self._question = ""
        self._on_fold = False
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Passages on this question"))
        self.setAccessibleDescription(tr("The arrows walk them. Enter attaches one as a quote."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._least = QSize(theme.px(200), theme.px(110))
        self.viewport().setAutoFillBackground(False)
        quieten_scroll_bar(theme, self)
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(self._press)

    def show_state(self, shown: ReaderState, *, here: int | None, unfolded: bool) -> None:
        """Show the passages, and which of them is in hand by its number."""
        fold = (weaker_words(len(shown.weaker)),) if shown.weaker else ()
        rows: tuple[Row, ...] = (*shown.strong, *fold, *(shown.weaker if unfolded else ()))
        if shown.question != self._question:
            self._question, self._on_fold = shown.question, False
        places = [at for at, row in enumerate(rows) if isinstance(row, PassageRow) and row.number == here]
        if fold and (self._on_fold or not places):
            places = [len(shown.strong)]
        self._telling = False
        self._model.show_rows(rows, unfolded=unfolded)
        if places and self.currentIndex().row() != places[0]:
            self.setCurrentIndex(self._model.index(places[0]))
        self._telling = True
        self._take_no_more_room()

    def _take_no_more_room(self) -> None:
        """Leave to the questions what the passages do not fill."""
        self.setMaximumHeight(sum(self.sizeHintForRow(at) for at in range(len(self._model.rows))))

    def _row(self, index: QModelIndex) -> Row | None:
        return self._model.rows[index.row()] if index.isValid() and index.row() < len(self._model.rows) else None

    def _tell(self, index: QModelIndex) -> None:
        row = self._row(index)
        if not self._telling or row is None:
            return
        self._on_fold = isinstance(row, str)
        if isinstance(row, PassageRow):
            self.passage_wanted.emit(row.number)

    def _press(self, index: QModelIndex) -> None:
        if isinstance(self._row(index), str):
            self.fold_wanted.emit()

    def sizeHint(self) -> QSize:
        return self._least

    def minimumSizeHint(self) -> QSize:
        return self._least.boundedTo(self.maximumSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_no_more_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif (enter or event.key() == Qt.Key.Key_Space) and isinstance(self._row(self.currentIndex()), str):
            self.fold_wanted.emit()
        elif enter:
            self.attach_wanted.emit()
        else:
            super().keyPressEvent(event)
