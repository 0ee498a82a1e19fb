"""Looks at every value of a reply once, without recursion, and names what gives something out.

What a key says holds for what is below it until another key says more. Scores stand in lists, in objects from name to
number, and in lists of objects with a name and a score each.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.core.json_text import Form, Member, Value, texts_below
from desktop.core.reply_keys import ANSWERS, SCORES, Meaning, meaning_of, names, words_of
from desktop.core.reply_numbers import Level, Number, between, graded, number_in, shares_of_one

MANY = 64
"""So many numbers in a row that are no shares of one whole describe what was asked about: an embedding."""
ENCODED = 64
"""Letters without a space from which a text under a telling key holds numbers or a picture."""
WRITTEN_WORDS, WRITTEN_LETTERS = 4, 40
"""From here on a text may be written by the model and not chosen from a list."""
LONGEST_KEY = 60

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NAMES = frozenset({"name", "id", "value", "code", "title"})
_ASKED_BY = frozenset({"user", "system", "developer"})
_BANDS = names("very low medium high middle moderate likely unlikely possible possibly certain uncertain strong weak")
_WHOLLY = {Meaning.INTERNALS: Level.INTERNALS, Meaning.EXPLANATION: Level.EXPLANATIONS}
_NOT_NAMES = SCORES | {Meaning.BESIDE, Meaning.IGNORED}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is given out: where in the reply, how much it is, and from where to where in the text.

    `written`: words or a picture that the model may have made, and so may repeat from what it learned.
    """

    path: str
    kind: Level
    start: int
    end: int
    written: bool = False


@dataclass(frozen=True, slots=True)
class _Spot:
    """A value, its path, where its mark begins, and what the keys say. `taken`: the key that a list was judged by."""

    value: Value
    path: str
    start: int
    meaning: Meaning
    in_rows: bool = False
    taken: str | None = None

    def found(self, kind: Level | None, *, written: bool = False) -> Iterator[Finding]:
        """The finding, if it is one."""
        if kind is not None:
            yield Finding(self.path, kind, self.start, self.value.end, written)


def findings_in(whole: Value, *, classes: int | None) -> Iterator[Finding]:
    """Whatever gives something out, in no order."""
    waiting = [_Spot(whole, "$", whole.start, Meaning.WHOLE)]
    while waiting:
        spot = waiting.pop()
        if spot.meaning in _WHOLLY:
            yield from spot.found(_WHOLLY[spot.meaning] if _holds_something(spot) else None)
        elif spot.value.form is Form.OBJECT:
            yield from _in_object(spot, classes, waiting)
        elif spot.value.form is Form.LIST:
            yield from _in_list(spot, classes, waiting)
        else:
            yield from _in_scalar(spot, classes)


def _holds_something(spot: _Spot) -> bool:
    """Whether what a key promises is there, and not only its name: a number alone may be the score of such a name."""
    value = spot.value
    if spot.meaning is Meaning.INTERNALS:
        numbers = any(one.form is Form.NUMBER for one in texts_below(value))
        return (value.form is not Form.NUMBER and numbers) or _is_encoded(value)
    if value.form is Form.TEXT:
        return len(value.text.split()) > 1
    told = (
        one for one in texts_below(value) if one.form is Form.NUMBER or (one.form is Form.TEXT and one.text.strip())
    )
    return value.form is not Form.NUMBER and any(told)


def _is_encoded(value: Value) -> bool:
    return value.form is Form.TEXT and len(value.text) >= ENCODED and " " not in value.text


def _is_written(value: Value) -> bool:
    text = value.text
    return value.form is Form.TEXT and (len(text.split()) >= WRITTEN_WORDS or len(text) >= WRITTEN_LETTERS)


def _in_scalar(spot: _Spot, classes: int | None) -> Iterator[Finding]:
    value, meaning = spot.value, spot.meaning
    number = number_in(value, quoted=meaning in SCORES)
    if value.text == "null" and value.form is Form.WORD:
        return
    if meaning in SCORES:
        words = words_of(value.text) if value.form is Form.TEXT else ()
        band = Level.ROUNDED if words and set(words) <= _BANDS else None
        yield from spot.found(graded([number], meaning, classes) if number else band)
    elif meaning is Meaning.EMBEDDING and _is_encoded(value):
        yield from spot.found(Level.EMBEDDINGS)
    elif meaning is Meaning.PICTURE and _is_encoded(value):
        yield from spot.found(Level.LABEL, written=True)
    elif meaning in (Meaning.WHOLE, Meaning.ANSWER) and number and not number.whole and 0 < number.value < 1:
        yield from spot.found(graded([number], Meaning.SCORE, classes))
    elif meaning in ANSWERS and _is_answer(value, meaning):
        yield from spot.found(Level.LABEL, written=meaning is not Meaning.LABEL and _is_written(value))


def _is_answer(value: Value, meaning: Meaning) -> bool:
    return bool(value.text.strip()) if value.form is Form.TEXT else meaning is not Meaning.TEXT


def _in_list(spot: _Spot, classes: int | None, waiting: list[_Spot]) -> Iterator[Finding]:
    members, meaning = spot.value.members, spot.meaning
    numbers = [one for member in members if (one := number_in(member.value, quoted=meaning in SCORES))]
    if numbers and len(numbers) == len(members):
        yield from spot.found(_row(numbers, spot, classes))
        return
    if members and meaning in ANSWERS and all(member.value.form is Form.TEXT for member in members):
        written = meaning is not Meaning.LABEL and any(_is_written(member.value) for member in members)
        yield from spot.found(Level.LABEL, written=written)
        return
    taken, scores, scored = _scores_of_items(members)
    if scores:
        yield from spot.found(graded(scores, scored, classes))
    for at, member in enumerate(members):
        waiting.append(_Spot(member.value, f"{spot.path}[{at}]", member.start, meaning, in_rows=True, taken=taken))


def _scores_of_items(members: Sequence[Member]) -> tuple[str | None, list[Number], Meaning]:
    """The score that several objects of a list have each: its key, its values, what it is."""
    objects = [member.value for member in members if member.value.form is Form.OBJECT]
    if len(objects) < 2:
        return None, [], Meaning.OTHER
    for first in objects[0].members:
        meaning = meaning_of(first.key)
        if meaning not in SCORES or number_in(first.value, quoted=True) is None:
            continue
        same = (member for one in objects for member in one.members if member.key == first.key)
        numbers = [one for member in same if (one := number_in(member.value, quoted=True))]
        if len(numbers) > 1:
            return first.key, numbers, meaning
    return None, [], Meaning.OTHER


def _row(numbers: Sequence[Number], spot: _Spot, classes: int | None) -> Level | None:
    """What a list of nothing but numbers gives out."""
    meaning = spot.meaning
    answers = meaning in (Meaning.WHOLE, Meaning.ANSWER, Meaning.LABEL)
    if meaning in SCORES:
        return graded(numbers, meaning, classes)
    if meaning is Meaning.EMBEDDING:
        return Level.EMBEDDINGS if len(numbers) > 1 else None
    if meaning in (Meaning.BESIDE, Meaning.PICTURE):
        return None
    if all(number.whole for number in numbers):
        return Level.LABEL if answers else None
    if shares_of_one(numbers):
        return graded(numbers, Meaning.SCORE, classes)
    if len(numbers) >= MANY:
        return Level.EMBEDDINGS
    if not answers:
        return None
    if between(numbers, 1):
        return graded(numbers, Meaning.SCORE, classes)
    raw = spot.in_rows and len(numbers) > 1 and any(number.value < 0 for number in numbers)
    return Level.LOGITS if raw else Level.LABEL


Known = list[tuple[Member, Meaning]]


def _in_object(spot: _Spot, classes: int | None, waiting: list[_Spot]) -> Iterator[Finding]:
    known: Known = [(member, meaning_of(member.key)) for member in spot.value.members]
    if any(member.key == "role" and member.value.text in _ASKED_BY for member, _ in known):
        return
    named = _named_numbers(spot, known)
    if named:
        numbers = [number for _, number in named]
        scores = spot.meaning if spot.meaning in SCORES else Meaning.SCORE
        level = Level.EMBEDDINGS if spot.meaning is Meaning.EMBEDDING else graded(numbers, scores, classes)
        yield from spot.found(level)
    done = {member.key for member, _ in named} | {spot.taken}
    rest = ((member, meaning) for member, meaning in known if member.key not in done or member.value.members)
    waiting.extend(_members_of(spot, rest))


def _named_numbers(spot: _Spot, known: Known) -> list[tuple[Member, Number]]:
    """The numbers of an object that goes from names to numbers; none where it is another kind of object."""
    if spot.meaning in (Meaning.BESIDE, Meaning.PICTURE):
        return []
    scores = spot.meaning in SCORES
    if scores and any(meaning in SCORES for _, meaning in known):
        return []
    read = [(member, meaning, number_in(member.value, quoted=scores)) for member, meaning in known]
    named = [
        (member, number)
        for member, meaning, number in read
        if number and (meaning not in _NOT_NAMES or (scores and between([number], 1)))
    ]
    numbers = [number for _, number in named]
    if scores:
        return named
    if len(named) < 2:
        return []
    if spot.meaning is Meaning.EMBEDDING:
        return named
    nothing_else = spot.meaning in ANSWERS and len(named) == len(known)
    loose = nothing_else and between(numbers, 1) and any(not number.whole for number in numbers)
    return named if loose or shares_of_one(numbers) else []


def _members_of(spot: _Spot, known: Iterable[tuple[Member, Meaning]]) -> Iterator[_Spot]:
    """What is to be looked at below an object, each with what its key or those above say."""
    above = Meaning.OTHER if spot.meaning is Meaning.WHOLE else spot.meaning
    for member, own in known:
        meaning = above if own is Meaning.OTHER else own
        if above is Meaning.LABEL and own is Meaning.BESIDE and member.key.lower() in _NAMES:
            meaning = Meaning.LABEL
        if meaning is not Meaning.IGNORED:
            yield _Spot(member.value, f"{spot.path}{_step(member.key)}", member.start, meaning)


def _step(key: str) -> str:
    """A key as a step of a path: plain, or quoted with what cannot be printed written out."""
    key = key if len(key) <= LONGEST_KEY else f"{key[: LONGEST_KEY - 1]}…"
    if _PLAIN_KEY.fullmatch(key):
        return f".{key}"
    quoted = json.dumps(key, ensure_ascii=not key.isprintable())
    return f"[{quoted}]".replace("\x7f", "\\u007f")
