"""Running a function over untrusted bytes in a child process: bytes in, JSON out, and nothing left behind."""

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Timer
from time import monotonic
from typing import Any

from desktop.core.progress import Tick, unwatched
from desktop.core.unreadable import Reason, Unreadable
from desktop.reading.confined import EXHAUSTED, Limits, serve

LIMITS = Limits()
BEAT, GRACE = 0.1, 2.0
"""Seconds between two ticks, and those that a child that says nothing more has to end by itself."""
ENDED_BY = ("SIGKILL", "SIGXCPU", "SIGTERM", "SIGABRT")
"""The signals by which limits end a child."""


def in_child(work: str, content: bytes, *, limits: Limits = LIMITS, tick: Tick = unwatched) -> Any:
    """What the function named "module:function" makes of the bytes in a process of its own; else Unreadable.

    Its answer is JSON's. The tick is called some times a second and may raise to stop the reading.
    """
    with _child(work, limits) as (process, connection):
        try:
            answer = _answer(connection, content, limits, tick)
        except (EOFError, OSError):
            raise Unreadable(_fault(process)) from None
    match answer:
        case {"value": value}:
            return value
        case {"reason": str(reason)} if reason in list(Reason):
            raise Unreadable(Reason(reason))
    raise Unreadable(Reason.BROKEN)


@contextmanager
def _child(work: str, limits: Limits) -> Iterator[tuple[SpawnProcess, Connection]]:
    """A child that waits for bytes; whatever happens, it is gone afterwards."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, work, limits), daemon=True)
    clock = Timer(limits.seconds, process.kill)
    clock.daemon = True
    with ours:
        try:
            with theirs:
                _start(process)
            clock.start()
            yield process, ours
        finally:
            _end(process, clock)


def _start(process: SpawnProcess) -> None:
    """Start a child that Ctrl-C does not reach: it would tell the terminal about it."""
    masks = hasattr(signal, "pthread_sigmask")
    try:
        if masks:
            from multiprocessing.resource_tracker import ensure_running

            ensure_running()  # else it is started with the child, and takes the mask away
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process.start()
        finally:
            if masks:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
    except OSError:
        raise Unreadable(Reason.TOO_MUCH) from None


def _end(process: SpawnProcess, clock: Timer) -> None:
    clock.cancel()
    if clock.ident is not None:
        clock.join()
    if process.pid is not None:
        process.kill()
        process.join()
        with suppress(ValueError):  # another thread's child was being looked after just now
            process.close()


def _answer(connection: Connection, content: bytes, limits: Limits, tick: Tick) -> Any:
    """Hand the bytes over and wait for the answer."""
    connection.send_bytes(content)
    began = monotonic()
    while not connection.poll(BEAT):
        tick(min((monotonic() - began) / limits.seconds, 1.0))
    try:
        return json.loads(connection.recv_bytes(limits.answer + 100))
    except (ValueError, RecursionError):
        return None


def _fault(process: SpawnProcess) -> Reason:
    """Why a child gave no answer. One that lives on wanted to say more than it may."""
    process.join(GRACE)
    ended = {-getattr(signal, name) for name in ENDED_BY if hasattr(signal, name)}
    return Reason.TOO_MUCH if process.exitcode in {None, EXHAUSTED, *ended} else Reason.BROKEN
