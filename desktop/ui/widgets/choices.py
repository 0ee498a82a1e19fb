"""Choices as rows and chips: radio buttons and check boxes that look like a printed form."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from desktop.drawing.shapes import Figure
from desktop.ui.paint import paint_figure
from desktop.ui.theme import Role, Theme

BLEED_LEFT, BLEED_RIGHT = 10, 12


_BEFORE = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_AFTER = (Qt.Key.Key_Down, Qt.Key.Key_Right)


def _choose_by_key(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Arrows move the focus within the group and choose nothing; Space and Enter choose.

    Choosing is saved at once in a log that forgets nothing, so walking past a choice must not choose it.
    """
    group = button.group()
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        button.click()
        return True
    if group is None or event.key() not in (*_BEFORE, *_AFTER):
        return False
    there = [other for other in group.buttons() if other.isVisibleTo(button.window())]
    step = 1 if event.key() in _AFTER else -1
    there[(there.index(button) + step) % len(there)].setFocus(Qt.FocusReason.TabFocusReason)
    return True


class _Row:
    """How a choice row is measured and painted; mixed into a radio button or a check box."""

    _theme: Theme
    _label: str
    _explanation: str
    _always: bool = False
    _mark: Figure | None
    _side: Figure | None

    def _prepare(self, label: str, explanation: str, mark: Figure | None, side: Figure | None, side_words: str) -> None:
        self._label, self._explanation, self._mark, self._side = label, explanation, mark, side
        button = self._button()
        button.setAccessibleName(f"{label}, {side_words}" if side_words else label)
        button.setAccessibleDescription(explanation)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.toggled.connect(button.updateGeometry)

    def _button(self) -> QAbstractButton:
        raise TypeError("a row is mixed into a button")

    def _text_left(self) -> int:
        px = self._theme.px
        return px(BLEED_LEFT + 30) + (px(26) if self._mark is not None else 0)

    def _text_width(self, width: int) -> int:
        side = self._theme.px(self._side.width + 24) if self._side is not None else 0
        return max(self._theme.px(80), width - self._text_left() - side - self._theme.px(BLEED_RIGHT))

    def _label_role(self) -> Role:
        return Role.BODY_STRONG if self._button().isChecked() else Role.BODY

    def _label_height(self, width: int) -> int:
        """As high as the label is in the weight that it has now: a line that is kept free would push it down."""
        bounds = QRect(0, 0, self._text_width(width), 10_000)
        metrics = self._theme.metrics(self._label_role())
        lines = round(
            metrics.boundingRect(bounds, int(Qt.TextFlag.TextWordWrap), self._label).height() / metrics.lineSpacing()
        )
        return max(1, lines) * self._theme.line(Role.BODY)

    def _explains(self) -> bool:
        return bool(self._explanation) and (self._always or self._button().isChecked())

    def _explanation_role(self) -> Role:
        return Role.CAPTION if self._always else Role.MARGIN

    def _explanation_height(self, width: int) -> int:
        if not self._explains():
            return 0
        bounds = QRect(0, 0, self._text_width(width), 10_000)
        metrics = self._theme.metrics(self._explanation_role())
        return metrics.boundingRect(bounds, int(Qt.TextFlag.TextWordWrap), self._explanation).height() + self._theme.px(
            4
        )

    def _row_height(self, width: int) -> int:
        return self._label_height(width) + self._explanation_height(width) + self._theme.px(10)

    def _paint_row(self, *, square: bool) -> None:
        button, theme, px = self._button(), self._theme, self._theme.px
        painter = QPainter(button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = button.isChecked()
        if chosen or button.underMouse():
            wash = theme.colour("wash")
            wash.setAlphaF(1.0 if chosen else 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(wash)
            painter.drawRoundedRect(QRectF(button.rect()), 2, 2)
        top = px(5)
        line = theme.line(Role.BODY)
        left = button.layoutDirection() is Qt.LayoutDirection.LeftToRight
        whole = button.width()

        def placed(x: int, width: int) -> int:
            return x if left else whole - x - width

        box = QRectF(placed(px(BLEED_LEFT), px(18)), top + (line - px(18)) / 2, px(18), px(18))
        _paint_toggle(painter, theme, box, chosen=chosen, square=square)
        if self._mark is not None:
            size = px(self._mark.width)
            x = placed(px(BLEED_LEFT + 28), size)
            paint_figure(painter, self._mark, theme, QPointF(x, top + (line - px(self._mark.height)) / 2), pen=chosen)
        text = QRect(
            placed(self._text_left(), self._text_width(whole)), top, self._text_width(whole), self._label_height(whole)
        )
        painter.setFont(theme.font(self._label_role()))
        painter.setPen(theme.colour("pen" if chosen else "ink"))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, int(flags), self._label)
        if self._side is not None:
            x = placed(whole - px(BLEED_RIGHT + self._side.width), px(self._side.width))
            paint_figure(painter, self._side, theme, QPointF(x, top + (line - px(self._side.height)) / 2), pen=chosen)
        if self._explains():
            below = QRect(text.x(), text.bottom() + 1, text.width(), self._explanation_height(whole))
            painter.setFont(theme.font(self._explanation_role()))
            painter.setPen(theme.colour("ink2" if self._always else "ink"))
            painter.drawText(below, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading), self._explanation)

    def hitButton(self, _at: QPoint) -> bool:
        return True

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row_height(width)

    def sizeHint(self) -> QSize:
        width = self._theme.px(320)
        return QSize(width, self._row_height(max(self._button().width(), width)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _choose_by_key(self._button(), event):
            QAbstractButton.keyPressEvent(self._button(), event)


def _paint_toggle(painter: QPainter, theme: Theme, box: QRectF, *, chosen: bool, square: bool) -> None:
    """The circle of a radio button or the box of a check box: outlined, or filled in with the pen."""
    painter.setPen(
        QPen(theme.colour("pen" if chosen else "strong"), theme.px(2) if chosen else max(1.5, theme.px(1.5)))
    )
    painter.setBrush(theme.colour("field"))
    inner = box.adjusted(1, 1, -1, -1)
    if not square:
        painter.drawEllipse(inner)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("pen"))
            painter.drawEllipse(box.center(), theme.px(8) / 2, theme.px(8) / 2)
        return
    painter.drawRoundedRect(inner, 2, 2)
    if chosen:
        painter.setPen(QPen(theme.colour("pen"), theme.px(2)))
        width, height = box.width(), box.height()
        tick = [QPointF(box.x() + width * x, box.y() + height * y) for x, y in ((0.25, 0.52), (0.43, 0.7), (0.76, 0.3))]
        painter.drawPolyline(tick)


class ChoiceRow(_Row, QRadioButton):
    """One of several answers: circle, optional mark, label, optional figure at the right, explanation once chosen."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        explanation: str = "",
        mark: Figure | None = None,
        side: Figure | None = None,
        side_words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._prepare(label, explanation, mark, side, side_words)

    def _button(self) -> QAbstractButton:
        return self

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._paint_row(square=False)


class CheckRow(_Row, QCheckBox):
    """One of several things of which any number may hold; the note stands under it."""

    def __init__(self, theme: Theme, label: str, *, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._always = True
        self._prepare(label, note, None, None, "")

    def _button(self) -> QAbstractButton:
        return self

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._paint_row(square=True)


class Chip(QRadioButton):
    """One of the states without a clear answer; all weigh the same."""

    def __init__(self, theme: Theme, label: str, *, full_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._theme = theme
        self.setAccessibleName(full_name or label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hitButton(self, _at: object) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = self._theme.metrics(Role.CHIP_STRONG).horizontalAdvance(self.text()) + self._theme.px(24)
        return QSize(width, self._theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _choose_by_key(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, chosen = self._theme, self.isChecked()
        width = theme.px(2) if chosen else 1
        painter.setPen(QPen(theme.colour("pen" if chosen else "strong"), width))
        painter.setBrush(theme.colour("wash" if chosen or self.underMouse() else "field"))
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        painter.setFont(theme.font(Role.CHIP_STRONG if chosen else Role.CHIP))
        painter.setPen(theme.colour("pen" if chosen else "ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
