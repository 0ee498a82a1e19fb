"""A new study: the gate, and three short steps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.core.study import TrainsAi
from desktop.i18n import tr
from desktop.ui.study.forms import DataForm, ExposurePanel, WhoForm, YouForm
from desktop.ui.study.state import StudyFormState
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choices import BLEED_LEFT, ChoiceRow
from desktop.ui.widgets.layout import emptied, in_line, no_wider, stacked
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.text import Text
from desktop.words.choices import trains_ai_words

STEPS = 3


class NewStudyPage(Page):
    """Asks the gate's question, then shows one step at a time."""

    gate_answered = Signal(object)
    changed = Signal(object)
    back_wanted = Signal()
    next_wanted = Signal()
    sheet_wanted = Signal()
    look_up_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("New study"), bleed=BLEED_LEFT)
        self._step = -1
        self._shown: StudyFormState | None = None
        self.gate: dict[TrainsAi, ChoiceRow] = {}
        self.form: WhoForm | DataForm | YouForm | None = None
        self._gate_answer: TrainsAi | None = None
        self._back = Button(theme, tr("Back"))
        self._note = Text(theme, Role.CAPTION, colour="ink2", wrap=False)
        self._next = Button(theme, tr("Go on"), Kind.FILLED)
        self._ask_first = Button(theme, tr("Send them the questions first"))
        self._ask_first.hide()
        self._back.clicked.connect(self.back_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._ask_first.clicked.connect(self.sheet_wanted)
        self.add_foot(self._back, None, self._note, self._ask_first, self._next)

    def show_gate(self, answer: TrainsAi | None) -> None:
        """Show the gate with the answer that was chosen, if any."""
        if self._step != 0:
            self._step, self.form, self._shown = 0, None, None
            self._build_gate()
        self._gate_answer = answer
        for value, row in self.gate.items():
            row.setChecked(value is answer)
        words = ""
        if answer is TrainsAi.NO:
            words = tr(
                "Then no model can give your data back, and this method gives no verdict. "
                "The questions about your raw data are still worth asking."
            )
        elif answer is TrainsAi.UNKNOWN:
            words = tr("Then it is reckoned with as a yes. It is a good first question to ask them.")
        self._gate_note.say(words)
        self._foot_words(back=True, step="", last=False)
        self._next.withhold("" if answer is not None else tr("Choose an answer first."))

    def show_step(self, step: int, shown: StudyFormState) -> None:
        """Show step 1, 2 or 3 of the description."""
        self._shown = shown
        if self._step != step or self.form is None:
            self._step = step
            self._build_step(shown)
        if self.form is not None:
            self.form.show_state(shown)
        self._panel.show_state(shown)
        self._foot_words(back=True, step=tr("Step {n} of {all}").format(n=step, all=STEPS), last=step == STEPS)
        self._next.withhold("")

    def flush(self) -> None:
        """Tell whatever is written and not told yet."""
        if self.form is not None:
            self.form.flush()

    def _foot_words(self, *, back: bool, step: str, last: bool) -> None:
        self._back.setVisible(back)
        self._note.say(tr("{step}. Anything can be skipped and changed later.").format(step=step) if step else "")
        self._note.setVisible(bool(step) and self.width_class is Width.WIDE)
        self._ask_first.setVisible(last)
        self._next.setText(tr("Begin the questions") if last else tr("Go on"))
        self._next.setAccessibleName(self._next.text())
        self._next.updateGeometry()

    def _title(self, words: str, lead: str) -> QWidget:
        heading = QWidget()
        column = stacked(heading, spacing=self.theme.px(8))
        column.setContentsMargins(self.theme.px(BLEED_LEFT), 0, 0, self.theme.px(24))
        column.addWidget(Text(self.theme, Role.VERDICT, words))
        column.addWidget(Text(self.theme, Role.LEAD, lead, colour="ink2"))
        return heading

    def _build_gate(self) -> None:
        emptied(self.content)
        lead = tr(
            "A model that has learned from your data can be made to give some of it back, "
            "even after the files are deleted."
        )
        title = tr("Will AI be trained on your data, by them or anyone they pass it to?")
        self.content.addWidget(self._title(title, lead))
        column = stacked()
        group = QButtonGroup(self)
        self.gate = {}
        for answer in TrainsAi:
            row = ChoiceRow(self.theme, trains_ai_words(answer))
            row.clicked.connect(lambda _=False, a=answer: self.gate_answered.emit(a))
            group.addButton(row)
            self.gate[answer] = row
            column.addWidget(row)
        bounded = QWidget()
        bounded.setLayout(column)
        self.content.addLayout(no_wider(bounded, self.theme.px(616)))
        self._gate_note = Text(self.theme, Role.READING)
        noted = stacked()
        noted.setContentsMargins(self.theme.px(BLEED_LEFT), self.theme.px(20), 0, 0)
        noted.addWidget(self._gate_note)
        self.content.addLayout(noted)
        self.content.addStretch(1)
        self.to_top()

    def _build_step(self, shown: StudyFormState) -> None:
        emptied(self.content)
        titles = (tr("Who asks?"), tr("What would they get?"), tr("And you?"))
        leads = (
            tr(
                "Write down what you know. A name is enough to begin with. Where it stands in a public registry, "
                "“Look it up” fills in most of this."
            ),
            tr("The kind of data decides how much is at stake."),
            tr("The same data can be harmless for one person and ruin another. This stays on your computer."),
        )
        self.content.addWidget(self._title(titles[self._step - 1], leads[self._step - 1]))
        kinds = (WhoForm, DataForm, YouForm)
        self.form = kinds[self._step - 1](self.theme, shown, width=self.width_class)
        self.form.changed.connect(self.changed)
        if isinstance(self.form, WhoForm):
            self.form.look_up_wanted.connect(self.look_up_wanted)
        self._panel = ExposurePanel(self.theme)
        wide = self.width_class is Width.WIDE
        line = in_line(spacing=self.theme.px(36)) if wide else stacked(spacing=self.theme.px(24))
        line.addWidget(self.form, 622)
        line.addWidget(self._panel, 288)
        self.content.addLayout(line)
        self.content.addStretch(1)
        self.to_top()

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        if changed:
            self.flush()
        super().arrange(width)
        if changed and self._shown is not None:
            step, self._step = self._step, -1
            self.show_step(step, self._shown)
