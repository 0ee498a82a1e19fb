"""The one way online from the window; what reaches out is imported when somebody first says yes."""

from collections.abc import Callable

from desktop.core.online import Fetched, Request
from desktop.core.progress import Tick

Fetch = Callable[[Request, Tick], Fetched]
"""Makes a request; whatever happens on the way is in what comes back."""


def go_online(request: Request, tick: Tick) -> Fetched:
    """Make a request that the person has seen and said yes to."""
    from desktop.net.client import Client

    return Client().fetch(request, tick=tick)
