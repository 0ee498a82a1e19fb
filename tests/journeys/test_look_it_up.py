"""From a registry's record to a described study: from New study, and for a study that is there."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from desktop.core.online import Trouble
from desktop.core.questionnaire import Questionnaire
from desktop.core.standing import standing_of
from desktop.core.study import Contact, Registry, TrainsAi
from desktop.gui import Desk
from desktop.store.opening import open_vault_to_read
from desktop.ui.interview.view import InterviewPage
from desktop.ui.lookup.review import ReviewPart
from desktop.ui.lookup.view import LookUpPage
from desktop.ui.places import Details, Exchange, LookUp, NewStudy, Settings
from desktop.ui.sheet.view import SheetPage
from desktop.ui.study.forms import WhoForm
from desktop.ui.study.new_view import NewStudyPage
from tests.journeys.conftest import Registries, kept_studies, kept_study
from tests.journeys.hands import click, new_study, page, press, visible_words
from tests.registries import clinicaltrials

PASTED = json.dumps(clinicaltrials())
TITLE = "Sleep and mood in shift workers"


def paste(desk: Desk, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    field = page(desk, LookUpPage).question.field
    field.selectAll()
    field.insertFromMimeData(data)


def begin(desk: Desk) -> str:
    """Pass the gate of a new study and ask to look it up; its id."""
    press(desk, "New study")
    click(page(desk, NewStudyPage).gate[TrainsAi.YES])
    press(desk, "Go on")
    press(desk, "Look it up")
    (row,) = kept_studies(desk)
    return row.id


def test_a_new_study_is_described_by_a_record_that_was_pasted(desk: Desk, registries: Registries) -> None:
    study = begin(desk)
    paste(desk, PASTED)
    press(desk, "Look it up")
    assert "What the registry says" in visible_words(desk)
    assert kept_study(desk, study).title == ""
    press(desk, "Take it into the study")
    press(desk, "Go on")
    who = page(desk, WhoForm)
    assert (who.title.text(), who.organisation.text()) == (TITLE, "Hillside University")
    assert (who.contact.text(), who.email.text()) == ("Ada Example", "ada@hillside.example.org")
    assert who.registry.text() == "NCT01234567"
    kept = kept_study(desk, study)
    assert kept.registry == Registry("clinicaltrials.gov", "NCT01234567")
    assert kept.contacts == (
        Contact("Ada Example", "Contact", "ada@hillside.example.org"),
        Contact("Ben Example", "Contact"),
        Contact("Cleo Example", "Principal investigator"),
    )
    press(desk, "Go on")
    assert len(kept_studies(desk)) == 1
    assert registries.asked == []
    assert "Nothing has left this computer." in visible_words(desk)
    desk.go(Exchange(study))
    assert "Looked up NCT01234567 in ClinicalTrials.gov" in visible_words(desk)


def test_what_was_said_of_a_text_goes_with_the_text(desk: Desk) -> None:
    begin(desk)
    paste(desk, '{"a": 1}')
    press(desk, "Look it up")
    assert "What you pasted is no record" in visible_words(desk)
    paste(desk, PASTED)
    assert "What you pasted is no record" not in visible_words(desk)


def test_the_keyboard_alone_goes_from_the_form_to_the_record_and_back(desk: Desk) -> None:
    study = begin(desk)
    shown = page(desk, LookUpPage)
    assert desk.window.focusWidget() is shown.question.field
    paste(desk, PASTED)
    QTest.keyClick(shown.question.field, Qt.Key.Key_Return)
    desk.settle()
    tab_to(desk, lambda: desk.window.focusWidget() is shown.keep)
    QTest.keyClick(shown.keep, Qt.Key.Key_Return)
    desk.settle()
    assert kept_study(desk, study).title == TITLE
    tab_to(desk, lambda: desk.window.focusWidget() is shown.go_on)
    QTest.keyClick(shown.go_on, Qt.Key.Key_Return)
    desk.settle()
    assert page(desk, WhoForm).title.text() == TITLE


def tab_to(desk: Desk, there: object) -> None:
    """Press Tab until the focus is there."""
    assert callable(there)
    for _ in range(60):
        if there():
            return
        QTest.keyClick(desk.window.focusWidget() or desk.window.current_page, Qt.Key.Key_Tab)
    raise AssertionError("Tab never came there")


def test_what_stands_in_the_form_is_kept_and_its_number_is_looked_up(desk: Desk, registries: Registries) -> None:
    press(desk, "New study")
    click(page(desk, NewStudyPage).gate[TrainsAi.YES])
    press(desk, "Go on")
    who = page(desk, WhoForm)
    QTest.keyClicks(who.title, "My name for it")
    QTest.keyClicks(who.registry, "NCT01234567")
    press(desk, "Look it up")
    assert page(desk, LookUpPage).question.field.words == "NCT01234567"
    press(desk, "Look it up")
    assert "Go online for NCT01234567?" in visible_words(desk)
    registries.trouble, registries.content = None, PASTED.encode()
    press(desk, "Ask clinicaltrials.gov")
    assert "clinicaltrials.gov sent it just now." in visible_words(desk)
    assert "1 request was made. See Settings." in button_words(desk)
    press(desk, "Take it into the study")
    (row,) = kept_studies(desk)
    assert row.title == "My name for it"
    assert kept_study(desk, row.id).organisation == "Hillside University"
    press(desk, "1 request was made. See Settings.")
    words = visible_words(desk)
    for told in ("What was sent and asked", "clinicaltrials.gov", "The record of NCT01234567", "It came"):
        assert told in words


def button_words(desk: Desk) -> list[str]:
    return [button.text() for button in desk.window.findChildren(QPushButton) if button.isVisible()]


def test_a_refusal_is_told_and_the_browser_brings_the_record_all_the_same(desk: Desk, registries: Registries) -> None:
    study = new_study(desk)
    desk.go(Details(study))
    press(desk, "Look it up")
    paste(desk, "NCT01234567")
    registries.trouble = Trouble.BLOCKED
    press(desk, "Look it up")
    press(desk, "Ask clinicaltrials.gov")
    assert "A browser often gets through." in visible_words(desk)
    paste(desk, PASTED)
    press(desk, "Look it up")
    press(desk, "Back")
    assert page(desk, WhoForm).title.text() == "Driver attention pilot"
    press(desk, "Look it up")
    press(desk, "Take it into the study")
    assert kept_study(desk, study).contacts[0].name == "Ada Example"
    vault = open_vault_to_read(desk.path)
    assert [request.trouble for request in vault.requests()] == [Trouble.BLOCKED]
    vault.close()


def test_another_look_keeps_the_record_and_the_step_of_a_new_study(desk: Desk) -> None:
    begin(desk)
    paste(desk, PASTED)
    press(desk, "Look it up")
    table = page(desk, ReviewPart).table
    click(table.takes["title"])
    desk.set_look(theme="dark", text_size=150)
    desk.settle()
    table = page(desk, ReviewPart).table
    assert not table.takes["title"].isChecked()
    press(desk, "Back")
    desk.set_look(theme="light", text_size=100)
    desk.settle()
    assert page(desk, WhoForm)
    assert len(kept_studies(desk)) == 1
    desk.go(NewStudy())
    desk.settle()
    assert page(desk, NewStudyPage).gate


def test_gaps_of_a_record_become_questions(desk: Desk) -> None:
    study = new_study(desk)
    desk.go(LookUp(study))
    desk.settle()
    paste(desk, PASTED)
    press(desk, "Look it up")
    press(desk, "Who else will get my raw data, including outside AI services, and in which countries?")
    assert page(desk, InterviewPage)
    desk.go(LookUp(study))
    desk.settle()
    press(desk, "Make a question sheet with these")
    assert page(desk, SheetPage).pages.page_count == 1
    press(desk, "I have sent it")
    asked = {answer.question for answer in kept_study(desk, study).answers}
    assert asked == {"sharing", "purpose", "informed"}


def test_a_record_earns_no_points(desk: Desk, questionnaire: Questionnaire) -> None:
    study = desk.open_example()
    before = standing_of(questionnaire, kept_study(desk, study)).score
    desk.go(LookUp(study))
    desk.settle()
    paste(desk, PASTED)
    press(desk, "Look it up")
    press(desk, "Take it into the study")
    after = kept_study(desk, study)
    assert after.registry is not None
    assert standing_of(questionnaire, after).score == before


def test_a_saved_record_is_chosen(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "NCT01234567.json"
    path.write_text(PASTED, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    study = new_study(desk)
    desk.go(LookUp(study))
    desk.settle()
    press(desk, "Open a saved record")
    assert "Read from NCT01234567.json" in visible_words(desk)


def test_settings_say_that_nothing_was_sent(desk: Desk) -> None:
    desk.go(Settings())
    assert "Nothing has left this computer through Askfirst." in visible_words(desk)
