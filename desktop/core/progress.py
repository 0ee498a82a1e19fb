"""How long work tells how far it is, and how it is stopped."""

from collections.abc import Callable

Tick = Callable[[float], None]
"""Called with the share that is done, 0 to 1; it may raise Cancelled to stop the work."""


class Cancelled(Exception):
    """The person stopped the work."""
