"""Looking up in a real vault: what is pasted or opened, reviewed and taken. Nothing here goes online."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest

from desktop.core.sheet import Sheet
from desktop.core.study import Contact, EventKind
from desktop.core.study import Registry as Entry
from desktop.store.faults import StoreFault
from desktop.store.vault import Vault
from desktop.ui.leaving import unkept_words
from desktop.ui.lookup.paste import LONGEST_DRAWN
from desktop.ui.memory import Memory
from desktop.ui.places import Details, Interview, NewStudy, SheetOut
from desktop.ui.sheet.drawn import DrawnSheet
from desktop.ui.sheet.state import OWN, SheetWishes
from tests.registries import ISRCTN_XML, clinicaltrials
from tests.ui.lookup.hands import NOW, PASTED, Hand, blank_study


def test_a_pasted_record_is_looked_at_before_anything_is_kept(hand: Hand) -> None:
    hand.look_up(PASTED)
    assert "What the registry says" in hand.words
    assert "Sleep and mood in shift workers" in hand.words
    assert (hand.study, hand.writes) == (blank_study(), 0)
    hand.page.keep.click()
    study = hand.study
    assert (study.title, study.organisation) == ("Sleep and mood in shift workers", "Hillside University")
    assert study.registry == Entry("clinicaltrials.gov", "NCT01234567")
    assert study.contacts[0] == Contact("Ada Example", "Contact", "ada@hillside.example.org")
    (event,) = study.events
    assert (event.at, event.kind, event.heading) == (
        NOW, EventKind.DOCUMENT_ADDED, "Looked up NCT01234567 in ClinicalTrials.gov",
    )  # fmt: skip
    assert "We may share records." in event.text
    assert hand.log == ()
    assert "The whole record of" in hand.words


def test_what_is_left_stays_as_it_was_and_what_is_taken_replaces_it(hand: Hand, vault: Vault) -> None:
    vault.describe_study(replace(blank_study(), title="My name for it", organisation="Somebody"))
    hand.standings.changed()
    hand.look_up(PASTED)
    assert hand.page.review is not None
    takes = hand.page.review.table.takes
    assert {key: take.isChecked() for key, take in takes.items() if not key.startswith("contact")} == {
        "title": False, "organisation": False, "registry": True,
    }  # fmt: skip
    takes["organisation"].click()
    takes["contact 1"].click()
    hand.page.keep.click()
    assert (hand.study.title, hand.study.organisation) == ("My name for it", "Hillside University")
    assert [contact.name for contact in hand.study.contacts] == ["Ada Example", "Cleo Example"]
    assert "Before: Who asks: Somebody" in hand.study.events[0].text


def test_a_record_is_taken_once(hand: Hand) -> None:
    hand.look_up(PASTED)
    hand.page.keep.click()
    hand.page.keep_wanted.emit()
    assert len(hand.study.events) == 1
    assert not hand.page.keep.isVisible()
    assert hand.page.go_on.isVisible()


def test_what_cannot_be_written_is_said_and_stays_in_hand(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    hand.look_up(PASTED)

    def full(*_a: object, **_k: object) -> None:
        raise StoreFault("The disk is full.")

    monkeypatch.setattr(Vault, "describe_study", full)
    hand.page.keep.click()
    assert "The disk is full." in hand.words
    monkeypatch.undo()
    hand.page.keep.click()
    assert hand.study.title == "Sleep and mood in shift workers"


@pytest.mark.parametrize(("name", "content"), [("a.json", PASTED), ("b.xml", ISRCTN_XML)])
def test_a_saved_record_is_opened(hand: Hand, tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    hand.paste("half a number")
    hand.open(path)
    assert f"Read from {name}" in hand.words
    hand.page.other_wanted.emit()
    assert hand.page.question.field.words == "half a number"


def test_a_file_that_is_dropped_on_the_field_is_opened(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "dropped.json"
    path.write_text(PASTED, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    hand.page.question.field.insertFromMimeData(data)
    hand.settle()
    assert "Read from dropped.json" in hand.words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "a.json is empty"), (b"\xff\xff", "no text in UTF-8"), (b"{", "damaged or cut short"),
        (b'{"FullStudiesResponse": {}}', "gave up in 2024"), (b"<html></html>", "is a web page"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_record_is_told_and_the_field_is_as_it_was(
    hand: Hand, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    hand.paste("NCT0123")
    hand.open(path)
    assert words in hand.words
    assert hand.page.question.field.words == "NCT0123"
    hand.open(tmp_path / "missing.json")
    assert "cannot be read" in hand.words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "No number was given"), ("NTC01234567", "misspelt"), ("DRKS00012345", "a number of DRKS"),
        ("2019-001234-12", "EudraCT"), ("01234567", "no letters before it"), (PASTED[:200], "What you pasted, line 1"),
        ('{"FullStudiesResponse": {}}', "gave up in 2024"), ("word " * 900, "no record of ClinicalTrials.gov"),
    ],
)  # fmt: skip
def test_what_cannot_be_looked_up_says_why_and_stays_in_the_field(hand: Hand, text: str, words: str) -> None:
    hand.look_up(text)
    assert words in hand.words
    assert hand.page.question.field.words == text
    assert hand.page.question.consent is None


def test_html_in_titles_and_contacts_without_address_are_plain_text(hand: Hand) -> None:
    identity = {"nctId": "NCT01234567", "briefTitle": "A <b>bold</b> study<script>x</script>"}
    people = {"centralContacts": [{"name": "<i>Ben</i>"}]}
    hand.look_up(json.dumps(clinicaltrials(identificationModule=identity, contactsLocationsModule=people)))
    assert "A bold study" in hand.words
    assert "no e-mail address" in hand.words
    hand.page.keep.click()
    assert (hand.study.title, hand.study.contacts) == ("A bold study", (Contact("Ben"),))


def test_a_record_of_two_modules_is_enough(hand: Hand) -> None:
    record = {"protocolSection": {"identificationModule": {"nctId": "NCT00465816"}, "referencesModule": {}}}
    hand.look_up(json.dumps(record))
    hand.page.keep.click()
    assert hand.study.registry == Entry("clinicaltrials.gov", "NCT00465816")
    assert hand.study.title == ""


def test_a_very_long_paste_is_shown_by_its_beginning_and_read_whole(hand: Hand) -> None:
    summary = {"briefSummary": "word " * (LONGEST_DRAWN // 4)}
    text = json.dumps(clinicaltrials(descriptionModule=summary))
    hand.paste(text)
    assert len(hand.page.question.field.toPlainText()) < 1000
    assert hand.page.question.field.words == text
    hand.page.question.look.click()
    hand.settle()
    assert "Sleep and mood in shift workers" in hand.words
    hand.page.other_wanted.emit()
    hand.paste(text[:-9])
    QTest.keyClicks(hand.page.question.field, "x")
    assert len(hand.page.question.field.words) < 1000


def test_what_was_typed_and_decided_is_there_again(hand: Hand) -> None:
    hand.paste("NCT0123")
    hand.presenter.leave()
    hand.enter()
    assert hand.page.question.field.words == "NCT0123"
    hand.look_up(PASTED)
    assert hand.page.review is not None
    hand.page.review.table.takes["title"].click()
    hand.presenter.leave()
    hand.enter()
    assert not hand.page.review.table.takes["title"].isChecked()
    memory = Memory(lookups=hand.lookups)
    assert unkept_words(memory) == "1 record of a registry"
    hand.page.keep.click()
    assert unkept_words(memory) == ""
    memory.forget("s")
    assert hand.lookups == {}


def test_gaps_lead_to_the_question_and_to_a_sheet_with_all_of_them(hand: Hand) -> None:
    hand.look_up(PASTED)
    assert hand.page.review is not None
    hand.page.review.gaps.links["sharing"].click()
    hand.page.review.gaps.sheet.click()
    assert hand.went == [Interview("s", "sharing"), SheetOut("s")]
    assert hand.drawn["s", False].wishes == SheetWishes(selection=OWN, own=("informed", "purpose", "sharing"))


def test_a_sheet_that_is_saved_and_not_sent_is_not_thrown_away(hand: Hand) -> None:
    waiting = DrawnSheet(SheetWishes(), Sheet("x", "s", "", "", "", "", NOW.date(), None, ()), b"%PDF")
    hand.drawn["s", False] = waiting
    hand.look_up(PASTED)
    assert hand.page.review is not None
    hand.page.review.gaps.sheet.click()
    assert hand.went == []
    assert "saved and not sent yet" in hand.words
    assert hand.drawn["s", False] is waiting


@pytest.mark.parametrize(("new", "place"), [(False, Details("s")), (True, NewStudy("s", step=1))])
def test_back_goes_to_where_the_person_came_from(hand: Hand, place: object, *, new: bool) -> None:
    hand.enter(new=new)
    hand.page.back.click()
    assert hand.went == [place]


def test_keys_alone_look_up_choose_and_keep(hand: Hand) -> None:
    hand.page.question.field.setFocus()
    hand.paste(PASTED)
    QTest.keyClick(hand.page.question.field, Qt.Key.Key_Return)
    hand.settle()
    assert hand.page.review is not None
    takes = dict(hand.page.review.table.takes)
    assert len(takes) == 6
    reached: list[object] = []
    for _ in range(40):
        QTest.keyClick(hand.window.focusWidget() or hand.page, Qt.Key.Key_Tab)
        focused = hand.window.focusWidget()
        reached.append(focused)
        if focused is takes["title"]:
            QTest.keyClick(focused, Qt.Key.Key_Space)
        if focused is hand.page.keep:
            QTest.keyClick(focused, Qt.Key.Key_Return)
            break
    assert set(takes.values()) <= set(reached)
    assert (hand.study.title, hand.study.organisation) == ("", "Hillside University")


def test_a_narrow_window_keeps_the_field_and_the_choices(hand: Hand) -> None:
    hand.paste("NCT0123")
    hand.window.resize(600, 832)
    assert hand.page.question.field.words == "NCT0123"
    assert hand.page.content_width <= hand.page.room_width
    hand.look_up(PASTED)
    assert hand.page.review is not None
    hand.page.review.table.takes["title"].click()
    hand.window.resize(1280, 832)
    assert hand.page.review is not None
    assert not hand.page.review.table.takes["title"].isChecked()
    assert hand.page.content_width <= hand.page.room_width
