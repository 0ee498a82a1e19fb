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
    KnownLeak,
    SensitivityFrom,
)
from desktop.core.questionnaire import Questionnaire
from desktop.core.span import Span
from desktop.core.states import Evidence, State
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
    return tuple(Limit(cap, binds=cap.limit < raw) for cap in caps if holds(ground, cap.when, best_case=best_case))


def limited(raw: Fraction, caps: Iterable[Cap]) -> Fraction:
    """The sum, held down by the lowest of the caps that are triggered."""
    return min([raw, *(cap.limit for cap in caps)])


def conditions_of(condition: CapCondition) -> tuple[CapCondition, ...]:
    """The plain conditions that a cap's condition is made of."""
    match condition:
        case AnyOf(parts) | AllOf(parts):
            return tuple(plain for part in parts for plain in conditions_of(part))
        case _:
            return (condition,)


def looks_at(questionnaire: Questionnaire, condition: CapCondition) -> frozenset[str]:
    """The questions whose record or credit a plain condition looks at."""
    match condition:
        case CreditBelow(question, _) | Chosen(question, _):
            return frozenset((question,))
        case CoreRefused() | CoreUnproven():
            return frozenset(q.id for q in questionnaire.core)
        case _:
            return frozenset()


def seen_of(ground: CapGround, question: str, condition: CapCondition) -> tuple[bool, ...]:
    """All that a plain condition sees of a question: it cannot tell apart two records of which it sees the same."""
    answer = ground.answers.get(question)
    match condition:
        case CreditBelow() | Chosen():
            return tuple(holds(ground, condition, best_case=best) for best in (False, True))
        case CoreRefused():
            return (answer is not None and answer.state is State.REFUSED,)
        case _:
            return tuple(_unproven(answer, best_case=best) for best in (False, True))


def holds(ground: CapGround, condition: CapCondition, *, best_case: bool) -> bool:
    """Whether a cap's condition is met at one end of the range."""
    match condition:
        case AnyOf(conditions):
            return any(holds(ground, part, best_case=best_case) for part in conditions)
        case AllOf(conditions):
            return all(holds(ground, part, best_case=best_case) for part in conditions)
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
