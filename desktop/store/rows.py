"""Rows of the vault's tables <-> the nouns of the core."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from desktop.core.states import Evidence, State
from desktop.core.study import (
    Answer,
    Attachment,
    Choice,
    Contact,
    Decision,
    Event,
    EventKind,
    Registry,
    Study,
    context_from,
    utc_day,
)

Row = Sequence[Any]

STUDY_COLUMNS = (
    "id, title, organisation, created_on, registry, contacts, context, questionnaire_id, questionnaire_version"
)
ANSWER_COLUMNS = "question, recorded_at, state, option, evidence, quote, source, note, attachments"
EVENT_COLUMNS = "at, kind, note, reply_by"
DECISION_COLUMNS = "at, choice, reason"


@dataclass(frozen=True, slots=True)
class StudyRow:
    """A study as Home lists it. `summary` is the kept score, None where it is missing or stale."""

    id: str
    title: str
    organisation: str
    created_on: date
    archived: bool
    questionnaire_id: str
    reply_by: date | None
    decision: Choice | None
    decided_on: date | None
    summary: str | None


def time_text(moment: datetime) -> str:
    """A time as it is kept: UTC."""
    return moment.astimezone(UTC).isoformat()


def study_values(study: Study) -> tuple[object, ...]:
    """The values of STUDY_COLUMNS."""
    return (
        study.id,
        study.title,
        study.organisation,
        study.created_on.isoformat(),
        json.dumps(asdict(study.registry) if study.registry else None),
        json.dumps([asdict(contact) for contact in study.contacts]),
        json.dumps(asdict(study.context)),
        study.questionnaire_id,
        study.questionnaire_version,
    )


def study_from(row: Row, answers: Sequence[Row], events: Sequence[Row], decisions: Sequence[Row]) -> Study:
    """A whole study from its rows."""
    registry, contacts, context = (json.loads(text) for text in row[4:7])
    return Study(
        id=row[0],
        title=row[1],
        organisation=row[2],
        created_on=date.fromisoformat(row[3]),
        registry=Registry(**registry) if registry else None,
        contacts=tuple(Contact(**contact) for contact in contacts),
        context=context_from(context),
        questionnaire_id=row[7],
        questionnaire_version=row[8],
        answers=tuple(_answer(answer) for answer in answers),
        events=tuple(event_from(event) for event in events),
        decisions=tuple(Decision(datetime.fromisoformat(d[0]), Choice(d[1]), d[2]) for d in decisions),
    )


def answer_values(answer: Answer) -> tuple[object, ...]:
    """The values of ANSWER_COLUMNS."""
    return (
        answer.question,
        time_text(answer.recorded_at),
        answer.state.value,
        answer.option,
        answer.evidence.value if answer.evidence else None,
        answer.quote,
        answer.source,
        answer.note,
        json.dumps([asdict(attachment) for attachment in answer.attachments]),
    )


def _answer(row: Row) -> Answer:
    return Answer(
        question=row[0],
        recorded_at=datetime.fromisoformat(row[1]),
        state=State(row[2]),
        option=row[3],
        evidence=Evidence(row[4]) if row[4] else None,
        quote=row[5],
        source=row[6],
        note=row[7],
        attachments=tuple(Attachment(**attachment) for attachment in json.loads(row[8])),
    )


def event_values(event: Event) -> tuple[object, ...]:
    """The values of EVENT_COLUMNS."""
    return time_text(event.at), event.kind.value, event.note, event.reply_by.isoformat() if event.reply_by else None


def event_from(row: Row) -> Event:
    """The event of a row of EVENT_COLUMNS."""
    return Event(
        datetime.fromisoformat(row[0]), EventKind(row[1]), row[2], date.fromisoformat(row[3]) if row[3] else None
    )


def decision_values(decision: Decision) -> tuple[object, ...]:
    """The values of DECISION_COLUMNS."""
    return time_text(decision.at), decision.choice.value, decision.reason


def study_row(row: tuple[object, ...], reply_by: date | None) -> StudyRow:
    """A study of the list from its row; `reply_by` comes from its events."""
    identity, title, organisation, created_on, archived, questionnaire, decision, summary = row
    choice, _, decided = str(decision).partition(" ") if decision else ("", "", "")
    return StudyRow(
        id=str(identity),
        title=str(title),
        organisation=str(organisation),
        created_on=date.fromisoformat(str(created_on)),
        archived=bool(archived),
        questionnaire_id=str(questionnaire),
        reply_by=reply_by,
        decision=Choice(choice) if choice else None,
        decided_on=utc_day(datetime.fromisoformat(decided)) if decided else None,
        summary=str(summary) if summary else None,
    )
