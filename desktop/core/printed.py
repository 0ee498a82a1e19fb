"""Numbers as people write them: what they are, and how many digits were given."""

import math
import re
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_POWER = re.compile(r"(?:(\d+\.?\d*)\s*[x×*·]\s*)?10\s*(?:\^|\*\*)\s*([−-]?\d{1,4})")
_THOUSANDS = re.compile(r"\d{1,3}([, \u00a0\u202f]\d{3})+")
LONGEST = 40


class Unread(StrEnum):
    """Why a text is no number."""

    EMPTY = "empty"
    COMMA = "comma"
    NO_NUMBER = "no_number"
    NOT_WHOLE = "not_whole"


class NoNumber(Exception):
    """The text is no number."""

    def __init__(self, text: str, reason: Unread) -> None:
        super().__init__(reason.value)
        self.text = text
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Printed:
    """A number and the digits that stood after its point."""

    value: float
    decimals: int


def printed(text: str) -> Printed:
    """The number in a text such as "8.9", "1e-5" or "10^-5"; NoNumber where it is none, or has a decimal comma."""
    plain = text.strip().replace("−", "-")
    if not plain:
        raise NoNumber(text, Unread.EMPTY)
    if len(plain) > LONGEST:
        raise NoNumber(text, Unread.NO_NUMBER)
    if power := _POWER.fullmatch(plain):
        plain = f"{power[1] or '1'}e{power[2]}"
    if "," in plain and _NUMBER.fullmatch(plain.replace(",", ".", 1)):
        raise NoNumber(text, Unread.COMMA)
    if not _NUMBER.fullmatch(plain):
        raise NoNumber(text, Unread.NO_NUMBER)
    value = float(plain)
    if not math.isfinite(value):
        raise NoNumber(text, Unread.NO_NUMBER)
    digits, _, exponent = plain.lower().partition("e")
    after = len(digits.partition(".")[2])
    return Printed(value, max(0, after - int(exponent or 0)))


def whole_number(text: str) -> int:
    """The whole number in a text such as "60000", "60,000" or "6e4"; NoNumber where it is none."""
    plain = text.strip()
    if _THOUSANDS.fullmatch(plain):
        plain = re.sub(r"\D", "", plain)
    found = printed(plain).value
    if found != int(found):
        raise NoNumber(text, Unread.NOT_WHOLE)
    return int(found)
