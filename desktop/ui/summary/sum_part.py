"""What counts, question by question: rows of cells that add up, and open to their questions."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.core.states import State
from desktop.drawing.bars import key_of_bars
from desktop.drawing.cells import contribution_cells
from desktop.drawing.marks import progress_mark, proof_mark
from desktop.drawing.shapes import Figure, Rect
from desktop.i18n import tr
from desktop.ui.paint import paint_figure
from desktop.ui.reply.words import shortened
from desktop.ui.summary.state import GroupShown, LineShown, SummaryState
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, flowing

FULL_SCALE, TITLE, POINTS, OF = 19.2, 332, 44, 56
GAP = 2.5
INDENT = 16


class Scale:
    """Pixels a point, one for all rows, so that the widest group fits."""

    def __init__(self, groups: tuple[GroupShown, ...]) -> None:
        self._widest = max((sum(float(line.contribution.full) for line in g.sum_lines) for g in groups), default=1.0)
        self._most = max((len(g.sum_lines) for g in groups), default=1)

    def __call__(self, room: float) -> float:
        return min(FULL_SCALE, max(4.0, (room - GAP * self._most - 2 * self._most) / self._widest))


class _SumRow(QPushButton):
    """A row: title, cells, points, out of how many. Where it is narrow, the cells stand under the title."""

    def __init__(self, theme: Theme, *, narrow: bool, indent: int = 0) -> None:
        super().__init__()
        self._theme = theme
        self._narrow = narrow
        self._indent = indent
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(52 if self._narrow else 24))

    def _paint_texts(self, painter: QPainter, title: str, points: str, of: str, *, strong: bool) -> None:
        theme, px = self._theme, self._theme.px
        line = px(24)
        ltr = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        room = QRect(px(self._indent), 0, self.width() - px(POINTS + OF + 12 + self._indent), line)
        if not self._narrow:
            room.setWidth(px(TITLE - 12 - self._indent))
        leading = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        trailing = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing)

        def mirrored(rect: QRect) -> QRect:
            return rect if ltr else QRect(self.width() - rect.right() - 1, rect.y(), rect.width(), rect.height())

        painter.setFont(theme.font(Role.BODY))
        painter.setPen(theme.colour("pen" if self.underMouse() else "ink"))
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(mirrored(room), leading, shown)
        painter.setFont(theme.font(Role.BODY_STRONG if strong else Role.BODY))
        painter.setPen(theme.colour("ink"))
        painter.drawText(mirrored(QRect(self.width() - px(POINTS + OF), 0, px(POINTS), line)), trailing, points)
        painter.setFont(theme.font(Role.BODY))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(mirrored(QRect(self.width() - px(OF), 0, px(OF), line)), trailing, of)

    def _cells_at(self) -> QPointF:
        px = self._theme.px
        return QPointF(0, px(30)) if self._narrow else QPointF(px(TITLE), px(6))

    def _cells_room(self) -> float:
        """The width that cells may take, in pixels at 100 %."""
        room = self.width() / self._theme.scale
        return room if self._narrow else room - TITLE - POINTS - OF


class GroupRow(_SumRow):
    """A group with its cells; it opens to its questions."""

    def __init__(self, theme: Theme, shown: GroupShown, scale_of: Scale, *, narrow: bool) -> None:
        super().__init__(theme, narrow=narrow)
        self._shown = shown
        self._scale_of = scale_of
        self.setCheckable(True)
        self.setAccessibleName(shown.words)
        self.setAccessibleDescription(", ".join(filter(None, (shown.quoted, tr("opens to its questions")))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_texts(painter, self._shown.title, self._shown.points, self._shown.of, strong=True)
        cells = contribution_cells(self._shown.sum_lines, scale=self._scale_of(self._cells_room()))
        at, px = self._cells_at(), self._theme.px
        paint_figure(painter, cells, self._theme, at)
        painter.setFont(self._theme.font(Role.CAPTION))
        painter.setPen(self._theme.colour("pen"))
        left = at.x() + px(cells.width + 14)
        room = QRect(round(left), round(at.y() - px(6)), round(self.width() - px(POINTS + OF) - left), px(24))
        if painter.fontMetrics().horizontalAdvance(self._shown.quoted) <= room.width():
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self._shown.quoted)


class QuestionRow(_SumRow):
    """One question of an opened group, with a link to it."""

    def __init__(self, theme: Theme, shown: LineShown, scale_of: Scale, *, narrow: bool) -> None:
        super().__init__(theme, narrow=narrow, indent=INDENT)
        self._shown = shown
        self._scale_of = scale_of
        name = tr("{question} {state}, {points} points").format(
            question=shown.short, state=shown.state, points=shown.points
        )
        self.setAccessibleName(name)
        self.setToolTip(shown.state)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown, px = self._shown, self._theme.px
        self._paint_texts(painter, shown.short, "", shown.points, strong=False)
        cells = contribution_cells((shown.line,), scale=self._scale_of(self._cells_room()))
        at = self._cells_at()
        paint_figure(painter, cells, self._theme, at)
        mark = progress_mark(self._state()) if shown.evidence is None else proof_mark(shown.evidence)
        x = at.x() + px(cells.width + 14)
        paint_figure(painter, mark, self._theme, QPointF(x, at.y() + px(6) - px(mark.height) / 2))
        painter.setFont(self._theme.font(Role.CAPTION))
        painter.setPen(self._theme.colour("ink2"))
        room = QRect(round(x + px(mark.width + 8)), round(at.y() - px(6)), self.width(), px(24))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown.state)

    def _state(self) -> State:
        answer = self._shown.line.answer
        return State.NOT_ASKED if answer is None else answer.state


class SumPart(QWidget):
    """The whole sum with its key, its limit line and its total."""

    question_wanted = Signal(str)

    def __init__(self, theme: Theme, shown: SummaryState, *, width: Width, opened: frozenset[str]) -> None:
        super().__init__()
        self._theme = theme
        self.opened = set(opened)
        narrow = width is Width.NARROW
        column = stacked(self)
        column.addWidget(Rule(theme, "ink"))
        column.addSpacing(theme.px(8))
        column.addLayout(self._heading(narrow=width is not Width.WIDE))
        column.addSpacing(theme.px(4))
        scale = Scale(shown.groups)
        for group in shown.groups:
            self._add_group(column, group, scale, narrow=narrow)
        column.addSpacing(theme.px(6))
        column.addWidget(Rule(theme, "ink"))
        column.addSpacing(theme.px(4))
        if shown.limit_line:
            column.addLayout(self._line(shown.limit_line[0], "", shown.limit_line[1], ""))
        column.addLayout(self._line(tr("Adds up to"), shown.total_note, shown.total, tr("of {n}").format(n=100)))

    def _heading(self, *, narrow: bool) -> QBoxLayout:
        theme, px = self._theme, self._theme.px
        line = stacked(spacing=px(6)) if narrow else in_line(spacing=px(8))
        line.addWidget(Text(theme, Role.BODY_STRONG, tr("What counts, question by question"), wrap=False))
        line.addStretch(1)
        keys = in_line(spacing=px(8))
        solid, hatched, _ = key_of_bars()
        for figure, words in ((solid, tr("shown")), (hatched, tr("open")), (_empty_key(), tr("not earned"))):
            keys.addWidget(FigureView(theme, figure))
            keys.addWidget(Text(theme, Role.CAPTION, words, colour="ink2", wrap=False))
            keys.addSpacing(px(6))
        if not narrow:
            width = tr("one cell, one question; width is weight")
            keys.addWidget(Text(theme, Role.CAPTION, width, colour="ink2", wrap=False))
        else:
            keys.addStretch(1)
        line.addLayout(keys)
        return line

    def _add_group(self, column: QBoxLayout, group: GroupShown, scale: Scale, *, narrow: bool) -> None:
        row = GroupRow(self._theme, group, scale, narrow=narrow)
        below = QWidget()
        lines = stacked(below)
        for line in group.lines:
            link = QuestionRow(self._theme, line, scale, narrow=narrow)
            link.clicked.connect(lambda _=False, question=line.question: self.question_wanted.emit(question))
            lines.addWidget(link)
            for words, source in line.quotes:
                lines.addLayout(self._quote(words, source))
        lines.addSpacing(self._theme.px(8))
        row.setChecked(group.group in self.opened)
        below.setVisible(row.isChecked())
        row.toggled.connect(below.setVisible)
        row.toggled.connect(lambda is_open, name=group.group: self._remember(name, is_open=is_open))
        column.addWidget(row)
        column.addWidget(below)

    def _quote(self, words: str, source: str) -> QBoxLayout:
        """Their words under the question, with where they are from."""
        theme, px = self._theme, self._theme.px
        column = stacked(spacing=px(2))
        column.setContentsMargins(px(INDENT), px(2), px(POINTS + OF), px(10))
        quoted = tr("“{words}”").format(words=shortened(words))
        column.addWidget(flowing(Text(theme, Role.MARGIN_WORDS, quoted, colour="pen")))
        if source:
            column.addWidget(flowing(Text(theme, Role.CAPTION, source, colour="ink2")))
        return column

    def _remember(self, group: str, *, is_open: bool) -> None:
        (self.opened.add if is_open else self.opened.discard)(group)

    def _line(self, title: str, note: str, points: str, of: str) -> QBoxLayout:
        theme, px = self._theme, self._theme.px
        line = in_line(spacing=px(8))
        line.addWidget(Text(theme, Role.BODY_STRONG, title, wrap=False))
        line.addSpacing(px(24))
        line.addWidget(Text(theme, Role.CAPTION, note, colour="ink2"), 1)
        line.addWidget(Text(theme, Role.BODY_STRONG, points, wrap=False))
        last = Text(theme, Role.BODY, of, colour="ink2", wrap=False)
        last.setFixedWidth(px(OF))
        last.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.addWidget(last)
        return line


def _empty_key() -> Figure:
    return Figure(28, 9, (Rect(0.5, 0.5, 27, 8, fill="field", stroke="strong"),))
