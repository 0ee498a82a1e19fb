"""askfirst letter, history, calendar: what is sent, and how answers move over time."""

import argparse
import json
import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.catalog.reference import load_jurisdictions
from desktop.cli.commands import Refused, standing_of_file
from desktop.core.history import Change, Changes, LimitChange, Point, Said, changes_between, points_on, record_days
from desktop.core.letter import LetterKind
from desktop.core.standing import Standing, standing_of
from desktop.i18n import tr
from desktop.paths import questionnaires_folder
from desktop.store.transfer import save_bytes
from desktop.words.dates import date_words
from desktop.words.letter_parts import Occasion
from desktop.words.letters import compose
from desktop.words.verdicts import verdict_words

if TYPE_CHECKING:
    from fractions import Fraction

Verb = Callable[[str, Callable[[Namespace], None], str], argparse.ArgumentParser]


def add_tracking(verb: Verb, *, day: Callable[[str], date], path: Callable[[str], Any]) -> None:
    """Add these commands to the command line."""
    letter = verb("letter", write_letter, tr("write a letter about a study file"))
    letter.add_argument("study", type=path, metavar="STUDY.json")
    letter.add_argument("--kind", choices=[kind.value for kind in LetterKind], default=LetterKind.FIRST.value)
    letter.add_argument("--on", type=day, metavar="DATE", required=True, help=tr("the day of the letter"))

    history = verb("history", show_history, tr("how a study's score moved over time"))
    history.add_argument("study", type=path, metavar="STUDY.json")
    history.add_argument("--from", type=day, metavar="DATE", dest="first")
    history.add_argument("--to", type=day, metavar="DATE", dest="last")
    history.add_argument("--json", action="store_true", help=tr("print JSON"))

    calendar = verb("calendar", save_calendar, tr("save a study's dates for a calendar program"))
    calendar.add_argument("study", type=path, metavar="STUDY.json")
    calendar.add_argument("-o", "--output", type=path, required=True, metavar="FILE.ics")


def write_letter(options: Namespace) -> None:
    """askfirst letter"""
    standing = standing_of_file(options.study)
    kind = LetterKind(options.kind)
    if kind.needs_data_held and not standing.study.context.already_joined:
        what = tr(
            "{path}: a request for data or erasure is for somebody who already holds your data, and the study says "
            "that they do not. Write a first letter, or record that you have joined."
        )
        raise Refused(what.format(path=options.study))
    place = standing.study.context.place
    rules = load_jurisdictions(questionnaires_folder())
    letter = compose(kind, standing, Occasion(options.on, rules.get(place)))
    if letter.to:
        print(tr("To: {address}").format(address=letter.to))
    print(tr("Subject: {subject}").format(subject=letter.subject), end="\n\n")
    print(letter.text, end="")
    for advice in letter.advice:
        print(advice, file=sys.stderr)


def show_history(options: Namespace) -> None:
    """askfirst history"""
    standing = standing_of_file(options.study)
    study, questionnaire = standing.study, standing.questionnaire
    recorded = record_days(study.answers)
    first = options.first or (recorded[0] if recorded else study.created_on)
    last = options.last or max([first, *recorded])
    if first > last:
        what = tr("--from {first} is later than --to {last}. Turn them round.")
        raise Refused(what.format(first=first, last=last))
    days = sorted({first, last, *(day for day in recorded if first <= day <= last)})
    points = points_on(questionnaire, study, days)
    before, after = (standing_of(questionnaire, study, as_of=day) for day in (first, last))
    changes = changes_between(before, after)
    if options.json:
        print(json.dumps({"points": [_point(point) for point in points], "changes": _changes(changes)}, indent=2))
        return
    for point in points:
        what = tr("{day}: shown {low}, at best {high}. {verdict}")
        low, high = round(point.assurance.low), round(point.assurance.high)
        words = verdict_words(point.verdict)
        print(what.format(day=date_words(point.day), low=low, high=high, verdict=words))
    for line in _change_lines(changes, after):
        print(line)


def save_calendar(options: Namespace) -> None:
    """askfirst calendar"""
    from desktop.export.calendar import calendar_file

    save_bytes(options.output, calendar_file(standing_of_file(options.study).study))
    print(tr("Saved {path}.").format(path=options.output))


def _number(value: "Fraction") -> float:
    return round(float(value), 9)


def _point(point: Point) -> dict[str, Any]:
    return {
        "date": point.day.isoformat(),
        "low": _number(point.assurance.low),
        "high": _number(point.assurance.high),
        "exposure_low": _number(point.exposure.low),
        "exposure_high": _number(point.exposure.high),
        "verdict": point.verdict.value,
    }


def _said(said: Said) -> dict[str, Any]:
    return {"state": said.state.value, "option": said.option, "evidence": said.evidence and said.evidence.value}


def _changes(changes: Changes) -> list[dict[str, Any]]:
    rows = [_row(change.question, _said(change.before), _said(change.after), change) for change in changes.questions]
    if changes.limits is not None:
        rows.append(_row(None, list(changes.limits.before), list(changes.limits.after), changes.limits))
    return rows


def _row(question: str | None, before: Any, after: Any, change: Change | LimitChange) -> dict[str, Any]:
    because = change.because if isinstance(change, Change) else None
    return {"question": question, "from": before, "to": after, "effect": _number(change.effect), "because": because}


def _change_lines(changes: Changes, after: Standing) -> list[str]:
    by_id = after.questionnaire.by_id
    lines = [
        tr("{effect} {question}").format(effect=f"{float(change.effect):+.1f}", question=by_id[change.question].short)
        for change in changes.questions
    ]
    if changes.limits is not None:
        lines.append(tr("{effect} limits").format(effect=f"{float(changes.limits.effect):+.1f}"))
    return lines
