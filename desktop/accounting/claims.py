"""A claim read: what it rules out for one person, and whether the figures behind it fit."""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.accounting import gaussian
from desktop.core.bounds import (
    after_times,
    for_records,
    gaussian_guess_cap,
    guess_cap,
    membership_accuracy,
    membership_advantage,
    posterior_cap,
    true_positive_cap,
    value_guess_cap,
)
from desktop.core.claim import Claim, Mechanism, Neighbours, Run, Unit
from desktop.core.printed import Printed

FALSE_POSITIVE = 0.001
"""The rate of false alarms at which true positives are told."""
PRIOR = 0.1
"""The chance of a blind guess unless another is told: one of ten."""
ALLOWED = 0.01
"""By what share a computed figure may lie above a printed one."""
TIMES_DELTA = 100
"""How many deltas a blind guess must be worth for the Gaussian cap to be shown."""


@dataclass(frozen=True, slots=True)
class Ceilings:
    """What (epsilon, delta) rules out at the most. `nothing`: delta is 1 or above, so it promises nothing.

    For noise on the device "in it" stands for one value of a report against another, and `guess` for one of several.

    `posterior` fails with a chance of about delta. `mu` and `guess_gaussian` are there for stated Gaussian noise alone.
    """

    epsilon: float
    delta: float
    nothing: bool
    membership_accuracy: float
    membership_advantage: float
    posterior: float
    true_positive: float
    guess: float
    mu: float | None
    guess_gaussian: float | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim read for a person.

    `stated` is for the unit they promise, `yours` for all of the person's records together; they are the same for one
    record, and where everything from a person is covered.
    `gaussian_shown`: the Gaussian cap may be told. For plain Gaussian noise, whose mu at one (epsilon, delta) is its mu
    at all, it is proven; for DP-SGD it is one record's, near enough where a blind guess is worth 100 deltas.
    `gaussian_epsilon` is the epsilon of all records at the same delta for plain Gaussian noise, and near it for DP-SGD.
    """

    claim: Claim
    prior: float
    stated: Ceilings
    yours: Ceilings
    gaussian_shown: bool
    gaussian_epsilon: float | None
    gaussian_exact: bool


def read(claim: Claim, *, prior: float = PRIOR) -> Reading:
    """A claim read, none of whose figures is wrong; where no delta is told, as if it were 0."""
    delta = claim.delta or 0.0
    records = 1 if claim.unit is Unit.PERSON else claim.records_each
    mu = _mu(claim)
    yours_mu = None if mu is None else mu * records
    local = claim.is_local
    epsilon, grown = (after_times if local else for_records)(claim.epsilon, delta, records)
    return Reading(
        claim,
        prior,
        stated=_ceilings(claim.epsilon, delta, mu, prior, local=local),
        yours=_ceilings(epsilon, grown, yours_mu, prior, local=local),
        gaussian_shown=mu is not None and _may_tell_gaussian(claim, records, prior),
        gaussian_epsilon=None if yours_mu is None else gaussian.epsilon_of(yours_mu, delta),
        gaussian_exact=claim.mechanism is Mechanism.GAUSSIAN or records == 1,
    )


def _may_tell_gaussian(claim: Claim, records: int, prior: float) -> bool:
    """Whether mu gives a ceiling: always for plain Gaussian noise, for DP-SGD not multiplied by a person's records."""
    if claim.mechanism is Mechanism.GAUSSIAN:
        return True
    return records == 1 and prior >= TIMES_DELTA * (claim.delta or 0.0)


def _mu(claim: Claim) -> float | None:
    """mu of Gaussian noise with this epsilon and delta, where such noise is stated and is not on the device."""
    if not claim.mechanism.is_gaussian or claim.is_local or not claim.delta:
        return None
    return gaussian.mu_of(claim.epsilon, claim.delta)


def _ceilings(epsilon: float, delta: float, mu: float | None, prior: float, *, local: bool) -> Ceilings:
    held = min(delta, 1.0)
    return Ceilings(
        epsilon,
        delta,
        nothing=delta >= 1,
        membership_accuracy=membership_accuracy(epsilon, held) if delta < 1 else 1.0,
        membership_advantage=membership_advantage(epsilon, held) if delta < 1 else 1.0,
        posterior=posterior_cap(prior, epsilon) if delta < 1 else 1.0,
        true_positive=true_positive_cap(FALSE_POSITIVE, epsilon, held),
        guess=(value_guess_cap if local else guess_cap)(prior, epsilon, held),
        mu=mu,
        guess_gaussian=None if mu is None else gaussian_guess_cap(prior, mu),
    )


@dataclass(frozen=True, slots=True)
class Computed:
    """What a run gives: epsilon today, by the conversions of 2020 and 2017; infinite where it promises nothing.

    `replaced` is today's epsilon where neighbours differ by replacing, for a claim that fits and does not say which.
    `guess` is the cap on guesses reckoned from the run itself, not from one epsilon and delta.
    """

    run: Run
    delta: float
    neighbours: Neighbours
    epsilon: float
    newer: float
    older: float
    replaced: float | None
    guess: float


def computed(
    run: Run,
    delta: float,
    *,
    neighbours: Neighbours = Neighbours.UNKNOWN,
    prior: float = PRIOR,
    claimed: Printed | None = None,
) -> Computed:
    """What a run gives that is not wrong, by Poisson-sampled Gaussian noise; unless told, a record is added or removed.

    The grid is made finer where a claim would otherwise not fit.
    """
    from desktop.accounting import renyi, sampled
    from desktop.accounting.guesses import guess_cap_of

    event = sampled.Sampled(run.noise, run.rate, run.steps, neighbours is Neighbours.REPLACE)
    epsilon = sampled.epsilon_of(event, delta)
    if claimed and math.isfinite(epsilon) and not within_print(claimed, epsilon):
        nearly = Printed(claimed.value + sampled.grid_error(event, delta, epsilon), claimed.decimals)
        if within_print(nearly, epsilon):
            epsilon = min(epsilon, sampled.epsilon_of(event, delta, finest=0.0))
    replaced = None
    if claimed and neighbours is Neighbours.UNKNOWN and within_print(claimed, epsilon):
        replaced = sampled.epsilon_of(replace(event, replace=True), delta)
    divergences = renyi.divergences(event)
    return Computed(
        run,
        delta,
        neighbours,
        epsilon,
        newer=renyi.newer_epsilon(divergences, delta),
        older=renyi.older_epsilon(divergences, delta),
        replaced=replaced,
        guess=guess_cap_of(event, prior) if math.isfinite(epsilon) else 1.0,
    )


def within_print(claimed: Printed, figure: float) -> bool:
    """Whether a figure is not above the claimed one but for the rounding of print: 1 %, or half of its last digit."""
    allowed = max(ALLOWED * claimed.value, 0.5 * 10.0**-claimed.decimals)
    return figure <= claimed.value + allowed * (1 + 1e-9)


class Fit(StrEnum):
    """How a claimed epsilon sits with what its run gives."""

    TODAY = "today"
    NEWER = "newer"
    OLDER = "older"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether a claimed epsilon fits. `either`: it fits whichever neighbours were meant, or they were told.

    BELOW is the one that does not fit: they claim less than their figures give, so that somebody must be asked.
    """

    claimed: Printed
    fit: Fit
    either: bool

    @property
    def agrees(self) -> bool:
        """Whether it fits, rounding in print allowed for."""
        return self.fit is not Fit.BELOW


def agreement(claimed: Printed, found: Computed) -> Agreement:
    """How a claimed epsilon sits with what was computed."""
    replaced = found.replaced
    return Agreement(claimed, _fit(claimed, found), replaced is None or within_print(claimed, replaced))


def _fit(claimed: Printed, found: Computed) -> Fit:
    if not within_print(claimed, found.epsilon):
        return Fit.BELOW
    ways = ((Fit.TODAY, found.epsilon), (Fit.NEWER, found.newer), (Fit.OLDER, found.older))
    return next((fit for fit, figure in ways if _same_in_print(claimed, figure)), Fit.ABOVE)


def _same_in_print(claimed: Printed, figure: float) -> bool:
    return within_print(claimed, figure) and within_print(Printed(figure, claimed.decimals), claimed.value)
