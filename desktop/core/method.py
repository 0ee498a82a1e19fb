"""The method as data: states and proof, what the person can tick, limits, the curve and the verdicts."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from desktop.core.states import Evidence, State


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
