"""The credit of each question, from 0 to 1, and what it gives in points of 100 (research parts A, B1 and B2).

    answered        c = strength(option) * multiplier(evidence); the interval is [c, c]
    a non-answer    the interval of the questionnaire's table

A question that the answer to its parent makes moot stays in the sum, as nothing or with the parent's credit.
Only context takes a question out, so that an answer can never change what another one weighs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from desktop.core.method import Chosen
from desktop.core.questionnaire import AnswerCondition, Option, Question, Questionnaire, WhenHidden
from desktop.core.span import NOTHING, Span
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Context, ContextCondition

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one applicable question gives; `full` is the most it can give, in points of 100."""

    question: str
    credit: Span
    full: Fraction
    hidden: bool

    @property
    def points(self) -> Fraction:
        """Points that it gives today."""
        return self.full * self.credit.low

    @property
    def open(self) -> Fraction:
        """Points that it could still add as things stand."""
        return self.full * (self.credit.high - self.credit.low)

    @property
    def lost(self) -> Fraction:
        """Points that it can no longer give as things stand."""
        return self.full * (1 - self.credit.high)


def applicable(questionnaire: Questionnaire, context: Context) -> tuple[Question, ...]:
    """The questions that count for this person."""
    return tuple(
        q
        for q in questionnaire.questions
        if not (isinstance(q.visible_if, ContextCondition) and not context.meets(q.visible_if))
    )


def is_hidden(question: Question, answers: Answers) -> bool:
    """Whether the answer to its parent makes this question moot, so that it need not be asked."""
    condition = question.visible_if
    if not isinstance(condition, AnswerCondition):
        return False
    parent = answers.get(condition.question)
    return parent is not None and parent.state is State.ANSWERED and parent.option not in condition.options


def chosen_option(question: Question, answer: Answer) -> tuple[Option, Evidence]:
    """The option and evidence of an answered record; ValueError where the record lacks them."""
    if answer.option is None or answer.evidence is None:
        raise ValueError(f"an answer to {question.id} without option or evidence")
    return question.option(answer.option), answer.evidence


def chose(answers: Answers, chosen: Chosen) -> bool:
    """Whether the question is answered with just this option."""
    answer = answers.get(chosen.question)
    return answer is not None and answer.state is State.ANSWERED and answer.option == chosen.option


def own_credit(questionnaire: Questionnaire, question: Question, answers: Answers) -> Span:
    """The question's credit by its own record, whatever hides it."""
    answer = answers.get(question.id)
    if answer is not None and answer.state is State.ANSWERED:
        option, evidence = chosen_option(question, answer)
        credit = option.strength * questionnaire.method.evidence[evidence].multiplier
        return Span(credit, credit)
    rule = questionnaire.method.states[State.NOT_ASKED if answer is None else answer.state]
    return Span(rule.low, rule.high)


def credit(questionnaire: Questionnaire, question: Question, answers: Answers) -> Span:
    """The question's credit, with the rules for questions that an answer hides."""
    own = own_credit(questionnaire, question, answers)
    condition = question.visible_if
    if not isinstance(condition, AnswerCondition):
        return own
    parent_record = answers.get(condition.question)
    parent_answered = parent_record is not None and parent_record.state is State.ANSWERED
    if parent_answered and not is_hidden(question, answers):
        return own
    parent = own_credit(questionnaire, questionnaire.by_id[condition.question], answers)
    if question.when_hidden is WhenHidden.INHERIT:
        low = max(own.low, parent.low) if parent_answered else own.low
        return Span(low, max(own.high, parent.high))
    return NOTHING if parent_answered else Span(Fraction(0), min(own.high, parent.high))


def contributions(questionnaire: Questionnaire, context: Context, answers: Answers) -> tuple[Contribution, ...]:
    """What each applicable question gives; the full points add up to 100."""
    questions = applicable(questionnaire, context)
    whole = weight_of(questions)
    return tuple(
        Contribution(
            question=question.id,
            credit=credit(questionnaire, question, answers),
            full=Fraction(100 * question.weight, whole),
            hidden=is_hidden(question, answers),
        )
        for question in questions
    )


def weight_of(questions: Iterable[Question]) -> int:
    """What these questions weigh together."""
    return sum(question.weight for question in questions)


def credit_unit(questionnaire: Questionnaire) -> int:
    """A whole number u such that every credit that can be earned is a whole number of parts 1/u."""
    method = questionnaire.method
    strengths = lcm(*(option.strength.denominator for q in questionnaire.questions for option in q.options))
    proof = lcm(*(level.multiplier.denominator for level in method.evidence.values()))
    return lcm(
        strengths * proof, *(end.denominator for rule in method.states.values() for end in (rule.low, rule.high))
    )


def total(parts: Iterable[Contribution]) -> Span:
    """The points of these contributions together."""
    listed = tuple(parts)
    low = sum((part.points for part in listed), Fraction(0))
    return Span(low, low + sum((part.open for part in listed), Fraction(0)))
