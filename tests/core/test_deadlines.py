"""Days by which a reply is wanted."""

from datetime import UTC, date, datetime

import pytest

from desktop.catalog.reference import load_jurisdictions
from desktop.core.deadlines import months_later, pending, reminder_due, reply_due, unanswered, waiting
from desktop.core.study import Event, EventKind, Place
from desktop.paths import questionnaires_folder

RULES = load_jurisdictions(questionnaires_folder())


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(9999, 12, 1), 1, date(9999, 12, 31)),
    ],
)
def test_a_month_runs_to_the_same_day_or_the_last(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_the_laws_clocks_run_from_receipt() -> None:
    assert reply_due(date(2026, 11, 2), RULES[Place.EU]) == date(2026, 12, 2)
    assert reply_due(date(2026, 10, 14), RULES[Place.UK]) == date(2026, 11, 16)
    assert reply_due(date(2026, 11, 2), RULES[Place.US_HIPAA]) == date(2026, 12, 2)
    assert reply_due(date(2026, 11, 2), RULES[Place.US_CA]) == date(2026, 12, 17)
    assert reply_due(date(2026, 11, 2), RULES[Place.US_RESEARCH]) is None
    assert {reply_due(date(9999, 12, 30), RULES[place]) for place in (Place.EU, Place.US_CA)} == {date.max}


def event(day: int, kind: EventKind, by: date | None = None) -> Event:
    return Event(datetime(2026, 11, day, 9, tzinfo=UTC), kind, reply_by=by)


def test_a_reply_settles_what_was_asked_and_a_newer_request_takes_its_place() -> None:
    first, second = date(2026, 11, 20), date(2026, 12, 20)
    sent = event(1, EventKind.SHEET_SENT, first)
    assert waiting([]) is None
    asked = waiting([sent])
    assert asked is not None
    assert (asked.reply_by, asked.is_overdue(date(2026, 11, 20)), asked.is_overdue(date(2026, 11, 21))) == (
        first, False, True,
    )  # fmt: skip
    assert waiting([event(3, EventKind.REPLY_RECEIVED), sent]) is None
    reminded = waiting([sent, event(4, EventKind.REMINDER, second), event(5, EventKind.NOTE)])
    assert reminded is not None
    assert reminded.reply_by == second
    assert waiting([sent, event(4, EventKind.LETTER_SENT)]) == asked


def test_one_reply_does_not_end_the_wait_for_another() -> None:
    sheet = event(1, EventKind.SHEET_SENT, date(2026, 12, 20))
    erasure = event(2, EventKind.LETTER_SENT, date(2026, 12, 28))
    earlier = event(3, EventKind.LETTER_SENT, date(2026, 12, 10))
    replied = event(4, EventKind.REPLY_RECEIVED)

    def days(*events: Event) -> list[int]:
        return [one.reply_by.day for one in pending(events)]

    assert days(sheet, erasure) == [20, 28]
    assert days(sheet, erasure, replied) == [28]
    assert days(sheet, erasure, earlier, event(5, EventKind.SHEET_RECEIVED)) == [10, 28]
    assert days(sheet, erasure, event(5, EventKind.NOTE, date(2026, 12, 24))) == [24, 28]
    assert days(sheet, erasure, event(5, EventKind.REMINDER, date(2026, 12, 30))) == [28, 30]
    assert days(sheet, erasure, replied, event(5, EventKind.REPLY_RECEIVED)) == []
    assert reminder_due((sheet, erasure, replied), today=date(2026, 12, 29))


def test_once_the_day_is_over_whatever_goes_out_or_is_noted_next_settles_it() -> None:
    sent = event(1, EventKind.SHEET_SENT, date(2026, 11, 10))
    before, after = event(10, EventKind.NOTE), event(11, EventKind.NOTE)
    assert waiting([sent, before]) is not None
    assert waiting([sent, before, after]) is None
    assert waiting([sent, before, event(11, EventKind.DOCUMENT_ADDED)]) is not None
    own = waiting([sent, event(5, EventKind.NOTE, date(2026, 11, 25))])
    assert own is not None
    assert own.reply_by == date(2026, 11, 25)


def test_a_reminder_makes_sense_only_where_nothing_came_back_since_the_last_word() -> None:
    by, late = date(2026, 11, 10), date(2026, 11, 20)
    own, sent = event(1, EventKind.NOTE, by), event(2, EventKind.SHEET_SENT, by)
    replied, again = event(3, EventKind.REPLY_RECEIVED), event(4, EventKind.LETTER_SENT, by)
    own_day = event(5, EventKind.NOTE, by)
    for events, newest, due in (
        ([], None, False),
        ([own], None, False),
        ([sent], sent, True),
        ([replied, sent], None, False),
        ([sent, replied, own_day], None, False),
        ([again, replied, sent], again, True),
        ([sent, event(4, EventKind.REMINDER, by)], event(4, EventKind.REMINDER, by), True),
        ([sent, own_day], sent, True),
        ([event(3, EventKind.SHEET_SENT, by), replied], None, False),
        ([replied, event(3, EventKind.SHEET_SENT, by)], event(3, EventKind.SHEET_SENT, by), True),
    ):
        assert unanswered(events) == newest
        assert reminder_due(events, today=late) is due
        assert not reminder_due(events, today=by)
