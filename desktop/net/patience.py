"""Waiting for work that cannot be stopped from inside, such as looking up a name, and not for longer than agreed."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from time import monotonic
from typing import TypeVar

from desktop.core.progress import Tick

BEAT = 0.05
"""Seconds between two ticks."""
Value = TypeVar("Value")


class OutOfTime(Exception):
    """The work did not end within its time. It is left alone."""


def awaited(work: Callable[[], Value], *, within: float, tick: Tick) -> Value:
    """What the work gives or raises, done in a thread of its own; OutOfTime after so many seconds.

    The tick is called meanwhile with the share of the time that has passed, and may raise to stop the waiting.
    """
    answer: Future[Value] = Future()
    Thread(target=_do, args=(work, answer), daemon=True).start()
    began = monotonic()
    while (passed := monotonic() - began) < within:
        tick(passed / within)
        wait([answer], timeout=min(BEAT, within - passed))
        if answer.done():
            return answer.result()
    raise OutOfTime


def _do(work: Callable[[], Value], answer: Future[Value]) -> None:
    try:
        answer.set_result(work())
    except Exception as error:
        answer.set_exception(error)
