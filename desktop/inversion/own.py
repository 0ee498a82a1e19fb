"""A person's own photographs, looked at many times: a little moved, turned, grown and lit, in memory only."""

from collections.abc import Sequence

import numpy as np

from desktop.inversion.identikit import HEIGHT, PIXELS, WIDTH
from desktop.inversion.people import HELD_OUT, Pictures

_DOWN, _ACROSS = np.meshgrid(np.arange(HEIGHT) - HEIGHT / 2 + 0.5, np.arange(WIDTH) - WIDTH / 2 + 0.5, indexing="ij")


def looks_at(crops: Sequence[bytes], *, photos: int, seed: int) -> tuple[Pictures, Pictures]:
    """At least so many looks for training and ten held out, (n, pixels) each, at crops of 112 by 128 grey bytes.

    Of several photographs the last is held out. With one, the held-out looks are looks at the same, which flatters.
    """
    rng = np.random.default_rng((seed, 21))
    whole = np.stack([np.frombuffer(crop, np.uint8).reshape(2 * HEIGHT, 2 * WIDTH) for crop in crops]) / np.float32(255)
    learned, held_out = (whole[:-1], whole[-1:]) if len(whole) > 1 else (whole, whole)
    return _looks(learned, max(photos, len(learned)), rng), _looks(held_out, HELD_OUT, rng)


def _looks(pictures: Pictures, count: int, rng: np.random.Generator) -> Pictures:
    return np.stack([_look(pictures[number % len(pictures)], rng) for number in range(count)]).astype(np.float32)


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
