"""Studies are archived, removed, exported, opened from files, restored and erased."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.gui import Desk
from desktop.paths import resources_folder
from desktop.store.copies import copies, copies_folder
from desktop.ui.home.view import HomePage
from desktop.ui.places import Details, Home, Settings
from desktop.ui.settings.view import SettingsPage
from desktop.ui.study.details_view import DetailsPage
from desktop.ui.summary.view import SummaryPage
from tests.journeys.conftest import kept_studies
from tests.journeys.hands import click, page, press, visible_words


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
