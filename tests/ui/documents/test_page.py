"""Reading a document under hand and key, and what becomes of it in a real vault."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.core.document import DocumentKind, DocumentText
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Attachment
from desktop.store.faults import StoreFault
from desktop.store.vault import Vault
from desktop.ui.documents.in_hand import DocumentsInHand, Side
from desktop.ui.documents.paper import occurrences
from desktop.ui.places import Documents, Interview
from tests.ui.documents.papers import FORM, KEEP, LEAVE, NOISE, NOW, PAGES, Hand

READ = Documents("s", "d1", "dp_used")


@pytest.fixture
def vault(vault: Vault) -> Vault:
    vault.add_document("s", FORM)
    return vault


@pytest.fixture
def place() -> Documents:
    return READ


def mark(hand: Hand, words: str) -> None:
    text = hand.room.reader._opened
    assert text is not None
    start = text.paper.text.index(words)
    hand.reader.text.mark((start, start + len(words)))


def enter(widget: object) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Return)  # type: ignore[call-overload]


def test_the_passage_in_hand_is_attached_with_its_page_and_sets_no_answer(hand: Hand) -> None:
    enter(hand.reader.text)
    assert (hand.newest.question, hand.newest.state, hand.newest.evidence) == ("dp_used", State.NOT_ASKED, None)
    assert hand.newest.source == "form.pdf, page 1"
    assert NOISE in hand.newest.quote
    (attachment,) = hand.newest.attachments
    assert (attachment.name, hand.vault.attachment(attachment.sha256)) == ("form.pdf", FORM.content)
    assert "answers nothing by itself" in hand.outcome
    hand.reader.outcome.answer.click()
    assert hand.went[-1] == Interview("s", "dp_used")


def test_marked_words_are_the_quote_and_letters_of_every_plane_are_counted_right(hand: Hand) -> None:
    mark(hand, "calibrated noise is added in training")
    assert hand.reader.attach.text() == "Attach what is marked"
    enter(hand.reader.text)
    assert (hand.newest.quote, hand.newest.source) == ("calibrated noise is added in training", "form.pdf, page 1")
    mark(hand, "then destroyed")
    hand.reader.attach.click()
    assert hand.newest.quote == "calibrated noise is added in training … then destroyed"
    assert hand.newest.source == "form.pdf, page 1; form.pdf, page 3"
    assert len(hand.newest.attachments) == 1


def test_a_claimed_answer_counts_as_shown_and_its_option_stays(hand: Hand) -> None:
    hand.vault.record("s", answers=(Answer("dp_used", NOW, State.ANSWERED, "b", Evidence.CLAIMED, note="Hm."),))
    hand.standings.changed()
    enter(hand.reader.text)
    assert (hand.newest.option, hand.newest.evidence, hand.newest.note) == ("b", Evidence.DOCUMENTED, "Hm.")
    assert "counts as shown in a document now" in hand.outcome


def test_what_is_attached_can_be_taken_back_and_the_log_keeps_it_all(hand: Hand) -> None:
    before = Answer("dp_used", NOW, State.ANSWERED, "b", Evidence.CLAIMED, "Yes.", "E-mail")
    hand.vault.record("s", answers=(before,))
    hand.standings.changed()
    enter(hand.reader.text)
    QTest.keyClick(hand.reader.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hand.newest == before
    assert len(hand.study.answers) == 3
    assert hand.outcome == "Taken back."
    QTest.keyClick(hand.reader.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(hand.study.answers) == 3


def test_the_same_passage_is_not_attached_twice(hand: Hand) -> None:
    enter(hand.reader.text)
    enter(hand.reader.text)
    assert len(hand.study.answers) == 1
    assert hand.outcome == "This is attached to the question already."
    assert hand.reader.outcome.take_back.isVisibleTo(hand.reader)
    hand.reader.outcome.take_back.click()
    assert hand.newest.quote == ""


def test_without_a_passage_in_hand_there_is_nothing_to_attach(hand: Hand) -> None:
    hand.reader.questions.question_wanted.emit("legal_shield")
    hand.reader.attach.click()
    assert hand.study.answers == ()
    assert hand.outcome.startswith("No passage is in hand.")


def test_a_fault_of_the_vault_is_told_and_loses_nothing(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise StoreFault("There is no room left.")

    monkeypatch.setattr(Vault, "record", fail)
    enter(hand.reader.text)
    assert hand.outcome == "There is no room left."
    assert not hand.reader.outcome.take_back.isVisible()


def test_the_arrows_choose_a_question_and_enter_leads_on_to_its_passages(hand: Hand) -> None:
    hand.reader.questions.setFocus()
    while hand.room.place.question != "withdraw":
        QTest.keyClick(hand.reader.questions, Qt.Key.Key_Down)
    enter(hand.reader.questions)
    assert hand.window.focusWidget() is hand.reader.passages
    enter(hand.reader.passages)
    assert (hand.newest.question, hand.newest.source) == ("withdraw", "form.pdf, page 2")
    assert LEAVE in hand.newest.quote
    QTest.keyClick(hand.reader.passages, Qt.Key.Key_Escape)
    assert hand.window.focusWidget() is hand.reader.questions


def test_weaker_matches_are_folded_and_f3_unfolds_them_behind_the_strong_ones(hand: Hand) -> None:
    hand.reader.questions.question_wanted.emit("retention")
    rows = hand.reader.passages.model().rowCount()
    QTest.keyClick(hand.reader.text, Qt.Key.Key_F3)
    assert hand.reader.passages.model().rowCount() > rows
    unfolded = hand.hands, hand.room.reader._where
    assert unfolded[1].unfolded
    hand.reader.passages.fold_wanted.emit()
    assert hand.reader.passages.model().rowCount() == rows


def test_another_look_at_the_room_finds_the_person_where_they_were(hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    hand.reader.questions.question_wanted.emit("withdraw")
    mark(hand, "Records are stored")
    place = hand.room.place
    hand.room.leave()
    again = Hand(hand.vault, tmp_path / "none", hand.hands)
    qtbot.addWidget(again.window)
    again.go(place)
    assert again.room.place == Documents("s", "d1", "withdraw")
    assert again.reader.text.place == hand.reader.text.place
    assert again.room.reader._found is hand.room.reader._found
    again.room.leave()


def test_passages_are_looked_for_once_in_each_document(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.ui.documents.reader_presenter.find_passages", None)
    hand.go(Documents("s"))
    hand.go(READ)
    assert hand.reader.passages.isVisible()


def test_looking_for_passages_can_be_stopped_and_words_can_still_be_marked(hand: Hand) -> None:
    hand.vault.add_document("s", replace(FORM, id="d2", name="two.pdf", content=b"two"))
    hand.room.leave()
    hand.room.enter(Documents("s", "d2", "dp_used"))
    hand.reader.progress.stop_wanted.emit()
    assert hand.outcome.startswith("Stopped.")
    mark(hand, "then destroyed")
    enter(hand.reader.text)
    assert hand.newest.source == "two.pdf, page 3"


def test_a_question_leads_to_the_document_read_last_else_to_the_list(hand: Hand) -> None:
    hand.go(Documents("s", question="withdraw"))
    assert hand.room.place == Documents("s", "d1", "withdraw")
    hand.go(Documents("s", "gone", "withdraw"))
    assert hand.room.place == Documents("s")


def test_what_could_not_be_read_is_said_above_the_text(hand: Hand) -> None:
    text = DocumentText(DocumentKind.PDF, (PAGES[0], ""), paged=True)
    hand.vault.add_document("s", replace(FORM, id="d2", name="scan.pdf", text=text, content=b"two", cut=True))
    hand.go(Documents("s", "d2"))
    words = hand.reader._left_out.accessibleName()
    assert "only its first 2 pages were read" in words
    assert "Page 2 of scan.pdf gave no text" in words


def test_what_is_marked_inside_a_word_is_quoted_with_the_whole_word(hand: Hand) -> None:
    mark(hand, "ithdraw from the study at any tim")
    enter(hand.reader.text)
    assert hand.newest.quote == "withdraw from the study at any time"


def test_the_question_that_is_clicked_is_the_one_that_is_marked_though_the_list_moves(hand: Hand) -> None:
    questions = hand.reader.questions
    told: list[str] = []
    questions.question_wanted.connect(told.append)
    row = next(at for at, one in enumerate(questions._model.rows) if one.id == "withdraw")
    questions.scrollTo(questions._model.index(row))
    at = questions.visualRect(questions._model.index(row)).center()
    QTest.mousePress(questions.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told == []
    QTest.mouseRelease(questions.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told == ["withdraw"]
    (chosen,) = questions.selectedIndexes()
    assert questions._model.rows[chosen.row()].id == "withdraw"


def newer_form() -> DocumentText:
    pages = (PAGES[0].replace(NOISE, "Nothing is said of it."), f"{LEAVE.replace('at any time', 'until May')}", KEEP)
    return DocumentText(DocumentKind.PDF, pages, paged=True)


def quoted_thrice(hand: Hand) -> None:
    for question, words in (("dp_used", NOISE), ("withdraw", LEAVE), ("retention", KEEP)):
        hand.reader.questions.question_wanted.emit(question)
        mark(hand, words)
        enter(hand.reader.text)


def test_a_newer_version_shows_what_became_of_the_quotes_and_leads_to_them(hand: Hand) -> None:
    quoted_thrice(hand)
    newer = replace(FORM, id="d2", name="form 2.pdf", text=newer_form(), content=b"two", newer_of="d1")
    hand.vault.add_document("s", newer)
    hand.hands["s"] = DocumentsInHand()
    hand.go(Documents("s", "d2"))
    assert hand.reader.text.isVisible()
    hand.reader._tabs.tabs[Side.CHANGES.name].click()
    hand.settle()
    assert not hand.reader.text.isVisible()
    assert hand.reader._changes_shown is not None
    assert hand.reader._changes_shown.lead.startswith("Of 3 quotes, 1 still there word for word, 1 changed, 1 no")
    assert [quote.question for quote in hand.reader._changes_shown.quotes] == ["dp_used", "withdraw", "retention"]
    assert len(hand.study.answers) == 3
    show = next(link for link in hand.reader.changes.links if link.text() == "Show the new words in the text")
    show.click()
    assert hand.room.place.question == "withdraw"
    enter(hand.reader.text)
    assert hand.newest.quote == f"{LEAVE} … {LEAVE.replace('at any time', 'until May')[:-1]}"
    assert hand.newest.attachments[-1] == Attachment("form 2.pdf", hand.vault.documents("s")[-1].sha256)


def test_a_quote_from_two_versions_back_is_followed_too(hand: Hand) -> None:
    quoted_thrice(hand)
    for number, before in ((2, "d1"), (3, "d2")):
        newer = replace(FORM, id=f"d{number}", text=newer_form(), content=bytes([number]), newer_of=before)
        hand.vault.add_document("s", newer)
    hand.go(Documents("s", "d3"))
    hand.reader.side_wanted.emit(Side.CHANGES)
    hand.settle()
    assert hand.reader._changes_shown is not None
    assert len(hand.reader._changes_shown.quotes) == 3


def test_words_are_found_in_the_text_one_place_after_another_and_can_be_attached(hand: Hand) -> None:
    text, line = hand.reader.text, hand.reader.find_line
    text.go_to(0)
    QTest.keyClick(text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert line.isVisibleTo(hand.reader)
    QTest.keyClicks(line.field, "THE")
    all_places = occurrences(text.words, "the")
    assert len(all_places) > 1
    assert text.begins == all_places[0][0]
    enter(line.field)
    assert text.begins == all_places[1][0]
    QTest.keyClick(line.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(line.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert text.begins == all_places[-1][0]
    QTest.keyClick(line.field, Qt.Key.Key_Escape)
    assert not line.isVisibleTo(hand.reader)
    enter(text)
    assert text.words[all_places[-1][0] : all_places[-1][1]] in hand.newest.quote


def test_words_that_are_not_there_are_said_not_to_be_found(hand: Hand) -> None:
    QTest.keyClick(hand.reader.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = hand.reader.find_line
    QTest.keyClicks(line.field, "xyzzy")
    assert "not found" in [label.accessibleName() for label in line.findChildren(QLabel)]
    enter(line.field)
    line.field.clear()
    assert "not found" not in [label.accessibleName() for label in line.findChildren(QLabel)]


@pytest.mark.parametrize(
    "text, words, places",
    [
        ("We keep\nit. We  keep it.", "keep it", [(3, 10), (16, 23)]),
        ("a.b a+b", "a+b", [(4, 7)]),
        ("anything", " ", []),
        ("", "a", []),
    ],
)
def test_words_are_found_whatever_their_case_and_line_ends(
    text: str, words: str, places: list[tuple[int, int]]
) -> None:
    assert occurrences(text, words) == places
