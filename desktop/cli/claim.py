"""askfirst claim: what an epsilon promises to one person, and whether the figures behind it fit."""

import argparse
import json
import math
from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import Any

from desktop.accounting.claims import PRIOR, Agreement, Computed, Reading, agreement, computed, read
from desktop.cli.refused import Refused
from desktop.core.claim import (
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
    wrong_prior,
    wrongs_of,
    wrongs_of_run,
)
from desktop.core.printed import NoNumber, printed, whole_number
from desktop.i18n import tr

Verb = Callable[[str, Callable[[Namespace], None], str], argparse.ArgumentParser]


def add_claim(verb: Verb) -> None:
    """Add this command to the command line."""
    claim = verb("claim", read_claim, tr("read a claim of differential privacy"))
    told = claim.add_argument_group(tr("what they claim"))
    told.add_argument("--epsilon", metavar="X")
    told.add_argument("--delta", metavar="D", help=tr("leave it out where it is not told"))
    told.add_argument(
        "--prior", metavar="P", default=str(PRIOR), help=tr("the chance of a blind guess; 0.1 if not told")
    )
    told.add_argument("--records-each", metavar="K", default="1", help=tr("how many records are yours"))
    told.add_argument("--mechanism", choices=[one.value for one in Mechanism], default=Mechanism.UNKNOWN.value)
    told.add_argument("--neighbours", choices=[one.value for one in Neighbours], default=Neighbours.UNKNOWN.value)
    told.add_argument("--unit", choices=[one.value for one in Unit], default=Unit.UNKNOWN.value)
    told.add_argument("--per", choices=[one.value for one in Per], default=Per.UNKNOWN.value)
    told.add_argument("--place", choices=[one.value for one in NoisePlace], default=NoisePlace.UNKNOWN.value)
    told.add_argument("--tuning", choices=[one.value for one in Tuning], default=Tuning.UNKNOWN.value)
    told.add_argument("--accounting", action="store_true", help=tr("they told how the total was added up"))
    run = claim.add_argument_group(tr("how they trained, to check it"))
    run.add_argument("--noise", metavar="S", help=tr("the noise multiplier"))
    run.add_argument("--batch", metavar="B", help=tr("records in a batch, on average"))
    run.add_argument("--records", metavar="N", help=tr("records in all the data"))
    run.add_argument("--rate", metavar="Q", help=tr("instead: the chance that a record is in a batch"))
    run.add_argument("--epochs", metavar="E", help=tr("how often training goes round the data"))
    run.add_argument("--steps", metavar="T", help=tr("instead: the number of batches"))
    run.add_argument("--claimed", metavar="X", help=tr("the epsilon that they claim for it"))
    claim.add_argument("--json", action="store_true", help=tr("print JSON"))


def read_claim(options: Namespace) -> None:
    """askfirst claim"""
    if (options.epsilon is None) == (options.noise is None):
        raise Refused(tr("Give either --epsilon with --delta, or --noise with how they trained."))
    try:
        if options.epsilon is not None:
            _tell_promise(options)
        else:
            _tell_run(options)
    except NoNumber as fault:
        from desktop.words.claim_faults import unread_words

        raise Refused(unread_words(_option_of(options, fault.text), fault)) from None


def _option_of(options: Namespace, text: str) -> str:
    """The option in which a text stands."""
    return next((f"--{name.replace('_', '-')}" for name, value in vars(options).items() if value == text), text)


def _refuse(*wrongs: Wrong | None) -> None:
    found = [wrong for wrong in wrongs if wrong is not None]
    if found:
        from desktop.words.claim_faults import wrong_words

        raise Refused("\n".join(wrong_words(wrong) for wrong in found))


def _prior(options: Namespace) -> float:
    prior = printed(options.prior).value
    _refuse(wrong_prior(prior))
    return prior


def _tell_promise(options: Namespace) -> None:
    epsilon = printed(options.epsilon)
    claim = Claim(
        epsilon.value,
        None if options.delta is None else printed(options.delta).value,
        decimals=epsilon.decimals,
        unit=Unit(options.unit),
        records_each=whole_number(options.records_each),
        per=Per(options.per),
        place=NoisePlace(options.place),
        mechanism=Mechanism(options.mechanism),
        neighbours=Neighbours(options.neighbours),
        records=None if options.records is None else whole_number(options.records),
        accounting=options.accounting,
        tuning=Tuning(options.tuning),
    )
    prior = _prior(options)
    _refuse(*wrongs_of(claim))
    reading = read(claim, prior=prior)
    if options.json:
        print(json.dumps(_promise_json(reading), indent=2))
    else:
        print("\n".join(_promise_lines(reading)))


def _finite(value: float | None) -> float | None:
    """JSON has no infinity."""
    return value if value is not None and math.isfinite(value) else None


def _promise_json(reading: Reading) -> dict[str, Any]:
    stated, yours = reading.stated, reading.yours
    told = reading.claim.delta is not None  # without a delta no ceiling holds
    gaussian = reading.gaussian_shown  # where the words hold it back, so do the figures
    return {
        "membership_accuracy": stated.membership_accuracy if told else None,
        "membership_advantage": stated.membership_advantage if told else None,
        "posterior": stated.posterior if told else None,
        "true_positive_at": {"0.001": stated.true_positive if told else None},
        "guess_cap": stated.guess if told else None,
        "guess_cap_gaussian": stated.guess_gaussian if gaussian else None,
        "gaussian_shown": gaussian,
        "mu": stated.mu,
        "group": {
            "epsilon": yours.epsilon,
            "delta": None if reading.claim.delta is None else _finite(yours.delta),
            "promises_nothing": yours.nothing,
            "membership_accuracy": yours.membership_accuracy if told else None,
            "guess_cap": yours.guess if told else None,
            "guess_cap_gaussian": yours.guess_gaussian if gaussian else None,
            "epsilon_gaussian": reading.gaussian_epsilon,
        },
        "missing": [gap.value for gap in missing(reading.claim)],
    }


def _promise_lines(reading: Reading) -> Iterator[str]:
    from desktop.words import claims as words
    from desktop.words.claim_gaps import gap_question, gap_words
    from desktop.words.claim_scope import uncovered_words

    claim = reading.claim
    yield words.guess_title(reading)
    yield f"  {words.odds_words(reading)}"
    yield f"  {words.average_words(claim)}"
    yield words.membership_title(reading)
    yield f"  {words.membership_words(reading)}"
    yield from filter(None, (words.records_words(reading), words.span_words(claim)))
    yield tr("What is left out, and what to ask:")
    for gap in missing(claim):
        yield f"  {gap_words(gap, local=claim.is_local)}"
        yield f"    {gap_question(gap, local=claim.is_local)}"
    yield from _published_lines(claim)
    yield tr("What no such promise covers:")
    yield from (f"  {line}" for line in uncovered_words(claim))


def _published_lines(claim: Claim) -> Iterator[str]:
    from desktop.catalog.deployments import load_deployments
    from desktop.core.deployments import comparable, recognised
    from desktop.paths import questionnaires_folder
    from desktop.words.claim_fit import recognised_words
    from desktop.words.deployments import deployment_words, source_words

    deployments, published = load_deployments(questionnaires_folder())
    if case := recognised(published, claim):
        yield recognised_words(case)
    if alike := comparable(deployments, claim):
        yield tr("Published figures of the same kind:")
    for one in alike:
        yield f"  {deployment_words(one)}"
        yield f"    {source_words(one)}"


def _tell_run(options: Namespace) -> None:
    if options.delta is None:
        raise Refused(tr("--delta is needed beside --noise: an epsilon is always for one delta, such as 1e-5."))
    records = None if options.records is None else whole_number(options.records)
    noise, delta, prior = printed(options.noise).value, printed(options.delta).value, _prior(options)
    claimed = None if options.claimed is None else printed(options.claimed)
    run = Run(noise, *_pace(options, records))
    _refuse(
        *wrongs_of_run(run),
        wrong_delta(delta, mechanism=Mechanism.DP_SGD, records=records),
        None if claimed is None else wrong_epsilon(claimed.value),
    )
    neighbours = Neighbours(options.neighbours)
    found = computed(run, delta, neighbours=neighbours, prior=prior, claimed=claimed)
    agreed = None if claimed is None else agreement(claimed, found)
    if options.json:
        print(json.dumps(_run_json(found, agreed), indent=2))
    else:
        print("\n".join(_run_lines(found, agreed)))


def _pace(options: Namespace, records: int | None) -> tuple[float, int]:
    """The sampling rate and the number of steps."""
    by_batch = options.batch is not None
    if by_batch == (options.rate is not None) or (by_batch and records is None):
        raise Refused(tr("Give either --batch with --records, or --rate: how much of the data each step takes."))
    if (options.epochs is None) == (options.steps is None):
        raise Refused(tr("Give either --epochs or --steps: how long they trained."))
    batch = whole_number(options.batch) if by_batch else 1
    if by_batch and records is not None:
        _refuse(wrong_batch(batch, records))
    rate = batch / records if by_batch and records is not None else printed(options.rate).value
    if options.steps is not None:
        return rate, whole_number(options.steps)
    epochs = printed(options.epochs).value
    _refuse(wrong_epochs(epochs), None if 0 < rate <= 1 else Wrong.RATE)
    steps = steps_of(epochs, batch=batch, records=records) if by_batch and records else steps_at_rate(epochs, rate)
    return rate, steps


def _run_json(found: Computed, agreed: Agreement | None) -> dict[str, Any]:
    return {
        "epsilon": _finite(found.epsilon),
        "epsilon_rdp": _finite(found.newer),
        "epsilon_rdp_older": _finite(found.older),
        "epsilon_if_replaced": _finite(found.replaced),
        "guess_cap": found.guess,
        "agrees": None if agreed is None else agreed.agrees,
        "fit": None if agreed is None else agreed.fit.value,
        "rate": found.run.rate,
        "steps": found.run.steps,
        "neighbours": found.neighbours.value,
    }


def _run_lines(found: Computed, agreed: Agreement | None) -> Iterator[str]:
    from desktop.catalog.deployments import load_deployments
    from desktop.core.deployments import recognised
    from desktop.paths import questionnaires_folder
    from desktop.words import claim_fit as words

    if agreed is None and math.isinf(found.epsilon):
        yield tr("Noise as little as this promises nothing that could be told from none.")
        return
    yield words.ways_words(found)
    if agreed is not None:
        yield from words.agreement_words(agreed, found)
        claim = Claim(agreed.claimed.value, found.delta, run=found.run)
        if case := recognised(load_deployments(questionnaires_folder())[1], claim):
            yield words.recognised_words(case)
    yield words.assumed_words()
