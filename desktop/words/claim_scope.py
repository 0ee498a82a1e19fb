"""What a promise covers and what no promise covers; a claim in a line."""

from desktop.core.claim import Claim, Mechanism, Neighbours, NoisePlace, Per, Tuning, Unit
from desktop.core.printed import Printed
from desktop.i18n import tr
from desktop.words.claim_figures import figure_words, printed_words
from desktop.words.claims import average_words


def uncovered_words(claim: Claim) -> tuple[str, ...]:
    """What no such promise covers, above all for people who stand out."""
    data = tr("The data itself. If it is stolen, lent or read by staff, the promise says nothing.")
    uses = tr("Other uses: a second model, tests of settings, or figures from your data that were not counted.")
    if claim.is_local:
        data = tr("What stays on your device, and other data about you that they collect without noise.")
        uses = tr("Other reports that were not counted. Each one that your device sends gives away a little more.")
    return (
        tr("Facts that are true of a whole group. A model may tell what people like you are like, joined or not."),
        tr("A guess about you from what is common among people like you, such as a gene from a dose of medicine."),
        data,
        tr("More than the unit: other records of yours, your family, or whoever knows you."),
        uses,
        average_words(claim),
    )


def unit_words(unit: Unit) -> str:
    """What the promise covers at a time."""
    return {
        Unit.PERSON: tr("everything from one person"),
        Unit.DEVICE: tr("everything from one device"),
        Unit.DAY: tr("one day of one person"),
        Unit.RECORD: tr("one record"),
        Unit.UNKNOWN: tr("not told"),
    }[unit]


def _per_words(per: Per) -> str:
    return {
        Per.LIFETIME: tr("all time"),
        Per.RELEASE: tr("one release"),
        Per.MONTH: tr("one month"),
        Per.DAY: tr("one day"),
        Per.UNKNOWN: tr("not told"),
    }[per]


def _place_words(place: NoisePlace) -> str:
    return {
        NoisePlace.DEVICE: tr("added on my device"),
        NoisePlace.ORGANISATION: tr("added by them"),
        NoisePlace.UNKNOWN: tr("not told where it is added"),
    }[place]


def _mechanism_words(mechanism: Mechanism) -> str:
    return {
        Mechanism.DP_SGD: tr("DP-SGD"),
        Mechanism.GAUSSIAN: tr("Gaussian noise"),
        Mechanism.OTHER: tr("another kind"),
        Mechanism.UNKNOWN: tr("kind not told"),
    }[mechanism]


def _neighbours_words(neighbours: Neighbours) -> str:
    return {
        Neighbours.ADD_REMOVE: tr("with me and without me"),
        Neighbours.REPLACE: tr("another in my place"),
        Neighbours.UNKNOWN: tr("not told"),
    }[neighbours]


def _tuning_words(tuning: Tuning) -> str:
    return {
        Tuning.COUNTED: tr("counted"),
        Tuning.LEFT_OUT: tr("not counted"),
        Tuning.UNKNOWN: tr("not told"),
    }[tuning]


def claim_note(claim: Claim) -> str:
    """The claim's figures in a few sentences, for the note of an answer."""
    delta = tr("not told") if claim.delta is None else f"{claim.delta:g}"
    epsilon = (
        figure_words(claim.epsilon) if claim.decimals is None else printed_words(Printed(claim.epsilon, claim.decimals))
    )
    told = [tr("Claim: epsilon {epsilon}, delta {delta}.").format(epsilon=epsilon, delta=delta)]
    told.append(tr("Covers: {unit}. For: {per}.").format(unit=unit_words(claim.unit), per=_per_words(claim.per)))
    if claim.records_each > 1:
        told.append(tr("Mine: {n}.").format(n=f"{claim.records_each:,}"))
    noise = tr("Noise: {mechanism}, {place}.")
    told.append(noise.format(mechanism=_mechanism_words(claim.mechanism), place=_place_words(claim.place)))
    if not claim.is_local:
        told.append(tr("Worlds that must look alike: {worlds}.").format(worlds=_neighbours_words(claim.neighbours)))
        told.append(tr("Runs that tried settings: {tuning}.").format(tuning=_tuning_words(claim.tuning)))
    if claim.run is not None:
        run = tr("Trained with noise {noise}, rate {rate}, steps {steps}.")
        told.append(run.format(noise=f"{claim.run.noise:g}", rate=f"{claim.run.rate:g}", steps=f"{claim.run.steps:,}"))
    return " ".join(told)
