"""Makes grid.csv anew: epsilons by dp-accounting, to hold ours against. `python -m tests.accounting.make_grid`

For each setting: theirs as it comes (PLDAccountant), their optimistic bound, and, where their transform's rounding
shows (many steps and a tiny delta), a contour integral that needs neither grid nor transform:

    delta(e) = 1/(2 pi i) * integral of e^(T K(z) - z e) / (z (z + 1)) dz along Re z = t > 0, K(z) = log E[e^(z L)]

with K by quadrature over the noise. It takes some ten minutes.
"""

import csv
import math
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import dp_accounting as theirs
import numpy as np
from dp_accounting import pld
from dp_accounting.pld.privacy_loss_distribution import from_gaussian_mechanism

GRID = Path(__file__).parent / "grid.csv"
NOISES = (0.4, 0.7, 1.1, 2.5, 10.0)
RATES = (1e-4, 1e-3, 0.01, 0.1, 0.5, 1.0)
STEPS = (1, 10, 300, 10_000, 100_000)
DELTAS = (1e-5, 1e-10)
MOST = 50.0
Setting = tuple[float, float, int, float]


def settings() -> Iterator[Setting]:
    """Every other point of the whole grid, as on a chess board."""
    axes = [list(enumerate(axis)) for axis in (NOISES, RATES, STEPS, DELTAS)]
    for point in product(*axes):
        if sum(at for at, _ in point) % 2 == 0:
            (_, noise), (_, rate), (_, steps), (_, delta) = point
            if steps * rate * rate / noise**2 < 100:
                yield noise, rate, steps, delta


def by_them(noise: float, rate: float, steps: int, delta: float) -> float:
    """Theirs as it comes."""
    accountant = pld.PLDAccountant()
    event = theirs.PoissonSampledDpEvent(rate, theirs.GaussianDpEvent(noise))
    accountant.compose(theirs.SelfComposedDpEvent(event, steps))
    return float(accountant.get_epsilon(delta))


def at_least(noise: float, rate: float, steps: int, delta: float) -> float:
    """Their optimistic bound."""
    one = from_gaussian_mechanism(
        noise,
        pessimistic_estimate=False,
        use_connect_dots=False,
        sampling_prob=rate,
        value_discretization_interval=1e-4,
    )
    return float(one.self_compose(steps).get_epsilon_for_delta(delta))


def by_integral(noise: float, rate: float, steps: int, delta: float, *, near: float) -> float:
    """The epsilon by the contour integral, where a record is removed; by secant from one that is near."""
    x = np.linspace(-11 * noise, 1 + 12 * noise, 8001)
    losses = np.logaddexp(math.log1p(-rate), math.log(rate) + (2 * x - 1) / (2 * noise**2))
    weights = losses - x * x / (2 * noise**2) - math.log(noise * math.sqrt(2 * math.pi)) + math.log(x[1] - x[0])
    first, second = near, near * 1.001
    values = [_log_delta(losses, weights, steps, epsilon) - math.log(delta) for epsilon in (first, second)]
    for _ in range(3):
        slope = (values[1] - values[0]) / (second - first)
        first, second = second, second - values[1] / slope
        values = [values[1], _log_delta(losses, weights, steps, second) - math.log(delta)]
        if abs(values[1]) < 1e-6:
            break
    return second


def _log_delta(losses: np.ndarray, weights: np.ndarray, steps: int, epsilon: float) -> float:
    def moments(tilt: float) -> tuple[float, float, np.ndarray]:
        powers = weights + tilt * losses
        shares = np.exp(powers - powers.max())
        return (
            float(powers.max() + math.log(shares.sum())),
            float(shares @ losses / shares.sum()),
            shares / shares.sum(),
        )

    low, high = 1e-2, 1e4
    for _ in range(80):
        tilt = math.sqrt(low * high)
        low, high = (tilt, high) if steps * moments(tilt)[1] < epsilon else (low, tilt)
    growth, _, shares = moments(tilt)
    total, apart = 0.0, 0.012
    for start in np.arange(0, 120, 200 * apart):
        t = start + (np.arange(200) + 0.5) * apart
        waves = np.exp(1j * np.outer(t, losses)) @ shares
        part = np.exp(steps * np.log(waves) - 1j * t * epsilon) / ((tilt + 1j * t) * (1 + tilt + 1j * t))
        total += float(part.real.sum()) * apart
        if np.abs(part).max() < 1e-16 * abs(total):
            break
    return math.log(total / math.pi) + steps * growth - tilt * epsilon


def rows() -> Iterator[list[str]]:
    """The rows of the table."""
    for setting in settings():
        noise, rate, steps, delta = setting
        epsilon = by_them(*setting)
        if not 0 < epsilon <= MOST:
            continue
        shows = steps >= 10_000 and delta < 1e-9 and rate < 1
        exact = by_integral(*setting, near=epsilon) if shows and epsilon > 0.5 else None
        figures = [epsilon, at_least(*setting), exact]
        row = [f"{noise:g}", f"{rate:g}", f"{steps}", f"{delta:g}", *("" if f is None else f"{f:.6f}" for f in figures)]
        print(*row, flush=True)
        yield row


if __name__ == "__main__":
    found = list(rows())
    with GRID.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["noise", "rate", "steps", "delta", "theirs", "optimistic", "integral"])
        table.writerows(found)
