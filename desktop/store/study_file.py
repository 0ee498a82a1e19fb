"""The study file: how a study travels. Read with every doubt, written so that it reads back equal."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from desktop.core.questionnaire import Questionnaire
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
)
from desktop.i18n import tr
from desktop.paths import resources_folder
from desktop.store.faults import RefusedStudyFile
from desktop.store.schema_words import sentence_of
from desktop.store.strict_json import Json, parsed

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

FORMAT, VERSION = "askfirst.study", 1
MOST_ANSWERS = 10_000


def read_study(data: bytes, *, name: str, questionnaires: Callable[[str], Questionnaire | None]) -> Study:
    """The study in a file's bytes; RefusedStudyFile names the place in it and what to do.

    `name` is the file's; `questionnaires` gives the questionnaire with an id, None where there is none.
    """
    document = parsed(data, name)
    _check_kind(document, name)
    error = min(_validator().iter_errors(document), key=_rank, default=None)
    if error is not None:
        raise RefusedStudyFile(name, place_words(error.absolute_path), sentence_of(error))
    _check_against(questionnaires, document, name)
    try:
        return _study(document)
    except _BadTime as bad:
        raise RefusedStudyFile(name, _place_of_text(document, bad.text), str(bad)) from None


def _rank(error: "ValidationError") -> tuple[list[str], bool]:
    """The outermost error first; of one object, a misspelt key before the one that it leaves missing."""
    return [str(step) for step in error.absolute_path], error.validator != "additionalProperties"


def write_study(study: Study) -> bytes:
    """The study as the bytes of its file; `read_study` gives an equal study back."""
    context = asdict(study.context)
    document = {
        "format": FORMAT,
        "version": VERSION,
        "id": study.id,
        "title": study.title,
        "organisation": study.organisation,
        "created_on": study.created_on.isoformat(),
        "registry": asdict(study.registry) if study.registry else None,
        "contacts": [asdict(contact) for contact in study.contacts],
        "context": context,
        "questionnaire": {"id": study.questionnaire_id, "version": study.questionnaire_version},
        "answers": [_answer_json(answer) for answer in study.answers],
        "events": [
            {
                "at": time_text(event.at),
                "kind": event.kind,
                "note": event.note,
                "reply_by": event.reply_by.isoformat() if event.reply_by else None,
            }
            for event in study.events
        ],
        "decisions": [{"at": time_text(d.at), "choice": d.choice, "reason": d.reason} for d in study.decisions],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def time_text(moment: datetime) -> str:
    """A time with a zone as UTC text, "2026-11-03T10:12:00Z"; fractions of a second only where there are some."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _answer_json(answer: Answer) -> dict[str, object]:
    record: dict[str, object] = {
        "question": answer.question,
        "recorded_at": time_text(answer.recorded_at),
        "state": answer.state,
    }
    if answer.state is State.ANSWERED:
        record |= {"option": answer.option, "evidence": answer.evidence}
    record |= {key: value for key in ("quote", "source", "note") if (value := getattr(answer, key))}
    if answer.attachments:
        record["attachments"] = [asdict(attachment) for attachment in answer.attachments]
    return record


def _check_kind(document: Json, name: str) -> None:
    """The faults that make every other one beside the point."""
    if document.get("format") != FORMAT:
        raise RefusedStudyFile(name, "format", tr('not an Askfirst study: "format" must be "{f}".').format(f=FORMAT))
    version = document.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        what = tr("written by a newer Askfirst (version {n}; this one reads {known}). Install the newer program.")
        raise RefusedStudyFile(name, "version", what.format(n=version, known=VERSION))
    answers = document.get("answers")
    if isinstance(answers, list) and len(answers) > MOST_ANSWERS:
        what = tr("{n} records are more than a study can have ({most}). Choose another file.")
        raise RefusedStudyFile(name, "answers", what.format(n=len(answers), most=MOST_ANSWERS))


@cache
def _validator() -> "Validator":
    from jsonschema import Draft202012Validator

    schema = json.loads((resources_folder() / "study.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def place_words(path: Iterable[str | int]) -> str:
    """A path into the file as people write it: answers[3].option."""
    words = ""
    for step in path:
        words += f"[{step}]" if isinstance(step, int) else f".{step}" if words else step
    return words


def _check_against(questionnaires: Callable[[str], Questionnaire | None], document: Json, name: str) -> None:
    """Whether everything that the file names exists in its questionnaire."""
    wanted = document["questionnaire"]["id"]
    questionnaire = questionnaires(wanted)
    if questionnaire is None:
        what = tr('made with the questionnaire "{id}", which is not here. Add that questionnaire in Settings first.')
        raise RefusedStudyFile(name, "questionnaire.id", what.format(id=wanted))
    _check_context(questionnaire, document, name)
    for at, answer in enumerate(document["answers"]):
        _check_answer(questionnaire, answer, name, f"answers[{at}]")


def _check_context(questionnaire: Questionnaire, document: Json, name: str) -> None:
    context, method = document["context"], questionnaire.method
    known = {
        "setting": [named.id for named in method.settings],
        "data": [category.id for category in method.categories],
        "stands_out": [factor.id for factor in method.factors],
        "consequence": [grade.id for grade in method.consequences],
    }
    for key, names in known.items():
        values = context[key] if isinstance(context[key], list) else [context[key]]
        for value in values:
            if value is not None and value not in names:
                what = tr('"{value}" is not known. Use one of: {names}.').format(value=value, names=", ".join(names))
                raise RefusedStudyFile(name, f"context.{key}", what)


def _check_answer(questionnaire: Questionnaire, answer: Json, name: str, place: str) -> None:
    question = questionnaire.by_id.get(answer["question"])
    if question is None:
        what = tr('the questionnaire has no question "{id}". Correct its id, or take the record out.')
        raise RefusedStudyFile(name, f"{place}.question", what.format(id=answer["question"]))
    option = answer.get("option")
    if answer["state"] == State.ANSWERED:
        if option is None or answer.get("evidence") is None:
            missing = "option" if option is None else "evidence"
            what = tr('an answered record needs "{key}". Add it.').format(key=missing)
            raise RefusedStudyFile(name, place, what)
        letters = sorted(known.id for known in question.options)
        if option not in letters:
            what = tr('"{question}" has no option "{option}". Use one of: {letters}.')
            words = what.format(question=question.id, option=option, letters=", ".join(letters))
            raise RefusedStudyFile(name, f"{place}.option", words)
    elif option is not None or answer.get("evidence") is not None:
        what = tr('only an answered record has an option and evidence; this one is "{state}". Take them out.')
        raise RefusedStudyFile(name, f"{place}.option", what.format(state=answer["state"]))


class _BadTime(Exception):
    """A date or time of the right form that does not exist."""

    def __init__(self, text: str) -> None:
        super().__init__(
            tr('"{text}" is no date. Write one such as 2026-11-03 or 2026-11-03T10:12:00Z.').format(text=text)
        )
        self.text = text


def _place_of_text(document: Json, text: str) -> str:
    """Where a text stands in the document."""

    def search(value: object, path: tuple[str | int, ...]) -> tuple[str | int, ...] | None:
        if value == text:
            return path
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        return next((found for key, below in items if (found := search(below, (*path, key)))), None)

    return place_words(search(document, ()) or ())


def _time(value: object) -> datetime:
    try:
        return datetime.fromisoformat(str(value)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise _BadTime(str(value)) from None


def _day(value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise _BadTime(str(value)) from None


def _list(document: Json, key: str) -> list[Json]:
    """A list that need not be there."""
    return document.get(key) or []


def _study(document: Json) -> Study:
    registry, named, context = document.get("registry"), document["questionnaire"], document["context"]
    return Study(
        id=document["id"].lower(),
        title=document["title"],
        organisation=document["organisation"],
        created_on=_day(document["created_on"]),
        questionnaire_id=named["id"],
        questionnaire_version=named["version"],
        registry=Registry(**registry) if registry else None,
        contacts=tuple(Contact(**contact) for contact in _list(document, "contacts")),
        context=context_from(context),
        answers=tuple(_answer(answer) for answer in _list(document, "answers")),
        events=tuple(
            Event(
                _time(e["at"]),
                EventKind(e["kind"]),
                e.get("note", ""),
                _day(e["reply_by"]) if e.get("reply_by") else None,
            )
            for e in _list(document, "events")
        ),
        decisions=tuple(
            Decision(_time(d["at"]), Choice(d["choice"]), d.get("reason", "")) for d in _list(document, "decisions")
        ),
    )


def _answer(record: Json) -> Answer:
    evidence = record.get("evidence")
    return Answer(
        question=record["question"],
        recorded_at=_time(record["recorded_at"]),
        state=State(record["state"]),
        option=record.get("option"),
        evidence=Evidence(evidence) if evidence else None,
        quote=record.get("quote", ""),
        source=record.get("source", ""),
        note=record.get("note", ""),
        attachments=tuple(Attachment(**attachment) for attachment in _list(record, "attachments")),
    )
