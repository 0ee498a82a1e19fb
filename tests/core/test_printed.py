"""Numbers as they are written: read with their digits, or refused with the reason."""

import pytest

from desktop.core.printed import NoNumber, Printed, Unread, printed, whole_number


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("8.9", 8.9, 1), ("3.01", 3.01, 2), ("1e-5", 1e-5, 5), ("10^-5", 1e-5, 5), ("1.2e-6", 1.2e-6, 7),
        (" 17.140 ", 17.14, 3),
        (".5", 0.5, 1), ("8", 8, 0), ("−1", -1, 0), ("2 × 10^-6", 2e-6, 6),
    ],
)  # fmt: skip
def test_numbers_are_read_with_their_digits(text: str, value: float, decimals: int) -> None:
    assert printed(text) == Printed(pytest.approx(value), decimals)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Unread.EMPTY), ("  ", Unread.EMPTY), ("8e", Unread.NO_NUMBER), ("nan", Unread.NO_NUMBER),
        ("inf", Unread.NO_NUMBER),
        ("8,5", Unread.COMMA), ("1,5e-5", Unread.COMMA), ("1e999", Unread.NO_NUMBER), ("9" * 400, Unread.NO_NUMBER),
        ("eight", Unread.NO_NUMBER), ("0x8", Unread.NO_NUMBER), ("1_0", Unread.NO_NUMBER),
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_its_reason(text: str, reason: Unread) -> None:
    with pytest.raises(NoNumber) as caught:
        printed(text)
    assert caught.value.reason is reason


def test_whole_numbers_may_have_thousands_set_apart() -> None:
    assert [whole_number(text) for text in ("60000", "60,000", "60 000", "6e4")] == [60_000] * 4
    with pytest.raises(NoNumber) as caught:
        whole_number("10.5")
    assert caught.value.reason is Unread.NOT_WHOLE
