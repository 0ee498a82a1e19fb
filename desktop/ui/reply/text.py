"""The reply's text: written or pasted first, then marked passage by passage."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.i18n import tr
from desktop.ui.reply.draft import readable
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.scrolling import quieten_scroll_bar
from desktop.ui.widgets.units import Units

Places = tuple[tuple[int, int], ...]
MOST = 1000
"""How many phrases are underlined: more would only slow down a reply as long as a book."""


class ReplyText(TextField):
    """Their words. Once marking, keys no longer write: Enter picks the question, and so does a typed number or word."""

    pasted = Signal()
    question_wanted = Signal(str)
    take_back_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Their reply"), example=tr("Paste their reply here"), lines=15)
        self._theme = theme
        self._marking = False
        self._text = ""
        self._units = Units("")
        self._places: tuple[Places, Places] | None = None
        quieten_scroll_bar(theme, self, ground="field")

    def set_lines(self, lines: int) -> None:
        """Be so many lines high."""
        self.setFixedHeight(lines * self._theme.line(Role.WORDS) + self._theme.px(24))

    def show_reply(self, text: str, *, marking: bool) -> None:
        """Show what is kept in hand, to be written or to be marked."""
        self.show_text(text)
        self._marking = marking
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        wanted = selectable if marking else Qt.TextInteractionFlag.TextEditorInteraction
        if self.textInteractionFlags() != wanted:
            self.setTextInteractionFlags(wanted)

    @property
    def marked(self) -> tuple[int, str]:
        """Where the marked passage begins, and its words; no words where nothing is marked."""
        text, cursor = self.toPlainText(), self.textCursor()
        units = self._units_of(text)
        start, end = units.here(cursor.selectionStart()), units.here(cursor.selectionEnd())
        words = text[start:end]
        return start + len(words) - len(words.lstrip()), words.strip()

    def mark(self, start: int, end: int) -> None:
        """Mark a passage and bring it into sight."""
        units = self._units_of(self.toPlainText())
        cursor = self.textCursor()
        cursor.setPosition(units.there(start))
        cursor.setPosition(units.there(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def go_on(self) -> None:
        """Put the cursor behind what was marked."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)

    def show_places(self, *, marked: Places, phrases: Places) -> None:
        """Show what is taken down (washed, underlined) and the phrases that usually hide something (dotted)."""
        text = self.toPlainText()
        if text == self._text and self._places == (marked, phrases):
            return
        self._places = (marked, phrases)
        taken = QTextCharFormat()
        taken.setBackground(self._theme.colour("wash"))
        taken.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        taken.setUnderlineColor(self._theme.colour("pen"))
        dotted = QTextCharFormat()
        dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        dotted.setUnderlineColor(self._theme.colour("ink"))
        units = self._units_of(text)
        shown = [*self._selections(marked, taken, units), *self._selections(phrases[:MOST], dotted, units)]
        self.setExtraSelections(shown)

    def _selections(self, places: Places, look: QTextCharFormat, units: Units) -> Iterable[QTextEdit.ExtraSelection]:
        for start, end in places:
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(units.there(start))
            cursor.setPosition(units.there(end), QTextCursor.MoveMode.KeepAnchor)
            one.cursor, one.format = cursor, look
            yield one

    def _units_of(self, text: str) -> Units:
        if text != self._text:
            self._text, self._units = text, Units(text)
        return self._units

    def insertFromMimeData(self, source: QMimeData) -> None:
        fresh = not self.toPlainText().strip()
        cleaned = QMimeData()
        cleaned.setText(readable(source.text()))
        super().insertFromMimeData(cleaned)
        if fresh and cleaned.text().strip():
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.verticalScrollBar().setValue(0)
            self.pasted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if enter and (self._marking or control):
            self.question_wanted.emit("")
        elif self._marking and event.matches(QKeySequence.StandardKey.Undo):
            self.take_back_wanted.emit()
        elif self._marking and plain and event.text().isalnum():
            self.question_wanted.emit(event.text())
        else:
            super().keyPressEvent(event)
