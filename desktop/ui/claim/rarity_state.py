"""What the part about rarity shows, derived from up to six traits and the size of the group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.core.rarity import (
    MOST_TRAITS,
    NoRarity,
    Rarity,
    Trait,
    expected_others,
    group_in,
    share_in,
    suggested_factors,
)
from desktop.drawing.others import Marks, marks_of, scale_words
from desktop.i18n import tr
from desktop.words.rarity import (
    assumption_words,
    factor_words,
    judgement_words,
    rarity_words,
    source_words,
    suggestion_words,
    trouble_words,
)


@dataclass(frozen=True, slots=True)
class TraitGiven:
    """One trait as the person gave it: one of the list or none of it, and its share as it is written."""

    trait: str = ""
    share: str = ""


@dataclass(frozen=True, slots=True)
class RarityGiven:
    """All that the person gave. Empty rows are kept, so that a row does not move while it is written in."""

    traits: tuple[TraitGiven, ...] = ()
    group: str = ""

    def with_trait(self, at: int, given: TraitGiven) -> "RarityGiven":
        """The same with another trait in that row."""
        rows = [*self.traits, *[TraitGiven()] * (at + 1 - len(self.traits))]
        rows[at] = given
        return replace(self, traits=tuple(rows))


@dataclass(frozen=True, slots=True)
class TraitShown:
    """A row: the trait of the list that is chosen, its share, where that is from, what is wrong with it."""

    trait: str
    share: str
    source: str
    fault: str


@dataclass(frozen=True, slots=True)
class FactorShown:
    """A factor of the study's own list that may fit, and why."""

    label: str
    why: str


@dataclass(frozen=True, slots=True)
class RarityState:
    """All that the part draws. `choices`: ids and labels of the list, the person's own figure first.

    `missing` says what is still wanted before anything can be said. `marks`: the others as a picture.
    """

    given: RarityGiven
    choices: tuple[tuple[str, str], ...]
    rows: tuple[TraitShown, ...]
    group_fault: str
    missing: str = ""
    sentence: str = ""
    marks: Marks | None = None
    scale: str = ""
    assumption: str = ""
    factors: tuple[FactorShown, ...] = ()
    suggestion: str = ""
    judgement: str = ""
    has_study: bool = False


def share_text(trait: Trait) -> str:
    """The share of a trait of the list as it is put into its field."""
    return tr("{n} %").format(n=f"{trait.share * 100:.6g}")


def rarity_state(
    given: RarityGiven, *, traits: Sequence[Trait], factors: Mapping[str, str], has_study: bool = False
) -> RarityState:
    """What follows from what was given. `factors`: labels of the method's factors by their ids."""
    known = {trait.id: trait for trait in traits}
    rows, shares = [], []
    for one in given.traits[:MOST_TRAITS]:
        fault = ""
        if one.share.strip():
            try:
                shares.append(share_in(one.share))
            except NoRarity as trouble:
                fault = trouble_words(trouble)
        source = source_words(known[one.trait]) if one.trait in known else ""
        rows.append(TraitShown(one.trait, one.share, source, fault))
    if len(rows) < MOST_TRAITS and (not rows or rows[-1].share.strip()):
        rows.append(TraitShown("", "", "", ""))
    choices = (("", tr("My own figure")), *((trait.id, trait.label) for trait in traits))
    group, group_fault = _group(given.group)
    shown = RarityState(given, choices, tuple(rows), group_fault, has_study=has_study)
    if not shares or group is None or any(row.fault for row in rows):
        return replace(shown, missing=_missing(shown, shares=bool(shares), group=group is not None))
    return _estimated(shown, shares, group, factors)


def _group(text: str) -> tuple[int | None, str]:
    if not text.strip():
        return None, ""
    try:
        return group_in(text), ""
    except NoRarity as trouble:
        return None, trouble_words(trouble)


def _missing(shown: RarityState, *, shares: bool, group: bool) -> str:
    if shown.group_fault or any(row.fault for row in shown.rows):
        return ""
    if not shares and not group:
        return tr("Write how common one of your traits is, and how many people the group has.")
    return tr("Write how many people the group has.") if shares else tr("Write how common one of your traits is.")


def _estimated(shown: RarityState, shares: Sequence[float], group: int, factors: Mapping[str, str]) -> RarityState:
    rarity: Rarity = expected_others(shares, group)
    marks = marks_of(rarity.expected, rarity.most)
    suggested = [factor for factor in suggested_factors(shares, rarity) if factor in factors]
    return replace(
        shown,
        sentence=rarity_words(rarity, group, traits=len(shares)),
        marks=marks,
        scale=scale_words(marks),
        assumption=assumption_words(len(shares)),
        factors=tuple(FactorShown(factors[factor], factor_words(factor)) for factor in suggested),
        suggestion=suggestion_words(len(suggested)),
        judgement=judgement_words(),
    )
