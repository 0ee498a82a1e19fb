"""What a person typed or pasted: a number, a link with a number, or a whole record, told by what it is."""

from desktop.core.registry import RegistryRecord
from desktop.core.registry_file import Reason, UnreadableRecord, record_from_text
from desktop.core.registry_number import LONGEST, NumberFault, RegistryNumber, registry_number

Recognised = RegistryRecord | RegistryNumber | NumberFault | UnreadableRecord
_MARKS = ("{", "[", "<")


def recognised(text: str) -> Recognised:
    """What the text is; a text that is none of these comes back as the reason why not.

    Whatever begins like a record is meant as one, though it be damaged; what is longer than any line of a letter too,
    unless a number stands at its head, as on a page that was copied whole.
    """
    words = text.strip("\ufeff \t\r\n")
    long = len(words) > LONGEST
    broken: UnreadableRecord | None = None
    if long or any(mark in words for mark in _MARKS):
        try:
            return record_from_text(words)
        except UnreadableRecord as fault:
            broken = fault
    if broken is not None and (words.startswith(("{", "<")) or _is_list(words, broken)):
        return broken
    number = registry_number(words)
    return broken if long and broken is not None and isinstance(number, NumberFault) else number


def _is_list(words: str, broken: UnreadableRecord) -> bool:
    """Whether a text that begins with a bracket is JSON, and no line of a letter."""
    return words.startswith("[") and broken.reason is not Reason.NO_RECORD
