"""Inside the child process: silence, limits, a guard against everything but reckoning; then one function over bytes."""

import json
import logging
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from threading import Thread
from time import sleep
from typing import Any, cast

from desktop.core.progress import Tick
from desktop.core.unreadable import Reason, Unreadable

EXHAUSTED = 3
"""The exit status of a child that ran out of memory."""
LEFT_OUT = ("PIL",)
"""What the readers would load but never need: decoders of pictures."""
INNER = frozenset(
    {"array", "builtins", "code", "compile", "cpython", "exec", "function", "gc", "import", "marshal", "object", "re"}
    | {"sys", "time", "_thread"}
)
"""The families of audit events that stay inside the language."""
LISTING = ("os.listdir", "os.scandir")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of memory, seconds of reckoning, seconds by the clock, seconds without news, and bytes of the answer."""

    memory: int = 768_000_000
    reckoning: int = 10
    seconds: float = 20.0
    silence: float = 20.0
    answer: int = 16_000_000


HELD, FREE = b"held", b"free"
"""What a child is told first: whether the system holds its memory from outside."""


def serve(connection: Connection, work: str, limits: Limits, *, tells: bool = False) -> None:
    """Run the function named "module:function" over the bytes that come, and answer in JSON.

    A function that tells how far it is takes a Tick as `tell`; each hundredth is sent on.
    """
    try:
        _fall_silent()
        Thread(target=_end_with_parent, daemon=True).start()
        module, _, name = work.partition(":")
        function = getattr(_imported(module), name)
        if tells:
            function = partial(function, tell=_teller(connection))
        _limit(limits, held=connection.recv_bytes(len(HELD)) == HELD)
        sys.addaudithook(guard(own_places()))
        connection.send_bytes(_answer(function, connection.recv_bytes(), limits.answer))
    except MemoryError:
        os._exit(EXHAUSTED)


def _teller(connection: Connection) -> Tick:
    """A Tick that sends a share as soon as it is a hundredth larger than the last that was sent."""
    sent = 0

    def tell(share: float) -> None:
        nonlocal sent
        hundredths = int(share * 100)
        if hundredths > sent:
            sent = hundredths
            connection.send_bytes(json.dumps({"share": hundredths / 100}).encode())

    return tell


def _answer(function: Callable[[bytes], object], content: bytes, most: int) -> bytes:
    try:
        answer = json.dumps({"value": function(content)}).encode()
        if len(answer) > most:
            raise Unreadable(Reason.TOO_MUCH)
    except Unreadable as fault:
        return json.dumps({"reason": fault.reason}).encode()
    return answer


def _fall_silent() -> None:
    """Write nowhere: what is printed here would appear in the person's terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        with suppress(OSError):
            os.dup2(nowhere, stream)
    logging.disable(logging.CRITICAL)


def _end_with_parent() -> None:
    """Outlive nobody: a program that was killed cannot end its child."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _imported(module: str) -> Any:
    modules = cast("dict[str, Any]", sys.modules)
    for name in LEFT_OUT:
        modules[name] = None
    imported = import_module(module)
    sys.dont_write_bytecode = True
    return imported


def _limit(limits: Limits, *, held: bool) -> None:
    """Set the limits of the system where it has them, and watch the memory where it does not hold it."""
    held = held or (sys.platform != "darwin" and _held("RLIMIT_AS", limits.memory))
    if not held:
        Thread(target=watch_memory, args=(limits.memory,), daemon=True).start()
    _held("RLIMIT_CPU", limits.reckoning)
    _held("RLIMIT_CORE", 0)
    _held("RLIMIT_FSIZE", 0)


def _held(name: str, most: int) -> bool:
    """Whether the system holds this process to a limit."""
    try:
        import resource

        kind = getattr(resource, name)
        _soft, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bound, hard))
    except (ImportError, AttributeError, ValueError, OSError):
        return False
    return True


def watch_memory(most: int) -> None:
    """End this process as soon as Python holds more than so many bytes."""
    import tracemalloc

    tracemalloc.start(1)
    while tracemalloc.get_traced_memory()[0] <= most:
        sleep(0.02)
    os._exit(EXHAUSTED)


def own_places() -> tuple[str, ...]:
    """Where Python and the modules that are loaded lie: more of them may be needed while reading."""
    installed = [f"{prefix.rstrip(os.sep)}{os.sep}" for prefix in {sys.prefix, sys.base_prefix}]
    places = {entry for entry in sys.path if entry.startswith(tuple(installed))}
    for module in tuple(sys.modules.values()):
        places.update(getattr(module, "__path__", ()))
    if getattr(sys, "frozen", False):
        places.update((sys.executable, getattr(sys, "_MEIPASS", sys.executable)))
    return tuple(os.path.normcase(os.path.normpath(place)) for place in places)


def guard(places: tuple[str, ...]) -> Callable[[str, tuple[Any, ...]], None]:
    """An audit hook that refuses everything outside the language but reading files in these places (PEP 578)."""
    normal, separator = (os.path.normcase, os.path.normpath), os.sep

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event.partition(".")[0] in INNER:
            return
        reads = event in LISTING or (event == "open" and not (arguments[2] or 0) & WRITING)
        if reads and isinstance(arguments[0], str):
            path = normal[0](normal[1](arguments[0]))
            if any(path == place or path.startswith(place + separator) for place in places):
                return
        raise PermissionError(event)

    return refuse
