"""What the page of a letter shows: its kind, its words as composed, and what to know before it goes out."""

from dataclasses import dataclass
from datetime import date

from desktop.core.deadlines import OWN_DAYS, REMINDER_DAYS, days_later, reply_due, unanswered
from desktop.core.letter import LetterKind
from desktop.core.reference import Jurisdiction
from desktop.core.standing import Standing
from desktop.core.study import Study
from desktop.i18n import tr
from desktop.words.letter_parts import Occasion
from desktop.words.letters import compose


@dataclass(frozen=True, slots=True)
class LetterState:
    """All that the page draws. `usual_day` is the one that the letter names unless the person wishes another."""

    kind: LetterKind
    kinds: tuple[tuple[str, str], ...]
    joined: bool
    to: str
    subject: str
    text: str
    advice: tuple[str, ...]
    reply_by: date | None
    usual_day: date | None
    about: str
    today: date


def kind_words(kind: LetterKind) -> str:
    """What a letter is for, in a few words."""
    return {
        LetterKind.FIRST: tr("First questions"),
        LetterKind.ACCESS: tr("Ask for a copy"),
        LetterKind.ERASE: tr("Withdraw and erase"),
        LetterKind.NO_REPLY: tr("No reply"),
        LetterKind.CLARIFY: tr("Ask back"),
        LetterKind.THANKS: tr("Thank you"),
        LetterKind.AGAIN: tr("Ask again"),
    }[kind]


def kinds_for(study: Study) -> tuple[LetterKind, ...]:
    """The letters that make sense: requests for data to somebody who holds it, a reminder of what is unanswered."""
    joined, silent = study.context.already_joined, unanswered(study.events) is not None
    kinds = (kind for kind in LetterKind if joined or not kind.needs_data_held)
    return tuple(kind for kind in kinds if silent or kind is not LetterKind.NO_REPLY)


def fitting(kind: LetterKind, study: Study) -> LetterKind:
    """The kind where it makes sense, else the first letter."""
    return kind if kind in kinds_for(study) else LetterKind.FIRST


def letter_state(
    kind: LetterKind,
    standing: Standing,
    jurisdiction: Jurisdiction | None,
    *,
    today: date,
    wished: date | None = None,
) -> LetterState:
    """What to show of a letter of a kind; a kind that makes no sense becomes the first letter.

    `wished`: the day by which the person wants a reply, where they chose another than the letter would name.
    """
    kind = fitting(kind, standing.study)
    letter = compose(kind, standing, Occasion(today, jurisdiction, reply_by=wished))
    reply_by, about = _reply_by(kind, jurisdiction, today)
    return LetterState(
        kind=kind,
        kinds=tuple((one.value, kind_words(one)) for one in kinds_for(standing.study)),
        joined=standing.study.context.already_joined,
        to=letter.to,
        subject=letter.subject,
        text=letter.text,
        advice=letter.advice,
        reply_by=wished if wished is not None and reply_by is not None else reply_by,
        usual_day=reply_by,
        about=about,
        today=today,
    )


def _reply_by(kind: LetterKind, jurisdiction: Jurisdiction | None, today: date) -> tuple[date | None, str]:
    """By when a reply is wanted, and where that day is from."""
    if kind is LetterKind.THANKS:
        return None, ""
    if kind.needs_data_held and jurisdiction is not None:
        due = reply_due(today, jurisdiction)
        if due is not None:
            words = tr("About this day, by the law of the place ({source}). You can change it.")
            return due, words.format(source=jurisdiction.source)
    days = REMINDER_DAYS if kind in (LetterKind.NO_REPLY, LetterKind.CLARIFY) else OWN_DAYS
    return days_later(today, days), tr("The day that the letter names. It is your wish, not a law.")
