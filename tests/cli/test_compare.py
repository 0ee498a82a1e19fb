"""askfirst compare."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.cli.main import run
from desktop.paths import resources_folder
from tests.reading_back import pdf_words

EXAMPLE = resources_folder() / "example-study.json"


def copied(folder: Path, number: int, **changes: object) -> str:
    """The example as another study."""
    study = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    study |= {"id": f"{number:08d}-1111-4111-8111-111111111111", "title": f"Bird count {number}"} | changes
    path = folder / f"study-{number}.json"
    path.write_text(json.dumps(study), encoding="utf-8")
    return str(path)


def test_two_studies_are_told_where_they_differ_first(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["compare", str(EXAMPLE), copied(tmp_path, 1, answers=[])]) == 0
    said = capsys.readouterr().out
    for words in (
        "Two studies side by side",
        "A  Sleep and mood from wearables (Norrvik University Hospital (invented))",
        "B  Bird count 1",
        "    A  Not yet: open points could close the gap\n    B  Too little information to say\n",
        "    A  Yes, for all training on my data, tuning included (Someone independent checked)",
        "names no winner",
        "not your choice",
    ):
        assert words in said, words
    assert said.index("Where they differ") < said.index("  Verdict") < said.index("Where they agree")


def test_studies_alike_differ_in_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["compare", str(EXAMPLE), copied(tmp_path, 1), copied(tmp_path, 2)]) == 0
    said = capsys.readouterr().out
    assert "Three studies side by side" in said
    assert "Where they differ\n  In nothing that is recorded here.\n" in said
    assert "    all  94 of 100" in said


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_pdf_is_saved(capsys: pytest.CaptureFixture[str], tmp_path: Path, count: int) -> None:
    target = tmp_path / "together.pdf"
    others = [copied(tmp_path, n) for n in range(1, count)]
    assert run(["compare", str(EXAMPLE), *others, "-o", str(target), "--paper", "letter"]) == 0
    assert capsys.readouterr().out == f"Saved {target}.\n"
    content = target.read_bytes()
    assert len(content) > 5_000
    assert "side by side" in pdf_words(content)
    assert round(PdfReader(BytesIO(content)).pages[0].mediabox.width) == 612


def test_what_is_at_stake_can_be_left_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["compare", "--without-exposure", str(EXAMPLE), copied(tmp_path, 1, answers=[])]) == 0
    said = capsys.readouterr().out
    assert "Exposure" not in said
    assert "58 to 70" not in said


@pytest.mark.parametrize("count", [1, 5])
def test_another_number_of_studies_is_a_mistake_in_usage(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, count: int
) -> None:
    assert run(["compare", *(copied(tmp_path, n) for n in range(count))]) == 2
    assert f"name two to four study files, not {count}" in capsys.readouterr().err


def test_the_same_study_twice_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    other, target = copied(tmp_path, 1), tmp_path / "together.pdf"
    assert run(["compare", other, str(EXAMPLE), other, "-o", str(target)]) == 1
    said = capsys.readouterr().err
    assert "hold the same study, “Bird count 1”" in said
    assert "askfirst history" in said
    assert not target.exists()


def test_a_file_that_is_missing_or_no_study_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("[", encoding="utf-8")
    for name in (str(tmp_path / "missing.json"), str(broken)):
        assert run(["compare", str(EXAMPLE), name]) == 1
        assert Path(name).name in capsys.readouterr().err


def test_letters_of_a_title_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    other = copied(tmp_path, 1, title="red \x1b[31m and \u202e turned", organisation="\x07")
    assert run(["compare", str(EXAMPLE), other]) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\x07" not in said
