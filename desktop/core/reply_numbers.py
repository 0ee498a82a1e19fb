"""Numbers in a reply: how finely they are written, and how much they give out as scores of the answers."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from desktop.core.json_text import Form, Value
from desktop.core.reply_keys import Meaning


class Level(StrEnum):
    """How much a reply gives out, from nothing to the model's inside."""

    NONE = "none"
    LABEL = "label"
    ROUNDED = "rounded"
    TOP_K = "top_k"
    FULL = "full"
    LOGITS = "logits"
    EMBEDDINGS = "embeddings"
    EXPLANATIONS = "explanations"
    INTERNALS = "internals"


FINE = 3
"""Decimal places from which a score no longer counts as rounded."""
TWO = 2
"""With two answers to choose from, one score is everything: the other is what is left."""
_NEARLY = 1e-6
_NUMBER = re.compile(r"-?[0-9]+(?:\.(?P<decimals>[0-9]+))?(?:[eE](?P<power>[+-]?[0-9]{1,9}))?")


class Number(NamedTuple):
    """A number, its decimal places as they are written (0.70 has two), and whether it is written as a whole one."""

    value: float
    places: int
    whole: bool


def number_in(value: Value, *, quoted: bool = False) -> Number | None:
    """The number that is written there, and where it may be `quoted` also that in a text: "0.87", "87.1 %"."""
    text = value.text
    if value.form is Form.TEXT and quoted:
        text = text.strip()[:40]
    elif value.form is not Form.NUMBER:
        return None
    bare = text.removesuffix("%").rstrip()
    found = _NUMBER.fullmatch(bare)
    if found is None:
        return None
    decimals, power = found["decimals"] or "", int(found["power"] or 0)
    number = Number(float(bare), max(0, len(decimals) - power), not decimals and power >= 0)
    return _of_100(number) if bare != text else number


def _of_100(number: Number) -> Number:
    return Number(number.value / 100, number.places + 2, whole=False)


def _sum(numbers: Sequence[Number]) -> float:
    return sum(number.value for number in numbers)


def between(numbers: Sequence[Number], most: float) -> bool:
    """Whether all are from 0 to `most`, but for what computing with fractions leaves over."""
    return all(-_NEARLY <= number.value <= most * (1 + _NEARLY) for number in numbers)


def _is_one_whole(shares: Sequence[Number]) -> bool:
    """Whether shares add up to one, as nearly as their rounding allows."""
    places = max((share.places for share in shares), default=0)
    return len(shares) > 1 and abs(_sum(shares) - 1) < max(0.005, 0.51 * len(shares) * 10.0**-places)


def _is_100(numbers: Sequence[Number]) -> bool:
    return len(numbers) > 1 and between(numbers, 100) and abs(_sum(numbers) - 100) < 1


def shares_of_one(numbers: Sequence[Number]) -> bool:
    """Whether numbers that nothing names are shares of one whole; whole numbers are not."""
    fine = any(not number.whole for number in numbers)
    return fine and ((between(numbers, 1) and _is_one_whole(numbers)) or _is_100(numbers))


def _as_shares(numbers: Sequence[Number], meaning: Meaning) -> Sequence[Number] | None:
    """Scores as shares of one, percentages brought down; nothing where they are neither."""
    if between(numbers, 1):
        return numbers
    if _is_100(numbers) or (meaning is Meaning.SHARE and between(numbers, 100)):
        return [_of_100(number) for number in numbers]
    return None


def graded(numbers: Sequence[Number], meaning: Meaning, classes: int | None) -> Level:
    """How much scores give out, of which there is at least one; `classes`: answers to choose from, where known."""
    only_one_of_two = len(numbers) == 1 and classes == TWO
    if meaning is Meaning.LOGIT:
        return Level.LOGITS
    if meaning is Meaning.LOGPROB:
        every = classes is not None and len(numbers) >= classes
        return Level.FULL if every or only_one_of_two else Level.TOP_K
    shares = _as_shares(numbers, meaning)
    if shares is None:
        banded = len(numbers) == 1 and numbers[0].whole and numbers[0].value >= 0
        return Level.ROUNDED if banded else Level.LOGITS
    if all(share.whole for share in shares):
        return Level.LABEL
    if max(share.places for share in shares) < FINE:
        return Level.ROUNDED
    every = (classes is None or len(shares) >= classes) and _is_one_whole(shares)
    return Level.FULL if every or only_one_of_two else Level.TOP_K
