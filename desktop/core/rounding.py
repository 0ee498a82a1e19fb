"""Whole numbers for people: rounded so that what is seen adds up."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor
from typing import TypeVar

Key = TypeVar("Key")


def whole(value: Fraction) -> int:
    """The nearest whole number; halves go up."""
    return floor(value + Fraction(1, 2))


def adding_up(parts: Mapping[Key, Fraction], total: int) -> dict[Key, int]:
    """The parts as whole numbers that add up to `total`, by largest remainder.

    `total` is the rounded sum of the parts, all of them zero or more; of equal remainders the earlier part wins.
    """
    shown = {key: floor(value) for key, value in parts.items()}
    missing = total - sum(shown.values())
    by_remainder = sorted(parts, key=lambda key: shown[key] - parts[key])
    for key in by_remainder[:missing]:
        shown[key] += 1
    return shown
