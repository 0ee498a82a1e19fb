"""What the interview shows of one question."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop.core.credits import is_hidden
from desktop.core.phrases import evasions_of, plain_letters
from desktop.core.questionnaire import Option, Question
from desktop.core.quoting import Quoted, QuotedPassage, quoted_in
from desktop.core.rounding import whole
from desktop.core.standing import Standing
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Attachment, utc_day
from desktop.drawing.marks import steps_of
from desktop.i18n import tr
from desktop.words.dates import date_words
from desktop.words.figures import count_words


@dataclass(frozen=True, slots=True)
class OptionShown:
    """An option as a row; `steps` of five say how strong it is."""

    id: str
    label: str
    explanation: str
    steps: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class StateShown:
    """A state without a clear answer, as a chip."""

    state: State
    chip: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ProofShown:
    """A kind of proof, and the share of the answer's strength that it lets count."""

    evidence: Evidence
    label: str
    why: str
    share: Fraction
    chosen: bool


@dataclass(frozen=True, slots=True)
class RedFlag:
    """Something that sounds good and says little; `said` where their words contain it."""

    text: str
    said: bool


@dataclass(frozen=True, slots=True)
class AskBack:
    """What to ask back, and what the phrase usually hides ("" where nothing is known)."""

    hides: str
    ask: str


@dataclass(frozen=True, slots=True)
class InterviewState:
    """All that the interview's page draws. `quote` and `source` are the person's own, `passages` those of documents."""

    question: str
    where: str
    group: str
    plain: str
    aside: str
    why: str
    good: str
    red_flags: tuple[RedFlag, ...]
    options: tuple[OptionShown, ...]
    states: tuple[StateShown, ...]
    proofs: tuple[ProofShown, ...]
    no_proof: str
    proof_examples: str
    passages: tuple[QuotedPassage, ...]
    quote: str
    source: str
    note: str
    attachments: tuple[Attachment, ...]
    day: date
    today: date
    asks: tuple[AskBack, ...]
    earlier: tuple[str, ...]
    progress: str
    back: str | None
    next: str | None


def question_order(standing: Standing) -> tuple[Question, ...]:
    """The core questions first, then the others group by group, without those that an answer makes moot."""
    core = standing.questionnaire.core
    rest = (q for q in standing.questions if not q.core and not is_hidden(q, standing.answers))
    return (*core, *rest)


def first_open(standing: Standing) -> Question:
    """The question to begin with: the first to which nothing has come back, else the first of all."""
    order = question_order(standing)
    return next((q for q in order if standing.state(q).is_open), order[0])


def interview_state(standing: Standing, question: Question, *, today: date) -> InterviewState:
    """What to show of one question."""
    order = question_order(standing)
    at = order.index(question) if question in order else -1
    answer = standing.answers.get(question.id)
    state = standing.state(question)
    quoted = quoted_in(answer) if answer else Quoted((), "", "")
    return InterviewState(
        question=question.id,
        where=_where(standing, question, at),
        group=next(group.title for group in standing.questionnaire.groups if group.id == question.group),
        plain=question.plain,
        aside=question.aside,
        why=question.why,
        good=question.good,
        red_flags=tuple(RedFlag(flag, said=_was_said(flag, answer)) for flag in question.red_flags),
        options=tuple(_option_shown(option, answer) for option in question.options),
        states=_states_shown(standing, state),
        proofs=_proofs_shown(standing, answer) if state is State.ANSWERED else (),
        no_proof=_no_proof_words(standing, state),
        proof_examples=_proof_examples(question, answer),
        passages=quoted.passages,
        quote=quoted.words,
        source=quoted.source,
        note=answer.note if answer else "",
        attachments=_other_files(answer, quoted) if answer else (),
        day=utc_day(answer.recorded_at) if answer else today,
        today=today,
        asks=_asks(standing, question, answer),
        earlier=_earlier(standing, question, answer),
        progress=_progress(standing),
        back=order[at - 1].id if at > 0 else None,
        next=order[at + 1].id if 0 <= at < len(order) - 1 else None,
    )


def _where(standing: Standing, question: Question, at: int) -> str:
    if question.core:
        return tr("Core question {n} of {all}").format(n=question.core, all=len(standing.questionnaire.core))
    if at < 0:
        return tr("Not needed as things stand")
    return tr("Question {n} of {all}").format(n=at + 1, all=len(question_order(standing)))


def _option_shown(option: Option, answer: Answer | None) -> OptionShown:
    chosen = answer is not None and answer.option == option.id
    return OptionShown(option.id, option.label, option.why, steps_of(option.strength), chosen)


def _states_shown(standing: Standing, now: State) -> tuple[StateShown, ...]:
    rules = standing.questionnaire.method.states
    return tuple(StateShown(state, rule.chip, rule.label, chosen=state is now) for state, rule in rules.items())


def _proofs_shown(standing: Standing, answer: Answer | None) -> tuple[ProofShown, ...]:
    levels = standing.questionnaire.method.evidence
    return tuple(
        ProofShown(e, level.label, level.why, level.multiplier, chosen=answer is not None and answer.evidence is e)
        for e, level in levels.items()
    )


def _no_proof_words(standing: Standing, state: State) -> str:
    if state is State.ANSWERED:
        return ""
    if state is State.REFUSED:
        return tr("There is no answer to prove. It counts nothing while they refuse.")
    if state.is_open:
        return tr("There is no answer to prove yet. It counts nothing today.")
    best = whole(100 * standing.questionnaire.method.states[state].high)
    return tr("There is no answer to prove yet. It counts nothing today, and could reach {n} % at best.").format(n=best)


def _proof_examples(question: Question, answer: Answer | None) -> str:
    if answer is None or answer.evidence is None:
        return ""
    if answer.evidence is Evidence.CLAIMED:
        return tr("A document would be: {example}").format(example=question.proof_examples[Evidence.DOCUMENTED])
    if answer.evidence is Evidence.DOCUMENTED:
        return tr("An independent check would be: {example}").format(example=question.proof_examples[Evidence.VERIFIED])
    return ""


def _other_files(answer: Answer, quoted: Quoted) -> tuple[Attachment, ...]:
    """The attached files that no passage names already."""
    return tuple(
        file for file in answer.attachments if not any(passage.is_from(file.name) for passage in quoted.passages)
    )


def _was_said(flag: str, answer: Answer | None) -> bool:
    if answer is None or not answer.quote:
        return False
    quoted = [part for part in plain_letters(flag).split('"')[1::2] if part]
    quote = plain_letters(answer.quote)
    return any(part.rstrip(".") in quote for part in quoted)


def _asks(standing: Standing, question: Question, answer: Answer | None) -> tuple[AskBack, ...]:
    """What to ask back: for phrases found in their words, for a vague reply, and for the answer chosen."""
    if answer is None or answer.state.is_open:
        return ()
    found = list(evasions_of(answer.quote, question))
    if not found and answer.state is State.VAGUE:
        found = list(question.evasions[:1])
    asks = [AskBack(evasion.hides, evasion.ask_back) for evasion in found]
    said = answer.option if answer.state is State.ANSWERED else answer.state.value
    for follow_up in question.follow_ups:
        applies = not follow_up.answers or said in follow_up.answers
        if follow_up.ask and applies and all(standing.study.context.meets(c) for c in follow_up.context):
            asks.append(AskBack("", follow_up.ask))
    return tuple(asks)


def answer_words(standing: Standing, answer: Answer) -> str:
    """A record in one line: what they said and how it is proven."""
    method = standing.questionnaire.method
    if answer.option is None or answer.evidence is None:
        return method.states[answer.state].label
    label = standing.questionnaire.by_id[answer.question].option(answer.option).label
    return f"{label} ({method.evidence[answer.evidence].label})"


def _earlier(standing: Standing, question: Question, current: Answer | None) -> tuple[str, ...]:
    """Earlier records, newest first; those that say the same as the one after them are left out."""
    lines: list[str] = []
    newer = answer_words(standing, current) if current else ""
    log = [a for a in standing.study.answers if a.question == question.id and a is not current]
    for record in sorted(log, key=lambda a: a.recorded_at, reverse=True):
        words = answer_words(standing, record)
        if words != newer:
            lines.append(f"{date_words(utc_day(record.recorded_at))}: {words}")
        newer = words
    return tuple(lines)


def _progress(standing: Standing) -> str:
    core = standing.questionnaire.core
    missing = sum(standing.state(q).is_open for q in core)
    if missing:
        return tr("{n} of {all} core questions have a reply").format(n=len(core) - missing, all=len(core))
    if standing.open_questions:
        return tr("All {all} core questions have a reply").format(all=count_words(len(core)))
    return tr("Every question has a reply")
