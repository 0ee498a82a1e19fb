"""How the person wants the report."""

from dataclasses import dataclass
from datetime import date

from desktop.drawing.exhibit import Exhibit


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the person wants the report. `made_on` None: the day of the newest record. `exhibit`: a page from the lab."""

    made_on: date | None = None
    exposure: bool = True
    letter_paper: bool = False
    large_print: bool = False
    exhibit: Exhibit | None = None
