"""Running a parser over spoiled inputs in a confined process that lives long, and watching whether it does."""

import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic, process_time
from typing import Any

from desktop.reading.confined import Limits, guard, own_places
from tests.fuzz.mutating import spoiled
from tests.fuzz.parsers import PARSERS, Parser

SECONDS, BY_THE_CLOCK = 10, 120
"""Of reckoning that one input may take, and by the clock, which also runs while other programs do."""
AT_ONCE = 500
"""Inputs after which a process is started anew, so that none grows old."""
MEMORY = Limits().memory


@dataclass(slots=True)
class Found:
    """What a run met: inputs, those refused with a reason, the slowest with its number, those that broke something."""

    runs: int = 0
    refused: int = 0
    slowest: tuple[float, int] = (0.0, 0)
    findings: dict[int, str] = field(default_factory=dict)


def input_of(parser: Parser, *, seed: int, number: int) -> bytes:
    """The input with this number: the same one each time."""
    return spoiled(parser.seeds(), parser.tokens, seed=f"{seed}:{parser.work}:{number}")


def run(
    parser: Parser, *, seed: int, seconds: float, first: int = 0, most: int = sys.maxsize, patience: int = SECONDS
) -> Found:
    """Feed a parser for so long, or with so many inputs; `patience`: seconds of reckoning for each."""
    found, number = Found(), first
    ends, last = monotonic() + seconds, first + most
    while monotonic() < ends and number < last:
        task = _Task(parser, seed, range(number, min(number + AT_ONCE, last)), ends, patience)
        number = _batch(task, found)
    return found


@dataclass(frozen=True, slots=True)
class _Task:
    """What one process is given."""

    parser: Parser
    seed: int
    numbers: range
    ends: float
    patience: int


def _batch(task: _Task, found: Found) -> int:
    """Feed one process; the number of the next input."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work_off, args=(theirs, task), daemon=True)
    process.start()
    theirs.close()
    number = task.numbers.start - 1
    with ours, suppress(EOFError):
        while True:
            match ours.recv():
                case int(number):
                    found.runs += 1
                case float(took):
                    found.slowest = max(found.slowest, (took, number))
                case bool() | None:
                    found.refused += 1
                case str(broke):
                    found.findings[number] = broke
    process.join()
    if process.exitcode:
        hung = process.exitcode in (-signal.SIGPROF, -signal.SIGALRM)
        found.findings[number] = (
            f"took over {task.patience} s" if hung else f"the process ended with {process.exitcode}"
        )
    return number + 1


def _work_off(connection: Connection, task: _Task) -> None:
    """In the process: tell each number before it is tried, so that it is known after a death."""
    function, fault = named(task.parser.work), named(task.parser.fault)
    task.parser.seeds()
    _confine()
    for number in task.numbers:
        if monotonic() > task.ends:
            break
        content = input_of(task.parser, seed=task.seed, number=number)
        connection.send(number)
        signal.setitimer(signal.ITIMER_PROF, task.patience)
        signal.alarm(BY_THE_CLOCK)
        began = process_time()
        for outcome in _outcome(function, fault, content):
            connection.send(outcome)
        signal.setitimer(signal.ITIMER_PROF, 0)
        connection.send(process_time() - began)


def _outcome(function: Any, fault: Any, content: bytes) -> Iterator[str | None]:
    try:
        function(content)
    except (fault, MemoryError):
        yield None
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        yield f"{type(error).__name__}: {str(error)[:200]} ({place.filename.rpartition('/')[2]}:{place.lineno})"


def named(name: str) -> Any:
    """What "module:name" names."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


def _confine() -> None:
    """Take the memory limit and the guard of a child that reads."""
    import logging
    import resource

    logging.disable(logging.CRITICAL)
    for ends in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(ends, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.addaudithook(guard(own_places()))


def all_of(names: list[str]) -> dict[str, Parser]:
    """The parsers with these names, or all of them."""
    return {name: parser for name, parser in PARSERS.items() if not names or name in names}
