"""Whole uses through the composition root: ask, record, score, report, keep."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget

from desktop.core.method import Evidence, State
from desktop.core.study import Choice, TrainsAi
from desktop.gui import Desk
from desktop.paths import resources_folder
from desktop.store.copies import copies, copies_folder
from desktop.ui.application import report_mistakes
from desktop.ui.home.view import HomePage
from desktop.ui.interview.view import InterviewPage
from desktop.ui.places import Details, Home, Interview, NewStudy, Report, Settings, Summary
from desktop.ui.report.view import ReportPage
from desktop.ui.settings.view import SettingsPage
from desktop.ui.study.details_view import DetailsPage
from desktop.ui.study.forms import DataForm, WhoForm, YouForm
from desktop.ui.study.new_view import NewStudyPage
from desktop.ui.summary.view import SummaryPage
from desktop.ui.trouble import TroublePage
from tests.journeys.conftest import kept_studies, kept_study

Kind = TypeVar("Kind", bound=QWidget)


def page(desk: Desk, kind: type[Kind]) -> Kind:
    """The page of this kind that is in sight."""
    (found,) = [widget for widget in desk.window.findChildren(kind) if widget.isVisible()]
    return found


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def press(desk: Desk, words: str) -> None:
    """Press the visible button with these words."""
    found = [b for b in desk.window.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    assert found, (
        f"no button {words!r} among {[b.text() for b in desk.window.findChildren(QPushButton) if b.isVisible()]}"
    )
    click(found[0])
    desk.settle()


def visible_words(desk: Desk) -> str:
    """Every text in sight."""
    desk.settle()
    return " ".join(label.accessibleName() for label in desk.window.findChildren(QLabel) if label.isVisible())


def new_study(desk: Desk) -> str:
    """Describe a study as a new user would; its id."""
    press(desk, "New study")
    shown = page(desk, NewStudyPage)
    click(shown.gate[TrainsAi.YES])
    press(desk, "Go on")
    who = page(desk, WhoForm)
    QTest.keyClicks(who.title, "Driver attention pilot")
    QTest.keyClicks(who.organisation, "Halden Parcels")
    click(who.settings["employer"])
    press(desk, "Go on")
    click(page(desk, DataForm).data["biometric_face_voice_finger"])
    press(desk, "Go on")
    you = page(desk, YouForm)
    click(you.consequences["significant"])
    click(you.factors["small_group"])
    press(desk, "Begin the questions")
    (row,) = kept_studies(desk)
    return row.id


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
    from datetime import date

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


@pytest.mark.parametrize("make_place", [NewStudy, Home, Settings, Summary, Interview, Report, Details])
def test_everything_that_takes_the_focus_has_a_name(desk: Desk, make_place: type) -> None:
    study = desk.open_example()
    place = make_place() if make_place in (NewStudy, Home, Settings) else make_place(study)
    desk.go(place)
    desk.settle()
    for widget in desk.window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name) if interface else widget.accessibleName()
            inside_named = any(p.accessibleName() for p in _parents(widget))
            assert name or (inside_named and isinstance(widget, QLineEdit)), type(widget).__name__


def _parents(widget: QWidget) -> list[QWidget]:
    found = []
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, InterviewPage):
        found.append(parent)
        parent = parent.parentWidget()
    return found


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


def test_a_study_is_archived_found_again_and_removed_after_a_question(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Details(study))
    press(desk, "Archive this study")
    desk.go(Home())
    desk.settle()
    press(desk, "Show 1 archived study")
    assert "Archived studies" in visible_words(desk)
    desk.go(Details(study))
    press(desk, "Remove this study")
    assert "go with it" in visible_words(desk)
    press(desk, "Remove it")
    assert kept_studies(desk) == ()
    assert page(desk, HomePage)


def test_home_opens_the_study_in_hand(desk: Desk) -> None:
    desk.open_example()
    desk.go(Home())
    desk.settle()
    table = page(desk, HomePage).table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page(desk, SummaryPage)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("width", [500, 1000, 1500])
def test_no_page_scrolls_sideways_in_any_look(desk: Desk, theme: str, size: int, width: int) -> None:
    study = desk.open_example()
    desk.set_look(theme=theme, text_size=size)
    if size == 200 and width == 500:
        width = 700
    desk.window.resize(width, 832)
    for place in (Home(), NewStudy(), Summary(study), Interview(study), Report(study), Details(study), Settings()):
        desk.go(place)
        desk.settle()
        shown = desk.window.current_page
        assert shown.content_width <= shown.room_width, place


def test_settings_take_effect_at_once_and_are_kept(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    desk.go(Settings())
    click(page(desk, SettingsPage).sizes[150])
    desk.settle()
    assert desk.theme.scale == 1.5
    click(page(desk, SettingsPage).themes["dark"])
    desk.settle()
    desk.window.close()
    again = make_desk()
    assert (again.theme.scale, again.theme.inks.paper) == (1.5, "#1C1A17")


def test_a_copy_is_made_on_opening_and_can_be_restored(make_desk: Callable[[], Desk], vault_path: Path) -> None:
    first = make_desk()
    study = first.open_example()
    first.window.close()
    desk = make_desk()
    assert len(copies(copies_folder(vault_path))) >= 1
    desk.go(Details(study))
    press(desk, "Remove this study")
    press(desk, "Remove it")
    assert kept_studies(desk) == ()
    desk.go(Settings())
    click(page(desk, SettingsPage).restores[0])
    desk.settle()
    assert [row.id for row in kept_studies(desk)] == [study]


def test_erasing_everything_leaves_nothing(desk: Desk, vault_path: Path) -> None:
    desk.open_example()
    desk.go(Settings())
    press(desk, "Erase everything")
    assert "go for good" in visible_words(desk)
    press(desk, "Erase it all")
    assert kept_studies(desk) == ()
    assert copies(copies_folder(vault_path)) == () or len(copies(copies_folder(vault_path))) == 1


@pytest.mark.parametrize("content", [b"not a vault at all" * 20, b""])
def test_a_vault_that_cannot_be_opened_is_said_with_ways_on(
    make_desk: Callable[[], Desk], vault_path: Path, content: bytes
) -> None:
    vault_path.write_bytes(content)
    desk = make_desk()
    assert page(desk, TroublePage)
    assert "not a whole Askfirst vault" in visible_words(desk)
    assert vault_path.read_bytes() == content
    vault_path.unlink()
    press(desk, "Try again")
    assert page(desk, HomePage)


def test_a_second_window_on_the_same_vault_is_refused_in_a_sentence(make_desk: Callable[[], Desk]) -> None:
    make_desk()
    second = make_desk()
    assert "open in another window" in visible_words(second)


def test_a_study_whose_questionnaire_is_broken_stays_readable(make_desk: Callable[[], Desk], tmp_path: Path) -> None:
    desk = make_desk()
    study = desk.open_example()
    desk.window.close()
    own = tmp_path / "questionnaires"
    own.mkdir()
    (own / "model-inversion.toml").write_text("id = 1\n", encoding="utf-8")
    again = make_desk()
    again.go(Summary(study))
    again.settle()
    assert page(again, TroublePage)
    words = visible_words(again)
    assert "cannot be scored now" in words
    assert "model-inversion.toml, line" in words
    assert "All data are encrypted at rest" in words


def test_a_broken_questionnaire_is_not_added_and_is_named(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("id = 1\n", encoding="utf-8")
    desk.go(Settings())
    settings = page(desk, SettingsPage)
    monkeypatch.setattr(settings, "choose_questionnaire", lambda: path)
    click(settings.add)
    assert "broken.toml, line 1" in visible_words(desk)


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


def test_an_export_can_be_read_again(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study = desk.open_example()
    desk.go(Details(study))
    details = page(desk, DetailsPage)
    monkeypatch.setattr(details, "choose_target", lambda _name: tmp_path / "mine.json")
    press(desk, "Export this study")
    assert (tmp_path / "mine.json").exists()
    assert "Saved" in visible_words(desk)


def test_an_exported_study_is_opened_from_home_and_a_bad_file_is_named(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = resources_folder() / "example-study.json"
    monkeypatch.setattr(HomePage, "choose_file", lambda _page: chosen)
    press(desk, "Open a study file")
    assert page(desk, SummaryPage)
    (row,) = kept_studies(desk)
    chosen = tmp_path / "letter.json"
    chosen.write_text("hello", encoding="utf-8")
    desk.go(Home())
    press(desk, "Open a study file")
    assert "letter.json, line 1" in visible_words(desk)
    assert [kept.id for kept in kept_studies(desk)] == [row.id]
    press(desk, "Back to your studies")
    assert page(desk, HomePage)


def test_a_mistake_of_the_program_is_shown_with_a_way_on(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    report_mistakes(desk.show_mistake)
    try:
        raise ZeroDivisionError("a planted mistake")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        sys.excepthook = sys.__excepthook__
    assert "a planted mistake" in visible_words(desk)
    assert "a planted mistake" in capsys.readouterr().err
    press(desk, "Back to your studies")
    assert page(desk, HomePage)
