"""askfirst sheet, read-sheet: questions on paper or as a form, and what comes back."""

import argparse
import json
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from desktop.catalog.faults import BrokenQuestionnaire
from desktop.cli.commands import Refused, shelf, standing_of_file
from desktop.core.deadlines import OWN_DAYS, days_later
from desktop.core.letter import LetterKind, may_be_sent
from desktop.core.questionnaire import Questionnaire
from desktop.core.returned import Returned, checked_against
from desktop.core.sheet import CANNOT_SHARE, DONT_KNOW, Asked, Selection, asked_again, drawn_up, selected
from desktop.core.standing import Standing
from desktop.core.study import utc_day
from desktop.i18n import tr
from desktop.paths import fonts_folder
from desktop.store.transfer import read_bytes, save_bytes
from desktop.words.dates import date_words
from desktop.words.letter_parts import Occasion
from desktop.words.letters import compose
from desktop.words.reading import unreadable_words
from desktop.words.sheets import problem_words, shown_words

Verb = Callable[[str, Callable[[Namespace], None], str], argparse.ArgumentParser]


def add_sheets(verb: Verb, *, day: Callable[[str], date], path: Callable[[str], Any]) -> None:
    """Add these commands to the command line."""
    sheet = verb("sheet", save_sheet, tr("make a question sheet for a study file"))
    sheet.add_argument("study", type=path, metavar="STUDY.json")
    sheet.add_argument("-o", "--output", type=path, required=True, metavar="FILE.pdf")
    sheet.add_argument("--fillable", action="store_true", help=tr("a form to fill in; else one to print"))
    sheet.add_argument(
        "--questions",
        default=Selection.CORE.value,
        metavar="core|next|all|ID,ID",
        help=tr("the core questions, those that could add most, all, or some by their ids"),
    )
    sheet.add_argument("--again", action="store_true", help=tr("quote their earlier answers and ask if they hold"))
    sheet.add_argument("--plain", action="store_true", help=tr("in plain words; else in the formal wording"))
    sheet.add_argument("--cover", action="store_true", help=tr("with a cover letter as its first page"))
    sheet.add_argument("--paper", choices=("a4", "letter"), default="a4")
    sheet.add_argument("--large-print", action="store_true", help=tr("print everything 1.4 times as big"))
    sheet.add_argument("--on", type=day, metavar="DATE", help=tr("the day of the sheet; else today"))
    sheet.add_argument("--reply-by", type=day, metavar="DATE", help=tr("else 30 days later"))

    back = verb("read-sheet", read_back, tr("read a question sheet that came back"))
    back.add_argument("sheet", type=path, metavar="FILE")
    back.add_argument("--json", action="store_true", help=tr("print JSON"))


def save_sheet(options: Namespace) -> None:
    """askfirst sheet"""
    from desktop.export.sheet import sheet_pdf

    standing = standing_of_file(options.study)
    made_on = options.on or utc_day(datetime.now(UTC))
    asked = asked_again(standing) if options.again else _asked(standing, options.questions)
    if not asked:
        what = tr("{path}: there is no answer yet that could be asked about again. Leave --again out.")
        raise Refused(what.format(path=options.study))
    newest = max((utc_day(one.earlier.recorded_at) for one in asked if one.earlier is not None), default=made_on)
    if newest > made_on:
        what = tr("--on {day} is before the answers that the sheet would quote ({newest}). Choose a later day.")
        raise Refused(what.format(day=made_on, newest=newest))
    if options.reply_by is not None and options.reply_by < made_on:
        what = tr("--reply-by {day} is before the day of the sheet, {made}. Choose a later one.")
        raise Refused(what.format(day=options.reply_by, made=made_on))
    reply_by = options.reply_by or days_later(made_on, OWN_DAYS)
    sheet = drawn_up(str(uuid4()), standing, asked, made_on=made_on, reply_by=reply_by, formal=not options.plain)
    occasion = Occasion(made_on, questions=tuple(one.question for one in asked), enclosed=True, reply_by=reply_by)
    letter = compose(LetterKind.FIRST, standing, occasion) if options.cover else None
    content = sheet_pdf(
        sheet,
        fonts=fonts_folder(),
        fillable=options.fillable,
        letter=letter,
        letter_paper=options.paper == "letter",
        large_print=options.large_print,
    )
    save_bytes(options.output, content)
    print(tr("Saved {path}.").format(path=options.output))


def _asked(standing: Standing, wanted: str) -> tuple[Asked, ...]:
    """The questions of a selection, or those with the ids."""
    if wanted in list(Selection):
        return tuple(Asked(question) for question in selected(standing, Selection(wanted)))
    by_id, found = standing.questionnaire.by_id, []
    for name in dict.fromkeys(part.strip() for part in wanted.split(",")):
        if name not in by_id:
            what = tr("--questions: “{name}” is no question of “{questionnaire}”. Use core, next, all, or ids.")
            raise Refused(what.format(name=name[:80], questionnaire=standing.questionnaire.id))
        if not may_be_sent(by_id[name]):
            what = tr("--questions: “{name}” is asked only because of what you told about yourself, so it is not sent.")
            raise Refused(what.format(name=name))
        found.append(Asked(by_id[name]))
    return tuple(found)


def read_back(options: Namespace) -> None:
    """askfirst read-sheet"""
    from desktop.core.unreadable import LARGEST, Unreadable
    from desktop.reading.sheet import read_sheet

    try:
        returned = read_sheet(read_bytes(options.sheet, most=LARGEST + 1))
    except Unreadable as fault:
        raise Refused(unreadable_words(fault.reason, name=str(options.sheet))) from None
    questionnaire = _questionnaire(returned)
    problems = checked_against(returned, questionnaire, today=utc_day(datetime.now(UTC)))
    sentences = [problem_words(problem, questionnaire) for problem in problems]
    if options.json:
        print(json.dumps({**_returned_json(returned), "problems": sentences}, indent=2, ensure_ascii=False))
        return
    for line in _lines(returned, questionnaire):
        print(line)
    for sentence in sentences:
        print(sentence)


def _questionnaire(returned: Returned) -> Questionnaire | None:
    try:
        return shelf().find(returned.questionnaire_id)
    except BrokenQuestionnaire:
        return None


def _returned_json(returned: Returned) -> dict[str, Any]:
    return {
        "sheet": returned.sheet,
        "study": returned.study,
        "questionnaire": {"id": returned.questionnaire_id, "version": returned.questionnaire_version},
        "answers": [{"question": a.question, "option": a.option, "quote": a.quote} for a in returned.answers],
        "shown": {a.question: [shown.value for shown in a.shown] for a in returned.answers if a.shown},
        "by": returned.by,
        "date": returned.day,
        "email": returned.email,
        "documents": returned.documents,
        "made_on": returned.made_on and returned.made_on.isoformat(),
    }


def _lines(returned: Returned, questionnaire: Questionnaire | None) -> list[str]:
    known = questionnaire.by_id if questionnaire is not None else {}
    lines = [tr("Answered by: {name}").format(name=returned.by or tr("not told"))]
    told = ((tr("Date: {text}"), returned.day), (tr("E-mail: {text}"), returned.email))
    lines += [words.format(text=text) for words, text in (*told, (tr("Documents: {text}"), returned.documents)) if text]
    for answer in returned.answers:
        question = known.get(answer.question)
        options = {DONT_KNOW: tr("We do not know"), CANNOT_SHARE: tr("We cannot share this")}
        options |= {option.id: option.label for option in question.options} if question is not None else {}
        label = options.get(answer.option or "", answer.option or tr("no box ticked"))
        name = question.short if question is not None else answer.question
        lines.append(tr("{question} {answer}").format(question=name, answer=label))
        lines += [f"    {shown_words(answer.shown)}"] if answer.shown else []
        if answer.quote:
            lines.append(f"    “{answer.quote}”")
    if returned.made_on is not None:
        lines.append(tr("The sheet was made on {day}.").format(day=date_words(returned.made_on)))
    return lines
