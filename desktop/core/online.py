"""A request as data before it is made, and what became of it. Nothing here reaches out."""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What a request is for."""

    RECORD = "record"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Request:
    """One request, whole: nothing but this is sent. `about`: the study's number, or the link, as the person knows it.

    `kinds`: the content types that are taken; `largest`: bytes of the content, unpacked; `alias`: the pattern of paths
    on the same host to which it may be sent on, once; empty where to none.
    """

    purpose: Purpose
    host: str
    url: str
    about: str
    kinds: tuple[str, ...]
    largest: int
    alias: str = ""


class LinkFault(StrEnum):
    """Why a text is no link that could be fetched."""

    EMPTY = "empty"
    NO_LINK = "no_link"
    NOT_HTTPS = "not_https"
    PASSWORD = "password"
    PORT = "port"
    TOO_LONG = "too_long"


class Trouble(StrEnum):
    """Why a request brought nothing."""

    NO_NETWORK = "no_network"
    NO_SUCH_HOST = "no_such_host"
    NOT_PUBLIC = "not_public"
    UNREACHED = "unreached"
    CERTIFICATE = "certificate"
    SLOW = "slow"
    BLOCKED = "blocked"
    NOT_FOUND = "not_found"
    NOT_UNDERSTOOD = "not_understood"
    BUSY = "busy"
    THEIR_FAULT = "their_fault"
    MOVED = "moved"
    OTHER_ANSWER = "other_answer"
    WRONG_KIND = "wrong_kind"
    TOO_LARGE = "too_large"
    HEADERS = "headers"
    BROKEN = "broken"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of a request: its content, or a trouble. `received`: bytes of the content as they came.

    `kind`: the content type; `status`: the number of HTTP; `moved_to`: where they point instead; `again_in`: seconds
    that they ask to wait, where they say; `followed`: the address on the same host to which it was sent on.
    """

    request: Request
    content: bytes = b""
    received: int = 0
    kind: str = ""
    trouble: Trouble | None = None
    status: int | None = None
    moved_to: str = ""
    again_in: int | None = None
    followed: str = ""
