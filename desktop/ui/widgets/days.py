"""A field for a day: typed in any usual form, or moved with the arrow keys."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.i18n import tr
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.fields import Fault, dress
from desktop.words.dates import date_words, day_in, short_date_words

STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
"""Days that a key goes on."""


class DateField(QLineEdit):
    """A day within limits. `written` tells it once the person leaves the field or presses Enter, if it changed.

    What cannot be taken for such a day is said in `fault`, which its owner puts under the field, and the day that was
    there comes back.
    """

    written = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._kept = self._earliest = self._latest = date.min
        self.fault = Fault(theme)
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            tr("A day, such as {example}. The arrow up is the next day.").format(example="2026-10-20")
        )
        self.setFixedHeight(theme.px(40))
        dress(self, theme, Role.WORDS, "QLineEdit", padding=8)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(short_date_words(date(2026, 9, 30))) + theme.px(26))
        self.editingFinished.connect(self.flush)

    def show_day(self, day: date, *, latest: date, earliest: date = date(1900, 1, 1)) -> None:
        """Show the day that is kept. The person cannot go beyond the limits, unless that day does already."""
        self._kept, self._earliest, self._latest = day, min(earliest, day), max(latest, day)
        self.fault.say("")
        self._write(day)

    def _write(self, day: date) -> None:
        self.setText(short_date_words(day))
        self.setCursorPosition(0)

    @property
    def latest(self) -> date:
        """The latest day that is taken."""
        return self._latest

    @property
    def day(self) -> date:
        """The day that stands in the field; where that is none, the one that was there."""
        found = day_in(self.text(), near=self._kept)
        return found if found is not None and self._earliest <= found <= self._latest else self._kept

    def flush(self) -> None:
        """Tell the day that was written and not told yet."""
        if self.text() == short_date_words(self._kept):
            return
        self.fault.say(self._why_not())
        day = self.day
        self._write(day)
        if day != self._kept:
            self._kept = day
            self.written.emit(day)

    def _why_not(self) -> str:
        found = day_in(self.text(), near=self._kept)
        if found is None:
            words = tr("“{text}” was not understood. Write a day like {example} or {other}.")
            example = short_date_words(self._kept)
            return words.format(text=self.text()[:40], example=example, other=self._kept.isoformat())
        if found > self._latest:
            return tr("{day} is too late here. The latest is {latest}.").format(
                day=date_words(found), latest=date_words(self._latest)
            )
        if found < self._earliest:
            return tr("{day} is too early here. The earliest is {earliest}.").format(
                day=date_words(found), earliest=date_words(self._earliest)
            )
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        room = self._latest - self.day if step > 0 else self._earliest - self.day
        self._write(self.day + timedelta(days=min(step, room.days) if step > 0 else max(step, room.days)))
