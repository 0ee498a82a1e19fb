"""The passages of documents that an answer quotes, one below the other, each with where it is from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.quoting import QuotedPassage
from desktop.i18n import tr
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, stacked
from desktop.ui.widgets.text import Text, flowing

MOST = 240
"""Letters of a passage that are shown; its document has it whole."""


class QuotesPart(QWidget):
    """Shows what is quoted as it stands; a passage is taken out, never rewritten."""

    document_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = stacked(self, spacing=theme.px(10))
        self._column.setContentsMargins(0, 0, 0, theme.px(10))
        self._shown: tuple[QuotedPassage, ...] = ()
        self.hide()

    def show_state(self, passages: tuple[QuotedPassage, ...]) -> None:
        """Show these passages."""
        if passages != self._shown:
            self._shown = passages
            emptied(self._column)
            for passage in passages:
                self._column.addLayout(self._row(passage))
        self.setVisible(bool(passages))

    def _row(self, passage: QuotedPassage) -> QVBoxLayout:
        row = stacked(spacing=self._theme.px(2))
        row.addWidget(flowing(Text(self._theme, Role.READING, f"“{_shortened(passage.words)}”")))
        ways = FlowLayout(across=self._theme.px(16), down=self._theme.px(2))
        for words, wanted in ((passage.source, self.document_wanted), (tr("Take it out"), self.removal_wanted)):
            way = Button(self._theme, words, Kind.LINK)
            way.clicked.connect(lambda _=False, signal=wanted: signal.emit(passage))
            ways.addWidget(way)
        row.addLayout(ways)
        return row


def _shortened(words: str) -> str:
    return words if len(words) <= MOST else f"{words[:MOST].rsplit(' ', 1)[0]}…"
