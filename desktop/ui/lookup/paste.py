"""The field that takes a number, a link or a whole record."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.ui.theme import Theme
from desktop.ui.widgets.fields import TextField

LINES = 4
LONGEST_DRAWN = 100_000
"""Letters that are drawn; a longer text is held whole and shown by its beginning."""


class PasteField(TextField):
    """Enter looks up what stands in it, Shift and Enter begins a line. A file that is dropped on it is opened."""

    wanted = Signal()
    changed = Signal()
    file_dropped = Signal(object)

    def __init__(self, theme: Theme, name: str, *, example: str) -> None:
        super().__init__(theme, name, example=example, lines=LINES)
        self._whole = ""
        self._showing = False
        self.textChanged.connect(self._change)

    @property
    def words(self) -> str:
        """What was typed or pasted, whole."""
        return self._whole or self.toPlainText()

    def show_words(self, text: str) -> None:
        """Show what is kept, of a long text the beginning."""
        if text == self.words:
            return
        drawn = text if len(text) <= LONGEST_DRAWN else f"{text[: LINES * 100]}…"
        self._showing = True
        self.setPlainText(drawn)
        self._showing = False
        self._whole = text if len(text) > LONGEST_DRAWN else ""

    def _change(self) -> None:
        if not self._showing:
            self._whole = ""
            self.changed.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files:
            self.file_dropped.emit(files[0])
        elif len(source.text()) > LONGEST_DRAWN:
            self.show_words(source.text())
            self.changed.emit()
        else:
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.wanted.emit()
            return
        super().keyPressEvent(event)
