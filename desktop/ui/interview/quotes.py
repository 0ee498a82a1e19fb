"""The passages of documents that an answer quotes, one below the other, each with where it is from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.core.quoting import QuotedPassage
from desktop.i18n import tr
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choices import BLEED_LEFT
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, flowing

MOST = 240
"""Letters of a passage that are shown; its document has it whole."""


class QuotesPart(QWidget):
    """Shows what is quoted as it stands; a passage is taken out, never rewritten."""

    document_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, theme: Theme, *, width: Width) -> None:
        super().__init__()
        self._theme = theme
        self._narrow = width is Width.NARROW
        self._shown: tuple[QuotedPassage, ...] = ()
        column = stacked(self, spacing=theme.px(8))
        column.setContentsMargins(theme.px(BLEED_LEFT), 0, 0, theme.px(4))
        column.addWidget(Text(theme, Role.LABEL, tr("Quoted from their documents"), wrap=False))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(24))
        self._grid.setVerticalSpacing(theme.px(4 if self._narrow else 12))
        self._grid.setColumnStretch(0, 1 if self._narrow else 68)
        self._grid.setColumnStretch(1, 0 if self._narrow else 22)
        column.addLayout(self._grid)
        column.addWidget(Rule(theme))
        self.hide()

    def show_state(self, passages: tuple[QuotedPassage, ...]) -> None:
        """Show these passages."""
        if passages != self._shown:
            self._shown = passages
            emptied(self._grid)
            for row, passage in enumerate(passages):
                self._add(row, passage)
        self.setVisible(bool(passages))

    def _add(self, row: int, passage: QuotedPassage) -> None:
        words = flowing(Text(self._theme, Role.READING, f"“{_shortened(passage.words)}”"))
        ways = FlowLayout(across=self._theme.px(16), down=self._theme.px(2))
        for name, wanted in ((passage.source, self.document_wanted), (tr("Take it out"), self.removal_wanted)):
            way = Button(self._theme, name, Kind.LINK)
            way.clicked.connect(lambda _=False, signal=wanted: signal.emit(passage))
            ways.addWidget(way)
        if self._narrow:
            ways.setContentsMargins(0, 0, 0, self._theme.px(8))
            self._grid.addWidget(words, 2 * row, 0)
            self._grid.addLayout(ways, 2 * row + 1, 0)
        else:
            self._grid.addWidget(words, row, 0)
            self._grid.addLayout(ways, row, 1)


def _shortened(words: str) -> str:
    return words if len(words) <= MOST else f"{words[:MOST].rsplit(' ', 1)[0]}…"
