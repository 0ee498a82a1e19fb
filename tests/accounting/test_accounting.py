"""The accountant against published and recomputed figures."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from desktop.accounting import gaussian, renyi, sampled
from desktop.accounting.sampled import Sampled

MNIST = 60_000

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
    (0.7, 256 / MNIST, 10_547, 7.102, 6.3197), (1.12, 256 / MNIST, 14_063, 2.922, 2.5187),
    (1.2, 256 / MNIST, 2344, 1.198, 0.9318),
)  # fmt: skip


@pytest.mark.parametrize(("noise", "rate", "steps", "epsilon"), PLD)
def test_sampled_noise_promises_what_the_numerical_accountant_says(
    noise: float, rate: float, steps: int, epsilon: float
) -> None:
    assert sampled.epsilon_of(Sampled(noise, rate, steps), 1e-5) == pytest.approx(epsilon, abs=0.002)


@pytest.mark.parametrize(("noise", "rate", "steps", "classic", "newer"), RENYI)
def test_the_older_conversions_give_the_published_figures(
    noise: float, rate: float, steps: int, classic: float, newer: float
) -> None:
    event = Sampled(noise, rate, steps)
    assert renyi.classic_epsilon(event, 1e-5) == pytest.approx(classic, abs=0.002)
    assert renyi.renyi_epsilon(event, 1e-5) == pytest.approx(newer, abs=0.002)


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


def test_the_loss_tells_delta_at_any_epsilon() -> None:
    loss = sampled.privacy_loss(Sampled(1.1, 256 / MNIST, 14_063))
    assert loss.delta(1) == pytest.approx(0.0155327, rel=0.002)
    assert loss.delta(3) == pytest.approx(8.777e-8, rel=0.01)
    assert loss.epsilon(1e-6) == pytest.approx(2.69686, abs=0.002)


@pytest.mark.parametrize(("epsilon", "mu"), [(0.1, 0.032521), (1, 0.268051), (8, 1.666031), (50, 6.677323)])
def test_the_reading_as_gaussian_noise_matches_the_table(epsilon: float, mu: float) -> None:
    assert gaussian.mu_of(epsilon, 1e-5) == pytest.approx(mu, abs=1e-5)


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


@pytest.mark.parametrize(("noise", "steps"), [(1, 131), (1, 500), (1, 2000), (0.3, 2000)])
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
