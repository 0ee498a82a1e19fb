"""The check of questionnaire files: every fault is found and named with its place."""

import re
from pathlib import Path

import pytest

from desktop.catalog.faults import BrokenQuestionnaire
from desktop.catalog.load import faults_of, load_questionnaire
from desktop.catalog.reference import load_glossary, load_jurisdictions
from desktop.catalog.shelf import Shelf
from desktop.core.questionnaire import Questionnaire
from desktop.paths import questionnaires_folder

SHIPPED = (questionnaires_folder() / "model-inversion.toml").read_text(encoding="utf-8")

FAULTS = {
    "a duplicate id": ('id = "dp_unit"', 'id = "dp_used"', "dp_used", "stands twice"),
    "a missing id": ('id = "dp_unit"\n', "", "question", '"id" is missing'),
    "an id with a space": ('id = "dp_unit"', 'id = "dp unit"', "dp unit", "small letters"),
    "a circle": (
        'number = "Q01"\ngroup = "G1"',
        'number = "Q01"\ngroup = "G1"\nvisible_if = { question = "dp_epsilon", answers = ["a"] }\nwhen_hidden = "zero"',
        "dp_used",
        "circle",
    ),
    "an unreachable question": (
        'visible_if = { question = "dp_used", answers = ["a", "b", "c"] }',
        'visible_if = { question = "dp_used", answers = ["z"] }',
        "dp_epsilon",
        "never be reached",
    ),
    "a context that never holds": (
        'visible_if = { context = "paid", values = ["true"] }',
        'visible_if = { context = "paid", values = ["perhaps"] }',
        "payment",
        "never be reached",
    ),
    "a condition on nothing": ('visible_if = { question = "dp_used"', 'visible_if = { question = "dp_no"', "dp_epsilon", "not there"),
    "strengths out of order": ('id = "b", strength = 0.6, label = "Yes for final', 'id = "b", strength = 0.2, label = "Yes for final', "dp_used", "strongest first"),
    "a strength beyond 1": ('id = "a", strength = 1.0, label = "Epsilon 1', 'id = "a", strength = 1.5, label = "Epsilon 1', "dp_epsilon options a", "from 0 to 1"),
    "weights that do not add up": ("weight = 10\n", "weight = 11\n", "", "add up to 100"),
    "a weight that is none": ("weight = 10\n", "weight = 0\n", "dp_used", "whole number from 1"),
    "an unknown source": ('"SEED"]', '"SEEDS: page 3"]', "dp_used", "no key of [sources]"),
    "a missing text": ('short = "Is noise added in training?"\n', "", "dp_used", '"short" is missing'),
    "an empty text": ('short = "Is noise added in training?"', 'short = " "', "dp_used", '"short" is empty'),
    "a misspelt key": ('short = "Is noise added in training?"', 'shrt = "Is noise added in training?"', "dp_used", 'Did you mean "short"?'),
    "a letter twice": ('{ id = "b", strength = 0.6, label = "Yes for final', '{ id = "a", strength = 0.6, label = "Yes for final', "dp_used", "stands twice"),
    "a number in the place of a text": ('short = "Is noise added in training?"', "short = 5", "dp_used", "must be a text"),
    "an unknown group": ('number = "Q01"\ngroup = "G1"', 'number = "Q01"\ngroup = "G9"', "dp_used", 'no group "G9"'),
    "core questions with a gap": ("core = 3\n", "core = 4\n", "", "without a gap"),
    "a follow-up to nothing": ('opens = ["dp_epsilon", "dp_unit", "dp_report"]', 'opens = ["dp_nothing"]', "dp_used", "dp_nothing"),
    "a follow-up on an unknown answer": ('answers = ["d", "e"], ask = "What limits', 'answers = ["d", "x"], ask = "What limits', "dp_used", '"x"'),
    "a cap on nothing": ('when = { credit = "adversarial_test", below = 0.25 }', 'when = { credit = "adversarial", below = 0.25 }', "method", "K5"),
    "a cap that says nothing": ('when = { core = "refused" }', 'when = { core = "shy" }', "method caps K3 when", "refused"),
    "a curve that falls": ("points = [[0, 0], [25, 10]", "points = [[0, 50], [25, 10]", "method curve", "must rise"),
    "exposure that is not 100": ("reach = 20 }", "reach = 21 }", "method exposure_weights", "101 and not to 100"),
    "a missing state": ("refused = { low", "refuse = { low", "method states", '"refused" is missing'),
    "proof that counts less": ("verified = { multiplier = 1.0", "verified = { multiplier = 0.7", "method", "must rise"),
    "a text that fits on no sheet": ('short = "Is noise added in training?"', 'short = "' + "x" * 5001 + '"', "dp_used", "too long for a sheet"),
    "a text of many lines": ('short = "Is noise added in training?"', r'short = "' + r"x\n" * 90 + '"', "dp_used", "a line break counts as 60"),
    "not TOML at all": ('version = "1.0"\ntitle', "version = = 1\ntitle", "", "not TOML"),
    "infinity": ("distinct_base = 0.15 ", "distinct_base = inf ", "", "not TOML"),
}  # fmt: skip


def broken(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "broken.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_file_place_and_line(tmp_path: Path, name: str) -> None:
    old, new, place, words = FAULTS[name]
    assert SHIPPED.count(old) >= 1
    text = SHIPPED.replace(old, new, 1)
    found = [fault for fault in faults_of(broken(tmp_path, text)) if words in str(fault) and place in fault.place]
    assert found, "\n".join(map(str, faults_of(broken(tmp_path, text))))
    assert found[0].file == "broken.toml"
    assert 1 <= found[0].line <= text.count("\n") + 1


def test_the_line_of_a_fault_is_the_line_of_the_value(tmp_path: Path) -> None:
    text = SHIPPED.replace('id = "b", strength = 0.8', 'id = "b", strength = 1.8', 1)
    (fault,) = [fault for fault in faults_of(broken(tmp_path, text)) if "from 0 to 1" in fault.what]
    assert "strength = 1.8" in text.splitlines()[fault.line - 1]


def test_every_fault_is_found_and_not_only_the_first(tmp_path: Path) -> None:
    text = SHIPPED.replace("weight = 10\n", "weight = 11\n").replace('id = "dp_unit"', 'id = "dp_used"')
    places = {fault.place for fault in faults_of(broken(tmp_path, text))}
    assert {"", "dp_used"} <= places


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(b'id = "x"\ntitle = "\xff"\n')
    (fault,) = faults_of(path)
    assert (fault.line, "UTF-8" in fault.what) == (2, True)


def test_a_broken_file_gives_no_questionnaire(tmp_path: Path) -> None:
    with pytest.raises(BrokenQuestionnaire) as broken_one:
        load_questionnaire(broken(tmp_path, "id = 1"))
    assert broken_one.value.faults


def test_the_shipped_files_have_no_fault() -> None:
    assert faults_of(questionnaires_folder() / "model-inversion.toml") == ()
    assert len(load_glossary(questionnaires_folder())) == 22
    assert len(load_jurisdictions(questionnaires_folder())) == 7


# Ids and letters are permanent: this table may grow, and never changes.
PERMANENT = """
dp_used 10 abcdef, dp_epsilon 6 abcde, dp_unit 4 abcd, dp_report 4 abcd, inversion_measures 8 abcdef, rare_people 4 abcd,
adversarial_test 8 abcdefgh, test_quality 4 abcd, test_repeat 3 abcd, model_status 2 abcde, who_access 5 abcde,
output_detail 6 abcdefg, weights_release 4 abcdef, query_limits 3 abcd, monitoring 4 abcd, incidents 3 abcde,
minimise 3 abcd, training_place 2 abcde, retention 1 abcd, releases 2 abcdef, withdraw 3 abcde, purpose 2 abcd,
sharing 2 abcd, informed 1 abc, review 2 abcde, audit 2 abcd, legal_shield 1 abcd, voluntary 1 abc, on_behalf 1 abc,
payment 1 abc
"""


def test_ids_weights_and_letters_are_the_permanent_ones(questionnaire: Questionnaire) -> None:
    rows = [row.split() for row in PERMANENT.replace("\n", " ").split(",")]
    expected = [(name, int(weight), set(letters)) for name, weight, letters in rows]
    assert [(q.id, q.weight, {o.id for o in q.options}) for q in questionnaire.questions] == expected
    assert questionnaire.total_weight == 99


def test_every_question_knows_how_evasive_answers_sound(questionnaire: Questionnaire) -> None:
    for question in questionnaire.questions:
        assert len(question.evasions) >= 2, question.id
        for evasion in question.evasions:
            assert all(phrase == phrase.lower() for phrase in evasion.phrases), question.id
            assert evasion.ask_back.endswith(("?", ".")), question.id


def test_short_names_are_short_and_alone(questionnaire: Questionnaire) -> None:
    shorts = [question.short for question in questionnaire.questions]
    assert len(set(shorts)) == len(shorts)
    assert max(map(len, shorts)) <= 42


def test_no_text_promises_safety(questionnaire: Questionnaire) -> None:
    for question in questionnaire.questions:
        own = " ".join(
            [question.plain, question.why, question.good, *(e.hides + e.ask_back for e in question.evasions)]
        )
        assert not re.search(r"\b(safe|secure|trusted)\b(?! (setting|environment|aggregation|research))", own), (
            question.id
        )


def test_the_shelf_finds_own_questionnaires_before_bundled_ones(tmp_path: Path) -> None:
    other = broken(tmp_path, SHIPPED.replace('title = "What a trained', 'title = "My own: what a trained'))
    shelf = Shelf(questionnaires_folder(), tmp_path / "own")
    before = shelf.fingerprint()
    added = shelf.add(other)
    found = shelf.find(added.id)
    assert found is not None
    assert found.title.startswith("My own")
    assert shelf.fingerprint() != before


def test_the_shelf_takes_no_broken_file(tmp_path: Path) -> None:
    shelf = Shelf(questionnaires_folder(), tmp_path / "own")
    with pytest.raises(BrokenQuestionnaire):
        shelf.add(broken(tmp_path, "id = 1"))
    assert list((tmp_path / "own").glob("*")) == []
