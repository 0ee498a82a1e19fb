"""Chances as so many in a hundred; ceilings are rounded up, never down."""

import math
from dataclasses import dataclass

DENOMINATORS = (100, 10_000, 1_000_000, 1_000_000_000)


def rounded_up(chance: float, of: int) -> int:
    """The least whole number with chance <= number/of, but for the rounding of doubles; at most `of`."""
    return min(of, math.ceil(chance * of * (1 - 1e-12)))


def in_hundred(chance: float) -> int:
    """A ceiling as so many in 100."""
    return rounded_up(chance, 100)


def denominator(chance: float) -> int:
    """The one denominator for a chance and its ceilings: the least that tells it to within a twentieth."""
    return next((of for of in DENOMINATORS if _tells(chance * of)), DENOMINATORS[-1])


def _tells(part: float) -> bool:
    return part >= 1 - 1e-9 and abs(round(part) - part) <= part / 20


@dataclass(frozen=True, slots=True)
class Odds:
    """A blind guess and ceilings above it, in whole numbers out of `of`; 0 for a guess of less than one."""

    of: int
    blind: int
    caps: tuple[int, ...]


def odds(prior: float, *caps: float) -> Odds:
    """The chance of a blind guess, rounded to the nearest, and the ceilings, rounded up; all with one denominator."""
    of = denominator(prior)
    return Odds(of, round(prior * of), tuple(rounded_up(cap, of) for cap in caps))
