"""The connection that is open at the moment, so that it can be cut from outside."""

import socket
from contextlib import suppress
from threading import Event, Lock
from typing import Any


class Line:
    """Knows the newest socket of an exchange. `received`: bytes of the content so far."""

    def __init__(self) -> None:
        self.received = 0
        self._lock = Lock()
        self._socket: socket.socket | None = None
        self._cut = Event()

    @property
    def is_cut(self) -> bool:
        """Whether nobody waits any more."""
        return self._cut.is_set()

    def watch(self, event: str, about: dict[str, Any]) -> None:
        """Hear from the transport what it does (httpx's extension "trace")."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            with self._lock:
                self._socket = about["return_value"].get_extra_info("socket")
            if self.is_cut:
                self.cut()

    def cut(self) -> None:
        """End the exchange: whoever reads from the socket is told that nothing more comes."""
        self._cut.set()
        with self._lock:
            if self._socket is not None:
                with suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)
