"""Ways on as ruled lines: a button, and what it leads to in a sentence."""

from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text

BUTTON = 272


class Ways(QWidget):
    """Buttons under one another, each with its sentence."""

    def __init__(self, theme: Theme, ways: tuple[tuple[Button, str], ...], *, width: Width, tall: int = 20) -> None:
        super().__init__()
        px = theme.px
        column = stacked(self)
        column.addWidget(Rule(theme, "ink"))
        for button, words in ways:
            button.setMinimumWidth(px(BUTTON))
            line = in_line(spacing=px(28)) if width is Width.WIDE else stacked(spacing=px(8))
            line.setContentsMargins(0, px(tall), 0, px(tall))
            line.addWidget(button)
            line.addWidget(Text(theme, Role.READING, words, colour="ink2"), 1)
            column.addLayout(line)
            column.addWidget(Rule(theme))
