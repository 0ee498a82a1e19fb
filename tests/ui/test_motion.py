"""Motion, high contrast, and buttons that cannot be pressed yet."""

from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.home.motion import DURATION_MS, BarMotion
from desktop.ui.theme import LIGHT, Theme, system_inks
from desktop.ui.widgets.buttons import Button


def row(shown: float, study: str = "a") -> Any:
    return SimpleNamespace(study=study, summary=SimpleNamespace(shown=shown))


def test_a_bar_travels_only_when_its_figure_changed_and_ends_at_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    motion = BarMotion(page)
    motion.begin((row(20), row(50, "b")))
    assert motion.figure("a", 20) == 20
    motion.begin((row(60), row(50, "b")))
    motion.setCurrentTime(DURATION_MS // 2)
    assert 20 < motion.figure("a", 60) < 60
    assert motion.figure("b", 50) == 50
    motion.setCurrentTime(DURATION_MS)
    assert motion.figure("a", 60) == 60


def test_a_withheld_button_keeps_the_focus_says_why_and_does_nothing(qtbot: QtBot) -> None:
    button = Button(Theme(LIGHT), "Go on")
    qtbot.addWidget(button)
    button.show()
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.withhold("Choose an answer first.")
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.isEnabled()
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert button.accessibleDescription() == "Choose an answer first."
    assert not pressed
    button.withhold("")
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [True]


def test_high_contrast_keeps_the_colours_of_the_system() -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    inks = system_inks(system)
    assert inks.paper == inks.rail == "#000000"
    assert inks.ink == inks.pencil == inks.strong == "#ffff00"
