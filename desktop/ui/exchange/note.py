"""A note of one's own, with a day to come back to it if wanted."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.days import DateField
from desktop.ui.widgets.fields import LineField, labelled
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.text import Text

Note = tuple[str, date]
"""What is written, and the day that the field shows; today's means none."""


class NoteForm(QWidget):
    """The words, the day and the button. `kept` tells the words and the day; no day where it is today's."""

    kept = Signal(str, object)

    def __init__(self, theme: Theme, *, today: date, width: Width) -> None:
        super().__init__()
        self._today = today
        self.text = LineField(theme, tr("What happened"), example=tr("Phoned; the study nurse asks the data team"))
        self.day = DateField(theme, tr("Come back to it on"))
        self.keep = Button(theme, tr("Keep the note"))
        self.keep.clicked.connect(self._keep)
        column = stacked(self, spacing=theme.px(12))
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.addLayout(labelled(theme, tr("What happened"), self.text))
        line = in_line(spacing=theme.px(12)) if width is not Width.NARROW else stacked(spacing=theme.px(12))
        line.addLayout(labelled(theme, tr("Come back to it on"), self.day, below=self.day.fault))
        bottom = stacked()
        bottom.addStretch(1)
        bottom.addWidget(self.keep)
        line.addLayout(bottom)
        line.addStretch(1)
        column.addLayout(line)
        hint = tr("With today’s date it is kept without a day to come back.")
        column.addWidget(Text(theme, Role.CAPTION, hint, colour="ink2"))
        self.show_note(("", today))

    @property
    def note(self) -> Note:
        """What stands in the fields."""
        return self.text.text(), self.day.day

    @property
    def is_begun(self) -> bool:
        """Whether anything stands here that is not kept yet."""
        text, day = self.note
        return bool(text.strip()) or day > self._today

    def show_note(self, note: Note) -> None:
        """Show what was written and not kept yet."""
        text, day = note
        self.text.setText(text)
        self.day.show_day(day, latest=date.max, earliest=self._today)

    def _keep(self) -> None:
        text, day = self.note
        self.kept.emit(text, day if day > self._today else None)
