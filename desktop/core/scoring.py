"""Study -> Score, in exact fractions (research part B).

    raw(x) = sum over the applicable questions of 100 * w_q / W * x_q
    A(x)   = min(raw(x), the limits of all caps that x triggers)

Assurance at its low end uses every low credit, at its high end every high one; exposure the other way round.
The verdict compares assurance with Req(E), the assurance that the exposure calls for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from desktop.core.credits import (
    Answers,
    Contribution,
    chose,
    chosen_option,
    contributions,
    is_hidden,
    total,
    weight_of,
)
from desktop.core.exposure import Exposure, exposure_of, stakes_of
from desktop.core.limits import CapGround, Limit, limited, limits
from desktop.core.method import Cap, Chosen, VerdictCurve
from desktop.core.questionnaire import AnswerCondition, Question, Questionnaire
from desktop.core.span import Span
from desktop.core.states import State, Verdict
from desktop.core.study import Answer, Context, TrainsAi, answer_states


@dataclass(frozen=True, slots=True)
class Score:
    """Where a study stands. All figures run from 0 to 100, but coverage from 0 to 1.

    `limits` are those triggered at the low end, `best_case_limits` at the high end. `openness` is None where
    nothing was asked. `ask_next` are the questions with points open, most first. `contradictions` are pairs of
    chosen options that do not go together; they are shown and never scored.
    """

    raw: Span
    assurance: Span
    exposure: Exposure
    needed: Span
    model_leak_protection: Fraction
    care_and_control: Fraction
    openness: Fraction | None
    coverage: Fraction
    verdict: Verdict
    close_call: bool
    best_case_falls_short: bool
    contributions: tuple[Contribution, ...]
    limits: tuple[Limit, ...]
    best_case_limits: tuple[Limit, ...]
    ask_next: tuple[Contribution, ...]
    contradictions: tuple[tuple[Chosen, Chosen], ...]

    @property
    def limit_applied(self) -> Fraction:
        """What the limits take off the sum at the low end: zero or negative."""
        return self.assurance.low - self.raw.low


def score(questionnaire: Questionnaire, context: Context, answers: Answers) -> Score:
    """Score the records that count, one for each question; a missing one is not asked."""
    method = questionnaire.method
    parts = contributions(questionnaire, context, answers)
    credits = {part.question: part.credit for part in parts}
    stakes = stakes_of(method, context)
    exposure = exposure_of(method, stakes, credits)
    ground = CapGround(questionnaire, context, answers, credits, stakes)
    raw = total(parts)
    low_limits = limits(ground, raw.low, best_case=False)
    high_limits = limits(ground, raw.high, best_case=True)
    low_caps, high_caps = ([limit.cap for limit in found] for found in (low_limits, high_limits))
    assurance = Span(limited(raw.low, low_caps), limited(raw.high, high_caps))
    needed = needed_span(method.curve, exposure.total)
    coverage = _coverage(questionnaire, answers, parts)
    told = told_of(questionnaire, context, answers)
    verdict = verdict_of(
        method.curve,
        told,
        low_caps=low_caps,
        covered=coverage >= method.curve.min_coverage,
        assurance=assurance,
        needed=needed,
    )
    in_order = verdict not in (Verdict.NA, Verdict.V0)
    return Score(
        raw=raw,
        assurance=assurance,
        exposure=exposure,
        needed=needed,
        model_leak_protection=_share(questionnaire, parts, leak=True),
        care_and_control=_share(questionnaire, parts, leak=False),
        openness=_openness(questionnaire, answers, parts),
        coverage=coverage,
        verdict=verdict,
        close_call=in_order and abs(assurance.low - needed.high) < method.curve.borderline,
        best_case_falls_short=assurance.high < needed.low,
        contributions=parts,
        limits=low_limits,
        best_case_limits=high_limits,
        ask_next=tuple(sorted((part for part in parts if part.open > 0), key=lambda part: -part.open)),
        contradictions=tuple(pair for pair in method.contradictions if all(chose(answers, side) for side in pair)),
    )


def needed_assurance(curve: VerdictCurve, exposure: Fraction) -> Fraction:
    """Req(E): the assurance that this exposure calls for, linear between the points of the curve."""
    for (left, low), (right, high) in zip(curve.points, curve.points[1:], strict=False):
        if exposure <= right:
            return low + (high - low) * (exposure - left) / (right - left)
    return curve.points[-1][1]


def needed_span(curve: VerdictCurve, exposure: Span) -> Span:
    """The assurance that a range of exposure calls for."""
    return Span(needed_assurance(curve, exposure.low), needed_assurance(curve, exposure.high))


def _share(questionnaire: Questionnaire, parts: Iterable[Contribution], *, leak: bool) -> Fraction:
    """Points over the most that the groups of one kind could give, 0 to 100; 0 where there are none (B2)."""
    groups = {group.id for group in questionnaire.groups if group.leak is leak}
    counted = [part for part in parts if questionnaire.by_id[part.question].group in groups]
    full = sum((part.full for part in counted), Fraction(0))
    return 100 * total(counted).low / full if full else Fraction(0)


def _coverage(questionnaire: Questionnaire, answers: Answers, parts: Iterable[Contribution]) -> Fraction:
    """Weight share of the applicable questions that are closed, 0 to 1 (B5)."""
    questions = [questionnaire.by_id[part.question] for part in parts]
    closed = weight_of(question for question in questions if is_closed(question, answers))
    return Fraction(closed, weight_of(questions))


def is_closed(question: Question, answers: Answers) -> bool:
    """Whether nothing more is to come for the question: a reply, or a parent whose reply settles it."""
    answer = answers.get(question.id)
    if answer is not None and not answer.state.is_open:
        return True
    condition = question.visible_if
    if not isinstance(condition, AnswerCondition):
        return False
    parent = answers.get(condition.question)
    return is_hidden(question, answers) or (parent is not None and parent.state is State.REFUSED)


def _openness(questionnaire: Questionnaire, answers: Answers, parts: Iterable[Contribution]) -> Fraction | None:
    """Weighted mean of how clearly they answered what they were asked, 0 to 100; None where nothing was (B2)."""
    asked = [questionnaire.by_id[part.question] for part in parts if part.question in answers]
    told = [(question.weight, _clarity(questionnaire, question, answers[question.id])) for question in asked]
    counted = [(weight, clarity) for weight, clarity in told if clarity is not None]
    if not counted:
        return None
    return 100 * sum((w * c for w, c in counted), Fraction(0)) / sum(w for w, _ in counted)


def _clarity(questionnaire: Questionnaire, question: Question, answer: Answer) -> Fraction | None:
    """How clear the record is, 0 to 1; an option that states nothing counts like a vague reply."""
    states = questionnaire.method.states
    if answer.state is not State.ANSWERED:
        return states[answer.state].openness
    option, _ = chosen_option(question, answer)
    return states[State.VAGUE].openness if option.not_stated else Fraction(1)


@dataclass(frozen=True, slots=True)
class Told:
    """What the verdict looks at beside the figures: whether the method applies, whether all that it rests on is known.

    `evaded` counts the core questions that were asked and got no usable answer.
    """

    applies: bool
    complete: bool
    evaded: int


def told_of(questionnaire: Questionnaire, context: Context, answers: Answers) -> Told:
    """What the context and the core questions tell."""
    core = answer_states(answers, (question.id for question in questionnaire.core))
    return Told(
        applies=context.trains_ai is not TrainsAi.NO,
        complete=bool(context.data) and not any(state.is_open for state in core),
        evaded=sum(state.is_evasive for state in core),
    )


def verdict_of(
    curve: VerdictCurve, told: Told, *, low_caps: Iterable[Cap], covered: bool, assurance: Span, needed: Span
) -> Verdict:
    """The tests of B5, in their order; `covered` says that enough of the questions are closed."""
    if not told.applies:
        return Verdict.NA
    for cap in low_caps:
        if cap.forces_worst:
            return Verdict.V4
    if not told.complete or not covered:
        return Verdict.V0
    if assurance.low >= needed.high:
        return Verdict.V1
    if assurance.high >= needed.low and told.evaded < curve.evasive_core_bars_not_yet:
        return Verdict.V2
    return Verdict.V3 if assurance.low >= needed.high - curve.gap else Verdict.V4
