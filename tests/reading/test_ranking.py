"""Ranking passages for questions: what opens the gate, what counts how much, and how well it does."""

from dataclasses import replace
from time import monotonic

import pytest

from desktop.core.passage import Lexicon, Match, phrase_of
from desktop.core.progress import Cancelled
from desktop.core.questionnaire import Questionnaire
from desktop.reading.passages import passages_of
from desktop.reading.ranking import MOST_WEAKER, Sought, ranked, sought
from desktop.reading.stems import Stems
from tests.reading.invented import NAMES, invented, labelled


def lexicon(*strong: str, broad: tuple[str, ...] = (), weak: tuple[str, ...] = ()) -> Lexicon:
    return Lexicon(*(tuple(map(phrase_of, phrases)) for phrases in (strong, broad, weak)))


def found(text: str, *strong: str, broad: tuple[str, ...] = (), weak: tuple[str, ...] = ()) -> bool:
    matches = ranked([text], sought({"q": lexicon(*strong, broad=broad, weak=weak)}))
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
        ("We share " + "and " * 10 + "partners.", "share ... partner", True),
        ("We share " + "and " * 11 + "partners.", "share ... partner", False),
        ("- We share - Our partners", "share ... partner", False),
        ("| We share | Our partners |", "share ... partner", False),
        ("We share with: - Our partners", "share ... partner", True),
        ("We self-share with part-time partners.", "share ... partner", True),
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


def test_one_broad_phrase_is_enough_and_counts_half() -> None:
    assert found("We use data.", "sell ... data", broad=("use ... data",))
    texts = ["We use data to sell.", "We use data to give.", "Else."]
    phrases = lexicon("to give", broad=("to sell",))
    (first, second) = ranked(texts, sought({"q": phrases}))
    assert (first.passage, second.passage) == (1, 0)
    assert first.strong
    assert second.strong
    assert first.score > second.score > 0


def test_two_broad_phrases_do_not_outrank_two_strong_ones() -> None:
    texts = ["We use data and collect data.", "We sell data and publish data.", "Else."]
    phrases = lexicon("sell ... data", "publish ... data", broad=("use ... data", "collect ... data"))
    assert strong(ranked(texts, sought({"q": phrases}))) == [1, 0]


def test_the_more_phrases_and_the_rarer_the_higher() -> None:
    texts = ["We keep data.", "We keep data for ten years and delete it then.", "We keep data.", "Nothing here."]
    matches = ranked(texts, sought({"q": lexicon("keep ... data", "delete")}))
    assert strong(matches) == [1, 0, 2]
    assert matches[0].score > matches[1].score == matches[2].score > 0


def test_a_phrase_in_a_short_passage_counts_more_than_in_a_long_one() -> None:
    texts = ["Noise is added here, and this goes on " + "and on " * 40, "Noise is added.", "Else."]
    assert strong(ranked(texts, sought({"q": lexicon("noise is added")}))) == [1, 0]


def test_words_that_speak_for_a_question_or_against_it_order_its_passages() -> None:
    texts = ["We keep data for a fee.", "We keep data for a year.", "We keep data.", "Else."]
    phrases = lexicon("keep ... data")
    assert strong(ranked(texts, sought({"q": phrases}))) == [2, 1, 0]
    weighed = replace(phrases, words={"years": 2.0, "fees": -0.1})
    assert strong(ranked(texts, sought({"q": weighed}))) == [1, 2, 0]


def test_words_alone_find_nothing_and_take_nothing_away() -> None:
    weighed = replace(lexicon("keep ... data"), words={"year": 5.0, "fee": -50.0})
    matches = ranked(["A year.", "We keep data for a fee.", "Else."], sought({"q": weighed}))
    assert [(match.passage, match.strong, match.score) for match in matches] == [(1, True, 0)]


def test_of_equal_passages_those_beside_others_on_the_question_come_first() -> None:
    texts = ["We keep data.", "Else.", "Else.", "We keep data.", "We keep data.", "We keep data.", "Else."]
    assert strong(ranked(texts, sought({"q": lexicon("keep ... data")}))) == [4, 3, 5, 0]


def test_what_stands_beside_a_passage_does_not_open_the_gate() -> None:
    texts = ["We keep data.", "Else.", "We keep data."]
    assert strong(ranked(texts, sought({"q": lexicon("keep ... data")}))) == [0, 2]


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


@pytest.mark.parametrize(
    "question, text, is_found",
    [
        ("retention", "We do not store the recordings.", True),
        ("retention", "No other data is stored.", True),
        ("retention", "Do not store the key on your desk.", False),
        ("retention", "Samples that have already been used cannot be recalled.", True),
        ("sharing", "We are never going to sell your data.", True),
        ("sharing", "The dataset is published for anyone under an open licence.", True),
        ("sharing", "Please provide your personal information.", False),
        ("sharing", "The information is encrypted with the recipient's key.", False),
        ("output_detail", "Counts of fewer than ten are suppressed.", True),
        ("output_detail", "The overall results, but no individual results, will be published.", True),
        ("inversion_measures", "Your identity will not be revealed.", True),
        ("minimise", "A randomly generated string is assigned instead of the user name.", True),
        ("adversarial_test", "The program was externally audited.", True),
        ("adversarial_test", "There is a risk of re-identification despite our measures.", False),
        ("retention", "You can ask for your recording to be destroyed.", True),
        ("retention", "If you withdraw, we will keep the information that we have already obtained.", True),
        ("retention", "Your permission will remain in effect until you cancel it.", True),
        ("sharing", "Nobody outside the study will see your answers.", True),
        ("sharing", "People from the ethics committee may look at your study records.", True),
        ("sharing", "Data will be placed in a controlled-access database.", True),
        ("sharing", "You may look at the pictures while you wait.", False),
        ("minimise", "Your samples will be labelled with a code, not your name.", True),
        ("minimise", "Your face will be blurred in the video.", True),
        ("minimise", "Your password is hashed, and your name is not needed.", False),
        ("inversion_measures", "We cannot connect your answers to you.", True),
        ("inversion_measures", "Your name will not appear on the sample.", True),
        ("output_detail", "The findings will be published. Your name will not be used.", False),
        ("inversion_measures", "You will not be identified in any report or publication.", True),
        ("output_detail", "You will not be identified in any report or publication.", False),
        ("output_detail", "Direct quotations will be anonymised.", True),
        ("output_detail", "Please report any side effect to your doctor.", False),
        ("adversarial_test", "An external team tried to re-identify people in the data.", True),
        ("retention", "We hold your email until you unsubscribe.", True),
        ("retention", "Your samples will remain in the bank indefinitely.", True),
        ("sharing", "Your samples may be sent outside the country.", True),
        ("sharing", "We might disclose information to prevent serious harm.", True),
        ("minimise", "A code number will be used on all documents in place of your name.", True),
        ("minimise", "We do not store the API key or the code.", False),
        ("output_detail", "When we write about the study, we will not use your name.", True),
        ("output_detail", "The published dataset contains only aggregate counts.", True),
        ("dp_used", "Small random changes are made to the numbers.", True),
        ("purpose", "You will get no money if a product is developed from your samples.", True),
        ("purpose", "You may use my data for studies not yet designed.", True),
        ("purpose", "Your data may be used for research on other diseases.", True),
        ("purpose", "Your prompts may be used for fine-tuning.", True),
        ("purpose", "Your samples may be used for other studies.", True),
        ("purpose", "The counts are used to draw the figures from the results.", False),
        ("purpose", "Our partner is a not-for-profit institute.", False),
        ("purpose", "When you type, the assistant will generate an AI answer for you.", False),
    ],
)
def test_the_shipped_phrases_tell_such_sentences_apart(
    shipped: Sought, question: str, text: str, is_found: bool
) -> None:
    assert (strong(ranked([text], shipped), question) == [0]) is is_found


def test_a_long_sentence_full_of_sides_takes_no_long_time(shipped: Sought) -> None:
    """Each side is compared with those near it alone: with all others this would take minutes."""
    begun = monotonic()
    ranked(["not data information stored sample " * 6000], shipped)
    assert monotonic() - begun < 20
