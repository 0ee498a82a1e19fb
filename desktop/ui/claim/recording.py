"""Recording what was read as an answer in the study in hand, if there is one."""

from collections.abc import Callable, Mapping
from datetime import datetime

from desktop.core.states import Evidence, State
from desktop.core.study import Answer
from desktop.i18n import tr
from desktop.store.faults import StoreFault
from desktop.store.vault import Changes, Vault
from desktop.ui.standings import Standings


class Recording:
    """Appends answers as claims, each after whatever is recorded of its question.

    `study_in_hand` gives an id, or nothing.
    """

    def __init__(
        self,
        *,
        vault: Vault,
        standings: Standings,
        now: Callable[[], datetime],
        changed: Callable[[Changes], None],
        study_in_hand: Callable[[], str],
    ) -> None:
        self._vault = vault
        self._standings = standings
        self._now = now
        self._changed = changed
        self._study_in_hand = study_in_hand

    def why_not(self) -> str:
        """Why nothing can be recorded; empty where it can."""
        return "" if self._study_in_hand() else tr("There is no study yet in which it could be recorded.")

    def would_words(self, options: Mapping[str, str]) -> str:
        """What would be recorded, and in which study; nothing where there is none."""
        answers = self._answers(options, note="") if self._study_in_hand() else ()
        return tr("This goes into {where}.").format(where=self._where_words(answers)) if answers else ""

    def _where_words(self, answers: tuple[Answer, ...]) -> str:
        standing = self._standings.of(self._study_in_hand())
        asked = standing.questionnaire.by_id
        told = [
            f"{asked[one.question].short} – {asked[one.question].option(one.option or '').label}" for one in answers
        ]
        title = standing.study.title or tr("Untitled study")
        return tr("“{title}”, as what they claim: {answers}").format(title=title, answers="; ".join(told))

    def _answers(self, options: Mapping[str, str], *, note: str) -> tuple[Answer, ...]:
        asked = self._standings.of(self._study_in_hand()).questionnaire.by_id
        return tuple(self._answer(question, option, note) for question, option in options.items() if question in asked)

    def record(self, options: Mapping[str, str], *, note: str) -> str:
        """Record the options of those questions that the study asks; what came of it, as a sentence."""
        study = self._study_in_hand()
        answers = self._answers(options, note=note)
        try:
            self._changed(self._vault.record(study, answers=answers))
        except StoreFault as fault:
            return str(fault)
        return tr("Recorded in {where}. Earlier answers are kept.").format(where=self._where_words(answers))

    def _answer(self, question: str, option: str, note: str) -> Answer:
        known = self._standings.of(self._study_in_hand()).answers.get(question)
        moment = self._now() if known is None else max(self._now(), known.recorded_at)
        return Answer(question, moment, State.ANSWERED, option, Evidence.CLAIMED, note=note)
