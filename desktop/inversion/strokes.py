"""Soft-edged paint on a batch of grey pictures."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
EDGE = 0.045
"""Width of a soft edge, a little over a pixel."""


def soft(distance: Floats) -> Floats:
    """Coverage 0 to 1 of pixels at a signed distance inside an edge."""
    return np.clip(distance / EDGE + 0.5, 0, 1)


def blob(u: Floats, v: Floats, x: float | Floats, y: float | Floats, wide: float | Floats, high: float) -> Floats:
    """A soft spot: 1 in its middle, falling off as a bell."""
    across, down = (u - x) / wide, (v - y) / high
    return np.exp(-(across * across + down * down))


class Canvas:
    """Pictures under way, shape (photos, height, width)."""

    def __init__(self, ground: Floats) -> None:
        self.tones = ground.astype(np.float32)

    def lay(self, tone: float | Floats, cover: Floats) -> None:
        """Lay a tone over what is there."""
        self.tones += cover * (tone - self.tones)

    def darken(self, share: Floats) -> None:
        """Take a share of the light away."""
        self.tones *= 1 - share

    def lighten(self, share: Floats) -> None:
        """Move a share of the way to white."""
        self.tones += share * (1 - self.tones)
