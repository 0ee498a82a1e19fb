"""A question sheet that is being prepared, as it is kept while the person is elsewhere."""

from dataclasses import dataclass

from desktop.core.sheet import Sheet
from desktop.ui.sheet.state import SheetWishes


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """How the sheet is wanted; once it was saved or printed, that very sheet with its PDF."""

    wishes: SheetWishes
    sheet: Sheet | None = None
    pdf: bytes = b""
