"""askfirst sheet, read-sheet."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from desktop.cli.main import run
from desktop.paths import resources_folder
from tests.filling import Filling, by_pypdf
from tests.reading_back import pdf_words

EXAMPLE = str(resources_folder() / "example-study.json")


def sheet(folder: Path, *more: str) -> Path:
    target = folder / "sheet.pdf"
    assert run(["sheet", EXAMPLE, "-o", str(target), "--on", "2026-11-20", *more]) == 0
    return target


def test_a_sheet_goes_out_and_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = sheet(tmp_path, "--fillable", "--questions", "dp_unit,dp_used")
    filling = Filling({"dp_used": "b", "dp_unit": "dont_know"}, {"dp_used:words": "Ναι", "sheet-by": "Data team"}, ())
    target.write_bytes(by_pypdf(target.read_bytes(), filling))
    capsys.readouterr()
    assert run(["read-sheet", str(target), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) >= {"sheet", "study", "questionnaire", "answers", "by", "date", "problems"}
    assert found["answers"] == [
        {"question": "dp_unit", "option": "dont_know", "quote": ""},
        {"question": "dp_used", "option": "b", "quote": "Ναι"},
    ]
    assert (found["by"], found["made_on"], found["problems"]) == ("Data team", "2026-11-20", [])
    assert found["study"] == json.loads(Path(EXAMPLE).read_text(encoding="utf-8"))["id"]
    returned = tmp_path / "back.json"
    returned.write_text(json.dumps(found), encoding="utf-8")
    assert run(["read-sheet", str(returned), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == found
    assert run(["read-sheet", str(target)]) == 0
    assert "“Ναι”" in capsys.readouterr().out


@pytest.mark.parametrize(
    "more", [(), ("--questions", "next"), ("--again",), ("--plain", "--cover"), ("--paper", "letter", "--large-print")]
)
def test_every_kind_of_sheet_is_made(tmp_path: Path, more: tuple[str, ...]) -> None:
    assert len(PdfReader(sheet(tmp_path, *more)).pages) >= 1


def test_a_sheet_of_the_last_day_of_all_wants_its_reply_then(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    assert run(["sheet", EXAMPLE, "-o", str(target), "--on", "9999-12-31", "--cover"]) == 0
    assert "31 December 9999" in pdf_words(target.read_bytes())


def test_the_day_of_an_earlier_answer_is_that_of_utc(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(Path(EXAMPLE).read_text(encoding="utf-8"))
    for answer in told["answers"]:
        answer["recorded_at"] = "2026-11-20T00:30:00+02:00"
    study, target = tmp_path / "study.json", tmp_path / "sheet.pdf"
    study.write_text(json.dumps(told), encoding="utf-8")
    assert run(["sheet", str(study), "-o", str(target), "--again", "--on", "2026-11-19"]) == 0
    assert run(["sheet", str(study), "-o", str(target), "--again", "--on", "2026-11-18"]) == 1
    assert "2026-11-19" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--questions", "dp_used,nonsense"), "nonsense"),
        (("--questions", "on_behalf"), "because of what you told"),
        (("--questions", ""), "--questions"),
        (("--reply-by", "2026-11-01"), "Choose a later one"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], words: str
) -> None:
    target = tmp_path / "sheet.pdf"
    assert run(["sheet", EXAMPLE, "-o", str(target), "--on", "2026-11-20", *more]) == 1
    assert words in capsys.readouterr().err
    assert not target.exists()


def test_what_is_no_sheet_is_refused_in_a_sentence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole = sheet(tmp_path, "--fillable").read_bytes()
    locked = PdfWriter(clone_from=BytesIO(whole))
    locked.encrypt("secret", algorithm="RC4-128")
    buffer = BytesIO()
    locked.write(buffer)
    blank = PdfWriter()
    blank.add_blank_page(100, 100)
    other = BytesIO()
    blank.write(other)
    for name, content in (
        ("locked.pdf", buffer.getvalue()),
        ("cut.pdf", whole[: len(whole) // 3]),
        ("other.pdf", other.getvalue()),
        ("words.txt", b"hello"),
        ("empty.pdf", b""),
        ("study.json", Path(EXAMPLE).read_bytes()),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        assert run(["read-sheet", str(path), "--json"]) == 1, name
        printed = capfd.readouterr()
        assert name in printed.err
        assert "Traceback" not in printed.err
        assert len(printed.err.strip().splitlines()) == 1
    for path in (tmp_path, tmp_path / "missing.pdf"):
        assert run(["read-sheet", str(path), "--json"]) == 1
        assert str(path) in capfd.readouterr().err
