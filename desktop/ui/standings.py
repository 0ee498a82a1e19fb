"""Studies as they stand: loaded, scored, and remembered until they change.

Home with fresh scores needs none of this, so what scores is imported when a study is first loaded.
"""

from typing import TYPE_CHECKING

from desktop.catalog.faults import BrokenQuestionnaire
from desktop.catalog.shelf import Shelf
from desktop.core.study import Study
from desktop.core.summary import ScoreSummary, summary_to_text
from desktop.store.vault import Vault

if TYPE_CHECKING:
    from desktop.core.standing import Standing


class NoQuestionnaire(Exception):
    """The study's questionnaire is missing or broken; the study itself is here and readable."""

    def __init__(self, study: Study, faults: str) -> None:
        super().__init__(faults)
        self.study = study
        self.faults = faults


class Standings:
    """Gives the standing of a study. It keeps the newest one, and tells the vault its summary."""

    def __init__(self, vault: Vault, shelf: Shelf) -> None:
        self._vault = vault
        self._shelf = shelf
        self._kept: Standing | None = None

    @property
    def method(self) -> str:
        """What the kept summaries rest on: it changes when a questionnaire's file does."""
        return self._shelf.fingerprint()

    def of(self, study: str) -> "Standing":
        """The study as it stands; NoQuestionnaire where it cannot be scored."""
        if self._kept is None or self._kept.study.id != study:
            self._kept = self._load(study)
        return self._kept

    def _load(self, study: str) -> "Standing":
        from desktop.core.standing import standing_of

        whole = self._vault.study(study)
        try:
            questionnaire = self._shelf.find(whole.questionnaire_id)
        except BrokenQuestionnaire as broken:
            raise NoQuestionnaire(whole, str(broken)) from None
        if questionnaire is None:
            raise NoQuestionnaire(whole, "")
        return standing_of(questionnaire, whole)

    def changed(self) -> None:
        """Forget what was kept, because something was written."""
        self._kept = None

    def summary(self, study: str) -> ScoreSummary:
        """The study's score in whole numbers, kept in the vault as well."""
        from desktop.core.standing import summary_of

        summary = summary_of(self.of(study))
        self._vault.keep_summary(study, method=self.method, text=summary_to_text(summary))
        return summary
