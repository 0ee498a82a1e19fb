"""The lab in the window: a first picture, switches, own photographs, secrets, the report, and nothing on the disk."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel

from desktop.gui import Desk
from desktop.paths import cache_folder
from desktop.pictures import read_photo
from desktop.ui.lab.crop import CropDialog, CropView, bounded
from desktop.ui.lab.epsilon import EpsilonDialog
from desktop.ui.lab.faces_view import FacesPart
from desktop.ui.lab.pictures import FaceView
from desktop.ui.lab.presenter import LabPresenter
from desktop.ui.lab.view import LabPage
from desktop.ui.places import Home, Interview, Lab, Report
from desktop.ui.report.presenter import ReportPresenter
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.switches import Segment
from tests.journeys.conftest import kept_studies
from tests.reading_back import pdf_words

pytestmark = pytest.mark.usefixtures("drawn_people")


def lab(desk: Desk) -> LabPage:
    desk.settle()
    (page,) = [page for page in desk.window.findChildren(LabPage) if page.isVisible()]
    return page


def faces(page: LabPage) -> FacesPart:
    assert page.faces is not None
    return page.faces


def segment(page: LabPage, switch: str, value: str) -> Segment:
    columns = faces(page).columns
    return next(column.switches[switch] for column in columns if switch in column.switches).segments[value]


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def words(page: LabPage) -> str:
    return " ".join(label.accessibleName() for label in page.findChildren(QLabel) if label.isVisible())


def link(page: LabPage, text: str) -> Button:
    return next(button for button in page.findChildren(Button) if button.text() == text and button.isVisible())


@pytest.fixture
def desk(make_desk: Callable[[], Desk]) -> Desk:
    desk = make_desk()
    desk.window.resize(1280, 832)
    return desk


def test_from_the_empty_home_a_face_comes_back_and_telling_less_changes_it(desk: Desk) -> None:
    click(next(b for b in desk.window.findChildren(Button) if b.text() == "See what a model can give back"))
    page = lab(desk)
    assert "Person 16 of 40" in words(page)
    assert "asked 1,000 questions" in words(page)
    assert "no evidence about any organisation" in words(page)
    before = faces(page).rebuilt._image
    click(segment(page, "reveal", "label"))
    desk.settle()
    assert faces(page).rebuilt._image != before
    assert "did not stop it" in words(page)


def test_the_same_person_under_other_answers_stands_beside_every_picture(desk: Desk) -> None:
    desk.go(Lab())
    said = words(lab(desk))
    for name in ("3 decimals", "Name only", "Photo noise", "Person noise", "Deleted", "Retrained"):
        assert name in said
    assert said.count("likeness ") >= 6
    assert said.count("accuracy ") >= 6
    assert "can hide a photo, not a person" in said


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
    assert segment(page, "unit", "person").accessibleDescription() == "No noise was chosen."
    click(segment(page, "unit", "person"))
    assert segment(page, "unit", "photo").isChecked()


def test_an_epsilon_of_ones_own_is_taken_and_nonsense_is_refused_where_it_was_typed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = EpsilonDialog(Theme(LIGHT), "")
    for nonsense in ("0", "-1", "nan", "inf", "eight", ""):
        dialog.field.setText(nonsense)
        dialog.use()
        assert dialog.result() == 0
        assert not dialog.fault.isHidden()
    dialog.field.setText(" 3,5 ")
    dialog.use()
    assert dialog.result() == 1
    monkeypatch.setattr(LabPage, "choose_epsilon", lambda _page, _before: "3,5")
    desk.go(Lab())
    click(segment(lab(desk), "epsilon", "other"))
    assert segment(lab(desk), "epsilon", "3.5").isChecked()


def test_everything_compared_stands_side_by_side_with_a_curve_and_its_table(desk: Desk) -> None:
    desk.go(Lab())
    page = lab(desk)
    click(link(page, "Compare everything"))
    desk.settle()
    said = words(page)
    for name in ("Model file", "Name only", "Deleted", "Epsilon 8, well informed", "Epsilon 8 a person"):
        assert name in said
    assert "How much noise it takes" in said
    click(next(button for button in page.findChildren(QAbstractButton) if button.text() == "Show as table"))
    assert "Epsilon accuracy found by machine 100 " in words(page)


def test_stopping_leaves_a_page_that_goes_on(desk: Desk) -> None:
    desk.go(Lab())
    page = lab(desk)
    click(link(page, "Compare everything"))
    faces(page).stop_wanted.emit()
    desk.settle()
    assert "Stopped." in words(page)
    click(link(page, "Next ›"))
    desk.settle()
    assert "Person 17 of 40" in words(page)
    assert "Stopped." not in words(page)


@pytest.mark.parametrize("subject", ["faces", "records", "messages"])
def test_a_window_that_changes_its_width_in_the_middle_of_a_run_begins_it_anew(desk: Desk, subject: str) -> None:
    desk.go(Lab(subject))
    desk.window.resize(800, 832)
    page = lab(desk)
    assert "100" in words(page)
    desk.window.resize(1280, 832)
    desk.settle()
    assert "100" in words(page)


def test_every_subject_of_records_tells_its_figures_and_its_limits(desk: Desk) -> None:
    desk.go(Lab("records"))
    page = lab(desk)
    assert "worst case" in words(page)
    for subject, said in (("gene", "never joined"), ("patient", "nobody’s")):
        assert page.records is not None
        click(page.records.column.switches["subject"].segments[subject])
        desk.settle()
        assert said in words(page)


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


def test_a_picture_is_saved_where_the_person_says_and_a_fault_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for subject in ("faces", "messages"):
        target = tmp_path / f"{subject}.png"
        monkeypatch.setattr(LabPage, "choose_picture", lambda _page, target=target: target)
        desk.go(Lab(subject))
        click(link(lab(desk), "Save as a picture"))
        with Image.open(target) as opened:
            assert opened.width > 300
        target.unlink()
        target.mkdir()
        click(link(lab(desk), "Save as a picture"))
        assert target.name in words(lab(desk))


def test_a_run_becomes_a_page_of_the_report_of_the_study_in_hand_until_it_is_taken_out(desk: Desk) -> None:
    desk.go(Lab())
    assert link(lab(desk), "Add to the report").withheld
    study = desk.open_example()
    for subject, said in (("faces", "asked 1,000 questions"), ("messages", "stood once among 2,000 others")):
        desk.go(Lab(subject))
        click(link(lab(desk), "Add to the report"))
        desk.settle()
        assert desk._place == Report(study)
        room = cast(ReportPresenter, desk._room)
        assert "What I saw in the lab" in pdf_words(room._pdf)
        assert said in pdf_words(room._pdf)
    room.view.wish_changed.emit("exhibit", False)
    desk.settle()
    assert "What I saw in the lab" not in pdf_words(room._pdf)


def test_the_frame_of_a_crop_stays_within_the_photograph(tmp_path: Path) -> None:
    photo = read_photo(photograph(tmp_path / "me.png"))
    view = CropView(Theme(LIGHT), photo)
    for key in (Qt.Key.Key_Left,) * 60 + (Qt.Key.Key_Plus,) * 60 + (Qt.Key.Key_Down,) * 60:
        QTest.keyClick(view, key)
    assert view.crop == bounded(view.crop, photo.width, photo.height)
    assert view.crop[2] <= photo.width
