"""A question for a file begins where the last file was, at first among the person's documents."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.files import file_to_open, file_to_save


def test_the_next_question_begins_where_the_last_file_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    QCoreApplication.instance().setProperty("folder of the last file", "")
    begun: list[Path] = []

    def ask(_parent: QWidget, _title: str, begins: str, *_kinds: str) -> tuple[str, str]:
        begun.append(Path(begins))
        return str(tmp_path / "letters" / "form.pdf") if len(begun) < 3 else "", ""

    (tmp_path / "letters").mkdir()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    assert file_to_open(parent, "Open a document", "PDF (*.pdf)") == tmp_path / "letters" / "form.pdf"
    assert file_to_save(parent, "Save", "questions.pdf", "PDF (*.pdf)") is not None
    (tmp_path / "letters").rmdir()
    assert file_to_open(parent, "Open a document") is None
    assert begun[0].is_absolute()
    assert begun[0] != Path.cwd()
    assert begun[1] == tmp_path / "letters" / "questions.pdf"
    assert begun[2] == begun[0]


@pytest.mark.parametrize(
    "typed, saved",
    [
        ("report", "report.pdf"),
        ("report.pdf", "report.pdf"),
        ("report.PDF", "report.PDF"),
        ("report.html", "report.html"),
        ("report of 3.5.2026", "report of 3.5.2026.pdf"),
        ("there", "there"),
    ],
)
def test_a_name_without_an_ending_gets_the_one_that_was_proposed_unless_a_file_of_that_name_is_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, saved: str
) -> None:
    (tmp_path / "there.pdf").touch()
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    assert file_to_save(parent, "Save", "a.pdf", "PDF (*.pdf);;HTML (*.html)") == tmp_path / saved
