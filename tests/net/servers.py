"""A server on this machine that says over an encrypted line whatever a test wants it to."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

from desktop.core.online import Purpose, Request
from desktop.net.client import Client, Limits

HOST = "registry.test"
CERTIFICATE = Path(__file__).parent / "registry.test.pem"  # made for these tests: it proves nothing to anybody
Script = Callable[[ssl.SSLSocket], None]
AGREED = Limits()
QUICK = Limits(step=0.3, overall=0.6, head=32_000)


def request(**changes: object) -> Request:
    """A request to the server."""
    facts: dict[str, object] = {
        "purpose": Purpose.RECORD, "host": HOST, "url": f"https://{HOST}/studies/NCT01234567", "about": "NCT01234567",
        "kinds": ("application/json",), "largest": 100_000, "alias": r"/studies/NCT\d{8}",
    }  # fmt: skip
    return Request(**(facts | changes))  # type: ignore[arg-type]


def reply(*headers: str, status: str = "200 OK", content: bytes = b"{}", kind: str = "application/json") -> bytes:
    """A whole reply."""
    told = (f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(content)}", *headers)
    return "\r\n".join(told).encode() + b"\r\n\r\n" + content


def saying(*replies: bytes) -> Script:
    """Say these, one a connection."""
    waiting = list(replies)
    return lambda line: line.sendall(waiting.pop(0))


def trusting() -> ssl.SSLContext:
    """Trust the server's certificate and no other."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(CERTIFICATE)
    return context


class Served:
    """What a server heard: the head of each request, and the name that each asked for."""

    def __init__(self) -> None:
        self.heads: list[bytes] = []
        self.names: list[str | None] = []
        self.port = 0

    def client(self, *, limits: Limits = AGREED, context: Callable[[], ssl.SSLContext] = trusting) -> Client:
        """A client that finds the server under its name, on this machine."""
        here = "127.0.0.1"
        return Client(
            resolve=lambda _host: [here],
            accepts=lambda one: one == here,
            port=self.port,
            context=context,
            limits=limits,
        )


@contextmanager
def serving(script: Script) -> Iterator[Served]:
    """A server that meets each connection with the script, until the block ends."""
    served = Served()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    context.sni_callback = lambda _line, name, _context: served.names.append(name)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        served.port = listening.getsockname()[1]
        thread = Thread(target=_accept, args=(listening, context, served, script), daemon=True)
        thread.start()
        yield served
        listening.shutdown(socket.SHUT_RDWR)
    thread.join()


def _accept(listening: socket.socket, context: ssl.SSLContext, served: Served, script: Script) -> None:
    while True:
        try:
            plain, _address = listening.accept()
        except OSError:
            return
        with plain, suppress(OSError), context.wrap_socket(plain, server_side=True) as line:
            head = b""
            while b"\r\n\r\n" not in head and (piece := line.recv(65536)):
                head += piece
            served.heads.append(head)
            script(line)


def silent(line: ssl.SSLSocket) -> None:
    """Say nothing until the other side hangs up."""
    line.recv(1)


def dripping(head: bytes, drop: bytes) -> Script:
    """Say the head, and then a drop every moment, for ever."""

    def drip(line: ssl.SSLSocket) -> None:
        line.sendall(head)
        line.settimeout(0.02)
        while True:
            line.sendall(drop)
            with suppress(TimeoutError):
                if not line.recv(1):
                    return

    return drip
