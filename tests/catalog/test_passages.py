"""The phrases of a questionnaire that find passages: read whole, and every fault named with its line."""

from pathlib import Path

import pytest

from desktop.catalog.load import faults_of, load_questionnaire
from desktop.core.passage import Phrase
from desktop.core.questionnaire import Questionnaire
from desktop.paths import questionnaires_folder

SHIPPED = (questionnaires_folder() / "model-inversion.toml").read_text(encoding="utf-8")
EPSILON = '  "epsilon | ε",\n'
WORDS = 'words = [\n  "%s",\n]\nstrong = [\n'

FAULTS = {
    "an empty way": (EPSILON, '  "epsilon | | ε",\n', "empty place", "epsilon | | ε"),
    "an empty side": (EPSILON, '  "epsilon ... ",\n', "empty place", "epsilon ... "),
    "too many sides": (EPSILON, '  "a ... b ... c ... d",\n', "has 4 sides", "a ... b"),
    "a phrase twice": (EPSILON, EPSILON + EPSILON, "stands twice", EPSILON.strip()),
    "a phrase twice, spaced otherwise": (EPSILON, EPSILON + '  "epsilon|ε",\n', "stands twice", '"epsilon|ε"'),
    "an empty phrase": (EPSILON, '  "",\n', "none of them empty", "strong = ["),
    "a number for a phrase": (EPSILON, "  8,\n", "list of texts", "strong = ["),
    "a phrase twice, strong and broad": (
        "strong = [\n" + EPSILON,
        "broad = [\n" + EPSILON + "]\nstrong = [\n" + EPSILON,
        "stands twice",
        EPSILON.strip(),
    ),
    "words without a weight": (
        "strong = [\n" + EPSILON,
        WORDS % "budget noise" + EPSILON,
        "must be a weight",
        "budget",
    ),
    "a weight without words": ("strong = [\n" + EPSILON, WORDS % "0.3:" + EPSILON, "must be a weight", '"0.3:"'),
    "a weight that is no number": ("strong = [\n" + EPSILON, WORDS % "0.3.1: budget" + EPSILON, "a weight", "0.3.1"),
    "a word twice": ("strong = [\n" + EPSILON, WORDS % "0.3: noise noise" + EPSILON, "stands twice", "noise noise"),
    "two words in one": ("strong = [\n" + EPSILON, WORDS % "0.3: so-called" + EPSILON, "must be one word", "so-called"),
    "a misspelt key": ("strong = [\n" + EPSILON, "strnog = [\n" + EPSILON, 'Did you mean "strong"?', "strnog = ["),
}


def broken(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "broken.toml"
    path.write_text(text, encoding="utf-8")
    return path


def without_tables(text: str) -> str:
    kept, inside = [], False
    for line in text.splitlines(keepends=True):
        inside = line.startswith("[questions.passages]") or (inside and not line.startswith("["))
        kept += [] if inside else [line]
    return "".join(kept)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_question_and_its_very_line(tmp_path: Path, name: str) -> None:
    old, new, words, on_the_line = FAULTS[name]
    assert SHIPPED.count(old) == 1
    text = SHIPPED.replace(old, new)
    found = [fault for fault in faults_of(broken(tmp_path, text)) if words in fault.what]
    assert found, faults_of(broken(tmp_path, text))
    assert found[0].place == "dp_epsilon passages"
    assert on_the_line in text.splitlines()[found[0].line - 1]


def test_the_line_is_found_in_the_last_question_as_well(tmp_path: Path) -> None:
    at = SHIPPED.rindex("[questions.passages]\nstrong = [\n") + len("[questions.passages]\nstrong = [\n")
    text = SHIPPED[:at] + '  "paid ... ",\n' + SHIPPED[at:]
    (fault,) = faults_of(broken(tmp_path, text))
    assert fault.place == "payment passages"
    assert text.splitlines()[fault.line - 1] == '  "paid ... ",'


def test_a_questionnaire_without_phrases_is_as_good_as_any(tmp_path: Path) -> None:
    questionnaire = load_questionnaire(broken(tmp_path, without_tables(SHIPPED)))
    assert [question.passages for question in questionnaire.questions] == [None] * 30


def test_every_shipped_question_has_phrases_in_small_letters(questionnaire: Questionnaire) -> None:
    for question in questionnaire.questions:
        assert question.passages is not None
        assert question.passages.strong, question.id
        for phrase in (*question.passages.strong, *question.passages.broad, *question.passages.weak):
            assert all(way == way.lower() for side in phrase.sides for way in side), question.id


def test_a_phrase_is_read_side_by_side(questionnaire: Questionnaire) -> None:
    about_epsilon, about_noise = (questionnaire.by_id[name].passages for name in ("dp_epsilon", "dp_used"))
    assert about_epsilon is not None
    assert about_noise is not None
    assert about_epsilon.strong[0] == Phrase((("epsilon", "ε"),))
    assert about_noise.strong[-1] == Phrase((("clip",), ("gradient", "update", "contribution")))


def test_words_are_read_with_their_weights(tmp_path: Path) -> None:
    lines = 'words = [\n  "0.3: budget noise",\n  "-1: cookies",\n]\nstrong = [\n'
    text = SHIPPED.replace("strong = [\n" + EPSILON, lines + EPSILON)
    passages = load_questionnaire(broken(tmp_path, text)).by_id["dp_epsilon"].passages
    assert passages is not None
    assert passages.words == {"budget": 0.3, "noise": 0.3, "cookies": -1}
