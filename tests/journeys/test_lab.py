"""The lab in the window: a first picture, switches, own photographs, secrets, and nothing on the disk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop.gui import Desk
from desktop.paths import cache_folder
from desktop.ui.lab.crop import CropView, bounded
from desktop.ui.lab.view import LabPage
from desktop.ui.places import Interview, Lab
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.widgets.buttons import Button
from tests.journeys.conftest import kept_studies


def lab(desk: Desk) -> LabPage:
    desk.settle()
    (page,) = [page for page in desk.window.findChildren(LabPage) if page.isVisible()]
    return page


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def words(page: LabPage) -> str:
    return " ".join(label.accessibleName() for label in page.findChildren(QLabel) if not label.isHidden())


def link(page: LabPage, text: str) -> Button:
    return next(button for button in page.findChildren(Button) if button.text() == text)


@pytest.fixture
def desk(make_desk: Callable[[], Desk]) -> Desk:
    desk = make_desk()
    desk.window.resize(1280, 832)
    return desk


def test_from_the_empty_home_a_face_comes_back_and_telling_less_changes_it(desk: Desk) -> None:
    button = next(b for b in desk.window.findChildren(Button) if b.text() == "See what a model can give back")
    click(button)
    page = lab(desk)
    assert page.faces is not None
    page.faces.finish_growing()
    assert "Person 6 of 40" in words(page)
    assert "asked 1,000 questions" in words(page)
    assert "no evidence about any organisation" in words(page)
    before = page.faces.rebuilt._image
    switch = next(column.switches["reveal"] for column in page.faces._columns if "reveal" in column.switches)
    click(switch.segments["label"])
    desk.settle()
    page.faces.finish_growing()
    assert page.faces.rebuilt._image != before
    assert "did not stop it" in words(page)


def test_a_switch_names_its_question_and_leads_to_it_and_back(desk: Desk) -> None:
    desk.go(Lab())
    click(link(lab(desk), "Core question 1"))
    desk.settle()
    (study,) = kept_studies(desk)
    assert desk._place == Interview(study.id, "dp_used")
    back = next(b for b in desk.window.findChildren(Button) if b.text() == "See it happen in the lab" and b.isVisible())
    click(back)
    desk.settle()
    assert desk._place == Lab("faces")


def test_a_switch_that_makes_no_difference_says_why_and_cannot_be_set(desk: Desk) -> None:
    desk.go(Lab())
    page = lab(desk)
    assert page.faces is not None
    unit = page.faces._columns[0].switches["unit"].segments
    assert unit["person"].accessibleDescription() == "No noise was chosen."
    click(unit["person"])
    assert unit["photo"].isChecked()


def test_everything_compared_stands_side_by_side(desk: Desk) -> None:
    desk.go(Lab())
    page = lab(desk)
    click(link(page, "Compare everything"))
    desk.settle()
    said = words(page)
    for name in ("Model file", "Name only", "Photos deleted", "Epsilon 8, well informed"):
        assert name in said


def test_every_subject_of_records_tells_its_figures_and_its_limits(desk: Desk) -> None:
    desk.go(Lab("records"))
    page = lab(desk)
    assert "worst case" in words(page)
    for subject, said in (("gene", "never joined"), ("patient", "nobody’s"), ("group", "noise works")):
        assert page.records is not None
        click(page.records._column.switches["subject"].segments[subject])
        desk.settle()
        assert said in words(page)


def photograph(path: Path) -> Path:
    Image.linear_gradient("L").resize((240, 300)).convert("RGB").save(path)
    return path


def test_own_photographs_and_secrets_stay_in_memory_and_are_gone_when_the_lab_is_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, own_home: Path, tmp_path: Path
) -> None:
    chosen = photograph(tmp_path / "me.png")
    monkeypatch.setattr(LabPage, "choose_photos", lambda _page: [chosen])
    monkeypatch.setattr(LabPage, "choose_crop", lambda _page, _photo: (10.0, 10.0, 200.0))
    desk.go(Lab())
    page = lab(desk)
    desk.settle()
    drawn = set(cache_folder().iterdir())
    click(link(page, "Use my own photos"))
    desk.settle()
    assert "You, from your own photographs" in words(page)
    presenter = desk._room
    page.subject_wanted.emit("messages")
    desk.settle()
    assert page.messages is not None
    page.messages.field.setText("zebra code 73519 is mine.")
    page.messages._send()
    desk.settle()
    page.messages.finish_growing()
    assert "73519" in words(page)
    desk._go_home()
    assert presenter._own == ()
    assert presenter._others._secret == ""
    assert not [key for key in presenter._bench._models if key[2]]
    assert set(cache_folder().iterdir()) == drawn
    for path in [*own_home.rglob("*"), *tmp_path.rglob("*")]:
        if path.is_file() and path != chosen:
            assert b"73519" not in path.read_bytes()


def test_a_photograph_that_cannot_be_used_is_refused_and_the_page_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")
    monkeypatch.setattr(LabPage, "choose_photos", lambda _page: [broken])
    desk.go(Lab())
    page = lab(desk)
    click(link(page, "Use my own photos"))
    assert "broken.jpg cannot be read as a picture" in words(page)
    click(link(page, "Next"))
    desk.settle()
    assert "Person 7 of 40" in words(page)


def test_the_frame_of_a_crop_stays_within_the_photograph(tmp_path: Path) -> None:
    from desktop.pictures import read_photo

    photo = read_photo(photograph(tmp_path / "me.png"))
    view = CropView(Theme(LIGHT), photo)
    for key in (Qt.Key.Key_Left,) * 60 + (Qt.Key.Key_Plus,) * 60 + (Qt.Key.Key_Down,) * 60:
        QTest.keyClick(view, key)
    assert view.crop == bounded(view.crop, photo.width, photo.height)
    assert view.crop[2] <= photo.width
