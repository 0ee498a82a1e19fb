"""Columns and lines without margins."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget


def stacked(parent: QWidget | None = None, *, spacing: int = 0) -> QVBoxLayout:
    """A column without margins."""
    column = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


def in_line(parent: QWidget | None = None, *, spacing: int = 0) -> QHBoxLayout:
    """A line without margins."""
    line = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    return line


def at_top(widget: QWidget, *, below: int = 0) -> QVBoxLayout:
    """A widget at the top of the room beside taller ones, so many pixels below it."""
    column = stacked()
    column.setContentsMargins(0, below, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return column


def emptied(layout: QBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            emptied(inner)
