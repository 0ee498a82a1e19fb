"""Requests in words: always who, what, and a way on."""

import pytest

from desktop.core.online import Fetched, LinkFault, Purpose, Trouble
from desktop.net.links import request_for_link
from desktop.words.online import (
    consent_lines,
    link_fault_words,
    purpose_words,
    result_words,
    tells_words,
    trouble_sentence,
)
from tests.net.servers import HOST, request


@pytest.mark.parametrize("trouble", list(Trouble))
@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_trouble_names_the_host_and_a_way_on(trouble: Trouble, purpose: Purpose) -> None:
    asked = request(purpose=purpose)
    sentence = trouble_sentence(Fetched(asked, trouble=trouble, status=418, kind="image/png"))
    assert HOST in sentence
    assert f"open {asked.url} in your browser" in sentence
    assert sentence.endswith("Nothing was lost.")
    assert "{" not in sentence
    assert result_words(trouble, arrived=False)


@pytest.mark.parametrize(
    ("fetched", "words"),
    [
        (Fetched(request(), trouble=Trouble.BUSY, again_in=1), "try again after 1 second."),
        (Fetched(request(), trouble=Trouble.BUSY, again_in=90), "try again after 90 seconds."),
        (Fetched(request(), trouble=Trouble.BUSY, again_in=121), "try again after 3 minutes."),
        (Fetched(request(), trouble=Trouble.BUSY), "in some minutes"),
        (Fetched(request(), trouble=Trouble.BLOCKED, status=403), "refused to answer this program (403)"),
        (Fetched(request(), trouble=Trouble.NOT_FOUND, status=404), "nothing under NCT01234567 (404)"),
        (Fetched(request(), trouble=Trouble.WRONG_KIND, kind="text/html"), "(text/html)"),
        (Fetched(request(), trouble=Trouble.WRONG_KIND), "(no kind at all)"),
        (Fetched(request(), trouble=Trouble.MOVED, moved_to="https://b.test/"), "not opened: https://b.test/."),
        (Fetched(request(), trouble=Trouble.MOVED, status=302), "does not say where (302)"),
        (Fetched(request(), trouble=Trouble.CERTIFICATE), "Nothing was asked."),
    ],
)
def test_trouble_tells_what_is_known_of_it(fetched: Fetched, words: str) -> None:
    assert words in trouble_sentence(fetched)


def test_braces_from_outside_are_words() -> None:
    odd = Fetched(request(), trouble=Trouble.MOVED, moved_to="https://b.test/{host}{0}")
    assert "https://b.test/{host}{0}" in trouble_sentence(odd)
    assert "{about}" in trouble_sentence(Fetched(request(), trouble=Trouble.WRONG_KIND, kind="{about}"))


def test_what_came_is_no_trouble() -> None:
    assert trouble_sentence(Fetched(request(), b"{}")) == ""
    assert result_words(None, arrived=True) == "It came"
    assert "Not known" in result_words(None, arrived=False)


def test_the_question_names_host_address_and_what_it_tells() -> None:
    lines = list(consent_lines(request()))
    assert any(HOST in line for line in lines)
    assert any(request().url in line for line in lines)
    assert tells_words(request()) in lines
    assert purpose_words(Purpose.RECORD, "NCT01234567") == "The record of NCT01234567"


@pytest.mark.parametrize("fault", list(LinkFault))
def test_every_fault_of_a_link_has_a_sentence(fault: LinkFault) -> None:
    assert link_fault_words(fault).endswith(".")
    assert request_for_link("") is LinkFault.EMPTY
