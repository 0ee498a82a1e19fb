"""Joins Home's page with the vault."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer

from desktop.core.study import utc_day
from desktop.store.rows import StudyRow
from desktop.store.vault import Vault
from desktop.ui.home.state import home_state
from desktop.ui.home.view import HomePage
from desktop.ui.places import Home, Lab, NewStudy, Place, Summary
from desktop.ui.standings import NoQuestionnaire, Standings

AT_A_TIME = 20
"""Studies scored between two looks at the keyboard, where many summaries are stale."""


class HomePresenter:
    """Shows the studies; scores those whose kept summary is stale, a few at a time."""

    def __init__(
        self,
        view: HomePage,
        *,
        vault: Vault,
        standings: Standings,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        open_example: Callable[[], object],
        bring_in: Callable[[Path], None],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._now = now
        self._bring_in = bring_in
        self._archived = False
        self._here = False
        self._later = QTimer(view)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)
        view.study_wanted.connect(lambda study: go(Summary(study)))
        view.new_wanted.connect(lambda: go(NewStudy()))
        view.example_wanted.connect(open_example)
        view.archived_wanted.connect(self._show_archived)
        view.file_wanted.connect(self._choose_file)
        view.lab_wanted.connect(lambda: go(Lab()))

    def enter(self, place: Place) -> None:
        """Show the studies as they are now."""
        assert isinstance(place, Home)
        self._here, self._archived = True, False
        self._show()

    def leave(self) -> None:
        """Stop scoring in the background."""
        self._here = False
        self._later.stop()

    def _choose_file(self) -> None:
        path = self.view.choose_file()
        if path is not None:
            self._bring_in(path)

    def _show_archived(self, archived: object) -> None:
        self._archived = bool(archived)
        self._show()

    def _rows(self, *, archived: bool) -> tuple[StudyRow, ...]:
        return self._vault.studies(method=self._standings.method, archived=archived)

    def _show(self) -> None:
        rows = self._rows(archived=self._archived)
        stale = [row.id for row in rows if row.summary is None][:AT_A_TIME]
        scored = [study for study in stale if self._score(study)]
        rows = self._rows(archived=self._archived) if scored else rows
        others = len(self._rows(archived=not self._archived))
        state = home_state(
            rows,
            today=utc_day(self._now()),
            archived_shown=self._archived,
            archived_count=len(rows) if self._archived else others,
        )
        self.view.show_state(state)
        if len(scored) == AT_A_TIME and self._here:
            self._later.start(0)

    def _score(self, study: str) -> bool:
        try:
            self._standings.summary(study)
        except NoQuestionnaire:
            return False
        return True
