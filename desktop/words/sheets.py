"""What stands on a question sheet, and what is wrong with one that came back, in words."""

from desktop.core.questionnaire import Questionnaire
from desktop.core.returned import Fault, Problem, Shown
from desktop.core.sheet import Asked, Sheet
from desktop.core.study import utc_day
from desktop.i18n import ntr, tr
from desktop.words.dates import date_words
from desktop.words.exposure import list_words
from desktop.words.letter_parts import quoted


def shown_words(shown: tuple[Shown, ...]) -> str:
    """What they say shows an answer."""
    if Shown.CHECKED in shown:
        return tr("They say that someone outside checked this.")
    return tr("They say that a document shows this.") if Shown.DOCUMENT in shown else ""


SHORT_ID = 8
"""Letters of a sheet's id that are printed; the mark has it whole."""


def sheet_title(sheet: Sheet) -> str:
    """The sheet's first line."""
    if sheet.again:
        return tr("Do your answers still hold?")
    return tr("Questions before I share my data") if sheet.deciding else tr("Questions about my data")


def sheet_lead(sheet: Sheet) -> str:
    """Why the person asks, and how to answer."""
    if sheet.again:
        return tr(
            "Some time ago you answered these questions. Models and contracts change: please tick whether each answer "
            "still holds, or what holds now. A clear “no” helps me more than a general assurance."
        )
    if sheet.deciding:
        return tr(
            "I am thinking about taking part in your project. A short answer to each question is enough. If you do not "
            "know, or cannot say, please tick that: a clear “no” helps me more than a general assurance."
        )
    return tr(
        "I take part in your project. A short answer to each question is enough. If you do not know, or cannot say, "
        "please tick that: a clear “no” helps me more than a general assurance."
    )


def sheet_foot(sheet: Sheet, *, fillable: bool) -> tuple[str, ...]:
    """What stands on every page."""
    request = tr("This is a request for information; it is not a legal claim.")
    if sheet.deciding:
        request = tr("This is a request for information to help me decide; it is not a legal claim.")
    back = tr("Please save this file and send it back.") if fillable else tr("Please send it back.")
    number = tr("Sheet {id}. Questionnaire “{questionnaire}” {version}.")
    return (
        f"{request} {back}",
        number.format(id=short_id(sheet.id), questionnaire=sheet.questionnaire_id, version=sheet.questionnaire_version),
    )


def short_id(sheet: str) -> str:
    """The beginning of a sheet's id, as it is printed and noted."""
    return sheet[:SHORT_ID]


def question_words(asked: Asked, sheet: Sheet) -> str:
    """The question in the wording of the sheet."""
    question = asked.question
    if sheet.formal:
        return question.formal
    return f"{question.plain} {question.aside}".strip()


def earlier_words(asked: Asked) -> str:
    """Their earlier answer with its day, and whether it still holds."""
    answer = asked.earlier
    if answer is None or answer.option is None:
        return ""
    day = date_words(utc_day(answer.recorded_at))
    label = asked.question.option(answer.option).label
    quote = quoted(answer)
    if quote:
        words = tr("On {day} I noted your answer as: {label}. In your words: {quote} Does this still hold?")
        return words.format(day=day, label=label, quote=quote)
    return tr("On {day} I noted your answer as: {label}. Does this still hold?").format(day=day, label=label)


def problem_words(problem: Problem, questionnaire: Questionnaire | None) -> str:
    """What is wrong with a sheet that came back, and what to do about it."""
    names = _names(problem.questions, questionnaire)
    return {
        Fault.UNFILLED: tr("Nothing on this sheet is filled in. Ask them to save the file after filling it in."),
        Fault.OTHER_STUDY: tr("This sheet was made for another study. Open that study, or record the answers by hand."),
        Fault.OTHER_QUESTIONNAIRE: tr(
            "This sheet asks the questions of “{found}”, another questionnaire than the one at hand. If you have it, "
            "add it in Settings."
        ),
        Fault.OLDER_QUESTIONNAIRE: tr(
            "This sheet asks the questions of an older version, {found}. Questions that are the same still count."
        ),
        Fault.NEWER_QUESTIONNAIRE: tr(
            "This sheet asks the questions of a newer version, {found}. Questions that are the same still count."
        ),
        Fault.UNKNOWN_QUESTION: tr("This sheet answers questions that are not asked here: {names}. They are left out."),
        Fault.ALTERED_OPTIONS: tr(
            "The choices were altered, so that an answer is none of those that were offered: {names}. Ask again."
        ),
        Fault.MISSING_FIELDS: tr("Fields were taken out of this sheet: {names}. What is left was read."),
        Fault.REPEATED_FIELDS: tr("Fields stand on this sheet twice: {names}. Look at what they say yourself."),
        Fault.TWO_ANSWERS: tr(
            "There are two answers to one question: {names}. Neither was taken; ask which one holds."
        ),
        Fault.SCRIPTS: tr("There are scripts in this file, which do not belong there. None was run."),
        Fault.ATTACHMENTS: tr("There are files attached in this file. They were not opened."),
        Fault.OTHER_FORM: tr("There is a second form in this file, of another kind. It was not read."),
        Fault.LATER_DATE: tr("The date on it, {found}, lies in the future. Choose the day on which it came."),
        Fault.EARLIER_DATE: tr("The date on it, {found}, lies before the day on which the sheet was made."),
    }[problem.fault].format(found=problem.found[:60], names=names)


def _names(questions: tuple[str, ...], questionnaire: Questionnaire | None) -> str:
    known = questionnaire.by_id if questionnaire is not None else {}
    shown = [known[name].short if name in known else name[:60] for name in questions[:5]]
    more = len(questions) - len(shown)
    if more > 0:
        shown.append(ntr("{n} more", "{n} more", more).format(n=more))
    return list_words(shown)
