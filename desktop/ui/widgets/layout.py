"""Columns and lines without margins."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

UNBOUNDED = 1 << 19
"""The width that Qt takes for no bound."""


class _Column(QVBoxLayout):
    """A column whose texts take the width that there is, whatever else stands among them.

    Qt holds a column to be no wider than the narrowest of what has a fixed width in it, a button say, and measures
    how high the texts beside that button are at its width; but it lays them out at the width of the page.
    """

    def maximumSize(self) -> QSize:
        most = super().maximumSize()
        return QSize(UNBOUNDED, most.height()) if self.hasHeightForWidth() else most


def stacked(parent: QWidget | None = None, *, spacing: int = 0) -> QVBoxLayout:
    """A column without margins."""
    column = _Column() if parent is None else _Column(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


def in_line(parent: QWidget | None = None, *, spacing: int = 0) -> QHBoxLayout:
    """A line without margins."""
    line = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    return line


def no_wider(widget: QWidget, widest: int) -> QHBoxLayout:
    """A widget that stops growing at a width, in a line of its own.

    Put into a column by itself, Qt would give it the height of its texts at the width of the column, and cut them.
    """
    widget.setMaximumWidth(widest)
    line = in_line()
    line.addWidget(widget, 1000)
    line.addStretch(1)
    return line


def at_top(widget: QWidget, *, below: int = 0) -> QVBoxLayout:
    """A widget at the top of the room beside taller ones, so many pixels below it."""
    column = stacked()
    column.setContentsMargins(0, below, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return column


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)
