"""Tails of the normal distribution, for many numbers at once."""

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Doubles = NDArray[np.floating[Any]]


def above(x: ArrayLike) -> Doubles:
    """P[Z > x] for a standard normal Z, any shape."""
    at = np.asarray(x, dtype=np.float64) / math.sqrt(2)
    return 0.5 * np.fromiter(map(math.erfc, at.ravel().tolist()), np.float64, at.size).reshape(at.shape)


def between(ends: Doubles) -> Doubles:
    """P[ends[i] < Z < ends[i + 1]] for rising ends; in either tail as exact as the tail itself."""
    tails = above(np.abs(ends))
    low, high = ends[:-1], ends[1:]
    across = (low < 0) & (high > 0)
    return np.where(across, 1 - tails[:-1] - tails[1:], np.abs(tails[:-1] - tails[1:]))
