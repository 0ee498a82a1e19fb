"""Joins the review of a returned sheet with the reading of it and the vault."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from desktop.core.progress import Tick
from desktop.core.returned import Returned
from desktop.core.study import Attachment, Event, EventKind, utc_day
from desktop.core.unreadable import LARGEST, Unreadable
from desktop.i18n import ntr, tr
from desktop.store.faults import StoreFault
from desktop.store.transfer import read_bytes
from desktop.store.vault import Changes, Vault
from desktop.ui.jobs import Done, Errand, Failed, Jobs, Outcome
from desktop.ui.places import Exchange, Place, SheetBack
from desktop.ui.review.in_hand import RowDecision, SheetInHand
from desktop.ui.review.state import answers_to_keep, day_of, first_decisions, later_records, review_state
from desktop.ui.review.view import ReviewPage
from desktop.ui.standings import Standings
from desktop.words.exposure import list_words
from desktop.words.reading import unreadable_words
from desktop.words.sheets import short_id


def read_returned(content: bytes, tick: Tick) -> Returned:
    """What a returned sheet says; what reads it is imported here, by whoever first opens one."""
    from desktop.reading.sheet import read_sheet

    return read_sheet(content, tick=tick)


class ReviewPresenter:
    """Reads a file, shows it, and appends what the person takes of it. Nothing is kept before that."""

    def __init__(
        self,
        view: ReviewPage,
        *,
        vault: Vault,
        standings: Standings,
        jobs: Jobs,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        changed: Callable[[Changes], None],
        sheets: dict[str, SheetInHand],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._reading = Errand(jobs)
        self._now = now
        self._go = go
        self._changed = changed
        self._study = ""
        self._sheets = sheets
        view.file_wanted.connect(self._choose)
        view.decided.connect(self._decide)
        view.day_written.connect(lambda day: self._change(day=day))
        view.keep_wanted.connect(self._keep)
        view.back_wanted.connect(lambda: go(Exchange(self._study)))
        view.stop_wanted.connect(self._reading.stop)

    def enter(self, place: Place) -> None:
        """Show the sheet that is in hand for this study, else what to do."""
        assert isinstance(place, SheetBack)
        self.view.say("")
        self._study = place.study
        if self._study in self._sheets:
            self._show()
        else:
            self.view.show_empty()

    def leave(self) -> None:
        """Stop reading; a sheet that was read stays in hand."""
        self._reading.drop()
        self.view.progress.end()

    def _today(self) -> date:
        return utc_day(self._now())

    def _choose(self) -> None:
        path = self.view.choose_file()
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a file and show what is in it."""
        try:
            content = read_bytes(path, most=LARGEST + 1)
        except StoreFault as fault:
            self.view.say(str(fault))
            return
        self.view.say("")
        self.view.progress.begin(tr("Reading the sheet"))
        self._reading.start(partial(read_returned, content), partial(self._take_in, path.name, content))

    def _take_in(self, name: str, content: bytes, outcome: Outcome[Returned]) -> None:
        """Take the sheet in hand. Leaving the room drops the reading, so this is still the study it was opened for."""
        self.view.progress.end()
        match outcome:
            case Done(returned):
                decisions = first_decisions(returned, self._standings.of(self._study))
                day = day_of(returned, self._today())
                self._sheets[self._study] = SheetInHand(name, content, returned, decisions, day)
                self._show()
            case Failed(Unreadable() as fault):
                self.view.say(unreadable_words(fault.reason, name=name))
            case Failed(error):
                raise error
            case _:
                self.view.say(tr("Stopped. Nothing was kept."))

    def _show(self) -> None:
        held, standing = self._sheets[self._study], self._standings.of(self._study)
        today = self._today()
        self.view.show_state(review_state(held.returned, standing, held.decisions, day=held.day, today=today))

    def _change(self, **changes: Any) -> None:
        self._sheets[self._study] = replace(self._sheets[self._study], **changes)
        self._show()

    def _decide(self, question: str, decision: RowDecision) -> None:
        self._change(decisions={**self._sheets[self._study].decisions, question: decision})

    def _keep(self) -> None:
        """Append what was taken, with the file beside it, in one transaction."""
        held, standing = self._sheets[self._study], self._standings.of(self._study)
        returned = held.returned
        later = later_records(returned, standing, held.decisions, held.day)
        if later:
            names = list_words([f"“{standing.questionnaire.by_id[name].short}”" for name in later[:3]])
            words = tr(
                "Something newer than this day is recorded already for {names}. Choose a later day, or leave it."
            )
            self.view.refuse(words.format(names=names))
            return
        try:
            attachment = Attachment(held.name, self._vault.keep_attachment(held.name, held.content))
            answers = answers_to_keep(
                returned, standing, held.decisions, now=self._now(), day=held.day, attachment=attachment
            )
            words = ntr("Sheet {id}, {n} answer kept", "Sheet {id}, {n} answers kept", len(answers))
            note = words.format(id=short_id(returned.sheet), n=len(answers))
            event = Event(self._now(), EventKind.SHEET_RECEIVED, note)
            self._changed(self._vault.record(self._study, answers=answers, events=(event,)))
        except StoreFault as fault:
            self.view.refuse(str(fault))
            return
        del self._sheets[self._study]
        self._go(Exchange(self._study))
