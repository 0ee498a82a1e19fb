"""A claim read, and held against the figures behind it."""

import math
from dataclasses import replace

import pytest

from desktop.accounting.claims import Fit, agreement, computed, read, within_print
from desktop.accounting.guesses import guess_cap_of
from desktop.accounting.sampled import Sampled
from desktop.core.bounds import guess_cap
from desktop.core.claim import Claim, Mechanism, Neighbours, NoisePlace, Run, Unit
from desktop.core.printed import printed
from tests.promises import GAUSSIAN_RECORDS, MNIST, PRIORS

DP_SGD = Claim(2.38, 1e-5, mechanism=Mechanism.DP_SGD)
RUN = Run(1.1, 256 / MNIST, 14_063)
EXACT = """
1.3 250 3600 .5887 .1457 .01797 .000244 .5917 .1470 .01811 .000244 .787 .2347 .02348 .000245
1.1 256 14063 .7162 .2397 .0402 .000858 .7212 .2434 .0409 .000866 .954 .917 .108 .00109
0.7 256 10547 .8633 .4281 .1160 .00555 .893 .4845 .1392 .00664 .998 .9968 .9965 .0282
0.6 256 7032 .8984 .4966 .1615 .01137 .9466 .6296 .2376 .01758 .9998 .9996 .9995 .219
4 600 10000 .6003 .1522 .01915 .000266 .6007 .1524 .01917 .000266 .806 .258 .0258 .000268
1 600 1000 .6586 .1942 .0291 .000548 .6782 .2065 .0312 .000565 .920 .622 .0622 .000632
1.5 2400 2250 .9195 .5473 .1804 .01102 .9264 .5667 .1903 .01162 .9994 .9990 .9989 .0870
"""
"""Guesses of 1/2, 1/10, 1/100 and 1/10,000: from the run itself, as Gaussian noise, and by epsilon and delta alone."""


@pytest.mark.parametrize("row", EXACT.strip().splitlines())
def test_the_run_itself_caps_guesses_tighter_than_its_epsilon_does(row: str) -> None:
    noise, batch, steps, *caps = map(float, row.split())
    event = Sampled(noise, batch / MNIST, int(steps))
    epsilon = computed(Run(noise, batch / MNIST, int(steps)), 1e-5).epsilon
    for at, prior in enumerate(PRIORS.values()):
        claim = Claim(epsilon, 1e-5, mechanism=Mechanism.DP_SGD)
        gaussian = read(claim, prior=prior).stated.guess_gaussian
        assert gaussian is not None
        assert guess_cap_of(event, prior) == pytest.approx(caps[at], rel=0.002)
        assert gaussian == pytest.approx(caps[4 + at], rel=0.002)
        assert guess_cap(prior, epsilon, 1e-5) == pytest.approx(caps[8 + at], rel=0.006)


def test_were_you_in_it_and_which_of_ten_are_two_figures() -> None:
    reading = read(DP_SGD)
    assert reading.stated.posterior == pytest.approx(0.546, abs=0.0005)
    assert reading.stated.guess == pytest.approx(0.917, abs=0.0005)
    assert reading.stated.guess_gaussian == pytest.approx(0.2434, abs=0.0005)
    assert reading.stated == reading.yours


@pytest.mark.parametrize("mechanism", [Mechanism.OTHER, Mechanism.UNKNOWN])
def test_the_gaussian_figure_is_for_stated_gaussian_noise_alone(mechanism: Mechanism) -> None:
    reading = read(replace(DP_SGD, mechanism=mechanism))
    assert (reading.stated.mu, reading.stated.guess_gaussian, reading.gaussian_shown) == (None, None, False)


def test_the_gaussian_figure_is_never_for_noise_on_the_device() -> None:
    assert read(replace(DP_SGD, place=NoisePlace.DEVICE)).stated.guess_gaussian is None
    for epsilon, truth in ((1, 0.232), (4, 0.858)):
        answers = math.exp(epsilon) / (math.exp(epsilon) + 9)
        assert answers == pytest.approx(truth, abs=0.0005)
        as_gaussian = read(Claim(epsilon, 1e-5, mechanism=Mechanism.GAUSSIAN)).stated.guess_gaussian
        assert as_gaussian is not None
        assert as_gaussian < answers <= read(Claim(epsilon, 1e-5)).stated.guess


@pytest.mark.parametrize(("prior", "shown"), [(0.1, True), (0.001, True), (0.0009, False), (0.0001, False)])
def test_the_gaussian_figure_is_shown_only_for_guesses_worth_a_hundred_deltas(prior: float, shown: bool) -> None:  # noqa: FBT001
    reading = read(DP_SGD, prior=prior)
    assert reading.gaussian_shown is shown
    assert reading.stated.guess_gaussian is not None


@pytest.mark.parametrize(("records", "epsilon"), GAUSSIAN_RECORDS)
def test_many_records_of_one_person_weaken_plain_gaussian_noise_exactly(records: int, epsilon: float) -> None:
    claim = Claim(1, 1e-6, mechanism=Mechanism.GAUSSIAN, records_each=records)
    assert read(claim).gaussian_epsilon == pytest.approx(epsilon, abs=0.0001)
    assert read(claim).gaussian_exact
    assert read(replace(claim, mechanism=Mechanism.DP_SGD)).gaussian_exact is (records == 1)


def test_a_delta_of_one_for_all_records_promises_nothing() -> None:
    reading = read(Claim(1, 1e-6, records_each=20))
    assert reading.yours.nothing
    assert (reading.yours.guess, reading.yours.membership_accuracy, reading.yours.posterior) == (1, 1, 1)
    assert not reading.stated.nothing
    assert read(Claim(8, 1e-6, records_each=10_000)).yours.delta == math.inf


def test_a_promise_for_a_whole_person_is_no_weaker_for_many_records() -> None:
    reading = read(Claim(1, 1e-6, unit=Unit.PERSON, records_each=20))
    assert reading.yours == reading.stated


@pytest.mark.parametrize(
    ("claimed", "figure", "fits"),
    [
        ("8.9", 8.922, True), ("17.14", 17.158, True), ("1.26", 1.259, True), ("1.0", 1.049, True),
        ("1.0", 1.06, False), ("2.00", 2.019, True), ("2.00", 2.021, False), ("3.01", 1.2, True), ("2.47", 2.387, True),
        ("0.71", 0.7096, True),
    ],
)  # fmt: skip
def test_rounding_in_print_is_allowed_for(claimed: str, figure: float, fits: bool) -> None:  # noqa: FBT001
    assert within_print(printed(claimed), figure) is fits


@pytest.mark.parametrize(
    ("claimed", "fit"),
    [
        ("1.0", Fit.BELOW),
        ("2.3", Fit.BELOW),
        ("2.38", Fit.TODAY),
        ("2.60", Fit.NEWER),
        ("3.01", Fit.OLDER),
        ("8.0", Fit.ABOVE),
    ],
)
def test_a_claim_is_told_by_the_way_it_was_reckoned(claimed: str, fit: Fit) -> None:
    figure = printed(claimed)
    agreed = agreement(figure, computed(RUN, 1e-5, claimed=figure))
    assert agreed.fit is fit
    assert agreed.agrees is (fit is not Fit.BELOW)


def test_unknown_neighbours_are_looked_at_both_ways() -> None:
    small, large = printed("3.01"), printed("4.30")
    assert not agreement(small, computed(RUN, 1e-5, claimed=small)).either
    assert agreement(large, computed(RUN, 1e-5, claimed=large)).either
    told = computed(RUN, 1e-5, neighbours=Neighbours.ADD_REMOVE, claimed=small)
    assert told.replaced is None
    assert agreement(small, told).either
    replaced = computed(RUN, 1e-5, neighbours=Neighbours.REPLACE, claimed=small)
    assert replaced.epsilon == pytest.approx(4.2217, abs=0.002)
    assert agreement(small, replaced).fit is Fit.BELOW


def test_a_finer_grid_decides_before_a_claim_is_doubted() -> None:
    long = Run(10, 1e-4, 100_000)
    coarse = computed(long, 1e-10).epsilon
    figure = printed("0.0165")
    fine = computed(long, 1e-10, claimed=figure)
    assert coarse > 0.04
    assert fine.epsilon == pytest.approx(0.0164, abs=0.0002)
    assert agreement(figure, fine).agrees


def test_hardly_any_noise_promises_nothing_and_fits_no_claim() -> None:
    figure = printed("3")
    found = computed(Run(0.01, 0.5, 1000), 1e-5, claimed=figure)
    assert (found.epsilon, found.older, found.guess) == (math.inf, math.inf, 1.0)
    assert not agreement(figure, found).agrees


def test_noise_on_all_the_data_is_reckoned_exactly() -> None:
    found = computed(Run(5, 1, 100), 1e-5)
    assert found.epsilon == pytest.approx(9.9973, abs=0.0001)
    assert found.guess == pytest.approx(0.76376, abs=0.0001)
