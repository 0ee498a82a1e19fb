"""DP-SGD with sampled batches: the privacy loss of Poisson-sampled Gaussian noise, composed numerically.

One step adds N(0, s^2) to a sum of clipped records, each of which takes part with chance q. Two worlds are neighbours
where one record is added or removed, or, with `replace`, where one stands in the place of another. One step looks like
P or Q, with P = (1-q) N(0, s^2) + q N(1, s^2) and

    add or remove:  Q = N(0, s^2),                          L(x) = log(1 - q + q e^((2x - 1)/(2 s^2)))
    replace:        Q = (1-q) N(0, s^2) + q N(-1, s^2),     L(x) = log P(x)/Q(x)

The loss L rises with x, so the chance of each cell between two grid points e_i = i h is a difference of normal tails.
A cell with the chances p under P and r under Q is put on its two ends so that both are kept: (p - r e^a)/(1 - e^-h) on
the upper, the rest on the lower end a. This is Connect the Dots (Doroshenko, Ghazi, Kamath, Kumar, Manurangsi 2022,
PETS): its delta is never below the true one. The other direction is the mirror image, each mass times e^-l.
"""

import math
from dataclasses import dataclass

import numpy as np

from desktop.accounting import gaussian
from desktop.accounting.composed import Losses, Nodes, composed, epsilon_within, found_epsilon, tilt_for
from desktop.accounting.normal import Doubles, above, between
from desktop.core.normal import bisect, quantile

WIDEST = 512.0
"""An epsilon above this promises nothing that anybody could tell from none."""
FINEST, COARSEST = 1e-4, 1e-3
"""The grid of the loss: the finest unless a finer one is asked for (that of dp-accounting), and the coarsest."""
ERROR = 2e-4
"""By how much the grid may raise an epsilon where it need not be finer than FINEST."""
LARGE = 25.0
"""Above this epsilon the error and the coarsest grid grow with it: nobody needs it to the third decimal."""
LEAST_NOISE = 0.05
"""Below this multiplier a step that a record takes part in hides nothing."""
ROUGHER = 8
"""By how much the first grid, which only finds out where to look, may be coarser."""
NODES = 400


@dataclass(frozen=True, slots=True)
class Sampled:
    """Noise multiplier s > 0, sampling rate q in (0, 1], steps T >= 1; neighbours by replacing, or by adding."""

    noise: float
    rate: float
    steps: int
    replace: bool = False

    def loss_at(self, x: Doubles) -> Doubles:
        """L(x)."""
        return self._log_mix(x) - (self._log_mix(-x) if self.replace else 0)

    def log_density(self, x: Doubles) -> Doubles:
        """The logarithm of P's density."""
        s = self.noise
        return self._log_mix(x) - x * x / (2 * s * s) - math.log(s * math.sqrt(2 * math.pi))

    def _log_mix(self, x: Doubles) -> Doubles:
        exponent = (2 * x - 1) / (2 * self.noise**2)
        return np.logaddexp(math.log1p(-self.rate), math.log(self.rate) + exponent)

    def x_at(self, losses: Doubles) -> Doubles:
        """The x at which L reaches each of the losses; minus infinity where it is above them everywhere."""
        s2, q = self.noise**2, self.rate
        if not self.replace:
            odds = np.expm1(np.minimum(losses, 700)) / q
            return np.where(odds > -1, s2 * np.log1p(np.maximum(odds, -1 + 1e-16)) + 0.5, -np.inf)
        size = np.abs(losses)
        held = np.minimum(size, 300)
        part = (1 - q) * np.expm1(held)
        root = np.sqrt(part * part + np.exp(held) * (2 * q * math.exp(-0.5 / s2)) ** 2)
        return np.sign(losses) * s2 * (np.log((part + root) / (2 * q)) + size - held + 0.5 / s2)

    def reach(self, beyond: float) -> tuple[float, float]:
        """Between which x all but a chance of `beyond` lies on either side."""
        far = -quantile(beyond) * self.noise
        return (-1 - far if self.replace else -far), 1 + far


def one_step(event: Sampled, step: float, beyond: float) -> tuple[Losses, ...]:
    """One step's loss on a grid, in each direction that differs; a chance of `beyond` is taken for lost."""
    low, high = event.reach(beyond)
    ends = event.loss_at(np.array([low, high]))
    first, last = math.floor(float(ends[0]) / step), math.ceil(float(ends[1]) / step)
    at = np.arange(first, last + 1)
    x = event.x_at(at * step)
    x[0] = -np.inf
    s, q = event.noise, event.rate
    middle, right = between(x / s), between((x - 1) / s)
    of_p = (1 - q) * middle + q * right
    of_q = of_p[::-1] if event.replace else middle  # replacing is symmetric; at the lower end Q lacks what lies beyond
    upper = np.clip((of_p - of_q * np.exp(at[:-1] * step)) / -math.expm1(-step), 0, of_p)
    masses = np.zeros(len(at))
    masses[:-1] += of_p - upper
    masses[1:] += upper
    lost = float((1 - q) * above(x[-1] / s) + q * above((x[-1] - 1) / s))
    forward = Losses(step, first, masses, lost)
    return (forward,) if event.replace else (forward, forward.mirrored())


def _nodes(event: Sampled, step: float, beyond: float) -> Nodes:
    """The loss of one step by quadrature, each loss shared between the grid points beside it; exact for step 0."""
    low, high = event.reach(beyond)
    x, gap = np.linspace(low, high, NODES, retstep=True)
    losses, weights = event.loss_at(x), event.log_density(x) + math.log(float(gap))
    if not step:
        return Nodes(losses, weights)
    lower = np.floor(losses / step) * step
    up = np.clip(np.expm1(lower - losses) / math.expm1(-step), 1e-300, 1)
    down = np.clip(1 - up, 1e-300, 1)
    both = np.concatenate((lower, lower + step))
    return Nodes(both, np.concatenate((weights + np.log(down), weights + np.log(up))))


def _beyond(event: Sampled, delta: float) -> float:
    """A chance so small that all steps' together do not show beside delta."""
    return max(1e-7 * delta / event.steps, 1e-280)


def epsilon_of(event: Sampled, delta: float, *, finest: float = FINEST) -> float:
    """The epsilon of a training run at a delta in (0, 1); infinite beyond WIDEST (for rate 1, where nothing is left).

    Never below the true one (but for rounding), and by at most ERROR above it (above LARGE by that share of it), where
    the grid need not be finer than `finest` for that: very many steps with very little loss each would need it.
    """
    finest = min(finest, math.sqrt(4e-3 / event.steps))
    if event.noise < LEAST_NOISE:
        return math.inf
    if event.rate >= 1:
        mu = (2 if event.replace else 1) * math.sqrt(event.steps) / event.noise
        found = gaussian.epsilon_of(mu, delta)
        return found if found < 0.99 * gaussian.MOST else math.inf
    beyond = _beyond(event, delta)
    start = tilt_for(_nodes(event, 0.0, beyond), event.steps, delta)
    if start.epsilon > 1.1 * WIDEST:
        return math.inf
    near = start.epsilon
    step = min(COARSEST * _larger(near), ROUGHER * _grid(event, start.tilt, near, finest))
    while True:
        found, slope = _largest(event, delta, step, near)
        needed = _grid(event, slope, found, finest)
        if step <= 1.5 * needed or found == 0:
            return found if found <= WIDEST else math.inf
        step, near = needed, found


def grid_error(event: Sampled, delta: float, epsilon: float) -> float:
    """By how much a grid of FINEST may have raised an epsilon, roughly and rather too much."""
    slope = -2 * math.log(delta) / max(epsilon, 1e-6)
    return event.steps * (_larger(epsilon) * FINEST) ** 2 / 12 * (1 + slope)


def _grid(event: Sampled, slope: float, epsilon: float, finest: float) -> float:
    """The grid that raises an epsilon by ERROR, where log delta falls by `slope` for each epsilon.

    A loss shared between two ends adds up to h^2/6 to the variance and h^2/12 to the mean, T times over.
    """
    larger = _larger(epsilon)
    return larger * max(finest, min(COARSEST, math.sqrt(12 * ERROR / (larger * event.steps * (1 + slope)))))


def _larger(epsilon: float) -> float:
    """How much more the grid may err at a large epsilon."""
    return max(1.0, epsilon / LARGE)


def _largest(event: Sampled, delta: float, step: float, near: float) -> tuple[float, float]:
    """The larger epsilon of the directions, looked for near one, and how steeply log delta falls there."""
    beyond = _beyond(event, delta)
    forward = _nodes(event, step, beyond)
    found, slope = 0.0, 0.0
    for losses, nodes in zip(one_step(event, step, beyond), (forward, forward.mirrored()), strict=False):
        if found and epsilon_within(nodes, event.steps, delta, found):
            continue
        other, steep = found_epsilon(losses, nodes, event.steps, delta, near)
        if other > found:
            found, slope = other, steep
    return found, slope


def profile(event: Sampled, *, most: float = 40.0) -> tuple[Doubles, Doubles]:
    """A grid of epsilons from 0 to `most` and the delta at each, the larger of the two directions; rate below 1."""
    beyond = _beyond(event, 1e-10)
    exact = tilt_for(_nodes(event, 0.0, beyond), event.steps, 1e-5)
    step = _grid(event, exact.tilt, exact.epsilon, FINEST)
    epsilons = np.arange(0, most, 20 * step)
    forward = _nodes(event, step, beyond)
    deltas = [
        composed(losses, nodes, event.steps, 0.0).deltas(epsilons)
        for losses, nodes in zip(one_step(event, step, beyond), (forward, forward.mirrored()), strict=False)
    ]
    return epsilons, np.max(deltas, axis=0)


def noise_for(epsilon: float, delta: float, *, rate: float, steps: int) -> float:
    """The least noise multiplier that keeps (epsilon, delta), to one part in ten thousand."""
    return bisect(lambda noise: epsilon_of(Sampled(noise, rate, steps), delta) <= epsilon, 0.2, 200.0, tolerance=1e-4)[
        1
    ]
