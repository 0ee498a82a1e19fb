"""Every text has the room it needs: nothing is cut, nothing runs into what stands beside it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QStyleOptionFrame, QWidget

from desktop.core.online import Fetched, Purpose, Request, Trouble
from desktop.core.states import State
from desktop.gui import Desk
from desktop.store.opening import open_vault
from desktop.ui.documents.list_view import ListPage
from desktop.ui.exchange.view import ExchangePage
from desktop.ui.home.view import HomePage
from desktop.ui.interview.view import InterviewPage
from desktop.ui.places import (
    ClaimReader,
    Compare,
    Details,
    Documents,
    Exchange,
    Home,
    Interview,
    Lab,
    LetterOut,
    LookUp,
    NewStudy,
    Place,
    Reply,
    Report,
    Settings,
    SheetBack,
    SheetOut,
    Summary,
    Timeline,
)
from desktop.ui.rail.view import Rail
from desktop.ui.review.view import ReviewPage
from desktop.ui.study.forms import YouForm
from desktop.ui.theme import Role
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import Fault
from tests.journeys.hands import page, where

LONG = "https://clinicaltrials.gov/api/v2/studies/NCT06171568?format=json&fields=NCTId%2CBriefTitle%2COverallStatus"
ASKED = (
    Request(Purpose.RECORD, "clinicaltrials.gov", LONG, "NCT06171568", (), 100),
    Request(Purpose.DOCUMENT, "example.org", "https://example.org/privacy", "https://example.org/privacy", (), 100),
)
NAME = "A study of how well people remember what they were told before they gave their data, " * 6


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """A desk from which two requests went out."""
    at = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    desk.close()
    vault = open_vault(desk.path, now=at)
    for request in ASKED:
        number = vault.log_request(request, at=at)
        vault.end_request(number, Fetched(request, b"", 0, trouble=Trouble.NO_SUCH_HOST), at=at)
    vault.close()
    desk.open()
    return desk


def places(study: str) -> Iterator[Place]:
    yield from (Home(), NewStudy(), Settings(), Compare(), Lab("messages"), Lab("records"))
    yield from (ClaimReader(), ClaimReader("rarity"), ClaimReader("reply"), Report(study), Documents(study))
    yield from (Summary(study), Interview(study, "dp_used"), Interview(study, "rare_people"), Exchange(study))
    yield from (SheetOut(study), LetterOut(study), SheetBack(study), Reply(study), Timeline(study), Details(study))
    yield LookUp(study)


def cut(window: QWidget) -> list[str]:
    """What is lower than it must be at its width."""
    return [
        f"{type(widget).__name__} {widget.accessibleName()[:40]!r}: {widget.height()} of {needed}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.hasHeightForWidth()
        if (needed := widget.heightForWidth(widget.width())) > widget.height()
    ]


@pytest.mark.parametrize(("size", "width"), [(100, 1280), (100, 1000), (150, 1280), (150, 700), (200, 1280)])
def test_no_text_is_cut_off_on_any_page(asked: Desk, size: int, width: int) -> None:
    study = asked.open_example()
    asked.set_look(theme="light", text_size=size)
    asked.window.resize(width, 832)
    for place in places(study):
        asked.go(place)
        for _ in range(3):  # what grows is shown at once when all else has settled
            asked.settle()
        assert cut(asked.window) == [], place


@pytest.mark.parametrize("width", [920, 1000, 1100, 1280])
def test_home_shows_all_its_columns_and_its_example_of_a_search(desk: Desk, width: int) -> None:
    desk.open_example()
    desk.window.resize(width, 700)
    desk.go(Home())
    desk.settle()
    shown = page(desk, HomePage)
    widths = [shown.table.columnWidth(column) for column in range(4)]
    assert all(widths)
    assert sum(widths) == shown.table.viewport().width()
    assert shown._search.width() >= shown._search.example_width


@pytest.mark.parametrize("width", [1000, 1100, 1280])
def test_the_record_of_an_answer_has_room_for_its_day_and_its_heads(desk: Desk, width: int) -> None:
    study = desk.open_example()
    desk.window.resize(width, 700)
    desk.go(Interview(study, "inversion_measures"))
    desk.settle()
    shown = page(desk, InterviewPage)
    day = shown.record.day
    frame = QStyleOptionFrame()
    day.initStyleOption(frame)
    inside = day.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, day)
    assert inside.width() >= day.fontMetrics().horizontalAdvance(day.text())
    heads = {label.accessibleName(): label for label in shown.proof.findChildren(QLabel)}
    left, right = (where(heads[words]) for words in ("How is it proven?", "how much it counts"))
    assert left.right() + 8 <= right.left()


def test_links_stand_in_the_middle_of_the_line_they_share(desk: Desk) -> None:
    study = desk.open_example()
    desk.window.resize(1000, 700)
    desk.go(Interview(study, "inversion_measures"))
    desk.settle()
    named = {b.text(): where(b) for b in page(desk, InterviewPage)._margin.findChildren(QPushButton)}
    assert abs(named["Red flags"].center().y() - named["See it happen in the lab"].center().y()) <= 1


def test_no_void_lies_between_the_answers_and_the_states_without_one(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Interview(study, "dp_used"))
    desk.settle()
    answer = page(desk, InterviewPage).answer
    lowest = max(where(row).bottom() for row in answer.rows.values())
    assert where(answer.chips[State.NOT_ASKED]).top() - lowest < 60


def test_what_was_asked_back_before_is_gone_once_the_answer_changes(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Interview(study, "inversion_measures"))
    desk.settle()
    shown = page(desk, InterviewPage)
    shown.answer.chips[State.NOT_ASKED].click()
    left = [one.accessibleName() for one in shown._asks.findChildren(QLabel) if one.isVisibleTo(shown)]
    assert "Ask back" not in left
    assert "What this usually hides" not in left


def test_a_very_long_name_takes_three_lines_of_the_rail_and_can_be_heard_whole(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Details(study))
    desk.settle()
    assert desk.window._shown is not None
    desk.window.show_rail(replace(desk.window._shown, title=NAME))
    desk.settle()
    rail = page(desk, Rail)
    (name,) = [one for one in rail.findChildren(QLabel) if one.accessibleName() == NAME]
    assert name.height() < 4 * desk.theme.line(Role.STUDY)
    assert name.text().count("<br>") == 2
    assert "…" in name.text()
    assert name.toolTip() == NAME
    rooms = [b for b in rail.findChildren(QPushButton) if b.accessibleName() == "About this study"]
    assert where(rooms[0]).bottom() < desk.window.height() - 80


@pytest.mark.parametrize("place", ["exchange", "sheet back", "documents"])
def test_a_message_keeps_its_distance_from_what_stands_above_it(desk: Desk, place: str) -> None:
    study = desk.open_example()
    kinds: dict[str, tuple[Place, type[ExchangePage | ReviewPage | ListPage]]] = {
        "exchange": (Exchange(study), ExchangePage),
        "sheet back": (SheetBack(study), ReviewPage),
        "documents": (Documents(study), ListPage),
    }
    there, kind = kinds[place]
    desk.go(there)
    desk.settle()
    shown = page(desk, kind)
    shown.say("What was to be done was not done, and this is why.")
    desk.settle()
    (message,) = [one for one in shown.findChildren(Fault) if one.isVisible()]
    words = where(message.findChildren(QLabel)[0])
    parts = [*shown.findChildren(QLabel), *shown.findChildren(Button)]
    above = [where(part).bottom() for part in parts if part.isVisible() and where(part).bottom() < words.top()]
    assert words.top() - max(above) >= 10


@pytest.mark.parametrize("width", [1000, 1280])
def test_where_you_live_is_read_whole(desk: Desk, width: int) -> None:
    study = desk.open_example()
    desk.window.resize(width, 832)
    desk.go(Details(study))
    desk.settle()
    field = page(desk, YouForm).place
    widest = max(field.fontMetrics().horizontalAdvance(field.itemText(at)) for at in range(field.count()))
    assert field.width() >= widest + field._beside_text()
