"""Days that a person writes are understood in every usual form, and nothing else is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.words.dates import date_words, day_in, short_date_words

NEAR = date(2026, 11, 28)


@pytest.mark.parametrize(
    "text",
    ["20 October 2026", "20 Oct 2026", " 20  oct ", "oct 20", "October 20, 2026", "20th October", "20. Oct. 26", "20oct2026",
     "2026-10-20", "2026-10-20 ", "20.10.2026", "20.10.26", "20/10/2026", "20-10", "20 10 2026", "20. 10. 2026"],
)  # fmt: skip
def test_a_day_is_understood_however_it_is_written(text: str) -> None:
    assert day_in(text, near=NEAR) == date(2026, 10, 20)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "20", "2026", "10/20/2026", "31 November", "29 February 2026", "20 oc", "20 october 2026 noon", "-1", "0",
     "1e9", "20 Octobre 2026", "٢٠ october x", "20-10-20260", "😀", "x" * 10_000],
)  # fmt: skip
def test_what_is_no_day_is_not_guessed_at(text: str) -> None:
    assert day_in(text, near=NEAR) is None


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_in_words_is_read_back(day: date) -> None:
    for written in (date_words(day), short_date_words(day), day.isoformat()):
        assert day_in(written, near=NEAR) == day


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert day_in(text, near=NEAR) is None or isinstance(day_in(text, near=NEAR), date)
