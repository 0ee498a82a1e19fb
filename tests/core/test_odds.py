"""Chances as odds: rounded up, with one denominator."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.core.odds import in_hundred, odds

SOME_CHANCE = some.floats(1e-6, 0.999)


@pytest.mark.parametrize(
    ("chance", "shown"),
    [(0.2433, 25), (0.9167, 92), (0.1, 10), (0.07, 7), (0.25, 25), (0.9997, 100), (1.0, 100), (1e-9, 1)],
)
def test_ceilings_are_rounded_up_and_never_down(chance: float, shown: int) -> None:
    assert in_hundred(chance) == shown


@given(SOME_CHANCE, SOME_CHANCE)
def test_odds_have_one_denominator_and_stay_above_the_chances(prior: float, cap: float) -> None:
    found = odds(prior, cap)
    assert found.blind >= 1
    assert abs(found.blind / found.of - prior) <= prior / 20 + 1e-9
    assert found.caps[0] / found.of >= cap - 1e-9


@pytest.mark.parametrize(
    ("prior", "of"), [(0.1, 100), (0.01, 100), (0.005, 10_000), (0.0001, 10_000), (1e-6, 1_000_000)]
)
def test_tiny_chances_get_a_larger_denominator(prior: float, of: int) -> None:
    assert odds(prior).of == of
