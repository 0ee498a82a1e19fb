"""The question before anything is sent, what is written down of it, and whatever comes back. No socket is opened."""

from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.online import Fetched, Request, Trouble
from desktop.core.progress import Tick
from desktop.store.faults import FullDisk
from desktop.store.vault import Vault
from tests.ui.lookup.hands import PASTED, Hand

NUMBER = "NCT01234567"
RECORD = PASTED.encode()


def bring(hand: Hand, content: bytes = b"", **facts: object) -> None:
    """Let the registry answer so."""

    def answer(request: Request, _tick: Tick) -> Fetched:
        received = facts.pop("received", len(content))
        return Fetched(request, content, received, **facts)  # type: ignore[arg-type]

    hand.registry.brings = answer


@pytest.mark.parametrize(
    ("text", "host"),
    [
        (NUMBER, "clinicaltrials.gov"), ("https://clinicaltrials.gov/study/NCT01234567", "clinicaltrials.gov"),
        ("2024-512345-12-00", "euclinicaltrials.eu"), ("ISRCTN12345678", "www.isrctn.com"),
    ],
)  # fmt: skip
def test_a_number_brings_up_the_question_and_sends_nothing(hand: Hand, text: str, host: str) -> None:
    hand.look_up(text)
    assert hand.page.question.consent is not None
    assert hand.page.question.consent.ask.text() == f"Ask {host}"
    for words in (f"https://{host}/", "IP address", "which study you asked about", "written down"):
        assert words in hand.words
    assert (hand.registry.asked, hand.log, hand.writes) == ([], (), 0)
    assert hand.page.question.field.words == text


def test_the_keyboard_comes_to_the_question_itself_and_a_second_enter_says_no_yes(hand: Hand, qtbot: QtBot) -> None:
    hand.look_up(NUMBER)
    focused = hand.window.focusWidget()
    assert hand.page.question.consent is not None
    assert focused is hand.page.question.consent.question
    assert "clinicaltrials.gov" in focused.accessibleDescription()
    qtbot.keyClick(focused, "\r")
    assert (hand.registry.asked, hand.opened) == ([], [])


def test_a_changed_number_takes_the_question_away(hand: Hand) -> None:
    hand.look_up(NUMBER)
    hand.page.question.field.setFocus()
    hand.paste("NCT07654321")
    assert hand.page.question.consent is None
    assert hand.page.question.look.isVisible()
    assert hand.window.focusWidget() is hand.page.question.field


def test_a_yes_is_written_down_before_it_is_sent_and_brings_the_record(hand: Hand, vault: Vault) -> None:
    told: list[int] = []
    bring(hand, RECORD, status=200, kind="application/json")
    hand.look_up(NUMBER)
    begin = vault.request_count()
    hand.ask()
    told.append(vault.request_count() - begin)
    (before,) = hand.log
    assert (told, before.ended_at, before.about) == ([1], None, NUMBER)
    hand.settle()
    (request,) = hand.registry.asked
    (after,) = hand.log
    assert (after.url, after.arrived, after.received) == (request.url, True, len(RECORD))
    assert "clinicaltrials.gov sent it just now." in hand.words
    hand.page.keep.click()
    assert hand.study.title == "Sleep and mood in shift workers"
    assert "Sent by clinicaltrials.gov." in hand.study.events[0].text


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"trouble": Trouble.BLOCKED, "status": 403}, "refused to answer this program (403)"),
        ({"trouble": Trouble.NOT_FOUND, "status": 404}, "has nothing under NCT01234567 (404)"),
        ({"trouble": Trouble.BUSY, "status": 429, "again_in": 90}, "try again after 90 seconds"),
        (
            {"trouble": Trouble.MOVED, "status": 301, "moved_to": "https://elsewhere.test/x"},
            "points to another address, which was not opened: https://elsewhere.test/x",
        ),
        ({"trouble": Trouble.NO_NETWORK}, "seems to be offline"),
        ({"trouble": Trouble.SLOW, "received": 20}, "took too long"),
    ],
)
def test_whatever_goes_wrong_is_a_sentence_with_a_way_on(hand: Hand, facts: dict[str, object], words: str) -> None:
    bring(hand, **facts)
    hand.look_up(NUMBER)
    hand.ask()
    hand.settle()
    assert words in hand.words
    assert "in your browser" in hand.words
    assert hand.page.question.field.words == NUMBER
    (request,) = hand.log
    assert (request.arrived, request.trouble) == (False, facts["trouble"])
    assert hand.page.question.consent is not None
    assert not hand.page.question.consent.ask.withheld


@pytest.mark.parametrize("content", [b"", b"<html></html>", b'{"a": 1}', RECORD[:300], b'{"FullStudiesResponse": {}}'])
def test_what_they_send_may_be_no_record(hand: Hand, content: bytes) -> None:
    bring(hand, content, status=200)
    hand.look_up(NUMBER)
    hand.ask()
    hand.settle()
    assert "What clinicaltrials.gov sent" in hand.words
    assert hand.page.question.field.words == NUMBER
    assert hand.log[0].arrived


def test_a_record_of_another_number_is_doubted(hand: Hand) -> None:
    bring(hand, RECORD, status=200)
    hand.look_up("NCT07654321")
    hand.ask()
    hand.settle()
    assert "You asked for NCT07654321, and the registry gave NCT01234567." in hand.words


class Slow:
    """Answers only once it is let, and not to somebody who has gone."""

    def __init__(self) -> None:
        self.asked, self.let = Event(), Event()

    def __call__(self, request: Request, tick: Tick) -> Fetched:
        self.asked.set()
        self.let.wait()
        tick(0.5)
        return Fetched(request, RECORD, len(RECORD), status=200)


def test_a_stop_is_heard_at_once_and_written_down(hand: Hand) -> None:
    hand.registry.brings = slow = Slow()
    hand.look_up(NUMBER)
    hand.ask()
    slow.asked.wait()
    assert hand.page.question.consent is not None
    assert hand.page.question.consent.ask.withheld
    hand.ask()
    hand.page.question.progress.stop_wanted.emit()
    assert "You stopped it. clinicaltrials.gov may have seen the request." in hand.words
    assert hand.log[0].trouble is Trouble.STOPPED
    assert hand.page.question.field.words == NUMBER
    assert not hand.page.question.field.isReadOnly()
    slow.let.set()
    hand.settle()
    assert hand.lookups["s"].record is None
    assert len(hand.log) == 1


def test_going_elsewhere_stops_it_and_writes_that_down(hand: Hand) -> None:
    hand.registry.brings = slow = Slow()
    hand.look_up(NUMBER)
    hand.ask()
    slow.asked.wait()
    hand.presenter.leave()
    assert hand.log[0].trouble is Trouble.STOPPED
    slow.let.set()
    hand.settle()
    hand.enter()
    assert hand.page.question.field.words == NUMBER
    assert hand.page.question.consent is not None
    assert not hand.page.question.consent.ask.withheld
    hand.presenter.leave()
    assert len(hand.log) == 1


def test_what_cannot_be_written_down_is_not_sent(hand: Hand, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_a: object, **_k: object) -> int:
        raise FullDisk(vault.path)

    monkeypatch.setattr(Vault, "log_request", full)
    hand.look_up(NUMBER)
    hand.ask()
    hand.settle()
    assert "Nothing was sent" in hand.words
    assert hand.registry.asked == []
    assert hand.page.question.field.words == NUMBER


def test_a_log_that_cannot_be_ended_loses_no_record(hand: Hand, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_a: object, **_k: object) -> None:
        raise FullDisk(vault.path)

    monkeypatch.setattr(Vault, "end_request", full)
    bring(hand, RECORD, status=200)
    hand.look_up(NUMBER)
    hand.ask()
    hand.settle()
    assert "Sleep and mood in shift workers" in hand.words
    assert "There is no room left" in hand.words


def test_the_browser_is_as_good_a_way_and_what_it_shows_is_pasted_over_the_number(hand: Hand) -> None:
    hand.look_up(NUMBER)
    assert hand.page.question.consent is not None
    hand.page.question.consent.browser.click()
    assert hand.opened == [
        "https://clinicaltrials.gov/api/v2/studies/NCT01234567?format=json&fields=protocolSection,documentSection"
    ]
    assert "Paste here what it shows" in hand.words
    assert hand.page.question.field.textCursor().selectedText() == NUMBER
    assert (hand.registry.asked, hand.log) == ([], ())
    hand.look_up(PASTED)
    assert "What the registry says" in hand.words
    hand.presenter._open_page()
    assert hand.opened[-1] == "https://clinicaltrials.gov/study/NCT01234567"


def test_without_a_browser_the_address_is_copied(hand: Hand) -> None:
    hand.browser = False
    hand.look_up(NUMBER)
    assert hand.page.question.consent is not None
    hand.page.question.consent.browser.click()
    assert "so the address was copied" in hand.words
    assert hand.copied == hand.opened
