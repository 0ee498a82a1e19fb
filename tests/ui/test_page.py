"""What every page does: its foot comes last, although it is built first."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.theme import LIGHT, Theme
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.page import Page
from desktop.ui.window import Window


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    assert qtbot
    made = Window(Theme(LIGHT))
    made.show()
    made.activateWindow()
    yield made
    made.hide()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def test_tab_goes_through_the_content_before_the_foot(window: Window) -> None:
    page = Page(window._theme, name="A page")
    foot = Button(window._theme, "Keep")
    page.add_foot(None, foot)
    page.content.addWidget(Button(window._theme, "First"))
    page.content.addWidget(Button(window._theme, "Second"))
    window.show_page(page)
    QApplication.processEvents()
    reached = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        reached.append(focused())
    assert reached == ["First", "Second", "Keep"]
