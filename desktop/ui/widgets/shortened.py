"""A text on as few lines as it may have; the last ends in "…" where there is more."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from desktop.ui.widgets.units import Units

LINE_END = "\N{LINE SEPARATOR}"
"""Ends a line within a text."""
LETTERS = 600
"""More than a few lines can hold; what comes after them is not measured."""


def first_lines(text: str, font: QFont, *, width: int, most: int) -> tuple[str, ...]:
    """The text as it is broken at this width in pixels, on at most so many lines; a word that is too long is broken."""
    layout = QTextLayout(text[:LETTERS], font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = Units(text)
    lines: list[tuple[int, int]] = []
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        start, length = line.textStart(), line.textLength()
        lines.append((units.here(start), units.here(start + length)))
    layout.endLayout()
    shown = [text[start:end].rstrip() for start, end in lines]
    if lines and lines[-1][1] < len(text):
        rest = text[lines[-1][0] :][:LETTERS].replace(LINE_END, " ")
        short = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        shown[-1] = short if short.endswith("…") else f"{short}…"
    return tuple(shown)
