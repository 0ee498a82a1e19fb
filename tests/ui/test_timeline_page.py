"""The Timeline: its flags under hand and key, and its joins, with a real vault."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.catalog.shelf import Shelf
from desktop.core.questionnaire import Questionnaire
from desktop.core.standing import standing_of
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Event, EventKind, Study
from desktop.paths import questionnaires_folder
from desktop.store.opening import open_vault
from desktop.store.vault import Vault
from desktop.ui.application import prepare_application
from desktop.ui.places import Interview, Place, SheetOut, Timeline
from desktop.ui.standings import Standings
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.timeline import presenter as presenting
from desktop.ui.timeline import state as showing
from desktop.ui.timeline.flag import Flag
from desktop.ui.timeline.presenter import TimelinePresenter
from desktop.ui.timeline.record import RecordView
from desktop.ui.timeline.view import TimelinePage
from desktop.ui.widgets.page import Width

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def retained(at: datetime) -> Answer:
    return Answer("retention", at, State.ANSWERED, "a", Evidence.CLAIMED)


@pytest.fixture
def vault(qtbot: QtBot, tmp_path: Path) -> Iterator[Vault]:
    del qtbot
    prepare_application()
    opened = open_vault(tmp_path / "askfirst.vault", now=NOW)
    yield opened
    opened.close()


class Room:
    """A Timeline on a vault, in a window of a size, with the places that it went to."""

    def __init__(self, vault: Vault, folder: Path, *, size: tuple[int, int] = (1024, 800), scale: float = 1) -> None:
        self.standings = Standings(vault, Shelf(questionnaires_folder(), folder))
        self.places: list[Place] = []
        self.window = QWidget()
        self.page = TimelinePage(Theme(LIGHT, scale))
        self.page.setParent(self.window)
        self.window.resize(*size)
        self.page.resize(*size)
        self.presenter = TimelinePresenter(self.page, standings=self.standings, now=lambda: NOW, go=self.places.append)

    def enter(self, study: str) -> None:
        self.presenter.enter(Timeline(study))
        self.page.show()
        self.window.show()
        QApplication.processEvents()

    @property
    def flags(self) -> tuple[Flag, Flag]:
        assert self.page.chart is not None
        return self.page.chart.flags

    def words(self) -> str:
        QApplication.processEvents()
        return " ".join(label.accessibleName() for label in self.page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def enter(qtbot: QtBot, vault: Vault, tmp_path: Path) -> Callable[[Study], Room]:
    """Enters the Timeline of a study."""

    def entered(study: Study) -> Room:
        vault.add_study(study)
        room = Room(vault, tmp_path / "own")
        qtbot.addWidget(room.window)
        room.enter(study.id)
        return room

    return entered


def test_arrow_keys_go_from_one_day_on_record_to_the_next(enter: Callable[[Study], Room], example: Study) -> None:
    room = enter(example)
    earlier, later = room.flags
    assert (earlier.accessibleName(), later.accessibleName()) == (
        "Earlier day: 12 October 2026", "Later day: 20 November 2026",
    )  # fmt: skip
    QTest.keyClick(earlier, Qt.Key.Key_Left)
    assert earlier.accessibleName() == "Earlier day: 1 October 2026"
    assert "From 1 October to 20 November" in room.words()
    QTest.keyClick(later, Qt.Key.Key_Left)
    assert later.accessibleName() == "Later day: 12 October 2026"
    QTest.keyClick(later, Qt.Key.Key_End)
    QTest.keyClick(earlier, Qt.Key.Key_End)
    assert earlier.accessibleName() == "Earlier day: 20 November 2026"
    assert "Both flags stand on one day" in room.words()
    QTest.keyClick(earlier, Qt.Key.Key_Home)
    assert earlier.accessibleName() == "Earlier day: 1 October 2026"


def test_a_flag_never_passes_the_other_nor_leaves_the_scores(enter: Callable[[Study], Room], example: Study) -> None:
    room = enter(example)
    earlier, later = room.flags
    drag(earlier, 5000)
    assert earlier.accessibleName() == "Earlier day: 20 November 2026"
    drag(later, 5000)
    assert later.accessibleName() == "Later day: 24 November 2026"
    drag(earlier, -5000)
    assert earlier.accessibleName() == "Earlier day: 1 October 2026"


def drag(flag: Flag, by: int) -> None:
    middle = flag.rect().center()
    QTest.mousePress(flag, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(flag, middle + QPoint(by, 0))
    QTest.mouseRelease(flag, Qt.MouseButton.LeftButton, pos=middle + QPoint(by, 0))


def test_a_press_on_the_scores_brings_the_nearer_flag(enter: Callable[[Study], Room], example: Study) -> None:
    room = enter(example)
    assert room.page.chart is not None
    QTest.mouseClick(room.page.chart, Qt.MouseButton.LeftButton, pos=QPoint(room.flags[0].x() + 120, 150))
    assert "October to 20 November" in room.words()
    assert room.flags[0].accessibleName() != "Earlier day: 12 October 2026"


def test_a_moved_flag_reckons_no_points_and_scores_a_day_once(
    enter: Callable[[Study], Room], example: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = enter(example)
    assert room.page.chart is not None
    chart, scored = room.page.chart, list[date]()
    kept = chart._picture().cacheKey()

    def never(*_given: object) -> object:
        raise AssertionError("points were reckoned")

    def counted(questionnaire: Questionnaire, study: Study, *, as_of: date) -> object:
        scored.append(as_of)
        return standing_of(questionnaire, study, as_of=as_of)

    monkeypatch.setattr(showing, "points_on", never)
    monkeypatch.setattr(presenting, "standing_of", counted)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(room.flags[0], key)
    assert scored == [date(2026, 10, 1)]
    assert room.page.chart is chart
    assert chart._picture().cacheKey() == kept


def test_a_page_come_back_to_is_as_it_was_left_until_something_changes(
    enter: Callable[[Study], Room], example: Study, vault: Vault
) -> None:
    room = enter(example)
    QTest.keyClick(room.flags[0], Qt.Key.Key_Left)
    chart = room.page.chart
    room.enter(example.id)
    assert room.page.chart is chart
    vault.record(example.id, answers=(retained(NOW),))
    room.standings.changed()
    room.enter(example.id)
    assert room.page.chart is not chart
    assert "From 12 October to 24 November" in room.words()


def test_rows_lead_to_their_questions_and_the_button_asks_again(enter: Callable[[Study], Room], example: Study) -> None:
    room = enter(example)
    assert room.page.table is not None
    QTest.mouseClick(room.page.table.links["dp_used"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(room.page.again, Qt.MouseButton.LeftButton)
    assert room.places == [Interview(example.id, "dp_used"), SheetOut(example.id, again=True)]


def test_smaller_changes_are_shown_when_asked_for_and_the_first_is_gone_to(
    enter: Callable[[Study], Room], example: Study
) -> None:
    room = enter(example)
    QTest.keyClick(room.flags[0], Qt.Key.Key_Home)
    assert room.page.table is not None
    folded = set(room.page.table.links)
    QTest.mouseClick(room.page.table.unfold, Qt.MouseButton.LeftButton)
    assert room.page.table is not None
    assert len(room.page.table.links) > len(folded)
    assert "smaller change" not in room.words()


def test_the_record_is_listed_when_asked_for(enter: Callable[[Study], Room], example: Study) -> None:
    room = enter(example)
    assert not room.page.findChildren(RecordView)
    assert room.page.record is not None
    QTest.mouseClick(room.page.record.button, Qt.MouseButton.LeftButton)
    (listed,) = room.page.findChildren(RecordView)
    lines = listed.model()
    assert (lines.rowCount(), lines.columnCount()) == (7, 6)
    assert lines.index(4, 1).data() == "30"


def test_a_study_without_answers_says_what_to_do(enter: Callable[[Study], Room], example: Study) -> None:
    room = enter(replace(example, answers=(), decisions=()))
    assert "Nothing is on record yet." in room.words()
    assert room.page.chart is None
    press(room, "Make a question sheet")
    press(room, "Go on with the questions")
    assert room.places == [SheetOut(example.id), Interview(example.id)]


def press(room: Room, words: str) -> None:
    (button,) = [b for b in room.page.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("width", [Width.NARROW, Width.MEDIUM, Width.WIDE])
def test_nothing_scrolls_sideways_at_twice_the_size(
    qtbot: QtBot, vault: Vault, tmp_path: Path, example: Study, width: Width
) -> None:
    vault.add_study(example)
    narrow = width is Width.NARROW
    room = Room(vault, tmp_path / "own", size=(640 if narrow else 900, 800), scale=2 if narrow else 1)
    qtbot.addWidget(room.window)
    room.page.arrange(width)
    room.enter(example.id)
    assert room.page.content_width <= room.page.room_width


def test_events_and_answers_dated_after_today_are_shown(enter: Callable[[Study], Room], example: Study) -> None:
    ahead = (*example.answers, retained(NOW + timedelta(days=20)))
    events = (*example.events, Event(NOW + timedelta(days=40), EventKind.NOTE))
    room = enter(replace(example, answers=ahead, events=events))
    assert room.flags[1].accessibleName() == "Later day: 14 December 2026"
    assert room.page.chart is not None
    assert "14 December 2026" in room.page.chart.accessibleName()
