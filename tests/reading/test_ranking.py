"""Ranking passages for questions: what opens the gate, what counts how much, and how well it does."""

import pytest

from desktop.core.passage import Lexicon, Match, phrase_of
from desktop.core.progress import Cancelled
from desktop.core.questionnaire import Questionnaire
from desktop.reading.passages import passages_of
from desktop.reading.ranking import MOST_WEAKER, Sought, ranked, sought
from desktop.reading.stems import Stems
from tests.reading.invented import NAMES, invented, labelled


def lexicon(*strong: str, weak: tuple[str, ...] = ()) -> Lexicon:
    return Lexicon(tuple(map(phrase_of, strong)), tuple(map(phrase_of, weak)))


def found(text: str, *strong: str, weak: tuple[str, ...] = ()) -> bool:
    matches = ranked([text], sought({"q": lexicon(*strong, weak=weak)}))
    return any(match.strong for match in matches)


def strong(matches: tuple[Match, ...], question: str = "q") -> list[int]:
    return [match.passage for match in matches if match.question == question and match.strong]


@pytest.fixture(scope="module")
def shipped(questionnaire: Questionnaire) -> Sought:
    return sought({q.id: q.passages for q in questionnaire.questions if q.passages is not None})


def test_words_are_cut_down_to_their_stems() -> None:
    stems = Stems()
    assert stems.of("Shares, SHARED; sharing") == stems.of("share shared share")
    assert stems.of("re-identify") == stems.of("re identify")
    assert stems.of("don’t") == stems.of("don't")
    assert Stems("de").of("Häuser") == Stems("de").of("Häusern")


@pytest.mark.parametrize(
    "text, phrase, is_found",
    [
        ("We shared it with partners.", "share ... partner", True),
        ("Our partners share it.", "share ... partner", True),
        ("We share it. Partners do not.", "share ... partner", False),
        ("We sell to third parties.", "share | sell ... third party | partner", True),
        ("We sell to a third of all parties.", "sell ... third party", False),
        ("We never sell.", "sell ... third party", False),
        ("We share " + "and " * 11 + "partners.", "share ... partner", True),
        ("We share " + "and " * 13 + "partners.", "share ... partner", False),
        ("We give the doctors your data.", "give ... data ... doctor", True),
        ("We give the doctors.", "give ... data ... doctor", False),
        ("data data", "data ... data", True),
        ("data", "data ... data", False),
        ("Noise-free", "noise", True),
        ("", "noise", False),
    ],
)
def test_a_phrase_is_found_where_its_sides_stand_near_each_other_in_one_sentence(
    text: str, phrase: str, is_found: bool
) -> None:
    assert found(text, phrase) is is_found


def test_of_weak_phrases_it_takes_two() -> None:
    weak = ("audit", "privacy")
    assert not found("An audit took place.", "certified auditor", weak=weak)
    assert found("A privacy audit took place.", "certified auditor", weak=weak)
    assert not found("An audit, and another audit.", "certified auditor", weak=weak)


def test_the_more_phrases_and_the_rarer_the_higher() -> None:
    texts = ["We keep data.", "We keep data for ten years and delete it then.", "We keep data.", "Nothing here."]
    matches = ranked(texts, sought({"q": lexicon("keep ... data", "delete")}))
    assert strong(matches) == [1, 0, 2]
    assert matches[0].score > matches[1].score == matches[2].score > 0


def test_a_phrase_in_a_short_passage_counts_more_than_in_a_long_one() -> None:
    texts = ["Noise is added here, and this goes on " + "and on " * 40, "Noise is added.", "Else."]
    assert strong(ranked(texts, sought({"q": lexicon("noise is added")}))) == [1, 0]


def test_weaker_matches_stand_apart_and_are_few() -> None:
    texts = ["The green apple and the ripe pear are sold."] + ["A pear, an apple, all green."] + ["Cars."] * 20
    matches = ranked(texts, sought({"q": lexicon("green apple | ripe pear")}))
    assert [(match.passage, match.strong) for match in matches] == [(0, True), (1, False)]
    many = ranked(
        [*["Green pear, ripe apple."] * 4, *["Cars."] * 40], sought({"q": lexicon("green apple ... ripe pear")})
    )
    assert [match.strong for match in many] == [False] * MOST_WEAKER


def test_ordinary_words_make_no_weaker_match() -> None:
    texts = ["You share all your data."] * 10
    assert ranked(texts, sought({"q": lexicon("share ... your data ... all of you")})) == ()


@pytest.mark.parametrize(
    "text, negated",
    [
        ("We do not share data.", True),
        ("We don’t share data.", True),
        ("We share data without names.", True),
        ("We share data now.", False),
        ("We share data in a knotted note.", False),
    ],
)
def test_a_passage_with_a_negation_is_marked(text: str, negated: bool) -> None:
    (match,) = ranked([text], sought({"q": lexicon("share ... data")}))
    assert match.negation is negated


def test_questions_keep_their_order_and_nothing_in_gives_nothing_out(shipped: Sought) -> None:
    assert ranked([], shipped) == ()
    assert ranked(["", "?!"], shipped) == ()
    texts = [passage.text for passage in passages_of(invented("consent"))]
    order = [match.question for match in ranked(texts, shipped)]
    assert order == sorted(order, key=shipped.questions.index)


def test_it_tells_how_far_it_is_and_can_be_stopped() -> None:
    shares: list[float] = []
    ranked(["a"] * 4, sought({"q": lexicon("a")}), tick=shares.append)
    assert shares == [0, 0.25, 0.5, 0.75]

    def stop(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        ranked(["a"], sought({"q": lexicon("a")}), tick=stop)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_invented_documents_say_comes_first(shipped: Sought, name: str) -> None:
    texts = [passage.text for passage in passages_of(invented(name))]
    matches = ranked(texts, shipped)
    for question, right in labelled(name).items():
        first = strong(matches, question)[:3]
        if right:
            assert first[:1], question
            assert first[0] in right, (question, first)
            assert right <= set(first), (question, first)
        else:
            assert first == [], (question, first)


def test_small_and_capital_letters_are_one(shipped: Sought) -> None:
    texts = [passage.text for passage in passages_of(invented("policy"))]
    shouted = ranked([text.upper() for text in texts], shipped)
    assert [match for match in shouted if match.strong] == [match for match in ranked(texts, shipped) if match.strong]
