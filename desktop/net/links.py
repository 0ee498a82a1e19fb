"""Requests as data, made from a study's number or from a link, before anything is sent."""

import httpx

from desktop.core.online import LinkFault, Purpose, Request
from desktop.core.registry import RegistryName
from desktop.core.registry_number import RegistryNumber
from desktop.core.unreadable import LARGEST as LARGEST_DOCUMENT

LARGEST_RECORD = 10_000_000
LONGEST_LINK = 2000
_JSON: tuple[str, ...] = ("application/json",)
_XML: tuple[str, ...] = ("application/xml", "text/xml")
_DOCUMENTS = (
    "text/html",
    "application/xhtml+xml",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/plain",
    "text/markdown",
)


def request_for(number: RegistryNumber) -> Request:
    """The request that brings the record of this number from its registry."""
    match number.registry:
        case RegistryName.CLINICAL_TRIALS:
            url = f"https://clinicaltrials.gov/api/v2/studies/{number.id}"
            url += "?format=json&fields=protocolSection,documentSection"
            kinds, alias = _JSON, r"/api/v2/studies/NCT\d{8}"
        case RegistryName.CTIS:
            url = f"https://euclinicaltrials.eu/ctis-public-api/retrieve/{number.id}"
            kinds, alias = _JSON, ""
        case RegistryName.ISRCTN:
            url = f"https://www.isrctn.com/api/query/format/default?q={number.id}"
            kinds, alias = _XML, ""
    host = httpx.URL(url).host
    return Request(Purpose.RECORD, host, url, number.id, kinds, LARGEST_RECORD, alias)


def request_for_link(text: str) -> Request | LinkFault:
    """The request that brings the document behind a link, its address written out as it will be sent."""
    words = text.strip().strip("<>")
    if not words:
        return LinkFault.EMPTY
    if len(words) > LONGEST_LINK:
        return LinkFault.TOO_LONG
    if any(letter.isspace() or not letter.isprintable() for letter in words):
        return LinkFault.NO_LINK
    if "://" not in words and not words.lower().startswith(("mailto:", "javascript:", "data:", "file:")):
        words = f"https://{words}"
    try:
        url = httpx.URL(words).copy_with(fragment=None)
        host = url.raw_host.decode("ascii")
    except (httpx.InvalidURL, ValueError):
        return LinkFault.NO_LINK
    return _fault_of(url, host) or Request(Purpose.DOCUMENT, host, str(url), str(url), _DOCUMENTS, LARGEST_DOCUMENT)


def _fault_of(url: httpx.URL, host: str) -> LinkFault | None:
    """What is wrong with a link that can be read."""
    if url.scheme == "http":
        return LinkFault.NOT_HTTPS
    if url.scheme != "https" or not host or ("." not in host and ":" not in host):
        return LinkFault.NO_LINK
    if url.userinfo:
        return LinkFault.PASSWORD
    return LinkFault.PORT if url.port not in (None, 443) else None
