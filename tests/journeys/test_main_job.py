"""Whole uses through the composition root: ask, record, score, report."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.core.states import Evidence, State
from desktop.core.study import Choice
from desktop.gui import Desk
from desktop.ui.home.view import HomePage
from desktop.ui.interview.view import InterviewPage
from desktop.ui.places import Home, Interview, Report, Summary
from desktop.ui.report.view import ReportPage
from desktop.ui.summary.view import SummaryPage
from tests.journeys.conftest import kept_study
from tests.journeys.hands import click, new_study, page, press, visible_words


def test_a_study_is_described_asked_about_scored_and_decided(desk: Desk) -> None:
    study = new_study(desk)
    interview = page(desk, InterviewPage)
    assert "Core question 1 of 3" in visible_words(desk)
    click(interview.answer.rows["a"])
    click(interview.proof.rows[Evidence.DOCUMENTED])
    QTest.keyClicks(interview.record.quote, "Every run uses noise.")
    QTest.keyClicks(interview.record.source, "E-mail")
    press(desk, "Next question")
    click(page(desk, InterviewPage).answer.chips[State.VAGUE])
    assert "What this usually hides" in visible_words(desk)
    press(desk, "Next question")
    click(page(desk, InterviewPage).answer.chips[State.REFUSED])
    desk.go(Summary(study))
    summary = page(desk, SummaryPage)
    assert "Too little information to say." in visible_words(desk)
    click(summary.change)
    click(summary.choices[Choice.ASK_MORE])
    QTest.keyClicks(summary.reason, "Not before they answer.")
    click(summary.keep)
    kept = kept_study(desk, study)
    newest = {answer.question: answer for answer in kept.answers}
    assert (kept.title, kept.organisation, kept.context.setting) == (
        "Driver attention pilot",
        "Halden Parcels",
        "employer",
    )
    assert (newest["dp_used"].quote, newest["dp_used"].source) == ("Every run uses noise.", "E-mail")
    assert newest["dp_used"].evidence is Evidence.DOCUMENTED
    assert (newest["inversion_measures"].state, newest["adversarial_test"].state) == (State.VAGUE, State.REFUSED)
    assert kept.decision is not None
    assert (kept.decision.choice, kept.decision.reason) == (Choice.ASK_MORE, "Not before they answer.")


def test_everything_is_there_again_after_closing_in_the_middle_of_a_field(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    study = new_study(desk)
    interview = page(desk, InterviewPage)
    click(interview.answer.rows["e"])
    QTest.keyClicks(interview.record.quote, "Half a senten")
    desk.window.close()
    again = make_desk()
    newest = kept_study(again, study).answers[-1]
    assert (newest.option, newest.quote) == ("e", "Half a senten")


def test_a_changed_answer_keeps_the_old_one_and_a_mistake_is_withdrawn_by_a_record(desk: Desk) -> None:
    study = desk.open_example()
    before = kept_study(desk, study).answers
    desk.go(Interview(study, "monitoring"))
    click(page(desk, InterviewPage).answer.rows["a"])
    click(page(desk, InterviewPage).answer.chips[State.NOT_ASKED])
    after = kept_study(desk, study).answers
    assert after[: len(before)] == before
    assert [answer.state for answer in after[len(before) :]] == [State.ANSWERED, State.NOT_ASKED]


def test_an_answer_cannot_be_dated_before_the_one_that_counts(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Interview(study, "monitoring"))
    before = kept_study(desk, study).answers
    shown = page(desk, InterviewPage)
    shown.day_written.emit(date(2026, 9, 1))
    assert "Choose that day or a later one" in visible_words(desk)
    assert kept_study(desk, study).answers == before


def test_the_main_job_can_be_done_by_keyboard_alone(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Interview(study, "incidents"))
    shown = page(desk, InterviewPage)
    rows = list(shown.answer.rows.values())
    rows[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert kept_study(desk, study).answers[-1].question != "incidents"
    focused = QApplication.focusWidget()
    assert focused is rows[1]
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert kept_study(desk, study).answers[-1].question == "incidents"
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(focused, QPushButton) and focused.text() == "Next question":
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert "Do you collect only what you need" in visible_words(desk)


def test_the_report_is_shown_and_remembers_how_it_is_wanted(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = desk.open_example()
    desk.go(Report(study))
    desk.settle()
    report = page(desk, ReportPage)
    pages = report.pages.page_count
    assert pages > 3
    click(report.wishes["large_print"])
    desk.settle()
    assert report.pages.page_count > pages
    target = tmp_path / "mine.pdf"
    monkeypatch.setattr(report, "choose_target", lambda _name, _kind: target)
    click(report.save)
    assert target.read_bytes().startswith(b"%PDF")
    assert "Saved" in visible_words(desk)


def test_a_report_that_cannot_be_saved_is_said(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    study = desk.open_example()
    desk.go(Report(study))
    desk.settle()
    report = page(desk, ReportPage)
    monkeypatch.setattr(report, "choose_target", lambda _name, _kind: tmp_path / "file" / "mine.pdf")
    click(report.save)
    assert "could not be written" in visible_words(desk)


def test_home_opens_the_study_in_hand(desk: Desk) -> None:
    desk.open_example()
    desk.go(Home())
    desk.settle()
    table = page(desk, HomePage).table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page(desk, SummaryPage)


def test_a_document_is_attached_by_its_hash(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study = desk.open_example()
    desk.go(Interview(study, "monitoring"))
    shown = page(desk, InterviewPage)
    form = tmp_path / "form.pdf"
    form.write_bytes(b"a form")
    monkeypatch.setattr(shown, "choose_file", lambda: form)
    click(shown.record.attach)
    (attachment,) = kept_study(desk, study).answers[-1].attachments
    assert attachment.name == "form.pdf"
    assert len(attachment.sha256) == 64
    assert "form.pdf" in visible_words(desk)
