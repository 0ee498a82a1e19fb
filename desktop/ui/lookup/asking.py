"""Asking a registry after a yes: written down before it is sent, and once more when it has ended, however it ends."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from desktop.core.online import Fetched, Request, Trouble
from desktop.core.progress import Tick
from desktop.core.registry import RegistryRecord
from desktop.core.registry_file import UnreadableRecord, record_from_bytes
from desktop.core.registry_number import RegistryNumber
from desktop.store.faults import StoreFault
from desktop.store.vault import Vault
from desktop.ui.fetching import Fetch
from desktop.ui.jobs import Done, Errand, Failed, Outcome

Answered = tuple[Fetched, RegistryRecord | UnreadableRecord | None]
"""What became of a request, and what was read in what came, if anything came."""


def request_of(number: RegistryNumber) -> Request:
    """What would be sent for a number; what writes it out is imported by whoever first has a number."""
    from desktop.net.links import request_for

    return request_for(number)


def _ask(fetch: Fetch, request: Request, tick: Tick) -> Answered:
    """Make the request, and read what came. This runs off the window's thread and touches no vault."""
    fetched = fetch(request, tick)
    if fetched.trouble is not None:
        return fetched, None
    try:
        return fetched, record_from_bytes(fetched.content)
    except UnreadableRecord as fault:
        return fetched, fault


class Asking:
    """Makes one request at a time. `then` gets what became of it, and why that could not be written down, if so."""

    def __init__(
        self,
        errand: Errand,
        *,
        vault: Vault,
        now: Callable[[], datetime],
        fetch: Fetch,
        then: Callable[[Answered, str], None],
    ) -> None:
        self._errand = errand
        self._vault = vault
        self._now = now
        self._fetch = fetch
        self._then = then
        self._under_way: tuple[int, Request] | None = None

    def begin(self, request: Request, watch: Tick) -> None:
        """Write the request down, then make it; StoreFault, and nothing is sent, where it cannot be written down."""
        self._under_way = (self._vault.log_request(request, at=self._now()), request)
        self._errand.start(partial(_ask, self._fetch, request), partial(self._end, request), watch)

    def abandon(self) -> None:
        """Stop what is under way and tell nobody but the log."""
        self._errand.drop()
        if self._under_way is not None:
            self._write_end(Fetched(self._under_way[1], trouble=Trouble.STOPPED))

    def _end(self, request: Request, outcome: Outcome[Answered]) -> None:
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
