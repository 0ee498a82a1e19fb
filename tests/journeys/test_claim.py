"""A claim is read, recorded in the study in hand, and asked about."""

from PySide6.QtTest import QTest

from desktop.core.states import Evidence, State
from desktop.gui import Desk
from desktop.ui.claim.view import ClaimPage
from desktop.ui.letter.view import LetterPage
from desktop.ui.places import ClaimReader, Details, Home, Interview
from tests.journeys.conftest import kept_study
from tests.journeys.hands import click, page, press, visible_words


def write(desk: Desk, name: str, text: str) -> None:
    part = page(desk, ClaimPage).claim
    assert part is not None
    field = part.form.fields[name]
    field.clear()
    QTest.keyClicks(field, text)
    field.flush()
    desk.settle()


def test_a_claim_is_read_recorded_and_asked_about(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Interview(study, "dp_epsilon"))
    press(desk, "Read what they claim")
    write(desk, "epsilon", "8")
    assert "No delta was told" in visible_words(desk)
    write(desk, "delta", "1e-5")
    part = page(desk, ClaimPage).claim
    assert part is not None
    for name, value in (("unit", "person"), ("place", "organisation"), ("mechanism", "dp-sgd")):
        click(part.form.switches[name].segments[value])
    desk.settle()
    assert "if it is Gaussian noise as in DP-SGD" in visible_words(desk)
    press(desk, "Record these answers")
    assert "Recorded in “Sleep and mood from wearables”" in visible_words(desk)
    newest = {answer.question: answer for answer in kept_study(desk, study).answers}
    epsilon = newest["dp_epsilon"]
    assert (epsilon.state, epsilon.option, epsilon.evidence) == (State.ANSWERED, "c", Evidence.CLAIMED)
    assert "epsilon 8, delta 1e-05" in epsilon.note
    assert newest["dp_unit"].option == "a"
    press(desk, "Ask for what is missing")
    assert "What is the figure for" in page(desk, LetterPage).text.toPlainText()


def test_how_they_trained_is_checked_against_what_they_claim(desk: Desk) -> None:
    desk.open_example()
    desk.go(ClaimReader())
    desk.settle()
    for name, text in (("epsilon", "1.0"), ("delta", "1e-5"), ("noise", "1.1"), ("batch", "256"),
                       ("records", "60000"), ("epochs", "60")):  # fmt: skip
        write(desk, name, text)
    desk.settle()
    assert "does not fit: ask" in visible_words(desk)


def test_without_a_study_nothing_is_recorded_and_it_says_why(desk: Desk) -> None:
    desk.go(ClaimReader())
    desk.settle()
    write(desk, "epsilon", "8")
    part = page(desk, ClaimPage).claim
    assert part is not None
    assert "no study yet" in part.record.accessibleDescription()
    click(part.record)
    desk.settle()


def test_a_sample_reply_and_ones_rarity_are_read_on_the_same_page(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(ClaimReader("reply"))
    desk.settle()
    reply = page(desk, ClaimPage).reply
    assert reply is not None
    reply.text.setPlainText('{"scores": [0.123456, 0.5, 0.376544]}')
    reply.text.flush()
    desk.settle()
    press(desk, "Record at least this much")
    newest = {answer.question: answer for answer in kept_study(desk, study).answers}
    assert newest["output_detail"].option == "e"
    page(desk, ClaimPage).subject_wanted.emit("rarity")
    desk.settle()
    rarity = page(desk, ClaimPage).rarity
    assert rarity is not None
    assert "How rare am I?" in visible_words(desk)
    desk.go(Home())
    desk.go(ClaimReader("reply"))
    desk.settle()
    reply = page(desk, ClaimPage).reply
    assert reply is not None
    assert "0.123456" in reply.text.toPlainText()


def test_what_makes_you_stand_out_leads_to_how_rare_you_are(desk: Desk) -> None:
    study = desk.open_example()
    desk.go(Details(study))
    desk.settle()
    press(desk, "How rare am I?")
    assert page(desk, ClaimPage).rarity is not None
