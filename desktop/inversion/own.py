"""A person's own photographs, looked at many times: a little moved, turned, grown and lit, in memory only."""

from collections.abc import Sequence

import numpy as np

from desktop.inversion.identikit import HEIGHT, PIXELS, WIDTH
from desktop.inversion.people import HELD_OUT, Pictures

_DOWN, _ACROSS = np.meshgrid(np.arange(HEIGHT) - HEIGHT / 2 + 0.5, np.arange(WIDTH) - WIDTH / 2 + 0.5, indexing="ij")


def looks_at(crops: Sequence[bytes], *, photos: int, seed: int) -> tuple[Pictures, Pictures]:
    """So many looks for training and ten held out, (n, pixels) each, at crops of 112 by 128 grey bytes.

    With one photograph the held-out looks are looks at the same photograph, which flatters; with more they are shared.
    """
    rng = np.random.default_rng((seed, 21))
    whole = np.stack([np.frombuffer(crop, np.uint8).reshape(2 * HEIGHT, 2 * WIDTH) for crop in crops]) / np.float32(255)
    total = photos + HELD_OUT
    seen = np.stack([_look(whole[number % len(whole)], rng) for number in range(total)]).astype(np.float32)
    return seen[:photos], seen[photos:]


def _look(picture: Pictures, rng: np.random.Generator) -> Pictures:
    """One look: turned by some 3 degrees, moved by a pixel or two, brighter or darker; bilinear."""
    turn, size = rng.normal(scale=0.05), 1 + rng.normal(scale=0.025)
    moved = rng.normal(scale=1.0, size=2)
    y = 2 * size * (_DOWN * np.cos(turn) - _ACROSS * np.sin(turn) + moved[0]) + HEIGHT - 0.5
    x = 2 * size * (_ACROSS * np.cos(turn) + _DOWN * np.sin(turn) + moved[1]) + WIDTH - 0.5
    y, x = np.clip(y, 0, 2 * HEIGHT - 1.01), np.clip(x, 0, 2 * WIDTH - 1.01)
    top, left = y.astype(np.intp), x.astype(np.intp)
    v, u = y - top, x - left
    upper = picture[top, left] * (1 - u) + picture[top, left + 1] * u
    lower = picture[top + 1, left] * (1 - u) + picture[top + 1, left + 1] * u
    tones = (upper * (1 - v) + lower * v) * (1 + rng.normal(scale=0.05)) + rng.normal(scale=0.012, size=y.shape)
    return np.clip(tones, 0, 1).reshape(PIXELS)
