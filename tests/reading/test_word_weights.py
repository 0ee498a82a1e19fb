"""Learning from labelled passages how much single words tell of a question."""

import json
from pathlib import Path

from desktop.core.passage import Lexicon, phrase_of
from tests.word_weights import FEWEST_ABOUT, Labelled, labelled, learnt, lines

KEPT = "We keep the records for ten years."
SHARED = "We share the records with partners."
OTHER = "The records show a picnic in the park."


def documents(number: int) -> list[Labelled]:
    about = (frozenset({"retention"}), frozenset({"sharing"}), frozenset[str]())
    return [Labelled((KEPT, SHARED, OTHER), about)] * number


def test_words_of_right_passages_speak_for_a_question_and_words_of_others_against_it() -> None:
    weights = learnt(documents(FEWEST_ABOUT))
    assert set(weights) == {"retention", "sharing"}
    assert weights["retention"]["years"] > 0 > weights["retention"]["partners"]
    assert weights["sharing"]["partners"] > 0 > weights["sharing"]["picnic"]
    assert "records" not in weights["sharing"]


def test_a_question_of_few_documents_is_left_alone() -> None:
    assert learnt(documents(FEWEST_ABOUT - 1)) == {}


def test_a_passage_counts_for_those_questions_of_its_topic_whose_phrases_find_it(tmp_path: Path) -> None:
    path = tmp_path / "labelled.json"
    passages = [
        {"document": "a", "passage": 0, "text": KEPT, "topics": ["data"]},
        {"document": "a", "passage": 1, "text": OTHER, "topics": ["data"]},
        {"document": "b", "passage": 0, "text": SHARED, "topics": []},
    ]
    path.write_text(json.dumps({"questions": {"data": ["sharing", "retention"]}, "passages": passages}))
    lexicons = {"sharing": Lexicon((phrase_of("partner"),)), "retention": Lexicon((phrase_of("keep ... years"),))}
    first, second = labelled([path], lexicons)
    assert first == Labelled((KEPT, OTHER), (frozenset({"retention"}), frozenset({"sharing"})))
    assert second == Labelled((SHARED,), (frozenset(),))


def test_words_are_written_by_weight_and_broken_into_lines() -> None:
    assert list(lines({"years": 0.5, "delete": 1.0, "keep": 0.5, "share": -0.2})) == [
        "1: delete",
        "0.5: keep years",
        "-0.2: share",
    ]
    many = list(lines({f"word{at:03}": 0.5 for at in range(30)}))
    assert all(line.startswith("0.5: word") and len(line) < 100 for line in many)
    assert sum(len(line.split()) - 1 for line in many) == 30
