"""What became of the quotes from a document in a newer version of it."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import pairwise

from desktop.core.document import DocumentText

ALIKE = 0.4
"""The share of a quote's pairs of words that a place must hold to be that quote, changed."""
ROOM = 1.5
"""How much longer than the quote a changed one may have become."""
FEWEST_WORDS = 3
"""From so many words on a quote may begin and end inside a word: fewer stand in too many others."""

_WORD = re.compile(r"[^\W_]+(?:(?:[-‐‑][^\S\n]*\n[^\S\n]*|[-‐‑'’ʼ\u00ad])[^\W_]+)*")


class Fate(Enum):
    """What became of a quote: it stands there word for word, changed, or not at all."""

    KEPT = auto()
    CHANGED = auto()
    GONE = auto()


class Mark(Enum):
    """What became of some words of a quote that changed."""

    SAME = auto()
    WENT = auto()
    CAME = auto()


@dataclass(frozen=True, slots=True)
class Quote:
    """What was quoted for a question, and on which page of the older version; None where it had no pages."""

    question: str
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that share a mark, as the version writes them that has them; `spaced`: a space stands behind."""

    text: str
    mark: Mark
    spaced: bool = True


@dataclass(frozen=True, slots=True)
class Followed:
    """A quote in the newer version: on `page`, at `[start:end]` of that page's text, where it is there at all.

    Where the words run on to the next page, `end` is the end of this one. `pieces` are those of a quote that changed.
    """

    quote: Quote
    fate: Fate
    page: int | None = None
    start: int = 0
    end: int = 0
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of some texts without case, marks and line ends, and where each stands: text, start, end."""

    keys: tuple[str, ...]
    spans: tuple[tuple[int, int, int], ...]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "_Words":
        found = [(number, word) for number, text in enumerate(texts) for word in _WORD.finditer(text)]
        known = {word: _key(word) for word in {word.group() for _, word in found}}
        keys = tuple(known[word.group()] for _, word in found)
        return cls(keys, tuple((number, *word.span()) for number, word in found), tuple(texts))

    def piece(self, first: int, last: int, mark: Mark) -> Piece:
        """The words from `first` to before `last` as they are written, with what stands between and behind them."""
        parts = []
        for at in range(first, last):
            text, start, end = self.spans[at]
            follows = self.spans[at + 1] if at + 1 < len(self.spans) else (-1, 0, 0)
            end = follows[1] if follows[0] == text else (len(self.texts[text]) if at + 1 < last else end)
            parts.append(self.texts[text][start:end])
            parts.append("" if follows[0] == text else " ")
        written = "".join(parts)
        return Piece(" ".join(written.split()), mark, spaced=written[-1:].isspace())


def followed(quotes: Sequence[Quote], newer: DocumentText) -> tuple[Followed, ...]:
    """What became of each quote, in their order.

    Case, white space, line ends, hyphens, quotation marks and commas make no difference. The time that it takes grows
    with the length of the newer version and no faster.
    """
    words = _Words.of(newer.pages)
    line, starts = _in_a_line(words.keys)
    wanted = [_Words.of((quote.text,)) for quote in quotes]
    hits = _hits(words.keys, [own.keys for own in wanted])
    return tuple(
        _kept(quote, own, words, line, starts, newer) or _changed(quote, own, words, hits[at], newer)
        for at, (quote, own) in enumerate(zip(quotes, wanted, strict=True))
    )


def _key(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", word).casefold() if letter.isalnum())


def _in_a_line(keys: Sequence[str]) -> tuple[str, list[int]]:
    """All words with a space before and behind each, and where each one's space is."""
    starts, at = [], 0
    for key in keys:
        starts.append(at)
        at += len(key) + 1
    return f" {' '.join(keys)} ", starts


def _kept(
    quote: Quote, own: _Words, words: _Words, line: str, starts: Sequence[int], newer: DocumentText
) -> Followed | None:
    wanted = " ".join(own.keys)
    at = line.find(f" {wanted} ") if own.keys else -1
    if at < 0 and len(own.keys) >= FEWEST_WORDS:
        at = line.find(wanted)
    if at < 0:
        return None
    first = bisect_right(starts, at) - 1
    return _at(quote, Fate.KEPT, words, first, first + len(own.keys), newer)


def _at(
    quote: Quote, fate: Fate, words: _Words, first: int, last: int, newer: DocumentText, pieces: tuple[Piece, ...] = ()
) -> Followed:
    text, start, _ = words.spans[first]
    ends_on, _, end = words.spans[last - 1]
    end = end if ends_on == text else len(words.texts[text])
    return Followed(quote, fate, text + 1 if newer.paged else None, start, end, pieces)


def _hits(keys: Sequence[str], wanted: Sequence[Sequence[str]]) -> Mapping[int, list[int]]:
    """For each quote the places where one of its pairs of words stands."""
    seeking: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, own in enumerate(wanted):
        for pair in set(pairwise(own)):
            seeking[pair].append(number)
    hits: dict[int, list[int]] = {number: [] for number in range(len(wanted))}
    for at, pair in enumerate(pairwise(keys)):
        for number in seeking.get(pair, ()):
            hits[number].append(at)
    return hits


def _changed(quote: Quote, own: _Words, words: _Words, hits: Sequence[int], newer: DocumentText) -> Followed:
    pairs = set(pairwise(own.keys))
    best, first, last = _densest(words.keys, hits, max(2, int(ROOM * len(own.keys))))
    if not pairs or best < ALIKE * len(pairs):
        return Followed(quote, Fate.GONE)
    first, last = _widened(own.keys, words.keys, first, last)
    codes = SequenceMatcher(None, own.keys, words.keys[first:last], autojunk=False).get_opcodes()
    codes = codes[codes[0][0] == "insert" : len(codes) - (codes[-1][0] == "insert")]
    pieces = tuple(piece for code in codes for piece in _pieces(code, own, words, first))
    return _at(quote, Fate.CHANGED, words, first + codes[0][3], first + codes[-1][4], newer, pieces)


def _densest(keys: Sequence[str], hits: Sequence[int], room: int) -> tuple[int, int, int]:
    """The stretch of at most so many words with the most different pairs: how many, its first word, that after it."""
    held: Counter[tuple[str, str]] = Counter()
    best, opened = (0, 0, 0), 0
    for at in hits:
        held[keys[at], keys[at + 1]] += 1
        while at + 2 - hits[opened] > room:
            pair = keys[hits[opened]], keys[hits[opened] + 1]
            held[pair] -= 1
            if not held[pair]:
                del held[pair]
            opened += 1
        if len(held) > best[0]:
            best = len(held), hits[opened], at + 2
    return best


def _widened(own: Sequence[str], keys: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """The stretch with as many words more at each end as the quote has outside what was found of it."""
    before = own.index(keys[first]) if keys[first] in own else 0
    behind = own[::-1].index(keys[last - 1]) if keys[last - 1] in own else 0
    return max(0, first - before), min(len(keys), last + behind)


def _pieces(code: tuple[str, int, int, int, int], own: _Words, words: _Words, first: int) -> Iterator[Piece]:
    kind, old, old_end, new, new_end = code
    if kind == "equal":
        yield words.piece(first + new, first + new_end, Mark.SAME)
        return
    if old < old_end:
        yield own.piece(old, old_end, Mark.WENT)
    if new < new_end:
        yield words.piece(first + new, first + new_end, Mark.CAME)
