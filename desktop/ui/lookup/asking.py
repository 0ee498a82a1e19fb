"""Asking online after a yes: written down before it is sent, and once more when it has ended, however it ends."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Generic, TypeVar

from desktop.core.online import Fetched, Request, Trouble
from desktop.core.progress import Tick
from desktop.core.registry import RegistryRecord
from desktop.core.registry_file import UnreadableRecord, record_from_bytes
from desktop.core.registry_number import RegistryNumber
from desktop.store.faults import StoreFault
from desktop.store.vault import Vault
from desktop.ui.fetching import Fetch
from desktop.ui.jobs import Done, Errand, Failed, Outcome

Value = TypeVar("Value")
Answered = tuple[Fetched, RegistryRecord | UnreadableRecord | None]
"""What became of a request, and what was read in what came, if anything came."""


def request_of(number: RegistryNumber) -> Request:
    """What would be sent for a number; what writes it out is imported by whoever first has a number."""
    from desktop.net.links import request_for

    return request_for(number)


def record_in(fetched: Fetched) -> RegistryRecord | UnreadableRecord:
    """The record in what came, or what is wrong with it."""
    try:
        return record_from_bytes(fetched.content)
    except UnreadableRecord as fault:
        return fault


def _ask(fetch: Fetch, request: Request, read: Callable[[Fetched], Value], tick: Tick) -> tuple[Fetched, Value | None]:
    """Make the request, and read what came. This runs off the window's thread and touches no vault."""
    fetched = fetch(request, tick)
    return fetched, read(fetched) if fetched.trouble is None else None


class Asking(Generic[Value]):
    """Makes one request at a time, and reads what came.

    `then` gets what became of it, and why that could not be written down, if so.
    """

    def __init__(
        self,
        errand: Errand,
        *,
        vault: Vault,
        now: Callable[[], datetime],
        fetch: Fetch,
        read: Callable[[Fetched], Value],
        then: Callable[[tuple[Fetched, Value | None], str], None],
    ) -> None:
        self._errand = errand
        self._vault = vault
        self._now = now
        self._fetch = fetch
        self._read = read
        self._then = then
        self._under_way: tuple[int, Request] | None = None

    def begin(self, request: Request, watch: Tick) -> None:
        """Write the request down, then make it; StoreFault, and nothing is sent, where it cannot be written down."""
        self._under_way = (self._vault.log_request(request, at=self._now()), request)
        self._errand.start(partial(_ask, self._fetch, request, self._read), partial(self._end, request), watch)

    def abandon(self) -> None:
        """Stop what is under way and tell nobody but the log."""
        self._errand.drop()
        if self._under_way is not None:
            self._write_end(Fetched(self._under_way[1], trouble=Trouble.STOPPED))

    def _end(self, request: Request, outcome: Outcome[tuple[Fetched, Value | None]]) -> None:
        match outcome:
            case Done(answered):
                self._then(answered, self._write_end(answered[0]))
            case Failed(error):
                self._under_way = None
                raise error
            case _:
                stopped = Fetched(request, trouble=Trouble.STOPPED)
                self._then((stopped, None), self._write_end(stopped))

    def _write_end(self, fetched: Fetched) -> str:
        """Write down what became of the request under way; what is in the way, if it could not be."""
        if self._under_way is None:
            return ""
        (number, _), self._under_way = self._under_way, None
        try:
            self._vault.end_request(number, fetched, at=self._now())
        except StoreFault as fault:
            return str(fault)
        return ""
