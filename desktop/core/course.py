"""A score as records come in: only the parts that a record touches are reckoned anew, by the rules of `score`.

What a question gives rests on its own record and its parent's alone, so it is reckoned once for each pair of them
and kept. Sums are kept in whole parts of the credit unit u and the weight W of all applicable questions, so that

    raw = 100 / (W u) * sum over the applicable questions of w_q * (u * credit_q)

stays exact without a fraction at every step.
"""

from fractions import Fraction
from typing import NamedTuple

from desktop.core.credits import applicable, credit, credit_unit, weight_of
from desktop.core.exposure import held_down, person_parts, reach_part, stakes_of
from desktop.core.limits import CapGround, limited
from desktop.core.questionnaire import AnswerCondition, Question, Questionnaire
from desktop.core.scoring import is_closed, needed_span, told_of, verdict_of
from desktop.core.span import NOTHING, Span
from desktop.core.states import Evidence, State, Verdict
from desktop.core.study import Answer, Context
from desktop.core.triggered import Triggered

Record = tuple[State, str | None, Evidence | None]
Key = tuple[str, int, int]
UNASKED: Record = (State.NOT_ASKED, None, None)


class Figures(NamedTuple):
    """The figures of a score that move over time, from 0 to 100, and its verdict."""

    assurance: Span
    exposure: Span
    needed: Span
    verdict: Verdict


class _Part(NamedTuple):
    """What one question gives: its credit, both ends weighed in parts of the unit, its weight where it is closed."""

    credit: Span
    low: int
    high: int
    closed: int


_NO_PART = _Part(NOTHING, 0, 0, 0)


class Course:
    """A study's score over its log: `take` the records, oldest first, and ask for the `figures` whenever."""

    def __init__(self, questionnaire: Questionnaire, context: Context) -> None:
        self._questionnaire = questionnaire
        self._context = context
        self._questions = {question.id: question for question in applicable(questionnaire, context)}
        self._parents = {q.id: _parent(q) for q in questionnaire.questions}
        self._followers: dict[str, list[str]] = {}
        for question, parent in self._parents.items():
            self._followers.setdefault(parent, []).append(question)
        self._whole, self._unit = weight_of(self._questions.values()), credit_unit(questionnaire)
        enough = questionnaire.method.curve.min_coverage * self._whole
        self._covered = [closed >= enough for closed in range(self._whole + 1)]
        self._answers: dict[str, Answer] = {}
        self._numbers: dict[Record, int] = {UNASKED: 0}
        self._records: dict[str, int] = dict.fromkeys(("", *self._parents), 0)
        self._credits: dict[str, Span] = {}
        self._parts: dict[str, _Part] = {}
        self._known: dict[Key, _Part] = {}
        self._low = self._high = self._closed = 0
        method = questionnaire.method
        stakes = stakes_of(method, context)
        ground = CapGround(questionnaire, context, self._answers, self._credits, stakes)
        self._caps = Triggered(ground)
        self._watched = self._caps.questions
        self._stakes, self._person = stakes, sum(person_parts(method, stakes).values(), NOTHING)
        self._core_ids = frozenset(question.id for question in questionnaire.core)
        self._reach_ids = frozenset((*method.reach.shares, method.reach.open_file))
        self._touched = set(self._parents)
        self._settle()

    def take(self, answer: Answer) -> None:
        """Let a record count; it is newer than those before."""
        question = answer.question
        self._answers[question] = answer
        record = self._numbers.setdefault((answer.state, answer.option, answer.evidence), len(self._numbers))
        if self._records.get(question) != record:
            self._records[question] = record
            self._touched.add(question)
            self._touched.update(self._followers.get(question, ()))

    def figures(self) -> Figures:
        """Where the study stands with the records taken so far."""
        if self._touched:
            self._settle()
        return self._figures

    def _settle(self) -> None:
        """Reckon anew what the records taken since the last time touch."""
        touched, method = self._touched, self._questionnaire.method
        for question in touched:
            if question in self._parents:
                self._reckon(question)
        self._caps.test()
        if not touched.isdisjoint(self._reach_ids):
            before = self._person + reach_part(method, self._credits)
            self._exposure = held_down(method, self._stakes, before)
            self._needed = needed_span(method.curve, self._exposure)
        if not touched.isdisjoint(self._core_ids):
            self._told = told_of(self._questionnaire, self._context, self._answers)
        self._figures = self._sum_up()
        touched.clear()

    def _sum_up(self) -> Figures:
        parts, caps = self._whole * self._unit, self._caps
        low = limited(Fraction(100 * self._low, parts), caps.lowest)
        assurance = Span(low, limited(Fraction(100 * self._high, parts), caps.best_lowest))
        verdict = verdict_of(
            self._questionnaire.method.curve,
            self._told,
            low_caps=caps.low,
            covered=self._covered[self._closed],
            assurance=assurance,
            needed=self._needed,
        )
        return Figures(assurance, self._exposure, self._needed, verdict)

    def _reckon(self, question: str) -> None:
        """Put what the question gives now in the place of what it gave before."""
        parent = self._parents[question]
        key = (question, self._records[question], self._records[parent])
        if question in self._questions:
            part = self._known.get(key)
            if part is None:
                part = self._known[key] = self._part(self._questions[question])
            before = self._parts.get(question, _NO_PART)
            self._low += part.low - before.low
            self._high += part.high - before.high
            self._closed += part.closed - before.closed
            self._parts[question] = part
            self._credits[question] = part.credit
        if question in self._watched:
            self._caps.see(question, key)

    def _part(self, question: Question) -> _Part:
        earned = credit(self._questionnaire, question, self._answers)
        low = high = self._weighed(question, earned.low)
        if earned.high is not earned.low:
            high = self._weighed(question, earned.high)
        return _Part(earned, low, high, question.weight if is_closed(question, self._answers) else 0)

    def _weighed(self, question: Question, credit: Fraction) -> int:
        return credit.numerator * (self._unit // credit.denominator) * question.weight


def _parent(question: Question) -> str:
    condition = question.visible_if
    return condition.question if isinstance(condition, AnswerCondition) else ""
