"""A check row that can be withheld."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from desktop.ui.theme import Theme
from desktop.ui.widgets.choices import CheckRow


class StudyRow(CheckRow):
    """A study to choose. While it is withheld it cannot be taken in, and says why; it can always be taken out."""

    picked = Signal(bool)

    def __init__(self, theme: Theme, title: str, note: str) -> None:
        super().__init__(theme, title, note=note)
        self._plain = theme
        self._dim = replace(theme, inks=replace(theme.inks, ink=theme.inks.ink3, strong=theme.inks.rule))
        self._note = note
        self._reason = ""
        self.clicked.connect(self.picked)

    def withhold(self, reason: str) -> None:
        """Keep it from being taken in, and say why; no reason lets it be taken in again."""
        if reason == self._reason:
            return
        self._reason = reason
        self._theme = self._dim if reason else self._plain
        self.setToolTip(reason)
        self.setAccessibleDescription(". ".join(part for part in (self._note, reason) if part))
        self.setCursor(Qt.CursorShape.ArrowCursor if reason else Qt.CursorShape.PointingHandCursor)
        self.update()

    @property
    def withheld(self) -> bool:
        """Whether it cannot be taken in now."""
        return bool(self._reason)

    def nextCheckState(self) -> None:
        if not self._reason or self.isChecked():
            super().nextCheckState()
