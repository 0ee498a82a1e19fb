"""The facts of a record that a study has a place for, each taken or left."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.i18n import tr
from desktop.ui.lookup.state import RowShown
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.choices import CheckRow
from desktop.ui.widgets.layout import stacked
from desktop.ui.widgets.page import WIDEST
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text

COLUMNS = (120, 270, 390, 0)
TAKE = 128
AIR, TOP = 3, 5
"""Pixels above and below a row; words begin where those of a choice do."""


class FactsTable(QWidget):
    """A row for each fact: what is recorded now, what the record says, and whether it is taken."""

    chosen = Signal(str, bool)

    def __init__(self, theme: Theme, rows: tuple[RowShown, ...], *, narrow: bool) -> None:
        super().__init__()
        self._theme = theme
        self._narrow = narrow
        self.takes: dict[str, CheckRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(20))
        self._grid.setVerticalSpacing(0)
        for column, stretch in enumerate((1,) if narrow else COLUMNS):
            self._grid.setColumnStretch(column, stretch)
        if not narrow:
            heads = ("", tr("Recorded now"), tr("In the record"))
            self._add(*(Text(theme, Role.LABEL, head, wrap=False) for head in heads))
        self._rule("ink", 1.5)
        for row in rows:
            self._add_row(row)
            self._rule()

    def show_rows(self, rows: tuple[RowShown, ...]) -> None:
        """Show what is decided."""
        for row in rows:
            if row.key in self.takes:
                self.takes[row.key].setChecked(row.taken)

    def _add_row(self, row: RowShown) -> None:
        theme = self._theme
        label = self._cell("", Text(theme, Role.LABEL, row.label), "")
        recorded = self._cell(tr("Recorded now"), Text(theme, Role.BODY, row.recorded, colour="ink2"), "")
        found = self._cell(tr("In the record"), Text(theme, Role.BODY_STRONG, row.found), row.remark)
        cells: list[QWidget] = [label, recorded, found]
        if row.open:
            take = CheckRow(theme, tr("Take it"))
            take.setAccessibleName(tr("Take it: {what}, {words}").format(what=row.label, words=row.found))
            take.setFixedWidth(theme.px(TAKE))
            take.setChecked(row.taken)
            take.clicked.connect(lambda on, key=row.key: self.chosen.emit(key, on))
            self.takes[row.key] = take
            cells.append(take)
        self._add(*cells)

    def _cell(self, heading: str, words: Text, remark: str) -> QWidget:
        """Words with a remark; under a heading where there are no columns."""
        cell = QWidget()
        column = stacked(cell)
        column.addSpacing(self._theme.px(TOP if heading or self._narrow else TOP + 2))
        if self._narrow and heading:
            column.addWidget(Text(self._theme, Role.CAPTION, heading, colour="ink2"))
        column.addWidget(words)
        if remark:
            column.addWidget(Text(self._theme, Role.CAPTION, remark, colour="ink2"))
        column.addStretch(1)
        return cell

    def _add(self, *cells: QWidget) -> None:
        """A row of cells; where it is narrow, under one another."""
        grid, air = self._grid, self._theme.px(AIR)
        grid.setRowMinimumHeight(grid.rowCount(), air)
        row = grid.rowCount()
        for at, cell in enumerate(cells):
            place = (row + at, 0) if self._narrow else (row, at)
            top = Qt.AlignmentFlag.AlignTop if isinstance(cell, CheckRow) else Qt.AlignmentFlag(0)
            grid.addWidget(cell, *place, top)
        grid.setRowMinimumHeight(grid.rowCount(), air)

    def sizeHint(self) -> QSize:
        """As wide as a page: from a narrower wish Qt would reckon a page taller than it is, ending in air."""
        return QSize(self._theme.px(WIDEST), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)

    def _rule(self, colour: str = "rule", thick: float = 1) -> None:
        across = 1 if self._narrow else len(COLUMNS)
        self._grid.addWidget(Rule(self._theme, colour, thick=thick), self._grid.rowCount(), 0, 1, across)
