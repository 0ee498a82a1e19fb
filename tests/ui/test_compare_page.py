"""Compare: the page with its presenter, over a real vault."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.catalog.shelf import Shelf
from desktop.paths import fonts_folder, questionnaires_folder
from desktop.store.opening import open_vault
from desktop.store.vault import Vault
from desktop.ui.application import prepare_application
from desktop.ui.compare.parts import StudyRow as ShownRow
from desktop.ui.compare.presenter import ComparePresenter
from desktop.ui.compare.view import ComparePage
from desktop.ui.jobs import Jobs, Spawn
from desktop.ui.places import Compare, Home, NewStudy, Place, Summary
from desktop.ui.standings import Standings
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.widgets.disclosure import DisclosureButton
from desktop.ui.window import Window
from tests.ui.side_by_side import NAMES, study

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


class Hand:
    """The page with its presenter over a vault, and where the person went."""

    def __init__(
        self,
        vault: Vault,
        own: Path,
        target: Path | None,
        *,
        scale: float = 1,
        width: int = 1280,
        spawn: Spawn | None = None,
    ) -> None:
        theme = Theme(LIGHT, scale)
        self.page = ComparePage(theme)
        self.page.choose_target = lambda _name: target  # type: ignore[method-assign]
        self.jobs = Jobs(spawn)
        self.went: list[Place] = []
        self.standings = Standings(vault, Shelf(questionnaires_folder(), own))
        self.presenter = ComparePresenter(
            self.page, vault=vault, standings=self.standings, jobs=self.jobs, now=lambda: NOW, go=self.went.append,
            fonts=fonts_folder(),
        )  # fmt: skip
        self.window = Window(theme)
        self.window.resize(width, 832)
        self.window.show_page(self.page)
        self.window.show()

    def enter(self, *studies: str) -> None:
        self.presenter.enter(Compare(studies))
        self.settle()

    def settle(self) -> None:
        application = prepare_application()
        self.jobs.wait()
        for _ in range(3):
            application.processEvents()

    @property
    def words(self) -> str:
        return " ".join(label.accessibleName() for label in self.page.findChildren(QLabel) if label.isVisible())

    def chosen(self) -> list[str]:
        assert self.page.choosing is not None
        return [name for name, shown in self.page.choosing.rows.items() if shown.isChecked()]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = open_vault(tmp_path / "a.vault", now=NOW)
    for name in NAMES:
        opened.add_study(study(name))
    yield opened
    opened.close()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "comparison.pdf"


@pytest.fixture
def make_hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Hand]]:
    """Makes pages over a vault, and ends their jobs."""
    prepare_application()
    made: list[Hand] = []

    def make(vault: Vault, target: Path | None = None, **wishes: Any) -> Hand:
        hand = Hand(vault, tmp_path / "own", target, **wishes)
        qtbot.addWidget(hand.window)
        made.append(hand)
        return hand

    yield make
    for hand in made:
        hand.jobs.shut_down()


@pytest.fixture
def hand(make_hand: Callable[..., Hand], vault: Vault, target: Path) -> Hand:
    return make_hand(vault, target)


def test_studies_are_chosen_by_keyboard_and_compared(hand: Hand) -> None:
    hand.enter()
    assert hand.page.choosing is not None
    rows = hand.page.choosing.rows
    assert list(rows) == list(NAMES)
    assert hand.page.choosing.compare.withheld
    rows["one"].setFocus()
    QTest.keyClick(rows["one"], Qt.Key.Key_Space)
    QTest.keyClick(rows["three"], Qt.Key.Key_Return)
    assert hand.chosen() == ["one", "three"]
    assert hand.page.choosing.rows is rows
    assert not hand.page.choosing.compare.withheld
    QTest.keyClick(hand.page.choosing.compare, Qt.Key.Key_Space)
    assert hand.went == [Compare(("one", "three"))]


def test_a_fifth_study_is_not_taken_and_says_why(hand: Hand) -> None:
    hand.enter()
    assert hand.page.choosing is not None
    rows = hand.page.choosing.rows
    for name in NAMES:
        QTest.keyClick(rows[name], Qt.Key.Key_Space)
    assert hand.chosen() == list(NAMES[:4])
    assert rows["five"].withheld
    assert "Four are chosen" in rows["five"].accessibleDescription()
    QTest.keyClick(rows["two"], Qt.Key.Key_Space)
    assert not rows["five"].withheld
    QTest.keyClick(rows["five"], Qt.Key.Key_Space)
    assert hand.chosen() == ["one", "three", "four", "five"]


def test_a_withheld_row_can_be_taken_out_and_not_in(qtbot: QtBot) -> None:
    prepare_application()
    shown = ShownRow(Theme(LIGHT), "Bird count", "Lakeside")
    qtbot.addWidget(shown)
    shown.withhold("Four are chosen.")
    shown.click()
    assert not shown.isChecked()
    shown.setChecked(True)
    shown.click()
    assert not shown.isChecked()


def test_the_studies_stand_side_by_side_and_lead_to_their_summaries(hand: Hand) -> None:
    hand.enter("two", "one")
    assert "Two studies side by side" in hand.words
    assert "Yes, for all training on my data, tuning included" in hand.words
    assert hand.page.compared is not None
    QTest.mouseClick(hand.page.compared.titles[1], Qt.MouseButton.LeftButton)
    assert hand.went == [Summary("one")]
    hand.page.choose_wanted.emit()
    assert hand.went[-1] == Compare()
    hand.enter()
    assert hand.chosen() == ["one", "two"]


def test_what_agrees_is_folded_until_it_is_opened(hand: Hand) -> None:
    hand.enter("two", "three")
    assert "In nothing that is recorded here." in hand.words
    assert "How long is my raw data kept?" not in hand.words
    (folded,) = [button for button in hand.page.findChildren(DisclosureButton) if button.text() == "Show them"]
    QTest.mouseClick(folded, Qt.MouseButton.LeftButton)
    hand.settle()
    assert "How long is my raw data kept?" in hand.words


def test_it_is_saved_as_a_pdf_off_the_windows_thread(hand: Hand, target: Path) -> None:
    hand.enter("one", "two", "three")
    hand.page.save_wanted.emit()
    assert hand.page.save.withheld
    hand.settle()
    assert not hand.page.save.withheld
    assert f"Saved {target}." in hand.words
    assert "Three studies side by side" in PdfReader(BytesIO(target.read_bytes())).pages[0].extract_text()


def test_going_away_while_it_is_made_saves_nothing(hand: Hand, target: Path) -> None:
    hand.enter("one", "two")
    hand.page.save_wanted.emit()
    hand.presenter.leave()
    hand.settle()
    assert not target.exists()
    assert not hand.page.save.withheld


def test_what_is_done_too_late_is_not_saved(make_hand: Callable[..., Hand], vault: Vault, target: Path) -> None:
    hand = make_hand(vault, target, spawn=lambda job: job.run())
    hand.enter("one", "two")
    hand.page.save_wanted.emit()
    hand.presenter.leave()
    hand.settle()
    assert not target.exists()
    assert "Stopped. Nothing was saved." in hand.words


def test_a_place_that_cannot_be_written_is_said(hand: Hand, target: Path) -> None:
    target.mkdir()
    hand.enter("one", "two")
    hand.page.save_wanted.emit()
    hand.settle()
    assert str(target) in hand.words
    assert "Saved" not in hand.words


def test_nothing_happens_where_no_file_is_chosen(make_hand: Callable[..., Hand], vault: Vault) -> None:
    hand = make_hand(vault)
    hand.enter("one", "two")
    hand.page.save_wanted.emit()
    assert not hand.page.save.withheld


def test_what_is_at_stake_is_printed_only_where_the_person_prints_it(hand: Hand, vault: Vault, target: Path) -> None:
    vault.keep_settings(replace(vault.settings(), print_exposure=False, letter_paper=True))
    hand.enter("one", "two")
    hand.page.save_wanted.emit()
    hand.settle()
    page = PdfReader(BytesIO(target.read_bytes())).pages[0]
    assert "What is at stake for me is not printed." in page.extract_text()
    assert round(page.mediabox.width) == 612


def test_a_study_whose_questionnaire_is_missing_is_left_out_with_a_sentence(hand: Hand, vault: Vault) -> None:
    vault.add_study(study("lost", "somewhere-else"))
    hand.enter()
    assert hand.page.choosing is not None
    assert "lost" not in hand.page.choosing.rows
    assert "questionnaire is missing or broken: Study lost" in hand.words
    hand.enter("one", "lost", "two")
    assert "Two studies side by side" in hand.words
    assert "questionnaire is missing or broken: Study lost" in hand.words
    hand.enter("one", "lost")
    assert hand.page.choosing.compare.toolTip() == "Choose one more study first."


def test_with_fewer_than_two_studies_it_says_what_to_do(make_hand: Callable[..., Hand], tmp_path: Path) -> None:
    vault = open_vault(tmp_path / "b.vault", now=NOW)
    vault.add_study(study("one"))
    hand = make_hand(vault)
    hand.enter()
    assert "Two studies are needed" in hand.words
    hand.page.new_wanted.emit()
    hand.page.home_wanted.emit()
    assert hand.went == [NewStudy(), Home()]
    vault.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [640, 1000, 1280])
def test_nothing_scrolls_sideways(make_hand: Callable[..., Hand], vault: Vault, width: int, scale: float) -> None:
    hand = make_hand(vault, scale=scale, width=width)
    vault.add_study(replace(study("long"), title="W" * 300, organisation="x" * 300))
    for studies in ((), ("one", "two"), ("one", "long", "two", "three")):
        hand.enter(*studies)
        assert hand.page.content_width <= hand.page.room_width
