"""Question sheets as data: what goes out, and the mark by which a sheet is known again.

Nothing of the person's exposure is part of a sheet, and neither are strengths or points.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from desktop.core.letter import sendable, suggested
from desktop.core.questionnaire import Question
from desktop.core.standing import Standing
from desktop.core.states import State
from desktop.core.study import Answer

FORMAT, FORMAT_VERSION = "askfirst.sheet", 1
LONGEST_ID = 200
DONT_KNOW, CANNOT_SHARE, STILL_HOLDS = "dont_know", "cannot_share", "holds"
"""What can be chosen beside the options; the last only where an earlier answer is quoted."""


class HeadField(StrEnum):
    """The fields of a form that belong to no question. No question's id has a hyphen, so that none has such a name."""

    MARK = "sheet-mark"
    BY = "sheet-by"
    DAY = "sheet-date"
    EMAIL = "sheet-email"
    DOCUMENTS = "sheet-documents"

    @property
    def earlier_name(self) -> str:
        """What the field is called on sheets that were sent before it had this name."""
        return "askfirst" if self is HeadField.MARK else self.removeprefix("sheet-")


class Selection(StrEnum):
    """Which questions a sheet asks, where they are not chosen one by one."""

    CORE = "core"
    NEXT = "next"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a sheet; `earlier` is their answer that the sheet quotes."""

    question: Question
    earlier: Answer | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """Everything that can be ticked: the options' letters, and what says that there is no answer."""
        letters = tuple(option.id for option in self.question.options)
        again = (STILL_HOLDS,) if self.earlier is not None else ()
        return (*again, *letters, DONT_KNOW, CANNOT_SHARE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that goes out. `formal`: in the formal wording; `deciding`: they do not hold the person's data yet."""

    id: str
    study: str
    questionnaire_id: str
    questionnaire_version: str
    project: str
    to: str
    made_on: date
    reply_by: date | None
    asked: tuple[Asked, ...]
    formal: bool = True
    deciding: bool = True

    @property
    def again(self) -> bool:
        """Whether it asks if earlier answers still hold."""
        return any(asked.earlier is not None for asked in self.asked)


def selected(standing: Standing, selection: Selection) -> tuple[Question, ...]:
    """The questions of a selection in the order in which they are asked."""
    match selection:
        case Selection.CORE:
            return standing.questionnaire.core
        case Selection.NEXT:
            return suggested(standing)
        case Selection.ALL:
            return sendable(standing)


def asked_again(standing: Standing) -> tuple[Asked, ...]:
    """Each question that they answered, with that answer."""
    answered = ((question, standing.answers.get(question.id)) for question in sendable(standing))
    return tuple(Asked(q, a) for q, a in answered if a is not None and a.state is State.ANSWERED)


def drawn_up(
    sheet: str, standing: Standing, asked: tuple[Asked, ...], *, made_on: date, reply_by: date | None, formal: bool
) -> Sheet:
    """A sheet about a study, with an id of its own; it is addressed to the study's first contact."""
    study, questionnaire = standing.study, standing.questionnaire
    contact = next((contact for contact in study.contacts if contact.name), None)
    return Sheet(
        sheet,
        study.id,
        questionnaire.id,
        questionnaire.version,
        study.title,
        ", ".join(part for part in (contact.name if contact else "", study.organisation) if part),
        made_on,
        reply_by,
        asked,
        formal=formal,
        deciding=not study.context.already_joined,
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """By what a sheet is known again. `choices` are those of each question; `earlier` the options it quoted."""

    sheet: str
    study: str
    questionnaire_id: str
    questionnaire_version: str
    made_on: date
    choices: Mapping[str, tuple[str, ...]]
    earlier: Mapping[str, str]


def mark_of(sheet: Sheet) -> Mark:
    """The mark that a sheet carries."""
    return Mark(
        sheet.id,
        sheet.study,
        sheet.questionnaire_id,
        sheet.questionnaire_version,
        sheet.made_on,
        {asked.question.id: asked.choices for asked in sheet.asked},
        {a.question.id: a.earlier.option for a in sheet.asked if a.earlier is not None and a.earlier.option},
    )


def mark_text(mark: Mark) -> str:
    """A mark as ASCII, as a sheet carries it."""
    fields = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "sheet": mark.sheet,
        "study": mark.study,
        "questionnaire": {"id": mark.questionnaire_id, "version": mark.questionnaire_version},
        "made_on": mark.made_on.isoformat(),
        "choices": mark.choices,
        "earlier": mark.earlier,
    }
    return json.dumps(fields, separators=(",", ":"))


def id_from(value: object) -> str:
    """An id that somebody else wrote, as it can be kept and shown: printable letters, and not many."""
    return "".join(letter for letter in str(value) if letter.isprintable())[:LONGEST_ID]


def mark_from(text: str) -> Mark:
    """The mark in a text; ValueError where it is none."""
    try:
        fields: dict[str, Any] = json.loads(text)
        if fields["format"] != FORMAT or fields["version"] != FORMAT_VERSION:
            raise ValueError(fields["version"])
        choices = {id_from(question): tuple(map(id_from, letters)) for question, letters in fields["choices"].items()}
        return Mark(
            id_from(fields["sheet"]),
            id_from(fields["study"]),
            id_from(fields["questionnaire"]["id"]),
            id_from(fields["questionnaire"]["version"]),
            date.fromisoformat(fields["made_on"]),
            choices,
            {id_from(question): id_from(option) for question, option in fields["earlier"].items()},
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(text[:40]) from error
