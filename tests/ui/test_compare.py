"""Compare: what can be chosen, as tables; and the page with its presenter over a real vault."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.catalog.shelf import Shelf
from desktop.core.compare import compare
from desktop.core.method import Evidence, Verdict
from desktop.core.questionnaire import Questionnaire
from desktop.core.standing import Standing, standing_of, summary_of
from desktop.core.study import Context, Study
from desktop.core.summary import summary_to_text
from desktop.paths import fonts_folder, questionnaires_folder
from desktop.store.opening import open_vault
from desktop.store.rows import StudyRow
from desktop.store.vault import Vault
from desktop.ui.application import prepare_application
from desktop.ui.compare.parts import StudyRow as ShownRow
from desktop.ui.compare.presenter import ComparePresenter
from desktop.ui.compare.state import choice_state, left_out_words, side_by_side_state, toggled
from desktop.ui.compare.table import columns_fit
from desktop.ui.compare.view import ComparePage
from desktop.ui.jobs import Jobs, Spawn
from desktop.ui.places import Compare, Home, NewStudy, Place, Summary
from desktop.ui.standings import Standings
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.widgets.disclosure import DisclosureButton
from desktop.ui.widgets.text import breakable
from desktop.ui.window import Window
from tests.assessments import answered

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
NAMES = ("one", "two", "three", "four", "five")


def row(name: str, **changes: object) -> StudyRow:
    known = StudyRow(
        id=name,
        title=f"Study {name}",
        organisation="Lakeside",
        created_on=TODAY,
        archived=False,
        questionnaire_id="model-inversion",
        reply_by=None,
        decision=None,
        decided_on=None,
        summary=None,
    )
    return replace(known, **changes)  # type: ignore[arg-type]


def study(name: str, questionnaire: str = "model-inversion") -> Study:
    record = (answered("dp_used", "a", Evidence.DOCUMENTED),) if name == "one" else ()
    return Study(name, f"Study {name}", "Lakeside", TODAY, questionnaire, "1.0", Context(), answers=record)


@pytest.mark.parametrize(
    ("chosen", "count", "not_yet"),
    [
        ((), "Choose two to four studies.", "Choose at least two studies first."),
        (("one",), "One is chosen. Two to four can stand side by side.", "Choose one more study first."),
        (("one", "two"), "Two are chosen.", ""),
        (NAMES[:4], "Four are chosen. Take one out to choose another.", ""),
        (("one", "gone"), "One is chosen. Two to four can stand side by side.", "Choose one more study first."),
    ],
)
def test_how_many_are_chosen_is_said_and_why_nothing_can_be_compared_yet(
    chosen: tuple[str, ...], count: str, not_yet: str
) -> None:
    shown = choice_state([row(name) for name in NAMES], chosen)
    assert (shown.count, shown.not_yet) == (count, not_yet)
    assert [c.study for c in shown.candidates if c.chosen] == [name for name in chosen if name != "gone"]


def test_a_fifth_is_withheld_with_the_reason_and_the_four_can_be_taken_out() -> None:
    shown = choice_state([row(name) for name in NAMES], NAMES[:4])
    assert [c.withheld for c in shown.candidates] == [
        "",
        "",
        "",
        "",
        "Four are chosen. Take one out to choose another.",
    ]


def test_a_row_says_who_asks_and_where_it_stands(standing: Standing) -> None:
    scored = row("one", summary=summary_to_text(replace(summary_of(standing), verdict=Verdict.V3)))
    shown = choice_state([scored, row("two", title="", organisation="")], ())
    assert [(c.title, c.note) for c in shown.candidates] == [
        ("Study one", "Lakeside. Gap: falls short of the risk"),
        ("Untitled study", ""),
    ]


@pytest.mark.parametrize(
    ("chosen", "name", "on", "then"),
    [
        ((), "one", True, ("one",)),
        (("one",), "two", True, ("one", "two")),
        (("one", "two"), "one", False, ("two",)),
        (("one", "two"), "one", True, ("two", "one")),
        (NAMES[:4], "five", True, NAMES[:4]),
        (("one",), "two", False, ("one",)),
    ],
)
def test_studies_are_taken_in_and_out_in_their_order(
    chosen: tuple[str, ...], name: str, *, on: bool, then: tuple[str, ...]
) -> None:
    assert toggled(chosen, name, on=on) == then


def test_what_is_left_out_is_named_with_what_to_do() -> None:
    assert left_out_words(()) == ""
    assert left_out_words(["A"]) == ("Left out, because its questionnaire is missing or broken: A. Add it in Settings.")
    assert left_out_words(["A", ""]).startswith("Left out, because their questionnaires are missing or broken: A; Unt")


def test_the_sentences_that_belong_to_every_comparison_are_there(questionnaire: Questionnaire) -> None:
    shown = side_by_side_state(compare([standing_of(questionnaire, study(name)) for name in NAMES[:2]]))
    said = " ".join((*shown.words.cautions, *shown.sentences))
    assert "names no winner" in said
    assert "Exposure depends on you" in said
    assert "This judges evidence, not your choice." in said


@pytest.mark.parametrize(
    ("width", "scale", "studies", "fit"),
    [(936, 1, 4, True), (936, 1.3, 4, False), (556, 1, 2, True), (556, 1, 3, False)],
)
def test_columns_stand_side_by_side_where_they_can_be_read(
    width: int, scale: float, studies: int, *, fit: bool
) -> None:
    assert columns_fit(Theme(LIGHT, scale), width, studies) is fit


def test_a_word_without_end_can_be_broken() -> None:
    assert max(map(len, breakable("short " + "x" * 100, every=24).replace("\u200b", " ").split())) == 24


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
def hand(qtbot: QtBot, vault: Vault, tmp_path: Path, target: Path) -> Iterator[Hand]:
    prepare_application()
    made = Hand(vault, tmp_path / "own", target)
    qtbot.addWidget(made.window)
    yield made
    made.jobs.shut_down()


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


def test_what_is_done_too_late_is_not_saved(qtbot: QtBot, vault: Vault, tmp_path: Path, target: Path) -> None:
    prepare_application()
    hand = Hand(vault, tmp_path / "own", target, spawn=lambda job: job.run())
    qtbot.addWidget(hand.window)
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


def test_nothing_happens_where_no_file_is_chosen(qtbot: QtBot, vault: Vault, tmp_path: Path) -> None:
    prepare_application()
    hand = Hand(vault, tmp_path / "own", None)
    qtbot.addWidget(hand.window)
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


def test_with_fewer_than_two_studies_it_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    prepare_application()
    vault = open_vault(tmp_path / "b.vault", now=NOW)
    vault.add_study(study("one"))
    hand = Hand(vault, tmp_path / "own", None)
    qtbot.addWidget(hand.window)
    hand.enter()
    assert "Two studies are needed" in hand.words
    hand.page.new_wanted.emit()
    hand.page.home_wanted.emit()
    assert hand.went == [NewStudy(), Home()]
    vault.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [640, 1000, 1280])
def test_nothing_scrolls_sideways(qtbot: QtBot, vault: Vault, tmp_path: Path, width: int, scale: float) -> None:
    prepare_application()
    hand = Hand(vault, tmp_path / "own", None, scale=scale, width=width)
    qtbot.addWidget(hand.window)
    vault.add_study(replace(study("long"), title="W" * 300, organisation="x" * 300))
    for studies in ((), ("one", "two"), ("one", "long", "two", "three")):
        hand.enter(*studies)
        assert hand.page.content_width <= hand.page.room_width
