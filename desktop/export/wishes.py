"""How the person wants the report."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the person wants the report. `made_on` None: the day of the newest record."""

    made_on: date | None = None
    exposure: bool = True
    letter_paper: bool = False
    large_print: bool = False
