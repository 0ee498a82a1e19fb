"""The room "Documents" can be reached, read and translated, at every width and text size."""

import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.questionnaire import Questionnaire
from desktop.gui import Desk
from desktop.i18n import use_catalogue
from desktop.ui.documents.in_hand import Side
from desktop.ui.documents.list_view import ListPage
from desktop.ui.documents.reader_view import ReaderPage
from desktop.ui.places import Documents
from tests.journeys.conftest import kept_study
from tests.journeys.consent_form import consent_form
from tests.journeys.hands import page
from tests.journeys.test_languages import Pseudo, data_texts, untranslated


@pytest.fixture
def read(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The example, with a form of which something is quoted, and a newer version of it; the newer one is in sight."""
    study = desk.open_example()
    use_catalogue(Pseudo())
    older = consent_form(tmp_path / "2026.pdf")
    newer = consent_form(tmp_path / "2027.pdf", (("Everything is new.",),))
    chosen = iter((older, newer))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(next(chosen)), ""))
    desk.go(Documents(study))
    page(desk, ListPage).open.click()
    desk.settle()
    page(desk, ReaderPage).questions.question_wanted.emit("withdraw")
    page(desk, ReaderPage).attach.click()
    page(desk, ReaderPage).newer.click()
    desk.settle()
    yield study
    use_catalogue(gettext.NullTranslations())


def sights(desk: Desk, study: str) -> Iterator[str]:
    """Each sight of the room, one after another."""
    yield "changes"
    page(desk, ReaderPage).side_wanted.emit(Side.TEXT)
    yield "reader"
    page(desk, ReaderPage).questions.question_wanted.emit("dp_used")
    page(desk, ReaderPage).attach.click()
    yield "nothing to attach"
    desk.go(Documents(study))
    yield "list"
    page(desk, ListPage).ask_text()
    yield "paste"
    page(desk, ListPage).ask_link()
    page(desk, ListPage).link_form.link.setText("https://example.org/a-very-long-path/" + "x" * 300)
    page(desk, ListPage).link_form.show_request.click()
    yield "link"


def test_every_text_of_the_room_goes_through_the_catalogue(desk: Desk, read: str, questionnaire: Questionnaire) -> None:
    known = data_texts(questionnaire, kept_study(desk, read)) + "2026.pdf 2027.pdf example.org https"
    for sight in sights(desk, read):
        desk.settle()
        found = [text for text in untranslated(desk.window, known) if "example.org" not in text]
        assert found == [], sight


@pytest.mark.parametrize(("size", "width"), [(100, 1280), (100, 1000), (100, 500), (200, 1280)])
def test_nothing_in_the_room_scrolls_sideways(desk: Desk, read: str, size: int, width: int) -> None:
    desk.set_look(theme="light", text_size=size)
    desk.window.resize(width, 832)
    for sight in sights(desk, read):
        desk.settle()
        shown = desk.window.current_page
        assert shown.content_width <= shown.room_width, sight


def test_everything_in_the_room_that_takes_the_focus_has_a_name(desk: Desk, read: str) -> None:
    for sight in sights(desk, read):
        desk.settle()
        for widget in desk.window.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName() or widget.property("text"), (sight, type(widget).__name__)
