"""What a sample reply gives out and how rare one is, in words: whole, calm, and no more certain than the figures."""

import re

import pytest

from desktop.catalog.traits import load_traits
from desktop.core.api_reply import Level, reading_of
from desktop.core.json_text import LARGEST, MOST_VALUES, Reason, UnreadableJson
from desktop.core.questionnaire import Questionnaire
from desktop.core.rarity import NoRarity, Trouble, expected_others, suggested_factors
from desktop.paths import questionnaires_folder
from desktop.words import api_reply, rarity

RANGE = "somewhere between 0 and 50, because traits may go together."
CERTAIN = re.compile(r"\b(safe|secure|guarantee\w*|always|cannot be)\b|!", re.IGNORECASE)


@pytest.mark.parametrize("level", Level)
def test_every_level_has_words_that_promise_nothing(level: Level, questionnaire: Questionnaire) -> None:
    question = questionnaire.by_id["output_detail"]
    sentences = [api_reply.level_words(level), api_reply.why_it_matters(level), api_reply.one_sample_words(level)]
    for sentence in (*sentences, api_reply.kind_words(level)):
        assert not CERTAIN.search(sentence), sentence
    assert all(sentence.endswith(".") for sentence in sentences if sentence)
    proposed = api_reply.option_words(level, question)
    assert proposed.startswith("At least this much: ") == (level is not Level.NONE)


def test_one_sample_proves_no_ceiling_and_none_proves_nothing() -> None:
    assert "One sample proves no ceiling" in api_reply.one_sample_words(Level.LABEL)
    assert "proves nothing" in api_reply.one_sample_words(Level.NONE)


def test_unknown_classes_are_said_only_where_they_matter() -> None:
    full = '{"scores": [0.70213, 0.29787]}'
    assert "not known" in api_reply.classes_words(reading_of(full))
    assert api_reply.classes_words(reading_of(full, classes=2)) == ""
    assert api_reply.classes_words(reading_of('{"label": "a"}')) == ""


def test_written_text_is_warned_about() -> None:
    reading = reading_of('{"text": "Her door code is 48271."}')
    assert "word for word" in api_reply.written_words(reading)
    assert "may have made" in api_reply.finding_words(reading.findings[0])
    assert api_reply.written_words(reading_of('{"label": "a"}')) == ""


@pytest.mark.parametrize("reason", Reason)
def test_every_fault_of_a_reply_says_what_and_what_to_do(reason: Reason) -> None:
    words = api_reply.unreadable_reply_words(
        UnreadableJson(reason, line=7, what="\x1b[1m" + "k" * 200), name="reply.json"
    )
    assert words.startswith("reply.json")
    assert len(words.split(". ")) >= 2
    assert words.isprintable()
    assert len(words) < 300
    assert "{" not in words


def test_the_limits_that_are_said_are_those_that_hold() -> None:
    assert (LARGEST, MOST_VALUES) == (5_000_000, 50_000)


@pytest.mark.parametrize(
    ("shares", "group", "sentence"),
    [
        ((0.01, 0.2), 5000, "In a group of 5,000, about 10 others are expected to share all of these; " + RANGE),
        ((0.02,), 101, "In a group of 101, about 2 others are expected to share this."),
        ((0.01,), 101, "In a group of 101, about one other is expected to share this."),
        ((0.001,), 101, "In a group of 101, fewer than one other is expected to share this."),
        (
            (0.042, 0.5),
            101,
            "In a group of 101, about 2 others are expected to share all of these; " + RANGE.replace("50", "5"),
        ),
        ((0.1, 0.1), 1, "In a group of 1, no others are expected to share all of these."),
        ((0.5, 0.5), 101, "In a group of 101, about 25 others are expected to share all of these; " + RANGE),
    ],
)  # fmt: skip
def test_the_estimate_is_one_sentence_with_its_range(shares: tuple[float, ...], group: int, sentence: str) -> None:
    assert rarity.rarity_words(expected_others(shares, group), group, traits=len(shares)) == sentence


def test_independence_is_named_as_what_is_taken_for_granted() -> None:
    assert "independent" in rarity.assumption_words(2)
    assert "independent" not in rarity.assumption_words(1)


def test_the_thresholds_are_called_a_judgement() -> None:
    assert "20" in rarity.judgement_words()
    assert "1 in 2,000" in rarity.judgement_words()
    assert "our judgement" in rarity.judgement_words()


def test_every_suggestion_is_a_factor_of_the_method_and_ticks_nothing(questionnaire: Questionnaire) -> None:
    shares = (0.0001, 0.9)
    suggested = [
        *suggested_factors(shares, expected_others(shares, 100)),
        *suggested_factors((0.01, 0.2), expected_others((0.01, 0.2), 5000)),
    ]
    assert set(suggested) == {"rare_condition", "small_group", "unusual_mix"}
    assert set(suggested) <= {factor.id for factor in questionnaire.method.factors}
    assert all(rarity.factor_words(factor).endswith(".") for factor in suggested)
    assert "Nothing is ticked for you" in rarity.suggestion_words(1)
    assert "Nothing is ticked for you" in rarity.suggestion_words(2)
    assert "Nothing to tick" in rarity.suggestion_words(0)


@pytest.mark.parametrize("trouble", Trouble)
def test_every_figure_that_is_none_says_what_to_write(trouble: Trouble) -> None:
    words = rarity.trouble_words(NoRarity(trouble, "\x1b0,01" + "9" * 500))
    assert re.search(r"[Ww]rite|Leave|such as", words)
    assert words.isprintable()
    assert len(words) < 250
    assert "{" not in words


@pytest.mark.parametrize(("share", "words"), [(0.01, "1 in 100"), (0.00005, "1 in 20,000"), (0.75, "75 in 100")])
def test_a_share_is_said_as_one_in_so_many(share: float, words: str) -> None:
    assert rarity.share_words(share) == words


def test_a_trait_of_the_list_says_of_whom_when_and_who_says_so() -> None:
    for trait in load_traits(questionnaires_folder()):
        words = rarity.source_words(trait)
        assert str(trait.year) in words
        assert trait.source in words
        assert "  " not in words
