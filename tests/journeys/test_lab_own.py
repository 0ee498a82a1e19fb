"""Own photographs, tables and secrets in the lab: refused in a sentence, used in memory, nothing on the disk."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from desktop.gui import Desk
from desktop.paths import cache_folder
from desktop.pictures import read_photo
from desktop.ui.lab.crop import CropDialog, CropView, bounded
from desktop.ui.lab.pictures import FaceView
from desktop.ui.lab.presenter import LabPresenter
from desktop.ui.lab.view import LabPage
from desktop.ui.places import Home, Lab
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.widgets.fields import LineField
from tests.journeys.hands import click
from tests.journeys.lab_hands import faces, lab, link, words

pytestmark = pytest.mark.usefixtures("drawn_people")


def photograph(path: Path) -> Path:
    Image.linear_gradient("L").resize((240, 300)).convert("RGB").save(path)
    return path


_opened: list[str] = []
_watching = False


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if _watching and event == "open" and isinstance(arguments[0], str) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        _opened.append(arguments[0])


sys.addaudithook(_note)


@contextmanager
def files_written() -> Iterator[list[str]]:
    """The files that Python opens to write to meanwhile."""
    global _watching
    _opened.clear()
    _watching = True
    yield _opened
    _watching = False


def test_own_photographs_secrets_and_tables_stay_in_memory_and_are_gone_when_the_lab_is_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, own_home: Path, tmp_path: Path
) -> None:
    chosen, table = photograph(tmp_path / "me.png"), tmp_path / "table.csv"
    table.write_text("".join(f"{number},{73519 - number},{number % 2}\n" for number in range(40)), encoding="utf-8")
    monkeypatch.setattr(LabPage, "choose_photos", lambda _page: [chosen])
    monkeypatch.setattr(CropDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(LabPage, "choose_table", lambda _page: table)
    desk.open_example()
    desk.go(Lab())
    page = lab(desk)
    presenter = cast(LabPresenter, desk._room)
    drawn = set(cache_folder().iterdir())
    with files_written() as written:
        click(link(page, "Use my photos"))
        desk.settle()
        assert "You, from your own photographs" in words(page)
        assert link(page, "Add to the report").withheld
        faces(page).report_wanted.emit()
        page.subject_wanted.emit("records")
        page.subject_wanted.emit("faces")
        faces(page).report_wanted.emit()
        desk.settle()
        page.subject_wanted.emit("records")
        desk.settle()
        click(link(page, "Use my table"))
        desk.settle()
        assert "The table is yours" in words(page)
        page.subject_wanted.emit("messages")
        desk.settle()
        assert page.messages is not None
        page.messages.field.setText("zebra code 73519 is mine.")
        page.messages._send()
        desk.settle()
        assert "73519" in words(page)
        desk.go(Home())
        desk.settle()
    assert written == []
    assert desk._memory.exhibits == {}
    assert (page.faces, page.records, page.messages) == (None, None, None)
    assert not page.findChildren(CropDialog)
    assert not page.findChildren(LineField)
    assert not page.findChildren(FaceView)
    assert set(cache_folder().iterdir()) == drawn
    assert presenter._faces._own == ()
    assert presenter._faces._bench is None
    assert (presenter._others._secret, presenter._others._table) == ("", None)
    for path in [*own_home.rglob("*"), *tmp_path.rglob("*")]:
        if path.is_file() and path not in (chosen, table):
            assert b"73519" not in path.read_bytes()


def test_a_photograph_or_table_that_cannot_be_used_is_refused_and_the_page_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")
    monkeypatch.setattr(LabPage, "choose_photos", lambda _page: [broken])
    monkeypatch.setattr(LabPage, "choose_table", lambda _page: broken)
    desk.go(Lab())
    page = lab(desk)
    click(link(page, "Use my photos"))
    desk.settle()
    assert "broken.jpg cannot be read as a picture" in words(page)
    page.subject_wanted.emit("records")
    desk.settle()
    click(link(page, "Use my table"))
    desk.settle()
    assert "broken.jpg: The table has one column." in words(page)
    page.subject_wanted.emit("messages")
    desk.settle()
    assert page.messages is not None
    page.messages.field.setText("x" * 10_000)
    page.messages._send()
    assert "too long" in words(page)


def test_the_frame_of_a_crop_stays_within_the_photograph(tmp_path: Path) -> None:
    photo = read_photo(photograph(tmp_path / "me.png"))
    view = CropView(Theme(LIGHT), photo)
    for key in (Qt.Key.Key_Left,) * 60 + (Qt.Key.Key_Plus,) * 60 + (Qt.Key.Key_Down,) * 60:
        QTest.keyClick(view, key)
    assert view.crop == bounded(view.crop, photo.width, photo.height)
    assert view.crop[2] <= photo.width
