"""Parts of Compare: a check row that can be withheld, and a title that wraps and leads to its study."""

from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.choices import CheckRow

LONGEST_WORD = 24


def breakable(text: str) -> str:
    """The text with places in words that are too long where a line may end, so that they fit a narrow page."""
    step = LONGEST_WORD
    return " ".join(
        "\N{ZERO WIDTH SPACE}".join(word[at : at + step] for at in range(0, len(word), step))
        for word in text.split(" ")
    )


class StudyRow(CheckRow):
    """A study to choose. While it is withheld it cannot be taken in, and says why; it can always be taken out."""

    picked = Signal(bool)

    def __init__(self, theme: Theme, title: str, note: str) -> None:
        super().__init__(theme, title, note=note)
        self._plain = theme
        self._dim = replace(theme, inks=replace(theme.inks, ink=theme.inks.ink3, strong=theme.inks.rule))
        self._note = note
        self._reason = ""
        self.clicked.connect(self.picked)

    def withhold(self, reason: str) -> None:
        """Keep it from being taken in, and say why; no reason lets it be taken in again."""
        if reason == self._reason:
            return
        self._reason = reason
        self._theme = self._dim if reason else self._plain
        self.setToolTip(reason)
        self.setAccessibleDescription(". ".join(part for part in (self._note, reason) if part))
        self.setCursor(Qt.CursorShape.ArrowCursor if reason else Qt.CursorShape.PointingHandCursor)
        self.update()

    @property
    def withheld(self) -> bool:
        """Whether it cannot be taken in now."""
        return bool(self._reason)

    def nextCheckState(self) -> None:
        if not self._reason or self.isChecked():
            super().nextCheckState()


class TitleLink(QPushButton):
    """A study's title in pen, on as many lines as it needs; it leads to the study."""

    def __init__(self, theme: Theme, title: str, *, says: str, role: Role = Role.BODY_STRONG) -> None:
        super().__init__(title)
        self._theme = theme
        self._role = role
        self.setAccessibleName(title)
        self.setAccessibleDescription(says)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, width: int) -> list[str]:
        """The title word by word on lines of this width; a word that is too long is broken."""
        metrics, lines, line = self._theme.metrics(self._role), [], ""
        for word in self.text().split():
            longer = f"{line} {word}" if line else word
            if metrics.horizontalAdvance(longer) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            while len(word) > 1 and metrics.horizontalAdvance(word) > width:
                fits = next(
                    n for n in range(len(word) - 1, 0, -1) if n == 1 or metrics.horizontalAdvance(word[:n]) <= width
                )
                lines.append(word[:fits])
                word = word[fits:]
            line = word
        return [*lines, line] if line else lines

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, len(self._lines(max(width, self._theme.px(40))))) * self._theme.line(self._role)

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.px(120))
        return QSize(self._theme.px(160), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.line(self._role))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._theme.font(self._role)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(self._theme.colour("pen"))
        height = self._theme.line(self._role)
        place = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        for at, line in enumerate(self._lines(self.width())):
            painter.drawText(QRect(0, at * height, self.width(), height), place, line)
