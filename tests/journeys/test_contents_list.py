"""The rail and its list in narrow windows: named whole, walked by keys, and left for the page's next step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.gui import Desk
from desktop.ui.home.view import HomePage
from desktop.ui.places import (
    Interview,
    SheetOut,
    Summary,
)
from desktop.ui.rail.contents import ContentsList
from desktop.ui.rail.view import Rail
from desktop.ui.widgets.focus import FocusRing
from tests.journeys.hands import page, press, where


def contents_of(desk: Desk) -> ContentsList:
    """The list of rooms, opened under its button."""
    press(desk, "Contents")
    (found,) = [one for one in desk.window.findChildren(ContentsList) if one.isVisible()]
    return found


@pytest.mark.parametrize("width", [500, 700, 1280])
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_rooms_of_a_narrow_window_are_named_whole_and_stay_within_it(desk: Desk, width: int) -> None:
    study = desk.open_example()
    desk.set_look(theme="light", text_size=200)
    desk.window.resize(width, 832)
    desk.go(Interview(study))
    desk.settle()
    opened = contents_of(desk)
    assert desk.window.geometry().contains(opened.geometry())
    for entry in opened.entries:
        assert "…" not in "".join(entry.lines(entry.width()))
        assert entry.height() >= entry.heightForWidth(entry.width())
    opened.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_list_of_rooms_is_walked_by_keys(desk: Desk) -> None:
    study = desk.open_example()
    desk.set_look(theme="light", text_size=200)
    desk.go(Summary(study))
    opened = contents_of(desk)
    QTest.keyClick(opened, Qt.Key.Key_End)
    QTest.keyClick(opened, Qt.Key.Key_Up)
    assert [entry.text() for entry in opened.entries if entry.hasFocus()] == ["About this study"]
    QTest.keyClick(opened, Qt.Key.Key_Home)
    QTest.keyClick(opened, Qt.Key.Key_Return)
    desk.settle()
    assert page(desk, HomePage)
    closed = contents_of(desk)
    QTest.keyClick(closed, Qt.Key.Key_Escape)
    assert not [one for one in desk.window.findChildren(ContentsList) if one.isVisible()]


def test_the_ring_round_a_room_stays_within_the_rail(desk: Desk) -> None:
    study = desk.open_example()
    desk.window.show()
    desk.window.activateWindow()
    desk.go(Summary(study))
    desk.settle()
    rail = page(desk, Rail)
    (ring,) = desk.window.findChildren(FocusRing)
    rooms = [one for one in rail.findChildren(QPushButton) if one.isVisible() and one.property("ring_inside")]
    assert rooms
    for room in rooms:
        room.setFocus(Qt.FocusReason.ShortcutFocusReason)
        assert not ring._ring.isEmpty()
        assert where(rail).contains(ring._ring)


def test_after_a_sheet_was_sent_the_next_step_is_in_hand(desk: Desk) -> None:
    study = desk.open_example()
    desk.window.show()
    desk.window.activateWindow()
    desk.go(SheetOut(study))
    desk.settle(rest=200)
    (sent,) = [b for b in desk.window.findChildren(QPushButton) if b.text() == "I have sent it" and b.isVisible()]
    sent.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTest.keyClick(sent, Qt.Key.Key_Return)
    desk.settle()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Save for your calendar"
    assert not desk.window.findChildren(FocusRing)[0]._ring.isEmpty()
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    then = QApplication.focusWidget()
    assert isinstance(then, QPushButton)
    assert then.text() == "Make a question sheet"
