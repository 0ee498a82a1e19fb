"""A study's time in words."""

from datetime import date

import pytest

from desktop.core.study import EventKind
from desktop.words.timeline import due_words, happened_words, moved_words, near_short_day_words, stood_words

FIRST, LAST, TODAY = date(2026, 10, 12), date(2026, 11, 20), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("settled", "shown", "words"),
    [
        (8, (15, 41), "they settled eight more questions, and 15 became 41."),
        (1, (15, 41), "they settled one more question, and 15 became 41."),
        (12, (15, 15), "they settled 12 more questions, and it stays at 15."),
        (0, (15, 12), "they settled no more questions, and 15 became 12."),
        (0, (15, 15), "they settled no more questions, and it stays at 15."),
        (-1, (15, 12), "one question came open again, and 15 became 12."),
        (-3, (15, 15), "three questions came open again, and it stays at 15."),
    ],
)
def test_what_came_about_between_two_days_is_one_sentence(settled: int, shown: tuple[int, int], words: str) -> None:
    said = moved_words(FIRST, LAST, settled=settled, shown=shown, today=TODAY)
    assert said == f"From 12 October to 20 November {words}"


def test_other_years_are_named() -> None:
    assert near_short_day_words(FIRST, today=TODAY) == "12 Oct"
    assert near_short_day_words(date(2024, 2, 29), today=TODAY) == "29 Feb 2024"
    assert "12 October 2026" in stood_words(FIRST, settled=3, questions=27, shown=9, today=date(2027, 1, 1))


def test_every_kind_of_event_has_its_words() -> None:
    assert len({happened_words(kind) for kind in EventKind}) == len(EventKind)
    assert due_words(date(2026, 12, 7)) == "reply due 7 Dec"
