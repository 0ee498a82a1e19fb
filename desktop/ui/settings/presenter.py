"""Joins Settings with the vault, the shelf of questionnaires and the copies."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop.catalog.faults import BrokenQuestionnaire
from desktop.catalog.shelf import Shelf
from desktop.i18n import ntr, tr
from desktop.store.copies import copies, copies_folder
from desktop.store.settings import Settings
from desktop.store.vault import Vault
from desktop.ui.places import Place
from desktop.ui.places import Settings as SettingsPlace
from desktop.ui.settings.requests import requests_shown, size_words
from desktop.ui.settings.view import CopyShown, SettingsPage, SettingsState
from desktop.words.dates import moment_words


class SettingsPresenter:
    """Keeps what the person sets; restoring and erasing are done by whoever owns the vault."""

    def __init__(
        self,
        view: SettingsPage,
        *,
        vault: Vault,
        shelf: Shelf,
        look_changed: Callable[[], None],
        restore: Callable[[Path], None],
        erase: Callable[[], None],
    ) -> None:
        self.view = view
        self._vault = vault
        self._shelf = shelf
        self._look_changed = look_changed
        view.text_size_chosen.connect(lambda size: self._keep(replace(self._vault.settings(), text_size=size)))
        view.theme_chosen.connect(lambda theme: self._keep(replace(self._vault.settings(), theme=theme)))
        view.restore_wanted.connect(restore)
        view.add_wanted.connect(self._add_questionnaire)
        view.erase_wanted.connect(erase)

    def enter(self, place: Place) -> None:
        """Show the settings as they are."""
        assert isinstance(place, SettingsPlace)
        self.view.show_state(self._state())

    def leave(self) -> None:
        """Nothing is under way here."""

    def _state(self) -> SettingsState:
        settings = self._vault.settings()
        studies = sum(len(self._vault.studies(method="", archived=a)) for a in (False, True))
        kept = copies(copies_folder(self._vault.path))
        return SettingsState(
            text_size=settings.text_size,
            theme=settings.theme,
            vault=str(self._vault.path),
            copies=tuple(CopyShown(copy.path, _copy_words(copy.made_at, copy.size)) for copy in kept),
            questionnaires=tuple(self._questionnaire_words(path) for path in self._shelf.paths()),
            requests=requests_shown(self._vault.requests()),
            loses=_loses(studies, len(kept)),
        )

    def _keep(self, settings: Settings) -> None:
        self._vault.keep_settings(settings)
        self._look_changed()

    def _questionnaire_words(self, path: Path) -> str:
        try:
            questionnaire = self._shelf.read(path)
        except BrokenQuestionnaire as broken:
            return str(broken.faults[0])
        words = tr("{title}: {n} questions, version {version}")
        return words.format(title=questionnaire.title, n=len(questionnaire.questions), version=questionnaire.version)

    def _add_questionnaire(self) -> None:
        path = self.view.choose_questionnaire()
        if path is None:
            return
        try:
            added = self._shelf.add(path)
        except BrokenQuestionnaire as broken:
            more = len(broken.faults) - 1
            rest = ntr("{n} more fault.", "{n} more faults.", more).format(n=more) if more else ""
            self.view.say(f"{broken.faults[0]} {rest}")
            return
        except OSError as error:
            self.view.say(tr("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror))
            return
        self.view.show_state(self._state())
        self.view.say(tr("Added “{title}”.").format(title=added.title))


def _copy_words(made_at: datetime, size: int) -> str:
    return tr("{when} ({size})").format(when=moment_words(made_at), size=size_words(size))


def _loses(studies: int, kept: int) -> str:
    what = ntr("{n} study", "{n} studies", studies).format(n=studies)
    copied = ntr("{n} copy", "{n} copies", kept).format(n=kept)
    words = tr(
        "Erase everything? {studies} with all answers, your settings and {copies} go for good. "
        "Nothing can bring them back."
    )
    return words.format(studies=what.capitalize(), copies=copied)
