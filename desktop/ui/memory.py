"""What the window keeps in memory alone, until the vault is closed.

Home needs none of it, so that what it is made of is imported by the rooms that put it there.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.letter import LetterKind
    from desktop.drawing.exhibit import Exhibit
    from desktop.ui.claim.claim_state import ClaimGiven
    from desktop.ui.reply.draft import Draft
    from desktop.ui.review.in_hand import SheetInHand

LetterWords = tuple[str, str, str]
"""Address, subject and text of a letter as the person changed them."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Work that is under way in a room survives another room and another look: by study, and letters by kind."""

    exhibits: "dict[str, Exhibit]" = field(default_factory=dict)
    replies: "dict[str, Draft]" = field(default_factory=dict)
    letters: "dict[tuple[str, LetterKind], LetterWords]" = field(default_factory=dict)
    sheets: "dict[str, SheetInHand]" = field(default_factory=dict)
    claims: "dict[str, ClaimGiven]" = field(default_factory=dict)
