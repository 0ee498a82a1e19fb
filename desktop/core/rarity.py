"""How many others share a person's traits, and which factors of the method that may suggest to tick.

Where traits are independent, each of the N - 1 others shares them all with chance p1 p2 ... pk, so (N - 1) p1 ... pk
others are expected. Traits may go together or exclude each other: whatever they do, no more than (N - 1) times the
smallest share can be expected, and no fewer than 0.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import prod

MOST_TRAITS = 6
LARGEST_GROUP = 10_000_000_000
FEW_OTHERS = 20
"""Fewer others than this are few enough to stand out. A judgement."""
RARE_ONE_IN = 2000
"""A trait of fewer than one in so many is rare. A judgement."""


class Trouble(StrEnum):
    """What is wrong with a share, the shares, or the group. COMMA: it may be a decimal comma or one between two."""

    NO_SHARE = "no_share"
    TOO_MANY = "too_many"
    NOT_A_SHARE = "not_a_share"
    COMMA = "comma"
    ZERO = "zero"
    NEGATIVE = "negative"
    ABOVE_ONE = "above_one"
    NOT_A_GROUP = "not_a_group"
    EMPTY_GROUP = "empty_group"
    GROUP_TOO_LARGE = "group_too_large"


class NoRarity(Exception):
    """Nothing can be estimated; `given` is what was written, as far as something was."""

    def __init__(self, trouble: Trouble, given: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.given = given


@dataclass(frozen=True, slots=True)
class Rarity:
    """Others in the group who share every trait: expected where traits are independent, and the range in any case."""

    expected: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Trait:
    """A trait of the list that comes with the program: its share, of whom, when, and where that is from."""

    id: str
    label: str
    share: float
    place: str
    year: int
    note: str
    source: str
    checked: str
    checked_on: date


def expected_others(shares: Sequence[float], group: int) -> Rarity:
    """Others who share all traits, of a group with the person in it; NoRarity where a share or the group is none."""
    if not shares:
        raise NoRarity(Trouble.NO_SHARE)
    if len(shares) > MOST_TRAITS:
        raise NoRarity(Trouble.TOO_MANY, str(len(shares)))
    for share in shares:
        _check_share(share, str(share))
    _check_group(group, str(group))
    return Rarity((group - 1) * prod(shares), 0.0, (group - 1) * min(shares))


def _check_share(share: float, given: str) -> float:
    if not share == share:
        raise NoRarity(Trouble.NOT_A_SHARE, given)
    if share > 1:
        raise NoRarity(Trouble.ABOVE_ONE, given)
    if share <= 0:
        raise NoRarity(Trouble.NEGATIVE if share < 0 else Trouble.ZERO, given)
    return share


def _check_group(group: int, given: str) -> int:
    if group < 1:
        raise NoRarity(Trouble.EMPTY_GROUP, given)
    if group > LARGEST_GROUP:
        raise NoRarity(Trouble.GROUP_TOO_LARGE, given)
    return group


_PLAIN = re.compile(r"[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?")
_ONE_IN = re.compile(r"([0-9]{1,20}(?:\.[0-9]{1,20})?) *(?:in|of|out of|:|/) *(.+)")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[, ’'][0-9]{3})+|[0-9]{1,15}")
_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+")


def share_in(text: str) -> float:
    """The share that is written as 0.01, 1 % or 1 in 100; NoRarity where none is, or where a comma is in doubt."""
    given = text.strip()
    if not given:
        raise NoRarity(Trouble.NO_SHARE)
    bare = given.removesuffix("%").rstrip()
    if _COMMA.fullmatch(bare):
        raise NoRarity(Trouble.COMMA, given)
    if _PLAIN.fullmatch(bare):
        return _check_share(float(bare) / (1 if bare == given else 100), given)
    parts = _ONE_IN.fullmatch(given.lower())
    whole = _whole(parts[2]) if parts else None
    if parts is None or not whole:
        raise NoRarity(Trouble.NOT_A_SHARE, given)
    return _check_share(float(parts[1]) / whole, given)


def _whole(text: str) -> int | None:
    """A whole number, in thousands or not."""
    return int(re.sub(r"[^0-9]", "", text)) if _GROUPED.fullmatch(text.strip()) else None


def group_in(text: str) -> int:
    """The size of a group, written 5000 or 5,000; NoRarity where it is none."""
    given = text.strip()
    group = _whole(given)
    if group is None:
        large, negative = re.fullmatch(r"[0-9]{16,}", given), re.fullmatch(r"-[0-9.]+", given)
        why = Trouble.GROUP_TOO_LARGE if large else Trouble.EMPTY_GROUP if negative else Trouble.NOT_A_GROUP
        raise NoRarity(why, given)
    return _check_group(group, given)


def shares_in(text: str) -> tuple[float, ...]:
    """Shares with commas between, as 0.01,0.2; NoRarity where one is none, or a comma may be a decimal one.

    A whole number before a comma and more digits after it may be one share with a decimal comma: 0,01 or 1,5 %.
    """
    parts = [part.strip() for part in text.split(",")]
    for before, after in pairwise(parts):
        if re.fullmatch(r"[+-]?[0-9]*", before) and re.fullmatch(r"[0-9]+ *%?", after):
            raise NoRarity(Trouble.COMMA, f"{before},{after}")
    return tuple(share_in(part) for part in parts)


def suggested_factors(shares: Sequence[float], rarity: Rarity) -> Iterator[str]:
    """Ids of the method's factors that a person may want to tick; nothing is ticked by it.

    A mix is unusual where several traits together leave few others though the rarest of them alone would not.
    """
    if min(shares) * RARE_ONE_IN < 1:
        yield "rare_condition"
    if rarity.expected < FEW_OTHERS:
        yield "small_group"
        if len(shares) > 1 and rarity.most >= FEW_OTHERS:
            yield "unusual_mix"
