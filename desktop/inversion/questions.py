"""What a model gives out to who may only ask, and what an attacker makes of it.

The attacker asks about random pictures: the public mean face plus slow noise, made of the 820 lowest frequencies of the
cosine transform, weaker the faster. With confidences, the log-odds of a picture are a straight-line function of it for
softmax regression, so least squares gives the model away (Tramer, Zhang, Juels, Reiter, Ristenpart 2016, Stealing
Machine Learning Models via Prediction APIs, USENIX Security). With names only, the average of the noise that the model
calls "Alice" points the way that its score for Alice grows (Stein's identity).
"""

from enum import Enum

import numpy as np
from numpy.typing import NDArray

from desktop.core.progress import Tick
from desktop.inversion.identikit import HEIGHT, PIXELS, WIDTH
from desktop.inversion.models import Model, Softmax
from desktop.inversion.people import Pictures

FREQUENCIES = 820
AT_ONCE = 500
DOWN, ACROSS = 36, 32


class Reveal(Enum):
    """What the attacker gets."""

    FILE = "file"
    FULL = "full"
    EXPLAIN = "explain"
    TOP = "top"
    THREE = "3"
    TWO = "2"
    ONE = "1"
    LABEL = "label"

    @property
    def decimals(self) -> int | None:
        """To how many decimals confidences are rounded, if they are."""
        return {Reveal.THREE: 3, Reveal.TWO: 2, Reveal.ONE: 1}.get(self)


TOP = 5
RIDGE = 1e-6
ROUNDED_RIDGE = 0.1
QUIET = np.float32(0.12)
"""Near the mean face confidences are middling, and rounding hides least of them (tried from 1 down to .12)."""
CONTRAST = np.float32(0.12)
"""How far, in tones, a person's mean face typically lies from the public mean (measured on drawn people)."""


def _cosines(size: int, count: int) -> Pictures:
    """The first `count` rows of the orthonormal cosine transform of `size` points."""
    points = (np.arange(size) + 0.5) * np.pi / size
    rows = np.cos(np.arange(count)[:, None] * points) * np.sqrt(2 / size)
    rows[0] /= np.sqrt(2)
    return rows.astype(np.float32)


_DOWN, _ACROSS = _cosines(HEIGHT, DOWN), _cosines(WIDTH, ACROSS)
_PITCH = np.hypot(np.arange(DOWN)[:, None] / HEIGHT, np.arange(ACROSS)[None, :] / WIDTH)
_KEPT: NDArray[np.intp] = np.argsort(_PITCH, axis=None, kind="stable")[:FREQUENCIES]
_SPREAD = (4.0 / (1 + 8 * _PITCH.ravel()[_KEPT])).astype(np.float32)


def noise_spectra(rng: np.random.Generator, count: int) -> Pictures:
    """Slow noise as its 820 coefficients, shape (count, 820)."""
    return rng.standard_normal((count, FREQUENCIES), dtype=np.float32) * _SPREAD


def spectra(pictures: Pictures) -> Pictures:
    """The 820 slowest cosine coefficients of pictures, shape (n, 820)."""
    narrow = pictures.reshape(-1, WIDTH) @ _ACROSS.T
    return (_DOWN @ narrow.reshape(-1, HEIGHT, ACROSS)).reshape(len(pictures), -1)[:, _KEPT]


def pictures_of(coefficients: Pictures) -> Pictures:
    """The pictures with these slowest coefficients, shape (n, pixels)."""
    spectrum = np.zeros((len(coefficients), DOWN * ACROSS), np.float32)
    spectrum[:, _KEPT] = coefficients
    wide = spectrum.reshape(-1, ACROSS) @ _ACROSS
    return (_DOWN.T @ wide.reshape(-1, DOWN, WIDTH)).reshape(len(coefficients), PIXELS)


def answer(model: Model, pictures: Pictures, reveal: Reveal) -> Pictures:
    """The confidences that the model gives out, shape (n, classes): what it withholds is nought."""
    confidences = np.exp(model.log_confidences(pictures))
    if reveal.decimals is not None:
        return np.round(confidences, reveal.decimals)
    if reveal is Reveal.TOP:
        least = np.partition(confidences, -TOP, axis=1)[:, -TOP][:, None]
        return np.where(confidences >= least, confidences, 0)
    if reveal is Reveal.LABEL:
        return (confidences == confidences.max(axis=1, keepdims=True)).astype(np.float32)
    return confidences


def steal(
    model: Model, mean: Pictures, reveal: Reveal, *, questions: int, rng: np.random.Generator, tick: Tick
) -> Softmax:
    """A model like the one asked: least squares of its log-odds on the slow frequencies of the pictures.

    A confidence of nought hides in what rounding leaves: it is taken as half of what could be hidden there.
    """
    known = np.zeros((FREQUENCIES + 1, FREQUENCIES + 1))
    seen: Pictures = np.zeros((FREQUENCIES + 1, 0))
    asked = 0
    while asked < questions:
        count = min(AT_ONCE, questions - asked)
        pictures = np.clip(mean + QUIET * pictures_of(noise_spectra(rng, count)), 0, 1)
        inputs = np.column_stack((spectra(pictures - mean), np.ones(count, np.float32)))
        odds = _log_odds(answer(model, pictures, reveal), reveal)
        known += inputs.T @ inputs
        seen = inputs.T @ odds if not asked else seen + inputs.T @ odds
        asked += count
        tick(asked / questions)
    known[np.diag_indices(FREQUENCIES)] += (ROUNDED_RIDGE if reveal.decimals else RIDGE) * np.trace(known) / len(known)
    solved = np.linalg.solve(known, seen.astype(np.float64)).astype(np.float32)
    return Softmax(np.ascontiguousarray(pictures_of(solved[:-1].T).T), solved[-1], mean)


def _log_odds(told: Pictures, reveal: Reveal) -> Pictures:
    """log p less its mean over the classes."""
    if reveal.decimals is not None:
        told = np.maximum(told, 0.25 * 10.0**-reveal.decimals)
    logs = np.log(np.maximum(told, 1e-30))
    return logs - logs.mean(axis=1, keepdims=True)


def average_noise(
    model: Model, mean: Pictures, reveal: Reveal, *, questions: int, rng: np.random.Generator, tick: Tick
) -> tuple[Pictures, ...]:
    """The average of the noise, weighed by what the model says of each name, added to the public mean face.

    Ten pictures (classes, pixels) or fewer, on the way while the questions are asked; the last is the attacker's best.
    """
    sums, shares, squares, noises = np.zeros((1, 1)), np.zeros((1, 1)), np.zeros((1, 1)), np.zeros((1, 1))
    frames: list[Pictures] = []
    asked = 0
    while asked < questions:
        count = min(AT_ONCE, questions - asked)
        noise = noise_spectra(rng, count)
        told = answer(model, np.clip(mean + pictures_of(noise), 0, 1), reveal)
        sums, noises = sums + told.T @ noise, noises + noise.sum(axis=0)
        shares, squares = shares + told.sum(axis=0)[:, None], squares + (told * told).sum(axis=0)[:, None]
        asked += count
        tick(asked / questions)
        if asked * 10 // questions > len(frames):
            averages = sums / np.maximum(shares, 1e-6) - noises / asked
            frames.append(_with_contrast(_shrunk(averages, shares * shares / np.maximum(squares, 1e-6)), mean))
    return tuple(frames)


def _shrunk(averages: Pictures, counts: Pictures) -> Pictures:
    """Each frequency taken back by the share of chance in it (empirical Bayes; Efron, Morris 1973, JASA 68:117).

    An average of n pieces of noise of spread s is off by s^2/n on the square; `counts` (classes, 1) are the n. What the
    squares of the averages have beyond that, over all classes, is what the model told: t. Kept is t / (t + s^2/n), and
    nothing of a name that the model never said.
    """
    named = counts[:, 0] > 0
    by_chance = _SPREAD * _SPREAD / np.maximum(counts, 1e-6)
    told = np.maximum((averages * averages - by_chance)[named].mean(axis=0), 0) if named.any() else 0.0
    return np.where(named[:, None], averages * told / (told + by_chance), 0)


def _with_contrast(coefficients: Pictures, mean: Pictures) -> Pictures:
    noise = pictures_of(coefficients.astype(np.float32))
    size = np.maximum(noise.std(axis=1, keepdims=True), 1e-6)
    return np.where(size > 1e-5, np.clip(mean + noise * (CONTRAST / size), 0, 1), mean)
