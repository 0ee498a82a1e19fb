"""A claim: what it leaves out, which figures of it are wrong, and the options that follow from it."""

import math
from dataclasses import replace

import pytest

from desktop.core.claim import (
    ASKED_BY,
    Gap,
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
    wrong_prior,
    wrongs_of,
    wrongs_of_run,
)
from tests.core.claims import CLAIM, WHOLE


def test_a_bare_claim_leaves_much_out_and_a_whole_one_nothing() -> None:
    assert missing(CLAIM) == (
        Gap.UNIT, Gap.PER, Gap.PLACE, Gap.NEIGHBOURS, Gap.MECHANISM, Gap.ACCOUNTING, Gap.TUNING,
    )  # fmt: skip
    assert missing(WHOLE) == ()
    assert set(ASKED_BY) == set(Gap)
    assert set(ASKED_BY.values()) == {"dp_epsilon", "dp_unit", "dp_report"}


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        ({"delta": None}, Gap.DELTA), ({"delta": 1 / 60_000}, Gap.DELTA_LARGE), ({"unit": Unit.UNKNOWN}, Gap.UNIT),
        ({"unit": Unit.RECORD}, Gap.RECORDS_EACH), ({"per": Per.UNKNOWN}, Gap.PER), ({"per": Per.DAY}, Gap.TOTAL),
        ({"place": NoisePlace.UNKNOWN}, Gap.PLACE), ({"neighbours": Neighbours.UNKNOWN}, Gap.NEIGHBOURS),
        ({"mechanism": Mechanism.UNKNOWN}, Gap.MECHANISM), ({"accounting": False}, Gap.ACCOUNTING),
        ({"tuning": Tuning.UNKNOWN}, Gap.TUNING), ({"tuning": Tuning.LEFT_OUT}, Gap.TUNING_LEFT_OUT),
    ],
)  # fmt: skip
def test_each_thing_left_out_is_found(change: dict[str, object], gap: Gap) -> None:
    assert missing(replace(WHOLE, **change)) == (gap,)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"epsilon": -1}, Wrong.EPSILON_NEGATIVE), ({"epsilon": 0}, Wrong.EPSILON_ZERO),
        ({"epsilon": 1e9}, Wrong.EPSILON_HUGE),
        ({"epsilon": math.nan}, Wrong.EPSILON_HUGE), ({"delta": -1e-5}, Wrong.DELTA_NEGATIVE),
        ({"delta": 0}, Wrong.DELTA_ZERO),
        ({"delta": 1}, Wrong.DELTA_ONE), ({"delta": 2}, Wrong.DELTA_ONE), ({"delta": math.nan}, Wrong.DELTA_ONE),
        ({"delta": 1e-3}, Wrong.DELTA_LARGE), ({"records": 0}, Wrong.RECORDS),
        ({"records_each": 0}, Wrong.RECORDS_EACH),
    ],
)  # fmt: skip
def test_each_wrong_figure_of_a_claim_is_named(change: dict[str, object], wrong: Wrong) -> None:
    assert wrongs_of(WHOLE) == ()
    assert wrongs_of(replace(WHOLE, **change)) == (wrong,)  # type: ignore[arg-type]


def test_delta_nought_is_a_promise_of_other_noise_only() -> None:
    assert wrong_delta(0, mechanism=Mechanism.OTHER, records=None) is None
    for mechanism in (Mechanism.GAUSSIAN, Mechanism.DP_SGD, Mechanism.UNKNOWN):
        assert wrong_delta(0, mechanism=mechanism, records=None) is Wrong.DELTA_ZERO


@pytest.mark.parametrize(
    ("run", "wrong"),
    [
        (Run(0, 0.1, 10), Wrong.NOISE_ZERO), (Run(-1, 0.1, 10), Wrong.NOISE_NEGATIVE), (Run(1, 0, 10), Wrong.RATE),
        (Run(1, 1.5, 10), Wrong.RATE), (Run(1, 0.1, 0), Wrong.STEPS), (Run(1, 0.1, 10**7), Wrong.STEPS_MANY),
    ],
)  # fmt: skip
def test_each_wrong_figure_of_a_run_is_named(run: Run, wrong: Wrong) -> None:
    assert wrongs_of_run(Run(1, 0.1, 10)) == ()
    assert wrongs_of_run(run) == (wrong,)


def test_batches_rounds_and_priors_are_looked_at() -> None:
    assert (wrong_batch(256, 60_000), wrong_batch(600, 60)) == (None, Wrong.BATCH_ABOVE_RECORDS)
    assert (wrong_batch(0, 60), wrong_batch(1, 0)) == (Wrong.BATCH, Wrong.RECORDS)
    assert (wrong_epochs(60), wrong_epochs(0), wrong_epochs(1e6)) == (None, Wrong.EPOCHS, Wrong.EPOCHS_MANY)
    assert (wrong_prior(0.1), wrong_prior(0), wrong_prior(1)) == (None, Wrong.PRIOR, Wrong.PRIOR)


@pytest.mark.parametrize(
    ("epochs", "batch", "steps"),
    [
        (15, 250, 3600),
        (15, 256, 3516),
        (60, 256, 14_063),
        (45, 256, 10_547),
        (30, 256, 7032),
        (10, 256, 2344),
        (0.5, 256, 118),
    ],
)
def test_an_unfinished_batch_counts_as_a_step(epochs: float, batch: int, steps: int) -> None:
    assert steps_of(epochs, batch=batch, records=60_000) == steps


@pytest.mark.parametrize(
    ("epochs", "rate", "steps"), [(15, 0.004, 3750), (100, 0.01, 10_000), (1, 0.1, 10), (1, 0.3, 4)]
)
def test_steps_follow_from_a_rate_without_rounding_astray(epochs: float, rate: float, steps: int) -> None:
    assert steps_at_rate(epochs, rate) == steps
