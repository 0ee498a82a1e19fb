"""The faces of the lab: switches at the left, the true and the rebuilt face at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.drawing.curve import epsilon_curve
from desktop.drawing.shapes import Figure
from desktop.i18n import tr
from desktop.ui.lab.pictures import FaceView
from desktop.ui.lab.state import MORE, Readout, SwitchState
from desktop.ui.theme import Role, Theme, less_motion
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.fields import Fault
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.switches import Switch
from desktop.ui.widgets.text import Text

GROWS_MS = 1000
Tile = tuple[bytes, str, tuple[str, ...]]


class SwitchColumn(QWidget):
    """Switches under one another with hairlines between."""

    chosen = Signal(str, str)
    question_wanted = Signal(str)

    def __init__(self, theme: Theme, switches: Sequence[SwitchState], links: dict[str, str]) -> None:
        super().__init__()
        column = stacked(self, spacing=theme.px(9))
        self.switches: dict[str, Switch] = {}
        for state in switches:
            column.addWidget(Rule(theme))
            link = links.get(state.question, "")
            switch = Switch(theme, state.name, state.label, state.options, state.question if link else "", link)
            switch.chosen.connect(self.chosen)
            switch.question_wanted.connect(self.question_wanted)
            self.switches[state.name] = switch
            column.addWidget(switch)
        column.addWidget(Rule(theme))
        self.column = column
        self.show_switches(switches)

    def show_switches(self, switches: Sequence[SwitchState]) -> None:
        """Show what every switch stands at."""
        for state in switches:
            self.switches[state.name].show_choice(state.chosen, state.why_not)


class Readouts(QWidget):
    """Figures side by side, named above and explained below."""

    def __init__(self, theme: Theme, *, narrow: bool) -> None:
        super().__init__()
        self._theme = theme
        column = stacked(self, spacing=theme.px(8))
        column.addWidget(Rule(theme, "ink"))
        self._line: QBoxLayout = stacked(spacing=theme.px(12)) if narrow else in_line(spacing=theme.px(20))
        column.addLayout(self._line)

    def show_readouts(self, readouts: Sequence[Readout]) -> None:
        """Show other figures."""
        emptied(self._line)
        for readout in readouts:
            cell = QWidget()
            column = stacked(cell)
            column.addWidget(Text(self._theme, Role.CAPTION, readout.label, colour="ink2"))
            column.addWidget(Text(self._theme, Role.FIGURE, readout.figure))
            column.addWidget(Text(self._theme, Role.CAPTION, readout.note, colour="ink2"))
            column.addStretch(1)
            self._line.addWidget(cell, 1)


class FacesPart(QWidget):
    """Tells which switch was set and what else is wanted."""

    chosen = Signal(str, str)
    question_wanted = Signal(str)
    person_wanted = Signal(int)
    own_wanted = Signal()
    own_gone = Signal()
    compare_wanted = Signal()
    save_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme, switches: Sequence[SwitchState], links: dict[str, str], width: Width) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        self._frames: tuple[bytes, ...] = ()
        self._at = 0
        self._grow = QTimer(self)
        self._grow.timeout.connect(self._next_frame)
        outer = stacked(self, spacing=px(16))
        sides: QBoxLayout = in_line(spacing=px(40)) if width is Width.WIDE else stacked(spacing=px(20))
        left = QWidget()
        left_column = stacked(left, spacing=px(12))
        asked = [state for state in switches if state.name not in MORE]
        more = [state for state in switches if state.name in MORE]
        self._columns = [SwitchColumn(theme, part, links) for part in (asked, more)]
        for switch_column in self._columns:
            switch_column.chosen.connect(self.chosen)
            switch_column.question_wanted.connect(self.question_wanted)
        left_column.addWidget(self._columns[0])
        left_column.addLayout(self._buttons())
        left_column.addWidget(Disclosure(theme, tr("The model and the start"), self._columns[1], role=Role.CHIP_STRONG))
        left_column.addStretch(1)
        if width is Width.WIDE:
            left.setFixedWidth(px(372))
        right = self._right(narrow=width is Width.NARROW)
        for side in (left, right) if width is Width.WIDE else (right, left):
            sides.addWidget(side, 1 if side is right else 0)
        outer.addLayout(sides)
        outer.addWidget(Rule(theme, "ink"))
        self.always = Text(theme, Role.READING)
        outer.addWidget(self.always)

    def _buttons(self) -> FlowLayout:
        line = FlowLayout(across=self._theme.px(12), down=self._theme.px(8))
        self.own = Button(self._theme, tr("Use my own photos"))
        self.own.clicked.connect(self.own_wanted)
        self.leave_own = Button(self._theme, tr("Let go of my photos"))
        self.leave_own.clicked.connect(self.own_gone)
        self.leave_own.hide()
        self.compare = Button(self._theme, tr("Compare everything"))
        self.compare.clicked.connect(self.compare_wanted)
        self.save = Button(self._theme, tr("Save as a picture"))
        self.save.clicked.connect(self.save_wanted)
        for button in (self.own, self.leave_own, self.compare, self.save):
            line.addWidget(button)
        return line

    def _right(self, *, narrow: bool) -> QWidget:
        theme, px = self._theme, self._theme.px
        right = QWidget()
        column = stacked(right, spacing=px(10))
        column.addWidget(Rule(theme))
        head = in_line(spacing=px(16))
        self.heading = Text(theme, Role.CHIP_STRONG, wrap=False)
        head.addWidget(self.heading)
        head.addStretch(1)
        for words, step in ((tr("Earlier"), -1), (tr("Next"), 1)):
            button = Button(theme, words, Kind.LINK)
            button.clicked.connect(lambda _on=False, by=step: self.person_wanted.emit(by))
            head.addWidget(button)
        column.addLayout(head)
        column.addLayout(self._faces(narrow=narrow))
        self.progress = Progress(theme)
        self.progress.stop_wanted.connect(self.stop_wanted)
        column.addWidget(self.progress)
        self.fault = Fault(theme)
        column.addWidget(self.fault)
        self.readouts = Readouts(theme, narrow=narrow)
        column.addWidget(self.readouts)
        self.happened = Text(theme, Role.READING)
        column.addWidget(self.happened)
        self.compared = stacked(spacing=px(12))
        column.addLayout(self.compared)
        column.addStretch(1)
        return right

    def _faces(self, *, narrow: bool) -> QBoxLayout:
        theme, px = self._theme, self._theme.px
        size = 110 if narrow else 216
        line = in_line(spacing=px(24))
        self.true = FaceView(theme, size, tr("Their average photo"))
        self.rebuilt = FaceView(theme, size, tr("Rebuilt from the model"))
        pairs = (
            (self.true, tr("Their average photo"), tr("what the model learned from")),
            (self.rebuilt, tr("Rebuilt from the model"), tr("made without seeing a photo")),
        )
        for face, name, note in pairs:
            column = stacked(spacing=px(4))
            column.addWidget(face)
            column.addWidget(Text(theme, Role.LABEL, name))
            column.addWidget(Text(theme, Role.CAPTION, note, colour="ink2"))
            column.addStretch(1)
            line.addLayout(column)
        steps = stacked(spacing=px(2))
        self._steps = []
        for _ in range(3):
            small, words = FaceView(theme, 56, tr("On the way")), Text(theme, Role.CAPTION, colour="ink2", wrap=False)
            self._steps.append((small, words))
            steps.addWidget(small)
            steps.addWidget(words)
        steps.addStretch(1)
        line.addLayout(steps)
        line.addStretch(1)
        return line

    def show_switches(self, switches: Sequence[SwitchState]) -> None:
        """Show what every switch stands at."""
        for column in self._columns:
            column.show_switches([state for state in switches if state.name in column.switches])

    def show_faces(self, true: bytes, frames: tuple[bytes, ...], words: str) -> None:
        """Show the true face and let the rebuilt one grow through its real steps."""
        self.true.show_grey(true)
        self._frames, self._at = frames, 0
        self.rebuilt.setAccessibleDescription(words)
        for number, (small, label) in enumerate(self._steps):
            at = round(number * (len(frames) - 1) / 3)
            small.show_grey(frames[at])
            label.say(tr("step {n}").format(n=at) if at else tr("start"))
        if less_motion() or len(frames) == 1:
            self.rebuilt.show_grey(frames[-1])
            return
        self.rebuilt.show_grey(frames[0])
        self._grow.start(max(15, GROWS_MS // len(frames)))

    def finish_growing(self) -> None:
        """Show the last picture at once."""
        self._grow.stop()
        if self._frames:
            self.rebuilt.show_grey(self._frames[-1])

    def _next_frame(self) -> None:
        self._at += 1
        if self._at >= len(self._frames) - 1:
            self.finish_growing()
            return
        self.rebuilt.show_grey(self._frames[self._at])

    def show_compared(self, tiles: Sequence[Tile], curve: Sequence[tuple[float, float, float]]) -> None:
        """Show every defence for the same person, and the curve over epsilon; none takes them away."""
        emptied(self.compared)
        if not tiles:
            return
        theme, px = self._theme, self._theme.px
        self.compared.addWidget(Rule(theme, "ink"))
        self.compared.addWidget(Text(theme, Role.CHIP_STRONG, tr("The same person, had the answers been different")))
        grid = QWidget()
        flow = FlowLayout(grid, across=px(20), down=px(16))
        for grey, name, lines in tiles:
            cell = QWidget()
            cell.setFixedWidth(px(118))
            column = stacked(cell, spacing=px(1))
            face = FaceView(theme, 86, name)
            face.show_grey(grey)
            face.setAccessibleDescription(", ".join(lines))
            column.addWidget(face)
            column.addWidget(Text(theme, Role.LABEL, name))
            for line in lines:
                column.addWidget(Text(theme, Role.CAPTION, line, colour="ink2"))
            flow.addWidget(cell)
        self.compared.addWidget(grid)
        points = tuple(curve)

        def drawn(width: float) -> Figure:
            return epsilon_curve(points, width=min(width, 720), height=240)

        self.compared.addWidget(Text(theme, Role.CHIP_STRONG, tr("How much noise it takes, and what it costs")))
        self.compared.addWidget(FigureView(theme, drawn_for=drawn))
