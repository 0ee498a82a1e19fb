"""The whole record as a list that may be long: every day with its figures, and everything that happened."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop.i18n import tr
from desktop.ui.theme import Role, Theme
from desktop.ui.timeline.state import DayShown
from desktop.ui.widgets.scrolling import quieten_scroll_bar

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROWS = 9
NUMBERS = (1, 2)


class RecordTable(QAbstractTableModel):
    """The lines of a record in columns, or each in a sentence where it is narrow."""

    def __init__(self, rows: tuple[DayShown, ...], *, narrow: bool) -> None:
        super().__init__()
        self._rows = rows
        self._narrow = narrow

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        if parent.isValid():
            return 0
        return 1 if self._narrow else len(self._heads())

    def _heads(self) -> tuple[str, ...]:
        return (tr("Day"), tr("Shown"), tr("At best"), tr("Needed"), tr("Exposure"), tr("Verdict, or what happened"))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole or (role == Qt.ItemDataRole.DisplayRole and self._narrow):
            return row.words
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.day, row.shown, row.best, row.needed, row.exposure, row.what)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if index.column() in NUMBERS else Qt.AlignmentFlag.AlignLeading
            return Qt.AlignmentFlag.AlignVCenter | side
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("Day by day") if self._narrow else self._heads()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if section in NUMBERS else Qt.AlignmentFlag.AlignLeading
            return Qt.AlignmentFlag.AlignVCenter | side
        return None


class RecordView(QTableView):
    """The record, as high as a few of its rows; Tab leaves it."""

    def __init__(self, theme: Theme, rows: tuple[DayShown, ...], *, narrow: bool) -> None:
        super().__init__()
        self._lines = RecordTable(rows, narrow=narrow)
        self.setModel(self._lines)
        self.setAccessibleName(tr("Every day and everything that happened"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setFont(theme.font(Role.BODY))
        self.setWordWrap(True)
        quieten_scroll_bar(theme, self)
        self._dress(theme)
        heads = self.horizontalHeader()
        heads.setFont(theme.font(Role.LABEL))
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(True)
        if narrow:
            heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._line, self._air = theme.line(Role.BODY), theme.px(8)
        self.verticalHeader().setDefaultSectionSize(self._line + self._air)
        self._fit()

    def _fit(self) -> None:
        """Give every line the height that its words need in the width there is, and show so many lines at once."""
        last = self._lines.columnCount() - 1
        width = self.columnWidth(last) - self._padding
        metrics, heights = self.fontMetrics(), []
        for row in range(self._lines.rowCount()):
            words = str(self._lines.index(row, last).data())
            lines = 1
            if metrics.horizontalAdvance(words) > width > 0:
                box = metrics.boundingRect(QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), words)
                lines = max(1, round(box.height() / metrics.lineSpacing()))
            heights.append(lines * self._line + self._air)
            self.setRowHeight(row, heights[-1])
        self.setFixedHeight(sum(heights[:ROWS]) + self.horizontalHeader().sizeHint().height() + 2)

    def _dress(self, theme: Theme) -> None:
        self._padding = theme.px(16) + 2 * theme.px(8)
        ink, rule, paper, wash = (theme.colour(role).name() for role in ("ink", "rule", "paper", "wash"))
        self.setStyleSheet(
            f"QTableView {{ background: {paper}; color: {ink}; border: none; }}"
            f"QTableView::item {{ border-bottom: 1px solid {rule}; padding: 0 {theme.px(16)}px 0 0; }}"
            f"QTableView::item:selected {{ background: {wash}; color: {ink}; }}"
            f"QHeaderView::section {{ background: {paper}; color: {ink}; border: none;"
            f" border-bottom: 1px solid {ink}; padding: {theme.px(4)}px {theme.px(16)}px {theme.px(4)}px 3px; }}"
            f"QHeaderView {{ background: {paper}; }}"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
