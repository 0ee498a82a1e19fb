"""Passages of a document, and the phrases by which a question finds those that bear on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

APART = "..."
OR = "|"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a run of sentences: `pages[page - 1][start:end]` of its document.

    `page` is None where the document has no pages: then it is of the one there is. `text` is the same with its white
    space made single, to be shown and quoted.
    """

    text: str
    page: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of each side, near each other in one sentence, in any order; a single side stands alone."""

    sides: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one question: one of `strong` or of `broad` is enough, of `weak` it takes two.

    `broad` phrases speak of the question in passing as often as not, so they count less where passages are ordered.
    `words` says how much a single word speaks for the question, or against it, where passages are ordered.
    """

    strong: tuple[Phrase, ...]
    broad: tuple[Phrase, ...] = ()
    weak: tuple[Phrase, ...] = ()
    words: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that bears on a question, by its place among the passages that were ranked.

    `score` compares within one question and one document. Not `strong`: words of the question alone, no phrase.
    `negation` says that the passage has a negation somewhere, not what is denied.
    """

    question: str
    passage: int
    score: float
    strong: bool
    negation: bool


def phrase_of(text: str) -> Phrase:
    """The phrase in "share | disclose ... third party | partner": sides parted by dots, ways of each by strokes."""
    sides = (side.split(OR) for side in text.split(APART))
    return Phrase(tuple(tuple(" ".join(way.split()) for way in side) for side in sides))
