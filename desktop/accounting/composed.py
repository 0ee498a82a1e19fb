"""Many steps of a privacy loss on a grid, added up where it matters.

The sum of T independent losses has the T-th power of their Fourier transform. Its far tail, where a small delta lives,
would drown in the rounding of that transform. So each mass is first multiplied by e^(t l) and the sum divided by it
afterwards (Esscher 1932): with K(t) = log E[e^(t l)] the tilted sum has the mean T K'(t), and with the right t this is
where the wanted epsilon is. The transform need not be longer than the tilted sum is wide: what lies outside the window
is bounded by Chernoff's inequality, and so is the epsilon from above:

    delta(e) <= e^(T K(t) - t e) t^t / (1 + t)^(1 + t)    (Canonne, Kamath, Steinke 2020; Asoodeh et al. 2020)

A sum of many steps is smooth on its grid: almost all of its waves are too small to see. So neighbouring masses are
summed in bundles, exactly, by what their waves give, and little of the grid's length is handled after the transform.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.accounting.normal import Doubles

Waves = NDArray[np.complexfloating[Any, Any]]

TILTS: Doubles = np.geomspace(1e-3, 1e6, 40)
AWAY = math.log(1e-13)
"""The logarithm of the share of the tilted sum that may lie outside the window on either side."""
NOTHING = 1e-24
"""Below this a wave of the sum is left out: far below the rounding of the transform."""
POINTS = 1 << 16
"""At how many losses the sum is told at least, where the grid has so many."""
_FAR: Doubles = np.geomspace(1e-4, 60.0, 64)
STEEPEST = 6.0
"""How many powers of e the masses may fall from the middle of the window to the wanted epsilon."""


@dataclass(frozen=True, slots=True)
class Losses:
    """One step's loss: `masses[i]` at (first + i) times `step`, and `infinite` at infinity."""

    step: float
    first: int
    masses: Doubles
    infinite: float

    def mirrored(self) -> "Losses":
        """The loss in the other direction: e^-l of each mass, at -l."""
        at = np.arange(self.first, self.first + len(self.masses))
        masses = self.masses * np.exp(-np.maximum(at * self.step, -700))
        return Losses(self.step, -int(at[-1]), masses[::-1], 0.0)


@dataclass(frozen=True, slots=True)
class Nodes:
    """A few losses with the logarithms of their weights, to reckon K with."""

    losses: Doubles
    weights: Doubles

    def mirrored(self) -> "Nodes":
        """The other direction."""
        return Nodes(-self.losses, self.weights - self.losses)

    def growth(self, tilts: Doubles) -> Doubles:
        """K at each tilt."""
        powers = self.weights + np.multiply.outer(tilts, self.losses)
        highest = powers.max(axis=-1)
        return np.asarray(highest + np.log(np.exp(powers - highest[..., None]).sum(axis=-1)))

    def mean_and_spread(self, tilt: float) -> tuple[float, float, float]:
        """K, the mean and the standard deviation of one loss, tilted."""
        powers = self.weights + tilt * self.losses
        highest = float(powers.max())
        shares = np.exp(powers - highest)
        total = float(shares.sum())
        mean = float(shares @ self.losses) / total
        variance = float(shares @ (self.losses - mean) ** 2) / total
        return highest + math.log(total), mean, math.sqrt(variance)


@dataclass(frozen=True, slots=True)
class Tilt:
    """A tilt, and the epsilon that Chernoff's inequality gives with it."""

    tilt: float
    epsilon: float


def _below_one(tilts: Doubles) -> Doubles:
    """The logarithm of t^t / (1 + t)^(1 + t)."""
    return -np.log1p(tilts) - tilts * np.log1p(1 / tilts)


def tilt_for(nodes: Nodes, steps: int, delta: float) -> Tilt:
    """The tilt that bounds epsilon best at a delta."""
    return _least(lambda tilts: (steps * nodes.growth(tilts) + _below_one(tilts) - math.log(delta)) / tilts)


def _tilt_at(nodes: Nodes, steps: int, epsilon: float) -> float:
    """The tilt that bounds delta best at an epsilon."""
    return _least(lambda tilts: steps * nodes.growth(tilts) - tilts * epsilon).tilt


def _least(bounds_at: Callable[[Doubles], Doubles]) -> Tilt:
    """The tilt with the least bound: first among TILTS, then between its neighbours."""
    best = float(TILTS[int(np.argmin(bounds_at(TILTS)))])
    closer = np.geomspace(best / 1.7, best * 1.7, 21)
    bounds = bounds_at(closer)
    at = int(np.argmin(bounds))
    return Tilt(float(closer[at]), float(bounds[at]))


def epsilon_within(nodes: Nodes, steps: int, delta: float, epsilon: float) -> bool:
    """Whether Chernoff's inequality alone shows that delta is enough for this epsilon."""
    return tilt_for(nodes, steps, delta).epsilon <= epsilon


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of all steps near where it was looked for.

    `tails[i]` is the sum of the masses from losses[i] on, and `shrunk[i]` that of the masses times e^-(l - about); both
    without the factor e^scale.
    """

    losses: Doubles
    tails: Doubles
    shrunk: Doubles
    about: float
    scale: float
    infinite: float

    def _deltas(self) -> Doubles:
        """Delta at each of the losses, without what is infinite and the factor e^scale."""
        return np.maximum(self.tails - self.shrunk * np.exp(np.minimum(self.losses - self.about, 300)), 0)

    def deltas(self, epsilons: Doubles) -> Doubles:
        """The delta at each epsilon that lies above the lower end of the window, never below the true one.

        Delta falls convexly with e^epsilon, so that it lies nowhere above a straight line between two of its points;
        where no mass lies between them it is that line.
        """
        found = np.interp(np.exp(epsilons), np.exp(np.minimum(self.losses, 700)), self._deltas(), right=0.0)
        return np.minimum(found * math.exp(self.scale) + self.infinite, 1.0)

    def epsilon(self, delta: float) -> tuple[float, float]:
        """The epsilon at a delta, and how steeply log delta falls there; the window's lower end where that is enough.

        Between two losses by the straight line that `deltas` takes.
        """
        left = max(delta - self.infinite, 1e-300)
        target = math.exp(min(math.log(left) - self.scale, 700))
        deltas = self._deltas()
        after = int(np.argmax(deltas <= target))
        if after == 0:
            return float(self.losses[0]), 0.0
        low, high = float(self.losses[after - 1]), float(self.losses[after])
        share = (float(deltas[after - 1]) - target) / float(deltas[after - 1] - deltas[after])
        epsilon = low + math.log1p(share * math.expm1(high - low))
        return epsilon, max(0.0, float(self.tails[after]) / target - 1)


def composed(losses: Losses, nodes: Nodes, steps: int, tilt: float) -> Sum:
    """The sum of so many losses, in the window where the tilted sum lies."""
    growth, mean, spread = nodes.mean_and_spread(tilt)
    low, high = _window(nodes, steps, tilt, growth, max(spread, 1e-12) * math.sqrt(steps))
    h = losses.step
    start, stop = math.floor(low / h) - 2, math.ceil((high + (high - low) / POINTS) / h) + 2
    length = _quick_length(max(stop - start, 64))
    waves, total = _waves(losses, steps, tilt, growth, length)
    together = _together(length, len(waves))
    first = start // together
    found = np.arange(first, first + length // together) * (together * h)
    about = steps * mean
    plain, shrunk = (
        np.roll(_bundles(waves, length, together, math.exp(-further * h)), -(first % len(found)))
        * np.exp(np.clip(-further * (found - about), -700, 300))
        for further in (tilt, tilt + 1)
    )
    scale = steps * (growth + math.log(total)) - tilt * about
    infinite = -math.expm1(steps * math.log1p(-losses.infinite))
    return Sum(found, _sums_from(plain), _sums_from(shrunk), about, scale, infinite)


def _waves(losses: Losses, steps: int, tilt: float, growth: float, length: int) -> tuple[Waves, float]:
    """The waves of the tilted sum on a ring of so many losses, and by what K was missed for each step, as a factor."""
    at = np.arange(losses.first, losses.first + len(losses.masses))
    tilted = losses.masses * np.exp(np.minimum(tilt * losses.step * at - growth, 700))
    ring = np.bincount(at % length, weights=tilted, minlength=length)
    total = float(ring.sum())
    return _power(np.fft.rfft(ring / total), steps), total


def _together(length: int, waves: int) -> int:
    """How many neighbouring masses can be bundled, a power of two: POINTS bundles and every wave remain."""
    together = 1
    while length % (2 * together) == 0 and length // (2 * together) >= max(POINTS, 2 * waves):
        together *= 2
    return together


def _bundles(waves: Waves, length: int, together: int, shrink: float) -> Doubles:
    """The sums of shrink^i m[first + i] over i < together, for every together-th `first` of the ring.

    m[j] is the mean over all waves k of F_k w^(k j) with w = e^(2 pi i / length), so that each sum has the factor
    1 + x + ... + x^(together - 1) = (1 + x) (1 + x^2) (1 + x^4) ... with x = shrink w^k.
    """
    if together > 1:
        waves = waves / together
        x, power = shrink * np.exp(2j * np.pi / length * np.arange(len(waves))), 1
        while power < together:
            waves *= 1 + x
            x *= x
            power *= 2
    return np.maximum(np.fft.irfft(waves, length // together), 0)


def _window(nodes: Nodes, steps: int, tilt: float, growth: float, spread: float) -> tuple[float, float]:
    """Between which losses all but a share of e^AWAY of the tilted sum lies on either side."""
    further = _FAR / spread
    right = (steps * (nodes.growth(tilt + further) - growth) - AWAY) / further
    left = (steps * (nodes.growth(tilt - further) - growth) - AWAY) / -further
    return float(left.max()), float(right.min())


def found_epsilon(losses: Losses, nodes: Nodes, steps: int, delta: float, near: float) -> tuple[float, float]:
    """The epsilon at a delta in one direction, looked for near one, and how steeply log delta falls there."""
    bound = tilt_for(nodes, steps, delta)
    if bound.epsilon <= 0:
        return 0.0, 0.0
    tilt = _tilt_at(nodes, steps, near) if near < bound.epsilon else bound.tilt
    for _ in range(3):
        whole = composed(losses, nodes, steps, tilt)
        epsilon, slope = whole.epsilon(delta)
        if epsilon <= 0 or tilt * (whole.about - epsilon) <= STEEPEST:
            break
        better = _tilt_at(nodes, steps, epsilon)
        if better >= tilt:
            break
        tilt = better
    return max(0.0, epsilon), slope


def _power(waves: Waves, steps: int) -> Waves:
    """The waves, none larger than 1, to a whole power, by squaring; those at the end that are below NOTHING are cut."""
    seen = np.flatnonzero(np.abs(waves) > NOTHING ** (1 / steps))
    square = waves[: int(seen[-1]) + 1]
    power = np.ones_like(square)
    while steps:
        if steps & 1:
            power *= square
        square = square * square
        steps >>= 1
    return power


def _sums_from(values: Doubles) -> Doubles:
    """At each place the sum of the values from there on."""
    return np.cumsum(values[::-1])[::-1]


def _quick_length(least: int) -> int:
    """The next length that the Fourier transform is quick for: 1, 3, 5, 9 or 15 times a power of two."""
    return min(odd << max(0, math.ceil(math.log2(least / odd))) for odd in (1, 3, 5, 9, 15))
