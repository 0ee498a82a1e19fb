"""The phrases of a question that find passages of a document."""

import re
from collections.abc import Iterator

from desktop.catalog.table import Table
from desktop.core.passage import Lexicon, Phrase, phrase_of

MOST_SIDES = 3


def parse_passages(table: Table) -> Lexicon:
    """The lexicon of one question; faults of form go into the table's notes."""
    seen: set[Phrase] = set()
    lexicon = Lexicon(
        strong=tuple(_phrases(table, "strong", seen)),
        broad=tuple(_phrases(table, "broad", seen)) if table.has("broad") else (),
        weak=tuple(_phrases(table, "weak", seen)) if table.has("weak") else (),
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
