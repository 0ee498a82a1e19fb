"""reportlab's table, which goes on in the next page within a row that is taller than a page."""

from typing import Any

from reportlab.platypus import Table

ENOUGH = 500
"""Points of a page that must be left before a row is cut; with less the row begins on the next page."""


class Rows(Table):
    """A table that breaks between rows, and within a row only where it fits no page."""

    def split(self, width: float, height: float) -> list[Any]:
        """The parts for this page and for the next; none where all of it belongs on the next."""
        parts: list[Any] = super().split(width, height)
        if parts or height < ENOUGH:
            return parts
        self.splitInRow = 1
        parts = super().split(width, height)
        self.splitInRow = 0
        return parts
