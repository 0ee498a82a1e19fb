"""What the evasive phrases of a reply usually hide, each phrase once."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core.phrases import Found
from desktop.core.questionnaire import Evasion, Question
from desktop.core.standing import Standing
from desktop.i18n import tr


@dataclass(frozen=True, slots=True)
class BearingShown:
    """A question that a phrase bears on, what it usually hides there and what to ask back."""

    question: str
    number: str
    heading: str
    hides: str
    ask: str


@dataclass(frozen=True, slots=True)
class PhraseShown:
    """A phrase as they wrote it, the place of its first use, and the questions that it bears on."""

    words: str
    start: int
    end: int
    bearings: tuple[BearingShown, ...]


def found_for(standing: Standing, found: Iterable[Found]) -> tuple[Found, ...]:
    """Those that bear on a question which counts here; a part of a longer phrase that adds nothing is left out."""
    counting = {question.id for question in standing.questions}
    kept: list[Found] = []
    for one in found:
        bearings = tuple(bearing for bearing in one.bearings if bearing.question in counting)
        if bearings and not any(_says_the_same(longer, one) for longer in kept[-6:]):
            kept.append(Found(one.start, one.end, one.phrase, bearings))
    return tuple(kept)


def _says_the_same(longer: Found, one: Found) -> bool:
    within = longer.start <= one.start and one.end <= longer.end
    known = {bearing.evasion for bearing in longer.bearings}
    return within and all(bearing.evasion in known for bearing in one.bearings)


def phrases_shown(standing: Standing, text: str, found: Iterable[Found]) -> tuple[PhraseShown, ...]:
    """Each phrase once, in the order in which they used them."""
    shown: dict[str, PhraseShown] = {}
    by_id = standing.questionnaire.by_id
    for one in found:
        if one.phrase in shown:
            continue
        bearings = tuple(_bearing_shown(by_id[b.question], b.evasion) for b in one.bearings)
        words = " ".join(text[one.start : one.end].split())
        shown[one.phrase] = PhraseShown(words, one.start, one.end, bearings)
    return tuple(shown.values())


def _bearing_shown(question: Question, evasion: Evasion) -> BearingShown:
    heading = tr("{number} {short}").format(number=question.number, short=question.short)
    return BearingShown(question.id, question.number, heading, evasion.hides, evasion.ask_back)
