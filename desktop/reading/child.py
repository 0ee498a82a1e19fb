"""Running a function over untrusted bytes in a child process: bytes in, JSON out, and nothing left behind."""

import json
import signal
import sys
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
from desktop.reading.confined import EXHAUSTED, FREE, HELD, Limits, serve

LIMITS = Limits()
BEAT, GRACE = 0.1, 2.0
"""Seconds between two ticks, and those that a child that says nothing more has to end by itself."""
ENDED_BY = ("SIGKILL", "SIGXCPU", "SIGTERM", "SIGABRT")
"""The signals by which limits end a child."""
OUT_OF_QUOTA = {1816, 0xC0000044}
"""The exit statuses with which Windows ends one (ERROR_NOT_ENOUGH_QUOTA, STATUS_QUOTA_EXCEEDED)."""


def in_child(work: str, content: bytes, *, limits: Limits = LIMITS, tick: Tick = unwatched, tells: bool = False) -> Any:
    """What the function named "module:function" makes of the bytes in a process of its own; else Unreadable.

    Its answer is JSON's. The tick is called some times a second and may raise to stop the reading; its share is that of
    the work where the function `tells` it, else that of the time it may take.
    """
    with _child(work, limits, tells=tells) as (process, connection):
        try:
            with _job(process, limits) as held:
                connection.send_bytes(HELD if held else FREE)
                connection.send_bytes(content)
                answer = _answer(connection, limits, tick, tells=tells)
        except (EOFError, OSError):
            raise Unreadable(_fault(process)) from None
    match answer:
        case {"value": value}:
            return value
        case {"reason": str(reason)} if reason in list(Reason):
            raise Unreadable(Reason(reason))
    raise Unreadable(Reason.BROKEN)


@contextmanager
def _child(work: str, limits: Limits, *, tells: bool) -> Iterator[tuple[SpawnProcess, Connection]]:
    """A child that waits for bytes; whatever happens, it is gone afterwards."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, work, limits), kwargs={"tells": tells}, daemon=True)
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


@contextmanager
def _job(process: SpawnProcess, limits: Limits) -> Iterator[bool]:
    """Whether the system holds the child from outside, as Windows does; elsewhere the child takes its limits itself."""
    if sys.platform != "win32":
        yield False
    else:
        from desktop.reading.job_object import holding

        with holding(process.sentinel, memory=limits.memory, reckoning=limits.reckoning) as held:
            yield held


def _answer(connection: Connection, limits: Limits, tick: Tick, *, tells: bool) -> Any:
    """Wait for the answer; a child from which nothing was heard for too long is given up."""
    began = heard = monotonic()
    told = 0.0
    while True:
        while not connection.poll(BEAT):
            if monotonic() - heard > limits.silence:
                raise Unreadable(Reason.TOO_MUCH)
            tick(told if tells else min((monotonic() - began) / limits.seconds, 1.0))
        match _message(connection, limits):
            case {"share": float(share)} if tells and told < share <= 1:
                told, heard = share, monotonic()
                tick(told)
            case answer:
                return answer


def _message(connection: Connection, limits: Limits) -> Any:
    """The next thing that the child says; None where it is not JSON."""
    try:
        return json.loads(connection.recv_bytes(limits.answer + 100))
    except (ValueError, RecursionError):
        return None


def _fault(process: SpawnProcess) -> Reason:
    """Why a child gave no answer. One that lives on wanted to say more than it may."""
    process.join(GRACE)
    ended = {-getattr(signal, name) for name in ENDED_BY if hasattr(signal, name)} | OUT_OF_QUOTA
    return Reason.TOO_MUCH if process.exitcode in {None, EXHAUSTED, *ended} else Reason.BROKEN
