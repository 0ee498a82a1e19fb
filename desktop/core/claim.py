"""A claim of differential privacy as it was told, what it leaves out, and what is wrong with it."""

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

LARGEST_EPSILON = 1000.0
LEAST_DELTA = 1e-100
MOST_EPOCHS = 100_000
MOST_STEPS = 1_000_000
MOST_RECORDS_EACH = 1_000_000


class Unit(StrEnum):
    """What the promise covers at a time."""

    PERSON = "person"
    DEVICE = "device"
    DAY = "day"
    RECORD = "record"
    UNKNOWN = "unknown"


class Per(StrEnum):
    """What the figure is for: everything ever, one release, or a span of time after which it begins anew."""

    RELEASE = "release"
    DAY = "day"
    MONTH = "month"
    LIFETIME = "lifetime"
    UNKNOWN = "unknown"


class NoisePlace(StrEnum):
    """Where the noise is added: on the person's device (local), or at the organisation (central)."""

    DEVICE = "device"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


class Mechanism(StrEnum):
    """What kind of noise it is."""

    GAUSSIAN = "gaussian"
    DP_SGD = "dp-sgd"
    OTHER = "other"
    UNKNOWN = "unknown"

    @property
    def is_gaussian(self) -> bool:
        """Whether it is stated to be Gaussian noise, sampled or not."""
        return self in (Mechanism.GAUSSIAN, Mechanism.DP_SGD)


class Neighbours(StrEnum):
    """Which two worlds must look alike: with a person and without, or with another in their place."""

    ADD_REMOVE = "add-remove"
    REPLACE = "replace"
    UNKNOWN = "unknown"


class Tuning(StrEnum):
    """Whether runs that only tried settings are in the total."""

    COUNTED = "counted"
    LEFT_OUT = "left-out"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Run:
    """A training run as told: the noise multiplier, the chance that a record is in a batch, and the number of steps."""

    noise: float
    rate: float
    steps: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What was told. `decimals` are the digits after the point of the epsilon in print, where that is known.

    `records` is the number of records in all the data. `accounting`: they told how the total was added up.
    """

    epsilon: float
    delta: float | None = None
    decimals: int | None = None
    unit: Unit = Unit.UNKNOWN
    records_each: int = 1
    per: Per = Per.UNKNOWN
    place: NoisePlace = NoisePlace.UNKNOWN
    mechanism: Mechanism = Mechanism.UNKNOWN
    neighbours: Neighbours = Neighbours.UNKNOWN
    records: int | None = None
    accounting: bool = False
    tuning: Tuning = Tuning.UNKNOWN
    run: Run | None = None

    @property
    def is_local(self) -> bool:
        """Whether the promise is about a report of a device and any two values of it, not about who is in the data."""
        return self.place is NoisePlace.DEVICE


class Gap(StrEnum):
    """Something that a claim leaves out, most important first."""

    DELTA = "delta"
    DELTA_LARGE = "delta_not_below_records"
    UNIT = "unit"
    RECORDS_EACH = "records_each"
    PER = "per"
    TOTAL = "total"
    PLACE = "place"
    NEIGHBOURS = "neighbours"
    MECHANISM = "mechanism"
    ACCOUNTING = "accounting"
    TUNING = "tuning"
    TUNING_LEFT_OUT = "tuning_left_out"


ASKED_BY = {
    Gap.DELTA: "dp_epsilon",
    Gap.DELTA_LARGE: "dp_epsilon",
    Gap.UNIT: "dp_unit",
    Gap.RECORDS_EACH: "dp_unit",
    Gap.PER: "dp_epsilon",
    Gap.TOTAL: "dp_epsilon",
    Gap.PLACE: "dp_report",
    Gap.NEIGHBOURS: "dp_epsilon",
    Gap.MECHANISM: "dp_report",
    Gap.ACCOUNTING: "dp_report",
    Gap.TUNING: "dp_report",
    Gap.TUNING_LEFT_OUT: "dp_report",
}
"""The question of the questionnaire that asks for what is left out."""


NOT_OF_REPORTS = frozenset({Gap.NEIGHBOURS, Gap.TUNING, Gap.TUNING_LEFT_OUT})
"""What noise on the device leaves nothing to ask about: any two values must look alike, and trials see noisy data."""


def missing(claim: Claim) -> tuple[Gap, ...]:
    """What the claim leaves out, in the order of Gap."""
    share = None if claim.delta is None or claim.records is None else claim.delta * claim.records
    there = {
        Gap.DELTA: claim.delta is None,
        Gap.DELTA_LARGE: share is not None and share >= 1 - 1e-9,
        Gap.UNIT: claim.unit is Unit.UNKNOWN,
        Gap.RECORDS_EACH: claim.unit is Unit.RECORD and claim.records_each == 1,
        Gap.PER: claim.per is Per.UNKNOWN,
        Gap.TOTAL: claim.per in (Per.DAY, Per.MONTH),
        Gap.PLACE: claim.place is NoisePlace.UNKNOWN,
        Gap.NEIGHBOURS: claim.neighbours is Neighbours.UNKNOWN,
        Gap.MECHANISM: claim.mechanism is Mechanism.UNKNOWN,
        Gap.ACCOUNTING: not claim.accounting,
        Gap.TUNING: claim.tuning is Tuning.UNKNOWN,
        Gap.TUNING_LEFT_OUT: claim.tuning is Tuning.LEFT_OUT,
    }
    beside = NOT_OF_REPORTS if claim.is_local else frozenset()
    return tuple(gap for gap in Gap if there[gap] and gap not in beside)


class Wrong(StrEnum):
    """Why a figure is refused, or why it promises nothing."""

    EPSILON_NEGATIVE = "epsilon_negative"
    EPSILON_ZERO = "epsilon_zero"
    EPSILON_HUGE = "epsilon_huge"
    DELTA_NEGATIVE = "delta_negative"
    DELTA_ZERO = "delta_zero"
    DELTA_ONE = "delta_one"
    DELTA_LARGE = "delta_large"
    PRIOR = "prior"
    RECORDS_EACH = "records_each"
    RECORDS = "records"
    BATCH = "batch"
    BATCH_ABOVE_RECORDS = "batch_above_records"
    NOISE_ZERO = "noise_zero"
    NOISE_NEGATIVE = "noise_negative"
    RATE = "rate"
    EPOCHS = "epochs"
    EPOCHS_MANY = "epochs_many"
    STEPS = "steps"
    STEPS_MANY = "steps_many"


def wrong_epsilon(epsilon: float) -> Wrong | None:
    """What is wrong with an epsilon."""
    if epsilon < 0:
        return Wrong.EPSILON_NEGATIVE
    if epsilon == 0:
        return Wrong.EPSILON_ZERO
    return Wrong.EPSILON_HUGE if not epsilon <= LARGEST_EPSILON else None


def wrong_delta(
    delta: float, *, mechanism: Mechanism, records: int | None, place: NoisePlace = NoisePlace.UNKNOWN
) -> Wrong | None:
    """What is wrong with a delta; 0 is a promise that only noise of another kind than the Gaussian can make.

    On the device such noise is the rule, so that it need not be stated there.
    """
    if delta < 0:
        return Wrong.DELTA_NEGATIVE
    if delta < LEAST_DELTA:
        usual = mechanism is Mechanism.UNKNOWN and place is NoisePlace.DEVICE
        return None if delta == 0 and (usual or mechanism is Mechanism.OTHER) else Wrong.DELTA_ZERO
    if not delta < 1:
        return Wrong.DELTA_ONE
    return Wrong.DELTA_LARGE if records is not None and delta * records > 1 + 1e-9 else None


def wrong_prior(prior: float) -> Wrong | None:
    """What is wrong with a chance of guessing right without the model."""
    return None if 0 < prior < 1 else Wrong.PRIOR


def wrong_records_each(records: int) -> Wrong | None:
    """What is wrong with the number of a person's own records."""
    return None if 1 <= records <= MOST_RECORDS_EACH else Wrong.RECORDS_EACH


def _wrong_delta_of(claim: Claim, delta: float) -> Wrong | None:
    return wrong_delta(delta, mechanism=claim.mechanism, records=claim.records, place=claim.place)


def wrongs_of(claim: Claim) -> tuple[Wrong, ...]:
    """All that is wrong with the figures of a claim; its run is looked at by `wrongs_of_run`."""
    found = [wrong_epsilon(claim.epsilon)]
    if claim.records is not None and claim.records < 1:
        found.append(Wrong.RECORDS)
    elif claim.delta is not None:
        found.append(_wrong_delta_of(claim, claim.delta))
    found.append(wrong_records_each(claim.records_each))
    return tuple(wrong for wrong in found if wrong is not None)


def wrongs_of_run(run: Run) -> tuple[Wrong, ...]:
    """All that is wrong with a run."""
    found = []
    if not run.noise > 0:
        found.append(Wrong.NOISE_NEGATIVE if run.noise < 0 else Wrong.NOISE_ZERO)
    if not 0 < run.rate <= 1:
        found.append(Wrong.RATE)
    if not 1 <= run.steps <= MOST_STEPS:
        found.append(Wrong.STEPS if run.steps < 1 else Wrong.STEPS_MANY)
    return tuple(found)


def wrong_batch(batch: int, records: int) -> Wrong | None:
    """What is wrong with a batch, out of so many records."""
    if records < 1:
        return Wrong.RECORDS
    if batch < 1:
        return Wrong.BATCH
    return Wrong.BATCH_ABOVE_RECORDS if batch > records else None


def wrong_epochs(epochs: float) -> Wrong | None:
    """What is wrong with the number of times that training goes round the data."""
    if not epochs > 0:
        return Wrong.EPOCHS
    return None if epochs <= MOST_EPOCHS else Wrong.EPOCHS_MANY


def steps_of(epochs: float, *, batch: int, records: int) -> int:
    """The steps of so many rounds, an unfinished batch counted as one."""
    return math.ceil(Fraction(str(epochs)) * records / batch)


def steps_at_rate(epochs: float, rate: float) -> int:
    """The steps of so many rounds where each step takes a share `rate` of the data."""
    exact = Fraction(str(epochs)) / Fraction(str(rate))
    return math.ceil(exact)
