"""Records and messages on the page: switches at the left, what the run tells at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.i18n import tr
from desktop.ui.lab.faces_view import Readouts, SwitchColumn
from desktop.ui.lab.other_state import Told
from desktop.ui.lab.state import SwitchState
from desktop.ui.theme import Role, Theme, less_motion
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import Fault, LineField
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text

LETTER_MS = 45


class ToldPart(QWidget):
    """Switches and a result; the switches may change with the subject."""

    chosen = Signal(str, str)
    question_wanted = Signal(str)
    stop_wanted = Signal()

    def __init__(self, theme: Theme, width: Width) -> None:
        super().__init__()
        self.theme = theme
        self._names: tuple[str, ...] = ()
        px = theme.px
        outer = stacked(self, spacing=px(16))
        wide = width is Width.WIDE
        sides: QBoxLayout = in_line(spacing=px(40)) if wide else stacked(spacing=px(20))
        left, right = QWidget(), QWidget()
        self.left = stacked(left, spacing=px(12))
        self._switches = stacked()
        self.left.addLayout(self._switches)
        self.left.addStretch(1)
        self.right = stacked(right, spacing=px(12))
        self.right.addWidget(Rule(theme))
        self.lead = stacked(spacing=px(8))
        self.right.addLayout(self.lead)
        self.progress = Progress(theme)
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.fault = Fault(theme)
        self.happened = Text(theme, Role.LEAD)
        self.readouts = Readouts(theme, narrow=width is Width.NARROW)
        self._table = stacked()
        for part in (self.progress, self.fault, self.happened, self.readouts):
            self.right.addWidget(part)
        self.right.addLayout(self._table)
        self.right.addStretch(1)
        if wide:
            left.setFixedWidth(px(372))
        sides.addWidget(left)
        sides.addWidget(right, 1)
        outer.addLayout(sides)
        outer.addStretch(1)
        outer.addWidget(Rule(theme, "ink"))
        self.honest = Text(theme, Role.READING)
        outer.addWidget(self.honest)

    def show_switches(self, switches: Sequence[SwitchState], links: dict[str, str]) -> None:
        """Show these switches; built anew where they are others."""
        names = tuple(f"{state.name}{state.options}" for state in switches)
        if names != self._names:
            self._names = names
            emptied(self._switches)
            self._column = SwitchColumn(self.theme, switches, links)
            self._column.chosen.connect(self.chosen)
            self._column.question_wanted.connect(self.question_wanted)
            self._switches.addWidget(self._column)
        self._column.show_switches(switches)

    def show_told(self, told: Told) -> None:
        """Show what a run tells."""
        self.happened.say(told.happened)
        self.readouts.show_readouts(told.readouts)
        self.honest.say(told.honest)
        emptied(self._table)
        if told.rows:
            for at, row in enumerate((told.heads, *told.rows)):
                self._table.addWidget(self._row(row, head=at == 0))
                self._table.addWidget(Rule(self.theme, "ink" if at == 0 else "rule"))

    def _row(self, cells: tuple[str, ...], *, head: bool) -> QWidget:
        row = QWidget()
        line = in_line(row, spacing=self.theme.px(16))
        line.setContentsMargins(0, self.theme.px(6), 0, self.theme.px(6))
        for at, cell in enumerate(cells):
            text = Text(self.theme, Role.LABEL if head else Role.BODY, cell, wrap=at == 0)
            line.addWidget(text, 1 if at == 0 else 0)
            if at:
                text.setMinimumWidth(self.theme.px(110))
        return row


class RecordsPart(ToldPart):
    """Records, with a table of one's own."""

    table_wanted = Signal()

    def __init__(self, theme: Theme, width: Width) -> None:
        super().__init__(theme, width)
        self.table = Button(theme, tr("Use my own table"))
        self.table.clicked.connect(self.table_wanted)
        self.left.insertWidget(1, self.table)


class MessagesPart(ToldPart):
    """Messages, with a secret of one's own that comes back letter by letter."""

    secret_typed = Signal(str)

    def __init__(self, theme: Theme, width: Width) -> None:
        super().__init__(theme, width)
        self.field = LineField(theme, tr("Your secret message"), example="", role=Role.BODY)
        self.field.setMaxLength(10_000)
        self.run = Button(theme, tr("Type it among 2,000 messages"))
        self.run.clicked.connect(self._send)
        self.field.returnPressed.connect(self._send)
        note = Text(theme, Role.CAPTION, tr("It stays in memory and is never written."), colour="ink2")
        self.left.insertWidget(0, Text(theme, Role.LABEL, tr("Your secret message")))
        for at, widget in enumerate((self.field, note, self.run), start=1):
            self.left.insertWidget(at, widget)
        self.lead.addWidget(Text(theme, Role.LABEL, tr("The attacker types, and the model goes on")))
        self._typed, self._answer = Text(theme, Role.VERDICT), Text(theme, Role.VERDICT, colour="pen")
        self.lead.addWidget(self._typed)
        self.lead.addWidget(self._answer)
        self._steps: tuple[str, ...] = ()
        self._grow = QTimer(self)
        self._grow.timeout.connect(self._next_letter)

    def _send(self) -> None:
        self.secret_typed.emit(self.field.text())

    def show_completion(self, typed: str, steps: tuple[str, ...]) -> None:
        """Let the completion grow letter by letter; `steps` begin with what was typed."""
        self._typed.say(typed.strip() + " …")
        self._steps = tuple(step[len(typed) :] for step in steps)
        self._at = 0
        if less_motion():
            self.finish_growing()
            return
        self._answer.say("")
        self._grow.start(LETTER_MS)

    def finish_growing(self) -> None:
        """Show the whole completion at once."""
        self._grow.stop()
        if self._steps:
            self._answer.say("… " + self._steps[-1])

    def _next_letter(self) -> None:
        self._at += 1
        if self._at >= len(self._steps) - 1:
            self.finish_growing()
            return
        self._answer.say("… " + self._steps[self._at])
