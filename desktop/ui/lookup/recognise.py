"""What a person typed or pasted: a number, a link with a number, or a whole record, told by what it is."""

from desktop.core.registry import RegistryRecord
from desktop.core.registry_file import UnreadableRecord, record_from_text
from desktop.core.registry_number import LONGEST, NumberFault, RegistryNumber, registry_number

Recognised = RegistryRecord | RegistryNumber | NumberFault | UnreadableRecord
_BEGINNINGS = ("{", "[", "<")


def recognised(text: str) -> Recognised:
    """What the text is; a text that is none of these comes back as the reason why not.

    Whatever begins like a record is meant as one, though it be damaged; what is longer than any line of a letter too,
    unless a number stands at its head, as on a page that was copied whole.
    """
    words = text.strip("\ufeff \t\r\n")
    begins, long = words.startswith(_BEGINNINGS), len(words) > LONGEST
    broken: UnreadableRecord | None = None
    if long or any(mark in words for mark in _BEGINNINGS):
        try:
            return record_from_text(words)
        except UnreadableRecord as fault:
            broken = fault
    if begins and broken is not None:
        return broken
    number = registry_number(words)
    return broken if long and broken is not None and isinstance(number, NumberFault) else number
