"""Evasive phrases of the questionnaire in a text: where they stand, what they usually hide, what to ask back."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.core.questionnaire import Evasion, Question, Questionnaire

_FILLER = "ـ"
"""A letter that only stretches a word; what nobody sees is taken for it, so that it parts no words."""

_UNSEEN = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", _FILLER)
_STRAIGHT = {"’": "'", "‘": "'", "“": '"', "”": '"', **dict.fromkeys("‐‑‒–—", "-")}
_LETTERS = str.maketrans({**_STRAIGHT, **_UNSEEN})
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]|_|\d")


def plain_letters(text: str) -> str:
    """Lower case, straight quotes and single spaces, so that phrases can be found in pasted text."""
    return " ".join(text.lower().translate(_LETTERS).replace(_FILLER, "").split())


@dataclass(frozen=True, slots=True)
class Bearing:
    """A question that a phrase bears on, with what the phrase usually hides there and what to ask back."""

    question: str
    evasion: Evasion


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text: it is `text[start:end]`; `phrase` is how the questionnaire writes it, in plain letters."""

    start: int
    end: int
    phrase: str
    bearings: tuple[Bearing, ...]


@dataclass(slots=True)
class _Sought:
    """A phrase, word by word."""

    words: tuple[str, ...]
    phrase: str
    bearings: list[Bearing]


def evasions_in(text: str, questionnaire: Questionnaire) -> tuple[Found, ...]:
    """Every place of the text where a phrase stands, in order; places may overlap.

    Case, curly quotes, kinds of dashes, white space and line breaks make no difference, and whole words alone count.
    The time that it takes grows with the length of the text and no faster: each word is looked up once.
    """
    return tuple(_places(text, questionnaire.questions))


def evasions_of(text: str, question: Question) -> tuple[Evasion, ...]:
    """The evasions of one question that the text uses, in the question's order."""
    said = {id(bearing.evasion) for found in _places(text, (question,)) for bearing in found.bearings}
    return tuple(evasion for evasion in question.evasions if id(evasion) in said)


def _places(text: str, questions: Iterable[Question]) -> Iterator[Found]:
    words, spans = _words_of(text)
    sought = _sought(questions)
    for at, word in enumerate(words):
        for phrase in sought.get(word, ()):
            end = at + len(phrase.words)
            if tuple(words[at:end]) == phrase.words:
                yield Found(spans[at][0], spans[end - 1][1], phrase.phrase, tuple(phrase.bearings))


def _words_of(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The words and marks of a text in plain letters, and where each stands."""
    letters = _same_length(text)
    matches = list(_WORD.finditer(letters))
    words = [match.group() for match in matches]
    spans = [match.span() for match in matches]
    if _FILLER not in letters:
        return words, spans
    seen = [(word.replace(_FILLER, ""), span) for word, span in zip(words, spans, strict=True)]
    return [word for word, _ in seen if word], [span for word, span in seen if word]


def _same_length(text: str) -> str:
    """The text in plain letters, each at the place that it had."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in text)
    return lower.translate(_LETTERS)


def _sought(questions: Iterable[Question]) -> Mapping[str, list[_Sought]]:
    """The phrases by their first word, the longer before the shorter."""
    by_words: dict[tuple[str, ...], _Sought] = {}
    for question in questions:
        for evasion in question.evasions:
            for phrase in evasion.phrases:
                words = tuple(_words_of(phrase)[0])
                if not words:
                    continue
                known = by_words.setdefault(words, _Sought(words, plain_letters(phrase), []))
                known.bearings.append(Bearing(question.id, evasion))
    by_first: dict[str, list[_Sought]] = {}
    for one in sorted(by_words.values(), key=lambda one: -len(one.words)):
        by_first.setdefault(one.words[0], []).append(one)
    return by_first
