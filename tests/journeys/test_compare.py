"""Comparing studies through the composition root: choose, look, save, go on."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from desktop.gui import Desk
from desktop.store.opening import open_vault
from desktop.ui.compare.view import ComparePage
from desktop.ui.places import Compare
from desktop.ui.summary.view import SummaryPage
from tests.journeys.conftest import NOW, kept_study
from tests.journeys.hands import click, page, press, visible_words


def with_another(desk: Desk) -> tuple[str, str]:
    """The example, and a second study that was only begun."""
    first = desk.open_example()
    example = kept_study(desk, first)
    desk.close()
    vault = open_vault(desk.path, now=NOW)
    vault.add_study(
        replace(example, id="second", title="Bird count", organisation="Lakeside", answers=(), decisions=())
    )
    vault.close()
    desk.open()
    desk.settle()
    return first, "second"


def test_two_studies_are_chosen_compared_and_saved(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    desk.go(Compare())
    assert "Two studies are needed" in visible_words(desk)
    studies = with_another(desk)
    desk.go(Compare())
    desk.settle()
    shown = page(desk, ComparePage)
    assert shown.choosing is not None
    for study in studies:
        click(shown.choosing.rows[study])
    click(shown.choosing.compare)
    words = visible_words(desk)
    assert "Two studies side by side" in words
    assert words.index("Where they differ") < words.index("Where they agree")
    for expected in ("Not yet: open points could close the gap", "Too little information to say", "names no winner"):
        assert expected in words, expected
    target = tmp_path / "comparison.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    press(desk, "Save as PDF")
    assert f"Saved {target}." in visible_words(desk)
    assert "Bird count" in PdfReader(BytesIO(target.read_bytes())).pages[0].extract_text()


def test_a_title_leads_to_its_summary_and_others_can_be_chosen(desk: Desk) -> None:
    studies = with_another(desk)
    desk.go(Compare(studies))
    desk.settle()
    press(desk, "Choose others")
    shown = page(desk, ComparePage)
    assert shown.choosing is not None
    assert all(shown.choosing.rows[study].isChecked() for study in studies)
    click(shown.choosing.compare)
    desk.settle()
    press(desk, "Bird count")
    assert page(desk, SummaryPage).isVisible()
    assert "Too little information to say." in visible_words(desk)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_stays_within_narrow_windows_and_large_text(desk: Desk, theme: str) -> None:
    studies = with_another(desk)
    for size, width in ((100, 1280), (100, 640), (160, 1280), (200, 640)):
        desk.set_look(theme=theme, text_size=size)
        desk.window.resize(width, 832)
        for place in (Compare(), Compare(studies)):
            desk.go(place)
            desk.settle()
            shown = desk.window.current_page
            assert shown.content_width <= shown.room_width, (size, width, place)
