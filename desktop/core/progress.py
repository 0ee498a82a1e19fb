"""How long work tells how far it is, and how it is stopped."""

from collections.abc import Callable

Tick = Callable[[float], None]
"""Called with the share that is done, 0 to 1; it may raise Cancelled to stop the work."""


class Cancelled(Exception):
    """The person stopped the work."""


def unwatched(_share: float) -> None:
    """A tick that nobody watches and nothing stops."""


def part_of(tick: Tick, start: float, end: float) -> Tick:
    """A tick for a part of the work, which lies between two shares of the whole."""
    return lambda share: tick(start + (end - start) * share)
