"""Joins the Timeline with a study's standings."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date, datetime

from desktop.core.history import record_days
from desktop.core.standing import Standing, standing_of
from desktop.core.study import utc_day
from desktop.ui.places import Interview, Place, SheetOut, Timeline
from desktop.ui.standings import Standings
from desktop.ui.timeline.compared import ComparedState, compared_state
from desktop.ui.timeline.state import timeline_state, whole_record
from desktop.ui.timeline.view import TimelinePage


class TimelinePresenter:
    """Shows a study over time. A flag that moves looks up the standings of its day, and scores no other."""

    def __init__(
        self,
        view: TimelinePage,
        *,
        standings: Standings,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
    ) -> None:
        self.view = view
        self._standings = standings
        self._now = now
        self._study = ""
        self._standing: Standing | None = None
        self._today = date.min
        self._recorded: tuple[date, ...] = ()
        self._known: dict[int, Standing] = {}
        view.days_moved.connect(self._compare)
        view.record_wanted.connect(self._show_record)
        view.question_wanted.connect(lambda question: go(Interview(self._study, question)))
        view.interview_wanted.connect(lambda: go(Interview(self._study)))
        view.sheet_wanted.connect(lambda: go(SheetOut(self._study)))
        view.again_wanted.connect(lambda: go(SheetOut(self._study, again=True)))

    def enter(self, place: Place) -> None:
        """Show the study up to today; as it was left where nothing has changed since."""
        assert isinstance(place, Timeline)
        self._study = place.study
        standing, today = self._standings.of(self._study), utc_day(self._now())
        if standing is self._standing and today == self._today:
            return
        self._standing, self._today = standing, today
        self._recorded = record_days(standing.study.answers)
        self._known = {len(self._recorded): standing}
        shown = timeline_state(standing, today=today)
        self.view.show_state(shown, self._compared(shown.first, shown.second))

    def leave(self) -> None:
        """Nothing is under way here."""

    def _compare(self, first: date, second: date) -> None:
        self.view.show_compared(self._compared(first, second), (first, second))

    def _compared(self, first: date, second: date) -> ComparedState:
        before, after = self._on(first), self._on(second)
        return compared_state(before, after, first=first, second=second, today=self._today)

    def _on(self, day: date) -> Standing:
        """The study as it stood at the end of a day: the same from one day on record to the next."""
        assert self._standing is not None
        at = bisect_right(self._recorded, day)
        if at not in self._known:
            now = self._standing
            self._known[at] = standing_of(now.questionnaire, now.study, as_of=day)
        return self._known[at]

    def _show_record(self) -> None:
        assert self._standing is not None
        self.view.show_record(whole_record(self._standing, today=self._today))
