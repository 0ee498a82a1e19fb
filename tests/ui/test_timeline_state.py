"""The Timeline: what it says of two days, as tables."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.core.questionnaire import Questionnaire
from desktop.core.standing import standing_of
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Study
from desktop.ui.timeline.compared import ComparedState, compared_state, signed
from desktop.ui.timeline.state import timeline_state, whole_record
from desktop.words.figures import count_words

TODAY = date(2026, 11, 24)
FIRST, SECOND = date(2026, 10, 12), date(2026, 11, 20)
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def answer(question: str, option: str, days: int, evidence: Evidence = Evidence.CLAIMED) -> Answer:
    return Answer(question, NOW + timedelta(days=days), State.ANSWERED, option, evidence)


def compared(questionnaire: Questionnaire, study: Study, first: date, second: date) -> ComparedState:
    before, after = (standing_of(questionnaire, study, as_of=day) for day in (first, second))
    return compared_state(before, after, first=first, second=second, today=TODAY)


def test_the_finding_names_both_days_and_what_became_of_the_figure(
    questionnaire: Questionnaire, example: Study
) -> None:
    shown = compared(questionnaire, example, FIRST, SECOND)
    assert shown.sentence == "From 12 October to 20 November they settled four more questions, and 17 became 30."
    assert (shown.on_first, shown.on_second, shown.total) == ("12 October", "20 November", "+13")


def test_the_rows_that_are_shown_add_up_to_the_total(questionnaire: Questionnaire, example: Study) -> None:
    days = [date(2026, 10, 1), FIRST, date(2026, 11, 3), SECOND]
    for first, second in ((a, b) for a in days for b in days if a <= b):
        shown = compared(questionnaire, example, first, second)
        rows = [*shown.rows, *shown.smaller, *([shown.limits] if shown.limits else [])]
        assert signed(sum(int(row.points.replace("−", "-")) for row in rows)) == shown.total


def test_the_largest_changes_come_first_and_the_small_ones_are_folded(questionnaire: Questionnaire) -> None:
    answers = tuple(answer(q.id, "a", 0, Evidence.VERIFIED) for q in questionnaire.questions[:12])
    study = Study("s", "A", "B", TODAY, questionnaire.id, "1.0", answers=answers)
    shown = compared(questionnaire, study, TODAY - timedelta(days=1), TODAY)
    sizes = [int(row.points) for row in (*shown.rows, *shown.smaller)]
    assert len(shown.rows) == 5
    assert sizes == sorted(sizes, reverse=True)
    assert shown.smaller_words == f"{count_words(len(shown.smaller)).capitalize()} smaller changes"
    assert shown.smaller_points == signed(sum(sizes[5:]))


def test_one_change_is_never_folded_alone(questionnaire: Questionnaire) -> None:
    parents = {getattr(question.visible_if, "question", "") for question in questionnaire.questions}
    alone = [q for q in questionnaire.questions if q.visible_if is None and q.id not in parents][:6]
    answers = tuple(answer(question.id, "a", 0, Evidence.VERIFIED) for question in alone)
    study = Study("s", "A", "B", TODAY, questionnaire.id, "1.0", answers=answers)
    shown = compared(questionnaire, study, TODAY - timedelta(days=1), TODAY)
    assert (len(shown.rows), shown.smaller) == (6, ())


def test_a_row_says_the_proof_the_cause_and_what_is_not_needed_any_more(questionnaire: Questionnaire) -> None:
    answers = (
        answer("dp_used", "a", -9), answer("dp_epsilon", "a", -9), answer("retention", "a", -9),
        answer("dp_used", "f", 0), answer("retention", "a", 0, Evidence.VERIFIED),
    )  # fmt: skip
    study = Study("s", "A", "B", TODAY, questionnaire.id, "1.0", answers=answers)
    shown = compared(questionnaire, study, TODAY - timedelta(days=5), TODAY)
    rows = {row.question: row for row in (*shown.rows, *shown.smaller)}
    parent = questionnaire.by_id["dp_used"].short
    assert rows["dp_used"].because == ""
    assert rows["dp_epsilon"].because == f"because of “{parent}”"
    assert rows["dp_epsilon"].after.words == "The same answer"
    assert rows["retention"].after.words == "The same answer. Someone independent checked"
    assert rows["retention"].before.evidence is Evidence.CLAIMED
    assert rows["retention"].after.evidence is Evidence.VERIFIED


def test_limits_have_a_row_with_the_lowest_that_binds(questionnaire: Questionnaire, example: Study) -> None:
    limits = compared(questionnaire, example, FIRST, SECOND).limits
    assert limits is not None
    assert (limits.question, limits.before.words, limits.after.words, limits.points) == (
        "",
        "None",
        "No more than 30",
        "−8",
    )


def test_two_flags_on_one_day_compare_nothing(questionnaire: Questionnaire, example: Study) -> None:
    shown = compared(questionnaire, example, SECOND, SECOND)
    assert (shown.rows, shown.limits, shown.total) == ((), None, "0")
    assert "one day" in shown.nothing
    assert shown.sentence == "20 of 27 questions were settled on 20 November, and 30 of 100 was shown."
    assert compared(questionnaire, example, FIRST, date(2026, 10, 20)).nothing.startswith("Nothing changed")


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (FIRST, date(2026, 10, 20), "they settled no more questions, and it stays at 17"),
        (date(2026, 10, 1), FIRST, "they settled 16 more questions, and 0 became 17"),
    ],
)
def test_the_finding_says_what_did_not_change(
    questionnaire: Questionnaire, example: Study, first: date, second: date, words: str
) -> None:
    assert words in compared(questionnaire, example, first, second).sentence


def test_questions_that_came_open_again_are_said(questionnaire: Questionnaire) -> None:
    answers = (answer("retention", "a", -9), Answer("retention", NOW, State.AWAITING))
    study = Study("s", "A", "B", TODAY, questionnaire.id, "1.0", answers=answers)
    assert "one question came open again" in compared(questionnaire, study, TODAY - timedelta(days=5), TODAY).sentence


def test_the_page_begins_with_the_first_and_the_last_day_on_record(
    questionnaire: Questionnaire, example: Study
) -> None:
    shown = timeline_state(standing_of(questionnaire, example), today=TODAY)
    assert (shown.first, shown.second, shown.answered) == (FIRST, SECOND, True)
    assert shown.stops == (date(2026, 10, 1), FIRST, SECOND)
    assert [event.kind for event in shown.past.happened][-1] is None
    assert shown.past.last == date(2026, 12, 7)


def test_one_day_on_record_is_compared_with_the_beginning(questionnaire: Questionnaire) -> None:
    study = Study("s", "A", "B", date(2026, 11, 1), questionnaire.id, "1.0", answers=(answer("retention", "a", 0),))
    shown = timeline_state(standing_of(questionnaire, study), today=TODAY)
    assert (shown.first, shown.second) == (date(2026, 11, 1), TODAY)
    alone = timeline_state(standing_of(questionnaire, replace(study, created_on=TODAY)), today=TODAY)
    assert (alone.first, alone.second, alone.stops) == (TODAY, TODAY, (TODAY,))


def test_the_whole_record_has_every_day_and_every_event(questionnaire: Questionnaire, example: Study) -> None:
    rows = whole_record(standing_of(questionnaire, example), today=TODAY)
    assert [row.day for row in rows] == [
        "1 October 2026", "1 October 2026", "12 October 2026", "12 October 2026",
        "20 November 2026", "20 November 2026", "20 November 2026",
    ]  # fmt: skip
    assert (rows[4].shown, rows[4].best, rows[4].needed) == ("30", "72", "58 to 70")
    assert "Five points asked again" in rows[6].what
    assert rows[2].words.startswith("12 October 2026: 17 shown, 35 at best, 58 to 70 needed.")
