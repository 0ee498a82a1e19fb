"""A question sheet that came back: what they chose and wrote, and what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto

from desktop.core.questionnaire import Questionnaire
from desktop.core.sheet import CANNOT_SHARE, DONT_KNOW
from desktop.core.states import State


class Shown(StrEnum):
    """What they say shows an answer."""

    DOCUMENT = "document"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class ReturnedAnswer:
    """What they chose (an option's letter, DONT_KNOW, CANNOT_SHARE, or None) and wrote for one question."""

    question: str
    option: str | None
    quote: str
    shown: tuple[Shown, ...] = ()


class Fault(Enum):
    """What is wrong with a sheet that can still be read."""

    UNFILLED = auto()
    OTHER_STUDY = auto()
    OTHER_QUESTIONNAIRE = auto()
    OLDER_QUESTIONNAIRE = auto()
    NEWER_QUESTIONNAIRE = auto()
    UNKNOWN_QUESTION = auto()
    ALTERED_OPTIONS = auto()
    MISSING_FIELDS = auto()
    REPEATED_FIELDS = auto()
    TWO_ANSWERS = auto()
    SCRIPTS = auto()
    ATTACHMENTS = auto()
    OTHER_FORM = auto()
    LATER_DATE = auto()
    EARLIER_DATE = auto()


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault, the questions that it bears on, and what was found."""

    fault: Fault
    questions: tuple[str, ...] = ()
    found: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A sheet that came back. `day` is what they wrote as the date, whatever it is."""

    sheet: str
    study: str
    questionnaire_id: str
    questionnaire_version: str
    answers: tuple[ReturnedAnswer, ...]
    by: str = ""
    day: str = ""
    email: str = ""
    documents: str = ""
    made_on: date | None = None
    problems: tuple[Problem, ...] = ()


def checked_against(
    returned: Returned, questionnaire: Questionnaire | None, *, today: date, study: str | None = None
) -> tuple[Problem, ...]:
    """The problems of a sheet with those that show only beside the questionnaire, the study in hand and the day."""
    return (*returned.problems, *_of_questionnaire(returned, questionnaire), *_of_day(returned, today, study))


def _of_questionnaire(returned: Returned, questionnaire: Questionnaire | None) -> Iterable[Problem]:
    if questionnaire is None or questionnaire.id != returned.questionnaire_id:
        yield Problem(Fault.OTHER_QUESTIONNAIRE, found=returned.questionnaire_id)
        return
    ours, theirs = questionnaire.version, returned.questionnaire_version
    if ours != theirs:
        older = _version(theirs) < _version(ours)
        yield Problem(Fault.OLDER_QUESTIONNAIRE if older else Fault.NEWER_QUESTIONNAIRE, found=theirs)
    unknown = tuple(a.question for a in returned.answers if a.question not in questionnaire.by_id)
    if unknown:
        yield Problem(Fault.UNKNOWN_QUESTION, unknown)
    altered = tuple(a.question for a in returned.answers if not _is_choice(questionnaire, a))
    if altered:
        yield Problem(Fault.ALTERED_OPTIONS, altered)


def _version(text: str) -> tuple[tuple[int, str], ...]:
    """A version that can be compared: numbers by their value, other words by their letters."""
    return tuple((int(part), "") if part.isdecimal() and len(part) < 20 else (0, part) for part in text.split("."))


def _is_choice(questionnaire: Questionnaire, answer: ReturnedAnswer) -> bool:
    question = questionnaire.by_id.get(answer.question)
    if question is None or answer.option in (None, DONT_KNOW, CANNOT_SHARE):
        return True
    return any(option.id == answer.option for option in question.options)


def _of_day(returned: Returned, today: date, study: str | None) -> Iterable[Problem]:
    if study is not None and returned.study != study:
        yield Problem(Fault.OTHER_STUDY, found=returned.study)
    written = written_day(returned.day)
    if written is not None and written > today:
        yield Problem(Fault.LATER_DATE, found=returned.day)
    if written is not None and returned.made_on is not None and written < returned.made_on:
        yield Problem(Fault.EARLIER_DATE, found=returned.day)


FIRST_YEAR = 1900
"""A year before this one is a slip of the pen."""


def written_day(text: str) -> date | None:
    """The day that was written as 2026-11-30 or 30.11.2026; None where it cannot be told for certain."""
    words = text.strip()
    day, month, year = words.split(".") if words.count(".") == 2 else ("", "", "")
    try:
        told = date(int(year), int(month), int(day)) if len(year) == 4 else date.fromisoformat(words)
    except ValueError:
        return None
    return told if told.year >= FIRST_YEAR else None


def proposed(answer: ReturnedAnswer) -> tuple[State, str | None]:
    """The state and option that a returned answer amounts to; words without a choice answer nothing by themselves."""
    if answer.option is None:
        return State.VAGUE, None
    if answer.option in (DONT_KNOW, CANNOT_SHARE):
        return (State.DONT_KNOW if answer.option == DONT_KNOW else State.REFUSED), None
    return State.ANSWERED, answer.option
