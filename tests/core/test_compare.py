"""Studies side by side: what differs first, and only what all of them have."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.load import load_questionnaire
from desktop.core.compare import LETTERS, Aspect, Comparison, Reply, compare, limits_held, tells_of_the_person
from desktop.core.method import AnyOf, DistinctFrom, KnownLeak, SensitivityFrom
from desktop.core.questionnaire import Questionnaire
from desktop.core.standing import Standing, standing_of
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Context, Study, TrainsAi
from desktop.paths import questionnaires_folder
from tests.assessments import answered, random_answers, random_context, unanswered

SHIPPED = load_questionnaire(questionnaires_folder() / "model-inversion.toml")
CONTEXT = Context(trains_ai=TrainsAi.YES, data=("health_sensitive",), consequence="significant")


def standing(
    name: str,
    answers: Mapping[str, Answer] | None = None,
    context: Context = CONTEXT,
    questionnaire: Questionnaire = SHIPPED,
) -> Standing:
    log = tuple((answers or {}).values())
    study = Study(name, name, "", date(2026, 11, 1), questionnaire.id, questionnaire.version, context, answers=log)
    return standing_of(questionnaire, study)


def aspects(comparison: Comparison, *, differ: bool) -> set[Aspect]:
    return {row.aspect for row in comparison.facts if row.differs is differ}


def by_records(*records: Answer) -> dict[str, Answer]:
    return {record.question: record for record in records}


@pytest.mark.parametrize("count", [0, 1, 5])
def test_only_two_to_four_studies_stand_side_by_side(count: int) -> None:
    with pytest.raises(ValueError, match="to compare"):
        compare([standing(str(n)) for n in range(count)])


def test_a_study_does_not_stand_beside_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        compare([standing("a"), standing("b"), standing("a")])


def test_letters_follow_the_order_given() -> None:
    comparison = compare([standing(name) for name in ("z", "y", "x", "w")])
    assert [(side.letter, side.standing.study.id) for side in comparison.sides] == list(
        zip(LETTERS, "zyxw", strict=True)
    )


def test_studies_without_answers_agree_in_everything() -> None:
    comparison = compare([standing("a"), standing("b")])
    assert aspects(comparison, differ=True) == set()
    assert comparison.differing == ()
    assert not any(row.differs for row in comparison.core)
    assert len(comparison.core) + len(comparison.agreeing) == len(standing("a").questions)
    assert comparison.unshared == ()


def test_what_differs_stands_first_and_the_farthest_apart_before_the_rest() -> None:
    one = by_records(
        answered("dp_used", "a", Evidence.VERIFIED),
        answered("dp_report", "a", Evidence.VERIFIED),
        answered("review", "a", Evidence.VERIFIED),
        answered("adversarial_test", "a", Evidence.CLAIMED),
    )
    other = by_records(
        answered("dp_used", "a", Evidence.CLAIMED),
        answered("dp_report", "a", Evidence.CLAIMED),
        answered("review", "a", Evidence.DOCUMENTED),
        answered("adversarial_test", "a", Evidence.CLAIMED),
    )
    comparison = compare([standing("a", one), standing("b", other)])
    assert [row.differs for row in comparison.facts] == sorted((r.differs for r in comparison.facts), reverse=True)
    assert [row.question.core for row in comparison.core] == [1, 2, 3]
    assert [row.differs for row in comparison.core] == [True, False, False]
    assert [row.question.id for row in comparison.differing] == ["dp_report", "review"]
    assert comparison.differing[0].apart > comparison.differing[1].apart > 0
    assert comparison.differing[0].replies == (
        Reply(State.ANSWERED, "a", Evidence.VERIFIED),
        Reply(State.ANSWERED, "a", Evidence.CLAIMED),
    )


def test_a_core_question_that_differs_comes_before_those_that_do_not() -> None:
    comparison = compare([standing("a", by_records(unanswered("adversarial_test", State.REFUSED))), standing("b")])
    assert [row.question.core for row in comparison.core] == [3, 1, 2]


@pytest.mark.parametrize(
    ("other", "differ"),
    [
        (replace(CONTEXT, consequence="maximum"), {Aspect.EXPOSURE, Aspect.ASSURANCE}),
        (replace(CONTEXT, trains_ai=TrainsAi.NO), {Aspect.VERDICT}),
    ],
)
def test_the_person_alone_makes_exposure_differ(other: Context, differ: set[Aspect]) -> None:
    comparison = compare([standing("a"), standing("b", context=other)])
    assert aspects(comparison, differ=True) == differ


def test_replies_move_openness_coverage_and_limits() -> None:
    comparison = compare([standing("a"), standing("b", by_records(unanswered("dp_used", State.REFUSED)))])
    assert {Aspect.OPENNESS, Aspect.COVERAGE, Aspect.ASSURANCE} <= aspects(comparison, differ=True)
    assert [side.openness for side in comparison.sides] == [None, 0]
    assert comparison.sides[0].coverage == 0
    assert comparison.sides[1].coverage > 0


def test_a_question_that_another_answer_settles_is_not_the_same_as_one_not_asked() -> None:
    comparison = compare([standing("a", by_records(answered("dp_used", "e"))), standing("b")])
    replies = {row.question.id: row.replies for row in comparison.differing}
    assert replies["dp_epsilon"] == (Reply(State.NOT_ASKED, moot=True), Reply(State.NOT_ASKED))


def test_a_question_that_counts_for_some_only_is_named_and_not_compared() -> None:
    comparison = compare([standing("a"), standing("b", context=replace(CONTEXT, setting="employer"))])
    assert [(missing.question.id, missing.letters) for missing in comparison.unshared] == [("voluntary", ("B",))]
    rows = (*comparison.core, *comparison.differing, *comparison.agreeing)
    assert "voluntary" not in {row.question.id for row in rows}


def test_studies_on_different_questionnaires_are_compared_in_what_they_share() -> None:
    shorter = replace(
        SHIPPED,
        id="shorter",
        version="2.0",
        questions=tuple(question for question in SHIPPED.questions if question.id not in ("review", "retention")),
    )
    comparison = compare([standing("a"), standing("b", questionnaire=shorter)])
    assert comparison.questionnaires == ((SHIPPED.id, SHIPPED.version), ("shorter", "2.0"))
    assert {(missing.question.id, missing.letters) for missing in comparison.unshared} == {
        ("review", ("A",)),
        ("retention", ("A",)),
    }
    assert comparison.one_needed_line


def test_limits_today_come_first_and_one_of_the_best_case_after_them(standing: Standing) -> None:
    held = limits_held(standing)
    today = [each.cap.limit for each in held if not each.best_case]
    assert today == sorted(today)
    assert today
    assert [each.best_case for each in held] == sorted(each.best_case for each in held)
    assert sum(each.best_case for each in held) <= 1


def test_a_limit_tells_of_the_person_where_its_reason_does() -> None:
    assert tells_of_the_person(AnyOf((KnownLeak(), SensitivityFrom(Fraction(1)))))
    assert tells_of_the_person(DistinctFrom(Fraction(1)))
    assert not tells_of_the_person(KnownLeak())


@given(st.randoms(use_true_random=False), st.integers(2, 4))
def test_every_question_is_in_exactly_one_place(dice: random.Random, count: int) -> None:
    standings = [standing(str(n), random_answers(SHIPPED, dice), random_context(SHIPPED, dice)) for n in range(count)]
    comparison = compare(standings)
    rows = [*comparison.core, *comparison.differing, *comparison.agreeing]
    named = [row.question.id for row in rows] + [missing.question.id for missing in comparison.unshared]
    assert sorted(named) == sorted({question.id for each in standings for question in each.questions})
    assert all(len(row.replies) == count for row in rows)
    assert all(row.differs for row in comparison.differing)
    assert not any(row.differs for row in comparison.agreeing)
    assert [row.apart for row in comparison.differing] == sorted((r.apart for r in comparison.differing), reverse=True)
