"""A document as text: what was read out of a consent form or a policy."""

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """What the file turned out to be, whatever its name says."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text page by page, its paragraphs parted by an empty line; one page that has no number where not `paged`."""

    kind: DocumentKind
    pages: tuple[str, ...]
    paged: bool
