"""The Gaussian mechanism, exactly.

Gaussian noise of standard deviation s on a sum that one record moves by at most 1 is mu-GDP with mu = 1/s; T such steps
on all the data together have mu = sqrt(T)/s (Dong, Roth, Su 2022, Gaussian Differential Privacy). With Phi the normal
distribution function,

    delta(epsilon) = Phi(-epsilon/mu + mu/2) - e^epsilon Phi(-epsilon/mu - mu/2)

(Balle, Wang 2018, Improving the Gaussian Mechanism for Differential Privacy, theorem 8).
"""

import math

from desktop.core.normal import below, bisect

MOST = 1e4
"""Above this, epsilon and mu say nothing any more."""


def delta_of(mu: float, epsilon: float) -> float:
    """The least delta at an epsilon, for mu > 0."""
    first = below(-epsilon / mu + mu / 2)
    tail = below(-epsilon / mu - mu / 2)
    second = math.exp(epsilon + math.log(tail)) if tail > 0 else 0.0
    return max(0.0, first - second)


def epsilon_of(mu: float, delta: float) -> float:
    """The least epsilon at a delta in (0, 1), for mu > 0."""
    return bisect(lambda epsilon: delta_of(mu, epsilon) <= delta, 0.0, MOST, tolerance=1e-12)[1]


def mu_of(epsilon: float, delta: float) -> float:
    """The largest mu that keeps (epsilon, delta), for epsilon >= 0 and delta in (0, 1)."""
    return bisect(lambda mu: delta_of(mu, epsilon) > delta, 1e-9, MOST, tolerance=1e-12)[0]


def noise_for(epsilon: float, delta: float, *, steps: int) -> float:
    """The noise multiplier (standard deviation over clipping bound) of `steps` steps on all the data."""
    return math.sqrt(steps) / mu_of(epsilon, delta)
