"""Tails of the normal distribution."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Doubles = NDArray[np.floating[Any]]

_erfc = np.frompyfunc(math.erfc, 1, 1)


def above(x: ArrayLike) -> Doubles:
    """P[Z > x] for a standard normal Z, any shape."""
    tail: Doubles = np.asarray(_erfc(np.asarray(x, dtype=np.float64) / math.sqrt(2)), dtype=np.float64)
    return 0.5 * tail


def below(x: ArrayLike) -> Doubles:
    """P[Z < x] for a standard normal Z, any shape."""
    return above(-np.asarray(x, dtype=np.float64))


def bisect(
    wanted_above: Callable[[float], bool], low: float, high: float, *, tolerance: float = 1e-9
) -> tuple[float, float]:
    """Where in [low, high] `wanted_above` begins to hold, if it holds from some x on.

    The last x found without it and the first with it, `tolerance` apart at the most (of x where x is above 1).
    """
    while high - low > tolerance * max(1.0, abs(high)):
        middle = (low + high) / 2
        if wanted_above(middle):
            high = middle
        else:
            low = middle
    return low, high
