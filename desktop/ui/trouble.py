"""A page for what cannot go on as usual: a sentence, and ways on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.core.study import Study, utc_day
from desktop.i18n import tr
from desktop.ui.standings import NoQuestionnaire
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.layout import emptied, in_line
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text
from desktop.words.dates import date_words

Way = tuple[str, Callable[[], None]]


def missing_words(missing: NoQuestionnaire) -> str:
    """Why a study cannot be scored, and what is there all the same."""
    words = tr(
        "The questionnaire “{id}” of this study is missing or broken, so it cannot be scored. "
        "What you recorded is below. {faults}"
    )
    return words.format(id=missing.study.questionnaire_id, faults=missing.faults)


def choose_vault(parent: QWidget, folder: Path) -> Path | None:
    """Ask for a vault, or where a new one is to be; None where the person thinks better of it."""
    from PySide6.QtWidgets import QFileDialog  # Home can be seen without it

    title, kinds = tr("Open another vault"), tr("Vaults (*.vault)")
    plain = QFileDialog.Option.DontConfirmOverwrite
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(folder), kinds, options=plain)
    return Path(chosen) if chosen else None


class TroublePage(Page):
    """Says what is wrong, offers ways on, and shows a study's records as they are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Something is in the way"))

    def show_trouble(self, title: str, sentence: str, ways: tuple[Way, ...], *, study: Study | None = None) -> None:
        """Show the sentence with its ways on; the first is the one to take."""
        theme, px = self.theme, self.theme.px
        emptied(self.content)
        self.content.addWidget(Text(theme, Role.VERDICT, title))
        self.content.addSpacing(px(16))
        self.content.addWidget(Text(theme, Role.READING, sentence))
        self.content.addSpacing(px(24))
        line = in_line(spacing=px(12))
        for at, (words, take) in enumerate(ways):
            button = Button(theme, words, Kind.PLAIN if at else Kind.FILLED)
            button.clicked.connect(lambda _=False, way=take: way())
            line.addWidget(button)
        line.addStretch(1)
        self.content.addLayout(line)
        if study is not None:
            self._show_records(study)
        self.content.addStretch(1)

    def _show_records(self, study: Study) -> None:
        theme, px = self.theme, self.theme.px
        self.content.addSpacing(px(32))
        self.content.addWidget(Text(theme, Role.ROW_TITLE, study.title or tr("Untitled study")))
        for answer in study.answers:
            said = answer.option or answer.state.value
            day = date_words(utc_day(answer.recorded_at))
            self.content.addSpacing(px(8))
            self.content.addWidget(Rule(theme))
            self.content.addWidget(Text(theme, Role.BODY, f"{answer.question}: {said}, {day}"))
            if answer.quote:
                self.content.addWidget(Text(theme, Role.WORDS, answer.quote, colour="pen"))
