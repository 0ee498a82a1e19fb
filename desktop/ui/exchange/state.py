"""What "Ask and receive" shows: what is waited for, and the log of what went out and came back."""

from dataclasses import dataclass
from datetime import UTC, date

from desktop.core.deadlines import RECEIVED, SENT, Waiting, reminder_due, waiting
from desktop.core.reference import Jurisdiction
from desktop.core.standing import Standing
from desktop.core.states import State
from desktop.core.study import Answer, Event, EventKind, utc_day
from desktop.i18n import ntr, tr
from desktop.words.choices import event_words
from desktop.words.dates import date_words, near_date_words


@dataclass(frozen=True, slots=True)
class EventShown:
    """One line of the log."""

    kind: EventKind
    day: str
    what: str
    note: str
    text: str
    reply_by: str


@dataclass(frozen=True, slots=True)
class ExchangeState:
    """All that the page draws. `waits` None: nothing is waited for."""

    study: str
    lead: str
    hint: str
    waits: Waiting | None
    overdue: bool
    reminder: bool
    silent: int
    answered: bool
    clock: tuple[str, ...]
    events: tuple[EventShown, ...]
    today: date


def silent_questions(standing: Standing, waits: Waiting) -> tuple[Answer, ...]:
    """The records that wait for the reply that is waited for; what was asked later has a day of its own."""
    records = (standing.answers[question.id] for question in standing.questions if question.id in standing.answers)
    return tuple(one for one in records if one.state is State.AWAITING and one.recorded_at <= waits.since)


def exchange_state(standing: Standing, jurisdiction: Jurisdiction | None, *, today: date) -> ExchangeState:
    """What to show of a study's exchange on a day."""
    study = standing.study
    waits, reminder = waiting(study.events), reminder_due(study.events, today=today)
    overdue = waits is not None and waits.is_overdue(today)
    asked = sum(standing.state(question) is State.AWAITING for question in standing.questions)
    return ExchangeState(
        study=study.id,
        lead=_lead(study.events, waits, today),
        hint=_hint(asked, overdue=reminder, waits=waits is not None),
        waits=waits,
        overdue=overdue,
        reminder=reminder,
        silent=len(silent_questions(standing, waits)) if reminder and waits is not None else 0,
        answered=any(answer.state is State.ANSWERED for answer in standing.answers.values()),
        clock=_clock(standing, jurisdiction),
        events=tuple(_shown(e, today) for e in sorted(study.events, key=lambda e: e.at.astimezone(UTC), reverse=True)),
        today=today,
    )


def _lead(events: tuple[Event, ...], waits: Waiting | None, today: date) -> str:
    if waits is not None:
        day = near_date_words(waits.reply_by, today=today)
        if waits.kind is EventKind.NOTE:
            words = tr("You wanted to come back to this on {day}.")
        elif waits.is_overdue(today):
            words = tr("No reply came by {day}, the date you gave.")
        elif waits.reply_by == today:
            words = tr("Their reply is due today, {day}.")
        else:
            words = tr("Their reply is due on {day}.")
        return words.format(day=day)
    if not any(event.kind in SENT for event in events):
        return tr("Nothing has gone out yet.")
    if any(event.kind in RECEIVED for event in events):
        return tr("They replied. Nothing is due.")
    return tr("Nothing is due.")


def _hint(asked: int, *, overdue: bool, waits: bool) -> str:
    if not asked:
        return ""
    if overdue:
        words = ntr(
            "{n} question still waits. You can remind them, wait longer, or note that they did not reply.",
            "{n} questions still wait. You can remind them, wait longer, or note that they did not reply.",
            asked,
        )
        return words.format(n=asked)
    if not waits:
        words = ntr(
            "{n} question that you asked has no answer yet. A letter can ask back.",
            "{n} questions that you asked have no answer yet. A letter can ask back.",
            asked,
        )
        return words.format(n=asked)
    return ntr("{n} question was asked and waits.", "{n} questions were asked and wait.", asked).format(n=asked)


def _clock(standing: Standing, jurisdiction: Jurisdiction | None) -> tuple[str, ...]:
    """What the law of the place says, only where they hold the data already: no clock runs before that."""
    if jurisdiction is None or not standing.study.context.already_joined:
        return ()
    source = tr("Source: {source}. Looked up on {day}; laws change. Not legal advice.")
    lines = (
        tr("{title}: {clock}.").format(title=jurisdiction.title, clock=jurisdiction.clock),
        tr("It holds for: {what}.").format(what=jurisdiction.applies_to),
        jurisdiction.notes,
        source.format(source=jurisdiction.source, day=date_words(jurisdiction.checked_on)),
    )
    return tuple(line for line in lines if line)


def _shown(event: Event, today: date) -> EventShown:
    reply_by = ""
    if event.reply_by is not None:
        words = tr("come back on {day}") if event.kind is EventKind.NOTE else tr("reply by {day}")
        reply_by = words.format(day=near_date_words(event.reply_by, today=today))
    day = near_date_words(utc_day(event.at), today=today)
    return EventShown(event.kind, day, event_words(event.kind), event.heading, event.text, reply_by)
