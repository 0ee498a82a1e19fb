"""A switch: a label, the question that it stands for, and a row of choices of which one holds."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.text import Text

HEIGHT = 34
IN_A_LINE = 5


class Segment(QRadioButton):
    """One choice of a switch; arrows move and choose, as in any radio group."""

    def __init__(self, theme: Theme, label: str, value: str) -> None:
        super().__init__(label)
        self._theme = theme
        self.value = value
        self.why_not = ""
        self.setFont(theme.font(Role.CHIP))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def withhold(self, why_not: str) -> None:
        """Say why the choice makes no difference now; nothing lets it count again."""
        self.why_not = why_not
        self.setToolTip(why_not)
        self.setAccessibleDescription(why_not)
        self.update()

    def sizeHint(self) -> QSize:
        strong = self._theme.metrics(Role.CHIP_STRONG)
        return QSize(strong.horizontalAdvance(self.text()) + self._theme.px(14), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _place: object) -> bool:
        return not self.why_not

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.why_not or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour, px = self._theme.colour, self._theme.px
        chosen, off = self.isChecked(), bool(self.why_not)
        ground = "rail" if off else "wash" if chosen else "field"
        painter.fillRect(self.rect(), colour(ground))
        if chosen:
            foot = self.rect().adjusted(0, self.height() - px(3), 0, 0)
            painter.fillRect(foot, colour("strong" if off else "pen"))
        painter.setFont(self._theme.font(Role.CHIP_STRONG if chosen else Role.CHIP))
        painter.setPen(colour("ink3" if off else "pen" if chosen else "ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class _Frame(QWidget):
    """The border round the choices and the lines between them; as many lines of choices as the width calls for."""

    def __init__(self, theme: Theme, segments: Sequence[Segment]) -> None:
        super().__init__()
        self._theme = theme
        self._segments = tuple(segments)
        for segment in self._segments:
            segment.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, width: int) -> list[list[int]]:
        """The widths of the choices, line by line: as they need them in one line, in equal columns in several."""
        hints = [segment.sizeHint().width() for segment in self._segments]
        spare = width - sum(hints) - len(hints) - 1
        if len(hints) <= IN_A_LINE and spare >= 0:
            more, rest = divmod(spare, len(hints))
            return [[hint + more + (at < rest) for at, hint in enumerate(hints)]]
        lines = 2
        while lines < len(hints) and ceil(len(hints) / lines) * (max(hints) + 1) + 1 > width:
            lines += 1
        across = ceil(len(hints) / lines)
        each, rest = divmod(width - across - 1, across)
        columns = [each + (at < rest) for at in range(across)]
        return [columns[: len(hints) - start] for start in range(0, len(hints), across)]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * (self._segments[0].sizeHint().height() + 1) + 1

    def sizeHint(self) -> QSize:
        width = sum(segment.sizeHint().width() + 1 for segment in self._segments) + 1
        return QSize(min(width, self._theme.px(300)), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        widest = max(segment.sizeHint().width() for segment in self._segments)
        return QSize(widest + 2, self._segments[0].sizeHint().height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height, segments, lines = self._segments[0].sizeHint().height(), iter(self._segments), self._lines(self.width())
        for number, line in enumerate(lines):
            x = 1
            for width in line:
                next(segments).setGeometry(x, 1 + number * (height + 1), width, height)
                x += width + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for segment in self._segments:
            painter.fillRect(segment.geometry().adjusted(-1, -1, 1, 1), self._theme.colour("rule"))
        painter.setPen(QPen(self._theme.colour("strong"), 1))
        frame = QRectF(0, 0, self.width(), self.heightForWidth(self.width()))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


class Switch(QWidget):
    """Tells the value that was chosen, and whether its question is wanted."""

    chosen = Signal(str, str)
    question_wanted = Signal(str)

    def __init__(
        self, theme: Theme, name: str, label: str, options: tuple[tuple[str, str], ...], question: str, link: str
    ) -> None:
        super().__init__()
        self._name = name
        column = stacked(self, spacing=theme.px(3))
        head = in_line(spacing=theme.px(12))
        head.addWidget(Text(theme, Role.CHIP_STRONG, label), 1)
        if question:
            to_question = Button(theme, link, Kind.LINK)
            to_question.clicked.connect(lambda: self.question_wanted.emit(question))
            head.addWidget(to_question)
        column.addLayout(head)
        self._group = QButtonGroup(self)
        self.segments = {value: Segment(theme, words, value) for value, words in options}
        for value, segment in self.segments.items():
            segment.setAccessibleName(f"{label}: {segment.text()}")
            self._group.addButton(segment)
            segment.clicked.connect(lambda _on, picked=value: self.chosen.emit(self._name, picked))
        column.addWidget(_Frame(theme, tuple(self.segments.values())))

    def show_choice(self, value: str, why_not: str) -> None:
        """Show what holds, and why the switch makes no difference where it makes none."""
        if value in self.segments:
            self.segments[value].setChecked(True)
        for segment in self.segments.values():
            segment.withhold(why_not)
