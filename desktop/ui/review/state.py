"""What the review of a returned sheet shows: question by question, what they said beside what is recorded now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from desktop.core.questionnaire import Question
from desktop.core.returned import Fault, Returned, ReturnedAnswer, checked_against, proposed, written_day
from desktop.core.standing import Standing
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Attachment, moment_on, utc_day
from desktop.i18n import ntr, tr
from desktop.ui.review.in_hand import RowDecision, Said, Verdict
from desktop.words.dates import date_words
from desktop.words.sheets import problem_words, short_id, shown_words


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One returned answer. `choices` are all that can be recorded instead."""

    question: str
    number: str
    short: str
    plain: str
    recorded: str
    recorded_proof: Evidence | None
    returned: str
    quote: str
    shown: str
    decision: RowDecision
    choices: tuple[tuple[str, Said], ...]
    same: bool


@dataclass(frozen=True, slots=True)
class ReviewState:
    """All that the page draws. `withheld`: why nothing can be kept, or nothing."""

    title: str
    lead: str
    problems: tuple[str, ...]
    documents: str
    rows: tuple[ReviewRow, ...]
    day: date
    today: date
    keep: str
    withheld: str


def first_decisions(returned: Returned, standing: Standing) -> dict[str, RowDecision]:
    """Take what was chosen; leave words without a choice, and choices that were never offered, to the person."""
    decisions = {}
    for answer in _known(returned, standing):
        said = proposed(answer)
        plain = answer.option is not None and (said[1] is None or _offers(standing, answer.question, said[1]))
        if not plain:
            said = (State.VAGUE, None)
        decisions[answer.question] = RowDecision(Verdict.TAKE if plain else Verdict.LEAVE, said)
    return decisions


def _on_sheet(standing: Standing, answer: ReturnedAnswer) -> Said:
    """What the sheet amounts to; a choice that was never offered is no answer."""
    said = proposed(answer)
    return said if said[1] is None or _offers(standing, answer.question, said[1]) else (State.VAGUE, None)


def _offers(standing: Standing, question: str, option: str) -> bool:
    return any(one.id == option for one in standing.questionnaire.by_id[question].options)


def _known(returned: Returned, standing: Standing) -> tuple[ReturnedAnswer, ...]:
    """The answers to questions that are asked here."""
    return tuple(answer for answer in returned.answers if answer.question in standing.questionnaire.by_id)


def day_of(returned: Returned, today: date) -> date:
    """The day that the sheet itself names, where that can be; else today."""
    written = written_day(returned.day)
    earliest = returned.made_on or date.min
    return written if written is not None and earliest <= written <= today else today


def review_state(
    returned: Returned, standing: Standing, decisions: Mapping[str, RowDecision], *, day: date, today: date
) -> ReviewState:
    """What to show of a returned sheet."""
    rows = tuple(_row(answer, standing, decisions[answer.question]) for answer in _known(returned, standing))
    problems = checked_against(returned, standing.questionnaire, today=today, study=standing.study.id)
    taken = sum(row.decision.verdict is not Verdict.LEAVE for row in rows)
    other = any(problem.fault is Fault.OTHER_STUDY for problem in problems)
    withheld = ""
    if other:
        withheld = tr("This sheet was made for another study, so nothing of it is kept here.")
    elif not taken:
        withheld = tr("Nothing is chosen to be kept.")
    return ReviewState(
        title=tr("A sheet came back"),
        lead=_lead(returned),
        problems=tuple(problem_words(problem, standing.questionnaire) for problem in problems),
        documents=returned.documents,
        rows=rows,
        day=day,
        today=today,
        keep=ntr("Keep {n} answer", "Keep {n} answers", taken).format(n=taken),
        withheld=withheld,
    )


def _lead(returned: Returned) -> str:
    who = returned.by or tr("somebody who gave no name")
    day = returned.day or tr("no date")
    words = tr("Sheet {id}, answered by {who}, {day}. Each answer counts as a claim until a document shows it.")
    return words.format(id=short_id(returned.sheet), who=who, day=day)


def _row(answer: ReturnedAnswer, standing: Standing, decision: RowDecision) -> ReviewRow:
    question = standing.questionnaire.by_id[answer.question]
    known = standing.answers.get(answer.question)
    said = proposed(answer)
    return ReviewRow(
        question=question.id,
        number=question.number,
        short=question.short,
        plain=question.plain,
        recorded=_recorded(standing, question, known),
        recorded_proof=known.evidence if known is not None else None,
        returned=tr("No box ticked") if answer.option is None else _said_words(standing, question, said),
        quote=answer.quote,
        shown=shown_words(answer.shown),
        decision=decision,
        choices=_choices(standing, question),
        same=known is not None and answer.option is not None and (known.state, known.option) == said,
    )


def _recorded(standing: Standing, question: Question, answer: Answer | None) -> str:
    if answer is None:
        return standing.questionnaire.method.states[State.NOT_ASKED].label
    words = _said_words(standing, question, (answer.state, answer.option))
    day = date_words(utc_day(answer.recorded_at))
    return tr("{words}, {day}").format(words=words, day=day)


def _said_words(standing: Standing, question: Question, said: Said) -> str:
    state, option = said
    if option is None:
        return standing.questionnaire.method.states[state].label
    found = next((one.label for one in question.options if one.id == option), None)
    return found or tr("A choice that was not offered")


def _choices(standing: Standing, question: Question) -> tuple[tuple[str, Said], ...]:
    options: list[tuple[str, Said]] = [(option.label, (State.ANSWERED, option.id)) for option in question.options]
    states = standing.questionnaire.method.states
    return (*options, *((states[state].label, (state, None)) for state in State if state.is_evasive))


def answers_to_keep(
    returned: Returned,
    standing: Standing,
    decisions: Mapping[str, RowDecision],
    *,
    now: datetime,
    day: date,
    attachment: Attachment,
) -> tuple[Answer, ...]:
    """The records to append; an answer that stays the same keeps the proof that it has."""
    moment = moment_on(day, now=now)
    kept = []
    for answer in _known(returned, standing):
        decision = decisions[answer.question]
        if decision.verdict is Verdict.LEAVE:
            continue
        said = _on_sheet(standing, answer) if decision.verdict is Verdict.TAKE else decision.said
        state, option = said
        known = standing.answers.get(answer.question)
        same = known is not None and (known.state, known.option) == said
        evidence = (known.evidence if known is not None and same else Evidence.CLAIMED) if option else None
        earlier = known.attachments if known is not None and same else ()
        kept.append(
            Answer(
                answer.question,
                moment if known is None else max(moment, known.recorded_at),
                state,
                option,
                evidence,
                quote=answer.quote,
                source=_source(returned),
                note=_note(answer, returned, ticked=_ticked(standing, answer, decision)),
                attachments=(*earlier, attachment),
            )
        )
    return tuple(kept)


def _source(returned: Returned) -> str:
    if returned.by:
        return tr("Question sheet {id}, answered by {who}").format(id=short_id(returned.sheet), who=returned.by)
    return tr("Question sheet {id}").format(id=short_id(returned.sheet))


def _ticked(standing: Standing, answer: ReturnedAnswer, decision: RowDecision) -> str:
    """What they ticked, where the person records something else."""
    if decision.verdict is not Verdict.CHANGE or decision.said == proposed(answer):
        return ""
    words = tr("No box ticked")
    if answer.option is not None:
        words = _said_words(standing, standing.questionnaire.by_id[answer.question], proposed(answer))
    return tr("On the sheet: {words}. I recorded it otherwise.").format(words=words)


def _note(answer: ReturnedAnswer, returned: Returned, *, ticked: str) -> str:
    shown = shown_words(answer.shown)
    if shown and returned.documents:
        shown = tr("{words} They name: {documents}").format(words=shown, documents=returned.documents)
    return " ".join(part for part in (ticked, shown) if part)


def later_records(
    returned: Returned, standing: Standing, decisions: Mapping[str, RowDecision], day: date
) -> tuple[str, ...]:
    """Questions of which a newer record is kept, so that an answer of this day would not count."""
    taken = [a.question for a in _known(returned, standing) if decisions[a.question].verdict is not Verdict.LEAVE]
    newer = (standing.answers[name] for name in taken if name in standing.answers)
    return tuple(a.question for a in newer if utc_day(a.recorded_at) > day)
