"""Letters in words. Two modes, by one fact: whether they already hold the person's data.

While somebody is deciding, no deadline of any law is printed. A request for a copy and one for erasure are letters of
their own, the copy first: what was deleted cannot be checked any more.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop.core.deadlines import OWN_DAYS, REMINDER_DAYS, reply_due, unanswered
from desktop.core.letter import Letter, LetterKind, sendable
from desktop.core.phrases import evasions_of
from desktop.core.standing import Standing
from desktop.core.states import State
from desktop.core.study import EventKind, Place, Study, utc_day
from desktop.i18n import ntr, tr
from desktop.words.dates import date_words
from desktop.words.letter_parts import Occasion, chosen_questions, days_from, listed, project_of, quoted
from desktop.words.requests import request_for_copy, request_to_erase


def compose(kind: LetterKind, standing: Standing, occasion: Occasion) -> Letter:
    """The letter of a kind; ValueError where a request needs data that they do not hold.

    What happened after the day of the letter is not in it.
    """
    known = tuple(event for event in standing.study.events if utc_day(event.at) <= occasion.on)
    study = replace(standing.study, events=known)
    standing = replace(standing, study=study)
    if kind.needs_data_held and not study.context.already_joined:
        raise ValueError(kind)
    body = {
        LetterKind.FIRST: _first, LetterKind.ACCESS: request_for_copy, LetterKind.ERASE: request_to_erase,
        LetterKind.NO_REPLY: _no_reply,
        LetterKind.CLARIFY: _clarify, LetterKind.THANKS: _thanks, LetterKind.AGAIN: _again,
    }[kind]  # fmt: skip
    paragraphs = (_greeting(study, kind), *body(standing, occasion), tr("Yours sincerely,"), "…")
    subject = _subject(kind, joined=study.context.already_joined).format(project=project_of(study))
    return Letter(kind, _address(study), subject, paragraphs, tuple(_advice(kind, study, occasion.on)))


def _address(study: Study) -> str:
    return next((" ".join(contact.email.split()) for contact in study.contacts if contact.email), "")


def _greeting(study: Study, kind: LetterKind) -> str:
    name = next((" ".join(contact.name.split()) for contact in study.contacts if contact.name.strip()), "")
    if name:
        return tr("Dear {name},").format(name=name)
    return tr("Dear data protection officer,") if kind.needs_data_held else tr("Dear study team,")


def _subject(kind: LetterKind, *, joined: bool) -> str:
    first = (
        tr("Questions about my data in {project}") if joined else tr("Questions before I share my data with {project}")
    )
    return {
        LetterKind.FIRST: first,
        LetterKind.ACCESS: tr("Request for a copy of my personal data: {project}"),
        LetterKind.ERASE: tr("Request to withdraw and erase my personal data: {project}"),
        LetterKind.NO_REPLY: tr("My questions about {project}: no reply yet"),
        LetterKind.CLARIFY: tr("Your reply about {project}: a few points to clarify"),
        LetterKind.THANKS: tr("Thank you for your reply about {project}"),
        LetterKind.AGAIN: tr("{project}: do your answers still hold?"),
    }[kind]


def _first(standing: Standing, occasion: Occasion) -> Iterator[str]:
    project, questions = project_of(standing.study), chosen_questions(standing, occasion)
    if standing.study.context.already_joined:
        yield tr(
            "I take part in {project}. I would like to know how the AI trained on contributors’ data is protected "
            "against attempts to rebuild that data from the finished model."
        ).format(project=project)
    else:
        yield tr(
            "I am thinking about taking part in {project}. Before I decide, I would like to know how the AI trained "
            "on contributors’ data is protected against attempts to rebuild that data from the finished model."
        ).format(project=project)
    core = [number for number, question in enumerate(questions, start=1) if question.core]
    if occasion.enclosed:
        yield tr("My questions are on the sheet that comes with this letter.")
    elif core:
        numbers = ", ".join(map(str, core))
        yield ntr(
            "My questions are below. The one I most need answered is number {numbers}.",
            "My questions are below. The ones I most need answered are numbers {numbers}.",
            len(core),
        ).format(numbers=numbers)
    if not occasion.enclosed:
        yield listed(questions)
    yield tr(
        "For each one, a short answer is enough. If you have a document, test report or audit that supports it, please "
        "attach it or tell me where to find it. If you do not know, or cannot share something, please say so; a clear "
        "“no” helps me more than a general assurance."
    )
    by = days_from(occasion, OWN_DAYS)
    if standing.study.context.already_joined:
        yield tr("I would be grateful for a reply by {day}.").format(day=by)
    else:
        yield tr(
            "I would be grateful for a reply by {day}. I will not share any data until then. If someone else is better "
            "placed to answer, please pass this on and let me know."
        ).format(day=by)
        yield tr("This is a request for information to help me decide; it is not a legal claim.")


def _last_sent(study: Study) -> tuple[date, date | None] | None:
    """When the person last wrote, and by when they asked for a reply."""
    sent = [event for event in study.events if event.kind in (EventKind.SHEET_SENT, EventKind.LETTER_SENT)]
    newest = max(sent, key=lambda event: event.at, default=None)
    if newest is None:
        return None
    day = utc_day(newest.at)
    return day, newest.reply_by if newest.reply_by is not None and newest.reply_by >= day else None


def _no_reply(standing: Standing, occasion: Occasion) -> Iterator[str]:
    sent = _last_sent(standing.study)
    if sent is None:
        yield tr("I wrote to you and have not received a reply.")
    elif sent[1] is None:
        yield tr("I wrote on {day} and have not received a reply.").format(day=date_words(sent[0]))
    else:
        words = tr("I wrote on {day} and asked for a reply by {by}. I have not received one.")
        yield words.format(day=date_words(sent[0]), by=date_words(sent[1]))
    again = days_from(occasion, REMINDER_DAYS)
    if not standing.study.context.already_joined:
        yield tr(
            "I would still like to take part if I can understand the protections. Please reply by {day}. If I hear "
            "nothing I will treat the questions as unanswered and decide on that basis."
        ).format(day=again)
        return
    jurisdiction = occasion.jurisdiction
    due = reply_due(sent[0], jurisdiction) if sent is not None and jurisdiction is not None else None
    if due is not None and due < occasion.on:
        words = tr("The time for my request ended about {day}. I have had no notice of an extension.")
        yield words.format(day=date_words(due))
    yield tr("Please respond by {day}, or explain the legal reason for not doing so.").format(day=again)
    complaint = {
        Place.EU: tr("I may complain to the data protection authority."),
        Place.UK: tr(
            "Please treat this as a data protection complaint and acknowledge it within 30 days. I may also complain "
            "to the Information Commissioner."
        ),
        Place.US_HIPAA: tr("I may complain to the HHS Office for Civil Rights."),
        Place.US_CA: tr("I may complain to the California Privacy Protection Agency or the Attorney General."),
    }.get(standing.study.context.place)
    if complaint is not None:
        yield complaint


def _replied_on(study: Study) -> date | None:
    received = [e for e in study.events if e.kind in (EventKind.REPLY_RECEIVED, EventKind.SHEET_RECEIVED)]
    newest = max(received, key=lambda event: event.at, default=None)
    return None if newest is None else utc_day(newest.at)


def _thanked(study: Study) -> str:
    day = _replied_on(study)
    return (
        tr("Thank you for your reply of {day}.").format(day=date_words(day)) if day else tr("Thank you for your reply.")
    )


def _clarify(standing: Standing, occasion: Occasion) -> Iterator[str]:
    answered = sum(standing.state(q) is State.ANSWERED for q in sendable(standing))
    helped = ntr("It helped with one of my questions.", "It helped with {n} of my questions.", answered)
    yield " ".join((
        _thanked(standing.study), helped.format(n=answered), tr("A few points are still unclear to me:")
    ))  # fmt: skip
    lines = [*occasion.asks, *_unclear(standing)]
    yield "\n".join(f"- {line}" for line in lines or [tr("May I see a document or test that supports your answers?")])
    yield tr(
        "If a report is confidential, a summary with headline results, or written confirmation from your ethics board "
        "or auditor that they have seen it, would help."
    )
    yield tr("I would be grateful for a reply by {day}.").format(day=days_from(occasion, REMINDER_DAYS))


def _unclear(standing: Standing) -> Iterator[str]:
    """What to ask back, question by question."""
    for question in sendable(standing):
        answer = standing.answers.get(question.id)
        if answer is None:
            continue
        evasions = evasions_of(answer.quote, question) or (question.evasions[:1] if answer.state is State.VAGUE else ())
        if evasions:
            quote = quoted(answer)
            words = tr("On “{short}” you wrote {quote} {ask}") if quote else tr("On “{short}”: {ask}")
            yield words.format(short=question.short, quote=quote, ask=evasions[0].ask_back)
        elif answer.state is State.AWAITING and _replied_on(standing.study) is not None:
            yield tr("Not answered yet: {formal}").format(formal=question.formal)
        elif answer.state in (State.NO_REPLY, State.DONT_KNOW, State.REFUSED):
            words = tr("“{short}” was not answered. Could you say yes, no, do not know, or cannot share? {formal}")
            yield words.format(short=question.short, formal=question.formal)
        elif answer.option is not None and question.option(answer.option).myth:
            words = tr("You mention: “{label}”. Could you say what protects me once the model has been trained?")
            yield words.format(label=question.option(answer.option).label)


def _thanks(standing: Standing, _occasion: Occasion) -> Iterator[str]:
    yield " ".join((_thanked(standing.study), tr("It helps me to decide.")))
    yield tr("I have noted your answers with their dates, and may ask again in a year whether they still hold.")


def _again(standing: Standing, occasion: Occasion) -> Iterator[str]:
    yield tr(
        "Some time ago you answered questions about {project}. Models and contracts change, so I would like to ask "
        "whether these answers still hold:"
    ).format(project=project_of(standing.study))
    lines = []
    for question in sendable(standing):
        answer = standing.answers.get(question.id)
        if answer is None or answer.state is not State.ANSWERED or answer.option is None:
            continue
        day = date_words(utc_day(answer.recorded_at))
        label = question.option(answer.option).label
        words = tr("{formal} On {day} I noted your answer as: {label}. Does this still hold?")
        if quote := quoted(answer):
            words = tr(
                "{formal} On {day} I noted your answer as: {label}. In your words: {quote} Does this still hold?"
            )
        lines.append(words.format(formal=question.formal, day=day, label=label, quote=quote))
    yield "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1)) or listed(
        chosen_questions(standing, occasion)
    )
    yield tr("I would be grateful for a reply by {day}.").format(day=days_from(occasion, OWN_DAYS))


def _advice(kind: LetterKind, study: Study, on: date) -> Iterator[str]:
    """What the person should know before sending; it is no part of the letter."""
    if kind is LetterKind.NO_REPLY:
        replied, sent = _replied_on(study), _last_sent(study)
        if replied is not None and unanswered(study.events) is None:
            yield tr("They have replied since you last wrote: “Ask back” may fit better.")
        elif unanswered(study.events) is None:
            yield tr("Nothing that you sent is noted here yet: “First questions” may fit better.")
        elif sent is not None and sent[1] is not None and sent[1] >= on:
            yield tr("Their reply is not overdue yet: you gave them until {day}.").format(day=date_words(sent[1]))
    if kind is LetterKind.ERASE:
        yield tr("First get your copy; deletion makes later checking harder.")
        if study.context.setting == "health_study":
            yield tr("Talk to the study doctor first; withdrawing may affect treatment or safety follow-up.")
    if kind.needs_data_held and study.context.place is Place.US_CA:
        yield tr("The California law binds businesses above certain sizes, not non-profits.")
    if study.context.setting == "employer":
        yield tr("This letter identifies you; consider a representative.")
