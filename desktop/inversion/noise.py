"""Training with noise: DP-SGD on all photos at every step (Abadi et al. 2016, Deep Learning with Differential Privacy).

Each record's gradient is cut to length 1, the sum gets normal noise of standard deviation s, and the step follows the
average. A record is one photo or one person (the average of that person's gradients). With all records in every step
the run of T steps is exactly a Gaussian mechanism with mu = sqrt(T)/s, from which s follows for epsilon and delta. Only
public pictures say in which directions the model may look (their principal components), so that these cost nothing.

Two worlds are neighbours where one record is added or removed. How many records there are and the list of names count
as public, and the settings below were tried on drawn people, which a promise to real people would have to account for.
A person's own photograph is looked at many times; each look is a record here.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.accounting.gaussian import noise_for
from desktop.core.progress import Tick
from desktop.inversion.attacks import FacePrior
from desktop.inversion.models import HIDDEN, Labels, Network, Softmax, log_softmax
from desktop.inversion.people import Pictures

STEPS = 30
RATE, MOMENTUM = 20.0, 0.8
NETWORK_RATE = 6.0


@dataclass(frozen=True, slots=True)
class Noise:
    """The promise: epsilon, delta, and whether a record is a photo or a person."""

    epsilon: float
    delta: float = 1e-5
    per_person: bool = False

    @property
    def multiplier(self) -> float:
        """The noise's standard deviation where one record counts at most 1."""
        return noise_for(self.epsilon, self.delta, steps=STEPS)


def cut_sum(inputs: Pictures, pull: Pictures, owners: Labels | None) -> Pictures:
    """The sum of the records' gradients (inputs' pull), each cut to length 1, shape (features, outputs)."""
    if owners is None:
        sizes = np.linalg.norm(inputs, axis=1) * np.linalg.norm(pull, axis=1)
        return inputs.T @ (pull / np.maximum(sizes, 1)[:, None])
    total = np.zeros((inputs.shape[1], pull.shape[1]), np.float32)
    for owner in np.unique(owners):
        own = owners == owner
        slope = inputs[own].T @ pull[own] / np.float32(own.sum())
        total += slope / np.float32(max(1.0, float(np.linalg.norm(slope))))
    return total


def _features(pictures: Pictures, prior: FacePrior) -> Pictures:
    """Pictures along the public components, of length about 1, and a constant for the bias."""
    along = (pictures - prior.mean) @ prior.basis / np.float32(np.linalg.norm(prior.spread))
    return np.column_stack((along, np.full(len(along), 0.3, np.float32)))


def train_softmax_with_noise(
    pictures: Pictures,
    labels: Labels,
    *,
    classes: int,
    prior: FacePrior,
    noise: Noise,
    rng: np.random.Generator,
    tick: Tick,
) -> Softmax:
    """Softmax regression on the public components, its gradients cut and noised; `labels` name the owners as well.

    What is given out is an average of the weights on the way, later ones weighing more; the promise covers all of them.
    """
    inputs = _features(pictures, prior)
    owners = labels if noise.per_person else None
    records = classes if noise.per_person else len(inputs)
    spread = noise.multiplier
    tick(0.0)
    weights: Pictures = np.zeros((inputs.shape[1], classes), np.float32)
    moving, mixed = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(STEPS):
        pull = np.exp(log_softmax(inputs @ weights))
        pull[np.arange(len(labels)), labels] -= 1
        total = cut_sum(inputs, pull, owners) + rng.normal(scale=spread, size=weights.shape)
        moving = MOMENTUM * moving - (RATE / records) * total
        weights = (weights + moving).astype(np.float32)
        mixed = mixed + weights * np.float32(2 * (step + 1) / (STEPS * (STEPS + 1)))
        tick((step + 1) / STEPS)
    scale = np.float32(np.linalg.norm(prior.spread))
    return Softmax(prior.basis @ (mixed[:-1] / scale), mixed[-1] * np.float32(0.3), prior.mean)


def train_network_with_noise(
    pictures: Pictures,
    labels: Labels,
    *,
    classes: int,
    prior: FacePrior,
    noise: Noise,
    rng: np.random.Generator,
    tick: Tick,
) -> Network:
    """The network on the public components, the gradients of both layers cut together and noised."""
    inputs = _features(pictures, prior)
    groups = [labels == owner for owner in np.unique(labels)] if noise.per_person else None
    records = classes if groups else len(inputs)
    spread, parts = noise.multiplier, _first_layers(inputs.shape[1], classes, rng)
    moving = [np.zeros_like(part) for part in parts]
    for step in range(STEPS):
        hidden = np.tanh(inputs @ parts[0])
        pull = np.exp(log_softmax(hidden @ parts[1]))
        pull[np.arange(len(labels)), labels] -= 1
        back = (pull @ parts[1].T) * (1 - hidden * hidden)
        totals = cut_layers(((inputs, back), (hidden, pull)), groups)
        for at, total in enumerate(totals):
            noised = total + rng.normal(scale=spread, size=total.shape)
            moving[at] = MOMENTUM * moving[at] - (NETWORK_RATE / records) * noised
            parts[at] = (parts[at] + moving[at]).astype(np.float32)
        tick((step + 1) / STEPS)
    scale = np.float32(np.linalg.norm(prior.spread))
    first, first_bias = prior.basis @ (parts[0][:-1] / scale), parts[0][-1] * np.float32(0.3)
    return Network(first, first_bias, parts[1], np.zeros(classes, np.float32), prior.mean)


def _first_layers(features: int, classes: int, rng: np.random.Generator) -> list[Pictures]:
    """Glorot's start of both layers."""
    shapes = ((features, HIDDEN), (HIDDEN, classes))
    return [rng.normal(scale=np.sqrt(2 / sum(shape)), size=shape).astype(np.float32) for shape in shapes]


def cut_layers(
    layers: tuple[tuple[Pictures, Pictures], ...], groups: list[NDArray[np.bool_]] | None
) -> tuple[Pictures, ...]:
    """The sums of the records' gradients, each record cut to length 1 over all layers together."""
    if groups is None:
        squares = sum((given * given).sum(axis=1) * (pull * pull).sum(axis=1) for given, pull in layers)
        keep = 1 / np.maximum(np.sqrt(squares), 1)
        return tuple(given.T @ (pull * keep[:, None]) for given, pull in layers)
    totals = [np.zeros((given.shape[1], pull.shape[1]), np.float32) for given, pull in layers]
    for own in groups:
        slopes = [given[own].T @ pull[own] / np.float32(own.sum()) for given, pull in layers]
        keep = 1 / max(1.0, float(np.sqrt(sum((slope * slope).sum() for slope in slopes))))
        for total, slope in zip(totals, slopes, strict=True):
            total += np.float32(keep) * slope
    return tuple(totals)
