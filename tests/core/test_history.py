"""How a score moved: day by day, and what changed between two days, summing exactly."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.catalog.load import load_questionnaire
from desktop.core import course
from desktop.core.history import Point, changes_between, points_on, record_days, told_apart
from desktop.core.scoring import score
from desktop.core.standing import standing_of
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Context, Study, TrainsAi, current_answers
from desktop.paths import questionnaires_folder
from tests.assessments import random_answers, random_context

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


def long_log(seed: int, rounds: int) -> Study:
    """A study of any person whose questions are answered anew, round after round, in any order of days."""
    dice = random.Random(seed)
    answers = [
        replace(answer, recorded_at=FIRST + timedelta(days=dice.randrange(4 * rounds), hours=dice.randrange(24)))
        for _ in range(rounds)
        for answer in random_answers(QUESTIONNAIRE, dice).values()
        if dice.random() < 0.4
    ]
    context = replace(random_context(QUESTIONNAIRE, dice), trains_ai=dice.choice(list(TrainsAi)))
    return replace(STUDY, context=context, answers=tuple(answers))


@given(seed=some.integers(0, 2**32), rounds=some.integers(1, 6))
def test_every_day_stands_exactly_where_a_full_score_of_it_does(seed: int, rounds: int) -> None:
    study = long_log(seed, rounds)
    days = [FIRST.date() + timedelta(days=n) for n in range(-1, 4 * rounds + 1)]
    random.Random(seed).shuffle(days)
    full = [score(QUESTIONNAIRE, study.context, current_answers(study.answers, as_of=day)) for day in days]
    assert points_on(QUESTIONNAIRE, study, days) == tuple(
        Point(day, found.assurance, found.exposure.total, found.needed, found.verdict)
        for day, found in zip(days, full, strict=True)
    )


def test_what_was_on_record_before_is_not_reckoned_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reckoned: list[str] = []
    credit = course.credit

    def counted(*given: object) -> object:
        reckoned.append(given[1].id)  # type: ignore[attr-defined]
        return credit(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(course, "credit", counted)
    log = [answered("retention", "ab"[day % 2], day) for day in range(300)]
    points = points_on(QUESTIONNAIRE, with_answers(*log), record_days(log))
    assert len(points) == 300
    assert len({point.assurance for point in points}) == 2
    assert reckoned.count("retention") == 3
    assert len(reckoned) <= len(QUESTIONNAIRE.questions) + 2


def test_a_record_of_a_question_that_is_gone_counts_for_nothing() -> None:
    study = with_answers(Answer("no_such_question", FIRST, State.VAGUE), answered("dp_used", "a", 1))
    full = score(QUESTIONNAIRE, study.context, current_answers(study.answers))
    (point,) = points_on(QUESTIONNAIRE, study, [FIRST.date() + timedelta(days=2)])
    assert (point.assurance, point.verdict) == (full.assurance, full.verdict)


@given(some.sets(some.integers(0, 3000), min_size=1), some.integers(1, 400), some.integers(0, 200))
def test_what_lasted_a_step_is_among_the_days_told_apart(numbers: set[int], steps: int, after: int) -> None:
    days = [FIRST.date() + timedelta(days=n) for n in sorted(numbers)]
    until = days[-1] + timedelta(days=after)
    kept = told_apart(days, until, steps=steps)
    assert len(kept) <= max(steps, 1)
    assert set(kept) <= set(days)
    assert kept[-1] == days[-1]
    step = ((until - days[0]).days + 1) / steps
    for day, following in zip(days, [*days[1:], until + timedelta(days=1)], strict=True):
        assert day in kept or (following - day).days < step
