"""A questionnaire as data: its questions, and the method that turns answers into a score."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property


class State(StrEnum):
    """What came back for a question. Only ANSWERED carries an option."""

    ANSWERED = "answered"
    NOT_ASKED = "not_asked"
    AWAITING = "awaiting"
    NO_REPLY = "no_reply"
    DONT_KNOW = "dont_know"
    VAGUE = "vague"
    REFUSED = "refused"

    @property
    def is_open(self) -> bool:
        """True while nothing has come back: not asked, or asked and still waiting."""
        return self in (State.NOT_ASKED, State.AWAITING)

    @property
    def is_evasive(self) -> bool:
        """True where they were asked and gave no usable answer."""
        return self in (State.NO_REPLY, State.DONT_KNOW, State.VAGUE, State.REFUSED)


class Evidence(StrEnum):
    """How an answer is proven, weakest first."""

    CLAIMED = "claimed"
    DOCUMENTED = "documented"
    VERIFIED = "verified"


class WhenHidden(StrEnum):
    """What a question that its condition hides contributes (research part A and B1)."""

    ZERO = "zero"
    INHERIT = "inherit"
    EXCLUDE = "exclude"


class Verdict(StrEnum):
    """Where a study stands. V4 is the largest gap; V0 and NA are outside the order."""

    NA = "NA"
    V0 = "V0"
    V1 = "V1"
    V2 = "V2"
    V3 = "V3"
    V4 = "V4"


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
class ContextCondition:
    """Holds where a field of the person's context has one of the values (booleans as "true")."""

    field: str
    values: frozenset[str]


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
    """One question. `id` is permanent; `number` ("Q05") is for people; `aside` is the small print of `plain`."""

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


@dataclass(frozen=True, slots=True)
class EvidenceLevel:
    """How much of an answer's strength a kind of proof lets count."""

    multiplier: Fraction
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class StateRule:
    """The credit interval of a non-answer, and what it counts for openness (None: not counted)."""

    low: Fraction
    high: Fraction
    openness: Fraction | None
    label: str
    chip: str


@dataclass(frozen=True, slots=True)
class Named:
    """A value the person can choose, with its words: a setting."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of data: how harmful if known and how hard to change, each 0 to 1."""

    id: str
    label: str
    examples: str
    sensitivity: Fraction
    irreversibility: Fraction


@dataclass(frozen=True, slots=True)
class Graded(Named):
    """A value with a weight from 0 to 1: a consequence, or a factor by which a person stands out."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class CreditBelow:
    """The question's credit is under the threshold."""

    question: str
    threshold: Fraction


@dataclass(frozen=True, slots=True)
class SensitivityFrom:
    """The data's sensitivity S reaches the threshold."""

    threshold: Fraction


@dataclass(frozen=True, slots=True)
class DistinctFrom:
    """The person's standing out D reaches the threshold."""

    threshold: Fraction


@dataclass(frozen=True, slots=True)
class CoreRefused:
    """Some core question was refused."""


@dataclass(frozen=True, slots=True)
class CoreUnproven:
    """Core questions without an answer that is at least documented: some, or (`every`) all of them."""

    every: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """The question was answered with this option."""

    question: str
    option: str


@dataclass(frozen=True, slots=True)
class KnownLeak:
    """The person learnt elsewhere of a leak that is not mended."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple["CapCondition", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every condition holds."""

    conditions: tuple["CapCondition", ...]


CapCondition = (
    CreditBelow | SensitivityFrom | DistinctFrom | CoreRefused | CoreUnproven | Chosen | KnownLeak | AnyOf | AllOf
)


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit that good paperwork cannot buy back; `forces_worst` also forces verdict V4."""

    id: str
    limit: Fraction
    text: str
    when: CapCondition
    forces_worst: bool = False


@dataclass(frozen=True, slots=True)
class ExposureWeights:
    """Points of the five parts of exposure; they add up to 100."""

    sensitivity: int
    consequence: int
    irreversibility: int
    distinct: int
    reach: int


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the model may travel: shares per question, and the credit under which a file counts as given away."""

    shares: Mapping[str, Fraction]
    open_file: str
    open_below: Fraction


@dataclass(frozen=True, slots=True)
class HarmlessCap:
    """Exposure is at most `limit` where S and C are at most these."""

    id: str
    limit: Fraction
    sensitivity: Fraction
    consequence: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class VerdictCurve:
    """Needed assurance over exposure, piecewise linear, and the distances that separate the verdicts."""

    points: tuple[tuple[Fraction, Fraction], ...]
    gap: Fraction
    borderline: Fraction
    min_coverage: Fraction
    evasive_core_bars_not_yet: int


@dataclass(frozen=True, slots=True)
class Method:
    """Everything beside the questions that the score rests on."""

    version: str
    evidence: Mapping[Evidence, EvidenceLevel]
    states: Mapping[State, StateRule]
    settings: tuple[Named, ...]
    categories: tuple[Category, ...]
    consequences: tuple[Graded, ...]
    factors: tuple[Graded, ...]
    distinct_base: Fraction
    sensitivity_step: Fraction
    sensitivity_counts_from: Fraction
    exposure_weights: ExposureWeights
    reach: Reach
    harmless: HarmlessCap
    caps: tuple[Cap, ...]
    curve: VerdictCurve
    contradictions: tuple[tuple[Chosen, Chosen], ...]


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
