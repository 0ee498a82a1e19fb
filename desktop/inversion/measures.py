"""How near a rebuilt picture comes to a person."""

import math

import numpy as np

from desktop.inversion.models import Labels
from desktop.inversion.people import Pictures

FLAT = 1e-4
"""A picture whose difference from the public mean is smaller than this, per pixel, is the public mean."""


def likeness(pictures: Pictures, targets: Pictures, mean: Pictures) -> Pictures:
    """Pearson's correlation of (picture - public mean) with (target - public mean), row by row, shape (n,).

    0 for the average face, 1 for the target itself; 0 by definition where a picture equals the public mean. Plain
    correlation would flatter: the average face alone has .68.
    """
    return _pairs(pictures, targets, mean).diagonal().copy()


def _centred(pictures: Pictures, mean: Pictures) -> Pictures:
    away = pictures - mean
    away = away - away.mean(axis=1, keepdims=True)
    size = np.linalg.norm(away, axis=1, keepdims=True)
    enough = size > FLAT * math.sqrt(away.shape[1])
    return np.where(enough, away / np.where(enough, size, 1), 0)


def _pairs(pictures: Pictures, others: Pictures, mean: Pictures) -> Pictures:
    return _centred(pictures, mean) @ _centred(others, mean).T


def ranks(pictures: Pictures, persons: Labels, gallery: Pictures, mean: Pictures) -> Labels:
    """Where each picture's own person comes in the gallery (persons, pixels), the likest first: 1 is found.

    Of equals the own person comes last, so that a picture that says nothing finds nobody.
    """
    alike = _pairs(pictures, gallery, mean)
    own = alike[np.arange(len(persons)), persons]
    return (alike >= own[:, None]).sum(axis=1)


def interval(found: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval (1927) of a share."""
    z, share = 1.959964, found / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return max(0.0, middle - half), min(1.0, middle + half)
