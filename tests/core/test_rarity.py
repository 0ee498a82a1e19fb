"""How many others share one's traits: the estimate, its range, and every figure that is none."""

from contextlib import suppress
from math import inf, nan, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.rarity import (
    LARGEST_GROUP,
    MOST_TRAITS,
    NoRarity,
    Rarity,
    Trouble,
    expected_others,
    group_in,
    share_in,
    shares_in,
    suggested_factors,
)

SHARES = st.floats(1e-9, 1)


@pytest.mark.parametrize(
    ("shares", "group", "expected", "most"),
    [
        ((0.01, 0.2), 5000, 9.998, 49.99),
        ((0.5,), 11, 5, 5),
        ((0.5, 0.5), 1, 0, 0),
        ((1.0,), 100, 99, 99),
        ((0.1,) * 6, 1_000_001, 1, 100_000),
    ],
)
def test_others_are_expected_by_the_product_and_at_most_by_the_smallest_share(
    shares: tuple[float, ...], group: int, expected: float, most: float
) -> None:
    assert expected_others(shares, group) == Rarity(pytest.approx(expected), 0.0, pytest.approx(most))


@given(st.lists(SHARES, min_size=1, max_size=MOST_TRAITS), st.integers(1, LARGEST_GROUP))
def test_the_estimate_is_always_within_its_range(shares: list[float], group: int) -> None:
    rarity = expected_others(shares, group)
    assert 0 == rarity.least <= rarity.expected <= rarity.most * (1 + 1e-12)
    assert rarity.expected == pytest.approx((group - 1) * prod(shares))


@pytest.mark.parametrize(
    ("shares", "group", "trouble"),
    [
        ((), 10, Trouble.NO_SHARE),
        ((0.1,) * 7, 10, Trouble.TOO_MANY),
        ((0.1, 0), 10, Trouble.ZERO),
        ((-0.1,), 10, Trouble.NEGATIVE),
        ((1.01,), 10, Trouble.ABOVE_ONE),
        ((inf,), 10, Trouble.ABOVE_ONE),
        ((nan,), 10, Trouble.NOT_A_SHARE),
        ((0.1,), 0, Trouble.EMPTY_GROUP),
        ((0.1,), -5, Trouble.EMPTY_GROUP),
        ((0.1,), LARGEST_GROUP + 1, Trouble.GROUP_TOO_LARGE),
    ],
)
def test_nothing_is_estimated_from_what_is_no_share_or_no_group(
    shares: tuple[float, ...], group: int, trouble: Trouble
) -> None:
    with pytest.raises(NoRarity) as fault:
        expected_others(shares, group)
    assert fault.value.trouble is trouble


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("0.01", 0.01), (" .5 ", 0.5), ("1", 1), ("1e-3", 0.001), ("1 %", 0.01), ("0.5%", 0.005), ("100 %", 1),
        ("1 in 100", 0.01), ("1 in 2,000", 0.0005), ("3 of 4", 0.75), ("1 out of 8", 0.125), ("1/4", 0.25),
        ("1 IN 4", 0.25),
    ],
)  # fmt: skip
def test_a_share_may_be_written_in_any_usual_way(text: str, share: float) -> None:
    assert share_in(text) == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", Trouble.NO_SHARE), ("  ", Trouble.NO_SHARE), ("nan", Trouble.NOT_A_SHARE), ("inf", Trouble.NOT_A_SHARE),
        ("rare", Trouble.NOT_A_SHARE), ("8e", Trouble.NOT_A_SHARE), ("1 in", Trouble.NOT_A_SHARE),
        ("1 in 0", Trouble.NOT_A_SHARE), ("1 in many", Trouble.NOT_A_SHARE), ("٣", Trouble.NOT_A_SHARE),
        ("0,01", Trouble.COMMA), ("1,5 %", Trouble.COMMA), ("0", Trouble.ZERO), ("0 %", Trouble.ZERO),
        ("1e-999", Trouble.ZERO), ("-1 %", Trouble.NEGATIVE), ("2", Trouble.ABOVE_ONE), ("101 %", Trouble.ABOVE_ONE),
        ("1e999", Trouble.ABOVE_ONE), ("5 in 4", Trouble.ABOVE_ONE), ("9" * 5000, Trouble.NOT_A_SHARE),
    ],
)  # fmt: skip
def test_what_is_no_share_is_told_apart(text: str, trouble: Trouble) -> None:
    with pytest.raises(NoRarity) as fault:
        share_in(text)
    assert fault.value.trouble is trouble


def test_commas_stand_between_shares() -> None:
    assert shares_in("0.01, 0.2,1 in 4,5 %") == pytest.approx((0.01, 0.2, 0.25, 0.05))


@pytest.mark.parametrize("text", ["0,01", "1,5%", "0.2,0,01", ",5"])
def test_a_comma_that_may_be_a_decimal_one_is_refused(text: str) -> None:
    with pytest.raises(NoRarity) as fault:
        shares_in(text)
    assert fault.value.trouble is Trouble.COMMA


@pytest.mark.parametrize(("text", "group"), [("5000", 5000), ("5,000", 5000), ("1 000 000", 1_000_000), ("1", 1)])
def test_a_group_may_be_written_in_thousands(text: str, group: int) -> None:
    assert group_in(text) == group


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", Trouble.NOT_A_GROUP), ("many", Trouble.NOT_A_GROUP), ("5.5", Trouble.NOT_A_GROUP),
        ("5,00", Trouble.NOT_A_GROUP), ("0", Trouble.EMPTY_GROUP), ("-3", Trouble.EMPTY_GROUP),
        ("10000000001", Trouble.GROUP_TOO_LARGE), ("9" * 5000, Trouble.GROUP_TOO_LARGE),
    ],
)  # fmt: skip
def test_what_is_no_group_is_told_apart(text: str, trouble: Trouble) -> None:
    with pytest.raises(NoRarity) as fault:
        group_in(text)
    assert fault.value.trouble is trouble


@given(st.text())
def test_any_text_is_a_figure_or_refused(text: str) -> None:
    for read in (share_in, shares_in, group_in):
        with suppress(NoRarity):
            read(text)


@pytest.mark.parametrize(
    ("shares", "group", "factors"),
    [
        ((0.5, 0.5), 5000, []),
        ((0.01, 0.2), 5000, ["small_group", "unusual_mix"]),
        ((0.1,), 100, ["small_group"]),
        ((0.1, 0.9), 100, ["small_group"]),
        ((1 / 2000,), 5_000_000, []),
        ((1 / 2001,), 5_000_000, ["rare_condition"]),
        ((0.0001, 0.5), 1000, ["rare_condition", "small_group"]),
        ((0.2,), 101, []),
    ],
)
def test_factors_follow_from_few_others_and_rare_traits(
    shares: tuple[float, ...], group: int, factors: list[str]
) -> None:
    assert list(suggested_factors(shares, expected_others(shares, group))) == factors
