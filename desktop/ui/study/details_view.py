"""About this study: everything that was described, on one page; and what can be done with the study."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.ui.files import file_to_save
from desktop.ui.study.forms import DataForm, ExposurePanel, TrainsForm, WhoForm, YouForm
from desktop.ui.study.state import StudyFormState
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import BLEED_LEFT
from desktop.ui.widgets.fields import Fault
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.text import Text


class DetailsPage(Page):
    """Shows the description of a study and tells what the person changes or wants done."""

    changed = Signal(object)
    export_wanted = Signal(object)
    archive_wanted = Signal()
    remove_wanted = Signal()
    rarity_wanted = Signal()
    look_up_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("About this study"), bleed=BLEED_LEFT)
        self._shown: StudyFormState | None = None
        self._study = ""
        self._forms: tuple[TrainsForm | WhoForm | DataForm | YouForm, ...] = ()

    def show_state(self, study: str, shown: StudyFormState, *, archived: bool, loses: str) -> None:
        """Show a study; `loses` says what goes when it is removed."""
        rebuild = self._study != study or not self._forms
        self._study, self._shown, self._archived, self._loses = study, shown, archived, loses
        if rebuild:
            self._build(shown)
        for form in self._forms:
            form.show_state(shown)
        self._panel.show_state(shown)
        self._archive.setText(tr("Take it out of the archive") if archived else tr("Archive this study"))
        self._archive.setAccessibleName(self._archive.text())
        self._archive.updateGeometry()
        self._question.say(loses)

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done."""
        self._outcome.say(sentence)

    def flush(self) -> None:
        """Tell whatever is written and not told yet."""
        for form in self._forms:
            form.flush()

    def choose_target(self, name: str) -> Path | None:
        """Ask where to write a study file; None where the person thinks better of it."""
        return file_to_save(self, tr("Export this study"), name, tr("Study files (*.json)"))

    def _build(self, shown: StudyFormState) -> None:
        emptied(self.content)
        theme, px, width = self.theme, self.theme.px, self.width_class
        title = stacked()
        title.setContentsMargins(px(BLEED_LEFT), 0, 0, px(20))
        title.addWidget(Text(theme, Role.VERDICT, tr("About this study")))
        self.content.addLayout(title)
        self._panel = ExposurePanel(theme)
        self._forms = (
            WhoForm(theme, shown, width=width),
            DataForm(theme, shown, width=width),
            YouForm(theme, shown, width=width),
            TrainsForm(theme),
        )
        column = stacked(spacing=px(32))
        for form in self._forms:
            if isinstance(form, YouForm):
                form.rarity.show()
                form.rarity.clicked.connect(self.rarity_wanted)
            if isinstance(form, WhoForm):
                form.look_up_wanted.connect(self.look_up_wanted)
            form.changed.connect(self.changed)
            column.addWidget(form)
        column.addWidget(self._actions())
        column.addStretch(1)
        line = in_line(spacing=px(36)) if width is Width.WIDE else stacked(spacing=px(24))
        line.addLayout(column, 622)
        line.addWidget(self._panel, 288)
        self.content.addLayout(line)
        self.content.addStretch(1)
        self.to_top()

    def _actions(self) -> QWidget:
        theme, px = self.theme, self.theme.px
        actions = QWidget()
        outer = stacked(actions)
        outer.setContentsMargins(px(BLEED_LEFT), 0, 0, 0)
        section = Section(theme, tr("This study as a whole"))
        section.column.setSpacing(px(12))
        self._export = Button(theme, tr("Export this study"))
        self._archive = Button(theme, "")
        self._remove = Button(theme, tr("Remove this study"))
        self._export.clicked.connect(lambda: self.export_wanted.emit(None))
        self._archive.clicked.connect(self.archive_wanted)
        self._remove.clicked.connect(lambda: self._ask.setVisible(True))
        line = in_line(spacing=px(12)) if self.width_class is not Width.NARROW else stacked(spacing=px(12))
        for button in (self._export, self._archive, self._remove):
            line.addWidget(button)
        line.addStretch(1)
        section.column.addLayout(line)
        section.column.addWidget(self._remove_question())
        self._outcome = Fault(theme)
        section.column.addWidget(self._outcome)
        outer.addWidget(section)
        return actions

    def _remove_question(self) -> QWidget:
        """The plain question before a study is removed, on the page itself."""
        theme, px = self.theme, self.theme.px
        self._ask = QWidget()
        column = stacked(self._ask, spacing=px(12))
        self._question = Text(theme, Role.READING)
        column.addWidget(self._question)
        keep, remove = Button(theme, tr("Keep it")), Button(theme, tr("Remove it"))
        keep.clicked.connect(lambda: self._ask.setVisible(False))
        remove.clicked.connect(self.remove_wanted)
        line = in_line(spacing=px(12))
        line.addWidget(keep)
        line.addWidget(remove)
        line.addStretch(1)
        column.addLayout(line)
        self._ask.hide()
        return self._ask

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        if changed:
            self.flush()
        super().arrange(width)
        if changed and self._shown is not None:
            self._forms = ()
            self.show_state(self._study, self._shown, archived=self._archived, loses=self._loses)
