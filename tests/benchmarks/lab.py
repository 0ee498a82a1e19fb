"""The lab's speeds: against bare matrix products, and as a person waits for it."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import numpy as np

from desktop.core.progress import unwatched as quiet
from desktop.inversion.attacks import ascend
from desktop.inversion.bench import FaceBench, FaceWishes
from desktop.inversion.comparing import compare_everything
from desktop.inversion.faces import Training, ground_of, train
from desktop.inversion.models import Softmax
from desktop.inversion.people import draw_people

Say = Callable[[str, str, str], None]


def processor(work: Callable[[], object], repeats: int = 15) -> float:
    """The median processor time of some runs."""
    times = []
    for _ in range(repeats):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return median(times)


def attack_against_products(say: Say) -> None:
    """The white-box attack on all forty, and its matrix products alone."""
    started = time.process_time()
    people = draw_people(1, photos_each=30, tick=quiet)
    photos = 40 * 40 + 600
    say("drawing a photo, processor time", f"{(time.process_time() - started) / photos * 1000:.2f} ms", "at most 4 ms")
    ground = ground_of(people)
    model = train(ground, Training(), tick=quiet)
    assert isinstance(model, Softmax)
    everyone, start = np.arange(40), np.tile(ground.mean, (40, 1))
    looks = ascend(model, everyone, start=start).looks
    turned = np.ascontiguousarray(model.weights.T)

    def products() -> None:
        for look in range(1, int(looks.max()) + 1):
            some = start[: int((looks >= look).sum())]
            (some @ model.weights) @ turned

    ratio = processor(lambda: ascend(model, everyone, start=start)) / processor(products)
    say("white-box attack on 40 / its matrix products", f"{ratio:.2f}", "at most 3.0")


def first_picture(folder: Path) -> float:
    """Seconds from the click that opens the lab to its first picture, in a window."""
    from PySide6.QtCore import QEventLoop, QTimer

    from desktop.__main__ import system_now
    from desktop.gui import Desk
    from desktop.ui.application import prepare_application
    from desktop.ui.lab.presenter import LabPresenter
    from desktop.ui.places import Lab

    desk = Desk(prepare_application(), folder / "lab.vault", own=folder, now=system_now)
    desk.open()
    desk.settle()
    loop, look = QEventLoop(), QTimer(interval=1)
    started = time.perf_counter()

    def seen() -> None:
        room = desk._room
        if isinstance(room, LabPresenter) and room._faces._shown is not None:
            loop.quit()

    look.timeout.connect(seen)
    look.start()
    QTimer.singleShot(0, lambda: desk.go(Lab()))
    loop.exec()
    waited = time.perf_counter() - started
    desk.close()
    return waited


def waits(say: Say) -> None:
    """The first picture, ever and with people drawn; everything compared; how soon it stops."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.environ["XDG_CACHE_HOME"] = scratch
        say("first picture in the window, ever", f"{first_picture(folder):.1f} s", "at most 12 s")
        again = median(first_picture(folder) for _ in range(3))
        say("first picture in the window, the people drawn", f"{again:.1f} s", "at most 2 s")
        bench = FaceBench(folder / "askfirst")
        bench.run(FaceWishes(), 5, tick=quiet)
        ticks: list[float] = []
        started = time.perf_counter()
        compare_everything(bench, FaceWishes(), 5, tick=lambda _share: ticks.append(time.perf_counter()))
        say("everything compared", f"{time.perf_counter() - started:.1f} s", "at most 60 s")
        longest = max(later - sooner for sooner, later in zip([started, *ticks], ticks, strict=False))
        say("longest time until it can be stopped", f"{longest * 1000:.0f} ms", "at most 200 ms")


def stalls(say: Say) -> None:
    """The window's event loop while everything is compared: the worst of three runs' percentiles by their median."""
    from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

    from desktop.ui.application import prepare_application
    from desktop.ui.jobs import Jobs

    prepare_application()
    found = []
    with TemporaryDirectory() as folder:
        bench = FaceBench(Path(folder))
        bench.run(FaceWishes(), 5, tick=quiet)
        for _ in range(3):
            jobs, loop, clock, beats = Jobs(), QEventLoop(), QElapsedTimer(), list[int]()
            beat = QTimer(interval=1)
            beat.timeout.connect(lambda beats=beats, clock=clock: beats.append(clock.restart()))
            clock.start()
            beat.start()
            jobs.start(
                lambda tick: compare_everything(bench, FaceWishes(), 5, tick=tick),
                lambda _outcome, loop=loop: loop.quit(),
                quiet,
            )
            loop.exec()
            beat.stop()
            found.append((quantiles(beats, n=100)[98], max(beats)))
            jobs.shut_down()
    percentile, longest = (median(part) for part in zip(*found, strict=True))
    figure = f"{percentile:.0f} and {longest:.0f} ms"
    say("event loop while everything is compared: 99th percentile, longest", figure, "at most 50 and 150 ms")
