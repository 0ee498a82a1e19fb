"""The normal distribution of single numbers, and where on a line something begins to hold."""

import math
from collections.abc import Callable


def above(x: float) -> float:
    """P[Z > x] for a standard normal Z."""
    return 0.5 * math.erfc(x / math.sqrt(2))


def below(x: float) -> float:
    """P[Z < x] for a standard normal Z."""
    return above(-x)


def quantile(chance: float) -> float:
    """The x with P[Z < x] = chance, for a chance in (0, 1); to about 13 digits, in both tails."""
    if chance > 0.5:
        return -quantile(1 - chance)
    return bisect(lambda x: below(x) >= chance, -40.0, 1.0, tolerance=1e-14)[1]


def bisect(
    wanted_above: Callable[[float], bool], low: float, high: float, *, tolerance: float = 1e-9
) -> tuple[float, float]:
    """Where in [low, high] `wanted_above` begins to hold, if it holds from some x on.

    The last x found without it and the first with it, `tolerance` apart at the most (of x where x is above 1).
    """
    while high - low > tolerance * max(1.0, abs(high)):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if wanted_above(middle):
            high = middle
        else:
            low = middle
    return low, high
