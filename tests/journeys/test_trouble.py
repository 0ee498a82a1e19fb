"""What goes wrong is said, with ways on: vaults, questionnaires, and mistakes of the program."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.gui import Desk
from desktop.ui.application import report_mistakes
from desktop.ui.home.view import HomePage
from desktop.ui.places import Settings, Summary
from desktop.ui.settings.view import SettingsPage
from desktop.ui.trouble import TroublePage
from desktop.ui.widgets.buttons import Button
from tests.journeys.hands import click, page, press, visible_words


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
    assert "Restore" not in visible_words(second)


def test_a_damaged_vault_is_offered_the_copy_of_a_day(make_desk: Callable[[], Desk], vault_path: Path) -> None:
    desk = make_desk()
    study = desk.open_example()
    desk.settle()
    desk.close()
    desk = make_desk()
    desk.settle()
    desk.close()
    vault_path.write_bytes(b"not a vault at all" * 20)
    desk = make_desk()
    (offer,) = [button for button in page(desk, TroublePage).findChildren(Button) if "Restore" in button.text()]
    assert offer.text().startswith("Restore the copy of ")
    click(offer)
    assert desk._vault is not None
    assert [row.id for row in desk._vault.studies(method="", archived=False)] == [study]


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
