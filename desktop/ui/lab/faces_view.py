"""The faces of the lab: switches at the left, the true and the rebuilt face at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.i18n import tr
from desktop.ui.lab.compared_view import ComparedView
from desktop.ui.lab.parts import Readouts, SwitchColumn, two_sides
from desktop.ui.lab.pictures import FaceView
from desktop.ui.lab.state import MORE, SwitchState
from desktop.ui.theme import Role, Theme, less_motion
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.fields import Fault
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text

GROWS_MS = 1000
FACE, FACE_NARROW, STEP = 216, 112, 56


class FacesPart(QWidget):
    """Tells which switch was set and what else is wanted."""

    chosen = Signal(str, str)
    question_wanted = Signal(str)
    person_wanted = Signal(int)
    own_wanted = Signal()
    own_gone = Signal()
    compare_wanted = Signal()
    save_wanted = Signal()
    report_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme, links: dict[str, str], width: Width) -> None:
        super().__init__()
        self._theme = theme
        self._frames: tuple[bytes, ...] = ()
        self._at = 0
        self._grow = QTimer(self)
        self._grow.timeout.connect(self._next_frame)
        outer = stacked(self, spacing=theme.px(16))
        two_sides(outer, theme, self._left(links), self._right(narrow=width is Width.NARROW), width)
        outer.addWidget(Rule(theme, "ink"))
        self.always = Text(theme, Role.READING)
        outer.addWidget(self.always)
        outer.addStretch(1)

    def _left(self, links: dict[str, str]) -> QWidget:
        left = QWidget()
        column = stacked(left, spacing=self._theme.px(12))
        self.columns = (SwitchColumn(self._theme, links), SwitchColumn(self._theme, links))
        for switch_column in self.columns:
            switch_column.chosen.connect(self.chosen)
            switch_column.question_wanted.connect(self.question_wanted)
        column.addWidget(self.columns[0])
        title = tr("The model and the start")
        column.addWidget(Disclosure(self._theme, title, self.columns[1], role=Role.CHIP_STRONG))
        column.addLayout(self._buttons())
        column.addStretch(1)
        return left

    def _buttons(self) -> FlowLayout:
        line = FlowLayout(across=self._theme.px(10), down=self._theme.px(10))
        self.report = Button(self._theme, tr("Add to the report"))
        self.leave_own = Button(self._theme, tr("Let go of my photos"))
        wanted = (
            (Button(self._theme, tr("Use my photos")), self.own_wanted),
            (Button(self._theme, tr("Compare everything")), self.compare_wanted),
            (Button(self._theme, tr("Save as a picture")), self.save_wanted),
            (self.report, self.report_wanted),
            (self.leave_own, self.own_gone),
        )
        for button, signal in wanted:
            button.clicked.connect(signal)
            line.addWidget(button)
        self.leave_own.hide()
        return line

    def _right(self, *, narrow: bool) -> QWidget:
        theme, px = self._theme, self._theme.px
        right = QWidget()
        column = stacked(right, spacing=px(12))
        column.addWidget(Rule(theme))
        column.addLayout(self._head())
        column.addLayout(self._faces(narrow=narrow))
        self.progress = Progress(theme)
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.fault = Fault(theme)
        self.readouts = Readouts(theme, narrow=narrow)
        self.happened = Text(theme, Role.READING)
        self.not_shown = Text(theme, Role.READING, colour="ink2")
        self.compared = ComparedView(theme)
        for part in (self.progress, self.fault, self.readouts, self.happened, self.not_shown, self.compared):
            column.addWidget(part)
        column.addStretch(1)
        return right

    def _head(self) -> QBoxLayout:
        head = in_line(spacing=self._theme.px(16))
        self.heading = Text(self._theme, Role.CHIP_STRONG)
        head.addWidget(self.heading, 1)
        for words, step in ((tr("‹ Earlier"), -1), (tr("Next ›"), 1)):
            button = Button(self._theme, words, Kind.LINK)
            button.clicked.connect(lambda _on=False, by=step: self.person_wanted.emit(by))
            head.addWidget(button)
        return head

    def _faces(self, *, narrow: bool) -> QBoxLayout:
        theme, px = self._theme, self._theme.px
        size = FACE_NARROW if narrow else FACE
        line = in_line(spacing=px(20))
        self.true = FaceView(theme, size, tr("Their average photo"))
        self.rebuilt = FaceView(theme, size, tr("Rebuilt from the model"))
        pairs = (
            (self.true, tr("Their average photo"), tr("what the model learned from")),
            (self.rebuilt, tr("Rebuilt from the model"), tr("made without a photo of them")),
        )
        for face, name, note in pairs:
            column = stacked()
            column.addWidget(face)
            column.addSpacing(px(6))
            heading = Text(theme, Role.LABEL, name)
            if face is self.true:
                self._true_name = heading
            column.addWidget(heading)
            below = Text(theme, Role.CAPTION, note, colour="ink2")
            if face is self.true:
                self._true_note = below
            column.addWidget(below)
            column.addStretch(1)
            line.addLayout(column)
        line.addStretch(1)
        if narrow:
            both = stacked(spacing=px(12))
            both.addLayout(line)
            both.addLayout(self._steps_on_the_way(in_line(spacing=px(8))))
            return both
        line.insertLayout(2, self._steps_on_the_way(stacked(spacing=px(2))))
        return line

    def _steps_on_the_way(self, steps: QBoxLayout) -> QBoxLayout:
        self._steps = []
        for _ in range(3):
            small = FaceView(self._theme, STEP, tr("On the way"))
            words = Text(self._theme, Role.CAPTION, colour="ink2", wrap=False)
            self._steps.append((small, words))
            column = stacked(spacing=self._theme.px(2))
            column.addWidget(small)
            column.addWidget(words)
            steps.addLayout(column)
        steps.addStretch(1)
        return steps

    def show_switches(self, switches: Sequence[SwitchState]) -> None:
        """Show what every switch stands at."""
        self.columns[0].show_switches([state for state in switches if state.name not in MORE])
        self.columns[1].show_switches([state for state in switches if state.name in MORE])

    def show_faces(
        self,
        true: bytes,
        frames: tuple[bytes, ...],
        on_the_way: Sequence[tuple[int, str]],
        words: str,
        *,
        own: bool,
        learned: bool,
    ) -> None:
        """Show the true face and let the rebuilt one grow through its real steps, three of which stay in sight."""
        self.true.show_grey(true)
        self._true_name.say(tr("Your average photo") if own else tr("Their average photo"))
        self._true_note.say(tr("what the model learned from") if learned else tr("left out of this model"))
        self._frames, self._at = frames, 0
        self.rebuilt.setAccessibleDescription(words)
        for at, (small, label) in enumerate(self._steps):
            shown = at < len(on_the_way)
            small.setVisible(shown)
            label.setVisible(shown)
            if shown:
                small.show_grey(frames[on_the_way[at][0]])
                label.say(on_the_way[at][1])
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
