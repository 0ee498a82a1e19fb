"""Cutting a document into passages: paragraphs, or runs of sentences where a paragraph is long."""

import re
from collections.abc import Iterator

from desktop.core.document import DocumentText
from desktop.core.passage import Passage

FEWEST = 20
"""Words under which a paragraph is taken together with the next: a heading, a lead-in, the point of a list."""
HEADING = 12
"""Words of the longest heading."""
MOST = 120
"""Words over which a paragraph is cut, at the ends of sentences where it has any."""

_PARTING = re.compile(r"\n[^\S\n]*\n\s*|\f")
_SENTENCE_END = re.compile(
    r"[.!?…][\"'”’»)\]]{0,3}\s+(?=[\"'“‘«(\[]*[^\W_a-z])|(?<=[。！？])|\n[^\S\n]*(?=[-*•·–▪]\s|\(?\w{1,3}[.)]\s)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|Dr|Mr|Mrs|Ms|Prof|St|No|Nos|Art|Sec|vs|etc|e\.g|i\.e|cf|approx|Inc|Ltd)\.)\s*$"
)
_WORD = re.compile(r"\S+")
_CLOSING = '.!?…"”’»)。'
_RUNNING_ON = ".!…:;,。"

Span = tuple[int, int]


def passages_of(text: DocumentText) -> tuple[Passage, ...]:
    """The passages of a document in order; each page is cut by itself, in time that grows with its length."""
    return tuple(
        Passage(" ".join(page[start:end].split()), number if text.paged else None, start, end)
        for number, page in enumerate(text.pages, start=1)
        for start, end in _spans(page)
    )


def sentences_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Where each sentence of `text[start:end]` stands, with the white space after it."""
    end = len(text) if end is None else end
    at = start
    for found in _SENTENCE_END.finditer(text, start, end):
        if found.end() > at and not _ABBREVIATION.search(text, max(at, found.start() - 8), found.start() + 1):
            yield at, found.end()
            at = found.end()
    if at < end:
        yield at, end


def _spans(page: str) -> Iterator[Span]:
    """Where each passage stands: short paragraphs joined to the next, long ones cut."""
    held: Span | None = None
    words = 0
    for start, end in _paragraphs(page):
        more = _count(page, start, end)
        if held is not None and (words + more > MOST or _begins_anew(page, held, (start, end), more)):
            yield held
            held, words = None, 0
        held, words = (start if held is None else held[0], end), words + more
        if words > MOST:
            yield from _cut(page, *held)
            held, words = None, 0
        elif more >= FEWEST or words >= 2 * FEWEST:
            yield held
            held, words = None, 0
    if held is not None:
        yield held


def _begins_anew(page: str, held: Span, following: Span, words: int) -> bool:
    """A heading after a whole sentence opens something else, however short what came before is."""
    whole = page[held[1] - 1] in _CLOSING and page[following[1] - 1] not in _RUNNING_ON
    return whole and words <= HEADING


def _paragraphs(page: str) -> Iterator[Span]:
    at = 0
    for parting in (*_PARTING.finditer(page), None):
        end = parting.start() if parting else len(page)
        start, end = _trimmed(page, at, end)
        if start < end:
            yield start, end
        at = parting.end() if parting else len(page)


def _trimmed(page: str, start: int, end: int) -> Span:
    piece = page[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _count(page: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(page, start, end))


def _cut(page: str, start: int, end: int) -> Iterator[Span]:
    """A long paragraph in parts of about the same length, at most MOST words each."""
    pieces = [piece for sentence in sentences_in(page, start, end) for piece in _short_enough(page, *sentence)]
    left = sum(words for *_, words in pieces)
    part: Span | None = None
    held = 0
    for first, last, words in pieces:
        wanted = (left + held) / -(-(left + held) // MOST)
        if part is not None and (held + words > MOST or held + words / 2 > wanted):
            yield _trimmed(page, *part)
            part, held = None, 0
        part, held = (first if part is None else part[0], last), held + words
        left -= words
    if part is not None:
        yield _trimmed(page, *part)


def _short_enough(page: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """A sentence with its count of words; one without an end in sight in pieces of MOST words."""
    words = [found.span() for found in _WORD.finditer(page, start, end)]
    for at in range(0, len(words), MOST):
        last = end if at + MOST >= len(words) else words[at + MOST][0]
        yield (start if at == 0 else words[at][0]), last, len(words[at : at + MOST])
