"""Claims that more than one test reads."""

from desktop.core.claim import Claim, Mechanism, Neighbours, NoisePlace, Per, Tuning, Unit

CLAIM = Claim(2.38, 1e-5)
WHOLE = Claim(
    0.9, 1e-7, unit=Unit.PERSON, per=Per.RELEASE, place=NoisePlace.ORGANISATION, mechanism=Mechanism.DP_SGD,
    neighbours=Neighbours.ADD_REMOVE, records=60_000, accounting=True, tuning=Tuning.COUNTED,
)  # fmt: skip
