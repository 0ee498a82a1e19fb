"""The client on a real encrypted line to this machine: names, certificates, and replies that never end."""

import gzip
import socket
import ssl
from threading import Event

import pytest

from desktop.core.online import Trouble
from desktop.core.progress import Cancelled
from desktop.net.client import Client, system_context
from tests.net.servers import HOST, QUICK, Script, dripping, reply, request, saying, serving, silent, trusting


def test_the_name_is_asked_for_and_proven_though_an_address_is_reached() -> None:
    with serving(saying(reply(content=b'{"a": 1}'))) as served:
        found = served.client().fetch(request())
    assert found.content == b'{"a": 1}'
    assert served.names == [HOST]
    (head,) = served.heads
    assert head.startswith(b"GET /studies/NCT01234567 HTTP/1.1\r\nHost: registry.test\r\n")


def test_each_request_has_a_connection_of_its_own() -> None:
    cookie = "Set-Cookie: who=me; Path=/; Secure"
    with serving(saying(reply(cookie), reply())) as served:
        asking = served.client()
        assert [asking.fetch(request()).trouble for _time in range(2)] == [None, None]
    assert len(served.heads) == 2
    assert b"ookie" not in served.heads[1]


def test_an_alias_is_followed_on_the_line_too() -> None:
    moved = reply("Location: /studies/NCT07654321", status="301 Moved Permanently")
    with serving(saying(moved, reply(content=b"[]"))) as served:
        found = served.client().fetch(request())
    assert (found.content, found.followed) == (b"[]", f"https://{HOST}/studies/NCT07654321")
    assert served.names == [HOST, HOST]


def test_a_certificate_that_this_machine_does_not_know_is_refused_and_nothing_asked() -> None:
    with serving(saying(reply())) as served:
        found = served.client(context=system_context).fetch(request())
    assert found.trouble is Trouble.CERTIFICATE
    assert not any(served.heads)


def test_a_certificate_for_another_name_is_refused_and_nothing_asked() -> None:
    with serving(saying(reply())) as served:
        found = served.client().fetch(request(host="other.test", url="https://other.test/studies/NCT01234567"))
    assert found.trouble is Trouble.CERTIFICATE
    assert not any(served.heads)


def test_a_server_that_speaks_no_cipher_is_broken() -> None:
    old = trusting()
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    old.set_ciphers("ECDHE-RSA-AES128-GCM-SHA256")  # the server's key is of another kind
    with serving(saying(reply())) as served:
        assert served.client(context=lambda: old).fetch(request()).trouble is Trouble.BROKEN


def test_the_system_is_trusted_with_the_hello_of_pythons_own_client() -> None:
    context = system_context()
    assert context.post_handshake_auth
    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2


@pytest.mark.parametrize(
    ("script", "trouble"),
    [
        (silent, Trouble.SLOW),
        (dripping(b"HTTP/1.1 200 OK\r\n", b"x"), Trouble.SLOW),
        (dripping(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"), Trouble.SLOW),
        (dripping(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", b"{"), Trouble.SLOW),
        (lambda line: line.sendall(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000), Trouble.HEADERS),
        (saying(reply(*(f"X-{n}: {'y' * 400}" for n in range(100)))), Trouble.HEADERS),
        (saying(reply()[:-1]), Trouble.BROKEN),
        (saying(b"220 mail.test ESMTP\r\n"), Trouble.BROKEN),
        (lambda line: line.shutdown(socket.SHUT_RDWR), Trouble.BROKEN),
        (saying(reply("Content-Encoding: gzip", content=gzip.compress(bytes(1_000_000)))), Trouble.TOO_LARGE),
        (saying(reply(content=b"x" * 100_001)), Trouble.TOO_LARGE),
    ],
    ids=["silent", "drips its first line", "drips headers", "drips content", "one long header", "many headers",
         "cut short", "another language", "hangs up", "bomb", "too large"],
)  # fmt: skip
def test_a_bad_server_is_a_fact_in_time(script: Script, trouble: Trouble) -> None:
    with serving(script) as served:
        assert served.client(limits=QUICK).fetch(request()).trouble is trouble


def test_a_closed_door_is_told() -> None:
    with serving(saying()) as served:
        gone = served.client()
    assert gone.fetch(request()).trouble is Trouble.UNREACHED


def test_a_name_that_is_looked_up_for_ever_does_not_hold_anybody() -> None:
    never = Event()

    def stuck(_host: str) -> list[str]:
        never.wait()
        return []

    assert Client(resolve=stuck, limits=QUICK).fetch(request()).trouble is Trouble.SLOW
    never.set()


def test_a_stop_in_the_middle_tells_how_much_had_come_and_hangs_up() -> None:
    hung_up = Event()

    def drip(line: ssl.SSLSocket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{{{")
        line.recv(1)
        hung_up.set()

    shares: list[float] = []

    def tick(share: float) -> None:
        shares.append(share)
        if len(shares) > 4:
            raise Cancelled

    with serving(drip) as served:
        found = served.client().fetch(request(), tick=tick)
        assert found.trouble is Trouble.STOPPED
        assert hung_up.wait(5)
    assert shares == sorted(shares)
