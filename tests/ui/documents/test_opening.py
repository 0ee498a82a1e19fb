"""Taking a document in: files of every sort, pasted text, twice the same, stopped."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop.core.document import DocumentKind
from desktop.core.study import EventKind
from desktop.store.faults import StoreFault
from desktop.store.vault import Vault
from desktop.ui.documents.in_hand import DocumentsInHand, Side
from desktop.ui.leaving import unkept_words
from desktop.ui.memory import Memory
from desktop.ui.places import Documents
from tests.reading.papers import drawn_pdf, locked_pdf, page_pdf
from tests.ui.documents.papers import FORM, NOISE, Hand


def choose(hand: Hand, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    hand.list.open.click()
    hand.settle()


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "consent.pdf"
    path.write_bytes(drawn_pdf(("Information for people who take part.",), tuple(NOISE.split(": "))))
    return path


def test_an_empty_list_says_so_and_names_the_ways(hand: Hand) -> None:
    assert hand.list._title.accessibleName() == "No documents yet."
    assert hand.list.open.isVisible()
    assert hand.list.paste.isVisible()
    assert not hand.list.form.isVisible()


def test_a_file_is_read_kept_with_its_bytes_and_shown(hand: Hand, form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(hand, monkeypatch, form)
    (kept,) = hand.vault.documents("s")
    assert (kept.name, kept.kind, kept.pages, kept.source) == ("consent.pdf", DocumentKind.PDF, 2, "consent.pdf")
    assert hand.vault.attachment(kept.sha256) == form.read_bytes()
    event = hand.study.events[-1]
    assert (event.kind, event.note) == (EventKind.DOCUMENT_ADDED, "consent.pdf")
    assert hand.went == [Documents("s", kept.id)]
    assert "Information for people who take part." in hand.reader.text.toPlainText()
    hand.go(Documents("s"))
    assert list(hand.list.titles) == [kept.id]
    QTest.keyClick(hand.list.titles[kept.id], Qt.Key.Key_Return)
    assert hand.went[-1] == Documents("s", kept.id)


def test_the_same_file_twice_is_said_and_not_doubled(
    hand: Hand, form: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(hand, monkeypatch, form)
    hand.go(Documents("s"))
    again = tmp_path / "copy.pdf"
    again.write_bytes(form.read_bytes())
    choose(hand, monkeypatch, again)
    assert hand.said.startswith("This is here already: consent.pdf")
    assert len(hand.vault.documents("s")) == 1


@pytest.mark.parametrize(
    "name, content, said",
    [
        ("empty.pdf", b"", "empty.pdf is empty."),
        ("scan.pdf", page_pdf(b""), "scan.pdf holds no text"),
        ("locked.pdf", locked_pdf(drawn_pdf(("Words.",)), user="secret"), "locked.pdf is locked with a password"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old.doc is of a kind that is not read here"),
        ("cut.pdf", drawn_pdf(("Words.",))[:300], "cut.pdf"),
        ("large.txt", b"a" * 20_000_001, "large.txt is larger than 20 MB."),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence_and_nothing_is_kept(
    hand: Hand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    choose(hand, monkeypatch, path)
    assert hand.said.startswith(said)
    assert hand.vault.documents("s") == ()
    assert hand.study.events == ()


def test_a_file_that_is_gone_is_said(hand: Hand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    choose(hand, monkeypatch, tmp_path / "gone.pdf")
    assert "gone.pdf" in hand.said


def test_reading_can_be_stopped_and_keeps_nothing(hand: Hand, form: Path) -> None:
    hand.room.list.opening.open_file(form, study="s")
    hand.list.progress.stop_wanted.emit()
    assert hand.said == "Stopped. Nothing of consent.pdf was kept."
    hand.settle()
    assert hand.vault.documents("s") == ()


def test_leaving_the_room_drops_the_reading(hand: Hand, form: Path) -> None:
    hand.room.list.opening.open_file(form, study="s")
    hand.room.leave()
    hand.settle()
    assert hand.vault.documents("s") == ()


def test_pasted_text_is_kept_under_its_name_and_is_in_hand_until_then(hand: Hand) -> None:
    hand.list.paste.click()
    hand.list.form.name.setText("Their policy")
    hand.list.form.text.setPlainText(f"Policy\n\n{NOISE}\ud800")
    hand.go(Documents("s"))
    assert hand.list.form.isVisible()
    memory = Memory(documents=hand.hands)
    assert unkept_words(memory) == "1 pasted document"
    hand.list.form.keep.click()
    hand.settle()
    (kept,) = hand.vault.documents("s")
    assert (kept.name, kept.kind, kept.source, kept.paged) == ("Their policy", DocumentKind.TEXT, "pasted text", False)
    assert hand.reader.text.isVisible()
    assert unkept_words(memory) == ""
    hand.reader.questions.question_wanted.emit("dp_used")
    hand.reader.attach.click()
    assert hand.newest.source == "Their policy"
    hand.go(Documents("s"))
    assert not hand.list.form.isVisible()


def test_an_empty_paste_is_said(hand: Hand) -> None:
    hand.list.paste.click()
    hand.list.form.keep.click()
    assert hand.said == "There is nothing to keep yet. Paste the text first."


def test_where_it_cannot_be_kept_that_is_said_and_the_pasted_text_stays(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise StoreFault("There is no room left.")

    monkeypatch.setattr(Vault, "add_document", fail)
    hand.list.form.text.setPlainText(NOISE)
    hand.list.form.keep.click()
    hand.settle()
    assert hand.said == "There is no room left."
    assert hand.hands["s"].text == NOISE


def test_a_newer_version_opens_on_what_became_of_the_quotes(
    hand: Hand, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.vault.add_document("s", FORM)
    hand.go(Documents("s"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(form), ""))
    hand.list.newer["d1"].click()
    hand.settle()
    assert hand.vault.documents("s")[-1].newer_of == "d1"
    assert hand.room.reader._where.side is Side.CHANGES
    hand.reader.newer.click()
    hand.settle()
    assert hand.outcome.startswith("This is here already")


def test_a_wrong_document_is_put_away_and_brought_back(hand: Hand, form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hand.go(Documents("s"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(form), ""))
    hand.list.open.click()
    hand.settle()
    (document,) = hand.vault.documents("s")
    hand.go(Documents("s"))
    assert not hand.list.fold.isVisible()
    hand.list.away[document.id].click()
    assert hand.list.titles == {}
    assert "you can bring it back" in hand.said
    assert hand.vault.document_text(document.id) is not None
    hand.list.fold.click()
    assert hand.list.away[document.id].text() == "Bring it back"
    hand.list.away[document.id].click()
    assert not hand.vault.documents("s")[0].put_away
    hand.list.away[document.id].click()
    hand.list.fold.click()
    assert hand.list.titles == {}
    hand.list.open.click()
    hand.settle()
    assert hand.said.endswith("was put away, and is in the list again.")
    assert list(hand.list.titles) == [document.id]


def test_what_is_in_hand_of_one_study_is_not_of_another(hand: Hand) -> None:
    hand.hands["t"] = DocumentsInHand(text="Another.")
    hand.go(Documents("s"))
    assert not hand.list.form.isVisible()
