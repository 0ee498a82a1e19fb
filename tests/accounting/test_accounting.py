"""The accountant against published and recomputed figures."""

import csv
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from desktop.accounting import gaussian, renyi, sampled
from desktop.accounting.sampled import Sampled
from desktop.core.bounds import gaussian_advantage, gaussian_guess_cap

MNIST = 60_000
GRID = list(csv.DictReader((Path(__file__).parent / "grid.csv").read_text(encoding="utf-8").splitlines()))

PLD = (
    (4, 0.01, 10_000, 0.9470), (1.3, 250 / MNIST, 3600, 0.8530), (1.3, 0.004, 240, 0.2064),
    (1.3, 256 / MNIST, 3516, 0.8646), (1.1, 256 / MNIST, 14_063, 2.3818), (0.7, 256 / MNIST, 10_547, 5.6397),
    (1.12, 256 / MNIST, 14_063, 2.3103), (0.6, 256 / MNIST, 7032, 7.6905), (1.2, 256 / MNIST, 2344, 0.7925),
    (0.5, 0.01, 2000, 18.1106), (0.3, 0.001, 1000, 18.1446), (5, 1, 100, 9.9973), (1, 0.5, 100, 39.975),
    (10, 0.02, 100_000, 2.6038), (1, 0.01, 1000, 1.8282), (1, 64 / MNIST, 9380, 0.4938), (1.5, 0.04, 2250, 6.7688),
    (1.1, 0.01, 1000, 1.5154),
)  # fmt: skip
RENYI = (
    (4, 0.01, 10_000, 1.259, 1.0355), (1.3, 250 / MNIST, 3600, 1.180, 0.9422), (1.3, 0.004, 240, 0.710, 0.4825),
    (1.3, 256 / MNIST, 3516, 1.192, 0.9546), (1.1, 256 / MNIST, 14_063, 3.008, 2.5967),
    (0.7, 256 / MNIST, 10_547, 7.101, 6.3184), (1.12, 256 / MNIST, 14_063, 2.922, 2.5187),
    (0.6, 256 / MNIST, 7032, 9.753, 8.7700), (1.2, 256 / MNIST, 2344, 1.198, 0.9318),
)  # fmt: skip
"""dp-accounting prints 7.102, 6.3197, 9.760 and 8.7771 for the two with little noise: between whole orders it adds up a
series without its signs, which is an upper bound. Here the divergence is exact at every order."""
ABADI = (
    (4, 100, 1.26), (4, 200, 1.80), (4, 400, 2.57), (2, 100, 2.73), (2, 400, 5.72), (2, 700, 7.79), (2, 1000, 9.54),
)  # fmt: skip
RHO = ((2.56, 17.915, 17.158, 16.479), (0.07, 2.609, 2.387, 2.280), (0.81, 9.447, 8.922, 8.549))
GAUSSIAN = {
    1e-5: """
0.1 0.032521 0.012973 0.001115 0.512972 0.105827 0.0109002 0.000113682
0.5 0.142211 0.056686 0.001599 0.556543 0.12728 0.0144761 0.000173909
1 0.268051 0.106618 0.002385 0.60567 0.155411 0.0197808 0.000279293
2 0.501552 0.198013 0.004817 0.692009 0.217695 0.0340159 0.000646644
3 0.719117 0.280823 0.008867 0.763966 0.28691 0.0540019 0.00135035
4 0.924931 0.356252 0.015182 0.822499 0.360688 0.0805447 0.00260234
8 1.666031 0.595164 0.077194 0.952146 0.649688 0.254525 0.020037
10 2.000446 0.682797 0.137904 0.977274 0.763897 0.372249 0.0428463
20 3.447783 0.915273 0.639660 0.999717 0.984853 0.868949 0.393106
50 6.677323 0.999158 0.999833 1 1 0.999993 0.998453
""",
    1e-6: """
0.1 0.027545 0.010988 0.001097 0.510987 0.10492 0.0107581 0.00011148
0.5 0.124106 0.049479 0.001508 0.549384 0.123545 0.0138241 0.000162252
1 0.236704 0.094211 0.002162 0.593557 0.148047 0.0183249 0.000248552
2 0.448335 0.177373 0.004122 0.673044 0.202361 0.0301897 0.000536443
3 0.647727 0.253958 0.007293 0.741419 0.263098 0.0466129 0.00106568
4 0.837859 0.324732 0.012149 0.798945 0.328632 0.068311 0.00198109
8 1.531545 0.556188 0.059535 0.937183 0.598704 0.213364 0.0143541
10 1.848132 0.644548 0.107100 0.967708 0.7145 0.316248 0.0306806
20 3.235359 0.894268 0.557695 0.999393 0.974638 0.818328 0.314315
50 6.385987 0.998592 0.999509 1 1 0.999975 0.996173
""",
}


@pytest.mark.parametrize(("noise", "rate", "steps", "epsilon"), PLD)
def test_sampled_noise_promises_what_the_numerical_accountant_says(
    noise: float, rate: float, steps: int, epsilon: float
) -> None:
    assert sampled.epsilon_of(Sampled(noise, rate, steps), 1e-5) == pytest.approx(epsilon, abs=0.002)


@pytest.mark.parametrize(("noise", "rate", "steps", "older", "newer"), RENYI)
def test_the_older_conversions_give_the_published_figures(
    noise: float, rate: float, steps: int, older: float, newer: float
) -> None:
    found = renyi.divergences(Sampled(noise, rate, steps))
    assert renyi.older_epsilon(found, 1e-5) == pytest.approx(older, abs=0.0006)
    assert renyi.newer_epsilon(found, 1e-5) == pytest.approx(newer, abs=0.0001)


@pytest.mark.parametrize(("noise", "rounds", "published"), ABADI)
def test_the_figures_of_the_first_paper_are_those_of_the_older_conversion(
    noise: float, rounds: int, published: float
) -> None:
    found = renyi.older_epsilon(renyi.divergences(Sampled(noise, 0.01, 100 * rounds)), 1e-5)
    assert found == pytest.approx(published, abs=0.005)


@pytest.mark.parametrize(("rho", "older", "newer", "today"), RHO)
def test_concentrated_privacy_gives_the_figures_of_the_census_and_the_keyboard(
    rho: float, older: float, newer: float, today: float
) -> None:
    assert renyi.older_of_rho(rho, 1e-10) == pytest.approx(older, abs=0.0006)
    assert renyi.newer_of_rho(rho, 1e-10) == pytest.approx(newer, abs=0.0006)
    assert gaussian.epsilon_of(math.sqrt(2 * rho), 1e-10) == pytest.approx(today, abs=0.0006)


@pytest.mark.parametrize("order", [2, 3, 4, 5, 12])
def test_the_integral_of_the_divergence_agrees_with_the_sum_for_whole_orders(order: int) -> None:
    q, s = 256 / MNIST, 0.6
    terms = (
        math.comb(order, k) * (1 - q) ** (order - k) * q**k * math.exp(k * (k - 1) / (2 * s * s))
        for k in range(order + 1)
    )
    exact = math.log(sum(terms)) / (order - 1)
    at = int(abs(renyi.ORDERS - order).argmin())
    assert renyi.divergences(Sampled(s, q, 1))[at] == pytest.approx(exact, rel=1e-9)


def test_the_profile_of_a_run_tells_delta_at_any_epsilon() -> None:
    event = Sampled(1.1, 256 / MNIST, 14_063)
    epsilons, deltas = sampled.profile(event)
    assert np.interp(1, epsilons, deltas) == pytest.approx(0.0155327, rel=0.002)
    assert np.exp(np.interp(3, epsilons, np.log(deltas))) == pytest.approx(8.777e-8, rel=0.01)
    assert sampled.epsilon_of(event, 1e-6) == pytest.approx(2.69686, abs=0.002)


@pytest.mark.parametrize("delta", GAUSSIAN)
def test_the_reading_as_gaussian_noise_matches_the_table(delta: float) -> None:
    for row in GAUSSIAN[delta].strip().splitlines():
        epsilon, mu, advantage, true_positive, *guesses = map(float, row.split())
        found = gaussian.mu_of(epsilon, delta)
        assert found == pytest.approx(mu, abs=6e-7)
        assert gaussian_advantage(found) == pytest.approx(advantage, abs=6e-7)
        assert gaussian_guess_cap(0.001, found) == pytest.approx(true_positive, abs=6e-7)
        for prior, guess in zip((0.5, 0.1, 0.01, 0.0001), guesses, strict=True):
            assert gaussian_guess_cap(prior, found) == pytest.approx(guess, rel=6e-6)


@pytest.mark.parametrize("row", GRID, ids=lambda row: " ".join(row.values()))
def test_the_grid_of_the_other_accountant_is_met(row: dict[str, str]) -> None:
    found = sampled.epsilon_of(Sampled(float(row["noise"]), float(row["rate"]), int(row["steps"])), float(row["delta"]))
    theirs, least = float(row["theirs"]), float(row["optimistic"])
    assert found >= least - 0.001
    if row["integral"]:
        assert -1e-5 <= found - float(row["integral"]) <= 0.002
    if not row["integral"] or abs(theirs - float(row["integral"])) <= 0.002:
        assert found == pytest.approx(theirs, abs=0.002)


def test_the_grid_is_wide_enough_and_theirs_is_met_nearly_everywhere() -> None:
    astray = [row for row in GRID if row["integral"] and abs(float(row["theirs"]) - float(row["integral"])) > 0.002]
    assert len(GRID) - len(astray) >= 100
    assert {float(row["delta"]) for row in astray} <= {1e-10}
    assert {int(row["steps"]) for row in astray} <= {10_000, 100_000}


@pytest.mark.parametrize(("noise", "rate", "steps", "epsilon"), [(1.1, 0.01, 1000, 2.4778), (5, 1, 10, 5.7595)])
def test_replacing_a_person_costs_about_twice(noise: float, rate: float, steps: int, epsilon: float) -> None:
    found = sampled.epsilon_of(Sampled(noise, rate, steps, replace=True), 1e-5)
    added = sampled.epsilon_of(Sampled(noise, rate, steps), 1e-5)
    assert found == pytest.approx(epsilon, abs=0.01 if rate == 1 else 0.002)
    assert added < found <= 2.3 * added


@given(noise=some.floats(0.3, 20), rate=some.floats(1e-4, 0.99), steps=some.integers(1, 20_000))
@settings(max_examples=25)
def test_todays_figure_is_never_above_the_newer_conversion(noise: float, rate: float, steps: int) -> None:
    event = Sampled(noise, rate, steps)
    found = sampled.epsilon_of(event, 1e-6)
    assert found <= renyi.newer_epsilon(renyi.divergences(event), 1e-6) + 0.001 or found == math.inf


@pytest.mark.parametrize(
    ("noise", "rate", "steps", "delta"),
    [
        (0.02, 0.5, 10, 1e-5), (0.05, 1e-4, 100, 1e-5), (1e6, 0.5, 10, 1e-5), (1, 1 - 1e-9, 3, 1e-5),
        (5, 0.2, 100, 0.9), (1, 1e-9, 10**6, 1e-12), (2, 0.0005, 10**6, 1e-60), (10, 0.3, 10**6, 1e-5),
        (0.4, 1e-4, 10**6, 1e-10),
    ],
)  # fmt: skip
@pytest.mark.parametrize("replace", [False, True])
def test_extreme_runs_have_an_answer(noise: float, rate: float, steps: int, delta: float, replace: bool) -> None:  # noqa: FBT001
    event = Sampled(noise, rate, steps, replace)
    assert 0 <= sampled.epsilon_of(event, delta) <= math.inf
    assert renyi.newer_epsilon(renyi.divergences(event), delta) >= 0


@pytest.mark.parametrize(("records", "epsilon"), [(1, 1.0), (2, 2.1229), (5, 5.9262), (10, 13.5070), (20, 33.0187)])
def test_a_person_with_more_records_is_promised_less(records: int, epsilon: float) -> None:
    assert gaussian.epsilon_of(records * gaussian.mu_of(1, 1e-6), 1e-6) == pytest.approx(epsilon, abs=0.002)


@given(epsilon=some.floats(0.05, 40), delta=some.sampled_from((1e-4, 1e-5, 1e-8)))
@settings(max_examples=40, deadline=None)
def test_mu_and_epsilon_are_each_others_inverse(epsilon: float, delta: float) -> None:
    assert gaussian.epsilon_of(gaussian.mu_of(epsilon, delta), delta) == pytest.approx(epsilon, rel=1e-6)


@pytest.mark.parametrize("epsilon", [0.5, 3.0, 8.0])
def test_calibrated_noise_keeps_its_promise_and_hardly_more(epsilon: float) -> None:
    noise = sampled.noise_for(epsilon, 1e-5, rate=0.01, steps=500)
    reached = sampled.epsilon_of(Sampled(noise, 0.01, 500), 1e-5)
    assert epsilon - 0.01 <= reached <= epsilon
    whole = gaussian.noise_for(epsilon, 1e-5, steps=30)
    assert gaussian.epsilon_of(math.sqrt(30) / whole, 1e-5) == pytest.approx(epsilon, rel=1e-6)


def test_more_noise_promises_more_and_more_steps_less() -> None:
    of = sampled.epsilon_of
    assert of(Sampled(1, 0.01, 500), 1e-5) > of(Sampled(1.2, 0.01, 500), 1e-5)
    assert of(Sampled(1, 0.01, 500), 1e-5) < of(Sampled(1, 0.01, 900), 1e-5)


@pytest.mark.parametrize(("noise", "steps"), [(1, 131), (1, 500), (1, 2000), (0.5, 2000)])
def test_noise_on_all_the_data_has_the_exact_figure_however_large(noise: float, steps: int) -> None:
    exact = gaussian.epsilon_of(math.sqrt(steps) / noise, 1e-5)
    assert sampled.epsilon_of(Sampled(noise, 1, steps), 1e-5) == pytest.approx(exact)
    nearly = sampled.epsilon_of(Sampled(noise, 0.999, steps), 1e-5)
    assert nearly == pytest.approx(exact, rel=0.02) or nearly == math.inf


def test_mu_keeps_its_promise_to_the_last_digit() -> None:
    for epsilon in (0.1, 1, 8, 50):
        assert gaussian.delta_of(gaussian.mu_of(epsilon, 1e-5), epsilon) <= 1e-5


def test_it_agrees_with_an_accountant_of_others() -> None:
    import dp_accounting as theirs
    from dp_accounting import pld

    for noise, rate, steps in ((0.9, 0.02, 300), (2.0, 0.1, 1000), (1.5, 0.005, 4000)):
        accountant = pld.PLDAccountant()
        event = theirs.PoissonSampledDpEvent(rate, theirs.GaussianDpEvent(noise))
        accountant.compose(theirs.SelfComposedDpEvent(event, steps))
        ours = sampled.epsilon_of(Sampled(noise, rate, steps), 1e-5)
        assert ours == pytest.approx(accountant.get_epsilon(1e-5), abs=0.002)
