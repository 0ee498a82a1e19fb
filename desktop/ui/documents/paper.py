"""A document's text as it is shown: in one piece, with room above each page for its number."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from desktop.core.document import DocumentText
from desktop.store.documents import KeptDocument

BETWEEN = "\n\n\n"
"""Ends a page, leaves a line, and leaves another for the number of the next page."""
PARTING = re.compile(r"\n[^\S\n]*\n")
_ODD = str.maketrans({"\r": " ", "\0": " ", "\u2028": " ", "\u2029": " ", "\ufdd0": " ", "\ufdd1": " "})
"""What a field of text takes for the end of a line; each letter keeps its place."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The text, and where each page begins in it; in the line before that stands its number where it is `paged`."""

    text: str
    starts: tuple[int, ...]
    paged: bool

    def place(self, page: int | None, start: int, end: int) -> tuple[int, int]:
        """Where `[start:end]` of a page stands in the text."""
        first = self.starts[page - 1 if page is not None else 0]
        return first + start, first + end

    def page_at(self, place: int) -> int | None:
        """The number of the page on which a place of the text is; None where pages have none."""
        return max(1, bisect_right(self.starts, place)) if self.paged else None


def paragraphs_in(text: str) -> tuple[str, ...]:
    """The paragraphs of a part of the text, each on one line; a heading is one."""
    lines = (" ".join(paragraph.split()) for paragraph in PARTING.split(text))
    return tuple(line for line in lines if line)


def paper_of(document: DocumentText) -> Paper:
    """The text of a document, to be shown."""
    pages = [page.translate(_ODD) for page in document.pages]
    at = 1 if document.paged else 0
    starts = []
    for page in pages:
        starts.append(at)
        at += len(page) + len(BETWEEN)
    return Paper("\n" * document.paged + BETWEEN.join(pages), tuple(starts), document.paged)


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document with its text as it was read, and as it is shown."""

    document: KeptDocument
    text: DocumentText
    paper: Paper


def opened(document: KeptDocument, text: DocumentText) -> OpenDocument:
    """A document that is read now."""
    return OpenDocument(document, text, paper_of(text))


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text, whatever their case and wherever its lines break."""
    parts = [re.escape(part) for part in words.split()]
    return [found.span() for found in re.finditer(r"\s+".join(parts), text, re.IGNORECASE)] if parts else []
