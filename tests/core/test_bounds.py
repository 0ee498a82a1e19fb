"""What a promise rules out, held against tables that were reckoned apart from this program."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.core import bounds
from desktop.core.normal import below, quantile
from desktop.core.printed import printed
from tests.promises import PRIORS, PROMISES

PURE = """
0.1 0.52497919 0.10936687 0.01104010 0.04995837
0.5 0.62245933 0.15482810 0.01638095 0.24491866
1 0.73105858 0.23196932 0.02672363 0.46211716
2 0.88079708 0.45085306 0.06945316 0.76159416
3 0.95257413 0.69056786 0.16866479 0.90514825
4 0.98201379 0.85848645 0.35546099 0.96402758
8 0.99966465 0.99698992 0.96785670 0.99932930
10 0.99995460 0.99959157 0.99552552 0.99990920
20 1.00000000 0.99999998 0.99999980 1.00000000
50 1.00000000 1.00000000 1.00000000 1.00000000
"""
RECORDS = """
1 1 1e-06 1e-06
2 2 5.437e-06 3.718e-06
5 5 0.000273 8.579e-05
10 10 0.08103 0.01282
20 20 3570 282.4
"""
GAUSSIAN_GUESSES = """
0.5 0.1 0.25805 0.217239
0.5 0.01 0.0402461 0.0338989
0.5 0.0001 0.000754561 0.000643155
1 0.1 0.518604 0.389144
1 0.01 0.126146 0.0923622
1 0.0001 0.00443421 0.00327382
2 0.1 0.989426 0.76376
2 0.01 0.585411 0.372081
2 0.0001 0.072334 0.0428057
4 0.1 1 0.996721
4 0.01 1 0.952901
4 0.0001 0.958371 0.610638
"""


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def holds(value: float, text: str) -> bool:
    """Whether a value is what is printed, to the last digit."""
    return abs(value - float(text)) <= 0.5001 * 10.0 ** -printed(text).decimals


@pytest.mark.parametrize("row", rows(PURE), ids=lambda row: row[0])
def test_a_promise_without_delta_caps_certainty(row: list[str]) -> None:
    epsilon = float(row[0])
    for prior, text in zip((0.5, 0.1, 0.01), row[1:], strict=False):
        assert holds(bounds.posterior_cap(prior, epsilon), text)
    assert holds(bounds.membership_advantage(epsilon, 0.0), row[4])


@pytest.mark.parametrize("delta", PROMISES)
def test_epsilon_and_delta_cap_every_guess(delta: float) -> None:
    for row in PROMISES[delta]:
        epsilon = float(row["epsilon"])
        assert holds(bounds.membership_accuracy(epsilon, delta), row["accuracy"])
        assert holds(bounds.membership_advantage(epsilon, delta), row["advantage"])
        assert holds(bounds.true_positive_cap(0.001, epsilon, delta), row["true_positive"])
        for name, prior in PRIORS.items():
            assert holds(bounds.guess_cap(prior, epsilon, delta), row[name])


@pytest.mark.parametrize("row", rows(RECORDS), ids=lambda row: row[0])
def test_a_promise_for_one_record_is_weaker_for_more(row: list[str]) -> None:
    k = int(row[0])
    epsilon, delta = bounds.for_records(1, 1e-6, k)
    assert holds(epsilon, row[1])
    assert float(f"{delta:.4g}") == pytest.approx(float(row[3]), rel=1e-9)
    loose = k * math.exp(k - 1) * 1e-6
    assert float(f"{loose:.4g}") == pytest.approx(float(row[2]), rel=1e-9)
    assert delta <= loose


def test_the_sum_for_very_many_records_is_infinite_and_no_fault() -> None:
    assert bounds.for_records(8, 1e-6, 1000) == (8000, math.inf)
    assert bounds.for_records(8, 0.0, 1000) == (8000, 0.0)
    assert bounds.after_times(16, 0.0, 30) == (480, 0.0)


@pytest.mark.parametrize("row", rows(GAUSSIAN_GUESSES), ids=lambda row: f"{row[0]} {row[1]}")
def test_gaussian_noise_caps_guesses_tighter_than_renyi_divergences_do(row: list[str]) -> None:
    mu, prior = float(row[0]), float(row[1])
    looser = bounds.renyi_guess_cap(prior, mu)  # at the best order; the table tried some
    assert looser == pytest.approx(float(row[2]), rel=2e-3)
    assert bounds.gaussian_guess_cap(prior, mu) <= looser <= float(row[2]) * (1 + 1e-5)
    assert holds(bounds.gaussian_guess_cap(prior, mu), row[3])


@pytest.mark.parametrize(("epsilon", "least"), [(4.5, 0.1), (4.7, 0.01), (9.25, 0.0001)])
def test_from_some_epsilon_on_hardly_anything_is_ruled_out(epsilon: float, least: float) -> None:
    assert bounds.guess_cap(least, epsilon, 1e-5) >= 0.985


SOME_EPSILON = some.floats(0.01, 200)
SOME_CHANCE = some.floats(1e-6, 0.999)


@given(SOME_EPSILON, some.floats(0, 0.9), SOME_CHANCE, some.floats(1, 1.5))
def test_a_larger_epsilon_delta_or_prior_never_rules_out_more(
    epsilon: float, delta: float, prior: float, more: float
) -> None:
    cap = bounds.guess_cap(prior, epsilon, delta)
    assert prior - 1e-12 <= cap <= 1
    assert cap <= bounds.guess_cap(prior, epsilon * more, delta) + 1e-12
    assert cap <= bounds.guess_cap(prior, epsilon, min(1.0, delta * more)) + 1e-12
    assert cap <= bounds.guess_cap(min(0.9999, prior * more), epsilon, delta) + 1e-12
    assert prior <= bounds.posterior_cap(prior, epsilon) + 1e-12
    accuracy = bounds.membership_accuracy(epsilon, delta)
    assert 0.5 <= accuracy <= bounds.membership_accuracy(epsilon * more, delta) + delta + 1e-12
    assert 2 * accuracy - 1 == pytest.approx(bounds.membership_advantage(epsilon, delta), abs=1e-9)


@given(some.floats(1e-12, 1 - 1e-9))
def test_the_quantile_is_the_inverse(chance: float) -> None:
    assert below(quantile(chance)) == pytest.approx(chance, rel=1e-9)
