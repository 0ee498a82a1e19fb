"""askfirst api-reply, rare."""

import io
import json
import sys
from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.core.json_text import LARGEST

REPLY = '{"predictions": [{"label": "a", "score": 0.70213}, {"label": "b", "score": 0.29787}]}'


def kept(folder: Path, text: str | bytes) -> str:
    path = folder / "reply.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def test_a_reply_is_told_as_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["api-reply", kept(tmp_path, REPLY), "--classes", "2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "level": "full",
        "findings": [
            {"path": "$.predictions", "kind": "full"},
            {"path": "$.predictions[0].label", "kind": "label"},
            {"path": "$.predictions[1].label", "kind": "label"},
        ],
    }


def test_a_reply_is_told_in_words(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["api-reply", kept(tmp_path, REPLY)]) == 0
    said = capsys.readouterr().out
    for words in (
        "fine scores, for every possible answer",
        "is not known",
        "$.predictions  ",
        "At least this much: Full",
        "no ceiling",
    ):
        assert words in said, words


def test_a_reply_is_read_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"label": "cat"}')))
    assert run(["api-reply", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["level"] == "label"


def test_a_long_reply_is_told_in_part(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["api-reply", kept(tmp_path, json.dumps([{"label": n} for n in range(100)]))]) == 0
    assert "and 60 more\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty"),
        ("not JSON at all", "line 1: this is not JSON"),
        ('{"a": 1, "a": 2}', "“a” stands twice"),
        ('{"a": NaN}', "“NaN” is no number"),
        ('{"a": [1, 2', "ends in the middle"),
        ("{}\n{}", "line 2: something stands after the end"),
        ("[" * 10_000 + "]" * 10_000, "nested more than 200"),
        (b'"\xff\xfe"', "no text in UTF-8"),
        (b" " * (LARGEST + 10), "larger than 5 MB"),
    ],
)
def test_a_bad_reply_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str | bytes, words: str
) -> None:
    assert run(["api-reply", kept(tmp_path, content), "--json"]) == 1
    said = capsys.readouterr()
    assert words in said.err
    assert said.out == ""


def test_a_reply_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        assert run(["api-reply", str(path)]) == 1
        assert "Choose another file" in capsys.readouterr().err


@pytest.mark.parametrize("classes", ["0", "1", "-2", "two", "1.5", "9" * 20])
def test_a_number_of_classes_that_is_none_is_a_mistake_in_usage(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, classes: str
) -> None:
    assert run(["api-reply", kept(tmp_path, REPLY), "--classes", classes]) == 2
    assert "whole number from 2" in capsys.readouterr().err


def test_rarity_is_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rare", "--traits", "0.01,0.2", "--group", "5000", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"expected_others": pytest.approx(9.998), "least": 0, "most": pytest.approx(49.99)}


def test_rarity_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rare", "--traits", "1 %, 1 in 5", "--group", "5,000"]) == 0
    said = capsys.readouterr().out
    for words in (
        "about 10 others",
        "between 0 and 50",
        "independent",
        "I belong to a small group",
        "Nothing is ticked",
        "judgement",
    ):
        assert words in said, words


@pytest.mark.parametrize(
    ("traits", "group", "words"),
    [
        ("", "10", "No share is given"),
        ("nan", "10", "“nan” is no share"),
        ("0", "10", "A share of 0"),
        ("-0.1", "10", "is below 0"),
        ("1.5", "10", "more than everybody"),
        (",".join(["0.1"] * 7), "10", "7 traits are too many"),
        ("0,01", "10", "can be read in two ways"),
        ("0.1", "0", "A group of 0"),
        ("0.1", "-1", "A group of -1"),
        ("0.1", "half", "no size of a group"),
        ("0.1", "9" * 30, "not that many people"),
    ],
)
def test_bad_figures_are_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], traits: str, group: str, words: str
) -> None:
    assert run(["rare", "--traits", traits, "--group", group, "--json"]) == 1
    said = capsys.readouterr()
    assert words in said.err
    assert said.out == ""
