"""What the window keeps in memory alone, until the vault is closed.

Home needs none of it, so that what it is made of is imported by the rooms that put it there.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from desktop.core.letter import LetterKind
    from desktop.drawing.exhibit import Exhibit
    from desktop.ui.claim.claim_state import ClaimGiven
    from desktop.ui.documents.in_hand import DocumentsInHand
    from desktop.ui.lookup.in_hand import LookedUp
    from desktop.ui.reply.draft import Draft
    from desktop.ui.review.in_hand import SheetInHand
    from desktop.ui.sheet.drawn import DrawnSheet


class LetterWords(NamedTuple):
    """A letter as the person changed it; `reply_by` None: the day that the letter would name."""

    to: str
    subject: str
    text: str
    reply_by: date | None = None


LetterKey: TypeAlias = "tuple[str, LetterKind, bool]"
"""The study, the letter's kind, and whether they hold the data already: what may be said differs."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Work that is under way in a room survives another room and another look, by study.

    `notes` are written and not kept yet, each with the day to come back to it.
    """

    exhibits: "dict[str, Exhibit]" = field(default_factory=dict)
    replies: "dict[str, Draft]" = field(default_factory=dict)
    letters: dict[LetterKey, LetterWords] = field(default_factory=dict)
    sheets: "dict[str, SheetInHand]" = field(default_factory=dict)
    claims: "dict[str, ClaimGiven]" = field(default_factory=dict)
    drawn: "dict[tuple[str, bool], DrawnSheet]" = field(default_factory=dict)
    notes: dict[str, tuple[str, date]] = field(default_factory=dict)
    lookups: "dict[str, LookedUp]" = field(default_factory=dict)
    documents: "dict[str, DocumentsInHand]" = field(default_factory=dict)

    def forget(self, study: str) -> None:
        """Let go of all that is held for a study, which is gone."""
        for held in (self.exhibits, self.replies, self.sheets, self.claims, self.notes, self.lookups, self.documents):
            held.pop(study, None)
        for letter in [key for key in self.letters if key[0] == study]:
            del self.letters[letter]
        for again in (False, True):
            self.drawn.pop((study, again), None)
