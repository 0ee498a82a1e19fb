"""Joins the Summary with the vault."""

from collections.abc import Callable
from datetime import datetime

from desktop.core.study import Choice, Decision, utc_day
from desktop.store.vault import Changes, Vault
from desktop.ui.places import Interview, Place, Report, SheetOut, Summary
from desktop.ui.standings import Standings
from desktop.ui.summary.state import summary_state
from desktop.ui.summary.view import SummaryPage


class SummaryPresenter:
    """Shows a study as it stands, and records what the person decides."""

    def __init__(
        self,
        view: SummaryPage,
        *,
        vault: Vault,
        standings: Standings,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        changed: Callable[[Changes], None],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._now = now
        self._changed = changed
        self._study = ""
        view.question_wanted.connect(lambda question: go(Interview(self._study, question)))
        view.interview_wanted.connect(lambda: go(Interview(self._study)))
        view.sheet_wanted.connect(lambda: go(SheetOut(self._study)))
        view.report_wanted.connect(lambda: go(Report(self._study)))
        view.decided.connect(self._record_decision)

    def enter(self, place: Place) -> None:
        """Show the study as it is now."""
        assert isinstance(place, Summary)
        self._study = place.study
        self._show()

    def leave(self) -> None:
        """Nothing is under way here."""

    def _show(self) -> None:
        standing = self._standings.of(self._study)
        self.view.show_state(summary_state(standing, today=utc_day(self._now())))

    def _record_decision(self, choice: Choice, reason: str) -> None:
        known = self._standings.of(self._study).study.decision
        if known is None or (known.choice, known.reason) != (choice, reason):
            decision = Decision(self._now(), choice, reason)
            self._changed(self._vault.record(self._study, decisions=(decision,)))
        self._show()
