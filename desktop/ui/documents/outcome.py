"""What came of attaching a passage, with the ways on from there."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import stacked
from desktop.ui.widgets.text import Text, flowing


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it. `answer`: the words of the way to the question's page; `can_take_back`: that it was attached."""

    words: str
    answer: str = ""
    can_take_back: bool = False


class OutcomePart(QWidget):
    """A sentence, and the ways on; hidden while there is nothing to say."""

    answer_wanted = Signal()
    take_back_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = stacked(self, spacing=theme.px(4))
        column.setContentsMargins(0, 0, 0, theme.px(8))
        self._words = flowing(Text(theme, Role.MARGIN))
        self.answer = Button(theme, tr("Choose the answer"), Kind.LINK)
        self.take_back = Button(theme, tr("Take it back"), Kind.LINK)
        self.answer.clicked.connect(self.answer_wanted)
        self.take_back.clicked.connect(self.take_back_wanted)
        line = FlowLayout(across=theme.px(20), down=theme.px(4))
        line.addWidget(self.answer)
        line.addWidget(self.take_back)
        column.addWidget(self._words)
        column.addLayout(line)
        self.hide()

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Say what came of it; None hides it."""
        self.setVisible(outcome is not None)
        if outcome is None:
            return
        self._words.say(outcome.words)
        self.answer.setText(outcome.answer)
        self.answer.setAccessibleName(outcome.answer)
        self.answer.setVisible(bool(outcome.answer))
        self.answer.updateGeometry()
        self.take_back.setVisible(outcome.can_take_back)
