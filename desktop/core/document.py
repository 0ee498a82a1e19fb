"""A document as text: what was read out of a consent form or a policy."""

from dataclasses import dataclass
from enum import StrEnum

MOST_PAGES, MOST_LETTERS = 400, 2_000_000
"""What is read of one document; the rest of a longer one is left out, and that is said."""


class DocumentKind(StrEnum):
    """What the file turned out to be, whatever its name says."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text page by page, its paragraphs parted by an empty line; one page that has no number where not `paged`.

    Inside a paragraph a line ends only where the document ends it: in addresses, lists, and tables, whose cells are
    parted by tabs. A page's number is its place, from 1; a page without text is there and empty. `cut`: only the first
    MOST_PAGES or MOST_LETTERS are here.
    """

    kind: DocumentKind
    pages: tuple[str, ...]
    paged: bool
    cut: bool = False

    @property
    def empty_pages(self) -> tuple[int, ...]:
        """The numbers of the pages that gave no text, perhaps because they are pictures."""
        return tuple(number for number, page in enumerate(self.pages, 1) if not page) if self.paged else ()
