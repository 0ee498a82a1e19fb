"""What the page of a question sheet shows: which questions it asks, and how."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.deadlines import OWN_DAYS, days_later
from desktop.core.letter import sendable
from desktop.core.sheet import Asked, Selection, asked_again, selected
from desktop.core.standing import Standing
from desktop.core.states import State
from desktop.i18n import ntr, tr

OWN = "own"


class Kind(StrEnum):
    """How the sheet is answered."""

    FILL = "fill"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class SheetWishes:
    """How the person wants the sheet. `own`: the ids that they chose one by one, where `selection` is OWN."""

    selection: str = Selection.CORE.value
    own: tuple[str, ...] = ()
    again: bool = False
    kind: Kind = Kind.FILL
    plain: bool = False
    cover: bool = False
    reply_by: date | None = None


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question that can be chosen by itself."""

    question: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SheetState:
    """All that the page draws. `withheld`: why there is no sheet to save, or nothing."""

    title: str
    lead: str
    selections: tuple[tuple[str, str], ...]
    selection: str
    own: tuple[QuestionShown, ...]
    kind: Kind
    plain: bool
    cover: bool
    reply_by: date
    today: date
    withheld: str


def asked_of(standing: Standing, wishes: SheetWishes) -> tuple[Asked, ...]:
    """The questions that the sheet asks."""
    if wishes.again:
        return asked_again(standing)
    if wishes.selection == OWN:
        return tuple(Asked(question) for question in sendable(standing) if question.id in wishes.own)
    return tuple(Asked(question) for question in selected(standing, Selection(wishes.selection)))


def reply_day(wishes: SheetWishes, today: date) -> date:
    """By when the sheet asks for a reply."""
    return wishes.reply_by or days_later(today, OWN_DAYS)


def sheet_state(standing: Standing, wishes: SheetWishes, *, today: date) -> SheetState:
    """What to show of a sheet that is being made."""
    return SheetState(
        title=tr("Ask again") if wishes.again else tr("A question sheet"),
        lead=_lead(again=wishes.again),
        selections=() if wishes.again else _selections(standing),
        selection=wishes.selection,
        own=_own(standing, wishes) if wishes.selection == OWN and not wishes.again else (),
        kind=wishes.kind,
        plain=wishes.plain,
        cover=wishes.cover,
        reply_by=reply_day(wishes, today),
        today=today,
        withheld=_withheld(standing, wishes),
    )


def _lead(*, again: bool) -> str:
    if again:
        return tr("It quotes each answer with its date and asks whether it still holds. Nothing about you is on it.")
    return tr("For them to answer. Nothing about what is at stake for you is on it, and no points.")


def _selections(standing: Standing) -> tuple[tuple[str, str], ...]:
    core, suggested, everything = (len(selected(standing, selection)) for selection in Selection)
    return (
        (Selection.CORE.value, ntr("The core question", "The {n} core questions", core).format(n=core)),
        (Selection.NEXT.value, ntr("The one to ask next", "The {n} to ask next", suggested).format(n=suggested)),
        (Selection.ALL.value, tr("All {n}").format(n=everything)),
        (OWN, tr("My own choice")),
    )


def _own(standing: Standing, wishes: SheetWishes) -> tuple[QuestionShown, ...]:
    states = standing.questionnaire.method.states
    shown = []
    for question in sendable(standing):
        state = standing.state(question)
        answered = tr("answered") if state is State.ANSWERED else states[state].chip
        label = tr("{short} ({state})").format(short=question.short, state=answered)
        shown.append(QuestionShown(question.id, label, question.id in wishes.own))
    return tuple(shown)


def _withheld(standing: Standing, wishes: SheetWishes) -> str:
    if asked_of(standing, wishes):
        return ""
    if wishes.again:
        return tr("There is no answer yet that could be asked about again.")
    return tr("No question is chosen yet.")
