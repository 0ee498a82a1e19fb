"""What is under way in a room outlives another look and another room, and says so before the window closes."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.core.states import State
from desktop.core.study import EventKind, utc_day
from desktop.gui import Desk
from desktop.reading.sheet import read_sheet
from desktop.ui.exchange.view import ExchangePage
from desktop.ui.leaving import unkept_words
from desktop.ui.letter.view import LetterPage
from desktop.ui.places import Details, Exchange, LetterOut, SheetOut
from desktop.ui.sheet.view import SheetPage
from tests.journeys.conftest import Clock, kept_study
from tests.journeys.hands import click, new_study, page, press, visible_words


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file that the person always chooses."""
    target = tmp_path / "chosen.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    return target


def another_look(desk: Desk) -> None:
    desk.set_look(theme="dark", text_size=150)
    desk.settle()


def test_the_sheet_that_was_saved_is_the_one_that_is_noted_as_sent(desk: Desk, chosen: Path) -> None:
    study = new_study(desk)
    desk.go(SheetOut(study))
    desk.settle()
    page(desk, SheetPage).wish_changed.emit("selection", "all")
    desk.settle()
    press(desk, "Save as PDF")
    saved = chosen.read_bytes()
    another_look(desk)
    desk.go(Exchange(study))
    desk.go(SheetOut(study))
    desk.settle()
    press(desk, "Save as PDF")
    assert chosen.read_bytes() == saved
    press(desk, "I have sent it")
    asked = kept_study(desk, study)
    assert len(asked.answers) > 20
    (sent,) = asked.events
    assert sent.note.split()[1].rstrip(",") == read_sheet(saved).sheet[:8]
    desk.go(SheetOut(study))
    desk.settle()
    press(desk, "Save as PDF")
    assert read_sheet(chosen.read_bytes()).sheet != read_sheet(saved).sheet


def test_a_sheet_that_is_wanted_otherwise_is_another_sheet(desk: Desk, chosen: Path) -> None:
    study = new_study(desk)
    desk.go(SheetOut(study))
    desk.settle()
    press(desk, "Save as PDF")
    first = chosen.read_bytes()
    page(desk, SheetPage).wish_changed.emit("wording", "plain")
    desk.settle()
    another_look(desk)
    press(desk, "Save as PDF")
    assert chosen.read_bytes() != first


def test_the_day_that_was_chosen_for_a_letter_stays_with_its_words(desk: Desk) -> None:
    study = new_study(desk)
    desk.go(LetterOut(study))
    desk.settle()
    letter = page(desk, LetterPage)
    letter.text.setPlainText("My own words.")
    letter.reply_by.setText("1 March 2027")
    letter.reply_by.flush()
    another_look(desk)
    letter = page(desk, LetterPage)
    assert (letter.text.toPlainText(), letter.day) == ("My own words.", date(2027, 3, 1))
    press(desk, "I have sent it")
    (sent,) = kept_study(desk, study).events
    assert sent.reply_by == date(2027, 3, 1)


def test_a_day_alone_is_kept_too_and_stands_in_the_letter(desk: Desk) -> None:
    study = new_study(desk)
    desk.go(LetterOut(study))
    desk.settle()
    letter = page(desk, LetterPage)
    letter.reply_by.setText("1 March 2027")
    letter.reply_by.flush()
    another_look(desk)
    letter = page(desk, LetterPage)
    assert letter.day == date(2027, 3, 1)
    assert "1 March 2027" in letter.text.toPlainText()


def test_another_look_leaves_the_letter_that_was_chosen(desk: Desk) -> None:
    study = new_study(desk)
    desk.go(LetterOut(study))
    desk.settle()
    switch = page(desk, LetterPage).switch
    assert switch is not None
    click(switch.segments["thanks"])
    another_look(desk)
    switch = page(desk, LetterPage).switch
    assert switch is not None
    assert switch.segments["thanks"].isChecked()


def test_saying_that_they_hold_the_data_loses_no_words(desk: Desk) -> None:
    study = new_study(desk)
    desk.go(LetterOut(study))
    desk.settle()
    letter = page(desk, LetterPage)
    letter.text.setPlainText("My own words.")
    letter.held_chosen.emit(True)
    desk.settle()
    assert letter.text.toPlainText() != "My own words."
    letter.held_chosen.emit(False)
    desk.settle()
    assert letter.text.toPlainText() == "My own words."


def test_a_note_that_is_begun_outlives_another_look_and_is_named_before_closing(desk: Desk) -> None:
    study = new_study(desk)
    desk.go(Exchange(study))
    desk.settle()
    page(desk, ExchangePage).note.text.setText("Phoned the study")
    another_look(desk)
    shown = page(desk, ExchangePage)
    assert shown.note.text.text() == "Phoned the study"
    assert shown.note.isVisible()
    assert unkept_words(desk._memory) == "1 note that you began"
    click(shown.note.keep)
    desk.settle()
    assert unkept_words(desk._memory) == ""
    assert page(desk, ExchangePage).note.text.text() == ""


def test_silence_closes_only_what_was_asked_by_the_day_that_is_over(desk: Desk, clock: Clock) -> None:
    study = new_study(desk)
    desk.go(SheetOut(study))
    desk.settle()
    press(desk, "I have sent it")
    clock.at = datetime(2026, 12, 20, 9, tzinfo=UTC)
    desk.go(SheetOut(study))
    desk.settle()
    page(desk, SheetPage).wish_changed.emit("selection", "all")
    desk.settle()
    press(desk, "I have sent it")
    clock.at = datetime(2026, 12, 28, 9, tzinfo=UTC)
    desk.go(Exchange(study))
    desk.settle()
    press(desk, "They did not reply")
    newest = {answer.question: answer.state for answer in kept_study(desk, study).answers}
    silent = {question for question, state in newest.items() if state is State.NO_REPLY}
    assert len(silent) == 3
    assert len(newest) > 20
    assert set(newest.values()) == {State.NO_REPLY, State.AWAITING}
    assert kept_study(desk, study).events[-1].kind is EventKind.NOTE
    assert "Their reply is due on 19 January 2027." in visible_words(desk)


def test_what_was_sent_some_days_ago_counts_from_that_day(desk: Desk) -> None:
    study = new_study(desk)
    desk.go(SheetOut(study))
    desk.settle()
    page(desk, SheetPage).sent_on.setText("2026-11-20")
    press(desk, "I have sent it")
    kept = kept_study(desk, study)
    assert {utc_day(answer.recorded_at) for answer in kept.answers} == {date(2026, 11, 20)}
    assert utc_day(kept.events[0].at) == date(2026, 11, 20)
    desk.go(LetterOut(study))
    desk.settle()
    page(desk, LetterPage).sent_on.setText("2026-11-21")
    press(desk, "I have sent it")
    assert utc_day(kept_study(desk, study).events[-1].at) == date(2026, 11, 21)


def test_nothing_is_held_for_a_study_that_is_removed(desk: Desk) -> None:
    study = new_study(desk)
    desk.go(LetterOut(study))
    desk.settle()
    page(desk, LetterPage).text.setPlainText("My own words.")
    desk.go(Exchange(study))
    desk.settle()
    page(desk, ExchangePage).note.text.setText("Phoned the study")
    desk.go(Details(study))
    assert unkept_words(desk._memory) != ""
    press(desk, "Remove this study")
    press(desk, "Remove it")
    assert unkept_words(desk._memory) == ""
