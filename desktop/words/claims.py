"""What a claim of differential privacy means, in plain words."""

from desktop.accounting.claims import PRIOR, Reading
from desktop.core.bounds import after_times
from desktop.core.claim import Claim, Neighbours, Per, Unit
from desktop.core.odds import Odds, odds
from desktop.i18n import tr
from desktop.words.claim_figures import chance_words, figure_words

DAYS = 30
"""After how many days the sum of a promise per day is told."""


def guess_odds(reading: Reading) -> Odds:
    """The figures of the odds sentence: a blind guess, the promise's ceiling, and the Gaussian one where it is told."""
    caps = [reading.yours.guess]
    if reading.gaussian_shown and reading.yours.guess_gaussian is not None:
        caps.append(reading.yours.guess_gaussian)
    return odds(reading.prior, *caps)


def guess_title(reading: Reading) -> str:
    """The question that the odds answer."""
    if reading.claim.is_local:
        return tr("Which of ten did you send?") if reading.prior == PRIOR else tr("Which of several did you send?")
    return tr("Which of ten is yours?") if reading.prior == PRIOR else tr("Which of several is yours?")


def scene_words(reading: Reading) -> str:
    """What is to be guessed, and by whom."""
    if reading.claim.is_local:
        return tr(
            "Think of ten things that your device could report. Somebody sees the report and guesses which it was."
        )
    return tr("Think of ten records. One is yours. Somebody who can see the model guesses which.")


def odds_words(reading: Reading) -> str:
    """How far somebody could get who picks among candidates: "which of ten?"."""
    found = guess_odds(reading)
    local = reading.claim.is_local
    start = tr("Without your report: {blind} in {of}.") if local else tr("Without the model: {blind} in {of}.")
    blind = f"{found.blind:,}" if found.blind else tr("less than 1")
    figures = {"blind": blind, "of": f"{found.of:,}", "cap": f"{found.caps[0]:,}"}
    if len(found.caps) > 1:
        figures["gaussian"] = f"{found.caps[1]:,}"
    return f"{start} {_odds_template(reading, found)}".format(**figures)


def _odds_template(reading: Reading, found: Odds) -> str:
    """What follows the blind guess, still without its figures."""
    if reading.yours.nothing:
        return tr("For all that you give, the promise rules out nothing.")
    everything, gaussian = found.caps[0] == found.of, len(found.caps) > 1 and found.caps[1] < found.of
    if reading.claim.delta is None and everything:
        return tr(
            "No delta was told, so there is no ceiling. Even with one next to nothing, the promise would rule out "
            "nothing that could be told here."
        )
    if reading.claim.delta is None:
        return tr(
            "No delta was told, so there is no ceiling yet; with one next to nothing, the promise would rule out "
            "better than {cap} in {of}."
        )
    if everything and gaussian:
        return tr(
            "The promise alone rules out nothing that could be told here; if it is Gaussian noise as in DP-SGD, "
            "better than {gaussian} in {of}. These are ceilings, not forecasts."
        )
    if everything:
        return tr("The promise alone rules out nothing that could be told here.")
    if gaussian:
        return tr(
            "The promise alone rules out better than {cap} in {of}; if it is Gaussian noise as in DP-SGD, better than "
            "{gaussian} in {of}. These are ceilings, not forecasts."
        )
    return tr("The promise alone rules out better than {cap} in {of}. These are ceilings, not forecasts.")


def average_words(claim: Claim) -> str:
    """What a ceiling on guesses does not say."""
    if claim.is_local:
        return tr("The cap limits the average over all that could be reported; one of them can exceed it.")
    return tr("The cap limits the average over candidates; one chosen person can exceed it.")


def membership_title(reading: Reading) -> str:
    """The question that is kept apart from "which of ten?"; on the device it is another one."""
    if reading.claim.is_local:
        return tr("Did you report this or that?")
    if reading.claim.neighbours is Neighbours.REPLACE:
        return tr("Were you in it, or somebody else in your place?")
    return tr("Were you in it?")


def membership_words(reading: Reading) -> str:
    """How sure somebody could become that the person was in it, or reported one value; told apart from rebuilding."""
    told = _sure_words(reading)
    if not reading.claim.is_local:
        return told
    about = tr(
        "The noise is added on your device, so the promise is about what you report, not about whether you took "
        "part: that can be seen. Any two things that you could report must look alike."
    )
    return f"{about} {told}"


def _sure_words(reading: Reading) -> str:
    caps = reading.yours
    if caps.nothing:
        return tr("For all that you give, the promise rules out nothing.")
    if reading.claim.delta is None:
        return tr("No delta was told, so there is no ceiling yet.")
    found = odds(reading.prior, caps.posterior, caps.membership_accuracy)
    if found.caps[0] == found.of:
        return tr("The promise rules out nothing that could be told here.")
    sure = _sure_template(local=reading.claim.is_local, exceptions=caps.delta > 0)
    coin = tr("Where luck alone is right {half} times in {of}, they are right at most {right} times in {of}.")
    return f"{sure} {coin}".format(
        blind=f"{found.blind:,}" if found.blind else tr("less than 1"),
        of=f"{found.of:,}",
        cap=f"{found.caps[0]:,}",
        half=f"{found.of // 2:,}",
        right=f"{found.caps[1]:,}",
    )


def _sure_template(*, local: bool, exceptions: bool) -> str:
    """How sure somebody can become, still without figures; `exceptions`: delta is above 0."""
    if local and exceptions:
        return tr(
            "Somebody who holds one of them for yours with {blind} in {of} can become at most {cap} in {of} sure, "
            "except in rare cases; how rare depends on delta."
        )
    if local:
        return tr(
            "Somebody who holds one of them for yours with {blind} in {of} can become at most {cap} in {of} sure."
        )
    if exceptions:
        return tr(
            "Somebody who believes it with {blind} in {of} can become at most {cap} in {of} sure, except in rare "
            "cases; how rare depends on delta."
        )
    return tr("Somebody who believes it with {blind} in {of} can become at most {cap} in {of} sure.")


def _unit_alone(claim: Claim) -> str:
    if claim.unit is Unit.DAY:
        return tr("one day")
    if claim.unit is Unit.DEVICE:
        return tr("one device")
    return tr("one report") if claim.is_local else tr("one record")


def records_words(reading: Reading) -> str:
    """What the promise for one record, report, day or device is for all of the person's; empty for one."""
    claim, yours = reading.claim, reading.yours
    if claim.records_each == 1 or claim.unit is Unit.PERSON:
        return ""
    unit, n = _unit_alone(claim), f"{claim.records_each:,}"
    if yours.nothing:
        return tr(
            "The promise is for {unit}. For all your {n} together its delta would be 1 or more: it promises nothing."
        ).format(unit=unit, n=n)
    if not claim.delta:
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
    if claim.per not in (Per.DAY, Per.MONTH):
        return ""
    daily = claim.per is Per.DAY
    times = DAYS if daily else 12
    about = (
        tr("The promise begins anew each day, and what is told here is for one day alone.")
        if daily
        else tr("The promise begins anew each month, and what is told here is for one month alone.")
    )
    if claim.delta == 0:
        after = (
            tr("After {n} days epsilon is at most {epsilon}.")
            if daily
            else tr("After a year epsilon is at most {epsilon}.")
        )
    else:
        after = (
            tr("After {n} days epsilon is at most {epsilon}, and delta {n} times as large.")
            if daily
            else tr("After a year epsilon is at most {epsilon}, and delta twelve times as large.")
        )
    epsilon = after_times(claim.epsilon, claim.delta or 0.0, times)[0]
    return f"{about} {after.format(n=times, epsilon=figure_words(epsilon))}"
