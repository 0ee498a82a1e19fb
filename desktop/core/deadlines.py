"""Days by which a reply is wanted: clocks of the law, one's own, and which of them still stand.

A month runs to the same day of the next month, or to its last day where there is none. No clock of the law runs while
somebody is still deciding: clocks are for requests about data that is already held.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.core.study import Event, EventKind, Place, utc_day

if TYPE_CHECKING:
    from desktop.core.reference import Jurisdiction

OWN_DAYS, REMINDER_DAYS = 30, 14
"""What the letters ask for where no law does."""

SENT = (EventKind.SHEET_SENT, EventKind.LETTER_SENT, EventKind.REMINDER)
RECEIVED = (EventKind.REPLY_RECEIVED, EventKind.SHEET_RECEIVED)
_MOVES_WEEKENDS = (Place.EU, Place.UK)
"""Where an end on a weekend moves to Monday in practice; holidays are not known here, so the day is "about"."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A day by which a reply is wanted and that nothing has settled yet; `since` is when it was asked."""

    since: datetime
    kind: EventKind
    reply_by: date

    def is_overdue(self, today: date) -> bool:
        """Whether the day is over."""
        return self.reply_by < today


def days_later(day: date, days: int) -> date:
    """So many days later; the last day of all where there is none."""
    return day + timedelta(days=min(days, (date.max - day).days))


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month; the last day of all where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def reply_due(received: date, jurisdiction: "Jurisdiction") -> date | None:
    """About when the law of a place wants a reply to a request received on a day; None where it names no time."""
    clock = jurisdiction.reply
    if clock is None:
        return None
    due = days_later(months_later(received, clock.months), clock.days)
    if jurisdiction.place in _MOVES_WEEKENDS and due.weekday() >= 5:
        due = days_later(due, 7 - due.weekday())
    return due


def pending(events: Iterable[Event]) -> tuple[Waiting, ...]:
    """The days that still stand, soonest first: of requests, and the person's own (a dated note).

    Each thing that happens settles one day at most, the soonest, so that one reply does not end the wait for another: a
    reply does, a sheet that came back that of a sheet if one is out; a reminder and a day of one's own take its place;
    whatever else goes out or is noted settles it once it is over, so that nobody is told again what they have acted on.
    A document that was added is not about the wait.
    """
    standing: list[Waiting] = []
    for event in sorted(events, key=lambda event: event.at.astimezone(UTC)):
        if event.kind is EventKind.DOCUMENT_ADDED:
            continue
        settled = _settled_by(event, standing)
        standing = [one for one in standing if one is not settled]
        if event.reply_by is not None and event.kind in (*SENT, EventKind.NOTE):
            standing.append(Waiting(event.at, event.kind, event.reply_by))
    return tuple(sorted(standing, key=lambda one: one.reply_by))


def _settled_by(event: Event, standing: Iterable[Waiting]) -> Waiting | None:
    """Which of the days that stand an event settles."""
    days = sorted(standing, key=lambda one: one.reply_by)
    soonest = next(iter(days), None)
    if event.kind is EventKind.SHEET_RECEIVED:
        return next((one for one in days if one.kind is EventKind.SHEET_SENT), soonest)
    takes_its_place = event.kind is EventKind.REMINDER or (event.kind is EventKind.NOTE and event.reply_by is not None)
    if event.kind in RECEIVED or takes_its_place:
        return soonest
    return soonest if soonest is not None and soonest.is_overdue(utc_day(event.at)) else None


def unanswered(events: Iterable[Event]) -> Event | None:
    """The newest thing that was sent, where nothing came back since; only there does a reminder make sense.

    Of equal times the later in the list is the newer.
    """
    exchanged = [event for event in events if event.kind in (*SENT, *RECEIVED)]
    newest = max(reversed(exchanged), key=lambda event: event.at, default=None)
    return newest if newest is not None and newest.kind in SENT else None


def reminder_due(events: Iterable[Event], *, today: date) -> bool:
    """Whether to offer a reminder first: a day is over that nothing settled, of something sent that is unanswered."""
    known = tuple(events)
    waits = waiting(known)
    if waits is None or not waits.is_overdue(today):
        return False
    return waits.kind in SENT or unanswered(known) is not None


def waiting(events: Iterable[Event]) -> Waiting | None:
    """The next day that still stands."""
    return next(iter(pending(events)), None)
