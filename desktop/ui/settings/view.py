"""Settings: text size, colours, what was sent, copies, questionnaires, erasing everything."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.i18n import tr
from desktop.store.settings import TEXT_SIZES, THEMES
from desktop.ui.files import file_to_open
from desktop.ui.settings.log_part import NetworkLog
from desktop.ui.settings.requests import RequestShown
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import Chip
from desktop.ui.widgets.fields import Fault
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, in_line, no_wider, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class CopyShown:
    """A copy of the vault."""

    path: Path
    words: str


@dataclass(frozen=True, slots=True)
class SettingsState:
    """All that Settings draws."""

    text_size: int
    theme: str
    vault: str
    copies: tuple[CopyShown, ...]
    questionnaires: tuple[str, ...]
    requests: tuple[RequestShown, ...]
    loses: str


def theme_words(theme: str) -> str:
    """A choice of colours in words."""
    return {"system": tr("As the system"), "light": tr("Light"), "dark": tr("Dark")}[theme]


class SettingsPage(Page):
    """Shows the settings and tells what the person changes or wants done."""

    text_size_chosen = Signal(int)
    theme_chosen = Signal(str)
    restore_wanted = Signal(object)
    add_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Settings"))
        self._shown: SettingsState | None = None

    def show_state(self, shown: SettingsState) -> None:
        """Show the settings as they are."""
        self._shown = shown
        emptied(self.content)
        self.content.addWidget(Text(self.theme, Role.VERDICT, tr("Settings")))
        self.content.addSpacing(self.theme.px(24))
        bounded = QWidget()
        column = stacked(bounded, spacing=self.theme.px(32))
        parts = (self._looks, self._network_log, self._copies, self._questionnaires, self._erase)
        for part in parts:
            column.addWidget(part(shown))
        self.content.addLayout(no_wider(bounded, self.theme.px(720)))
        self.content.addStretch(1)

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done, under the questionnaires."""
        self._outcome.say(sentence)

    def choose_questionnaire(self) -> Path | None:
        """Ask for a questionnaire file; None where the person thinks better of it."""
        kind = tr("Questionnaires (*.toml)")
        return file_to_open(self, tr("Add a questionnaire"), kind)

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        super().arrange(width)
        if changed and self._shown is not None:
            self.show_state(self._shown)

    def _looks(self, shown: SettingsState) -> Section:
        section = Section(self.theme, tr("How it looks"))
        section.column.setSpacing(self.theme.px(12))
        self.sizes = {
            size: Chip(self.theme, f"{size} %", full_name=tr("Text size {n} %").format(n=size)) for size in TEXT_SIZES
        }
        self.themes = {name: Chip(self.theme, theme_words(name)) for name in THEMES}
        for heading, chips in ((tr("Text size"), self.sizes), (tr("Colours"), self.themes)):
            section.column.addWidget(Text(self.theme, Role.LABEL, heading, wrap=False))
            flow = FlowLayout(across=self.theme.px(8), down=self.theme.px(8))
            group = QButtonGroup(section)
            for chip in chips.values():
                group.addButton(chip)
                flow.addWidget(chip)
            section.column.addLayout(flow)
        self.sizes[shown.text_size].setChecked(True)
        self.themes[shown.theme].setChecked(True)
        for size, chip in self.sizes.items():
            chip.clicked.connect(lambda _=False, n=size: self.text_size_chosen.emit(n))
        for name, chip in self.themes.items():
            chip.clicked.connect(lambda _=False, n=name: self.theme_chosen.emit(n))
        return section

    def _network_log(self, shown: SettingsState) -> Section:
        self.log = NetworkLog(self.theme, shown.requests, narrow=self.width_class is Width.NARROW)
        return self.log

    def _copies(self, shown: SettingsState) -> Section:
        section = Section(self.theme, tr("Copies"))
        section.column.setSpacing(self.theme.px(8))
        words = tr(
            "Everything is in one file: {path}. A copy is made each time Askfirst opens and something has changed; "
            "the last ten are kept beside it."
        )
        section.column.addWidget(Text(self.theme, Role.READING, words.format(path=shown.vault), colour="ink2"))
        self.restores: list[Button] = []
        for copy in shown.copies:
            section.column.addWidget(Rule(self.theme))
            narrow = self.width_class is Width.NARROW
            line = stacked(spacing=self.theme.px(4)) if narrow else in_line(spacing=self.theme.px(12))
            line.addWidget(Text(self.theme, Role.BODY, copy.words), 1)
            restore = Button(self.theme, tr("Restore"))
            restore.setAccessibleName(tr("Restore the copy of {when}").format(when=copy.words))
            restore.clicked.connect(lambda _=False, path=copy.path: self.restore_wanted.emit(path))
            self.restores.append(restore)
            line.addWidget(restore)
            section.column.addLayout(line)
        if not shown.copies:
            section.column.addWidget(Text(self.theme, Role.BODY, tr("No copy yet. The first is made the next time.")))
        return section

    def _questionnaires(self, shown: SettingsState) -> Section:
        section = Section(self.theme, tr("Questionnaires"))
        section.column.setSpacing(self.theme.px(8))
        for words in shown.questionnaires:
            section.column.addWidget(Text(self.theme, Role.BODY, words))
        self.add = Button(self.theme, tr("Add a questionnaire from a file"))
        self.add.clicked.connect(self.add_wanted)
        section.column.addWidget(self.add)
        self._outcome = Fault(self.theme)
        section.column.addWidget(self._outcome)
        return section

    def _erase(self, shown: SettingsState) -> Section:
        section = Section(self.theme, tr("Erase everything"))
        section.column.setSpacing(self.theme.px(12))
        self._ask_erase = Button(self.theme, tr("Erase everything"))
        section.column.addWidget(self._ask_erase)
        asked = QWidget()
        column = stacked(asked, spacing=self.theme.px(12))
        column.addWidget(Text(self.theme, Role.READING, shown.loses))
        line = in_line(spacing=self.theme.px(12))
        keep, self.erase = Button(self.theme, tr("Keep it")), Button(self.theme, tr("Erase it all"))
        keep.clicked.connect(lambda: asked.setVisible(False))
        self.erase.clicked.connect(self.erase_wanted)
        line.addWidget(keep)
        line.addWidget(self.erase)
        line.addStretch(1)
        column.addLayout(line)
        asked.hide()
        self._ask_erase.clicked.connect(lambda: asked.setVisible(True))
        section.column.addWidget(asked)
        return section
