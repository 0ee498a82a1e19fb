"""The older way to an epsilon, so that published figures can be recognised: Renyi divergences, then a conversion.

For Poisson-sampled Gaussian noise the divergence of order a is log A(a) / (a - 1) with
A(a) = E[(1 - q + q exp((2z - 1)/(2 s^2)))^a], z ~ N(0, s^2) (Mironov, Talwar, Zhang 2019, Renyi Differential Privacy of
the Sampled Gaussian Mechanism). T steps add up. The first conversion is Mironov's (2017), the second that of Canonne,
Kamath, Steinke (2020, The Discrete Gaussian for Differential Privacy, proposition 12).
"""

import math
from dataclasses import replace

import numpy as np

from desktop.accounting.normal import Doubles
from desktop.accounting.sampled import LEAST_NOISE, Sampled

ORDERS: Doubles = np.concatenate((np.arange(11, 110) / 10.0, np.arange(12.0, 64.0)))
"""The orders that the papers' accountants tried: 1.1 to 10.9 by tenths, 12 to 63."""

REACH = 14.0
"""How many standard deviations round its peak the integral takes in."""


def divergences(event: Sampled) -> Doubles:
    """The Renyi divergence of all steps at each of ORDERS, by quadrature; infinite below LEAST_NOISE."""
    s = event.noise
    if s < LEAST_NOISE:
        return np.full(len(ORDERS), math.inf)
    nearly = replace(event, rate=min(event.rate, 1 - 1e-12))
    furthest = (2 if event.replace else 1) * float(ORDERS[-1])
    x = np.arange(-1 - REACH * s, furthest + REACH * s, s / 20)
    losses = nearly.loss_at(x)
    density = nearly.log_density(x) - losses + math.log(float(x[1] - x[0]))
    powers = density + np.multiply.outer(ORDERS, losses)
    highest = powers.max(axis=1)
    moments = highest + np.log(np.exp(powers - highest[:, None]).sum(axis=1))
    return np.asarray(event.steps * np.maximum(moments, 0) / (ORDERS - 1), dtype=np.float64)


def older_epsilon(divergences_: Doubles, delta: float) -> float:
    """Epsilon by the conversion of 2017, as in most published figures."""
    return float(np.min(divergences_ + math.log(1 / delta) / (ORDERS - 1)))


def newer_epsilon(divergences_: Doubles, delta: float, *, orders: Doubles = ORDERS) -> float:
    """Epsilon by the conversion of 2020; never below 0."""
    a = orders
    bounds = divergences_ + np.log((a - 1) / a) - (math.log(delta) + np.log(a)) / (a - 1)
    return max(0.0, float(np.min(bounds)))


def older_of_rho(rho: float, delta: float) -> float:
    """Epsilon of rho-zCDP by Bun and Steinke (2016): rho + 2 sqrt(rho log(1/delta))."""
    return rho + 2 * math.sqrt(rho * math.log(1 / delta))


def newer_of_rho(rho: float, delta: float) -> float:
    """Epsilon of rho-zCDP by the conversion of 2020: the divergence of order a is rho a, at any order."""
    orders = 1 + np.geomspace(1e-3, 1e5, 4000)
    return newer_epsilon(rho * orders, delta, orders=orders)
