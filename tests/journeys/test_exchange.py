"""A whole exchange: ask, receive, chase, and a year later see what changed and ask again."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.core.states import Evidence, State
from desktop.core.study import EventKind
from desktop.gui import Desk
from desktop.ui.exchange.view import ExchangePage
from desktop.ui.letter.view import LetterPage
from desktop.ui.places import Exchange, Home, LetterOut, SheetBack, SheetOut
from desktop.ui.review.view import ReviewPage
from desktop.ui.sheet.view import SheetPage
from tests.filling import Filling, by_pikepdf
from tests.journeys.conftest import Clock, kept_studies, kept_study
from tests.journeys.hands import click, new_study, page, press, visible_words


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file that the person always chooses."""
    target = tmp_path / "chosen.pdf"
    for ask in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_a, **_k: (str(target), ""))
    return target


def test_from_an_empty_vault_to_asking_again_a_year_later(desk: Desk, clock: Clock, chosen: Path) -> None:
    study = new_study(desk)
    desk.go(Exchange(study))
    desk.settle()
    assert "Nothing has gone out yet." in visible_words(desk)
    press(desk, "Make a question sheet")
    press(desk, "Save as PDF")
    assert "Askfirst sends nothing" in visible_words(desk)
    press(desk, "I have sent it")
    assert "Their reply is due on 24 December." in visible_words(desk)
    kept = kept_study(desk, study)
    assert {answer.state for answer in kept.answers} == {State.AWAITING}
    assert len(kept.answers) == 3
    assert kept_studies(desk)[0].reply_by == date(2026, 12, 24)

    clock.at = datetime(2026, 12, 28, 9, tzinfo=UTC)
    desk.go(Home())
    desk.go(Exchange(study))
    desk.settle()
    assert "No reply came by 24 December, the date you gave." in visible_words(desk)
    press(desk, "Write a reminder")
    assert page(desk, LetterPage).subject.text().endswith("no reply yet")
    press(desk, "I have sent it")
    assert "Their reply is due on 11 January 2027." in visible_words(desk)

    clock.at = datetime(2027, 1, 5, 9, tzinfo=UTC)
    filling = Filling(
        {"dp_used": "a", "adversarial_test": "cannot_share"}, {"dp_used:words": "Ναι", "sheet-by": "Data team"}
    )
    chosen.write_bytes(by_pikepdf(chosen.read_bytes(), filling))
    desk.go(SheetBack(study))
    press(desk, "Choose the file")
    review = page(desk, ReviewPage)
    assert set(review.rows) == {"dp_used", "adversarial_test"}
    press(desk, "Keep 2 answers")
    kept = kept_study(desk, study)
    newest = {answer.question: answer for answer in kept.answers}
    used = newest["dp_used"]
    assert (used.state, used.option, used.evidence, used.quote) == (State.ANSWERED, "a", Evidence.CLAIMED, "Ναι")
    assert len(used.attachments) == 1
    assert newest["adversarial_test"].state is State.REFUSED
    assert newest["inversion_measures"].state is State.AWAITING
    assert kept.events[-1].kind is EventKind.SHEET_RECEIVED
    assert kept_studies(desk)[0].reply_by is None

    clock.at = datetime(2028, 1, 5, 9, tzinfo=UTC)
    desk.go(Exchange(study))
    desk.settle()
    press(desk, "Ask again")
    assert page(desk, SheetPage).pages.page_count >= 1
    press(desk, "Save as PDF")
    assert chosen.read_bytes().startswith(b"%PDF")


def test_silence_is_noted_once_and_then_said_no_more(desk: Desk, clock: Clock) -> None:
    study = new_study(desk)
    desk.go(SheetOut(study))
    desk.settle()
    press(desk, "I have sent it")
    clock.at = datetime(2027, 2, 1, 9, tzinfo=UTC)
    desk.go(Exchange(study))
    desk.settle()
    press(desk, "They did not reply")
    kept = kept_study(desk, study)
    newest = {answer.question: answer.state for answer in kept.answers}
    assert set(newest.values()) == {State.NO_REPLY}
    assert "Nothing is due." in visible_words(desk)
    assert kept_studies(desk)[0].reply_by is None


def test_an_answer_is_changed_left_or_taken(desk: Desk, chosen: Path) -> None:
    study = new_study(desk)
    desk.go(SheetOut(study))
    desk.settle()
    press(desk, "Save as PDF")
    words = {"inversion_measures:words": "Privacy matters to us."}
    filling = Filling({"dp_used": "a", "adversarial_test": "b"}, words)
    chosen.write_bytes(by_pikepdf(chosen.read_bytes(), filling))
    desk.go(SheetBack(study))
    press(desk, "Choose the file")
    review = page(desk, ReviewPage)
    assert [row.switch.segments["leave"].isChecked() for row in review.rows.values()] == [False, True, False]
    click(review.rows["dp_used"].switch.segments["leave"])
    changed = review.rows["inversion_measures"]
    click(changed.switch.segments["change"])
    changed.other.setCurrentIndex(3)
    changed.other.activated.emit(3)
    press(desk, "Keep 2 answers")
    newest = {answer.question: answer for answer in kept_study(desk, study).answers}
    assert newest["inversion_measures"].option == "d"
    assert newest["inversion_measures"].quote == "Privacy matters to us."
    assert newest["adversarial_test"].option == "b"
    assert "dp_used" not in newest


def test_a_file_that_is_no_sheet_is_told_and_nothing_is_kept(desk: Desk, chosen: Path) -> None:
    study = new_study(desk)
    desk.go(SheetBack(study))
    for content, words in ((b"hello", "is not a PDF"), (b"{}", "no question sheet"), (b"%PDF-1.7 nonsense", "damaged")):
        chosen.write_bytes(content)
        press(desk, "Choose the file")
        assert words in visible_words(desk)
    chosen.unlink()
    press(desk, "Choose the file")
    assert "cannot be read" in visible_words(desk)
    assert kept_study(desk, study).answers == ()


def test_a_sheet_of_another_study_is_shown_and_not_kept(desk: Desk, chosen: Path) -> None:
    study = new_study(desk)
    other = desk.open_example()
    desk.go(SheetOut(other))
    press(desk, "Save as PDF")
    assert not chosen.exists()
    desk.settle()
    press(desk, "Save as PDF")
    chosen.write_bytes(by_pikepdf(chosen.read_bytes(), Filling({"dp_used": "a"}, {})))
    desk.go(SheetBack(study))
    press(desk, "Choose the file")
    assert "made for another study" in visible_words(desk)
    review = page(desk, ReviewPage)
    assert review.keep.withheld
    click(review.keep)
    assert kept_study(desk, study).answers == ()


def test_what_was_changed_in_a_letter_is_there_again_and_can_be_taken_along(desk: Desk, chosen: Path) -> None:
    study = new_study(desk)
    desk.go(LetterOut(study))
    letter = page(desk, LetterPage)
    assert "legal claim" in letter.text.toPlainText()
    letter.to.setText("team@example.org")
    letter.text.setPlainText("Dear team,\n\nshort and my own.")
    desk.go(Exchange(study))
    desk.settle()
    desk.go(LetterOut(study))
    assert letter.text.toPlainText() == "Dear team,\n\nshort and my own."
    press(desk, "Copy")
    assert "short and my own." in QApplication.clipboard().text()
    press(desk, "Save as text")
    assert "To: team@example.org" in chosen.with_name("chosen.pdf.txt").read_text(encoding="utf-8")
    press(desk, "Save as PDF")
    assert chosen.read_bytes().startswith(b"%PDF")
    desk.go(Exchange(study))
    desk.go(LetterOut(study))
    desk.settle()
    press(desk, "I have sent it")
    (event,) = kept_study(desk, study).events
    assert event.heading == "First questions"
    assert "short and my own." in event.text
    desk.go(LetterOut(study))
    desk.settle()
    letter = page(desk, LetterPage)
    letter.text.setPlainText("Another draft.")
    press(desk, "Take the words as they were")
    assert "legal claim" in letter.text.toPlainText()
    letter.to.setText("team@example.org\nBcc: other@example.org")
    press(desk, "Open in my mail program")
    assert "not one e-mail address" in visible_words(desk)


def test_no_law_is_named_before_they_hold_the_data(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(LetterOut(study))
    letter = page(desk, LetterPage)
    assert letter.switch is not None
    assert "access" not in letter.switch.segments
    press_held = letter._held.segments["yes"]
    click(press_held)
    desk.settle()
    assert letter.switch is not None
    click(letter.switch.segments["access"])
    desk.settle()
    assert "Article 15" in letter.text.toPlainText()
    assert kept_study(desk, study).context.already_joined
    desk.go(Exchange(study))
    desk.settle()
    assert "Looked up on 23 November 2026" in visible_words(desk)


def test_a_note_with_a_day_of_ones_own_is_kept_and_shown(desk: Desk) -> None:
    study = new_study(desk)
    desk.go(Exchange(study))
    desk.settle()
    shown = page(desk, ExchangePage)
    shown.note.text.setText("Phoned the study nurse")
    click(shown.note.keep)
    desk.settle()
    (event,) = kept_study(desk, study).events
    assert (event.kind, event.note, event.reply_by) == (EventKind.NOTE, "Phoned the study nurse", None)
    assert "Phoned the study nurse" in visible_words(desk)
    shown.note.keep.click()
    desk.settle()
    assert "nothing to keep" in visible_words(desk)


def test_work_under_way_survives_another_look(desk: Desk, chosen: Path) -> None:
    study = new_study(desk)
    desk.go(SheetOut(study))
    desk.settle()
    press(desk, "Save as PDF")
    chosen.write_bytes(by_pikepdf(chosen.read_bytes(), Filling({"dp_used": "a"}, {})))
    desk.go(LetterOut(study))
    page(desk, LetterPage).text.setPlainText("My own words.")
    desk.go(SheetBack(study))
    press(desk, "Choose the file")
    click(page(desk, ReviewPage).rows["dp_used"].switch.segments["leave"])
    desk.set_look(theme="dark", text_size=150)
    desk.settle()
    assert page(desk, ReviewPage).rows["dp_used"].switch.segments["leave"].isChecked()
    desk.go(LetterOut(study))
    desk.settle()
    assert page(desk, LetterPage).text.toPlainText() == "My own words."


def test_closing_says_what_is_not_kept_yet_and_the_person_may_stay(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    study = new_study(desk)
    desk.go(LetterOut(study))
    desk.settle()
    asked: list[str] = []

    def stay(_window: object, what: str) -> bool:
        asked.append(what)
        return False

    monkeypatch.setattr("desktop.ui.leaving.ask_to_leave", stay)
    assert desk.window.close()
    assert asked == []
    desk.open()
    desk.go(LetterOut(study))
    desk.settle()
    page(desk, LetterPage).text.setPlainText("My own words.")
    assert not desk.window.close()
    assert asked == ["1 letter that you changed"]
    assert desk.window.isVisible()
    monkeypatch.setattr("desktop.ui.leaving.ask_to_leave", lambda _window, _what: True)
    assert desk.window.close()
