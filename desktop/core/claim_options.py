"""The answers in the questionnaire that fit a claim; the person decides."""

from desktop.core.claim import NOT_OF_REPORTS, Claim, Gap, Per, Unit, missing

SIZES = ((1, "a"), (3, "b"), (10, "c"))
UNITS = {Unit.PERSON: "a", Unit.DEVICE: "b", Unit.DAY: "b", Unit.RECORD: "c", Unit.UNKNOWN: "d"}
ITEMS = frozenset({Gap.DELTA, Gap.UNIT, Gap.PLACE, Gap.NEIGHBOURS, Gap.MECHANISM, Gap.ACCOUNTING, Gap.TUNING})
"""What a full statement tells."""


def proposed_options(claim: Claim) -> dict[str, str]:
    """The options of dp_epsilon, dp_unit and dp_report that fit the claim."""
    size = next((letter for most, letter in SIZES if claim.epsilon <= most), "d")
    return {
        "dp_epsilon": size if _is_total(claim) else "e",
        "dp_unit": UNITS[claim.unit],
        "dp_report": _working(claim),
    }


def _is_total(claim: Claim) -> bool:
    """Whether the figure can be that of the finished model: on the device, only where it is for all that is sent.

    Whatever is made of noisy reports keeps the promise of all of them together, and of one report that of one alone.
    """
    if claim.per in (Per.DAY, Per.MONTH):
        return False
    whole = claim.per is Per.RELEASE and claim.unit in (Unit.PERSON, Unit.DEVICE)
    return not claim.is_local or claim.per is Per.LIFETIME or whole


def _working(claim: Claim) -> str:
    gaps = set(missing(claim))
    items = ITEMS - NOT_OF_REPORTS if claim.is_local else ITEMS
    told = len(items - gaps)
    full = told == len(items) and Gap.TUNING_LEFT_OUT not in gaps
    return "a" if full else "b" if 2 * told > len(items) else "c"
