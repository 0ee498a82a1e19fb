"""A claim is read under the question about epsilon; long samples do not hold up the window."""

import json

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest

from desktop.core.claim import NoisePlace
from desktop.core.json_text import LARGEST
from desktop.core.states import State
from desktop.gui import Desk
from desktop.ui.claim.claim_part import ClaimPart
from desktop.ui.claim.view import ClaimPage
from desktop.ui.interview.view import InterviewPage
from desktop.ui.places import ClaimReader, Interview
from tests.journeys.conftest import kept_study
from tests.journeys.hands import click, page, press, visible_words


def opened_reader(desk: Desk) -> ClaimPart:
    reader = page(desk, InterviewPage).reader
    click(reader.button)
    desk.settle()
    assert reader.part is not None
    return reader.part


def write(desk: Desk, part: ClaimPart, name: str, text: str) -> None:
    field = part.form.fields[name]
    QTest.keyClicks(field, text)
    field.flush()
    desk.settle()


def test_a_claim_is_read_and_recorded_under_its_question(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Interview(study, "dp_epsilon"))
    desk.settle()
    part = opened_reader(desk)
    assert "At 1, anything can become up to about 3 times as likely" in visible_words(desk)
    write(desk, part, "epsilon", "2.38")
    write(desk, part, "delta", "1e-5")
    click(part.form.switches["unit"].segments["record"])
    click(part.form.switches["place"].segments["organisation"])
    assert "The promise alone rules out better than 92 in 100" in visible_words(desk)
    press(desk, "Record these answers")
    assert "Recorded in “Sleep and mood from wearables”" in visible_words(desk)
    assert page(desk, InterviewPage).answer.rows["b"].isChecked()
    newest = {answer.question: answer for answer in kept_study(desk, study).answers}
    assert (newest["dp_epsilon"].state, newest["dp_epsilon"].option) == (State.ANSWERED, "b")
    assert newest["dp_unit"].option == "c"
    assert "Claim: epsilon 2.38, delta 1e-05." in newest["dp_report"].note


def test_the_whole_reader_goes_on_where_the_brief_one_was_left(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Interview(study, "dp_epsilon"))
    desk.settle()
    write(desk, opened_reader(desk), "epsilon", "4")
    press(desk, "Open the whole reader")
    whole = page(desk, ClaimPage).claim
    assert whole is not None
    assert whole.form.fields["epsilon"].text() == "4"
    click(whole.form.switches["place"].segments["device"])
    desk.go(Interview(study, "dp_epsilon"))
    desk.settle()
    part = page(desk, InterviewPage).reader.part
    assert part is not None
    assert part.form.switches["place"].segments[NoisePlace.DEVICE].isChecked()


def test_only_the_question_about_epsilon_has_it_and_another_text_size_leaves_it_open(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Interview(study, "dp_epsilon"))
    desk.settle()
    write(desk, opened_reader(desk), "epsilon", "4")
    desk.window.resize(700, 800)
    desk.settle()
    part = page(desk, InterviewPage).reader.part
    assert part is not None
    assert part.form.fields["epsilon"].text() == "4"
    desk.go(Interview(study, "dp_unit"))
    desk.settle()
    assert page(desk, InterviewPage).reader.isHidden()


def test_the_example_is_filled_in_and_can_be_read(desk: Desk) -> None:
    desk.go(ClaimReader())
    desk.settle()
    press(desk, "Fill in an example")
    assert "better than 25 in 100" in visible_words(desk)


def test_the_longest_sample_is_read_without_holding_up_the_window(desk: Desk) -> None:
    desk.open_example()
    desk.go(ClaimReader("reply"))
    desk.settle()
    reply = page(desk, ClaimPage).reply
    assert reply is not None
    sample = json.dumps([{"label": "cat", "score": 0.70213}] * 9000)
    sample += " " * (LARGEST - len(sample))
    reply.text_written.emit(sample)
    assert reply.record.isHidden()  # nothing was read on this thread
    desk.settle()
    assert "This reply gives out fine scores" in visible_words(desk)
    reply.text_written.emit(sample)
    reply.text_written.emit('{"label": "cat"}')
    desk.settle()
    assert "an answer and no scores" in visible_words(desk)


def test_reading_a_long_sample_can_be_stopped(desk: Desk) -> None:
    desk.go(ClaimReader("reply"))
    desk.settle()
    reply = page(desk, ClaimPage).reply
    assert reply is not None
    reply.text_written.emit(" " * (LARGEST - 20) + '{"label": "cat"}')
    reply.progress.stop_wanted.emit()
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    desk.settle()
    assert "This reply gives out" not in visible_words(desk)


def test_no_place_in_a_sample_is_cut_off(desk: Desk) -> None:
    desk.go(ClaimReader("reply"))
    desk.window.resize(1280, 832)
    desk.settle()
    reply = page(desk, ClaimPage).reply
    assert reply is not None
    reply.text_written.emit('{"predictions": [{"label": "cat", "score": 0.70213}, {"label": "dog", "score": 0.29787}]}')
    desk.settle()
    assert reply.height() == reply.heightForWidth(reply.width())
    assert reply.findings.height() == reply.findings.heightForWidth(reply.findings.width())
    assert reply.x() == page(desk, ClaimPage).content.contentsMargins().left()
