"""What the reader of a claim shows: the figures as they were typed, and what the promise means."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from desktop.accounting.claims import PRIOR, Computed, Reading, agreement, read
from desktop.core.claim import (
    ASKED_BY,
    Claim,
    Mechanism,
    Neighbours,
    NoisePlace,
    Per,
    Run,
    Tuning,
    Unit,
    Wrong,
    missing,
    steps_at_rate,
    steps_of,
    wrong_batch,
    wrong_delta,
    wrong_epochs,
    wrong_epsilon,
    wrong_records_each,
    wrongs_of_run,
)
from desktop.core.claim_options import proposed_options
from desktop.core.deployments import Deployment, Published, comparable, recognised
from desktop.core.odds import Odds
from desktop.core.printed import NoNumber, printed, whole_number
from desktop.i18n import tr
from desktop.words import claim_fit as fitting
from desktop.words import claims as words
from desktop.words.claim_faults import unread_words, wrong_words
from desktop.words.claim_gaps import gap_question, gap_words
from desktop.words.claim_scope import claim_note, uncovered_words
from desktop.words.deployments import deployment_words, incomparable_words, source_words

Value = TypeVar("Value")
FIGURES = ("epsilon", "delta", "records_each")
TRAINING = ("noise", "batch", "records", "rate", "epochs", "steps")


def figure_label(name: str) -> str:
    """What a figure of a claim is called."""
    return {
        "epsilon": tr("Epsilon"),
        "delta": tr("Delta"),
        "records_each": tr("How many of these are yours"),
        "noise": tr("Noise multiplier"),
        "batch": tr("Records in a batch"),
        "records": tr("Records in all"),
        "rate": tr("Or the sampling rate"),
        "epochs": tr("Rounds over the data (epochs)"),
        "steps": tr("Or the number of steps"),
    }[name]


class Told(StrEnum):
    """Whether something was told."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ClaimGiven:
    """What was typed and chosen; an empty word where nothing was. The last six are how they trained."""

    epsilon: str = ""
    delta: str = ""
    unit: Unit = Unit.UNKNOWN
    records_each: str = ""
    per: Per = Per.UNKNOWN
    place: NoisePlace = NoisePlace.UNKNOWN
    mechanism: Mechanism = Mechanism.UNKNOWN
    neighbours: Neighbours = Neighbours.UNKNOWN
    accounting: Told = Told.NO
    tuning: Tuning = Tuning.UNKNOWN
    noise: str = ""
    batch: str = ""
    records: str = ""
    rate: str = ""
    epochs: str = ""
    steps: str = ""


@dataclass(frozen=True, slots=True)
class GapShown:
    """Something that is left out: what it means, what to ask, and the question of the questionnaire."""

    words: str
    ask: str
    question: str


@dataclass(frozen=True, slots=True)
class AlikeShown:
    """A published figure of the same kind, and where it is from."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """What a claim means. `odds` None: there is nothing that a picture could show."""

    odds: Odds | None
    title: str
    scene: str
    sentence: str
    average: str
    membership_title: str
    membership: str
    further: tuple[str, ...]
    known: str
    gaps: tuple[GapShown, ...]
    alike: tuple[AlikeShown, ...]
    alike_note: str
    uncovered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimState:
    """All that the part draws. `shown` None: nothing can be told yet. `run`: what is to be reckoned, if anything."""

    given: ClaimGiven
    faults: dict[str, str] = field(default_factory=dict)
    shown: ClaimShown | None = None
    run: Run | None = None
    fit: tuple[str, ...] = ()
    options: dict[str, str] = field(default_factory=dict)
    note: str = ""
    cannot_record: str = ""
    will_record: str = ""


def claim_state(
    given: ClaimGiven,
    *,
    deployments: Iterable[Deployment] = (),
    published: Iterable[Published] = (),
    found: Computed | None = None,
    cannot_record: str = "",
) -> ClaimState:
    """What to show of a claim; `found` is what its run gives, once it was reckoned."""
    faults: dict[str, str] = {}
    claim, run = _claim(given, faults), _run(given, faults)
    if claim is None:
        return ClaimState(given, faults, run=None, cannot_record=cannot_record)
    if faults and not cannot_record:
        cannot_record = tr("A field above needs another look before anything is recorded.")
    claim = replace(claim, run=run, accounting=claim.accounting or run is not None)
    reading = read(claim, prior=PRIOR)
    fit: tuple[str, ...] = ()
    if run is not None and claim.delta is None:
        fit = (tr("To check how they trained, a delta is needed: an epsilon is always for one delta."),)
    elif run is not None and found is not None and _is_for(found, run, claim):
        told = fitting.agreement_words(agreement(printed(given.epsilon), found), found)
        fit = (*told, fitting.ways_words(found), fitting.assumed_words())
    return ClaimState(
        given,
        faults,
        shown=_shown(reading, claim, tuple(deployments), tuple(published)),
        run=run if claim.delta is not None else None,
        fit=fit,
        options=proposed_options(claim),
        note=claim_note(claim),
        cannot_record=cannot_record,
    )


def _is_for(found: Computed, run: Run, claim: Claim) -> bool:
    return (found.run, found.delta, found.neighbours) == (run, claim.delta, claim.neighbours)


def _read(given: str, name: str, faults: dict[str, str], how: Callable[[str], Value]) -> Value | None:
    """A figure as it was typed; None where nothing was, or where it is none, which is told."""
    if not given.strip():
        return None
    try:
        return how(given)
    except NoNumber as fault:
        faults[name] = unread_words(figure_label(name), fault)
        return None


def _tell(faults: dict[str, str], name: str, wrong: Wrong | None) -> bool:
    """Tell what is wrong with a figure; whether anything is."""
    if wrong is not None:
        faults.setdefault(name, wrong_words(wrong))
    return wrong is not None


def _claim(given: ClaimGiven, faults: dict[str, str]) -> Claim | None:
    epsilon = _read(given.epsilon, "epsilon", faults, printed)
    delta = _read(given.delta, "delta", faults, printed)
    each = _read(given.records_each, "records_each", faults, whole_number)
    records = _read(given.records, "records", faults, whole_number)
    wrong = [
        epsilon is not None and _tell(faults, "epsilon", wrong_epsilon(epsilon.value)),
        delta is not None and _tell(faults, "delta", _wrong_delta(given, delta.value, records)),
        each is not None and _tell(faults, "records_each", wrong_records_each(each)),
    ]
    if epsilon is None or any(wrong) or faults.keys() & {"delta", "records_each", "records"}:
        return None
    return Claim(
        epsilon.value,
        None if delta is None else delta.value,
        decimals=epsilon.decimals,
        unit=given.unit,
        records_each=each or 1,
        per=given.per,
        place=given.place,
        mechanism=given.mechanism,
        neighbours=given.neighbours,
        records=records,
        accounting=given.accounting is Told.YES,
        tuning=given.tuning,
    )


def _wrong_delta(given: ClaimGiven, delta: float, records: int | None) -> Wrong | None:
    return wrong_delta(delta, mechanism=given.mechanism, records=records, place=given.place)


def _run(given: ClaimGiven, faults: dict[str, str]) -> Run | None:
    """How they trained, where enough was told and nothing of it is wrong."""
    noise = _read(given.noise, "noise", faults, printed)
    batch = _read(given.batch, "batch", faults, whole_number)
    records = _read(given.records, "records", faults, whole_number)
    rate = _read(given.rate, "rate", faults, printed)
    epochs = _read(given.epochs, "epochs", faults, printed)
    steps = _read(given.steps, "steps", faults, whole_number)
    if batch is not None and records is not None:
        _tell(faults, "batch", wrong_batch(batch, records))
    if epochs is not None:
        _tell(faults, "epochs", wrong_epochs(epochs.value))
    if faults.keys() & set(TRAINING):
        return None
    share = rate.value if rate is not None else batch / records if batch is not None and records is not None else None
    if steps is None and epochs is not None and share:
        if rate is not None or batch is None or records is None:
            steps = steps_at_rate(epochs.value, share)
        else:
            steps = steps_of(epochs.value, batch=batch, records=records)
    if noise is None or share is None or steps is None:
        return None
    run = Run(noise.value, share, steps)
    for wrong in wrongs_of_run(run):
        name = {Wrong.NOISE_ZERO: "noise", Wrong.NOISE_NEGATIVE: "noise", Wrong.RATE: "rate"}.get(wrong, "steps")
        _tell(faults, name, wrong)
    return None if faults.keys() & set(TRAINING) else run


def _shown(
    reading: Reading, claim: Claim, deployments: tuple[Deployment, ...], published: tuple[Published, ...]
) -> ClaimShown:
    case = recognised(published, claim)
    further = (words.records_words(reading), words.span_words(claim))
    alike = tuple(AlikeShown(deployment_words(one), source_words(one)) for one in comparable(deployments, claim))
    local = claim.is_local
    return ClaimShown(
        odds=None if claim.delta is None or reading.yours.nothing else words.guess_odds(reading),
        title=words.guess_title(reading),
        scene=words.scene_words(reading),
        sentence=words.odds_words(reading),
        average=words.average_words(claim),
        membership_title=words.membership_title(reading),
        membership=words.membership_words(reading),
        further=tuple(line for line in further if line),
        known="" if case is None else fitting.recognised_words(case),
        gaps=tuple(
            GapShown(gap_words(gap, local=local), gap_question(gap, local=local), ASKED_BY[gap])
            for gap in missing(claim)
        ),
        alike=alike,
        alike_note="" if alike else incomparable_words(),
        uncovered=uncovered_words(claim),
    )
