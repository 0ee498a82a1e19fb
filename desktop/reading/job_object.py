"""Holding a process to limits from outside, by a Job Object of Windows. Written from its reference, and not tried.

Nobody has run this on Windows yet: the tests run it over a stand-in for the system's library. Where it does not work,
the child watches its own memory, and the parent's clock ends it.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

EXTENDED_LIMITS = 9
PROCESS_TIME, ACTIVE_PROCESS, PROCESS_MEMORY, KILL_ON_CLOSE = 0x2, 0x8, 0x100, 0x2000
TICKS = 10_000_000
"""Windows counts a second in pieces of 100 ns."""


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


@contextmanager
def holding(process: int, *, memory: int, reckoning: int, kernel: Any = None) -> Iterator[bool]:
    """Hold the process with this handle to bytes of memory and seconds of reckoning; True where the system does.

    It may start no other process, and ends when this one lets go of the job, however it ends. `kernel`: kernel32.
    """
    kernel = kernel or cast(Any, ctypes).WinDLL("kernel32")
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    try:
        yield bool(job) and _joined(kernel, job, process, _limits(memory, reckoning))
    finally:
        if job:
            kernel.CloseHandle(job)


def _limits(memory: int, reckoning: int) -> ExtendedLimits:
    limits = ExtendedLimits()
    limits.basic.flags = PROCESS_TIME | ACTIVE_PROCESS | PROCESS_MEMORY | KILL_ON_CLOSE
    limits.basic.process_time = reckoning * TICKS
    limits.basic.processes = 1
    limits.process_memory = memory
    return limits


def _joined(kernel: Any, job: ctypes.c_void_p, process: int, limits: ExtendedLimits) -> bool:
    """Whether the job took the limits and then the process."""
    size = ctypes.c_uint32(ctypes.sizeof(limits))
    taken = kernel.SetInformationJobObject(job, EXTENDED_LIMITS, ctypes.byref(limits), size)
    return bool(taken) and bool(kernel.AssignProcessToJobObject(job, ctypes.c_void_p(process)))
