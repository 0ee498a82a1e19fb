"""An errand: one piece of work for a page, of which only the newest is heard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QRunnable
from pytestqt.qtbot import QtBot

from desktop.core.progress import Tick
from desktop.ui.jobs import Done, Errand, Failed, Jobs, Outcome, Stopped

Outcomes = list[Outcome[str]]


class Hand:
    """An errand whose work is done when the test says, and what was heard of it."""

    def __init__(self) -> None:
        self.waiting: list[QRunnable] = []
        self.errand = Errand(Jobs(self.waiting.append))
        self.heard: Outcomes = []
        self.shares: list[float] = []

    def begin(self, work: Callable[[Tick], str]) -> None:
        self.errand.start(work, self.heard.append, self.shares.append)

    def work_off(self) -> None:
        while self.waiting:
            self.waiting.pop(0).run()
        QCoreApplication.processEvents()


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    assert qtbot is not None
    return Hand()


def told(tick: Tick) -> str:
    tick(0.5)
    return "told"


def broken(_tick: Tick) -> str:
    raise ValueError("broken")


def test_its_outcome_and_its_progress_are_told_once(hand: Hand) -> None:
    hand.begin(told)
    assert hand.errand.under_way
    hand.work_off()
    assert (hand.heard, hand.shares) == ([Done("told")], [0.5])
    assert not hand.errand.under_way


def test_only_the_newest_is_heard(hand: Hand) -> None:
    hand.begin(lambda _tick: "first")
    hand.begin(lambda _tick: "second")
    hand.work_off()
    assert hand.heard == [Done("second")]


def test_a_stop_is_told_at_once_and_once(hand: Hand) -> None:
    hand.begin(lambda _tick: "too late")
    hand.errand.stop()
    assert hand.heard == [Stopped()]
    hand.errand.stop()
    hand.work_off()
    assert hand.heard == [Stopped()]


def test_nothing_is_told_of_what_was_dropped(hand: Hand) -> None:
    hand.begin(told)
    hand.errand.drop()
    hand.work_off()
    assert (hand.heard, hand.shares) == ([], [])


def test_what_goes_wrong_is_told_as_a_failure(hand: Hand) -> None:
    hand.begin(broken)
    hand.work_off()
    (outcome,) = hand.heard
    assert isinstance(outcome, Failed)
    assert str(outcome.error) == "broken"


def test_another_can_be_begun_while_the_outcome_is_told(hand: Hand) -> None:
    def go_on(outcome: Outcome[str]) -> None:
        hand.heard.append(outcome)
        hand.begin(lambda _tick: "second")

    hand.errand.start(lambda _tick: "first", go_on)
    hand.work_off()
    hand.work_off()
    assert hand.heard == [Done("first"), Done("second")]
