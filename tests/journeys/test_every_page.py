"""Every page can be reached and read: names, looks and widths."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.gui import Desk
from desktop.ui.interview.view import InterviewPage
from desktop.ui.places import Details, Home, Interview, LookUp, NewStudy, Report, Settings, Summary
from desktop.ui.settings.view import SettingsPage
from tests.journeys.hands import click, page


@pytest.mark.parametrize("make_place", [NewStudy, Home, Settings, Summary, Interview, Report, Details, LookUp])
def test_everything_that_takes_the_focus_has_a_name(desk: Desk, make_place: type) -> None:
    study = desk.open_example()
    place = make_place() if make_place in (NewStudy, Home, Settings) else make_place(study)
    desk.go(place)
    desk.settle()
    for widget in desk.window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name) if interface else widget.accessibleName()
            inside_named = any(p.accessibleName() for p in _parents(widget))
            assert name or (inside_named and isinstance(widget, QLineEdit)), type(widget).__name__


def _parents(widget: QWidget) -> list[QWidget]:
    found = []
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, InterviewPage):
        found.append(parent)
        parent = parent.parentWidget()
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("width", [500, 1000, 1500])
def test_no_page_scrolls_sideways_in_any_look(desk: Desk, theme: str, size: int, width: int) -> None:
    study = desk.open_example()
    desk.set_look(theme=theme, text_size=size)
    if size == 200 and width == 500:
        width = 700
    desk.window.resize(width, 832)
    within = (Summary(study), Interview(study), Report(study), Details(study), LookUp(study))
    for place in (Home(), NewStudy(), *within, Settings()):
        desk.go(place)
        desk.settle()
        shown = desk.window.current_page
        assert shown.content_width <= shown.room_width, place


def test_settings_take_effect_at_once_and_are_kept(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    desk.go(Settings())
    click(page(desk, SettingsPage).sizes[150])
    desk.settle()
    assert desk.theme.scale == 1.5
    click(page(desk, SettingsPage).themes["dark"])
    desk.settle()
    desk.window.close()
    again = make_desk()
    assert (again.theme.scale, again.theme.inks.paper) == (1.5, "#1C1A17")
