"""The older way to an epsilon, so that published figures can be recognised: Renyi divergences, then a conversion.

For Poisson-sampled Gaussian noise the divergence of order a is log A(a) / (a - 1) with
A(a) = E[(1 - q + q exp((2z - 1)/(2 s^2)))^a], z ~ N(0, s^2) (Mironov, Talwar, Zhang 2019, Renyi Differential Privacy of
the Sampled Gaussian Mechanism). T steps add up. The first conversion is Mironov's (2017), the second that of Canonne,
Kamath, Steinke (2020, The Discrete Gaussian for Differential Privacy, proposition 12).
"""

import math

import numpy as np

from desktop.accounting.normal import Doubles
from desktop.accounting.sampled import Sampled

ORDERS: Doubles = np.concatenate((np.arange(11, 110) / 10.0, np.arange(12.0, 64.0)))
"""The orders that the papers' accountants tried: 1.1 to 10.9 by tenths, 12 to 63."""

REACH = 14.0
"""How many standard deviations round its peak the integral takes in."""


def divergences(event: Sampled) -> Doubles:
    """The Renyi divergence of all steps at each of ORDERS, by quadrature."""
    s, q = event.noise, min(event.rate, 1 - 1e-12)
    z = np.arange(-REACH * s, ORDERS[-1] + REACH * s, min(s / 40, 0.05))
    density = -(z * z) / (2 * s * s) - math.log(s * math.sqrt(2 * math.pi)) + math.log(z[1] - z[0])
    ratio = np.logaddexp(math.log1p(-q), math.log(q) + (2 * z - 1) / (2 * s * s))
    moments = np.array([np.logaddexp.reduce(density + order * ratio) for order in ORDERS])
    return np.asarray(event.steps * np.maximum(moments, 0) / (ORDERS - 1), dtype=np.float64)


def classic_epsilon(event: Sampled, delta: float) -> float:
    """Epsilon by the conversion of 2017, as in most published figures."""
    return float(np.min(divergences(event) + math.log(1 / delta) / (ORDERS - 1)))


def renyi_epsilon(event: Sampled, delta: float) -> float:
    """Epsilon by the conversion of 2020."""
    a = ORDERS
    return float(np.min(divergences(event) + np.log((a - 1) / a) - (math.log(delta) + np.log(a)) / (a - 1)))
