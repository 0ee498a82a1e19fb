"""Evasive phrases are found in whatever people paste, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.phrases import evasions_in, evasions_of, plain_letters
from desktop.core.questionnaire import Questionnaire


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("", ""),
        ("  We\tSAY\n\nso ", "we say so"),
        ("It can’t “happen”", 'it can\'t "happen"'),
        ("state‑of–the—art", "state-of-the-art"),
        ("ano\u00adny\u200bmised", "anonymised"),
    ],
)
def test_letters_are_made_plain(text: str, plain: str) -> None:
    assert plain_letters(text) == plain


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("All of it: data is encrypted.", ["data is encrypted"]),
        ("DATA IS ENCRYPTED", ["data is encrypted"]),
        ("data \t is\n  encrypted", ["data is encrypted"]),
        ("data is\r\n> encrypted", []),
        ("state‑of‑the‑art privacy", ["state-of-the-art privacy"]),
        ("state-of-the-\nart privacy", ["state-of-the-art privacy"]),
        ("da\u00adta is en\u200bcrypted", ["data is encrypted"]),
        ("metadata is encrypted", []),
        ("data is encryptedly", []),
        ("(per step)", ["per step"]),
        ("upper steps, per stepping", []),
        ("the attack reached 51%", ["51%"]),
        ("it reached 3.51%, or 151%", []),
        ("k = 5", ["k=5"]),
        ("_per step_ and *per step*", ["per step", "per step"]),
        ("We take the protection of your data seriously.", ["take the protection of your data seriously"]),
        ("", []),
        (" \n\t ", []),
        ("\x00\x01 per step \x7f", ["per step"]),
    ],
)
def test_phrases_are_found_as_whole_words(questionnaire: Questionnaire, text: str, found: list[str]) -> None:
    assert [one.phrase for one in evasions_in(text, questionnaire)] == found


@pytest.mark.parametrize("before", ["", "İstanbul ", "ẞ ﬁ ", "😀😀 ", "نحن ", "a\u0301 ", "Ⅷ² ½ "])
def test_places_are_those_of_the_text_as_it_was_pasted(questionnaire: Questionnaire, before: str) -> None:
    text = f"{before}Your “Data  is\nENCRYPTED” here"
    (found,) = evasions_in(text, questionnaire)
    assert text[found.start : found.end] == "Data  is\nENCRYPTED"


def test_a_phrase_names_every_question_that_it_bears_on(questionnaire: Questionnaire) -> None:
    (found,) = evasions_in("Then we delete the data.", questionnaire)
    assert [bearing.question for bearing in found.bearings] == ["dp_used", "retention"]
    assert all(bearing.evasion.hides and bearing.evasion.ask_back for bearing in found.bearings)
    assert found.bearings[0].evasion != found.bearings[1].evasion


def test_phrases_within_each_other_are_all_found(questionnaire: Questionnaire) -> None:
    found = evasions_in("It is synthetic data.", questionnaire)
    assert [one.phrase for one in found] == ["synthetic data", "synthetic"]


def test_every_phrase_of_the_questionnaire_finds_itself(questionnaire: Questionnaire) -> None:
    for question in questionnaire.questions:
        for evasion in question.evasions:
            for phrase in evasion.phrases:
                assert evasion in evasions_of(f"Well, {phrase.upper()}!", question), phrase


def test_the_evasions_of_a_question_come_once_and_in_its_order(questionnaire: Questionnaire) -> None:
    question = questionnaire.by_id["dp_used"]
    text = "We delete the data. Data is encrypted at rest. Privacy by design. We delete the data."
    assert evasions_of(text, question) == (question.evasions[0], question.evasions[2], question.evasions[3])


def test_a_long_reply_is_searched_whole(questionnaire: Questionnaire) -> None:
    text = "word data is " * 8000 + "encrypted"
    (found,) = evasions_in(text, questionnaire)
    assert (found.end, found.phrase) == (len(text), "data is encrypted")


@given(text=st.text())
def test_no_text_is_too_odd(questionnaire: Questionnaire, text: str) -> None:
    for found in evasions_in(f"{text} per step", questionnaire):
        assert 0 <= found.start < found.end <= len(text) + 9
