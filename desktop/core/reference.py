"""Reference facts that come with the program: plain words for hard ones, and what the law says about replies."""

from dataclasses import dataclass
from datetime import date

from desktop.core.study import Place


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A word in plain words; `words` are the forms by which a text is found to use it."""

    id: str
    term: str
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReplyClock:
    """How long a reply may take, and by how much it may be put off; zero where there is none."""

    months: int = 0
    days: int = 0
    extension_months: int = 0
    extension_days: int = 0


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """What the law of a place says about requests for data that is already held."""

    place: Place
    title: str
    clock: str
    reply: ReplyClock | None
    applies_to: str
    notes: str
    source: str
    checked: str
    checked_on: date
