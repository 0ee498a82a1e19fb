"""A sheet that came back, as a filled PDF form or as JSON -> what they chose and wrote. Nothing in it is believed."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.core.progress import Tick, unwatched
from desktop.core.returned import Fault, Problem, Returned, ReturnedAnswer, Shown
from desktop.core.sheet import STILL_HOLDS, HeadField, Mark, id_from, mark_from
from desktop.core.unreadable import LARGEST, Reason, Unreadable
from desktop.reading.form import Field, FieldKind, Form, read_form

LONGEST = 20_000
"""Letters of one answer that are kept; an answer that is longer is cut, and never a reason to lose the rest."""


def read_sheet(content: bytes, *, tick: Tick = unwatched) -> Returned:
    """What a returned sheet says; Unreadable where it is none or cannot be read."""
    if len(content) > LARGEST:
        raise Unreadable(Reason.TOO_LARGE)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return sheet_from_json(content)
    return sheet_from_form(read_form(content, tick=tick))


def sheet_from_form(form: Form) -> Returned:
    """What the fields of a form say; Unreadable where it carries no mark of a question sheet."""
    mark = _mark(form)
    fields = {field.name: field for field in form.fields}
    answers, two = [], []
    for question in mark.choices:
        if fields.get(question) is not None and fields[question].conflict:
            two.append(question)
        answer = _answer(question, mark, fields)
        if answer is not None:
            answers.append(answer)
    returned = Returned(
        mark.sheet,
        mark.study,
        mark.questionnaire_id,
        mark.questionnaire_version,
        tuple(answers),
        by=_head(HeadField.BY, mark, fields),
        day=_head(HeadField.DAY, mark, fields),
        email=_head(HeadField.EMAIL, mark, fields),
        documents=_head(HeadField.DOCUMENTS, mark, fields),
        made_on=mark.made_on,
    )
    problems = [*_of_form(form), *_of_fields(form, mark)]
    if two:
        problems.append(Problem(Fault.TWO_ANSWERS, tuple(two)))
    return _with(returned, problems)


def _with(returned: Returned, problems: list[Problem]) -> Returned:
    if not returned.answers:
        problems.insert(0, Problem(Fault.UNFILLED))
    return replace(returned, problems=tuple(problems))


def _mark(form: Form) -> Mark:
    """The mark, from the hidden field, its default, or the document's properties, whichever is left."""
    names = (HeadField.MARK, HeadField.MARK.earlier_name)
    carried = [text for field in form.fields if field.name in names for text in (field.value, field.default)]
    for text in (*carried, *form.marks.values()):
        try:
            return mark_from(text or "")
        except ValueError:
            continue
    raise Unreadable(Reason.NO_SHEET)


def _head(name: HeadField, mark: Mark, fields: Mapping[str, Field]) -> str:
    """What is written in the head; an earlier name of a field counts where no question has it for its id."""
    earlier = name.earlier_name
    return _text(fields, earlier if name not in fields and earlier not in mark.choices else name)


def _text(fields: Mapping[str, Field], name: str) -> str:
    field = fields.get(name)
    return _clean(field.value or "") if field is not None and field.kind is FieldKind.TEXT else ""


def _is_kept(letter: str) -> bool:
    """Whether a letter can be kept: no control character, and no half of a pair, which no file can hold."""
    control = (letter < " " and letter not in "\n\t") or "\x7f" <= letter <= "\x9f"
    return not control and not "\ud800" <= letter <= "\udfff"


def _clean(text: str) -> str:
    """The text as it was written, but for control characters; nothing where it is blank."""
    ended = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter for letter in ended if _is_kept(letter))[:LONGEST]
    return kept if kept.strip() else ""


def _answer(question: str, mark: Mark, fields: Mapping[str, Field]) -> ReturnedAnswer | None:
    """What they said to one question; None where they said nothing."""
    field = fields.get(question)
    option = field.value if field is not None and not field.conflict else None
    if option == STILL_HOLDS:
        option = mark.earlier.get(question)
    quote = _text(fields, f"{question}:words")
    ticks = {shown: fields.get(f"{question}:{shown.value}") for shown in Shown}
    shown = tuple(which for which, tick in ticks.items() if tick is not None and tick.value)
    return ReturnedAnswer(question, option, quote, shown) if option or quote else None


def _of_form(form: Form) -> Iterator[Problem]:
    if form.has_scripts:
        yield Problem(Fault.SCRIPTS)
    if form.has_attachments:
        yield Problem(Fault.ATTACHMENTS)
    if form.is_dynamic:
        yield Problem(Fault.OTHER_FORM)


def _of_fields(form: Form, mark: Mark) -> Iterator[Problem]:
    """Fields that are missing, stand there twice, or offer other choices than the sheet did."""
    counts = Counter(field.name for field in form.fields)
    fields = {field.name: field for field in form.fields}
    repeated = tuple(name.partition(":")[0] for name, count in counts.items() if count > 1)
    if repeated:
        yield Problem(Fault.REPEATED_FIELDS, _once(repeated))
    missing = tuple(q for q in mark.choices if q not in fields or f"{q}:words" not in fields)
    if missing:
        yield Problem(Fault.MISSING_FIELDS, missing)
    altered = tuple(
        question
        for question, choices in mark.choices.items()
        if question in fields and set(fields[question].states) != set(choices)
    )
    if altered:
        yield Problem(Fault.ALTERED_OPTIONS, altered)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def sheet_from_json(content: bytes) -> Returned:
    """The same as JSON, in the form in which `askfirst read-sheet --json` prints it."""
    try:
        said = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_no_repeats)
        shown = {id_from(name): tuple(map(Shown, words)) for name, words in said.get("shown", {}).items()}
        listed = [_answer_from(entry, shown) for entry in said["answers"]]
        returned = Returned(
            id_from(said["sheet"]),
            id_from(said["study"]),
            id_from(said["questionnaire"]["id"]),
            id_from(said["questionnaire"]["version"]),
            (),
            by=_said(said, "by"),
            day=_said(said, "date"),
            email=_said(said, "email"),
            documents=_said(said, "documents"),
            made_on=date.fromisoformat(made_on) if (made_on := said.get("made_on")) is not None else None,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(Reason.NO_SHEET) from error
    counts = Counter(answer.question for answer in listed)
    two = tuple(question for question, count in counts.items() if count > 1)
    kept = tuple(a for a in listed if a.question not in two and (a.option or a.quote))
    return _with(replace(returned, answers=kept), [Problem(Fault.TWO_ANSWERS, two)] if two else [])


def _said(said: Mapping[str, Any], key: str) -> str:
    return _clean(str(said.get(key) or ""))


def _answer_from(entry: Mapping[str, Any], shown: Mapping[str, tuple[Shown, ...]]) -> ReturnedAnswer:
    question, option, quote = entry["question"], entry["option"], entry["quote"]
    if not isinstance(question, str) or not isinstance(quote, str) or not isinstance(option, str | None):
        raise TypeError(question)
    name = id_from(question)
    return ReturnedAnswer(name, id_from(option or "") or None, _clean(quote), shown.get(name, ()))
