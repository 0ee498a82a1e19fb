"""The speed of the accountant, beside dp-accounting's: from process start to answer, and warm."""

import csv
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from desktop.accounting.sampled import Sampled, epsilon_of

Say = Callable[[str, str, str], None]
GRID = Path(__file__).parents[1] / "accounting" / "grid.csv"
EVERY = 11
SLOWEST = (
    ("0.4", "0.0001", "100000", "1e-10"),
    ("0.4", "0.0001", "1000000", "1e-10"),
    ("0.7", "0.001", "100000", "1e-05"),
    ("0.21", "2.13e-6", "184353", "8.5e-4"),
    ("0.23", "1.76e-6", "777056", "1.6e-12"),
)
"""The settings that take ours longest, with a claim that makes it look both ways."""
THEIRS = """
import sys
import dp_accounting as dp
from dp_accounting import pld
noise, rate, steps, delta = sys.argv[1:]
accountant = pld.PLDAccountant()
event = dp.PoissonSampledDpEvent(float(rate), dp.GaussianDpEvent(float(noise)))
accountant.compose(dp.SelfComposedDpEvent(event, int(steps)))
print(accountant.get_epsilon(float(delta)))
"""
Setting = tuple[str, str, str, str]


def settings() -> list[Setting]:
    """Every so many of the settings of the grid."""
    rows = list(csv.DictReader(GRID.read_text(encoding="utf-8").splitlines()))
    return [(row["noise"], row["rate"], row["steps"], row["delta"]) for row in rows[::EVERY]]


def process(*command: str) -> float:
    """Seconds from the start of a process to its end; compiled files kept, as for anybody who installed it."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=kept | {"OPENBLAS_NUM_THREADS": "1"})
    return time.perf_counter() - start


def our_process(setting: Setting, *more: str) -> float:
    """Seconds of `askfirst claim`."""
    words = ("--noise", "--rate", "--steps", "--delta")
    options = [part for pair in zip(words, setting, strict=True) for part in pair]
    return process(sys.executable, "-m", "desktop", "claim", *options, *more, "--json")


def their_process(setting: Setting) -> float:
    """Seconds of the same question to dp-accounting."""
    return process(sys.executable, "-c", THEIRS, *setting)


def warm_ratio(setting: Setting) -> float:
    """Their processor time over ours in a process that is already running."""
    import dp_accounting as theirs
    from dp_accounting import pld

    noise, rate, steps, delta = float(setting[0]), float(setting[1]), int(setting[2]), float(setting[3])

    def other() -> None:
        accountant = pld.PLDAccountant()
        event = theirs.PoissonSampledDpEvent(rate, theirs.GaussianDpEvent(noise))
        accountant.compose(theirs.SelfComposedDpEvent(event, steps))
        accountant.get_epsilon(delta)

    def spent(work: Callable[[], object]) -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return spent(other) / min(spent(lambda: epsilon_of(Sampled(noise, rate, steps), delta)) for _ in range(2))


def claims(say: Say) -> None:
    """An epsilon from a run."""
    chosen = settings()
    our_process(chosen[0])
    their_process(chosen[0])
    pairs = [(our_process(setting), their_process(setting)) for setting in chosen]
    ours, theirs = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(other / own for own, other in pairs)
    figure = f"{ratio:.1f} ({theirs:.2f} / {ours:.2f} s)"
    say("an epsilon, process start to answer: dp-accounting / ours", figure, "at least 5")
    warm = sorted(warm_ratio(setting) for setting in chosen)
    figure = f"{median(warm):.1f} ({warm[0]:.1f} to {warm[-1]:.0f})"
    say("the same, both warm: median, least and most", figure, "reported")
    longest = max(our_process(setting, "--claimed", "60") for setting in SLOWEST)
    say("the slowest answer, process and claim included", f"{longest:.2f} s", "at most 2 s")
