"""A study as the person recorded it: who asks, what is at stake for them, and the log of answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from desktop.core.states import Evidence, State


class TrainsAi(StrEnum):
    """Whether AI will be trained on the data, by them or anyone they pass it to."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Place(StrEnum):
    """Where the person lives, as far as deadlines and rights depend on it."""

    EU = "EU"
    UK = "UK"
    US_HIPAA = "US-HIPAA"
    US_CA = "US-CA"
    US_RESEARCH = "US-research"
    AU = "AU"
    CA = "CA"
    OTHER = "other"


class Choice(StrEnum):
    """What the person decided."""

    UNDECIDED = "undecided"
    JOIN = "join"
    ASK_MORE = "ask_more"
    GIVE_LESS = "give_less"
    DECLINE = "decline"


class EventKind(StrEnum):
    """Things that happen between the person and the organisation."""

    SHEET_SENT = "sheet_sent"
    LETTER_SENT = "letter_sent"
    REPLY_RECEIVED = "reply_received"
    SHEET_RECEIVED = "sheet_received"
    REMINDER = "reminder"
    DOCUMENT_ADDED = "document_added"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Registry:
    """A study's entry in a public registry."""

    name: str
    id: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone at the organisation."""

    name: str
    role: str = ""
    email: str = ""

    @property
    def in_a_line(self) -> str:
        """Who it is, with their role and address, as far as they are known; that a contact is one is not repeated."""
        roles = (role for role in self.role.split(", ") if role.casefold() != "contact")
        return ", ".join(filter(None, (self.name, *roles, self.email)))


@dataclass(frozen=True, slots=True)
class ContextCondition:
    """Holds where a field of the person's context has one of the values (booleans as "true")."""

    field: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Context:
    """What is at stake for this person. `setting` and `consequence` None and `data` empty mean skipped."""

    setting: str | None = None
    data: tuple[str, ...] = ()
    stands_out: tuple[str, ...] = ()
    consequence: str | None = None
    known_leak: bool = False
    already_joined: bool = False
    trains_ai: TrainsAi = TrainsAi.UNKNOWN
    for_other: bool = False
    paid: bool = False
    place: Place = Place.OTHER

    def meets(self, condition: ContextCondition) -> bool:
        """Whether the field has one of the condition's values; booleans are written "true" and "false"."""
        value = getattr(self, condition.field)
        word = str(value).lower() if isinstance(value, bool) else str(value)
        return word in condition.values


def context_from(fields: Mapping[str, Any]) -> Context:
    """The context from plain values such as JSON gives; what is missing has its default. ValueError for other words."""
    lists = {key: tuple(fields[key]) for key in ("data", "stands_out") if key in fields}
    words = {"trains_ai": TrainsAi(fields.get("trains_ai", "unknown")), "place": Place(fields.get("place", "other"))}
    return Context(**{**fields, **lists, **words})


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with an answer, known by the SHA-256 of its bytes (64 hexadecimal digits)."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One record of the answer log. `option` and `evidence` are set exactly where `state` is ANSWERED."""

    question: str
    recorded_at: datetime
    state: State
    option: str | None = None
    evidence: Evidence | None = None
    quote: str = ""
    source: str = ""
    note: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something sent, received or noted, with the day by which a reply is wanted."""

    at: datetime
    kind: EventKind
    note: str = ""
    reply_by: date | None = None

    @property
    def heading(self) -> str:
        """The note's first line."""
        return self.note.partition("\n")[0]

    @property
    def text(self) -> str:
        """What stands under it: a letter or a reply as it was."""
        return self.note.partition("\n\n")[2]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the person decided, when and why."""

    at: datetime
    choice: Choice
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Study:
    """One study with its whole history. Times carry a zone."""

    id: str
    title: str
    organisation: str
    created_on: date
    questionnaire_id: str
    questionnaire_version: str
    context: Context = field(default_factory=Context)
    registry: Registry | None = None
    contacts: tuple[Contact, ...] = ()
    answers: tuple[Answer, ...] = ()
    events: tuple[Event, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def decision(self) -> Decision | None:
        """The newest decision, of equal times the later in the list; None before the first."""
        return max(reversed(self.decisions), key=lambda d: d.at, default=None)


def utc_day(moment: datetime) -> date:
    """The day of a moment, in UTC as every day of a study is."""
    return moment.astimezone(UTC).date()


def moment_on(day: date, *, now: datetime) -> datetime:
    """When something of a day is recorded: `now` where it is today, else noon (UTC)."""
    return now if day == utc_day(now) else datetime.combine(day, time(12), tzinfo=UTC)


def current_answers(answers: Iterable[Answer], *, as_of: date | None = None) -> Mapping[str, Answer]:
    """The record that counts for each question: the newest, of equal times the later in the list.

    With `as_of`, only records made on or before that day (UTC) count.
    """
    newest: dict[str, Answer] = {}
    for answer in answers:
        if as_of is not None and utc_day(answer.recorded_at) > as_of:
            continue
        known = newest.get(answer.question)
        if known is None or answer.recorded_at >= known.recorded_at:
            newest[answer.question] = answer
    return newest


def answer_states(answers: Mapping[str, Answer], questions: Iterable[str]) -> tuple[State, ...]:
    """The state of each question; one without a record is not asked."""
    return tuple(answers[q].state if q in answers else State.NOT_ASKED for q in questions)
