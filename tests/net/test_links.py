"""Requests as data: what would be sent, exactly, before anything is."""

import pytest

from desktop.core.online import LinkFault, Purpose, Request
from desktop.core.registry import RegistryName
from desktop.core.registry_number import RegistryNumber
from desktop.net.links import request_for, request_for_link
from desktop.words.online import consent_lines


@pytest.mark.parametrize(
    ("registry", "number", "host", "url"),
    [
        (
            RegistryName.CLINICAL_TRIALS,
            "NCT01234567",
            "clinicaltrials.gov",
            "https://clinicaltrials.gov/api/v2/studies/NCT01234567?format=json&fields=protocolSection,documentSection",
        ),
        (
            RegistryName.CTIS,
            "2024-512345-12-00",
            "euclinicaltrials.eu",
            "https://euclinicaltrials.eu/ctis-public-api/retrieve/2024-512345-12-00",
        ),
        (
            RegistryName.ISRCTN,
            "ISRCTN12345678",
            "www.isrctn.com",
            "https://www.isrctn.com/api/query/format/default?q=ISRCTN12345678",
        ),
    ],
)
def test_a_number_leads_to_one_address(registry: RegistryName, number: str, host: str, url: str) -> None:
    request = request_for(RegistryNumber(registry, number))
    assert (request.purpose, request.host, request.url, request.about) == (Purpose.RECORD, host, url, number)
    told = "\n".join(consent_lines(request))
    for words in (host, url, "your IP address", "which study you asked about"):
        assert words in told


@pytest.mark.parametrize(
    ("text", "url", "host"),
    [
        ("https://example.org/consent.pdf", "https://example.org/consent.pdf", "example.org"),
        ("  <https://example.org/a?b=c&d=e#top>\n", "https://example.org/a?b=c&d=e", "example.org"),
        ("example.org/policy", "https://example.org/policy", "example.org"),
        ("HTTPS://EXAMPLE.org:443/a/../b", "https://example.org/b", "example.org"),
        ("https://bücher.example/über", "https://xn--bcher-kva.example/%C3%BCber", "xn--bcher-kva.example"),
        ("https://[2606:4700::1111]/x", "https://[2606:4700::1111]/x", "2606:4700::1111"),
    ],
)
def test_a_link_is_shown_as_it_will_be_sent(text: str, url: str, host: str) -> None:
    request = request_for_link(text)
    assert isinstance(request, Request)
    assert (request.purpose, request.url, request.host) == (Purpose.DOCUMENT, url, host)
    assert request.alias == ""
    assert "which document you opened" in "\n".join(consent_lines(request))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", LinkFault.EMPTY),
        (" \n", LinkFault.EMPTY),
        ("http://example.org/", LinkFault.NOT_HTTPS),
        ("ftp://example.org/", LinkFault.NO_LINK),
        ("file:///etc/passwd", LinkFault.NO_LINK),
        ("javascript:alert(1)", LinkFault.NO_LINK),
        ("mailto:a@b.org", LinkFault.NO_LINK),
        ("data:text/html,x", LinkFault.NO_LINK),
        ("https://", LinkFault.NO_LINK),
        ("https:///path", LinkFault.NO_LINK),
        ("hello", LinkFault.NO_LINK),
        ("https://localhost/", LinkFault.NO_LINK),
        ("https://example.org/a b", LinkFault.NO_LINK),
        ("https://example.org/\r\nHost: x", LinkFault.NO_LINK),
        ("https://exa\u202emple.org/", LinkFault.NO_LINK),
        ("https://xn--a/", LinkFault.NO_LINK),
        ("https://example.org:99999999/", LinkFault.PORT),
        ("https://me:secret@example.org/", LinkFault.PASSWORD),
        ("https://example.org:8443/", LinkFault.PORT),
        ("https://example.org/" + "a" * 2000, LinkFault.TOO_LONG),
    ],
)
def test_what_is_no_link_to_be_fetched_is_a_fact(text: str, fault: LinkFault) -> None:
    assert request_for_link(text) is fault
