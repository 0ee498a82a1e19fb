"""What "Ask and receive", the sheet, the letter and the review show, as tables."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop.catalog.reference import load_jurisdictions
from desktop.core.letter import LetterKind
from desktop.core.returned import Returned, ReturnedAnswer, Shown
from desktop.core.standing import Standing, standing_of
from desktop.core.states import Evidence, State
from desktop.core.study import Attachment, Event, EventKind, Place
from desktop.paths import questionnaires_folder
from desktop.ui.exchange.state import exchange_state
from desktop.ui.letter.state import letter_state
from desktop.ui.review.in_hand import RowDecision, Verdict
from desktop.ui.review.state import (
    answers_to_keep,
    day_of,
    first_decisions,
    later_records,
    review_state,
)
from desktop.ui.sheet.state import OWN, SheetWishes, asked_of, sheet_state

RULES = load_jurisdictions(questionnaires_folder())
TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def with_events(standing: Standing, *events: Event) -> Standing:
    return standing_of(standing.questionnaire, replace(standing.study, events=events))


def event(day: int, kind: EventKind, by: date | None = None) -> Event:
    return Event(datetime(2026, 11, day, 9, tzinfo=UTC), kind, "", by)


@pytest.mark.parametrize(
    ("events", "lead"),
    [
        ((), "Nothing has gone out yet."),
        ((event(1, EventKind.NOTE),), "Nothing has gone out yet."),
        ((event(1, EventKind.SHEET_SENT, date(2026, 12, 1)),), "Their reply is due on 1 December."),
        ((event(1, EventKind.SHEET_SENT, TODAY),), "Their reply is due today, 25 November."),
        ((event(1, EventKind.SHEET_SENT, date(2026, 11, 24)),), "No reply came by 24 November, the date you gave."),
        ((event(1, EventKind.LETTER_SENT),), "Nothing is due."),
        ((event(1, EventKind.LETTER_SENT), event(2, EventKind.REPLY_RECEIVED)), "They replied. Nothing is due."),
        ((event(1, EventKind.NOTE, date(2027, 1, 2)),), "You wanted to come back to this on 2 January 2027."),
    ],
)
def test_what_is_waited_for_is_said_in_a_sentence(standing: Standing, events: tuple[Event, ...], lead: str) -> None:
    assert exchange_state(with_events(standing, *events), None, today=TODAY).lead == lead


OVERDUE = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("events", "due", "possible"),
    [
        ((event(1, EventKind.SHEET_SENT, OVERDUE),), True, True),
        ((event(1, EventKind.SHEET_SENT, TODAY),), False, True),
        ((event(1, EventKind.NOTE, OVERDUE),), False, False),
        ((event(1, EventKind.SHEET_SENT), event(2, EventKind.REPLY_RECEIVED), event(3, EventKind.NOTE, OVERDUE)), False, False),
        ((event(1, EventKind.SHEET_SENT), event(3, EventKind.NOTE, OVERDUE)), True, True),
    ],
)  # fmt: skip
def test_a_reminder_is_offered_of_what_is_unanswered_alone(
    standing: Standing, events: tuple[Event, ...], *, due: bool, possible: bool
) -> None:
    told = with_events(standing, *events)
    assert exchange_state(told, None, today=TODAY).reminder is due
    kinds = dict(letter_state(LetterKind.FIRST, told, None, today=TODAY).kinds)
    assert ("no-reply" in kinds) is possible


def test_the_log_has_the_newest_first_and_no_clock_runs_while_deciding(standing: Standing) -> None:
    told = with_events(standing, event(1, EventKind.SHEET_SENT, date(2026, 12, 1)), event(3, EventKind.NOTE))
    shown = exchange_state(told, RULES[Place.EU], today=TODAY)
    assert [line.day for line in shown.events] == ["3 November", "1 November"]
    assert shown.events[1].reply_by == "reply by 1 December"
    assert shown.clock == ()
    joined = replace(told.study, context=replace(told.study.context, already_joined=True))
    clock = exchange_state(standing_of(told.questionnaire, joined), RULES[Place.EU], today=TODAY).clock
    assert "One month" in clock[0]
    assert "Looked up on 23 November 2026" in clock[-1]


def test_a_sheet_asks_what_is_chosen(standing: Standing) -> None:
    core = sheet_state(standing, SheetWishes(), today=TODAY)
    assert [label for _, label in core.selections] == [
        "The 3 core questions", "The 8 to ask next", "All 27", "My own choice",
    ]  # fmt: skip
    assert (core.reply_by, core.withheld) == (date(2026, 12, 25), "")
    own = SheetWishes(selection=OWN)
    assert sheet_state(standing, own, today=TODAY).withheld == "No question is chosen yet."
    chosen = replace(own, own=("dp_unit",))
    assert [one.question.id for one in asked_of(standing, chosen)] == ["dp_unit"]
    assert [q.question for q in sheet_state(standing, chosen, today=TODAY).own if q.chosen] == ["dp_unit"]
    blank = standing_of(standing.questionnaire, replace(standing.study, answers=()))
    assert "no answer yet" in sheet_state(blank, SheetWishes(again=True), today=TODAY).withheld


def test_a_letter_has_the_day_that_the_law_or_the_person_names(standing: Standing) -> None:
    first = letter_state(LetterKind.ACCESS, standing, RULES[Place.EU], today=TODAY)
    assert (first.kind, first.reply_by) == (LetterKind.FIRST, date(2026, 12, 25))
    assert "25 December 2026" in first.text
    wished = letter_state(LetterKind.FIRST, standing, None, today=TODAY, wished=date(2027, 1, 8))
    assert "8 January 2027" in wished.text
    assert wished.reply_by == date(2027, 1, 8)
    thanks = letter_state(LetterKind.THANKS, standing, None, today=TODAY, wished=date(2027, 1, 8))
    assert (thanks.reply_by, thanks.about) == (None, "")
    held = replace(standing.study, context=replace(standing.study.context, already_joined=True))
    access = letter_state(LetterKind.ACCESS, standing_of(standing.questionnaire, held), RULES[Place.EU], today=TODAY)
    assert access.reply_by == date(2026, 12, 25)
    assert "GDPR, article 12(3)" in access.about


def returned(standing: Standing, *answers: ReturnedAnswer, **more: object) -> Returned:
    made = Returned("3f2a9c1e", standing.study.id, standing.questionnaire.id, standing.questionnaire.version, answers)
    return replace(made, **{"by": "Data team", **more})


def test_choices_are_taken_and_words_alone_are_left_to_the_person(standing: Standing) -> None:
    sheet = returned(
        standing, ReturnedAnswer("dp_used", "b", ""), ReturnedAnswer("dp_unit", None, "We care."),
        ReturnedAnswer("rare_people", "z", ""), ReturnedAnswer("monitoring", "dont_know", ""),
        ReturnedAnswer("not_asked_here", "a", ""),
    )  # fmt: skip
    decisions = first_decisions(sheet, standing)
    assert {name: decision.verdict for name, decision in decisions.items()} == {
        "dp_used": Verdict.TAKE, "dp_unit": Verdict.LEAVE, "rare_people": Verdict.LEAVE, "monitoring": Verdict.TAKE,
    }  # fmt: skip
    shown = review_state(sheet, standing, decisions, day=TODAY, today=TODAY)
    assert shown.keep == "Keep 2 answers"
    assert [row.question for row in shown.rows] == ["dp_used", "dp_unit", "rare_people", "monitoring"]
    assert shown.rows[1].returned == "No box ticked"
    other = review_state(replace(sheet, study="x"), standing, decisions, day=TODAY, today=TODAY)
    assert "another study" in other.withheld


def test_an_answer_is_kept_as_a_claim_but_what_stays_the_same_keeps_its_proof(standing: Standing) -> None:
    known = standing.answers["dp_used"]
    assert known.evidence is Evidence.VERIFIED
    sheet = returned(
        standing, ReturnedAnswer("dp_used", known.option, "Still so."),
        ReturnedAnswer("inversion_measures", "a", "", (Shown.DOCUMENT,)),
        ReturnedAnswer("monitoring", "cannot_share", ""),
        documents="Model card",
    )  # fmt: skip
    decisions = first_decisions(sheet, standing)
    file = Attachment("sheet.pdf", "0" * 64)
    kept = answers_to_keep(sheet, standing, decisions, now=NOW, day=TODAY, attachment=file)
    assert [(a.state, a.evidence) for a in kept] == [
        (State.ANSWERED, Evidence.VERIFIED), (State.ANSWERED, Evidence.CLAIMED), (State.REFUSED, None),
    ]  # fmt: skip
    assert all(a.attachments[-1] == file and a.recorded_at == NOW for a in kept)
    assert "Data team" in kept[0].source
    assert kept[1].note == "They say that a document shows this. They name: Model card"
    changed = {**decisions, "dp_used": RowDecision(Verdict.CHANGE, (State.VAGUE, None))}
    assert answers_to_keep(sheet, standing, changed, now=NOW, day=TODAY, attachment=file)[0].state is State.VAGUE


def test_the_day_is_the_sheets_own_where_it_can_be(standing: Standing) -> None:
    sheet = returned(standing, made_on=date(2026, 11, 20))
    for written, day in (
        ("2026-11-24", date(2026, 11, 24)), ("2026-11-26", TODAY), ("2026-11-19", TODAY), ("soon", TODAY),
    ):  # fmt: skip
        assert day_of(replace(sheet, day=written), TODAY) == day
    answer = ReturnedAnswer("dp_used", "b", "")
    decisions = first_decisions(returned(standing, answer), standing)
    recorded = standing.answers["dp_used"].recorded_at.date()
    assert later_records(returned(standing, answer), standing, decisions, recorded) == ()
    assert later_records(returned(standing, answer), standing, decisions, date(2026, 1, 1)) == ("dp_used",)


def test_taking_it_after_changing_it_takes_what_is_on_the_sheet(standing: Standing) -> None:
    sheet = returned(standing, ReturnedAnswer("dp_used", "b", ""), ReturnedAnswer("dp_unit", "z", ""))
    file = Attachment("sheet.pdf", "0" * 64)
    pressed = {q: RowDecision(Verdict.TAKE, (State.ANSWERED, "e")) for q in ("dp_used", "dp_unit")}
    kept = answers_to_keep(sheet, standing, pressed, now=NOW, day=TODAY, attachment=file)
    assert [(answer.state, answer.option) for answer in kept] == [(State.ANSWERED, "b"), (State.VAGUE, None)]


def test_an_answer_of_the_same_day_counts_after_what_is_recorded(standing: Standing) -> None:
    known = standing.answers["dp_used"]
    sheet = returned(standing, ReturnedAnswer("dp_used", "b", ""))
    decisions = first_decisions(sheet, standing)
    day, file = known.recorded_at.date(), Attachment("sheet.pdf", "0" * 64)
    (kept,) = answers_to_keep(sheet, standing, decisions, now=NOW, day=day, attachment=file)
    assert kept.recorded_at >= known.recorded_at
