"""A day is typed in any form or moved by keys; what is none is said, and the day that was there comes back."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import LIGHT, Theme
from desktop.ui.widgets.days import DateField
from desktop.ui.widgets.text import Text

TODAY = date(2026, 11, 28)


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[DateField]:
    part = QWidget()
    made = DateField(Theme(LIGHT), "Sent on")
    for widget in (made, made.fault):
        widget.setParent(part)
    made.show_day(TODAY, latest=TODAY, earliest=date(2026, 1, 1))
    qtbot.addWidget(part)
    yield made
    part.deleteLater()


def said(field: DateField) -> str:
    return field.fault.findChild(Text).accessibleName() if not field.fault.isHidden() else ""


def typed(field: DateField, text: str) -> list[date]:
    told: list[date] = []
    field.written.connect(told.append)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return told


@pytest.mark.parametrize("text", ["20 Oct 2026", "2026-10-20", "20.10.", "20/10/26"])
def test_what_is_typed_over_the_day_is_taken(field: DateField, text: str) -> None:
    assert typed(field, text) == [date(2026, 10, 20)]
    assert (field.day, field.text(), said(field)) == (date(2026, 10, 20), "20 Oct 2026", "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("28 Jan 2999", "28 January 2999 is too late here. The latest is 28 November 2026."),
        ("1.1.1899", "1 January 1899 is too early here. The earliest is 1 January 2026."),
        ("soon", "“soon” was not understood. Write a day like 28 Nov 2026 or 2026-11-28."),
    ],
)
def test_what_cannot_be_taken_is_said_and_the_day_comes_back(field: DateField, text: str, why: str) -> None:
    assert typed(field, text) == []
    assert (field.day, field.text(), said(field)) == (TODAY, "28 Nov 2026", why)


def test_arrow_keys_move_the_day_within_its_limits(field: DateField) -> None:
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.day == TODAY
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert field.day == date(2026, 11, 20)


def test_a_day_that_is_kept_beyond_the_limits_is_shown_as_it_is(field: DateField) -> None:
    field.show_day(date(2999, 1, 28), latest=TODAY)
    assert (field.text(), field.day) == ("28 Jan 2999", date(2999, 1, 28))
