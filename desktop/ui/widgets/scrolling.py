"""Scroll bars as quiet as the page: a thin handle and no arrows."""

from PySide6.QtWidgets import QAbstractScrollArea

from desktop.ui.theme import Theme


def quieten_scroll_bar(theme: Theme, area: QAbstractScrollArea, *, ground: str = "paper") -> None:
    """Give an area a thin upright scroll bar in the theme's colours."""
    width = theme.px(10)
    handle, paper = theme.colour("strong").name(), theme.colour(ground).name()
    area.verticalScrollBar().setStyleSheet(
        f"QScrollBar:vertical {{ background: {paper}; width: {width}px; margin: 0; border: none; }}"
        f"QScrollBar::handle:vertical {{ background: {handle}; min-height: {4 * width}px;"
        f" margin: 2px {width // 4}px; border-radius: {width // 4}px; }}"
        "QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }"
        "QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: none; }"
    )
