"""Figures that others have published: what is in use, and training runs whose working is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.claim import Claim, NoisePlace, Per, Run, Unit
from desktop.core.printed import Printed


class Checked(StrEnum):
    """How a figure was checked."""

    TEXT = "text"
    COMPUTED = "computed"
    SECOND_HAND = "second-hand"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Deployment:
    """An epsilon in use. `unit_told` and `per_told` are their words; `delta` is none where they promise without one.

    `delta_below`: they say only that delta is below this.
    """

    who: str
    what: str
    epsilon: Printed
    delta: float | None
    delta_below: bool
    unit: Unit
    unit_told: str
    per: Per
    per_told: str
    place: NoisePlace
    notes: str
    source: str
    checked: Checked
    checked_on: date


def comparable(deployments: Iterable[Deployment], claim: Claim) -> tuple[Deployment, ...]:
    """Those of the same kind, smallest epsilon first: the same unit, span and place of the noise, all of them known."""
    unknown = claim.unit is Unit.UNKNOWN or claim.per is Per.UNKNOWN or claim.place is NoisePlace.UNKNOWN
    kind = (claim.unit, claim.per, claim.place)
    alike = (one for one in deployments if not unknown and (one.unit, one.per, one.place) == kind)
    return tuple(sorted(alike, key=lambda one: one.epsilon.value))


class Way(StrEnum):
    """How an epsilon was reckoned: by the conversion of 2016 or 2017, by that of 2020, or numerically."""

    OLDER = "older"
    NEWER = "newer"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Published:
    """A published epsilon whose working is known: a run, or the rho of zero-concentrated privacy.

    `way` is how theirs was reckoned; the three figures are what each way gives.
    """

    name: str
    epsilon: Printed
    delta: float
    run: Run | None
    rho: float | None
    way: Way
    older: float
    newer: float
    today: float
    source: str
    checked_on: date


def recognised(published: Iterable[Published], claim: Claim) -> Published | None:
    """The published case that a claim is the figure of: the same epsilon, delta and, where it is told, run."""
    for case in published:
        same = abs(case.epsilon.value - claim.epsilon) < 1e-9 and _near(case.delta, claim.delta, 1e-6)
        if same and (claim.run is None or _same_run(case.run, claim.run)):
            return case
    return None


def _same_run(case: Run | None, told: Run) -> bool:
    if case is None:
        return False
    return all(_near(getattr(case, name), getattr(told, name), 0.01) for name in ("noise", "rate", "steps"))


def _near(first: float, second: float | None, share: float) -> bool:
    return second is not None and abs(first - second) <= share * first
