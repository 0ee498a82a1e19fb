"""Limits from outside as Windows has them, over a stand-in for its library: nobody has run them there yet."""

import ctypes
from typing import Any

import pytest

from desktop.reading.job_object import (
    ACTIVE_PROCESS,
    KILL_ON_CLOSE,
    PROCESS_MEMORY,
    PROCESS_TIME,
    ExtendedLimits,
    holding,
)


class Call:
    """A function of the library: what it was given, and what it gives back."""

    def __init__(self, calls: list[tuple[str, tuple[Any, ...]]], name: str, gives: int) -> None:
        self.restype: Any = None
        self._calls, self._name, self._gives = calls, name, gives

    def __call__(self, *given: Any) -> int:
        self._calls.append((self._name, given))
        return self._gives


class Kernel:
    """A library that does as it is told."""

    def __init__(self, *, job: int = 7, takes: int = 1, joins: int = 1) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.CreateJobObjectW = Call(self.calls, "create", job)
        self.SetInformationJobObject = Call(self.calls, "limit", takes)
        self.AssignProcessToJobObject = Call(self.calls, "join", joins)
        self.CloseHandle = Call(self.calls, "close", 1)

    def names(self) -> list[str]:
        return [name for name, _given in self.calls]


def test_a_process_is_held_to_memory_and_time_and_ends_with_the_job() -> None:
    kernel = Kernel()
    with holding(99, memory=768_000_000, reckoning=20, kernel=kernel) as held:
        assert held
        assert kernel.names() == ["create", "limit", "join"]
        job, kind, limits, size = kernel.calls[1][1]
        assert (job.value, kind, size.value) == (7, 9, ctypes.sizeof(ExtendedLimits))
        told = limits._obj
        assert told.process_memory == 768_000_000
        assert told.basic.process_time == 200_000_000
        assert told.basic.processes == 1
        assert told.basic.flags == PROCESS_TIME | ACTIVE_PROCESS | PROCESS_MEMORY | KILL_ON_CLOSE
        assert [handle.value for handle in kernel.calls[2][1]] == [7, 99]
    assert kernel.names()[-1] == "close"


@pytest.mark.parametrize("kernel", [Kernel(job=0), Kernel(takes=0), Kernel(joins=0)])
def test_a_system_that_refuses_is_told_so_that_the_child_watches_itself(kernel: Kernel) -> None:
    with holding(99, memory=1, reckoning=1, kernel=kernel) as held:
        assert not held
    assert ("close" in kernel.names()) == (kernel.calls[1:] != [])


def test_the_job_is_let_go_whatever_happens() -> None:
    kernel = Kernel()
    with pytest.raises(LookupError), holding(99, memory=1, reckoning=1, kernel=kernel):
        raise LookupError
    assert kernel.names()[-1] == "close"


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes are those of 64 bits")
def test_the_limits_lie_in_memory_as_windows_expects_them() -> None:
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ExtendedLimits.process_memory.offset == 112
    assert ExtendedLimits.basic.size == 64
