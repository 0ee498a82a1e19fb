"""The Timeline: what it says of two days, as tables; its flags under hand and key; and its joins, with a real vault."""

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
from desktop.core.method import Evidence, State
from desktop.core.questionnaire import Questionnaire
from desktop.core.standing import standing_of
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
from desktop.ui.timeline.compared import ComparedState, compared_state, signed
from desktop.ui.timeline.flag import Flag
from desktop.ui.timeline.presenter import TimelinePresenter
from desktop.ui.timeline.record import RecordView
from desktop.ui.timeline.state import timeline_state, whole_record
from desktop.ui.timeline.view import TimelinePage
from desktop.ui.widgets.page import Width
from desktop.words.figures import count_words

TODAY = date(2026, 11, 24)
FIRST, SECOND = date(2026, 10, 12), date(2026, 11, 20)
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def answer(question: str, option: str, days: int, evidence: Evidence = Evidence.CLAIMED) -> Answer:
    return Answer(question, NOW + timedelta(days=days), State.ANSWERED, option, evidence)


def compared(questionnaire: Questionnaire, study: Study, first: date, second: date) -> ComparedState:
    before, after = (standing_of(questionnaire, study, as_of=day) for day in (first, second))
    return compared_state(before, after, first=first, second=second, today=TODAY)


def test_the_finding_names_both_days_and_what_became_of_the_figure(
    questionnaire: Questionnaire, example: Study
) -> None:
    shown = compared(questionnaire, example, FIRST, SECOND)
    assert shown.sentence == "From 12 October to 20 November they settled four more questions, and 17 became 30."
    assert (shown.on_first, shown.on_second, shown.total) == ("12 October", "20 November", "+13")


def test_the_rows_that_are_shown_add_up_to_the_total(questionnaire: Questionnaire, example: Study) -> None:
    days = [date(2026, 10, 1), FIRST, date(2026, 11, 3), SECOND]
    for first, second in ((a, b) for a in days for b in days if a <= b):
        shown = compared(questionnaire, example, first, second)
        rows = [*shown.rows, *shown.smaller, *([shown.limits] if shown.limits else [])]
        assert signed(sum(int(row.points.replace("−", "-")) for row in rows)) == shown.total


def test_the_largest_changes_come_first_and_the_small_ones_are_folded(questionnaire: Questionnaire) -> None:
    answers = tuple(answer(q.id, "a", 0, Evidence.VERIFIED) for q in questionnaire.questions[:12])
    study = Study("s", "A", "B", TODAY, questionnaire.id, "1.0", answers=answers)
    shown = compared(questionnaire, study, TODAY - timedelta(days=1), TODAY)
    sizes = [int(row.points) for row in (*shown.rows, *shown.smaller)]
    assert len(shown.rows) == 5
    assert sizes == sorted(sizes, reverse=True)
    assert shown.smaller_words == f"{count_words(len(shown.smaller)).capitalize()} smaller changes"
    assert shown.smaller_points == signed(sum(sizes[5:]))


def test_one_change_is_never_folded_alone(questionnaire: Questionnaire) -> None:
    parents = {getattr(question.visible_if, "question", "") for question in questionnaire.questions}
    alone = [q for q in questionnaire.questions if q.visible_if is None and q.id not in parents][:6]
    answers = tuple(answer(question.id, "a", 0, Evidence.VERIFIED) for question in alone)
    study = Study("s", "A", "B", TODAY, questionnaire.id, "1.0", answers=answers)
    shown = compared(questionnaire, study, TODAY - timedelta(days=1), TODAY)
    assert (len(shown.rows), shown.smaller) == (6, ())


def test_a_row_says_the_proof_the_cause_and_what_is_not_needed_any_more(questionnaire: Questionnaire) -> None:
    answers = (
        answer("dp_used", "a", -9), answer("dp_epsilon", "a", -9), answer("retention", "a", -9),
        answer("dp_used", "f", 0), answer("retention", "a", 0, Evidence.VERIFIED),
    )  # fmt: skip
    study = Study("s", "A", "B", TODAY, questionnaire.id, "1.0", answers=answers)
    shown = compared(questionnaire, study, TODAY - timedelta(days=5), TODAY)
    rows = {row.question: row for row in (*shown.rows, *shown.smaller)}
    parent = questionnaire.by_id["dp_used"].short
    assert rows["dp_used"].because == ""
    assert rows["dp_epsilon"].because == f"because of “{parent}”"
    assert rows["dp_epsilon"].after.words == "The same answer"
    assert rows["retention"].after.words == "The same answer. Someone independent checked"
    assert rows["retention"].before.evidence is Evidence.CLAIMED
    assert rows["retention"].after.evidence is Evidence.VERIFIED


def test_limits_have_a_row_with_the_lowest_that_binds(questionnaire: Questionnaire, example: Study) -> None:
    limits = compared(questionnaire, example, FIRST, SECOND).limits
    assert limits is not None
    assert (limits.question, limits.before.words, limits.after.words, limits.points) == (
        "",
        "None",
        "No more than 30",
        "−8",
    )


def test_two_flags_on_one_day_compare_nothing(questionnaire: Questionnaire, example: Study) -> None:
    shown = compared(questionnaire, example, SECOND, SECOND)
    assert (shown.rows, shown.limits, shown.total) == ((), None, "0")
    assert "one day" in shown.nothing
    assert shown.sentence == "20 of 27 questions were settled on 20 November, and 30 of 100 was shown."
    assert compared(questionnaire, example, FIRST, date(2026, 10, 20)).nothing.startswith("Nothing changed")


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (FIRST, date(2026, 10, 20), "they settled no more questions, and it stays at 17"),
        (date(2026, 10, 1), FIRST, "they settled 16 more questions, and 0 became 17"),
    ],
)
def test_the_finding_says_what_did_not_change(
    questionnaire: Questionnaire, example: Study, first: date, second: date, words: str
) -> None:
    assert words in compared(questionnaire, example, first, second).sentence


def test_questions_that_came_open_again_are_said(questionnaire: Questionnaire) -> None:
    answers = (answer("retention", "a", -9), Answer("retention", NOW, State.AWAITING))
    study = Study("s", "A", "B", TODAY, questionnaire.id, "1.0", answers=answers)
    assert "one question came open again" in compared(questionnaire, study, TODAY - timedelta(days=5), TODAY).sentence


def test_the_page_begins_with_the_first_and_the_last_day_on_record(
    questionnaire: Questionnaire, example: Study
) -> None:
    shown = timeline_state(standing_of(questionnaire, example), today=TODAY)
    assert (shown.first, shown.second, shown.answered) == (FIRST, SECOND, True)
    assert shown.stops == (date(2026, 10, 1), FIRST, SECOND)
    assert [event.kind for event in shown.past.happened][-1] is None
    assert shown.past.last == date(2026, 12, 7)


def test_one_day_on_record_is_compared_with_the_beginning(questionnaire: Questionnaire) -> None:
    study = Study("s", "A", "B", date(2026, 11, 1), questionnaire.id, "1.0", answers=(answer("retention", "a", 0),))
    shown = timeline_state(standing_of(questionnaire, study), today=TODAY)
    assert (shown.first, shown.second) == (date(2026, 11, 1), TODAY)
    alone = timeline_state(standing_of(questionnaire, replace(study, created_on=TODAY)), today=TODAY)
    assert (alone.first, alone.second, alone.stops) == (TODAY, TODAY, (TODAY,))


def test_the_whole_record_has_every_day_and_every_event(questionnaire: Questionnaire, example: Study) -> None:
    rows = whole_record(standing_of(questionnaire, example), today=TODAY)
    assert [row.day for row in rows] == [
        "1 October 2026", "1 October 2026", "12 October 2026", "12 October 2026",
        "20 November 2026", "20 November 2026", "20 November 2026",
    ]  # fmt: skip
    assert (rows[4].shown, rows[4].best, rows[4].needed) == ("30", "72", "58 to 70")
    assert "Five points asked again" in rows[6].what
    assert rows[2].words.startswith("12 October 2026: 17 shown, 35 at best, 58 to 70 needed.")


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
    vault.record(example.id, answers=(answer("retention", "a", 0),))
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
    ahead = (*example.answers, answer("retention", "a", 20))
    events = (*example.events, Event(NOW + timedelta(days=40), EventKind.NOTE))
    room = enter(replace(example, answers=ahead, events=events))
    assert room.flags[1].accessibleName() == "Later day: 14 December 2026"
    assert room.page.chart is not None
    assert "14 December 2026" in room.page.chart.accessibleName()
