"""Headings with a line above, and rows that can be pressed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text


class Section(QWidget):
    """An ink line, a heading with a word at its right, and a column under it."""

    def __init__(self, theme: Theme, heading: str, *, aside: str = "", role: Role = Role.BODY_STRONG) -> None:
        super().__init__()
        outer = stacked(self)
        outer.addWidget(Rule(theme, "ink"))
        outer.addSpacing(theme.px(8))
        line = in_line(spacing=theme.px(12))
        line.addWidget(Text(theme, role, heading, wrap=False))
        line.addStretch(1)
        self._aside = Text(theme, Role.CAPTION, aside, colour="ink2", wrap=False)
        line.addWidget(self._aside)
        outer.addLayout(line)
        outer.addSpacing(theme.px(4))
        self.column: QVBoxLayout = stacked(spacing=0)
        outer.addLayout(self.column)

    def say_aside(self, text: str) -> None:
        """Change the word at the right of the heading."""
        self._aside.say(text)
