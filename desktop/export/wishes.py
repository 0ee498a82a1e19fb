"""How the person wants the report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.drawing.exhibit import Exhibit


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the person wants the report, and what stands beside the study.

    `made_on` None: the day of the newest record. `exhibit`: a page from the lab. `newer`: the newer versions of the
    study's documents, by the names of the older ones.
    """

    made_on: date | None = None
    exposure: bool = True
    letter_paper: bool = False
    large_print: bool = False
    exhibit: Exhibit | None = None
    newer: Mapping[str, str] = field(default_factory=dict)
