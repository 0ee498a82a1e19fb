"""What changed between the two days, as a table; under one another where there is little room."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.drawing.marks import proof_mark, verdict_mark
from desktop.drawing.shapes import Figure
from desktop.i18n import tr
from desktop.ui.theme import Role, Theme
from desktop.ui.timeline.compared import CellShown, ComparedState, RowShown
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.page import WIDEST
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text

COLUMNS = (245, 313, 300, 78)
MARK, AIR = 26, 7


class QuestionLink(Button):
    """A question's name that leads to it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, Kind.QUIET)
        self._role, self._height = Role.BODY, theme.line(Role.BODY)
        self.setFont(theme.font(Role.BODY))
        self.setAccessibleDescription(tr("opens this question"))


class ChangesTable(QWidget):
    """The rows of a comparison. The days can be said anew while the rows stay."""

    question_wanted = Signal(str)
    unfold_wanted = Signal()

    def __init__(self, theme: Theme, shown: ComparedState, *, narrow: bool, unfolded: bool) -> None:
        super().__init__()
        self._theme = theme
        self._narrow = narrow
        self._days: list[tuple[Text, int]] = []
        self.links: dict[str, QuestionLink] = {}
        self.unfold = Button(theme, tr("Show them"), Kind.LINK)
        self.unfold.setAccessibleName(tr("Show the smaller changes"))
        self.unfold.clicked.connect(self.unfold_wanted)
        self._columns = 2 if narrow else len(COLUMNS)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(0)
        for column, stretch in enumerate((1, 0) if narrow else COLUMNS):
            self._grid.setColumnStretch(column, stretch)
        self._build(shown, unfolded=unfolded)
        self.show_days(shown)

    def show_days(self, shown: ComparedState) -> None:
        """Say the two days anew."""
        for text, at in self._days:
            text.say(tr("On {day}").format(day=(shown.on_first, shown.on_second)[at]))

    def _build(self, shown: ComparedState, *, unfolded: bool) -> None:
        theme = self._theme
        if not self._narrow:
            heads = (Text(theme, Role.LABEL, tr("What changed"), wrap=False), self._day(0), self._day(1))
            self._add_row(*heads, self._points(tr("Points"), Role.LABEL))
        self._add_line("ink", 1.5)
        for row in (*shown.rows, *(shown.smaller if unfolded else ())):
            self._add_change(row)
        if shown.smaller and not unfolded:
            name = Text(theme, Role.BODY, shown.smaller_words, colour="ink2")
            self._add_row(name, self.unfold, None, self._points(shown.smaller_points))
            self._add_line()
        if shown.limits is not None:
            self._add_change(shown.limits)
        if shown.nothing:
            self._grid.setRowMinimumHeight(self._grid.rowCount(), theme.px(AIR))
            words = Text(theme, Role.BODY, shown.nothing, colour="ink2")
            self._grid.addWidget(words, self._grid.rowCount(), 0, 1, self._columns)
            self._grid.setRowMinimumHeight(self._grid.rowCount(), theme.px(AIR))
            self._add_line()
        before, after = (
            self._marked(verdict_mark(verdict), words, Role.BODY_STRONG, "ink")
            for verdict, words in zip(shown.verdicts, shown.verdict_words, strict=True)
        )
        name = Text(theme, Role.BODY_STRONG, tr("Verdict"), wrap=False)
        self._add_row(name, *self._dated(before, after), self._points(shown.total))

    def _add_change(self, row: RowShown) -> None:
        name = QWidget()
        column = stacked(name)
        if row.question:
            link = QuestionLink(self._theme, row.name)
            link.clicked.connect(lambda _=False, question=row.question: self.question_wanted.emit(question))
            self.links[row.question] = link
            column.addWidget(link)
        else:
            column.addWidget(Text(self._theme, Role.BODY, row.name))
        if row.because:
            column.addWidget(Text(self._theme, Role.CAPTION, row.because, colour="ink2"))
        column.addStretch(1)
        before, after = self._cell(row.before, "ink2"), self._cell(row.after, "ink")
        self._add_row(name, *self._dated(before, after), self._points(row.points))
        self._add_line()

    def _dated(self, before: QWidget, after: QWidget) -> tuple[QWidget, QWidget]:
        """Both cells, each under its day where there are no heads."""
        if not self._narrow:
            return before, after
        cells = []
        for at, cell in enumerate((before, after)):
            dated = QWidget()
            column = stacked(dated)
            column.setContentsMargins(0, self._theme.px(4), 0, 0)
            column.addWidget(self._day(at))
            column.addWidget(cell)
            cells.append(dated)
        return cells[0], cells[1]

    def _day(self, at: int) -> Text:
        text = Text(self._theme, Role.LABEL, colour="pen", wrap=False)
        self._days.append((text, at))
        return text

    def _add_row(self, name: QWidget, before: QWidget | None, after: QWidget | None, points: QWidget | None) -> None:
        """A row of four cells; where it is narrow, name and points with the other two under them."""
        grid, top, air = self._grid, self._grid.rowCount(), self._theme.px(AIR)
        grid.setRowMinimumHeight(top, air)
        cells = (name, points, before, after) if self._narrow else (name, before, after, points)
        for at, cell in enumerate(cells):
            if cell is None:
                continue
            under = self._narrow and at > 1
            row, column, across = (top + at, 0, 2) if under else (top + 1, at, 1)
            if cell.hasHeightForWidth():
                grid.addWidget(cell, row, column, 1, across)
            else:
                side = Qt.AlignmentFlag.AlignLeading if cell is self.unfold else Qt.AlignmentFlag(0)
                grid.addWidget(cell, row, column, 1, across, side | Qt.AlignmentFlag.AlignTop)
        grid.setRowMinimumHeight(grid.rowCount(), air)

    def _add_line(self, colour: str = "rule", thick: float = 1) -> None:
        rule = Rule(self._theme, colour, thick=thick)
        self._grid.addWidget(rule, self._grid.rowCount(), 0, 1, self._columns)

    def _cell(self, cell: CellShown, colour: str) -> QWidget:
        mark = proof_mark(cell.evidence) if cell.evidence is not None else None
        return self._marked(mark, cell.words, Role.BODY, colour)

    def _marked(self, mark: Figure | None, words: str, role: Role, colour: str) -> QWidget:
        """Words with a mark before them, or with the room for one, so that columns of words line up."""
        cell = QWidget()
        line = in_line(cell)
        px = self._theme.px
        if mark is not None:
            figure = FigureView(self._theme, mark)
            figure.setFixedWidth(px(MARK))
            column = stacked()
            column.setContentsMargins(0, px(3), 0, 0)
            column.addWidget(figure)
            column.addStretch(1)
            line.addLayout(column)
        elif not self._narrow:
            line.addSpacing(px(MARK))
        text = Text(self._theme, role, words, colour=colour)
        text.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        line.addWidget(text, 1)
        return cell

    def _points(self, points: str, role: Role = Role.BODY_STRONG) -> Text:
        text = Text(self._theme, role, points, wrap=False)
        text.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        return text

    def sizeHint(self) -> QSize:
        """As wide as a page: from a narrower wish Qt would reckon a page taller than it is, ending in air."""
        return QSize(self._theme.px(WIDEST), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
