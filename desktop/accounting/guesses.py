"""The cap on guesses from a run itself, tighter than from one epsilon and delta."""

import math

import numpy as np

from desktop.accounting.sampled import Sampled, profile
from desktop.core.bounds import gaussian_guess_cap

MOST = 40.0
"""The epsilons looked at: beyond it e^epsilon times any chance worth telling is above 1."""


def guess_cap_of(event: Sampled, prior: float) -> float:
    """How often the right one of several candidates is named at the most, where luck alone gives `prior`.

    1 - sup over epsilon of max(1 - d - e^epsilon a, e^-epsilon (1 - d - a)), d being the run's delta at that epsilon
    (Dong, Roth, Su 2022): the trade-off of a run is the upper edge of those of all its promises.
    """
    if event.rate >= 1:
        return gaussian_guess_cap(prior, (2 if event.replace else 1) * math.sqrt(event.steps) / event.noise)
    epsilons, deltas = profile(event, most=MOST)
    straight = 1 - deltas - np.exp(epsilons) * prior
    mirrored = np.exp(-epsilons) * (1 - deltas - prior)
    best = max(0.0, float(straight.max()), float(mirrored.max()))
    return max(prior, 1 - best)
