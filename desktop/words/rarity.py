"""How many others share a person's traits, in words; what that may suggest; and what is wrong with a figure."""

from math import ceil

from desktop.core.rarity import FEW_OTHERS, LARGEST_GROUP, MOST_TRAITS, RARE_ONE_IN, NoRarity, Rarity, Trait, Trouble
from desktop.i18n import ntr, tr

A_HAIR = 1e-9
"""What computing with fractions may leave over."""


def rarity_words(rarity: Rarity, group: int, *, traits: int) -> str:
    """How many others are expected, and the range whatever the traits do."""
    most = ceil(rarity.most * (1 - A_HAIR))
    if traits == 1:
        words = tr("In a group of {group}, {others} expected to share this.")
    elif most:
        words = tr(
            "In a group of {group}, {others} expected to share all of these; somewhere between 0 and {most}, because "
            "traits may go together."
        )
    else:
        words = tr("In a group of {group}, {others} expected to share all of these.")
    return words.format(group=f"{group:,}", others=_others(rarity.expected), most=f"{most:,}")


def _others(expected: float) -> str:
    whole = round(expected)
    if expected == 0:
        return tr("no others are")
    if not whole:
        return tr("fewer than one other is")
    return ntr("about one other is", "about {n} others are", whole).format(n=f"{whole:,}")


def assumption_words(traits: int) -> str:
    """What the figure takes for granted."""
    if traits == 1:
        return tr("A share that was found elsewhere may not hold for your group.")
    return tr(
        "The figure takes the traits to be independent: having one makes another no more and no less likely. They "
        "rarely are. The range holds in any case, if the shares do."
    )


def share_words(share: float) -> str:
    """A share as "1 in 100"; shares of a half and more in hundred."""
    if share > 0.5:
        return tr("{n} in 100").format(n=round(share * 100))
    return tr("1 in {n}").format(n=f"{round(1 / share):,}")


def source_words(trait: Trait) -> str:
    """Of whom the share is, when, and who says so."""
    words = tr("{place}, {year}: {share}. {note} Source: {source}.")
    return words.format(
        share=share_words(trait.share), place=trait.place, year=trait.year, note=trait.note, source=trait.source
    ).replace("  ", " ")


def factor_words(factor: str) -> str:
    """Why this factor is suggested."""
    return {
        "rare_condition": tr(
            "One of the traits is rarer than 1 in {n}. If it is an illness or a condition, this may fit you."
        ).format(n=f"{RARE_ONE_IN:,}"),
        "small_group": tr("Fewer than {n} others are expected, so you belong to a small group here.").format(
            n=FEW_OTHERS
        ),
        "unusual_mix": tr("It is the mix that makes you stand out, more than any one of the traits."),
    }[factor]


def suggestion_words(count: int) -> str:
    """What the suggestions are and are not."""
    if not count:
        return tr(
            "Nothing to tick follows from this. Other things can make you stand out: look at the study’s own list."
        )
    return ntr(
        "You may want to tick this in the study, under “What makes you stand out”. Nothing is ticked for you.",
        "You may want to tick these in the study, under “What makes you stand out”. Nothing is ticked for you.",
        count,
    )


def judgement_words() -> str:
    """Where the thresholds are from."""
    return tr("Fewer than {others} others, and rarer than 1 in {share}, are our judgement of what stands out.").format(
        others=FEW_OTHERS, share=f"{RARE_ONE_IN:,}"
    )


def trouble_words(fault: NoRarity) -> str:
    """What is wrong with what was written, and what to write."""
    given = fault.given if fault.given.isprintable() else ascii(fault.given)[1:-1]
    words = {
        Trouble.NO_SHARE: tr("No share is given. Write how common a trait is, such as 0.01, 1 % or 1 in 100."),
        Trouble.TOO_MANY: tr("{given} traits are too many: the estimate is made for up to {most}. Leave some out."),
        Trouble.NOT_A_SHARE: tr("“{given}” is no share. Write it as 0.01, 1 % or 1 in 100."),
        Trouble.COMMA: tr("“{given}” can be read in two ways. Write a share with a point, such as 0.01."),
        Trouble.ZERO: tr("A share of 0 would mean that nobody has the trait, and you do. Write a share above 0."),
        Trouble.NEGATIVE: tr("“{given}” is below 0. A share is more than 0 and up to 1, such as 0.01."),
        Trouble.ABOVE_ONE: tr("“{given}” is more than everybody. A share is up to 1: write 10 % or 0.1 for 10 in 100."),
        Trouble.NOT_A_GROUP: tr("“{given}” is no size of a group. Write a whole number, such as 5000."),
        Trouble.EMPTY_GROUP: tr("A group of {given} does not have you in it. Write a whole number from 1."),
        Trouble.GROUP_TOO_LARGE: tr("There are not that many people. Write a whole number up to {largest}."),
    }[fault.trouble]
    return words.format(given=given[:60], most=MOST_TRAITS, largest=f"{LARGEST_GROUP:,}")
