"""The answers of the question in hand, each with a key of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.core.states import State
from desktop.drawing.marks import STEPS, strength_steps
from desktop.drawing.shapes import Anchor, Face, Figure, Label
from desktop.i18n import tr
from desktop.ui.reply.state import ChosenQuestion
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choices import BLEED_LEFT, Chip, ChoiceRow
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.text import Text, flowing


class AnswerKeys(QWidget):
    """What they answered: a letter for each option, a number for each state without a clear answer."""

    option_chosen = Signal(str)
    state_chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: ChosenQuestion | None = None
        self._group = QButtonGroup(self)
        self.rows: dict[str, ChoiceRow] = {}
        self.chips: dict[State, Chip] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = stacked(self)
        self._body = stacked()

    def show_question(self, shown: ChosenQuestion | None) -> None:
        """Show a question's answers; None where no question is in hand."""
        if shown == self._shown:
            return
        self._shown = shown
        emptied(self._column)
        body = QWidget()
        self._body = stacked(body)
        self._column.addWidget(body)
        self._group = QButtonGroup(self)
        self.rows, self.chips = {}, {}
        if shown is not None:
            self.setAccessibleName(shown.plain)
            self.setAccessibleDescription(self._keys(shown))
            self._build(shown)

    def _keys(self, shown: ChosenQuestion) -> str:
        options = [(option.id, option.label) for option in shown.options]
        states = [(str(at), state.label) for at, state in enumerate(shown.states, 1)]
        return " ".join(tr("{key}: {answer}.").format(key=key, answer=label) for key, label in (*options, *states))

    def _build(self, shown: ChosenQuestion) -> None:
        theme, px = self._theme, self._theme.px
        head = stacked(spacing=px(2))
        head.setContentsMargins(px(BLEED_LEFT), 0, 0, px(8))
        line = in_line(spacing=px(12))
        line.addWidget(flowing(Text(theme, Role.LABEL, shown.where)), 1)
        other = Button(theme, tr("Another question"), Kind.LINK)
        other.clicked.connect(self.left)
        line.addWidget(other)
        head.addLayout(line)
        head.addWidget(flowing(Text(theme, Role.ROW_TITLE, shown.plain)))
        if shown.now:
            head.addWidget(flowing(Text(theme, Role.CAPTION, shown.now, colour="ink2")))
        self._body.addLayout(head)
        heading = in_line()
        heading.setContentsMargins(px(BLEED_LEFT), px(4), px(12), px(4))
        heading.addWidget(Text(theme, Role.LABEL, tr("What did they say?"), wrap=False))
        heading.addStretch(1)
        heading.addWidget(Text(theme, Role.CAPTION, tr("strength of the answer"), colour="ink2", wrap=False))
        self._body.addLayout(heading)
        self._add_options(shown)
        self._add_states(shown)
        self._body.addStretch(1)

    def _add_options(self, shown: ChosenQuestion) -> None:
        for option in shown.options:
            strength = tr("strength {n} of {all}").format(n=option.steps, all=STEPS)
            row = ChoiceRow(
                self._theme,
                option.label,
                mark=key_mark(option.id),
                side=strength_steps(option.steps),
                side_words=strength,
            )
            row.setAccessibleDescription(tr("Key {key}").format(key=option.id))
            row.clicked.connect(lambda _=False, letter=option.id: self.option_chosen.emit(letter))
            self._group.addButton(row)
            self.rows[option.id] = row
            self._body.addWidget(row)
            row.setChecked(option.chosen)

    def _add_states(self, shown: ChosenQuestion) -> None:
        px = self._theme.px
        below = stacked(spacing=px(8))
        below.setContentsMargins(px(BLEED_LEFT), px(12), 0, 0)
        below.addWidget(Text(self._theme, Role.LABEL, tr("Or there is no clear answer"), wrap=False))
        flow = FlowLayout(across=px(8), down=px(8))
        for at, state in enumerate(shown.states, 1):
            words = tr("{key}  {answer}").format(key=at, answer=state.chip)
            chip = Chip(self._theme, words, full_name=state.label)
            chip.setAccessibleDescription(tr("Key {key}").format(key=at))
            chip.clicked.connect(lambda _=False, s=state.state: self.state_chosen.emit(s))
            self._group.addButton(chip)
            self.chips[state.state] = chip
            flow.addWidget(chip)
            chip.setChecked(state.chosen)
        below.addLayout(flow)
        self._body.addLayout(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed, shown = event.text().lower(), self._shown
        free = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.hasFocus() and self.rows:
            next(iter(self.rows.values())).setFocus(Qt.FocusReason.TabFocusReason)
        elif shown is not None and free and typed in self.rows:
            self.option_chosen.emit(typed)
        elif shown is not None and free and typed.isdecimal() and 0 < int(typed) <= len(shown.states):
            self.state_chosen.emit(shown.states[int(typed) - 1].state)
        else:
            super().keyPressEvent(event)


def key_mark(key: str) -> Figure:
    """The key that chooses an answer, 18 px."""
    return Figure(18, 18, (Label(9, 14, key, Face.SANS_SEMIBOLD, 15, "pen", Anchor.MIDDLE),))
