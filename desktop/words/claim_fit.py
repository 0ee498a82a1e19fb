"""Whether a claimed epsilon fits the figures behind it, and which published one it is, in plain words."""

import math

from desktop.accounting.claims import Agreement, Computed, Fit
from desktop.core.claim import Neighbours
from desktop.core.deployments import Published, Way
from desktop.i18n import tr
from desktop.words.claim_figures import figure_words, printed_words


def agreement_words(agreed: Agreement, found: Computed) -> tuple[str, ...]:
    """Whether a claimed epsilon fits what its figures give, in sentences."""
    claimed = printed_words(agreed.claimed)
    if math.isinf(found.epsilon):
        nothing = tr("Noise as little as this promises nothing that could be told from none.")
        ask = tr("Their epsilon of {claimed} does not fit: ask how it was reckoned.").format(claimed=claimed)
        return nothing, ask
    sentences = [_fit_words(agreed.fit, found).format(claimed=claimed, today=figure_words(found.epsilon))]
    if agreed.agrees and not agreed.either and found.replaced is not None:
        what = tr(
            "This holds if their promise is about adding or removing you. If it is about putting another in your "
            "place, the same figures give {epsilon}: ask which they mean."
        )
        sentences.append(what.format(epsilon=_or_nothing(found.replaced)))
    return tuple(sentences)


def _or_nothing(epsilon: float) -> str:
    return tr("no promise") if math.isinf(epsilon) else tr("epsilon {epsilon}").format(epsilon=figure_words(epsilon))


def _fit_words(fit: Fit, found: Computed) -> str:
    """The sentence of a fit, still without its figures."""
    match fit:
        case Fit.TODAY:
            return tr("It fits: their figures give epsilon {today}, and they claim {claimed}.")
        case Fit.NEWER:
            return tr(
                "It fits: {claimed} is what a method of 2020 gives for their figures. Today's gives {today}, "
                "so they promise less than they could."
            )
        case Fit.OLDER:
            return tr(
                "It fits: {claimed} is what the older method gives for their figures. Today's gives {today}, "
                "so they promise less than they could."
            )
        case Fit.ABOVE:
            return tr(
                "It fits: they claim {claimed}, and their figures give {today}. Computed below claimed is fine: "
                "they promise less than they could."
            )
        case Fit.BELOW:
            if found.neighbours is Neighbours.REPLACE:
                return tr(
                    "It does not fit: ask. They claim {claimed}, but their figures give {today} for putting another "
                    "in your place. A figure may be missing, or the claim is for adding or removing you."
                )
            return tr(
                "It does not fit: ask. They claim {claimed}, but their figures give {today}. A figure may be missing "
                "or mistyped, or the claim is for another delta or another unit."
            )


def assumed_words() -> str:
    """What the reckoning from a run takes for granted."""
    return tr(
        "Reckoned for DP-SGD: Gaussian noise, every record's part limited, and each batch drawn by chance. "
        "Batches that are only shuffled can protect much less."
    )


def ways_words(found: Computed) -> str:
    """The figures of today's and older ways of reckoning."""
    return tr("Today's method gives {today}, that of 2020 {newer}, the older one {older}.").format(
        today=_or_nothing(found.epsilon), newer=_or_nothing(found.newer), older=_or_nothing(found.older)
    )


def recognised_words(case: Published) -> str:
    """A published figure that was recognised, what today's method gives for it, and for which neighbours."""
    claimed = printed_words(case.epsilon)
    ways = {
        Way.OLDER: tr(
            "{claimed} is the published figure of: {name}. The older method gives it; today's gives {today}."
        ),
        Way.NEWER: tr(
            "{claimed} is the published figure of: {name}. A method of 2020 gives it; today's gives {today}."
        ),
        Way.TODAY: tr("{claimed} is the published figure of: {name}. Today's method gives {today}."),
    }
    worlds = (
        tr("Both are for adding or removing one record; for putting another in its place they would be larger.")
        if case.run is not None
        else tr("Both are reckoned from its published rho, for whichever two worlds that rho is meant for.")
    )
    told = ways[case.way].format(claimed=claimed, name=case.name, today=figure_words(case.today))
    source = tr("Source: {source}.").format(source=case.source)
    return f"{told} {worlds} {source}"
