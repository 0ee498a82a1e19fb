"""A questionnaire as data: its questions in groups, and the method that turns answers into a score."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from desktop.core.method import Method
from desktop.core.passage import Lexicon
from desktop.core.states import Evidence
from desktop.core.study import ContextCondition


class WhenHidden(StrEnum):
    """What a question that its condition hides contributes (research part A and B1)."""

    ZERO = "zero"
    INHERIT = "inherit"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen. Its letter is permanent; strength runs from 0 to 1."""

    id: str
    strength: Fraction
    label: str
    why: str
    myth: bool = False
    blocker: bool = False
    not_stated: bool = False


@dataclass(frozen=True, slots=True)
class AnswerCondition:
    """Holds where the parent question was answered with one of the options."""

    question: str
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What to ask back, or which questions to go on to. Empty `answers` means: whatever they said."""

    answers: frozenset[str]
    ask: str
    opens: tuple[str, ...] = ()
    context: tuple[ContextCondition, ...] = ()


@dataclass(frozen=True, slots=True)
class Evasion:
    """Phrases that evasive answers use, what they usually hide and what to ask back."""

    phrases: tuple[str, ...]
    hides: str
    ask_back: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `id` is permanent; `number` ("Q05") is for people; `aside` is the small print of `plain`.

    `passages` are the phrases that find what a document says on it; None where the file has none.
    """

    id: str
    number: str
    group: str
    weight: int
    short: str
    plain: str
    aside: str
    formal: str
    why: str
    good: str
    red_flags: tuple[str, ...]
    proof_examples: Mapping[Evidence, str]
    follow_ups: tuple[FollowUp, ...]
    evasions: tuple[Evasion, ...]
    options: tuple[Option, ...]
    sources: tuple[str, ...]
    core: int | None = None
    visible_if: AnswerCondition | ContextCondition | None = None
    when_hidden: WhenHidden | None = None
    passages: Lexicon | None = None

    def option(self, option_id: str) -> Option:
        """The option with this letter; KeyError where there is none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)


@dataclass(frozen=True, slots=True)
class Group:
    """A chapter of the questionnaire; `leak` groups make up the model leak protection."""

    id: str
    title: str
    short: str
    leak: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the questions rest on; `checked` says how far it was read (L, L-part, M)."""

    key: str
    title: str
    checked: str


@dataclass(frozen=True)
class Questionnaire:
    """A whole questionnaire, parsed once from its file and checked."""

    id: str
    version: str
    title: str
    total_weight: int
    groups: tuple[Group, ...]
    questions: tuple[Question, ...]
    sources: Mapping[str, Source]
    method: Method

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """The questions by their permanent id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def core(self) -> tuple[Question, ...]:
        """The core questions in their order."""
        return tuple(sorted((q for q in self.questions if q.core), key=lambda q: q.core or 0))

    def in_group(self, group_id: str) -> tuple[Question, ...]:
        """The questions of one group in file order."""
        return tuple(q for q in self.questions if q.group == group_id)
