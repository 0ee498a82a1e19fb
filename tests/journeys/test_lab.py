"""The lab in the window: a first picture, switches, everything compared, pictures and the report."""

from pathlib import Path
from typing import cast

import pytest
from PIL import Image
from PySide6.QtWidgets import QAbstractButton

from desktop.gui import Desk
from desktop.ui.lab.epsilon import EpsilonDialog
from desktop.ui.lab.view import LabPage
from desktop.ui.places import Interview, Lab, Report
from desktop.ui.report.presenter import ReportPresenter
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.widgets.buttons import Button
from tests.journeys.conftest import kept_studies
from tests.journeys.hands import click
from tests.journeys.lab_hands import faces, lab, link, segment, words

pytestmark = pytest.mark.usefixtures("drawn_people")
from tests.reading_back import pdf_words


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
