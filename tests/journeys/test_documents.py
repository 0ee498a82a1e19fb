"""From an empty vault to quotes of a consent form in the summary and the report, by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop.core.quoting import quoted_places
from desktop.core.states import Evidence, State
from desktop.core.study import EventKind
from desktop.gui import Desk
from desktop.ui.documents.list_view import ListPage
from desktop.ui.documents.reader_view import ReaderPage
from desktop.ui.interview.view import InterviewPage
from desktop.ui.places import Documents, Interview, Report, Summary
from desktop.ui.report.view import ReportPage
from desktop.ui.summary.sum_part import GroupRow
from tests.journeys.conftest import kept_study
from tests.journeys.consent_form import (
    KEEP,
    LEAVE,
    NOISE,
    PAGES,
    attach_by_keys,
    chosen_question,
    consent_form,
    enter,
    focused,
    tab_to,
    tab_to_button,
)
from tests.journeys.hands import click, new_study, page, press, visible_words
from tests.reading_back import pdf_words


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = consent_form(tmp_path / "consent.pdf")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    return path


def reading_on_leaving(desk: Desk) -> str:
    """Describe a study, open its form and ask what it says on leaving; the study's id."""
    study = new_study(desk)
    desk.go(Documents(study))
    press(desk, "Open a file")
    desk.settle()
    page(desk, ReaderPage).questions.question_wanted.emit("withdraw")
    return study


def test_three_quotes_by_keyboard_alone_stand_in_summary_and_report(
    desk: Desk, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = new_study(desk)
    desk.go(Documents(study))
    desk.settle()
    desk.window.activateWindow()
    assert page(desk, ListPage).isVisible()
    tab_to_button(desk, "Open a file")
    enter(desk)
    desk.settle()
    for question in ("dp_used", "withdraw", "retention"):
        attach_by_keys(desk, question)
    kept = kept_study(desk, study)
    assert [event.kind for event in kept.events] == [EventKind.DOCUMENT_ADDED]
    sources = {answer.question: answer.source for answer in kept.answers}
    assert sources == {
        "dp_used": "consent.pdf, page 1", "withdraw": "consent.pdf, page 2", "retention": "consent.pdf, page 3",
    }  # fmt: skip
    assert {answer.state for answer in kept.answers} == {State.NOT_ASKED}

    tab_to_button(desk, "Choose the answer")
    enter(desk)
    interview = page(desk, InterviewPage)
    assert f"“{KEEP}”" in visible_words(desk)
    assert interview.record.quotes.isVisible()
    assert interview.record.quote.toPlainText() == interview.record.source.text() == ""
    row = next(iter(interview.answer.rows.values()))
    tab_to(desk, row)
    QTest.keyClick(row, Qt.Key.Key_Space)
    desk.settle()
    newest = kept_study(desk, study).answers[-1]
    assert (newest.question, newest.state, newest.evidence) == ("retention", State.ANSWERED, Evidence.DOCUMENTED)

    desk.go(Summary(study))
    desk.settle()
    for group in desk.window.findChildren(GroupRow):
        click(group)
    words = visible_words(desk)
    for quote, number in ((NOISE, 1), (LEAVE, 2), (KEEP, 3)):
        assert quote in words
        assert f"consent.pdf, page {number}" in words

    desk.go(Report(study))
    desk.settle()
    target = tmp_path / "report.pdf"
    monkeypatch.setattr(page(desk, ReportPage), "choose_target", lambda _name, _kind: target)
    press(desk, "Save as PDF")
    desk.settle()
    printed = pdf_words(target.read_bytes())
    for quote, number in ((NOISE, 1), (LEAVE, 2), (KEEP, 3)):
        assert quote in printed
        assert f"consent.pdf, page {number}" in printed


def test_a_question_of_the_interview_leads_to_what_their_documents_say_and_back(desk: Desk, form: Path) -> None:
    study = new_study(desk)
    desk.go(Interview(study, "withdraw"))
    desk.settle()
    press(desk, "What do their documents say?")
    assert "No documents yet." in visible_words(desk)
    press(desk, "Open a file")
    desk.settle()
    desk.go(Interview(study, "withdraw"))
    desk.settle()
    press(desk, "What do their documents say?")
    reader = page(desk, ReaderPage)
    assert LEAVE in reader.text.toPlainText().replace("\n", " ")
    press(desk, "Attach as a quote")
    press(desk, "Choose the answer")
    press(desk, "consent.pdf, page 2")
    assert chosen_question(desk) == "withdraw"
    assert LEAVE in page(desk, ReaderPage).text.toPlainText().replace("\n", " ")


def test_what_i_write_beside_a_passage_never_stands_under_its_document(desk: Desk, form: Path) -> None:
    study = reading_on_leaving(desk)
    press(desk, "Attach as a quote")
    desk.go(Interview(study, "withdraw"))
    record = page(desk, InterviewPage).record
    record.quote.setPlainText("They told me the same.")
    record.flush()
    newest = kept_study(desk, study).answers[-1]
    assert quoted_places(newest) == (
        (f"If you change your mind\n{LEAVE}", "consent.pdf, page 2"),
        ("They told me the same.", ""),
    )
    press(desk, "Take it out")
    newest = kept_study(desk, study).answers[-1]
    assert quoted_places(newest) == (("They told me the same.", ""),)
    assert newest.attachments == ()
    assert LEAVE not in visible_words(desk)
    desk.go(Documents(study))
    desk.settle()
    assert "Not quoted yet" in visible_words(desk)


def test_a_passage_is_taken_back_in_its_document_on_another_day_too(desk: Desk, form: Path) -> None:
    study = reading_on_leaving(desk)
    press(desk, "Attach as a quote")
    desk.go(Interview(study, "withdraw"))
    desk.window.activateWindow()
    press(desk, "consent.pdf, page 2")
    reader = page(desk, ReaderPage)
    assert focused() is reader.questions
    press(desk, "Attach as a quote")
    assert "This is attached to the question already." in visible_words(desk)
    tab_to_button(desk, "Take it back")
    enter(desk)
    assert focused() is reader.passages
    newest = kept_study(desk, study).answers[-1]
    assert (newest.quote, newest.source, newest.attachments) == ("", "", ())
    press(desk, "Attach as a quote")
    assert LEAVE in kept_study(desk, study).answers[-1].quote


def test_another_look_while_reading_keeps_the_place(desk: Desk, form: Path) -> None:
    reading_on_leaving(desk)
    cursor = page(desk, ReaderPage).text.place
    desk.set_look(theme="dark", text_size=125)
    desk.settle()
    reader = page(desk, ReaderPage)
    assert reader.text.place == cursor
    assert chosen_question(desk) == "withdraw"
    press(desk, "All documents")
    press(desk, "Paste text")
    page(desk, ListPage).form.text.setPlainText("A policy, begun.")
    desk.set_look(theme="light", text_size=100)
    desk.settle()
    assert page(desk, ListPage).form.text.toPlainText() == "A policy, begun."


def test_next_years_form_says_what_became_of_the_quotes(
    desk: Desk, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = new_study(desk)
    desk.go(Documents(study))
    press(desk, "Open a file")
    desk.settle()
    reader = page(desk, ReaderPage)
    for question in ("dp_used", "withdraw", "retention"):
        reader.questions.question_wanted.emit(question)
        press(desk, "Attach as a quote")
    newer = consent_form(
        tmp_path / "consent 2027.pdf",
        (PAGES[0], (KEEP.replace("two years", "ten years"),), ("We thank you for taking part.",)),
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(newer), ""))
    press(desk, "Open a newer version")
    desk.settle()
    words = visible_words(desk)
    assert "Of 3 quotes, 1 still there word for word, 1 changed, 1 no longer found." in words
    assert "Changed, page 2, before on page 3" in words
    assert "[gone: two]" in words
    assert "[new: ten]" in words
    assert len(kept_study(desk, study).answers) == 3
