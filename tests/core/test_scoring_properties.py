"""Properties P1 to P14 of the method (part B7)."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.load import load_questionnaire
from desktop.core import scoring
from desktop.core.credits import Answers as CurrentAnswers
from desktop.core.credits import contributions, total
from desktop.core.questionnaire import Questionnaire
from desktop.core.scoring import Score, score
from desktop.core.states import Evidence, State, Verdict
from desktop.core.study import Context
from desktop.paths import questionnaires_folder
from tests.assessments import (
    LEVELS,
    NON_ANSWERS,
    Answers,
    answered,
    better_options,
    better_proof,
    no_longer_refused,
    random_answers,
    random_context,
    unanswered,
)

QUESTIONNAIRE = load_questionnaire(questionnaires_folder() / "model-inversion.toml")
RANK = {Verdict.V4: 0, Verdict.V3: 1, Verdict.V2: 2, Verdict.V1: 3}
Scorer = Callable[[Questionnaire, Context, CurrentAnswers], Score]


def assessment(seed: int) -> tuple[Context, Answers]:
    dice = random.Random(seed)
    return random_context(QUESTIONNAIRE, dice), random_answers(QUESTIONNAIRE, dice)


assessments = st.integers(0, 2**32).map(assessment)


def worse_things(before: Score, after: Score) -> Iterator[str]:
    """What got worse from one score to another that must not be worse."""
    if after.assurance.low < before.assurance.low or after.assurance.high < before.assurance.high:
        yield "assurance fell"
    if after.exposure.total.low > before.exposure.total.low or after.exposure.total.high > before.exposure.total.high:
        yield "exposure rose"
    if before.verdict in RANK and after.verdict in RANK and RANK[after.verdict] < RANK[before.verdict]:
        yield f"verdict fell from {before.verdict} to {after.verdict}"


def steps(answers: Answers) -> Iterator[Answers]:
    """Every one-step improvement of P2, P3 and P6."""
    yield from better_options(QUESTIONNAIRE, answers)
    yield from better_proof(answers)
    yield from no_longer_refused(QUESTIONNAIRE, answers)


def violations(scorer: Scorer, seeds: range) -> tuple[int, list[str]]:
    """How many steps were walked, and what got worse on the way."""
    walked, found = 0, []
    for seed in seeds:
        context, answers = assessment(seed)
        before = scorer(QUESTIONNAIRE, context, answers)
        for improved in steps(answers):
            walked += 1
            found += [f"{seed}: {what}" for what in worse_things(before, scorer(QUESTIONNAIRE, context, improved))]
    return walked, found


def test_no_one_step_improvement_of_300_assessments_makes_anything_worse() -> None:
    walked, found = violations(score, range(300))
    assert walked > 10_000
    assert found == []


def rescaling_scorer(questionnaire: Questionnaire, context: Context, answers: CurrentAnswers) -> Score:
    """The first tempting wrong design of B7: weights are rescaled where an answer hides a question."""
    right = score(questionnaire, context, answers)
    kept = [part for part in contributions(questionnaire, context, answers) if not part.hidden]
    factor = Fraction(100) / sum((part.full for part in kept), Fraction(0))
    raw = total(kept).scaled(factor)
    limits = [Fraction(100), *(limit.cap.limit for limit in right.limits)]
    best = [Fraction(100), *(limit.cap.limit for limit in right.best_case_limits)]
    assurance = replace(right.assurance, low=min(raw.low, *limits), high=min(raw.high, *best))
    return replace(right, assurance=assurance)


def test_rescaling_weights_where_an_answer_hides_a_question_is_caught() -> None:
    _, found = violations(rescaling_scorer, range(40))
    assert any("assurance fell" in what for what in found)


def stricter_scorer(questionnaire: Questionnaire, context: Context, answers: CurrentAnswers) -> Score:
    """The second tempting wrong design of B7: rule 4 also asks that something is still open."""
    right = score(questionnaire, context, answers)
    if right.verdict is Verdict.V2 and right.assurance.high == right.assurance.low:
        within = right.assurance.low >= right.needed.high - questionnaire.method.curve.gap
        return replace(right, verdict=Verdict.V3 if within else Verdict.V4)
    return right


def at_the_limit() -> tuple[Context, Answers, Answers]:
    """The hand-built case of B7: one core question refused, access vague; better proof lifts the sum to its limit."""
    answers = {q.id: answered(q.id, q.options[0].id) for q in QUESTIONNAIRE.questions}
    answers |= {
        "adversarial_test": unanswered("adversarial_test", State.REFUSED),
        "who_access": unanswered("who_access", State.VAGUE),
        "inversion_measures": answered("inversion_measures", "a", Evidence.CLAIMED),
        "dp_used": answered("dp_used", "c", Evidence.DOCUMENTED),
    }
    for name in ("dp_epsilon", "dp_unit", "dp_report", "output_detail", "rare_people", "query_limits"):
        answers[name] = answered(name, QUESTIONNAIRE.by_id[name].options[-2].id, Evidence.CLAIMED)
    improved = {**answers, "inversion_measures": answered("inversion_measures", "a", Evidence.VERIFIED)}
    return Context("app", ("survey_opinions",), (), "limited"), answers, improved


def test_asking_that_something_is_open_for_not_yet_is_caught_by_the_case_at_the_limit() -> None:
    context, answers, improved = at_the_limit()
    before, after = (score(QUESTIONNAIRE, context, a) for a in (answers, improved))
    assert before.assurance.low < after.assurance.low == after.assurance.high == 40
    assert not list(worse_things(before, after))
    before, after = (stricter_scorer(QUESTIONNAIRE, context, a) for a in (answers, improved))
    assert (before.verdict, after.verdict) == (Verdict.V2, Verdict.V3)
    assert list(worse_things(before, after))


@given(assessments)
def test_ranges_lie_between_0_and_100_and_are_not_turned_round(case: tuple[Context, Answers]) -> None:
    got = score(QUESTIONNAIRE, *case)
    assert 0 <= got.assurance.low <= got.assurance.high <= 100
    assert 0 <= got.exposure.total.low <= got.exposure.total.high <= 100
    assert 0 <= got.coverage <= 1


@given(assessments, st.data())
def test_an_answer_in_the_place_of_a_non_answer_never_lowers_the_low_end(
    case: tuple[Context, Answers], data: st.DataObject
) -> None:
    context, answers = case
    open_ones = [q for q in QUESTIONNAIRE.questions if answers.get(q.id) is None or answers[q.id].option is None]
    if not open_ones:
        return
    question = data.draw(st.sampled_from(open_ones))
    option = data.draw(st.sampled_from([option for option in question.options if not option.blocker]))
    before = score(QUESTIONNAIRE, context, answers)
    answer = answered(question.id, option.id, data.draw(st.sampled_from(LEVELS)))
    after = score(QUESTIONNAIRE, context, {**answers, question.id: answer})
    assert after.assurance.low >= before.assurance.low
    assert after.exposure.total.high <= before.exposure.total.high


@given(assessments, st.data())
def test_whatever_comes_back_for_an_open_question_never_raises_the_best_case(
    case: tuple[Context, Answers], data: st.DataObject
) -> None:
    context, answers = case
    open_ones = [q for q in QUESTIONNAIRE.questions if answers.get(q.id) is None or answers[q.id].state.is_open]
    if not open_ones:
        return
    question = data.draw(st.sampled_from(open_ones))
    option = data.draw(st.sampled_from(question.options))
    evasive = [unanswered(question.id, state) for state in NON_ANSWERS if not state.is_open]
    answer = data.draw(st.sampled_from([*evasive, answered(question.id, option.id, Evidence.VERIFIED)]))
    before = score(QUESTIONNAIRE, context, answers)
    after = score(QUESTIONNAIRE, context, {**answers, question.id: answer})
    assert after.assurance.high <= before.assurance.high
    assert after.exposure.total.low >= before.exposure.total.low


@given(assessments)
def test_contributions_and_the_limit_add_up_exactly(case: tuple[Context, Answers]) -> None:
    got = score(QUESTIONNAIRE, *case)
    assert sum(part.points for part in got.contributions) + got.limit_applied == got.assurance.low
    assert sum(part.full for part in got.contributions) == 100


@given(assessments, assessments)
def test_what_a_question_weighs_depends_on_the_context_alone(
    case: tuple[Context, Answers], other: tuple[Context, Answers]
) -> None:
    one, two = (score(QUESTIONNAIRE, case[0], answers).contributions for answers in (case[1], other[1]))
    assert [(part.question, part.full) for part in one] == [(part.question, part.full) for part in two]


@given(assessments, st.sampled_from(LEVELS))
def test_deletion_changes_neither_model_leak_protection_nor_exposure(
    case: tuple[Context, Answers], evidence: Evidence
) -> None:
    context, answers = case
    seen = {
        (got.model_leak_protection, got.exposure.total)
        for option in QUESTIONNAIRE.by_id["retention"].options
        for got in [score(QUESTIONNAIRE, context, {**answers, "retention": answered("retention", option.id, evidence)})]
    }
    assert len(seen) == 1


@given(assessments)
def test_words_alone_reach_35_and_paper_alone_80(case: tuple[Context, Answers]) -> None:
    context, answers = case
    claimed = {k: replace(a, evidence=Evidence.CLAIMED) if a.option else a for k, a in answers.items()}
    paper = {k: replace(a, evidence=Evidence.DOCUMENTED) if a.option else a for k, a in answers.items()}
    assert score(QUESTIONNAIRE, context, claimed).assurance.low <= 35
    assert score(QUESTIONNAIRE, context, paper).assurance.low <= 80


@given(assessments, st.data())
def test_a_more_exposed_person_never_comes_out_better(case: tuple[Context, Answers], data: st.DataObject) -> None:
    context, answers = case
    method = QUESTIONNAIRE.method
    if not context.data or context.consequence is None:
        return
    category = data.draw(st.sampled_from([c.id for c in method.categories]))
    factor = data.draw(st.sampled_from([f.id for f in method.factors]))
    more = data.draw(
        st.sampled_from(
            [
                replace(context, data=tuple({*context.data, category})),
                replace(context, stands_out=tuple({*context.stands_out, factor})),
                replace(context, consequence="maximum"),
            ]
        )
    )
    before, after = score(QUESTIONNAIRE, context, answers), score(QUESTIONNAIRE, more, answers)
    assert after.exposure.total.low >= before.exposure.total.low
    assert after.exposure.total.high >= before.exposure.total.high
    assert after.assurance.low <= before.assurance.low
    assert after.assurance.high <= before.assurance.high
    if before.verdict in RANK and after.verdict in RANK:
        assert RANK[after.verdict] <= RANK[before.verdict]


@given(assessments, st.randoms())
def test_the_order_of_entry_does_not_matter(case: tuple[Context, Answers], dice: random.Random) -> None:
    context, answers = case
    mixed = list(answers.items())
    dice.shuffle(mixed)
    assert score(QUESTIONNAIRE, context, dict(mixed)) == score(QUESTIONNAIRE, context, answers)


def test_a_blank_form_spans_everything_and_says_too_little() -> None:
    got = score(QUESTIONNAIRE, Context(), {})
    assert (got.assurance.low, got.assurance.high, got.verdict) == (0, 100, Verdict.V0)
    assert got.openness is None


@given(assessments, st.sampled_from(LEVELS))
def test_a_full_form_has_no_range_and_a_final_verdict(case: tuple[Context, Answers], evidence: Evidence) -> None:
    context, answers = case
    context = replace(context, data=("wearable",), consequence="limited", known_leak=False)
    full = {
        q.id: answers[q.id] if q.id in answers and answers[q.id].option else answered(q.id, q.options[0].id, evidence)
        for q in QUESTIONNAIRE.questions
    }
    got = score(QUESTIONNAIRE, context, full)
    assert got.assurance.low == got.assurance.high
    assert got.verdict in (Verdict.V1, Verdict.V3, Verdict.V4)


@pytest.mark.parametrize("curve_exposure, needed", [(0, 0), (25, 10), (40, 40), (100, 80), (70, 60)])
def test_needed_assurance_follows_the_curve(curve_exposure: int, needed: int) -> None:
    assert scoring.needed_assurance(QUESTIONNAIRE.method.curve, Fraction(curve_exposure)) == needed


def test_a_document_behind_one_core_answer_lifts_the_limit_on_words() -> None:
    claimed = {q.id: answered(q.id, q.options[0].id, Evidence.CLAIMED) for q in QUESTIONNAIRE.questions}
    shown = {**claimed, "dp_used": answered("dp_used", "a", Evidence.DOCUMENTED)}
    context = Context("app", ("wearable",), (), "limited")
    assert score(QUESTIONNAIRE, context, claimed).assurance.low == 35
    assert score(QUESTIONNAIRE, context, shown).assurance.low > 50
