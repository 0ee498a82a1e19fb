"""How a score moved: day by day, and what changed between two days, summing exactly."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.catalog.load import load_questionnaire
from desktop.core.history import changes_between, points_on, record_days
from desktop.core.method import Evidence, State
from desktop.core.standing import standing_of
from desktop.core.study import Answer, Context, Study, TrainsAi
from desktop.paths import questionnaires_folder

QUESTIONNAIRE = load_questionnaire(questionnaires_folder() / "model-inversion.toml")
FIRST = datetime(2026, 11, 1, 9, tzinfo=UTC)
STUDY = Study(
    "s", "Sleep", "Clinic", FIRST.date(), "model-inversion", "1.0",
    Context("health_study", ("health_sensitive",), (), "significant", trains_ai=TrainsAi.YES),
)  # fmt: skip


def answered(question: str, option: str, days: int, evidence: Evidence = Evidence.CLAIMED) -> Answer:
    return Answer(question, FIRST + timedelta(days=days), State.ANSWERED, option, evidence)


def with_answers(*answers: Answer) -> Study:
    return replace(STUDY, answers=answers)


@some.composite
def logs(draw: some.DrawFn) -> Study:
    answers = []
    for _ in range(draw(some.integers(0, 40))):
        question = draw(some.sampled_from(QUESTIONNAIRE.questions))
        at = FIRST + timedelta(days=draw(some.integers(0, 20)))
        state = draw(some.sampled_from(State))
        if state is State.ANSWERED:
            option, evidence = draw(some.sampled_from(question.options)).id, draw(some.sampled_from(Evidence))
            answers.append(Answer(question.id, at, state, option, evidence))
        else:
            answers.append(Answer(question.id, at, state))
    return with_answers(*answers)


@given(study=logs(), first=some.integers(-1, 21), last=some.integers(-1, 21))
def test_the_effects_add_up_to_the_change_exactly(study: Study, first: int, last: int) -> None:
    days = [FIRST.date() + timedelta(days=n) for n in (first, last)]
    before, after = (standing_of(QUESTIONNAIRE, study, as_of=day) for day in days)
    changes = changes_between(before, after)
    assert changes.effect == after.score.assurance.low - before.score.assurance.low
    assert all(change.effect for change in changes.questions)
    points = points_on(QUESTIONNAIRE, study, days)
    assert [point.assurance for point in points] == [before.score.assurance, after.score.assurance]


def test_a_parent_that_hides_its_follow_ups_is_named_as_the_cause() -> None:
    study = with_answers(answered("dp_used", "a", 0), answered("dp_epsilon", "a", 0), answered("dp_used", "f", 5))
    before, after = (standing_of(QUESTIONNAIRE, study, as_of=date(2026, 11, day)) for day in (1, 6))
    causes = {change.question: change.because for change in changes_between(before, after).questions}
    assert causes["dp_used"] is None
    assert causes["dp_epsilon"] == "dp_used"


def test_a_limit_that_begins_to_bind_has_a_row_of_its_own() -> None:
    asked = [answered(q.id, "a", 0, Evidence.VERIFIED) for q in QUESTIONNAIRE.questions]
    study = with_answers(*asked, Answer("dp_used", FIRST + timedelta(days=3), State.REFUSED))
    before, after = (standing_of(QUESTIONNAIRE, study, as_of=date(2026, 11, day)) for day in (1, 5))
    limits = changes_between(before, after).limits
    assert limits is not None
    assert limits.before == ()
    assert limits.after
    assert limits.effect < 0


def test_nothing_changed_has_no_rows() -> None:
    standing = standing_of(QUESTIONNAIRE, with_answers(answered("dp_used", "a", 0)))
    changes = changes_between(standing, standing)
    assert (changes.questions, changes.limits, changes.effect) == ((), None, Fraction(0))


@pytest.mark.parametrize("hour", [0, 23])
def test_days_are_counted_in_one_zone_and_once(hour: int) -> None:
    at = datetime(2026, 11, 3, hour, 30, tzinfo=UTC)
    answers = [Answer("dp_used", at, State.VAGUE), Answer("dp_epsilon", at, State.VAGUE)]
    assert record_days(answers) == (date(2026, 11, 3),)
