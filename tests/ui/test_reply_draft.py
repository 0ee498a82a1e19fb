"""A reply that is being taken down: its passages, the sentences round them, and the moment of its records."""

from datetime import date, datetime

import pytest

from desktop.ui.reply.draft import Draft, Passage, moment_of, place_of, readable, sentence_around, with_text
from desktop.ui.widgets.units import Units
from tests.ui.replies import NOW, TEXT, TODAY, at, taken


def test_passages_are_joined_in_the_order_of_the_text() -> None:
    later, earlier = Passage(20, "encrypted\n at rest"), Passage(0, "We add noise.")
    assert taken("dp_used", "a", later, earlier).quote == "We add noise. … encrypted at rest"


@pytest.mark.parametrize(
    ("day", "others", "moment"),
    [
        (TODAY, [], NOW),
        (TODAY, [at(24, 11)], at(24, 11)),
        (date(2026, 11, 20), [], at(20)),
        (date(2026, 11, 20), [at(20, 15)], at(20, 15)),
        (date(2026, 11, 20), [at(22)], at(20)),
    ],
)
def test_a_record_is_of_its_day_and_not_before_what_that_day_has(
    day: date, others: list[datetime], moment: datetime
) -> None:
    assert moment_of(day, now=NOW, others=others) == moment


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("noise", "We add noise."),
        ("encrypted", "All data is encrypted at rest!"),
        ("May", "Ask us again in May; we test as needed."),
        ("needed", "Ask us again in May; we test as needed."),
    ],
)
def test_the_sentence_round_a_phrase_is_marked(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    first, last = sentence_around(TEXT, start, start + len(words))
    assert TEXT[first:last] == sentence


def test_a_sentence_without_end_is_cut_short() -> None:
    text = "word " * 1000
    first, last = sentence_around(text, 2000, 2004)
    assert (2000 - first <= 300, last - 2004 <= 300) == (True, True)


def test_a_passage_is_found_again_where_the_text_has_moved() -> None:
    passage = Passage(3, "noise")
    assert place_of("xx noise", passage) == (3, 8)
    assert place_of("before: xx noise", passage) == (11, 16)
    assert place_of("gone", passage) is None


def test_pasted_text_is_rid_of_control_characters_and_keeps_its_length() -> None:
    assert readable("a\x00b\x1f\td\r\ne\u2028f\rg\ud800") == "a b \td\ne\nf\ng "


def test_another_text_is_another_reply_once_nothing_kept_stands_in_it() -> None:
    kept = Draft(TEXT, kept=(Passage(0, "We add noise."),), kept_answers=1, entered=True, asked_again=True)
    assert with_text(kept, TEXT + " More.").entered
    assert not with_text(kept, "A second e-mail.").entered
    assert with_text(kept, "A second e-mail.").kept_answers == 0


def test_letters_beyond_the_first_plane_are_counted_as_qt_does() -> None:
    units = Units("a😀b😀c")
    assert [units.there(place) for place in range(6)] == [0, 1, 3, 4, 6, 7]
    assert [units.here(units.there(place)) for place in range(6)] == list(range(6))
