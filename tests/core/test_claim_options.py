"""The answers that fit a claim, and what is another matter where the noise is added on the device."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.core import bounds
from desktop.core.claim import (
    Claim,
    Gap,
    Mechanism,
    NoisePlace,
    Per,
    Tuning,
    Unit,
    Wrong,
    missing,
    wrong_delta,
)
from desktop.core.claim_options import proposed_options
from desktop.core.odds import odds
from tests.core.claims import CLAIM, WHOLE

LOCAL = Claim(4, 0.0, unit=Unit.RECORD, records_each=5, per=Per.LIFETIME, place=NoisePlace.DEVICE)


def test_the_options_of_the_questions_follow_from_the_claim() -> None:
    assert proposed_options(WHOLE) == {"dp_epsilon": "a", "dp_unit": "a", "dp_report": "a"}
    assert proposed_options(CLAIM) == {"dp_epsilon": "b", "dp_unit": "d", "dp_report": "c"}
    daily = replace(WHOLE, epsilon=16, per=Per.DAY, unit=Unit.DAY, tuning=Tuning.UNKNOWN)
    assert proposed_options(daily) == {"dp_epsilon": "e", "dp_unit": "b", "dp_report": "b"}
    for epsilon, letter in ((1, "a"), (3, "b"), (10, "c"), (10.1, "d")):
        assert proposed_options(replace(WHOLE, epsilon=epsilon))["dp_epsilon"] == letter


def test_a_total_without_the_runs_that_tried_settings_is_no_full_statement() -> None:
    assert proposed_options(replace(WHOLE, tuning=Tuning.LEFT_OUT))["dp_report"] == "b"


@pytest.mark.parametrize(
    ("change", "option"),
    [
        ({}, "c"),
        ({"per": Per.RELEASE}, "e"),
        ({"per": Per.UNKNOWN}, "e"),
        ({"per": Per.DAY, "unit": Unit.DEVICE}, "e"),
        ({"per": Per.RELEASE, "unit": Unit.DEVICE}, "c"),
    ],
)
def test_the_figure_of_one_report_is_no_total_for_the_model(change: dict[str, object], option: str) -> None:
    assert proposed_options(replace(LOCAL, **change))["dp_epsilon"] == option  # type: ignore[arg-type]


def test_nobody_asks_of_a_device_which_worlds_look_alike_or_what_was_tried() -> None:
    assert missing(LOCAL) == (Gap.MECHANISM, Gap.ACCOUNTING)
    assert proposed_options(LOCAL)["dp_report"] == "b"
    told = replace(LOCAL, mechanism=Mechanism.OTHER, accounting=True)
    assert missing(told) == ()
    assert proposed_options(told)["dp_report"] == "a"
    assert {Gap.NEIGHBOURS, Gap.TUNING} <= set(missing(replace(LOCAL, place=NoisePlace.ORGANISATION)))


def test_noise_on_a_device_may_have_no_delta_without_saying_of_what_kind_it_is() -> None:
    for mechanism, wrong in (
        (Mechanism.UNKNOWN, None), (Mechanism.OTHER, None), (Mechanism.GAUSSIAN, Wrong.DELTA_ZERO),
    ):  # fmt: skip
        assert wrong_delta(0, mechanism=mechanism, records=None, place=NoisePlace.DEVICE) is wrong


@pytest.mark.parametrize(("epsilon", "share"), [(1, 0.232), (4, 0.858)])
def test_no_more_is_ruled_out_of_a_report_than_randomised_response_gives_away(epsilon: float, share: float) -> None:
    cap = bounds.value_guess_cap(0.1, epsilon, 0.0)
    assert cap == pytest.approx(share, abs=0.0005)
    assert cap == pytest.approx(bounds.posterior_cap(0.1, epsilon))


@given(some.floats(0.01, 200), some.floats(0, 0.9), some.floats(1e-6, 0.999))
def test_the_ceiling_for_a_report_is_never_above_that_for_any_promise(
    epsilon: float, delta: float, prior: float
) -> None:
    cap = bounds.value_guess_cap(prior, epsilon, delta)
    assert prior - 1e-12 <= cap <= bounds.guess_cap(prior, epsilon, delta) + 1e-12
    assert cap <= bounds.value_guess_cap(prior, epsilon, min(1.0, 1.5 * delta)) + 1e-12


def test_a_chance_below_every_denominator_is_told_as_less_than_one() -> None:
    assert odds(1e-12).blind == 0
