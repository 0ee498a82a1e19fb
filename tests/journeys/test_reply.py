"""A reply taken down by hand, with the keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.core.states import Evidence, State
from desktop.core.study import EventKind
from desktop.gui import Desk
from desktop.ui.places import Reply, Summary
from desktop.ui.reply.view import ReplyPage
from tests.journeys.conftest import NOW, kept_study
from tests.journeys.hands import page, visible_words

LINES = (
    ("01", "a", "Noise is added in every training run, tuning included."),
    ("02", "b", "Epsilon is 3 in total, and delta is one in a million."),
    ("05", "c", "Scores are rounded to one digit."),
    ("06", "d", "We do nothing special for people who stand out."),
    ("07", "e", "The model was tested by our own team."),
    ("11", "b", "Two partners may use it under contract."),
    ("12", "2", "Our scores are transparent."),
    ("13", "1", "Nobody here can say whether the model will be published."),
    ("15", "b", "Logs are read from time to time."),
    ("19", "3", "We cannot say how long data is kept."),
)
TEXT = "\n".join(words for *_, words in LINES)
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Keyboard:
    """Presses keys on whatever has the focus, and counts those that mark nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.pressed = 0

    def _focused(self) -> QWidget:
        focused = self._desk.window.focusWidget()
        assert focused is not None
        return focused

    def mark(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focused(), key, modifier)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1 if modifier == Qt.KeyboardModifier.NoModifier else 2
        QTest.keyClick(self._focused(), key, modifier)

    def type(self, text: str) -> None:
        for letter in text:
            self.pressed += 1
            QTest.keyClicks(self._focused(), letter)


def paste(desk: Desk, keyboard: Keyboard, text: str) -> None:
    """Walk to the text with Tab, and paste."""
    QGuiApplication.clipboard().setText(text)
    for _ in range(40):
        if desk.window.focusWidget() is page(desk, ReplyPage).text:
            break
        keyboard.press(Qt.Key.Key_Tab)
    keyboard.press(Qt.Key.Key_V, CONTROL)
    desk.settle()


def test_a_reply_of_ten_answers_takes_no_mouse_and_at_most_six_keys_a_question(desk: Desk) -> None:
    study = desk.open_example()
    before = kept_study(desk, study)
    desk.go(Reply(study))
    keyboard = Keyboard(desk)
    paste(desk, keyboard, TEXT)
    for number, key, _ in LINES:
        keyboard.mark(Qt.Key.Key_End, SHIFT)
        keyboard.pressed = 0
        keyboard.press(Qt.Key.Key_Return)
        keyboard.type(number)
        keyboard.press(Qt.Key.Key_Return)
        keyboard.type(key)
        assert keyboard.pressed <= 6
        keyboard.mark(Qt.Key.Key_Right)
    assert kept_study(desk, study) == before
    keyboard.press(Qt.Key.Key_S, CONTROL)
    desk.settle()
    after = kept_study(desk, study)
    fresh = after.answers[len(before.answers) :]
    by_id = {answer.question: answer for answer in fresh}
    assert len(fresh) == len(by_id) == 10
    assert [answer.quote for answer in fresh] == [words for *_, words in LINES]
    assert [answer.option for answer in fresh] == ["a", "b", "c", "d", "e", "b", None, None, "b", None]
    assert by_id["output_detail"].state is State.VAGUE
    assert by_id["weights_release"].state is State.DONT_KNOW
    assert by_id["retention"].state is State.REFUSED
    assert {answer.evidence for answer in fresh} == {Evidence.CLAIMED, None}
    assert {answer.source for answer in fresh} == {"E-mail of 24 November"}
    events = after.events[len(before.events) :]
    assert [(event.kind, event.at, event.heading) for event in events] == [
        (EventKind.REPLY_RECEIVED, NOW, "E-mail of 24 November")
    ]
    assert "10 answers kept." in visible_words(desk)


def test_a_number_typed_on_the_text_saves_a_key(desk: Desk) -> None:
    desk.go(Reply(desk.open_example()))
    keyboard = Keyboard(desk)
    paste(desk, keyboard, TEXT)
    keyboard.mark(Qt.Key.Key_End, SHIFT)
    keyboard.pressed = 0
    keyboard.type("1")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("a")
    assert keyboard.pressed == 3
    assert list(page(desk, ReplyPage).taken.back) == ["dp_used"]


def test_leaving_and_coming_back_loses_nothing(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Reply(study))
    keyboard = Keyboard(desk)
    paste(desk, keyboard, TEXT)
    keyboard.mark(Qt.Key.Key_End, SHIFT)
    keyboard.type("1")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("a")
    desk.go(Summary(study))
    desk.go(Reply(study))
    assert page(desk, ReplyPage).text.toPlainText() == TEXT
    assert "This answer waits from before. It is not in the log yet." in visible_words(desk)
    keyboard.press(Qt.Key.Key_S, CONTROL)
    assert kept_study(desk, study).answers[-1].quote == LINES[0][2]


def test_an_evasive_phrase_is_explained_with_what_to_ask_and_sets_no_answer(desk: Desk) -> None:
    study = desk.open_example()
    before = kept_study(desk, study)
    desk.go(Reply(study))
    paste(desk, Keyboard(desk), "Be assured that all data is encrypted at rest.")
    words = visible_words(desk)
    assert "What they wrote, and what it usually hides" in words
    assert "“data is encrypted”" in words
    assert "Encryption ends when training begins. What protects me in the model itself?" in words
    assert page(desk, ReplyPage).keep.withheld
    desk.go(Summary(study))
    assert kept_study(desk, study) == before
