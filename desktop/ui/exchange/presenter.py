"""Joins "Ask and receive" with the vault: what went out and came back, and the day that is waited for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from desktop.core.deadlines import RECEIVED, REMINDER_DAYS, days_later, reminder_due, waiting
from desktop.core.letter import LetterKind
from desktop.core.reference import Jurisdiction
from desktop.core.states import State
from desktop.core.study import Answer, Event, EventKind, utc_day
from desktop.core.study import Place as Country
from desktop.export.calendar import calendar_file
from desktop.i18n import tr
from desktop.store.faults import StoreFault
from desktop.store.vault import Changes, Vault
from desktop.ui.exchange.note import Note
from desktop.ui.exchange.state import exchange_state, silent_questions
from desktop.ui.exchange.view import ExchangePage
from desktop.ui.places import Exchange, LetterOut, Place, Reply, SheetBack, SheetOut
from desktop.ui.saving import saved
from desktop.ui.standings import Standings
from desktop.words.dates import date_words


class ExchangePresenter:
    """Shows the exchange of a study and records what the person says about it."""

    def __init__(
        self,
        view: ExchangePage,
        *,
        vault: Vault,
        standings: Standings,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        changed: Callable[[Changes], None],
        jurisdictions: Mapping[Country, Jurisdiction],
        notes: dict[str, Note],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._now = now
        self._changed = changed
        self._jurisdictions = jurisdictions
        self._notes = notes
        self._study = ""
        view.sheet_wanted.connect(lambda: go(SheetOut(self._study)))
        view.again_wanted.connect(lambda: go(SheetOut(self._study, again=True)))
        view.letter_wanted.connect(lambda kind: go(LetterOut(self._study, kind or self._fitting_kind())))
        view.sheet_back_wanted.connect(lambda: go(SheetBack(self._study)))
        view.reply_wanted.connect(lambda: go(Reply(self._study)))
        view.silence_recorded.connect(self._record_silence)
        view.calendar_wanted.connect(self._save_calendar)
        view.note_written.connect(self._keep_note)
        view.wait_wanted.connect(self._wait_on)

    def enter(self, place: Place) -> None:
        """Show the exchange as it is now."""
        assert isinstance(place, Exchange)
        self._study = place.study
        self._show()

    def leave(self) -> None:
        """Keep a note in hand that is begun and not kept yet."""
        self._hold_note()

    def _hold_note(self) -> None:
        if self.view.note.is_begun:
            self._notes[self._study] = self.view.note.note
        else:
            self._notes.pop(self._study, None)

    def _show(self) -> None:
        standing = self._standings.of(self._study)
        rule = self._jurisdictions.get(standing.study.context.place)
        shown = exchange_state(standing, rule, today=self._today())
        self.view.show_state(shown, note=self._notes.get(self._study))

    def _fitting_kind(self) -> str:
        """The letter to begin with: a reminder where one is due, asking back after a reply, else the first."""
        events = self._standings.of(self._study).study.events
        if reminder_due(events, today=self._today()):
            return LetterKind.NO_REPLY.value
        replied = any(event.kind in RECEIVED for event in events)
        return (LetterKind.CLARIFY if replied else LetterKind.FIRST).value

    def _today(self) -> date:
        return utc_day(self._now())

    def _record(self, event: Event, answers: tuple[Answer, ...] = (), *, own_note: bool = False) -> None:
        self._hold_note()
        try:
            self._changed(self._vault.record(self._study, answers=answers, events=(event,)))
        except StoreFault as fault:
            self.view.say(str(fault))
            return
        if own_note:
            self._notes.pop(self._study, None)
        self._show()

    def _record_silence(self) -> None:
        """Note of every question that was asked for by the day that is over that no reply came."""
        standing = self._standings.of(self._study)
        waits = waiting(standing.study.events)
        if waits is None:
            return
        answers = tuple(
            replace(answer, state=State.NO_REPLY, recorded_at=self._after(answer))
            for answer in silent_questions(standing, waits)
        )
        note = tr("No reply came by {day}.").format(day=date_words(waits.reply_by))
        self._record(Event(self._now(), EventKind.NOTE, note), answers)

    def _after(self, answer: Answer) -> datetime:
        return max(self._now(), answer.recorded_at)

    def _wait_on(self) -> None:
        """Move the day that is waited for to later, as a dated note without words."""
        self._record(Event(self._now(), EventKind.NOTE, "", days_later(self._today(), REMINDER_DAYS)))

    def _keep_note(self, text: str, day: object) -> None:
        reply_by = day if isinstance(day, date) else None
        if not text.strip() and reply_by is None:
            self.view.say(tr("There is nothing to keep yet. Write what happened, or choose a day."))
            return
        self._record(Event(self._now(), EventKind.NOTE, text.strip(), reply_by), own_note=True)

    def _save_calendar(self) -> None:
        chosen = self.view.choose_target("askfirst.ics")
        if chosen is not None:
            self.view.say(saved(chosen, calendar_file(self._standings.of(self._study).study)))
