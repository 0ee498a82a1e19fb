"""A document behind a link: the question before anything is sent, the log, and whatever comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.core.document import DocumentKind
from desktop.core.online import Fetched, Request, Trouble
from desktop.core.progress import Tick
from desktop.store.faults import StoreFault
from desktop.store.vault import Vault
from desktop.ui.places import Documents
from tests.reading.papers import drawn_pdf
from tests.ui.documents.papers import NOISE, Hand

LINK = "https://example.org/forms/consent%20form.pdf#page=2"
URL = "https://example.org/forms/consent%20form.pdf"


def give(hand: Hand, link: str) -> None:
    """Write a link into its field, and press Enter."""
    hand.list.from_link.click()
    hand.list.link_form.link.setText(link)
    QTest.keyClick(hand.list.link_form.link, Qt.Key.Key_Return)


def say_yes(hand: Hand) -> None:
    assert hand.list.link_form.consent is not None
    hand.list.link_form.consent.ask.click()
    hand.settle()


def bring(hand: Hand, content: bytes, kind: str) -> None:
    def answer(request: Request, _tick: Tick) -> Fetched:
        return Fetched(request, content, received=len(content), kind=kind)

    hand.brings = answer


def test_a_link_brings_up_the_question_and_sends_nothing(hand: Hand) -> None:
    give(hand, LINK)
    consent = hand.list.link_form.consent
    assert consent is not None
    assert consent.ask.text() == "Ask example.org"
    words = consent.question.accessibleDescription()
    for part in ("example.org", URL, "IP address", "which document you opened", "written down"):
        assert part in words
    assert hand.window.focusWidget() is consent.question
    assert (hand.asked, hand.vault.requests()) == ([], ())


def test_after_a_yes_the_document_is_read_and_kept_with_its_address_and_the_log_has_it(hand: Hand) -> None:
    bring(hand, drawn_pdf((NOISE[:60],)), "application/pdf")
    give(hand, LINK)
    say_yes(hand)
    (kept,) = hand.vault.documents("s")
    assert (kept.name, kept.source, kept.kind) == ("consent form.pdf", URL, DocumentKind.PDF)
    (logged,) = hand.vault.requests()
    assert (logged.url, logged.arrived) == (URL, True)
    assert hand.reader.text.isVisible()
    hand.go(Documents("s"))
    assert hand.list.link_form.link.text() == ""


def test_a_web_page_without_a_name_is_called_as_its_host(hand: Hand) -> None:
    bring(hand, f"<p>Privacy</p><p>{NOISE}</p>".encode(), "text/html")
    give(hand, "example.org")
    say_yes(hand)
    (kept,) = hand.vault.documents("s")
    assert (kept.name, kept.kind) == ("example.org", DocumentKind.HTML)


@pytest.mark.parametrize("trouble", [Trouble.NO_NETWORK, Trouble.NOT_FOUND, Trouble.WRONG_KIND, Trouble.TOO_LARGE])
def test_a_trouble_is_a_sentence_with_a_way_on_and_the_link_stays(hand: Hand, trouble: Trouble) -> None:
    hand.brings = lambda request, _tick: Fetched(request, trouble=trouble)
    give(hand, LINK)
    say_yes(hand)
    assert "You can also open" in hand.said
    assert hand.list.link_form.link.text() == LINK
    assert hand.vault.requests()[0].trouble is trouble
    assert hand.vault.documents("s") == ()


def test_what_came_and_cannot_be_read_is_said_and_not_kept(hand: Hand) -> None:
    bring(hand, b"", "text/html")
    give(hand, LINK)
    say_yes(hand)
    assert hand.said.startswith("consent form.pdf is empty.")
    assert hand.vault.documents("s") == ()


@pytest.mark.parametrize("link", ["", "no link", "http://example.org/policy", "https://me:secret@example.org/"])
def test_what_is_no_link_is_said_before_anything_is_asked(hand: Hand, link: str) -> None:
    give(hand, link)
    assert hand.said
    assert hand.list.link_form.consent is None


def test_another_link_takes_the_question_away(hand: Hand) -> None:
    give(hand, LINK)
    QTest.keyClicks(hand.list.link_form.link, "x")
    assert hand.list.link_form.consent is None


def test_a_request_that_cannot_be_written_down_is_not_made(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise StoreFault("There is no room left.")

    monkeypatch.setattr(Vault, "log_request", fail)
    give(hand, LINK)
    say_yes(hand)
    assert "Nothing was sent" in hand.said
    assert hand.asked == []


def test_leaving_or_stopping_is_written_down_and_keeps_the_link(hand: Hand) -> None:
    give(hand, LINK)
    assert hand.list.link_form.consent is not None
    hand.list.link_form.consent.ask.click()
    hand.list.progress.stop_wanted.emit()
    assert "You stopped it." in hand.said
    hand.settle()
    give(hand, LINK)
    assert hand.list.link_form.consent is not None
    hand.list.link_form.consent.ask.click()
    hand.go(Documents("s"))
    assert [one.trouble for one in hand.vault.requests()] == [Trouble.STOPPED, Trouble.STOPPED]
    assert hand.list.link_form.link.text() == LINK
    assert hand.vault.documents("s") == ()


def test_it_can_be_opened_in_the_browser_instead(hand: Hand) -> None:
    give(hand, LINK)
    assert hand.list.link_form.consent is not None
    hand.list.link_form.consent.browser.click()
    assert hand.opened == [URL]
    assert hand.said.startswith("It is open in your browser.")
    hand.browser = False
    hand.list.link_form.consent.browser.click()
    assert hand.copied == [URL]
    assert hand.asked == []
