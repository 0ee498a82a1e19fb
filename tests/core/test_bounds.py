"""What a promise rules out, held against tables that were reckoned apart from this program."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.core import bounds
from desktop.core.normal import below, quantile
from desktop.core.printed import printed

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
GENERIC = {
    1e-5: """
0.1 0.52498394 0.04996788 0.00111517 0.54759034 0.11052709 0.011061709 0.00012051709
0.5 0.62246311 0.24492621 0.00165872 0.69674074 0.16488213 0.016497213 0.00017487213
1 0.73106127 0.46212254 0.00272828 0.81606396 0.27183818 0.027192818 0.00028182818
2 0.88079827 0.76159654 0.00739906 0.93233371 0.73891561 0.073900561 0.00074890561
3 0.95257460 0.90514920 0.02009554 0.97510696 0.95519214 0.20086537 0.0020185537
4 0.98201397 0.96402794 0.05460815 0.99084236 0.98351611 0.5459915 0.005469815
8 0.99966465 0.99932931 0.99966488 0.99983227 0.99969809 0.9996679 0.2981058
10 0.99995460 0.99990921 0.99995465 0.9999773 0.99995914 0.99995505 0.99995461
20 1.00000000 1.00000000 1.00000000 1 1 1 1
50 1.00000000 1.00000000 1.00000000 1 1 1 1
""",
    1e-6: """
0.1 0.52497966 0.04995932 0.00110617 0.5475822 0.11051809 0.011052709 0.00011151709
0.5 0.62245971 0.24491942 0.00164972 0.69673528 0.16487313 0.016488213 0.00016587213
1 0.73105885 0.46211770 0.00271928 0.81606065 0.27182918 0.027183818 0.00027282818
2 0.88079720 0.76159439 0.00739006 0.93233249 0.73890661 0.073891561 0.00073990561
3 0.95257417 0.90514835 0.02008654 0.97510652 0.95519169 0.20085637 0.0020095537
4 0.98201381 0.96402762 0.05459915 0.9908422 0.98351594 0.5459825 0.005460815
8 0.99966465 0.99932930 0.99966487 0.99983227 0.99969808 0.99966789 0.2980968
10 0.99995460 0.99990920 0.99995465 0.9999773 0.99995914 0.99995505 0.9999546
20 1.00000000 1.00000000 1.00000000 1 1 1 1
50 1.00000000 1.00000000 1.00000000 1 1 1 1
""",
}
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


@pytest.mark.parametrize("delta", GENERIC)
def test_epsilon_and_delta_cap_every_guess(delta: float) -> None:
    for row in rows(GENERIC[delta]):
        epsilon = float(row[0])
        assert holds(bounds.membership_accuracy(epsilon, delta), row[1])
        assert holds(bounds.membership_advantage(epsilon, delta), row[2])
        assert holds(bounds.true_positive_cap(0.001, epsilon, delta), row[3])
        for prior, text in zip((0.5, 0.1, 0.01, 0.0001), row[4:], strict=True):
            assert holds(bounds.guess_cap(prior, epsilon, delta), text)


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
