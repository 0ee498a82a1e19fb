"""DP-SGD with sampled batches: the privacy loss of Poisson-sampled Gaussian noise, composed numerically.

One step adds N(0, s^2) to a sum of clipped records, each of which takes part with chance q. Two worlds are neighbours
where one record is added or removed. One step's hockey-stick divergence is known in closed form (Q, Phi: normal tails):

    remove: x = s^2 log((e^e - 1 + q)/q) + 1/2,  d(e) = (1-q) Q(x/s) + q Q((x-1)/s) - e^e Q(x/s)
    add:    x = s^2 log((e^-e - 1 + q)/q) + 1/2, d(e) = Phi(x/s) - e^e [(1-q) Phi(x/s) + q Phi((x-1)/s)]

A discrete privacy loss whose d runs straight between the grid points, as a function of e^e, is never below the true one
(Doroshenko, Ghazi, Kamath, Kumar, Manurangsi 2022, Connect the Dots, PETS). Its T-fold sum is a power in Fourier space.
"""

import math
from dataclasses import dataclass

import numpy as np

from desktop.accounting import gaussian
from desktop.accounting.normal import Doubles, above, below, bisect

WIDEST = 512.0
"""An epsilon above this promises nothing that anybody could tell from none."""
NOISE_FLOOR = 1e-15
"""Below this a difference of two tails is rounding, which ten thousand steps would turn into mass."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """Noise multiplier s > 0, sampling rate q in (0, 1], steps T >= 1."""

    noise: float
    rate: float
    steps: int


@dataclass(frozen=True, slots=True)
class PrivacyLoss:
    """The composed loss in both directions; `masses` on the grid e_i = (i - n/2) h, and the mass at infinity.

    `fits`: the sum lies within the grid, by its mean and ten standard deviations. Where it does not, mass beyond one
    end has come back in at the other, and the figures are worth nothing.
    """

    step: float
    masses: tuple[Doubles, ...]
    infinite: tuple[float, ...]
    fits: bool

    def deltas(self) -> tuple[Doubles, Doubles]:
        """The grid of epsilons and the delta at each, the larger of the two directions."""
        half = len(self.masses[0]) // 2
        grid = (np.arange(2 * half) - half) * self.step
        larger = np.zeros(2 * half)
        for mass, infinite in zip(self.masses, self.infinite, strict=True):
            tail = np.cumsum(mass[::-1])[::-1]
            shifted = np.cumsum((mass * np.exp(-np.maximum(grid, -700)))[::-1])[::-1]
            beyond = tail - np.exp(np.minimum(grid, 700)) * shifted
            larger = np.maximum(larger, np.clip(beyond, 0, 1) + infinite)
        return grid, larger

    def delta(self, epsilon: float) -> float:
        """The delta at an epsilon >= 0; between grid points the one before, which is never too small."""
        grid, deltas = self.deltas()
        at = min(max(math.floor(epsilon / self.step + 1e-9) + len(grid) // 2, 0), len(grid) - 1)
        return float(deltas[at])

    def epsilon(self, delta: float) -> float:
        """The least epsilon >= 0 at a delta; infinite where even the end of the grid has more."""
        grid, deltas = self.deltas()
        enough = np.flatnonzero((deltas <= delta) & (grid >= 0))
        if not len(enough):
            return math.inf
        at = int(enough[0])
        if grid[at] == 0 or deltas[at - 1] <= delta:
            return float(grid[at])
        share = (deltas[at - 1] - delta) / max(deltas[at - 1] - deltas[at], 1e-300)
        return float(grid[at - 1] + share * self.step)


def _divergence(event: Sampled, epsilons: Doubles, *, remove: bool) -> Doubles:
    """One step's hockey-stick divergence at each epsilon."""
    s, q = event.noise, min(event.rate, 1 - 1e-12)
    sign = 1 if remove else -1
    odds = np.expm1(sign * epsilons) + q
    reached = odds > 0
    x = s * s * np.log(np.where(reached, odds, 1.0) / q) + 0.5
    growth = np.exp(np.minimum(epsilons, 700))
    if remove:
        first, second = above(x / s), above((x - 1) / s)
        found = np.where(reached, (1 - q) * first + q * second - growth * first, 1 - growth)
    else:
        first, second = below(x / s), below((x - 1) / s)
        found = np.where(reached, first - growth * ((1 - q) * first + q * second), 0.0)
    return np.maximum(found, 0.0)


def _one_step(event: Sampled, half: int, h: float, *, remove: bool) -> tuple[Doubles, float]:
    """One step: masses on a circular grid (index i stands for e = i h, negative e from the end), and at infinity."""
    coarse = np.arange(-half, half, max(1, half // 4096))
    rough = _divergence(event, coarse * h, remove=remove)
    lies = (rough > NOISE_FLOOR) & (rough - np.maximum(-np.expm1(coarse * h), 0) > NOISE_FLOOR)
    inside = np.flatnonzero(lies)
    first = coarse[max(int(inside[0]) - 1, 0)] if len(inside) else -1
    last = coarse[min(int(inside[-1]) + 1, len(coarse) - 1)] if len(inside) else 1
    at = np.arange(first, last + 1)
    d = _divergence(event, at * h, remove=remove)
    rise = np.diff(d)
    mass = np.zeros(len(at))
    mass[:-1] += rise / math.expm1(h)
    mass[1:] -= rise / -math.expm1(-h)
    mass[0] += 1 - d[0]
    ring = np.zeros(2 * half)
    ring[at] = np.maximum(mass, 0)
    return ring, float(d[-1])


def privacy_loss(event: Sampled, *, widest: float = 32.0, step: float = 2.5e-4) -> PrivacyLoss:
    """The composed privacy loss of all steps, on a grid from -widest to widest."""
    half = 1 << math.ceil(math.log2(widest / step))
    masses, infinite, fits = [], [], True
    for remove in (True, False):
        ring, beyond = _one_step(event, half, step, remove=remove)
        fits = fits and _reach(ring, half, step, event.steps) < widest
        composed = np.fft.irfft(np.fft.rfft(ring) ** event.steps, n=2 * half)
        masses.append(np.fft.fftshift(np.maximum(composed, 0)))
        infinite.append(-math.expm1(event.steps * math.log1p(-beyond)))
    return PrivacyLoss(step, tuple(masses), tuple(infinite), fits)


def _reach(ring: Doubles, half: int, step: float, steps: int) -> float:
    """How far from nought the sum of so many losses goes: its mean and ten standard deviations."""
    at = np.arange(2 * half)
    losses = np.where(at < half, at, at - 2 * half) * step
    mean = float(ring @ losses)
    variance = max(0.0, float(ring @ (losses * losses)) - mean * mean)
    return steps * abs(mean) + 10 * math.sqrt(steps * variance)


def epsilon_of(event: Sampled, delta: float) -> float:
    """The epsilon of a training run at a delta in (0, 1); infinite beyond WIDEST."""
    if event.rate >= 1:
        return gaussian.epsilon_of(math.sqrt(event.steps) / event.noise, delta)
    widest, step = 32.0, 1e-4 if event.steps > 20_000 else 2.5e-4
    while widest <= WIDEST:
        loss = privacy_loss(event, widest=widest, step=step)
        found = loss.epsilon(delta)
        if loss.fits and found < 0.75 * widest:
            return found
        widest, step = 2 * widest, 2 * step
    return math.inf


def noise_for(epsilon: float, delta: float, *, rate: float, steps: int) -> float:
    """The least noise multiplier that keeps (epsilon, delta), to one part in ten thousand."""
    return bisect(lambda noise: epsilon_of(Sampled(noise, rate, steps), delta) <= epsilon, 0.2, 200.0, tolerance=1e-4)[
        1
    ]
