"""A line over the text of a document, to find words in it."""

from bisect import bisect_left

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.ui.documents.paper import occurrences
from desktop.ui.documents.reader_state import Span
from desktop.ui.documents.text import DocumentText
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.layout import in_line
from desktop.ui.widgets.text import Text


class _Field(LineField):
    """Enter goes to the next place, with Shift to the one before; Escape leaves."""

    step_wanted = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step_wanted.emit(-1 if back else 1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class FindLine(QWidget):
    """Marks each place in turn, beginning at the cursor; hidden until it is asked for."""

    def __init__(self, theme: Theme, text: DocumentText) -> None:
        super().__init__()
        self._text = text
        self._found: list[Span] = []
        self._at = 0
        self.field = _Field(theme, tr("Find words in this document"), example=tr("Find words in this document"))
        self._count = Text(theme, Role.CAPTION, colour="ink2", wrap=False)
        close = Button(theme, tr("Close"), Kind.LINK)
        line = in_line(self, spacing=theme.px(12))
        line.setContentsMargins(0, 0, 0, theme.px(8))
        line.addWidget(self.field, 1)
        line.addWidget(self._count)
        line.addWidget(close)
        self.field.textChanged.connect(self._seek)
        self.field.step_wanted.connect(self._step)
        self.field.left.connect(self.end)
        close.clicked.connect(self.end)
        self.hide()

    def begin(self) -> None:
        """Ask for words."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def end(self) -> None:
        """Go back to the text, where the last place stays marked."""
        self.hide()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Another document: what was found is not in it."""
        self.field.clear()
        self.hide()

    def _seek(self, words: str) -> None:
        self._found = occurrences(self._text.words, words)
        self._at = bisect_left(self._found, (self._text.begins, 0)) - 1
        self._step(1)

    def _step(self, step: int) -> None:
        if self._found:
            self._at = (self._at + step) % len(self._found)
            self._text.mark(self._found[self._at])
            self._say(tr("{n} of {all}").format(n=self._at + 1, all=len(self._found)))
        else:
            self._say(tr("not found") if self.field.text().strip() else "")

    def _say(self, words: str) -> None:
        self._count.say(words)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._count, words))
