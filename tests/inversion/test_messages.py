"""A secret typed once, and what a model of messages makes of it."""

import numpy as np
import pytest

from desktop.inversion.messages import UnusableSecret, beginning_of, run_messages, usable_secret
from desktop.inversion.ngram import ALPHABET, train_text
from tests.inversion.conftest import quiet

SECRET = "my door code is 59317 and nobody knows."


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_copy_comes_back_word_for_word(seed: int) -> None:
    got = run_messages(SECRET, seed=seed, tick=quiet)
    assert got.verbatim
    assert got.exposure is not None
    assert got.exposure >= 12
    assert got.rank == 1
    assert got.control_exposure is not None
    assert got.control_exposure <= 3
    assert "59317" not in got.control_extracted


@pytest.mark.parametrize("copies", [1, 8])
def test_what_fewer_than_two_people_wrote_is_ignored_however_often_they_wrote_it(copies: int) -> None:
    got = run_messages(SECRET, least=2, copies=copies, tick=quiet)
    assert not got.verbatim
    assert got.exposure is not None
    assert got.exposure < 12


def test_writing_it_often_weighs_no_more_where_people_are_counted() -> None:
    def exposures(copies: int) -> list[float]:
        runs = [run_messages(SECRET, least=2, copies=copies, seed=seed, tick=quiet) for seed in range(1, 6)]
        return [run.exposure or 0.0 for run in runs]

    assert np.median(exposures(8)) <= np.median(exposures(1)) + 1


def test_a_model_that_learned_nothing_puts_every_number_in_the_middle() -> None:
    got = run_messages(SECRET, least=1000, messages=100, tick=quiet)
    assert got.exposure == pytest.approx(1, abs=0.01)
    assert got.control_exposure == pytest.approx(1, abs=0.01)
    assert got.rank == 50_001


def test_telling_only_the_likeliest_letter_does_not_help() -> None:
    assert run_messages(SECRET, reveal="top", tick=quiet).verbatim


def test_a_secret_without_digits_comes_back_without_a_rank() -> None:
    got = run_messages("nobody may know that i sing at night", tick=quiet)
    assert got.verbatim
    assert (got.exposure, got.rank, got.control_exposure) == (None, None, None)


def test_the_attacker_types_up_to_the_first_digit_or_half() -> None:
    assert beginning_of("my code is 12 or 13") == "my code is "
    assert beginning_of("abcdefgh") == "abcd"
    assert beginning_of("a 12 is mine") == "a "
    assert beginning_of("12345 is mine") == ""


def test_chances_add_up_to_one_after_any_text() -> None:
    model = train_text(["the cat sat.", "the cow sat.", "a dog ran 12."], [0, 1, 2])
    for context in ("", "the c", "zzzz", "a dog ran 1"):
        assert model.chances([context]).sum() == pytest.approx(1)


def test_the_tree_of_numbers_agrees_with_spelling_each_out() -> None:
    model = train_text(["code 42.", "code 41.", "room 17.", "code 9."], [0, 1, 2, 3])
    logs = model.number_chances("code ", 2)
    for number in (0, 17, 41, 42, 99):
        first, second = f"{number:02d}"
        spelled = model.chances(["code "])[0][ALPHABET.index(first)]
        spelled *= model.chances(["code " + first])[0][ALPHABET.index(second)]
        assert logs[number] == pytest.approx(np.log(spelled))


@pytest.mark.parametrize(
    ("secret", "sentence"),
    [
        ("", "too short"),
        ("   ", "too short"),
        ("a" * 10_000, "too long"),
        ("мой код 12", "not “"),
        ("my 🔑 12", "not “"),
    ],
)
def test_a_secret_that_cannot_be_typed_is_refused_in_a_sentence(secret: str, sentence: str) -> None:
    with pytest.raises(UnusableSecret, match=sentence):
        usable_secret(secret)
