"""The client on replies of every kind: facts, never a fault."""

import gzip
import ssl
from collections.abc import Callable, Iterator

import httpx
import pytest

from desktop import __version__
from desktop.core.online import Fetched, Request, Trouble
from desktop.core.progress import Cancelled
from desktop.net.client import Client, Limits
from desktop.net.links import request_for_link
from tests.net.servers import HOST, request

Handler = Callable[[httpx.Request], httpx.Response]
PUBLIC = "93.184.216.34"
JSON = {"content-type": "application/json; charset=utf-8"}


def answer(
    content: bytes = b"{}", *, status: int = 200, headers: dict[str, str] | None = None, pieces: int = 1
) -> httpx.Response:
    """A reply whose content comes as over a line."""
    size = max(1, -(-len(content) // pieces))
    stream = (content[start : start + size] for start in range(0, len(content), size))
    return httpx.Response(status, headers=headers if headers is not None else JSON, content=stream)


def client(handler: Handler) -> Client:
    return Client(transport=lambda _context: httpx.MockTransport(handler), resolve=lambda _host: [PUBLIC])


def fetched(reply: httpx.Response, asked: Request | None = None) -> Fetched:
    return client(lambda _request: reply).fetch(asked or request())


def test_what_was_asked_for_comes() -> None:
    found = fetched(answer(b'{"a": 1}'))
    assert found == Fetched(request(), b'{"a": 1}', 8, "application/json", status=200)


def test_nothing_is_sent_but_what_the_request_says() -> None:
    seen: list[httpx.Request] = []

    def hear(heard: httpx.Request) -> httpx.Response:
        seen.append(heard)
        return answer(headers=JSON | {"set-cookie": "who=me; Path=/"})

    asking = client(hear)
    for _time in range(2):
        asking.fetch(request())
    for heard in seen:
        assert heard.method == "GET"
        assert str(heard.url) == f"https://{PUBLIC}/studies/NCT01234567"
        assert heard.content == b""
        assert dict(heard.headers) == {
            "host": HOST,
            "user-agent": f"Askfirst/{__version__}",
            "accept": "application/json",
            "accept-encoding": "gzip, deflate",
            "connection": "close",
        }
        assert heard.extensions["sni_hostname"] == HOST


def test_the_environment_sends_nothing_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("SSL_CERT_FILE", "none.pem")
    assert fetched(answer()).trouble is None


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (400, Trouble.NOT_UNDERSTOOD), (401, Trouble.BLOCKED), (403, Trouble.BLOCKED), (404, Trouble.NOT_FOUND),
        (410, Trouble.NOT_FOUND), (418, Trouble.OTHER_ANSWER), (429, Trouble.BUSY), (451, Trouble.BLOCKED),
        (500, Trouble.THEIR_FAULT), (503, Trouble.BUSY), (204, Trouble.OTHER_ANSWER), (206, Trouble.OTHER_ANSWER),
        (304, Trouble.MOVED), (302, Trouble.MOVED),
    ],
)  # fmt: skip
def test_every_other_status_is_a_fact(status: int, trouble: Trouble) -> None:
    found = fetched(answer(b"NCT number NCT01234567 not found", status=status, headers={"content-type": "text/plain"}))
    assert (found.trouble, found.status, found.content) == (trouble, status, b"")


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "120"}, 120),
        ({"retry-after": " 0 "}, 0),
        ({"retry-after": "99999999999999"}, None),
        ({"retry-after": "999999999"}, 7 * 24 * 3600),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "²"}, None),
        ({"retry-after": "Wed, 25 Nov 2026 09:05:00 GMT", "date": "Wed, 25 Nov 2026 09:00:00 GMT"}, 300),
        ({"retry-after": "Wed, 25 Nov 2026 08:00:00 GMT", "date": "Wed, 25 Nov 2026 09:00:00 GMT"}, 0),
        ({"retry-after": "Wed, 25 Nov 2026 09:05:00 GMT"}, None),
        ({}, None),
    ],
)
def test_how_long_they_ask_to_wait_is_a_fact(headers: dict[str, str], wait: int | None) -> None:
    encoded = {name: value.encode() for name, value in (JSON | headers).items()}
    found = fetched(httpx.Response(429, headers=encoded, content=iter([b"x"])))
    assert (found.trouble, found.again_in) == (Trouble.BUSY, wait)


@pytest.mark.parametrize(
    "kind", ["text/html", "text/plain", "application/octet-stream", "", "application/jsonp", "image/png"]
)
def test_another_kind_than_was_asked_for_is_not_read(kind: str) -> None:
    found = fetched(answer(b"<html>", headers={"content-type": kind}))
    assert (found.trouble, found.kind, found.received) == (Trouble.WRONG_KIND, kind, 0)


def test_a_document_may_be_of_several_kinds() -> None:
    asked = request_for_link("https://example.org/form")
    assert isinstance(asked, Request)
    for kind in ("text/html; charset=latin-1", "application/pdf", "TEXT/PLAIN"):
        assert fetched(answer(b"words", headers={"content-type": kind}), asked).content == b"words"


def test_an_alias_is_followed_once_and_keeps_the_question() -> None:
    asked = request(url=f"https://{HOST}/studies/NCT00000001?format=json")

    def move(heard: httpx.Request) -> httpx.Response:
        if heard.url.path.endswith("NCT01234567"):
            return answer(b"[]")
        return answer(status=301, headers={"location": "/studies/NCT01234567"})

    found = client(move).fetch(asked)
    assert (found.content, found.followed) == (b"[]", f"https://{HOST}/studies/NCT01234567?format=json")


def test_an_alias_of_an_alias_is_not_followed() -> None:
    asked: list[str] = []

    def move(heard: httpx.Request) -> httpx.Response:
        asked.append(heard.url.path)
        return answer(status=301, headers={"location": f"/studies/NCT0000000{len(asked)}"})

    assert client(move).fetch(request()).trouble is Trouble.MOVED
    assert len(asked) == 2


@pytest.mark.parametrize(
    "target",
    ["https://elsewhere.test/studies/NCT01234567", f"http://{HOST}/studies/NCT01234567", "/login",
     "//elsewhere.test/studies/NCT01234567", f"https://{HOST}:8443/studies/NCT01234567", "/studies/../NCT01234567",
     f"https://me@{HOST}/studies/NCT01234567", "/studies/NCT01234567/more", "", "https://[::1", "javascript:alert(1)"],
)  # fmt: skip
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_other_move_is_followed(target: str, status: int) -> None:
    asked: list[str] = []

    def move(heard: httpx.Request) -> httpx.Response:
        asked.append(str(heard.url))
        return answer(status=status, headers={"location": target})

    assert client(move).fetch(request()).trouble is Trouble.MOVED
    assert len(asked) == 1


def test_where_they_point_is_told() -> None:
    found = fetched(answer(status=301, headers={"location": "https://elsewhere.test/x"}))
    assert found.moved_to == "https://elsewhere.test/x"


@pytest.mark.parametrize("pieces", [1, 3, 50])
def test_content_may_be_packed_and_no_more_than_allowed_comes_out(pieces: int) -> None:
    headers = JSON | {"content-encoding": "gzip"}
    found = fetched(answer(gzip.compress(b"x" * 100_000), headers=headers, pieces=pieces))
    assert (found.trouble, len(found.content)) == (None, 100_000)
    assert found.received < 1000
    bomb = answer(gzip.compress(b"x" * 100_001), headers=headers, pieces=pieces)
    assert fetched(bomb).trouble is Trouble.TOO_LARGE


def test_content_that_is_too_large_unpacked_is_stopped_on_the_way() -> None:
    taken: list[int] = []

    def endless() -> Iterator[bytes]:
        while True:
            taken.append(1)
            yield b"x" * 10_000

    found = fetched(httpx.Response(200, headers=JSON, content=endless()))
    assert found.trouble is Trouble.TOO_LARGE
    assert len(taken) < 20


def test_content_that_unpacks_to_nothing_cannot_go_on_for_ever() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield gzip.compress(b"") * 500

    reply = httpx.Response(200, headers=JSON | {"content-encoding": "gzip"}, content=endless())
    assert fetched(reply).trouble is Trouble.TOO_LARGE


@pytest.mark.parametrize(
    "headers", [{"content-encoding": "br"}, {"content-encoding": "gzip"}, {"content-encoding": "gzip, gzip"}]
)
def test_content_that_cannot_be_unpacked_is_broken(headers: dict[str, str]) -> None:
    assert fetched(answer(b"not packed at all", headers=JSON | headers)).trouble is Trouble.BROKEN


def test_no_content_is_broken() -> None:
    assert fetched(answer(b"")).trouble is Trouble.BROKEN


def test_a_head_that_is_too_long_is_refused() -> None:
    assert fetched(answer(headers=JSON | {"x": "y" * 32_000})).trouble is Trouble.HEADERS


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (httpx.ConnectTimeout("slow"), Trouble.SLOW),
        (httpx.ReadTimeout("slow"), Trouble.SLOW),
        (httpx.ConnectError("refused"), Trouble.UNREACHED),
        (httpx.ReadError("reset"), Trouble.BROKEN),
        (httpx.RemoteProtocolError("nonsense"), Trouble.BROKEN),
    ],
)
def test_what_breaks_on_the_way_is_a_fact(error: httpx.TransportError, trouble: Trouble) -> None:
    def fail(_request: httpx.Request) -> httpx.Response:
        raise error

    assert client(fail).fetch(request()).trouble is trouble


def test_without_a_network_it_says_so() -> None:
    def offline(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("unreachable") from OSError(101, "Network is unreachable")

    assert client(offline).fetch(request()).trouble is Trouble.NO_NETWORK

    def unnamed(_host: str) -> list[str]:
        raise OSError(-3, "Temporary failure in name resolution")

    assert Client(resolve=unnamed).fetch(request()).trouble is Trouble.NO_NETWORK


def test_another_address_is_tried_before_anything_was_asked_and_not_after() -> None:
    asked: list[str] = []

    def first_is_down(heard: httpx.Request) -> httpx.Response:
        asked.append(heard.url.host)
        if len(asked) == 1:
            raise httpx.ConnectError("refused")
        return answer()

    def resolve(_host: str) -> list[str]:
        return ["10.0.0.1", "2606:4700::1111", PUBLIC]

    def transport(handler: Handler) -> Callable[[ssl.SSLContext], httpx.BaseTransport]:
        return lambda _context: httpx.MockTransport(handler)

    assert Client(transport=transport(first_is_down), resolve=resolve).fetch(request()).trouble is None
    assert asked == ["2606:4700::1111", PUBLIC]

    def breaks(heard: httpx.Request) -> httpx.Response:
        asked.append(heard.url.host)
        raise httpx.ReadError("reset")

    asked.clear()
    assert Client(transport=transport(breaks), resolve=resolve).fetch(request()).trouble is Trouble.BROKEN
    assert asked == ["2606:4700::1111"]


def test_a_person_may_stop_it_at_any_moment() -> None:
    def stop(_share: float) -> None:
        raise Cancelled

    found = client(lambda _request: answer()).fetch(request(), tick=stop)
    assert (found.trouble, found.content) == (Trouble.STOPPED, b"")


def test_a_mistake_of_the_program_is_not_taken_for_trouble_on_the_line() -> None:
    def mistaken(_request: httpx.Request) -> httpx.Response:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        client(mistaken).fetch(request())


def test_the_limits_are_those_that_were_agreed() -> None:
    assert Limits() == Limits(step=10, overall=30, head=32_000)
