"""Passages ranked for questions: a gate of phrases, and BM25 behind it.

The terms of BM25 are the phrases of a question and, at weights of their own, single words: those that the questionnaire
weighs for the question, or else the words in its phrases at a tenth. Broad phrases, which speak of the question in
passing as often as not, count half. A tenth of what the passages right before and after earn by strong and broad
phrases is added, since what a document says on one question mostly stands together.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from desktop.core.passage import Lexicon, Match, Phrase
from desktop.core.progress import Tick, unwatched
from desktop.reading.bm25 import Terms
from desktop.reading.passages import sentences_in
from desktop.reading.stems import Stems

WITHIN = 6
"""The words of a sentence in which all sides of a phrase must stand, for each of its sides."""
BROAD_WEIGHT = 0.5
WEAK_WEIGHT = 0.4
WORDS_WEIGHT = 0.1
BESIDE_WEIGHT = 0.1
FEWEST_WORDS = 3
"""Different words of a question's phrases, rare ones, that make a weaker match."""
MOST_WEAKER = 3

Strength = Literal["strong", "broad", "weak"]
Way = tuple[str, ...]
Hit = tuple[int, int, int]
"""Where a way of a side begins and ends in a sentence, and which side it is."""

_POINT = re.compile(r"(?<!:)\s(?:[-*•·▪—|]|#{1,6})\s")
"""Where a point of a list, a cell of a table or a heading begins in a passage; what a colon leads to stays with it."""
_NEGATION = re.compile(r"\b(?:no|not|never|none|nobody|nothing|without|neither|nor|cannot|\w+n['’]t)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sought:
    """The phrases of all questions, stemmed: each phrase by its number, and each way by its first stem."""

    stems: Stems
    questions: tuple[str, ...]
    question_of: tuple[int, ...]
    strength: tuple[Strength, ...]
    sides: tuple[int, ...]
    ways: Mapping[str, tuple[tuple[Way, tuple[tuple[int, int], ...]], ...]]
    words: tuple[frozenset[str], ...]
    weights: tuple[Mapping[str, float], ...]


def sought(lexicons: Mapping[str, Lexicon], *, language: str = "en") -> Sought:
    """The lexicons made ready for `ranked`, in their order."""
    stems = Stems(language)
    rows = [
        (number, strength, phrase)
        for number, lexicon in enumerate(lexicons.values())
        for strength, phrases in _by_strength(lexicon)
        for phrase in phrases
    ]
    places: dict[Way, list[tuple[int, int]]] = defaultdict(list)
    words: list[set[str]] = [set() for _ in lexicons]
    for at, (number, _, phrase) in enumerate(rows):
        for way, side in _ways_of(phrase, stems):
            places[way].append((at, side))
            words[number].update(way)
    by_first: dict[str, list[tuple[Way, tuple[tuple[int, int], ...]]]] = defaultdict(list)
    for way, found in places.items():
        by_first[way[0]].append((way, tuple(found)))
    return Sought(
        stems=stems,
        questions=tuple(lexicons),
        question_of=tuple(number for number, *_ in rows),
        strength=tuple(strength for _, strength, _ in rows),
        sides=tuple(len(phrase.sides) for *_, phrase in rows),
        ways={first: tuple(ways) for first, ways in by_first.items()},
        words=tuple(frozenset(found) for found in words),
        weights=tuple(_weights(lexicon, found, stems) for lexicon, found in zip(lexicons.values(), words, strict=True)),
    )


def _weights(lexicon: Lexicon, words: Iterable[str], stems: Stems) -> Mapping[str, float]:
    """What each stem counts for one question, or against it."""
    if not lexicon.words:
        return dict.fromkeys(words, WORDS_WEIGHT)
    return {stem: weight for word, weight in lexicon.words.items() for stem in stems.of(word)}


def _by_strength(lexicon: Lexicon) -> tuple[tuple[Strength, tuple[Phrase, ...]], ...]:
    return ("strong", lexicon.strong), ("broad", lexicon.broad), ("weak", lexicon.weak)


def _ways_of(phrase: Phrase, stems: Stems) -> Iterator[tuple[Way, int]]:
    for side, ways in enumerate(phrase.sides):
        for way in {stems.of(way) for way in ways}:
            if way:
                yield way, side


def ranked(texts: Sequence[str], phrases: Sought, *, tick: Tick = unwatched) -> tuple[Match, ...]:
    """The passages of one document that bear on each question: strong ones first, the best first.

    `texts` are all passages of the document, since the rarer a phrase is in it the more it counts. The time that it
    takes grows with the length of the document and no faster.
    """
    held: list[Counter[int | str]] = []
    words: list[Counter[int | str]] = []
    lengths = []
    for at, text in enumerate(texts):
        tick(at / len(texts))
        sentences = [phrases.stems.of(part) for part in _parts(text)]
        held.append(Counter(phrase for sentence in sentences for phrase in _phrases_in(sentence, phrases)))
        words.append(Counter(word for sentence in sentences for word in sentence))
        lengths.append(sum(map(len, sentences)))
    by_phrase = Terms.of(held, lengths)
    by_word = Terms.of(words, lengths)
    matches = (
        match
        for number in range(len(phrases.questions))
        for match in _matches(number, phrases, by_phrase, by_word, texts)
    )
    return tuple(matches)


def _parts(text: str) -> Iterator[str]:
    """The sentences of a passage, parted where a point of a list or a cell of a table begins."""
    for start, end in sentences_in(text):
        yield from _POINT.split(text[start:end])


def _phrases_in(sentence: Way, phrases: Sought) -> Iterator[int]:
    """The number of each phrase that a sentence holds, once."""
    hits: dict[int, list[Hit]] = defaultdict(list)
    for at, stem in enumerate(sentence):
        for way, places in phrases.ways.get(stem, ()):
            if sentence[at : at + len(way)] == way:
                for phrase, side in places:
                    hits[phrase].append((at, at + len(way), side))
    return (phrase for phrase, found in hits.items() if _near(found, phrases.sides[phrase]))


def _near(hits: Sequence[Hit], sides: int) -> bool:
    """Whether all sides stand one after another, in any order, within so many words; `hits` are in their order."""
    if sides == 1:
        return True
    for first, (start, end, side) in enumerate(hits):
        seen = {side}
        for later in range(first + 1, len(hits)):
            begins, ends, other = hits[later]
            if ends - start > WITHIN * sides:
                break
            if begins >= end and other not in seen:
                seen.add(other)
                end = ends
        if len(seen) == sides:
            return True
    return False


def _matches(number: int, phrases: Sought, by_phrase: Terms, by_word: Terms, texts: Sequence[str]) -> Iterator[Match]:
    strong, strongs, _ = by_phrase.scores(_own(number, phrases, "strong"))
    broad, broads, _ = by_phrase.scores(_own(number, phrases, "broad"))
    weak, weaks, _ = by_phrase.scores(_own(number, phrases, "weak"))
    _, _, words = by_word.scores(phrases.words[number])
    opening = strong + BROAD_WEIGHT * broad
    worded = by_word.weighed(phrases.weights[number])
    score = np.maximum(opening + WEAK_WEIGHT * weak + worded + BESIDE_WEIGHT * _beside(opening), 0)
    through = (strongs > 0) | (broads > 0) | (weaks >= 2)
    weaker = ~through & ((weaks > 0) | (words >= FEWEST_WORDS)) & (score > 0)
    for chosen, is_strong, most in ((through, True, len(texts)), (weaker, False, MOST_WEAKER)):
        for at in _best(score, np.flatnonzero(chosen))[:most]:
            negation = _NEGATION.search(texts[at]) is not None
            yield Match(phrases.questions[number], at, round(float(score[at]), 4), is_strong, negation)


def _own(number: int, phrases: Sought, strength: Strength) -> Iterator[int]:
    """The phrases of one question that are of this strength."""
    for at, (question, its) in enumerate(zip(phrases.question_of, phrases.strength, strict=True)):
        if question == number and its == strength:
            yield at


def _beside(score: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each passage the scores of the one before and the one after, added up."""
    padded = np.pad(score, 1)
    return padded[:-2] + padded[2:]


def _best(score: NDArray[np.float64], chosen: NDArray[np.intp]) -> list[int]:
    """The chosen passages, the best first; of equal ones the earlier."""
    return [int(at) for at in chosen[np.argsort(-score[chosen], kind="stable")]]
