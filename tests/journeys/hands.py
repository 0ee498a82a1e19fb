"""What a person does at a desk: look, click, press, and describe a study."""

from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from desktop.core.study import TrainsAi
from desktop.gui import Desk
from desktop.ui.study.forms import DataForm, WhoForm, YouForm
from desktop.ui.study.new_view import NewStudyPage
from tests.journeys.conftest import kept_studies

Kind = TypeVar("Kind", bound=QWidget)


def page(desk: Desk, kind: type[Kind]) -> Kind:
    """The page of this kind that is in sight."""
    (found,) = [widget for widget in desk.window.findChildren(kind) if widget.isVisible()]
    return found


def click(button: QAbstractButton) -> None:
    """Click a button in its middle."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def press(desk: Desk, words: str) -> None:
    """Press the visible button with these words."""
    found = [b for b in desk.window.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    assert found, (
        f"no button {words!r} among {[b.text() for b in desk.window.findChildren(QPushButton) if b.isVisible()]}"
    )
    click(found[0])
    desk.settle()


def visible_words(desk: Desk) -> str:
    """Every text in sight."""
    desk.settle()
    return " ".join(label.accessibleName() for label in desk.window.findChildren(QLabel) if label.isVisible())


def new_study(desk: Desk) -> str:
    """Describe a study as a new user would; its id."""
    press(desk, "New study")
    shown = page(desk, NewStudyPage)
    click(shown.gate[TrainsAi.YES])
    press(desk, "Go on")
    who = page(desk, WhoForm)
    QTest.keyClicks(who.title, "Driver attention pilot")
    QTest.keyClicks(who.organisation, "Halden Parcels")
    click(who.settings["employer"])
    press(desk, "Go on")
    click(page(desk, DataForm).data["biometric_face_voice_finger"])
    press(desk, "Go on")
    you = page(desk, YouForm)
    click(you.consequences["significant"])
    click(you.factors["small_group"])
    press(desk, "Begin the questions")
    (row,) = kept_studies(desk)
    return row.id


def where(widget: QWidget) -> QRect:
    """Where a widget lies in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
