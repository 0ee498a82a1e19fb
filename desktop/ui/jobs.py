"""The one way to work off the window's thread: frozen data in, an outcome back on the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from desktop.core.progress import Cancelled, Tick

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Done(Generic[Value]):
    """The work ended; here is what it gave."""

    value: Value


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person stopped it."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The work could not be done."""

    error: Exception


Outcome = Done[Value] | Stopped | Failed
Spawn = Callable[[QRunnable], None]


class _Wire(QObject):
    """Carries news from the worker to the thread it was made on, where its slots run."""

    _ended = Signal(object)
    _ticked = Signal(float)

    def __init__(self, then: Callable[[Outcome[Any]], None], watch: Tick | None) -> None:
        super().__init__()
        self._then: Callable[[Outcome[Any]], None] | None = then
        self._watch = watch
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._ticked.connect(self._tick, Qt.ConnectionType.QueuedConnection)

    def send_end(self, outcome: Outcome[object]) -> None:
        """Tell the outcome from any thread."""
        self._ended.emit(outcome)

    def send_tick(self, share: float) -> None:
        """Tell progress from any thread."""
        self._ticked.emit(share)

    def fall_silent(self) -> None:
        """Tell nothing any more."""
        self._then = self._watch = None

    @Slot(object)
    def _end(self, outcome: Outcome[object]) -> None:
        if self._then is not None:
            self._then(outcome)

    @Slot(float)
    def _tick(self, share: float) -> None:
        if self._watch is not None:
            self._watch(share)


class Job(QRunnable):
    """One piece of work under way; `stop` asks it to end at its next tick."""

    def __init__(self, work: Callable[[Tick], object], wire: _Wire) -> None:
        super().__init__()
        self._work = work
        self._wire = wire
        self._stopping = False
        self._percent = -1
        self.setAutoDelete(False)

    def stop(self) -> None:
        """Ask the work to end; its outcome will be Stopped."""
        self._stopping = True

    def run(self) -> None:
        """Do the work on the pool's thread."""
        try:
            outcome: Outcome[object] = Done(self._work(self._tick))
        except Cancelled:
            outcome = Stopped()
        except Exception as error:  # whatever went wrong belongs to the page that asked for the work
            outcome = Failed(error)
        self._wire.send_end(outcome)

    def _tick(self, share: float) -> None:
        """Progress from 0 to 1, told once a percent; the cancel point as well."""
        if self._stopping:
            raise Cancelled
        percent = int(share * 100)
        if percent != self._percent:
            self._percent = percent
            self._wire.send_tick(share)


class Jobs:
    """Starts work and remembers it until it has ended."""

    def __init__(self, spawn: Spawn | None = None) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(2)
        self._spawn = spawn or self._pool.start
        self._under_way: dict[Job, _Wire] = {}

    def start(
        self, work: Callable[[Tick], Value], then: Callable[[Outcome[Value]], None], watch: Tick | None = None
    ) -> Job:
        """Do `work` off this thread; `then` gets its outcome and `watch` its progress, both on this thread."""

        def end(outcome: Outcome[Any]) -> None:
            del self._under_way[job]
            then(outcome)

        wire = _Wire(end, watch)
        job = Job(work, wire)
        self._under_way[job] = wire
        self._spawn(job)
        return job

    def wait(self) -> None:
        """Wait until all work has ended; its outcomes are told by the event loop after that."""
        self._pool.waitForDone()

    def shut_down(self) -> None:
        """Stop everything and wait for the pool; nothing is told any more."""
        for job, wire in self._under_way.items():
            wire.fall_silent()
            job.stop()
        self._pool.waitForDone()
        self._under_way.clear()


class Errand:
    """The one piece of work a page has under way: only the newest is heard, and a stop is heard at once.

    Work that has no cancel point runs on to its end after a stop; nobody hears of it.
    """

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._job: Job | None = None
        self._then: Callable[[Outcome[Any]], None] | None = None

    @property
    def under_way(self) -> bool:
        """Whether an outcome is still to come."""
        return self._job is not None

    def start(
        self, work: Callable[[Tick], Value], then: Callable[[Outcome[Value]], None], watch: Tick | None = None
    ) -> None:
        """Drop what is under way and do `work` instead; `then` gets its outcome and `watch` its progress."""
        self.drop()

        def end(outcome: Outcome[Value]) -> None:
            if self._job is job:
                self._job = None
                then(outcome)

        def tell(share: float) -> None:
            if self._job is job and watch is not None:
                watch(share)

        job = self._jobs.start(work, end, tell)
        self._job, self._then = job, then

    def stop(self) -> None:
        """The person stops it: its outcome is Stopped, told now."""
        if self._job is not None and self._then is not None:
            self.drop()
            self._then(Stopped())

    def drop(self) -> None:
        """Nobody wants it any more: its outcome is not told."""
        if self._job is not None:
            self._job.stop()
            self._job = None
