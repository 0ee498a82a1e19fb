"""Limits that good paperwork cannot buy back (research part B3).

A cap is tested on the credits of one end: the low end with the person's S and D taken high, the high end with
them taken low. At the high end a core question that is not asked or waiting may still come out well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from desktop.core.credits import Answers, chose
from desktop.core.exposure import Stakes
from desktop.core.method import (
    AllOf,
    AnyOf,
    Cap,
    CapCondition,
    Chosen,
    CoreRefused,
    CoreUnproven,
    CreditBelow,
    DistinctFrom,
    Evidence,
    KnownLeak,
    SensitivityFrom,
    State,
)
from desktop.core.questionnaire import Questionnaire
from desktop.core.span import Span
from desktop.core.study import Answer, Context, answer_states


@dataclass(frozen=True, slots=True)
class Limit:
    """A cap that is triggered; it binds where it lies below the sum."""

    cap: Cap
    binds: bool


@dataclass(frozen=True, slots=True)
class CapGround:
    """All that the conditions of caps look at."""

    questionnaire: Questionnaire
    context: Context
    answers: Answers
    credits: Mapping[str, Span]
    stakes: Stakes


def limits(ground: CapGround, raw: Fraction, *, best_case: bool) -> tuple[Limit, ...]:
    """The caps triggered at one end of the range, whose sum before limits is `raw`."""
    caps = ground.questionnaire.method.caps
    return tuple(Limit(cap, binds=cap.limit < raw) for cap in caps if _holds(ground, cap.when, best_case=best_case))


def limited(raw: Fraction, triggered: Iterable[Limit]) -> Fraction:
    """The sum, held down by the lowest of its limits."""
    return min([raw, *(limit.cap.limit for limit in triggered)])


def _holds(ground: CapGround, condition: CapCondition, *, best_case: bool) -> bool:
    match condition:
        case AnyOf(conditions):
            return any(_holds(ground, part, best_case=best_case) for part in conditions)
        case AllOf(conditions):
            return all(_holds(ground, part, best_case=best_case) for part in conditions)
        case CreditBelow(question, threshold):
            return ground.credits[question].end(high=best_case) < threshold
        case SensitivityFrom(threshold):
            return ground.stakes.sensitivity.end(high=not best_case) >= threshold
        case DistinctFrom(threshold):
            return ground.stakes.distinct >= threshold
        case KnownLeak():
            return ground.context.known_leak
        case Chosen():
            return chose(ground.answers, condition)
        case CoreRefused():
            return State.REFUSED in answer_states(ground.answers, (q.id for q in ground.questionnaire.core))
        case CoreUnproven(every):
            core = [ground.answers.get(q.id) for q in ground.questionnaire.core]
            unproven = [_unproven(answer, best_case=best_case) for answer in core]
            return all(unproven) if every else any(unproven)


def _unproven(answer: Answer | None, *, best_case: bool) -> bool:
    if answer is None or answer.state.is_open:
        return not best_case
    return answer.evidence not in (Evidence.DOCUMENTED, Evidence.VERIFIED)
