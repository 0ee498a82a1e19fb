"""A bar finds its length, once, when a study's figure has changed since it was last seen."""

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QWidget

from desktop.ui.home.state import HomeRow
from desktop.ui.theme import less_motion

DURATION_MS = 180


class BarMotion(QVariantAnimation):
    """Where each bar is on its way; at its end at once where the system asks for less motion."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._seen: dict[str, float] = {}
        self._from: dict[str, float] = {}
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)

    def begin(self, rows: tuple[HomeRow, ...]) -> None:
        """Take in the rows that are shown now, and set off those that changed."""
        figures = {row.study: float(row.summary.shown) for row in rows if row.summary is not None}
        changed = {study: self._seen[study] for study, now in figures.items() if self._seen.get(study, now) != now}
        self._seen |= figures
        if not changed:
            return
        self._from = changed
        self.setDuration(0 if less_motion() else DURATION_MS)
        self.start()

    def figure(self, study: str, shown: float) -> float:
        """The figure that the bar of a study shows at this moment, 0 to 100."""
        if self.state() is not self.State.Running or study not in self._from:
            return shown
        start = self._from[study]
        return start + (shown - start) * float(self.currentValue())
