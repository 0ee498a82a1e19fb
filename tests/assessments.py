"""Assessments in the shorthand of the published method, and random ones that lean towards bad answers."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

from desktop.core.questionnaire import Questionnaire
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Context

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
PROOF = {"!": Evidence.VERIFIED, "+": Evidence.DOCUMENTED, "~": Evidence.CLAIMED}
LEVELS = tuple(Evidence)
NON_ANSWERS = tuple(state for state in State if state is not State.ANSWERED)
Answers = dict[str, Answer]


def answered(question: str, option: str, evidence: Evidence = Evidence.DOCUMENTED) -> Answer:
    """An answer recorded at noon."""
    return Answer(question, NOON, State.ANSWERED, option, evidence)


def unanswered(question: str, state: State) -> Answer:
    """A state without an answer, recorded at noon."""
    return Answer(question, NOON, state)


def from_shorthand(questionnaire: Questionnaire, text: str, default: Evidence) -> Answers:
    """ "Q01a! Q06:vague Q11c~": option letter, then ! verified, + documented, ~ claimed, none the default."""
    ids = {question.number: question.id for question in questionnaire.questions}
    answers = {}
    for word in text.split():
        name = ids[word[:3]]
        if ":" in word:
            answers[name] = unanswered(name, State(word.partition(":")[2]))
        else:
            answers[name] = answered(name, word[3], PROOF.get(word[4:], default))
    return answers


def random_context(questionnaire: Questionnaire, dice: random.Random) -> Context:
    """Any context, sometimes with parts skipped."""
    method = questionnaire.method
    return Context(
        setting=dice.choice([None, *(setting.id for setting in method.settings)]),
        data=tuple(c.id for c in method.categories if dice.random() < 0.15),
        stands_out=tuple(f.id for f in method.factors if dice.random() < 0.25),
        consequence=dice.choice([None, *(grade.id for grade in method.consequences)]),
        known_leak=dice.random() < 0.05,
        for_other=dice.random() < 0.3,
        paid=dice.random() < 0.3,
    )


def random_answers(questionnaire: Questionnaire, dice: random.Random) -> Answers:
    """Answers to about four questions in five, weak options and thin proof more often than strong ones."""
    answers = {}
    for question in questionnaire.questions:
        chance = dice.random()
        if chance < 0.2:
            continue
        if chance < 0.4:
            answers[question.id] = unanswered(question.id, dice.choice(NON_ANSWERS))
        else:
            option = question.options[max(dice.randrange(len(question.options)) for _ in range(2))]
            answers[question.id] = answered(question.id, option.id, LEVELS[min(dice.randrange(3) for _ in range(2))])
    return answers


def better_options(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Iterator[Answers]:
    """Every assessment with one answer a step stronger, its proof the same (P2)."""
    for question in questionnaire.questions:
        answer = answers.get(question.id)
        if answer is None or answer.option is None:
            continue
        for better, worse in pairwise(question.options):
            if worse.id == answer.option:
                yield {**answers, question.id: replace(answer, option=better.id)}


def better_proof(answers: Mapping[str, Answer]) -> Iterator[Answers]:
    """Every assessment with one answer a step better proven (P3)."""
    for name, answer in answers.items():
        if answer.evidence is not None and answer.evidence is not Evidence.VERIFIED:
            better = LEVELS[LEVELS.index(answer.evidence) + 1]
            yield {**answers, name: replace(answer, evidence=better)}


def no_longer_refused(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Iterator[Answers]:
    """Every assessment in which one refusal becomes any other state or answer, but for the blockers (P6)."""
    for question in questionnaire.questions:
        answer = answers.get(question.id)
        if answer is None or answer.state is not State.REFUSED:
            continue
        for state in NON_ANSWERS:
            if state is not State.REFUSED:
                yield {**answers, question.id: unanswered(question.id, state)}
        for option in question.options:
            if not option.blocker:
                yield {**answers, question.id: answered(question.id, option.id, Evidence.CLAIMED)}
