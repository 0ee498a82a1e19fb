"""askfirst find."""

import io
import json
import sys
from pathlib import Path

import pytest

from desktop.cli.main import run

PASSAGES = [
    {"document": "form", "passage": 0, "text": "We share coded records with partner universities."},
    {"document": "form", "passage": 1, "text": "We do not keep your records longer than ten years."},
    {"document": "form", "passage": 2, "text": "Lunch is served at noon."},
    {"document": "policy", "passage": "a", "text": "We sell nothing to third parties."},
]
FORM = """Who else gets it

We share your coded records with researchers at two partner universities, and with nobody who pays for them at all.

How long we keep it

Your records are stored for ten years after the end of the study and are then destroyed, together with all copies.
"""


def kept(folder: Path, content: object) -> str:
    path = folder / "passages.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return str(path)


def form(folder: Path) -> str:
    path = folder / "form.txt"
    path.write_text(FORM, encoding="utf-8")
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["find", *arguments]) == 0
    return capsys.readouterr().out


def test_ready_cut_passages_are_ranked_as_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ranked = json.loads(told(capsys, "--passages", kept(tmp_path, {"passages": PASSAGES}), "--json"))["ranked"]
    assert all(set(row) == {"question", "document", "passage", "score", "strong"} for row in ranked)
    strong = {(row["question"], row["document"], row["passage"]) for row in ranked if row["strong"]}
    assert {("sharing", "form", 0), ("retention", "form", 1), ("sharing", "policy", "a")} <= strong
    assert not {row for row in strong if row[2] == 2}


def test_one_question_alone_is_ranked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    given = kept(tmp_path, {"passages": PASSAGES})
    ranked = json.loads(told(capsys, "--passages", given, "--question", "retention", "--json"))["ranked"]
    assert {row["question"] for row in ranked} == {"retention"}


def test_ready_cut_passages_are_told_in_words(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = told(capsys, "--passages", kept(tmp_path, {"passages": PASSAGES}), "--question", "retention")
    assert "\nform\n" in said
    assert "  1: “We do not keep your records longer than ten years.” (says “no” or “not”)" in said
    assert "\npolicy\n\nQ19 How long is my raw data kept?\n  No passage found in this document.\n" in said
    assert "a passage answers nothing by itself" in said


def test_what_a_terminal_would_obey_is_left_out_of_the_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    evil = [{"document": "d\x1b[2J", "passage": 0, "text": "We keep your data\x1b[2J for ten years."}]
    said = told(capsys, "--passages", kept(tmp_path, {"passages": evil}), "--question", "retention")
    assert "\x1b" not in said


def test_an_empty_list_gives_an_empty_ranking(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert json.loads(told(capsys, "--passages", kept(tmp_path, {"passages": []}), "--json")) == {"ranked": []}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("no JSON", "line 1: this is not JSON"),
        ("[]", 'has no list called "passages"'),
        ('{"passages": ["x"]}', "passage 1: it must be an object"),
        ('{"passages": [{"document": "d", "passage": 1}]}', 'passage 1: "text" is missing. Add it.'),
        ('{"passages": [{"document": "d", "passage": 1, "text": 2}]}', 'passage 1: "text" must be a text'),
        ('{"passages": [{"document": [], "passage": 1, "text": ""}]}', 'passage 1: "document" must be a name'),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_a_bad_file_of_passages_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str, words: str
) -> None:
    given = kept(tmp_path, content)
    assert run(["find", "--passages", given, "--json"]) == 1
    said = capsys.readouterr()
    assert words in said.err
    assert given in said.err
    assert said.out == ""


@pytest.mark.parametrize("number", ["Q19", "q19", "Q019"])
def test_a_question_is_named_by_its_number_too(capsys: pytest.CaptureFixture[str], tmp_path: Path, number: str) -> None:
    given = kept(tmp_path, {"passages": PASSAGES})
    ranked = json.loads(told(capsys, "--passages", given, "--question", number, "--json"))["ranked"]
    assert {row["question"] for row in ranked} == {"retention"}


def test_an_unknown_question_is_refused_with_near_names(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    given = kept(tmp_path, {"passages": PASSAGES})
    assert run(["find", "--passages", given, "--question", "retenion"]) == 1
    assert capsys.readouterr().err == "“retenion” is no question here. Near names: Q19 retention.\n"
    assert run(["find", "--passages", given, "--question", "\x1b[2J"]) == 1
    said = capsys.readouterr().err
    assert "Name one by its number or its name: Q01 dp_used, " in said
    assert "\x1b" not in said


def test_a_file_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for arguments in (["--passages", str(tmp_path / "none.json")], [str(tmp_path / "none.pdf")], [str(tmp_path)]):
        assert run(["find", *arguments]) == 1
        assert "Choose another file" in capsys.readouterr().err


def test_a_document_and_passages_at_once_or_neither_is_a_mistake_in_usage(tmp_path: Path) -> None:
    assert run(["find"]) == 2
    assert run(["find", form(tmp_path), "--passages", kept(tmp_path, {"passages": []})]) == 2


def test_a_document_is_searched_as_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    found = json.loads(told(capsys, form(tmp_path), "--json"))
    assert (found["document"], found["pages"]) == ("form.txt", None)
    assert all(set(row) == {"question", "text", "page", "score", "strong", "negation"} for row in found["passages"])
    (first, *_) = [row for row in found["passages"] if row["question"] == "retention" and row["strong"]]
    assert first["text"].startswith("How long we keep it Your records are stored")
    assert (first["page"], first["negation"]) == (None, False)


def test_a_document_is_searched_in_words(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = told(capsys, form(tmp_path))
    assert said.startswith("form.txt: without page numbers, 2 passages.\n")
    assert "\nQ01 Is noise added in training?\n  No passage found in this document.\n" in said
    assert "\n  “How long we keep it Your records are stored" in said


def test_a_document_is_read_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FORM.encode())))
    assert "\n  “Who else gets it We share" in told(capsys, "-", "--question", "sharing")


def test_what_cannot_be_read_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.write_bytes(b"")
    assert run(["find", str(path), "--json"]) == 1
    said = capsys.readouterr()
    assert "empty.pdf" in said.err
    assert said.out == ""
