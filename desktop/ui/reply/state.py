"""What the page for taking down a reply shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.core.credits import is_hidden
from desktop.core.questionnaire import Question
from desktop.core.standing import Standing
from desktop.core.states import State
from desktop.core.study import Answer
from desktop.drawing.marks import steps_of
from desktop.i18n import ntr, tr
from desktop.ui.interview.state import OptionShown, ProofShown, StateShown, answer_words
from desktop.ui.reply.draft import Draft, Taken, later_record, place_of, unanswered
from desktop.words.dates import date_words, near_date_words

OFFERED = (State.DONT_KNOW, State.VAGUE, State.REFUSED)
"""The states without a clear answer that a reply can hold."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question that can be picked; `now` is what is taken down or recorded, `words` says the row."""

    id: str
    number: str
    short: str
    state: State
    now: str
    taken: bool
    words: str


@dataclass(frozen=True, slots=True)
class ChosenQuestion:
    """The question in hand with its answers: options are pressed by their letter, states by their place (1, 2, 3)."""

    id: str
    where: str
    plain: str
    now: str
    options: tuple[OptionShown, ...]
    states: tuple[StateShown, ...]


@dataclass(frozen=True, slots=True)
class TakenRow:
    """An answer taken down; `remark` says where a later record stays the one that counts."""

    question: str
    heading: str
    answer: str
    quote: str
    remark: str


@dataclass(frozen=True, slots=True)
class ReplyState:
    """All that the page draws but the phrases."""

    text: str
    marking: bool
    hint: str
    source: str
    day: date
    today: date
    proofs: tuple[ProofShown, ...]
    questions: tuple[QuestionRow, ...]
    chosen: ChosenQuestion | None
    taken: tuple[TakenRow, ...]
    marked: tuple[tuple[int, int], ...]
    keep: str
    cannot_keep: str
    remark: str
    unanswered: str


def reply_state(standing: Standing, draft: Draft, *, today: date, returned: bool = False) -> ReplyState:
    """What to show of a reply in hand; `returned` says that the person comes back to answers not kept yet."""
    answers = _with_taken(standing, draft)
    day = draft.day or today
    levels = standing.questionnaire.method.evidence
    places = (place_of(draft.text, p) for p in (*draft.kept, *(p for t in draft.taken for p in t.passages)))
    return ReplyState(
        text=draft.text,
        marking=draft.marking,
        hint=_hint(draft),
        source=draft.source if draft.source is not None else proposed_source(day, today=today),
        day=day,
        today=today,
        proofs=tuple(ProofShown(e, v.label, v.why, v.multiplier, e is draft.evidence) for e, v in levels.items()),
        questions=_question_rows(standing, answers, draft),
        chosen=_chosen(standing, draft),
        taken=tuple(_taken_row(standing, t, day=day) for t in draft.taken),
        marked=tuple(place for place in places if place is not None),
        keep=_keep_words(len(draft.taken)),
        cannot_keep="" if draft.taken else tr("Nothing is taken down yet."),
        remark=_remark(draft, returned=returned),
        unanswered=_unanswered_words(standing, draft, day=day),
    )


def _hint(draft: Draft) -> str:
    if draft.marking:
        return tr(
            "Mark a passage with Shift and the arrow keys, or with the mouse. "
            "Type the number of the question that it answers, press Enter, then the letter of the answer."
        )
    if draft.text.strip():
        return tr("Is it all there? When you mark passages, keys no longer write here.")
    return tr("An e-mail, a letter, or what they told you. It stays on this computer.")


def proposed_source(day: date, *, today: date) -> str:
    """Where a reply of this day is most likely from."""
    return tr("E-mail of {day}").format(day=near_date_words(day, today=today))


def _with_taken(standing: Standing, draft: Draft) -> Mapping[str, Answer]:
    """The records that count, as if what is taken down were among them."""
    return {**standing.answers, **{t.question: t.answer() for t in draft.taken}}


def _question_rows(standing: Standing, answers: Mapping[str, Answer], draft: Draft) -> tuple[QuestionRow, ...]:
    """The open questions first and the core before others, then those with a reply, then those that are moot."""
    taken = {t.question for t in draft.taken}
    listed = [(_rank(q, answers), _question_row(standing, q, answers, taken=q.id in taken)) for q in standing.questions]
    return tuple(row for _, row in sorted(listed, key=lambda one: one[0]))


def _rank(question: Question, answers: Mapping[str, Answer]) -> tuple[bool, bool, int]:
    answer = answers.get(question.id)
    return is_hidden(question, answers), answer is not None and not answer.state.is_open, question.core or 99


def _question_row(standing: Standing, question: Question, answers: Mapping[str, Answer], *, taken: bool) -> QuestionRow:
    answer = answers.get(question.id)
    state = answer.state if answer else State.NOT_ASKED
    now = answer_words(standing, answer) if answer else standing.questionnaire.method.states[state].label
    if taken:
        now = tr("Taken down: {answer}").format(answer=now)
    elif state.is_open and is_hidden(question, answers):
        now = tr("Not needed as things stand")
    words = tr("{number}. {question} {answer}.").format(number=question.number, question=question.short, answer=now)
    return QuestionRow(question.id, question.number, question.short, state, now, taken, words)


def _chosen(standing: Standing, draft: Draft) -> ChosenQuestion | None:
    question = standing.questionnaire.by_id.get(draft.question)
    if question is None:
        return None
    taken = next((t for t in draft.taken if t.question == question.id), None)
    known = standing.answers.get(question.id)
    rules = standing.questionnaire.method.states
    now = tr("Recorded now: {answer}").format(answer=answer_words(standing, known)) if known else ""
    return ChosenQuestion(
        question.id,
        tr("{number} {short}").format(number=question.number, short=question.short),
        question.plain,
        _taken_words(standing, taken) if taken else now,
        tuple(
            OptionShown(o.id, o.label, "", steps_of(o.strength), taken is not None and taken.option == o.id)
            for o in question.options
        ),
        tuple(StateShown(s, rules[s].chip, rules[s].label, taken is not None and taken.state is s) for s in OFFERED),
    )


def _taken_words(standing: Standing, taken: Taken) -> str:
    words = tr("Taken down: {answer}. A new passage is added to its words.")
    return words.format(answer=answer_words(standing, taken.answer()))


def _taken_row(standing: Standing, taken: Taken, *, day: date) -> TakenRow:
    question = standing.questionnaire.by_id[taken.question]
    later = later_record(standing.study, taken.question, day)
    remark = ""
    if later is not None:
        words = tr(
            "You recorded something later, on {day}. That stays what counts; this one is kept as of its own day."
        )
        remark = words.format(day=date_words(later))
    heading = tr("{number} {short}").format(number=question.number, short=question.short)
    return TakenRow(question.id, heading, answer_words(standing, taken.answer()), taken.quote, remark)


def _keep_words(taken: int) -> str:
    if not taken:
        return tr("Keep these answers")
    return ntr("Keep {n} answer", "Keep {n} answers", taken).format(n=taken)


def _remark(draft: Draft, *, returned: bool) -> str:
    if draft.taken and returned:
        return ntr(
            "This answer waits from before. It is not in the log yet.",
            "These {n} answers wait from before. They are not in the log yet.",
            len(draft.taken),
        ).format(n=len(draft.taken))
    if not draft.taken and draft.kept_answers:
        return ntr(
            "{n} answer kept. Earlier answers are kept too.",
            "{n} answers kept. Earlier answers are kept too.",
            draft.kept_answers,
        ).format(n=draft.kept_answers)
    return ""


def _unanswered_words(standing: Standing, draft: Draft, *, day: date) -> str:
    missing = unanswered(standing.study, day=day, questions=[q.id for q in standing.questions])
    if not draft.asked_again or not missing:
        return ""
    return ntr(
        "{n} question that you asked is not answered in this reply.",
        "{n} questions that you asked are not answered in this reply.",
        len(missing),
    ).format(n=len(missing))


def matching(rows: tuple[QuestionRow, ...], typed: str) -> tuple[QuestionRow, ...]:
    """The rows that fit what is typed: a number ("5", "05", "Q05"), or words that the short name has."""
    wanted = typed.strip().lower()
    digits = wanted.removeprefix("q")
    if digits.isdecimal():
        exact = [row for row in rows if _digits(row).lstrip("0") == digits.lstrip("0")]
        begun = [row for row in rows if _digits(row).lstrip("0").startswith(digits) and row not in exact]
        return (*exact, *begun)
    words = wanted.split()
    fitting = [row for row in rows if all(word in f"{row.number} {row.short}".lower() for word in words)]
    return tuple(sorted(fitting, key=lambda row: not row.short.lower().startswith(wanted)))


def _digits(row: QuestionRow) -> str:
    return "".join(letter for letter in row.number if letter.isdecimal())
