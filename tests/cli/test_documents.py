"""askfirst text."""

import io
import sys
from pathlib import Path

import pytest

from desktop.cli.main import run
from tests.reading.papers import docx, drawn_pdf, locked_pdf, p

PAPER = drawn_pdf(("Your data is kept.",), (), ("Page three",))


def kept(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_the_text_is_printed_page_by_page_and_what_gave_none_is_told(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["text", kept(tmp_path, "consent.pdf", PAPER)]) == 0
    said = capfd.readouterr()
    assert said.out == "Your data is kept.\f\fPage three\n"
    assert "Page 2 of " in said.err
    assert "Read it yourself" in said.err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("consent.docx", docx(p("Grüße – 同意"))),
        ("consent.html", "<html><p>Grüße – 同意".encode()),
        ("consent.md", "Grüße –\n同意".encode()),
        ("wrong.jpg", "Grüße – 同意".encode()),
    ],
)
def test_every_kind_is_printed_and_nothing_else(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, name: str, content: bytes
) -> None:
    assert run(["text", kept(tmp_path, name, content)]) == 0
    assert capfd.readouterr() == ("Grüße – 同意\n", "")


def test_what_is_pasted_is_read_from_standard_input(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<p>Your data")))
    assert run(["text", "-"]) == 0
    assert capfd.readouterr().out == "Your data\n"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.pdf", b"", "is empty"),
        ("scan.pdf", drawn_pdf(()), "only pictures of its pages"),
        ("locked.pdf", locked_pdf(PAPER, user="secret"), "locked with a password"),
        ("cut.pdf", PAPER[:-100], "damaged or cut short"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "save it as PDF or DOCX"),
        ("program", b"\x7fELF" + bytes(99), "neither a PDF, a web page"),
        ("large.txt", b"a" * 20_000_001, "larger than 20 MB"),
        ("bomb.docx", docx("<w:p>" * 5_000), "too much memory or time"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence_with_a_way_on(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = kept(tmp_path, name, content)
    assert run(["text", path]) == 1
    said = capfd.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.startswith(path) or f"Reading {path}" in said.err
    assert len(said.err.strip().splitlines()) == 1


def test_what_is_not_there_is_refused(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for path in (tmp_path / "none.pdf", tmp_path):
        assert run(["text", str(path)]) == 1
        assert str(path) in capfd.readouterr().err


def test_how_far_it_is_shows_on_a_terminal_alone(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(["text", kept(tmp_path, "consent.txt", b"Your data")]) == 0
    said = capfd.readouterr()
    assert said.out == "Your data\n"
    assert "Reading: " in said.err
    assert said.err.endswith("\r\x1b[K")
