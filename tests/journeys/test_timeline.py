"""The Timeline in the window: what changed, and when, from the rail to a question and back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.core.states import Evidence
from desktop.gui import Desk
from desktop.ui.interview.view import InterviewPage
from desktop.ui.places import Interview, Timeline
from desktop.ui.timeline.view import TimelinePage
from tests.journeys.hands import click, page, press, visible_words


def test_two_days_are_compared_and_a_row_leads_to_its_question(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Timeline(study))
    timeline = page(desk, TimelinePage)
    assert "From 12 October to 20 November they settled four more questions, and 17 became 30." in visible_words(desk)
    assert timeline.chart is not None
    earlier, later = timeline.chart.flags
    earlier.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(earlier, Qt.Key.Key_Left)
    assert "From 1 October to 20 November they settled 20 more questions, and 0 became 30." in visible_words(desk)
    QTest.keyClick(earlier, Qt.Key.Key_Tab)
    assert desk.window.focusWidget() is later
    QTest.keyClick(later, Qt.Key.Key_Left)
    assert "From 1 October to 12 October" in visible_words(desk)
    assert timeline.table is not None
    click(next(iter(timeline.table.links.values())))
    assert page(desk, InterviewPage)
    desk.go(Timeline(study))
    assert "From 1 October to 12 October" in visible_words(desk)


def test_an_answer_that_is_recorded_is_a_step_on_the_timeline(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Timeline(study))
    assert "20 November" in visible_words(desk)
    desk.go(Interview(study, "retention"))
    interview = page(desk, InterviewPage)
    click(interview.answer.rows["a"])
    click(interview.proof.rows[Evidence.VERIFIED])
    desk.go(Timeline(study))
    assert "From 12 October to 24 November" in visible_words(desk)
    timeline = page(desk, TimelinePage)
    assert timeline.table is not None
    assert timeline.chart is not None
    assert timeline.chart.flags[1].accessibleName() == "Later day: 24 November 2026"


def test_the_whole_record_and_the_smaller_changes_open_on_the_page(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Timeline(study))
    timeline = page(desk, TimelinePage)
    assert timeline.chart is not None
    QTest.keyClick(timeline.chart.flags[0], Qt.Key.Key_Home)
    desk.settle()
    press(desk, "Show them")
    assert "smaller change" not in visible_words(desk)
    press(desk, "Show as table")
    assert desk.window.current_page.content_width <= desk.window.current_page.room_width


@pytest.mark.parametrize(("theme", "size", "width"), [("light", 100, 640), ("dark", 160, 1280), ("light", 200, 700)])
def test_the_timeline_never_scrolls_sideways(desk: Desk, theme: str, size: int, width: int) -> None:
    study = desk.open_example()
    desk.set_look(theme=theme, text_size=size)
    desk.window.resize(width, 832)
    desk.go(Timeline(study))
    desk.settle()
    press(desk, "Show as table")
    shown = desk.window.current_page
    assert shown.content_width <= shown.room_width


def test_the_timeline_is_there_again_after_another_look(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    study = desk.open_example()
    desk.go(Timeline(study))
    desk.set_look(theme="dark", text_size=100)
    assert "17 became 30" in visible_words(desk)
