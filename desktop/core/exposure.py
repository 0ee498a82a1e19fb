"""What is at stake for the person: exposure, from 0 to 100 (research part B4).

    E = 30 S + 20 C + 10 I + 20 D + 20 R,   then X1: at most 25 where S <= 0.2 and C <= 0.4

S sensitivity of the data, C the person's own view of the harm, I how hard it is to change, D how much the
person stands out (a scale, not a probability), R how far the model may travel. What the person skipped
spans its whole range.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from desktop.core.method import Method
from desktop.core.rounding import adding_up, whole
from desktop.core.span import FULL, NOTHING, Span
from desktop.core.study import Context


@dataclass(frozen=True, slots=True)
class Stakes:
    """S, C, I and D of a context, each from 0 to 1."""

    sensitivity: Span
    consequence: Span
    irreversibility: Span
    distinct: Fraction


@dataclass(frozen=True, slots=True)
class Exposure:
    """The parts of exposure in points, and their total; `harmless` says that X1 held the total down at an end."""

    sensitivity: Span
    consequence: Span
    irreversibility: Span
    distinct: Span
    reach: Span
    total: Span
    harmless: bool


def stakes_of(method: Method, context: Context) -> Stakes:
    """What the person told about themselves and their data, on the method's scales."""
    chosen = [category for category in method.categories if category.id in context.data]
    consequences = {grade.id: grade.value for grade in method.consequences}
    if context.consequence is None:
        harm = Span(min(consequences.values()), max(consequences.values()))
    else:
        harm = Span(consequences[context.consequence], consequences[context.consequence])
    unremarkable = Fraction(1)
    for factor in method.factors:
        if factor.id in context.stands_out:
            unremarkable *= 1 - factor.value
    worst = max((category.irreversibility for category in chosen), default=Fraction(0))
    return Stakes(
        sensitivity=_sensitivity(method, [category.sensitivity for category in chosen]),
        consequence=harm,
        irreversibility=Span(worst, worst) if chosen else FULL,
        distinct=1 - (1 - method.distinct_base) * unremarkable,
    )


def _sensitivity(method: Method, sensitivities: list[Fraction]) -> Span:
    """The worst category, and a step for each other one that is at least half as bad as can be; at most 1."""
    if not sensitivities:
        return FULL
    worst, *others = sorted(sensitivities, reverse=True)
    further = sum(1 for value in others if value >= method.sensitivity_counts_from)
    value = min(Fraction(1), worst + method.sensitivity_step * further)
    return Span(value, value)


def exposure_of(method: Method, stakes: Stakes, credits: Mapping[str, Span]) -> Exposure:
    """Exposure with the answers' credits: better answers about access and outputs lower it."""
    parts = person_parts(method, stakes)
    reach = reach_part(method, credits)
    before = sum(parts.values(), NOTHING) + reach
    total = held_down(method, stakes, before)
    return Exposure(**parts, reach=reach, total=total, harmless=total != before)


def person_parts(method: Method, stakes: Stakes) -> dict[str, Span]:
    """The parts that rest on the person and their data alone, by the fields of Exposure."""
    weights = method.exposure_weights
    return {
        "sensitivity": stakes.sensitivity.scaled(weights.sensitivity),
        "consequence": stakes.consequence.scaled(weights.consequence),
        "irreversibility": stakes.irreversibility.scaled(weights.irreversibility),
        "distinct": Span(stakes.distinct, stakes.distinct).scaled(weights.distinct),
    }


def reach_part(method: Method, credits: Mapping[str, Span]) -> Span:
    """The part that the answers move."""
    return _reach(method, credits).scaled(method.exposure_weights.reach)


def held_down(method: Method, stakes: Stakes, total: Span) -> Span:
    """The sum of all parts, held down by X1 at the ends where that applies."""
    return Span(
        _harmless(method, total.low, stakes.sensitivity.low, stakes.consequence.low),
        _harmless(method, total.high, stakes.sensitivity.high, stakes.consequence.high),
    )


def _harmless(method: Method, total: Fraction, sensitivity: Fraction, consequence: Fraction) -> Fraction:
    cap = method.harmless
    applies = sensitivity <= cap.sensitivity and consequence <= cap.consequence
    return min(total, cap.limit) if applies else total


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part of exposure in whole points; `name` is the field of Exposure."""

    name: str
    low: int
    high: int


def parts_shown(exposure: Exposure) -> tuple[PartShown, ...]:
    """The parts rounded so that each end adds up to the total shown, before X1 holds it down."""
    names = ("sensitivity", "consequence", "irreversibility", "distinct", "reach")
    spans: dict[str, Span] = {name: getattr(exposure, name) for name in names}
    ends = [{name: span.end(high=high) for name, span in spans.items()} for high in (False, True)]
    low, high = (adding_up(end, whole(sum(end.values(), Fraction(0)))) for end in ends)
    return tuple(PartShown(name, low[name], high[name]) for name in names)


def _reach(method: Method, credits: Mapping[str, Span]) -> Span:
    """R(x) = 1 - the weighted credits of access, outputs and release, but 1 where the file is given away."""

    def at(*, high_credit: bool) -> Fraction:
        if credits[method.reach.open_file].end(high=high_credit) < method.reach.open_below:
            return Fraction(1)
        reach = Fraction(1)
        for question, share in method.reach.shares.items():
            reach -= share * credits[question].end(high=high_credit)
        return reach

    return Span(at(high_credit=True), at(high_credit=False))
