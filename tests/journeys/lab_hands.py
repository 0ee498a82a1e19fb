"""What a person looks at and presses in the lab."""

from PySide6.QtWidgets import QLabel

from desktop.gui import Desk
from desktop.ui.lab.faces_view import FacesPart
from desktop.ui.lab.view import LabPage
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.switches import Segment
from tests.journeys.hands import page


def lab(desk: Desk) -> LabPage:
    """The lab, once all that runs in it is done."""
    desk.settle()
    return page(desk, LabPage)


def faces(shown: LabPage) -> FacesPart:
    """Its part about faces."""
    assert shown.faces is not None
    return shown.faces


def segment(shown: LabPage, switch: str, value: str) -> Segment:
    """One choice of a switch for faces."""
    columns = faces(shown).columns
    return next(column.switches[switch] for column in columns if switch in column.switches).segments[value]


def words(shown: LabPage) -> str:
    """Every text in sight on it."""
    return " ".join(label.accessibleName() for label in shown.findChildren(QLabel) if label.isVisible())


def link(shown: LabPage, text: str) -> Button:
    """The button in sight with this text."""
    return next(button for button in shown.findChildren(Button) if button.text() == text and button.isVisible())
