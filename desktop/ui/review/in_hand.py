"""A returned sheet while it is looked through."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.returned import Returned
from desktop.core.states import State

Said = tuple[State, str | None]
"""A state, and the option where it is an answer."""


class Verdict(StrEnum):
    """What becomes of one returned answer."""

    TAKE = "take"
    CHANGE = "change"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class RowDecision:
    """What the person decided about one row; `said` is what to record."""

    verdict: Verdict
    said: Said


@dataclass(frozen=True, slots=True)
class SheetInHand:
    """The file that was read, what it says, and what is decided so far."""

    name: str
    content: bytes
    returned: Returned
    decisions: Mapping[str, RowDecision]
    day: date
