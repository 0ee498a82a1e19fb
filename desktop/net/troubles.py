"""What went wrong on the line, as facts."""

import errno
import socket
import ssl
from collections.abc import Iterator

import httpx

from desktop.core.online import Trouble

_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL}
_STATUS = {
    400: Trouble.NOT_UNDERSTOOD, 401: Trouble.BLOCKED, 403: Trouble.BLOCKED, 404: Trouble.NOT_FOUND,
    410: Trouble.NOT_FOUND, 429: Trouble.BUSY, 451: Trouble.BLOCKED, 503: Trouble.BUSY,
}  # fmt: skip
_HEADERS_TOO_LARGE = 431  # what h11 hints at when a reply's head outgrows its buffer


class Met(Exception):
    """An exchange met trouble; the facts that came with it."""

    def __init__(
        self,
        trouble: Trouble,
        *,
        status: int | None = None,
        kind: str = "",
        moved_to: str = "",
        again_in: int | None = None,
    ) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.status = status
        self.kind = kind
        self.moved_to = moved_to
        self.again_in = again_in


def trouble_of_status(status: int) -> Trouble:
    """What a status that is not 200 means."""
    if status in _STATUS:
        return _STATUS[status]
    if 300 <= status < 400:
        return Trouble.MOVED
    return Trouble.THEIR_FAULT if status >= 500 else Trouble.OTHER_ANSWER


def trouble_of_name(error: OSError) -> Trouble:
    """Why a name has no address. Without a network the system says "try again"."""
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME:
        return Trouble.NO_SUCH_HOST
    return Trouble.NO_NETWORK


def trouble_of(error: httpx.TransportError) -> Trouble:
    """What broke an exchange."""
    if isinstance(error, httpx.TimeoutException):
        return Trouble.SLOW
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Trouble.CERTIFICATE
        if isinstance(cause, OSError) and cause.errno in _NO_NETWORK:
            return Trouble.NO_NETWORK
        if getattr(cause, "error_status_hint", 0) == _HEADERS_TOO_LARGE:
            return Trouble.HEADERS
    if isinstance(error, httpx.ConnectError):
        ciphered = any(isinstance(cause, ssl.SSLError) for cause in _causes(error))
        return Trouble.BROKEN if ciphered else Trouble.UNREACHED
    return Trouble.BROKEN


def before_asking(error: httpx.TransportError) -> bool:
    """Whether nothing was sent yet and no certificate was shown, so that another address may be tried."""
    ciphered = any(isinstance(cause, ssl.SSLError) for cause in _causes(error))
    return isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout)) and not ciphered


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what led to it, innermost last."""
    cause: BaseException | None = error
    for _step in range(20):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or cause.__context__
