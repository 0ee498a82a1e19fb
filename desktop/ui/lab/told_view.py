"""Records and messages on the page: switches at the left, what the run tells at the right."""

from typing import Any

from PySide6.QtCore import QBuffer, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.drawing.memorised import exposure_bar
from desktop.drawing.shapes import Figure
from desktop.i18n import tr
from desktop.ui.lab.other_state import Told
from desktop.ui.lab.parts import Readouts, SwitchColumn, rows_table, two_sides
from desktop.ui.theme import Role, Theme, less_motion
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import Fault, LineField
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, breakable

LETTER_MS = 45


class ToldPart(QWidget):
    """Switches and a result; the switches may change with the subject."""

    chosen = Signal(str, str)
    question_wanted = Signal(str)
    save_wanted = Signal()
    report_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme, links: dict[str, str], width: Width) -> None:
        super().__init__()
        self.theme = theme
        px = theme.px
        outer = stacked(self, spacing=px(16))
        left, self._right = QWidget(), QWidget()
        self.left = stacked(left, spacing=px(12))
        self.column = SwitchColumn(theme, links)
        self.column.chosen.connect(self.chosen)
        self.column.question_wanted.connect(self.question_wanted)
        self.left.addWidget(self.column)
        self._buttons = FlowLayout(across=px(10), down=px(10))
        self.left.addLayout(self._buttons)
        self.left.addStretch(1)
        self._fill_right(narrow=width is Width.NARROW)
        two_sides(outer, theme, left, self._right, width)
        outer.addWidget(Rule(theme, "ink"))
        self.honest = Text(theme, Role.READING)
        outer.addWidget(self.honest)
        outer.addStretch(1)

    def _fill_right(self, *, narrow: bool) -> None:
        theme, px = self.theme, self.theme.px
        right = stacked(self._right, spacing=px(12))
        right.addWidget(Rule(theme))
        self.lead = stacked(spacing=px(4))
        right.addLayout(self.lead)
        self.progress = Progress(theme)
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.fault = Fault(theme)
        self.happened = Text(theme, Role.LEAD)
        self.readouts = Readouts(theme, narrow=narrow)
        self._below = stacked(spacing=px(12))
        for part in (self.progress, self.fault, self.happened, self.readouts):
            right.addWidget(part)
        right.addLayout(self._below)
        right.addStretch(1)

    def add_last_buttons(self) -> None:
        """Saving and reporting, after whatever buttons a subject has of its own."""
        self.report = Button(self.theme, tr("Add to the report"))
        for button, signal in ((Button(self.theme, tr("Save as a picture")), self.save_wanted),
                               (self.report, self.report_wanted)):  # fmt: skip
            button.clicked.connect(signal)
            self._buttons.addWidget(button)

    def show_told(self, told: Told) -> None:
        """Show what a run tells."""
        self.happened.say(told.happened)
        self.readouts.show_readouts(told.readouts)
        self.honest.say(told.honest)
        emptied(self._below)
        if told.exposure is not None:
            exposure, most, never_typed = told.exposure

            def drawn(width: float) -> Figure:
                return exposure_bar(exposure, most=most, never_typed=never_typed, width=width)

            self._below.addWidget(FigureView(self.theme, drawn_for=drawn))
        if told.rows:
            self._below.addWidget(rows_table(self.theme, told.heads, told.rows))

    def grow(self, run: Any) -> None:
        """Let what came back grow, where it does."""

    def finish_growing(self) -> None:
        """Show at once what is on its way."""

    def picture(self) -> bytes:
        """What the run tells, as a PNG."""
        buffer = QBuffer()
        self._right.grab().save(buffer, "PNG")
        return bytes(buffer.data().data())


class RecordsPart(ToldPart):
    """Records, with a table of one's own."""

    table_wanted = Signal()

    def __init__(self, theme: Theme, links: dict[str, str], width: Width) -> None:
        super().__init__(theme, links, width)
        self.table = Button(theme, tr("Use my table"))
        self.table.clicked.connect(self.table_wanted)
        self._buttons.addWidget(self.table)
        self.add_last_buttons()


class MessagesPart(ToldPart):
    """Messages, with a secret of one's own that comes back letter by letter."""

    secret_typed = Signal(str)

    def __init__(self, theme: Theme, links: dict[str, str], width: Width) -> None:
        super().__init__(theme, links, width)
        self.field = LineField(theme, tr("Your secret message"), example="", role=Role.BODY)
        self.field.setMaxLength(10_000)
        run = Button(theme, tr("Type it among 2,000 messages"))
        run.clicked.connect(self._send)
        self.field.returnPressed.connect(self._send)
        note = Text(theme, Role.CAPTION, tr("It stays in memory and is never written."), colour="ink2")
        heading = Text(theme, Role.CHIP_STRONG, tr("Your secret message"))
        for at, widget in enumerate((Rule(theme), heading, self.field, note, run)):
            self.left.insertWidget(at, widget)
        self.add_last_buttons()
        self.lead.addWidget(Text(theme, Role.LABEL, tr("The attacker types, and the model goes on")))
        self._typed, self._answer = Text(theme, Role.VERDICT), Text(theme, Role.VERDICT, colour="pen")
        self.lead.addWidget(self._typed)
        self.lead.addWidget(self._answer)
        self._steps: tuple[str, ...] = ()
        self._grow = QTimer(self)
        self._grow.timeout.connect(self._next_letter)

    def _send(self) -> None:
        self.secret_typed.emit(self.field.text())

    def grow(self, run: Any) -> None:
        """Let the completion grow letter by letter; the steps of a run begin with what was typed."""
        self._typed.say(breakable(run.typed.strip() + " …", every=12))
        self._steps = tuple(breakable(" ".join(step[len(run.typed) :].split()), every=12) for step in run.steps)
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
