"""A document that is opened shows its text, and the passages on it take no more room than they fill."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.gui import Desk
from desktop.ui.documents.list_view import ListPage
from desktop.ui.documents.reader_view import ReaderPage
from desktop.ui.places import (
    Documents,
)
from desktop.ui.theme import Role
from tests.journeys.consent_form import consent_form
from tests.journeys.hands import page, where


@pytest.fixture
def read(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReaderPage:
    """A document that was just opened in a window of 1000 by 700."""
    study = desk.open_example()
    desk.window.resize(1000, 700)
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(consent_form(tmp_path / "form.pdf")), "")
    )
    desk.go(Documents(study))
    page(desk, ListPage).open.click()
    desk.settle()
    return page(desk, ReaderPage)


@pytest.mark.parametrize(("size", "width"), [(100, 1000), (100, 700), (200, 1280)])
def test_a_document_that_is_opened_shows_its_text(desk: Desk, read: ReaderPage, size: int, width: int) -> None:
    assert read.text.isVisible()
    desk.set_look(theme="light", text_size=size)
    desk.window.resize(width, 832)
    desk.settle()
    text = page(desk, ReaderPage).text
    assert text.visibleRegion().boundingRect().height() >= 4 * desk.theme.line(Role.READING)


def test_the_passages_take_no_more_room_than_they_fill(desk: Desk, read: ReaderPage) -> None:
    desk.window.resize(1280, 832)
    for question in ("dp_used", "withdraw", "dp_epsilon"):
        read.questions.question_wanted.emit(question)
        desk.settle()
        if read.passages.isVisible():
            rows = range(read.passages.model().rowCount())
            assert read.passages.height() <= sum(read.passages.sizeHintForRow(at) for at in rows)
        assert read.questions.height() > 150


def test_what_stands_at_the_right_of_the_documents_is_one_column(desk: Desk, read: ReaderPage) -> None:
    desk.window.resize(1280, 832)
    read.attach.click()
    read.back.click()
    desk.settle()
    shown = page(desk, ListPage)
    shown.open.click()
    desk.settle()
    shown.ask_text()
    shown.form.text.setPlainText("We keep your data for as long as we like.")
    shown.form.keep.click()
    desk.settle()
    page(desk, ReaderPage).back.click()
    desk.settle()
    assert len(shown.newer) == 2
    assert len({where(link).left() for link in shown.newer.values()}) == 1
