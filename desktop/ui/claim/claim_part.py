"""The reader of a claim: what they told, and what it means; whole in its room, in brief under a question."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.ui.claim.claim_form import ClaimForm
from desktop.ui.claim.claim_state import ClaimState
from desktop.ui.claim.claim_told import ClaimTold
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields import Fault
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import at_top, in_line, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.text import Text, flowing


class ClaimPart(QWidget):
    """The form, what can be done with it, and what the claim means. `least` is the reader in brief."""

    changed = Signal(object)
    question_wanted = Signal(str)
    example_wanted = Signal()
    record_wanted = Signal()
    letter_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme, *, width: Width, least: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self.least = least
        wide, narrow = width is Width.WIDE and not least, width is Width.NARROW
        self.form = ClaimForm(theme, least=least, narrow=narrow)
        self.form.changed.connect(self.changed)
        self.told = ClaimTold(theme, least=least)
        self.told.question_wanted.connect(self.question_wanted)
        self.told.example_wanted.connect(self.example_wanted)
        self.told.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.progress = Progress(theme)
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.record = Button(theme, tr("Record these answers"), Kind.PLAIN if least else Kind.FILLED)
        self.record.clicked.connect(self.record_wanted)
        self.letter = Button(theme, tr("Ask for what is missing"))
        self.letter.clicked.connect(self.letter_wanted)
        self._outcome = Fault(theme)
        self._will = flowing(Text(theme, Role.CAPTION, colour="ink2"))
        if wide:
            line = in_line(self, spacing=theme.px(44))
            line.addLayout(at_top(self._with_deeds(self.form)), 4)
            line.addLayout(at_top(self.told), 6)
            return
        column = stacked(self, spacing=theme.px(20))
        column.addWidget(self.form if least else self._with_deeds(self.form))
        column.addWidget(self._with_deeds(self.told) if least else self.told)

    def _with_deeds(self, above: QWidget) -> QWidget:
        """What can be done, under what it is done with."""
        both = QWidget()
        column = stacked(both, spacing=self._theme.px(14))
        column.addWidget(above)
        buttons = FlowLayout(across=self._theme.px(12), down=self._theme.px(10))
        buttons.addWidget(self.record)
        buttons.addWidget(self.letter)
        column.addLayout(buttons)
        column.addWidget(self._will)
        column.addWidget(self._outcome)
        column.addWidget(self.progress)
        return both

    def show_state(self, shown: ClaimState) -> None:
        """Show a claim."""
        self.form.show_state(shown)
        self.told.show_state(shown)
        for button in (self.record, self.letter):
            button.setVisible(shown.shown is not None)
            button.withhold(shown.cannot_record)
        self._will.say(shown.cannot_record or shown.will_record)
        self._will.setVisible(shown.shown is not None)

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done."""
        self._outcome.say(sentence)
