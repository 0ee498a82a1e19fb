"""Why a file that somebody sent cannot be read, as a fact."""

from enum import StrEnum

LARGEST = 20_000_000
"""Bytes of a file that is read at all."""


class Reason(StrEnum):
    """What is in the way. TOO_LARGE: the file itself; TOO_MUCH: the memory or time that reading it would take.

    NO_SHEET: it can be read, but it is no question sheet. Of documents: EMPTY: there is nothing in the file; NO_TEXT:
    there is, but no text, as in pictures of pages; OTHER_KIND: known for what it is, and not read here; UNKNOWN_KIND:
    neither a document nor text.
    """

    NOT_A_PDF = "not_a_pdf"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_MUCH = "too_much"
    NO_SHEET = "no_sheet"
    EMPTY = "empty"
    NO_TEXT = "no_text"
    OTHER_KIND = "other_kind"
    UNKNOWN_KIND = "unknown_kind"


class Unreadable(Exception):
    """The file cannot be read; nothing was taken from it."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
