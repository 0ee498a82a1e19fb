"""Fields that the person writes in: pen italic on paper."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPolygonF, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.scrolling import quieten_scroll_bar
from desktop.ui.widgets.text import Text


def dress(field: QWidget, theme: Theme, role: Role, selector: str, *, padding: int = 12) -> None:
    """Give a field its edge, its paper and the ink of what is written in it."""
    colour = "ink" if role is Role.BODY else "pen"
    field.setFont(theme.font(role))
    field.setStyleSheet(
        f"{selector} {{ border: 1px solid {theme.colour('strong').name()}; border-radius: 2px;"
        f" background: {theme.colour('field').name()}; color: {theme.colour(colour).name()};"
        f" placeholder-text-color: {theme.colour('ink3').name()};"
        f" padding: 0 {theme.px(padding)}px; }}"
    )


class LineField(QLineEdit):
    """One line. `written` tells the text once the person leaves the field or presses Enter, if it changed."""

    written = Signal(str)

    def __init__(self, theme: Theme, name: str, *, example: str = "", role: Role = Role.WORDS) -> None:
        super().__init__()
        self._theme = theme
        self._kept = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setMinimumHeight(theme.px(40))
        dress(self, theme, role, "QLineEdit")
        self.editingFinished.connect(self.flush)

    @property
    def example_width(self) -> int:
        """How wide the field must be for its example to be read whole."""
        return self.fontMetrics().horizontalAdvance(self.placeholderText()) + self._theme.px(24) + 8

    def show_text(self, text: str) -> None:
        """Show what is kept; a field with words that are not told yet is left alone."""
        if self.text() != self._kept:
            return
        self._kept = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def flush(self) -> None:
        """Tell what was written and not told yet."""
        if self.text() != self._kept:
            self._kept = self.text()
            self.written.emit(self._kept)


class TextField(QPlainTextEdit):
    """Several lines. `written` tells the text once the person leaves the field, if it changed."""

    written = Signal(str)

    def __init__(self, theme: Theme, name: str, *, example: str = "", lines: int = 3) -> None:
        super().__init__()
        self._kept = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        dress(self, theme, Role.WORDS, "QPlainTextEdit", padding=8)
        self.document().setDocumentMargin(theme.px(5))
        quieten_scroll_bar(theme, self, ground="field")
        self.setFixedHeight(lines * theme.line(Role.WORDS) + theme.px(24))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show what is kept; a field with words that are not told yet is left alone."""
        if self.toPlainText() != self._kept:
            return
        self._kept = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def flush(self) -> None:
        """Tell what was written and not told yet."""
        if self.toPlainText() != self._kept:
            self._kept = self.toPlainText()
            self.written.emit(self._kept)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()


class ChoiceField(QComboBox):
    """One of a few values, chosen from a list."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._theme = theme
        dress(self, theme, Role.BODY, "QComboBox")
        self.setStyleSheet(f"{self.styleSheet()} QComboBox::drop-down {{ border: none; width: {theme.px(28)}px; }}")
        self.setMinimumHeight(theme.px(40))
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _beside_text(self) -> int:
        """What stands left and right of the words of a choice."""
        return self._theme.px(12 + 12 + 28) + 6

    def sizeHint(self) -> QSize:
        """As wide as its longest choice, so that none is cut where there is room."""
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        least = super().sizeHint()
        return QSize(max(least.width(), widest + self._beside_text()), least.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - self._beside_text()
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        ltr = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        x, y = self.width() - px(18) if ltr else px(18), self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ink2"))
        corners = ((x - px(4), y - px(2)), (x + px(4), y - px(2)), (x, y + px(3)))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


class Fault(QWidget):
    """What is wrong with a field and what to do, beside an ink bar; hidden while nothing is wrong.

    `above`: pixels of air over it, in a column that has none between its parts.
    """

    def __init__(self, theme: Theme, *, above: float = 0) -> None:
        super().__init__()
        self._theme = theme
        self._above = theme.px(above)
        self._text = Text(theme, Role.CAPTION)
        self._text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(10), self._above, 0, 0)
        line.addWidget(self._text)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show the sentence; an empty one hides the note."""
        self._text.say(sentence)
        self.setVisible(bool(sentence))

    def paintEvent(self, _event: QPaintEvent) -> None:
        bar = QRect(0, self._above, self._theme.px(2), self.height() - self._above)
        QPainter(self).fillRect(bar, self._theme.colour("ink"))


def labelled(
    theme: Theme, label: str, field: QWidget, *, beside: QWidget | None = None, below: QWidget | None = None
) -> QVBoxLayout:
    """A field under its label, which screen readers take for its name."""
    column = QVBoxLayout()
    column.setSpacing(theme.px(4))
    heading = Text(theme, Role.LABEL, label, wrap=False)
    heading.setBuddy(field)
    line = QHBoxLayout()
    line.addWidget(heading)
    line.addStretch(1)
    if beside is not None:
        line.addWidget(beside)
    column.addLayout(line)
    column.addWidget(field)
    if below is not None:
        column.addWidget(below)
    return column
