"""The network log as Settings shows it: every request ever made, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.i18n import tr
from desktop.store.requests import LoggedRequest
from desktop.words.dates import moment_words
from desktop.words.online import purpose_words, result_words


@dataclass(frozen=True, slots=True)
class RequestShown:
    """One line of the log, in words."""

    when: str
    host: str
    what: str
    address: str
    received: str
    result: str


def requests_shown(requests: Iterable[LoggedRequest]) -> tuple[RequestShown, ...]:
    """The lines of the log, in the order given."""
    return tuple(map(_shown, requests))


def _shown(request: LoggedRequest) -> RequestShown:
    result = result_words(request.trouble, arrived=request.arrived)
    if request.status is not None and not request.arrived:
        result = tr("{result} ({status})").format(result=result, status=request.status)
    if request.followed:
        result = tr("{result}, from {address}").format(result=result, address=request.followed)
    return RequestShown(
        when=moment_words(request.begun_at),
        host=request.host,
        what=purpose_words(request.purpose, request.about),
        address=request.url,
        received=size_words(request.received),
        result=result,
    )


def size_words(size: int) -> str:
    """So many bytes, from a thousand on in whole kB and from a million in whole MB, never less than there are."""
    for unit, words in ((1_000_000, tr("{n} MB")), (1000, tr("{n} kB"))):
        if size >= unit:
            return words.format(n=-(-size // unit))
    return tr("{n} bytes").format(n=size)
