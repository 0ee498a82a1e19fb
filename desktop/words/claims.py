"""What a claim of differential privacy means, in plain words."""

import math

from desktop.accounting.claims import Agreement, Computed, Fit, Reading
from desktop.core.bounds import after_times
from desktop.core.claim import Claim, Neighbours, NoisePlace, Per, Unit
from desktop.core.deployments import Checked, Deployment, Published, Way
from desktop.core.odds import Odds, in_hundred, odds
from desktop.core.printed import Printed
from desktop.i18n import tr

DAYS = 30
"""After how many days the sum of a promise per day is told."""


def figure_words(value: float) -> str:
    """An epsilon to at most four digits."""
    return f"{value:.4g}" if value < 10_000 else f"{value:,.0f}"


def printed_words(figure: Printed) -> str:
    """A number with the digits with which it was printed."""
    return f"{figure.value:.{min(figure.decimals, 12)}f}"


def chance_words(chance: float) -> str:
    """A small chance such as a delta: "1 in 100,000"."""
    if chance <= 0:
        return tr("none")
    n = 1 / chance
    if n < 10:
        return tr("{n} in 100").format(n=in_hundred(chance))
    digits = max(0, math.floor(math.log10(n * (1 + 1e-9))) - 1)
    return tr("1 in {n}").format(n=f"{math.floor(n * (1 + 1e-9) / 10**digits) * 10**digits:,}")


def guess_odds(reading: Reading) -> Odds:
    """The figures of the odds sentence: a blind guess, the promise's ceiling, and the Gaussian one where it is told."""
    caps = [reading.yours.guess]
    if reading.gaussian_shown and reading.yours.guess_gaussian is not None:
        caps.append(reading.yours.guess_gaussian)
    return odds(reading.prior, *caps)


def odds_words(reading: Reading) -> str:
    """How far somebody could get who picks among candidates: "which of ten?"."""
    found = guess_odds(reading)
    figures = {"blind": f"{found.blind:,}", "of": f"{found.of:,}", "cap": f"{found.caps[0]:,}"}
    if len(found.caps) > 1:
        figures["gaussian"] = f"{found.caps[1]:,}"
    return _odds_template(reading, found).format(**figures)


def _odds_template(reading: Reading, found: Odds) -> str:
    """The sentence still without its figures."""
    if reading.yours.nothing:
        return tr("Without the model: {blind} in {of}. For all that you give, the promise rules out nothing.")
    everything, gaussian = found.caps[0] == found.of, len(found.caps) > 1 and found.caps[1] < found.of
    if reading.claim.delta is None and everything:
        return tr(
            "Without the model: {blind} in {of}. No delta was told, so there is no ceiling. Even with one next to "
            "nothing, the promise would rule out nothing that could be told here."
        )
    if reading.claim.delta is None:
        return tr(
            "Without the model: {blind} in {of}. No delta was told, so there is no ceiling yet; "
            "with one next to nothing, the promise would rule out better than {cap} in {of}."
        )
    if everything and gaussian:
        return tr(
            "Without the model: {blind} in {of}. The promise alone rules out nothing that could be told here; if it is "
            "Gaussian noise as in DP-SGD, better than {gaussian} in {of}. These are ceilings, not forecasts."
        )
    if everything:
        return tr("Without the model: {blind} in {of}. The promise alone rules out nothing that could be told here.")
    if gaussian:
        return tr(
            "Without the model: {blind} in {of}. The promise alone rules out better than {cap} in {of}; "
            "if it is Gaussian noise as in DP-SGD, better than {gaussian} in {of}. These are ceilings, not forecasts."
        )
    return tr(
        "Without the model: {blind} in {of}. The promise alone rules out better than {cap} in {of}. "
        "These are ceilings, not forecasts."
    )


def average_words() -> str:
    """What a ceiling on guesses does not say."""
    return tr("The cap limits the average over candidates; one chosen person can exceed it.")


def membership_title(reading: Reading) -> str:
    """The question that is kept apart from "which of ten?"."""
    if reading.claim.neighbours is Neighbours.REPLACE:
        return tr("Were you in it, or somebody else in your place?")
    return tr("Were you in it?")


def membership_words(reading: Reading) -> str:
    """How sure somebody could become that the person was in it; told apart from rebuilding."""
    caps = reading.yours
    if caps.nothing:
        return tr("For all that you give, the promise rules out nothing.")
    if reading.claim.delta is None:
        return tr("No delta was told, so there is no ceiling yet.")
    found = odds(reading.prior, caps.posterior)
    if found.caps[0] == found.of:
        return tr("The promise rules out nothing that could be told here.")
    if caps.delta > 0:
        what = tr(
            "Somebody who believes it with {blind} in {of} can become at most {cap} in {of} sure, except in rare "
            "cases; how rare depends on delta."
        )
    else:
        what = tr("Somebody who believes it with {blind} in {of} can become at most {cap} in {of} sure.")
    sure = what.format(blind=f"{found.blind:,}", of=f"{found.of:,}", cap=f"{found.caps[0]:,}")
    right = in_hundred(caps.membership_accuracy)
    coin = tr("Where luck alone is right 50 times in 100, they are right at most {cap} times in 100.")
    return f"{sure} {coin.format(cap=right)}"


def records_words(reading: Reading) -> str:
    """What the promise for one record, day or device is for all of the person's; empty for one."""
    claim, yours = reading.claim, reading.yours
    if claim.records_each == 1 or claim.unit is Unit.PERSON:
        return ""
    unit = {Unit.DAY: tr("one day"), Unit.DEVICE: tr("one device")}.get(claim.unit, tr("one record"))
    n = f"{claim.records_each:,}"
    if yours.nothing:
        return tr(
            "The promise is for {unit}. For all your {n} together its delta would be 1 or more: it promises nothing."
        ).format(unit=unit, n=n)
    if claim.delta is None:
        words = tr("If the promise is for {unit}, then for all your {n} together epsilon is at most {epsilon}.")
    else:
        words = tr(
            "If the promise is for {unit}, then for all your {n} together epsilon is at most {epsilon}, delta {delta}."
        )
    told = words.format(unit=unit, n=n, epsilon=figure_words(yours.epsilon), delta=chance_words(yours.delta))
    if reading.gaussian_epsilon is None:
        return told
    what = (
        tr("If it is plain Gaussian noise, epsilon is {epsilon} at their delta.")
        if reading.gaussian_exact
        else tr(
            "If it is Gaussian noise as in DP-SGD, epsilon is roughly {epsilon} at their delta. It can be twice too "
            "high, and is no proven ceiling."
        )
    )
    return f"{told} {what.format(epsilon=figure_words(reading.gaussian_epsilon))}"


def span_words(claim: Claim) -> str:
    """What a promise that begins anew comes to; empty where it does not."""
    if claim.per is Per.DAY:
        epsilon = figure_words(after_times(claim.epsilon, claim.delta or 0.0, DAYS)[0])
        words = tr(
            "The promise begins anew each day, and what is told here is for one day alone. After {days} days epsilon "
            "is at most {epsilon}, and delta {days} times as large."
        )
        return words.format(days=DAYS, epsilon=epsilon)
    if claim.per is Per.MONTH:
        epsilon = figure_words(after_times(claim.epsilon, claim.delta or 0.0, 12)[0])
        words = tr(
            "The promise begins anew each month, and what is told here is for one month alone. After a year epsilon is "
            "at most {epsilon}, and delta twelve times as large."
        )
        return words.format(epsilon=epsilon)
    return ""


def uncovered_words(claim: Claim) -> tuple[str, ...]:
    """What no such promise covers, above all for people who stand out."""
    data = tr("The data itself. If it is stolen, lent or read by staff, the promise says nothing.")
    if claim.place is NoisePlace.DEVICE:
        data = tr("What stays on your device, and other data about you that they collect without noise.")
    return (
        tr("Facts that are true of a whole group. A model may tell what people like you are like, joined or not."),
        tr("A guess about you from what is common among people like you, such as a gene from a dose of medicine."),
        data,
        tr("More than the unit: other records of yours, your family, or whoever knows you."),
        tr("Other uses: a second model, tests of settings, or figures from your data that were not counted."),
        average_words(),
    )


def unit_words(unit: Unit) -> str:
    """What the promise covers at a time."""
    return {
        Unit.PERSON: tr("everything from one person"),
        Unit.DEVICE: tr("everything from one device"),
        Unit.DAY: tr("one day of one person"),
        Unit.RECORD: tr("one record"),
        Unit.UNKNOWN: tr("not told what it covers"),
    }[unit]


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
    """A published figure that was recognised, and what today's method gives for it."""
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
    return ways[case.way].format(claimed=claimed, name=case.name, today=figure_words(case.today))


def deployment_words(one: Deployment) -> str:
    """A published epsilon in a line, with how it was checked where that is weak."""
    line = tr("{who}, {what}: epsilon {epsilon} for {unit}, {per}").format(
        who=one.who, what=one.what, epsilon=printed_words(one.epsilon), unit=one.unit_told, per=one.per_told
    )
    checked = checked_words(one.checked)
    return f"{line} ({checked})" if checked else line


def checked_words(checked: Checked) -> str:
    """How far a published figure can be relied on; empty where its source was read."""
    return {
        Checked.TEXT: "",
        Checked.COMPUTED: "",
        Checked.SECOND_HAND: tr("as another paper tells it"),
        Checked.MEMORY: tr("from memory: check it"),
    }[checked]


def incomparable_words() -> str:
    """Why few published figures are shown, or none."""
    return tr(
        "Only figures of the same kind are shown: noise on a device is never set beside noise at an organisation, "
        "nor a figure for a day beside one for a release or a lifetime."
    )


def claim_note(claim: Claim) -> str:
    """The claim's figures in a line, for the note of an answer."""
    delta = tr("not told") if claim.delta is None else f"{claim.delta:g}"
    what = tr("Claim: epsilon {epsilon}, delta {delta}; {unit}; noise: {mechanism}, {place}; per {per}; {neighbours}.")
    return what.format(
        epsilon=figure_words(claim.epsilon), delta=delta, unit=unit_words(claim.unit), mechanism=claim.mechanism.value,
        place=claim.place.value, per=claim.per.value, neighbours=claim.neighbours.value,
    )  # fmt: skip
