"""Joins Compare's page with the vault and the export."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from desktop.core.compare import FEWEST, MOST, Comparison, compare
from desktop.core.progress import Tick
from desktop.core.standing import Standing
from desktop.core.study import utc_day
from desktop.export.wishes import Wishes
from desktop.i18n import tr
from desktop.store.rows import StudyRow
from desktop.store.vault import Vault
from desktop.ui.compare.state import choice_state, side_by_side_state, toggled
from desktop.ui.compare.view import ComparePage
from desktop.ui.jobs import Done, Errand, Failed, Jobs, Outcome
from desktop.ui.places import Compare, Home, NewStudy, Place, Summary
from desktop.ui.saving import saved
from desktop.ui.standings import NoQuestionnaire, Standings

AT_A_TIME = 20
"""Studies scored on the way in, where many kept summaries are stale."""


def make_pdf(comparison: Comparison, wishes: Wishes, fonts: Path, tick: Tick) -> bytes:
    """The comparison's bytes; reportlab is imported here, by whoever first wants them."""
    from desktop.export.compare import compare_document
    from desktop.export.pdf import pdf_measure, report_pdf

    document = compare_document(comparison, wishes, measure=pdf_measure(fonts))
    return report_pdf(document, wishes, fonts=fonts, tick=tick)


class ComparePresenter:
    """Lets the person choose two to four studies, shows them side by side, and saves the page as a PDF."""

    def __init__(
        self,
        view: ComparePage,
        *,
        vault: Vault,
        standings: Standings,
        jobs: Jobs,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        fonts: Path,
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._making = Errand(jobs)
        self._now = now
        self._fonts = fonts
        self._chosen: tuple[str, ...] = ()
        self._left_out: dict[str, str] = {}
        self._comparison: Comparison | None = None
        view.picked.connect(self._pick)
        view.compare_wanted.connect(lambda: go(Compare(self._chosen)))
        view.choose_wanted.connect(lambda: go(Compare()))
        view.study_wanted.connect(lambda study: go(Summary(study)))
        view.new_wanted.connect(lambda: go(NewStudy()))
        view.home_wanted.connect(lambda: go(Home()))
        view.save_wanted.connect(self._save)
        view.stop_wanted.connect(self._making.stop)

    def enter(self, place: Place) -> None:
        """Show the studies side by side, or the list to choose from."""
        assert isinstance(place, Compare)
        if place.studies:
            self._chosen = tuple(dict.fromkeys(place.studies))[:MOST]
        self._left_out = {}
        standings = self._standings_of(self._chosen if place.studies else ())
        if len(standings) < FEWEST:
            self._comparison = None
            self._score_stale()
            self._show_choice()
            return
        self._comparison = compare(standings)
        self.view.show_side_by_side(side_by_side_state(self._comparison, left_out=self._left_out.values()))

    def leave(self) -> None:
        """Stop what is being made."""
        self._making.stop()

    def _standings_of(self, studies: tuple[str, ...]) -> list[Standing]:
        """The studies that can be scored; the others are left out and remembered."""
        found = []
        for study in studies:
            try:
                found.append(self._standings.of(study))
            except NoQuestionnaire as missing:
                self._left_out[study] = missing.study.title
        return found

    def _show_choice(self) -> None:
        rows = tuple(row for row in self._rows() if row.id not in self._left_out)
        self._chosen = tuple(study for study in self._chosen if any(row.id == study for row in rows))
        self.view.show_choice(choice_state(rows, self._chosen, left_out=self._left_out.values()))

    def _score_stale(self) -> None:
        """Score some of those whose kept summary is stale, and find those that cannot be scored."""
        for study in [row.id for row in self._rows() if row.summary is None][:AT_A_TIME]:
            try:
                self._standings.summary(study)
            except NoQuestionnaire as missing:
                self._left_out[study] = missing.study.title

    def _rows(self) -> tuple[StudyRow, ...]:
        return self._vault.studies(method=self._standings.method)

    def _pick(self, study: str, on: object) -> None:
        self._chosen = toggled(self._chosen, study, on=bool(on))
        self._show_choice()

    def _save(self) -> None:
        if self._comparison is None or self._making.under_way:
            return
        target = self.view.choose_target(self._name())
        if target is None:
            return
        settings = self._vault.settings()
        wishes = Wishes(
            made_on=utc_day(self._now()),
            exposure=settings.print_exposure,
            letter_paper=settings.letter_paper,
            large_print=settings.large_print,
        )
        self.view.say("")
        self.view.withhold_saving(tr("The PDF is still being made."))
        self.view.begin_progress(tr("Making the PDF"))
        work = partial(make_pdf, self._comparison, wishes, self._fonts)
        self._making.start(work, partial(self._keep, target), self.view.tell_progress)

    def _keep(self, target: Path, outcome: Outcome[bytes]) -> None:
        match outcome:
            case Done(content):
                self._end_saving(saved(target, content))
            case Failed(error):
                self._end_saving("")
                raise error
            case _:
                self._end_saving(tr("Stopped. Nothing was saved."))

    def _end_saving(self, sentence: str) -> None:
        self.view.end_progress()
        self.view.withhold_saving("")
        self.view.say(sentence)

    def _name(self) -> str:
        return tr("comparison-{day}.pdf").format(day=utc_day(self._now()).isoformat())
