"""The phrases and words of a question that find passages of a document and order them."""

import re
from collections.abc import Iterator, Mapping

from desktop.catalog.table import Table
from desktop.core.passage import Lexicon, Phrase, phrase_of

MOST_SIDES = 3

_WEIGHT = re.compile(r"-?[0-9]{1,2}(?:\.[0-9]{1,3})?")


def parse_passages(table: Table) -> Lexicon:
    """The lexicon of one question; faults of form go into the table's notes."""
    seen: set[Phrase] = set()
    lexicon = Lexicon(
        strong=tuple(_phrases(table, "strong", seen)),
        broad=tuple(_phrases(table, "broad", seen)) if table.has("broad") else (),
        weak=tuple(_phrases(table, "weak", seen)) if table.has("weak") else (),
        words=_words(table) if table.has("words") else {},
    )
    table.end()
    return lexicon


def _phrases(table: Table, key: str, seen: set[Phrase]) -> Iterator[Phrase]:
    for at, text in enumerate(table.texts(key)):
        phrase = phrase_of(text)
        for what in _faults(phrase, seen):
            table.fault(f'"{text}" {what}', key, at)
        seen.add(phrase)
        yield phrase


def _faults(phrase: Phrase, seen: set[Phrase]) -> Iterator[str]:
    if any(not re.search(r"[^\W_]", way) for side in phrase.sides for way in side):
        yield 'has an empty place beside "|" or "...": write a word there, or take the mark out.'
    if len(phrase.sides) > MOST_SIDES:
        yield f"has {len(phrase.sides)} sides: {MOST_SIDES} are the most."
    if phrase in seen:
        yield "stands twice: take one of them out."


def _words(table: Table) -> Mapping[str, float]:
    """The words of lines such as "0.3: disclose outside", each with its weight."""
    weights: dict[str, float] = {}
    for at, text in enumerate(table.texts("words")):
        weight, _, words = text.partition(":")
        if not _WEIGHT.fullmatch(weight) or not words.split():
            table.fault(f'"{text}" must be a weight, a colon and words, as in "0.3: disclose outside".', "words", at)
            continue
        for word in words.split():
            if not word.isalnum():
                table.fault(f'"{word}" must be one word of letters and figures alone.', "words", at)
            if word in weights:
                table.fault(f'"{word}" stands twice: take one of them out.', "words", at)
            weights[word] = float(weight)
    return weights
