"""The claim reader in brief, under the question about epsilon: folded until somebody wants it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.ui.claim.claim_part import ClaimPart
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choices import BLEED_LEFT
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.layout import emptied, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.rules import Rule

READ_UNDER = "dp_epsilon"
"""The question under which a claim can be read."""


class ReaderPart(QWidget):
    """Tells that it was opened, with the part to be filled, that it was closed, or that the whole reader is wanted."""

    opened = Signal(object)
    closed = Signal()
    claim_wanted = Signal()

    def __init__(self, theme: Theme, *, width: Width) -> None:
        super().__init__()
        self._theme = theme
        self._width = width
        self.part: ClaimPart | None = None
        self._room = QWidget()
        self._column = stacked(self._room, spacing=theme.px(14))
        fold = Disclosure(theme, tr("What does their epsilon mean?"), self._room)
        self.button = fold.button
        self.button.toggled.connect(self._toggle)
        column = stacked(self, spacing=theme.px(8))
        column.setContentsMargins(theme.px(BLEED_LEFT), theme.px(16), 0, 0)
        column.addWidget(Rule(theme))
        column.addWidget(fold)

    def _toggle(self) -> None:
        self.flush()
        emptied(self._column)
        self.part = None
        if not self.button.isChecked():
            self.closed.emit()
            return
        self.part = ClaimPart(self._theme, width=self._width, least=True)
        whole = Button(self._theme, tr("Open the whole reader"), Kind.LINK)
        whole.clicked.connect(self.claim_wanted)
        self._column.addWidget(self.part)
        self._column.addWidget(whole)
        self.opened.emit(self.part)

    def flush(self) -> None:
        """Tell whatever is written and not told yet."""
        if self.part is not None:
            self.part.form.flush()
