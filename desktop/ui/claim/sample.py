"""The field for a sample reply, with what it gives out marked in it."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.i18n import tr
from desktop.ui.claim.reply_state import MOST_SHOWN, FindingShown
from desktop.ui.theme import Theme
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.units import Units

LINES = 12
MOST_LINES = 200
"""Lines that are marked: more would only slow down a long sample."""
_NOT_INDENT = re.compile(r"\S[^\n]*")


class SampleField(TextField):
    """A sample as it was pasted; what is too long to show is told by `overflowed` and not put in."""

    overflowed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("A sample reply"), example=tr("Paste one reply here, as JSON"), lines=LINES)
        self._theme = theme

    def show_findings(self, findings: Sequence[FindingShown]) -> None:
        """Mark what gives something out: washed with a line under what gives out most, dots under the rest."""
        most, rest = QTextCharFormat(), QTextCharFormat()
        most.setBackground(self._theme.colour("wash"))
        most.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        rest.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        for look in (most, rest):
            look.setUnderlineColor(self._theme.colour("ink"))
        self.setExtraSelections(list(islice(self._selections(findings, most, rest), MOST_LINES)))

    def _selections(
        self, findings: Sequence[FindingShown], most: QTextCharFormat, rest: QTextCharFormat
    ) -> Iterable[QTextEdit.ExtraSelection]:
        text = self.toPlainText()
        units = Units(text)
        for finding in findings:
            for line in _NOT_INDENT.finditer(text, finding.start, min(finding.end, len(text))):
                one = QTextEdit.ExtraSelection()
                one.cursor = self._cursor(units.there(line.start()), units.there(line.end()))
                one.format = most if finding.most else rest
                yield one

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def mark(self, finding: FindingShown) -> None:
        """Select a finding and bring its beginning into sight."""
        text = self.toPlainText()
        units = Units(text)
        start, end = (units.there(min(place, len(text))) for place in (finding.start, finding.end))
        self.setTextCursor(self._cursor(start, start))
        self.ensureCursorVisible()
        self.setTextCursor(self._cursor(end, start))

    def insertFromMimeData(self, source: QMimeData) -> None:
        if len(self.toPlainText()) + len(source.text()) > MOST_SHOWN:
            self.overflowed.emit(source.text())
            return
        plain = QMimeData()
        plain.setText(source.text().replace("\0", ""))
        super().insertFromMimeData(plain)
        self.flush()
