"""The two models of the lab: softmax regression on pixels, and a network with one hidden layer.

Both see a picture less the public mean face. With z the scores of the classes, p_k = e^{z_k} / sum_j e^{z_j}, and the
gradient of log p_y with respect to z is e_y - p.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.core.progress import Tick
from desktop.inversion.people import Pictures

Labels = NDArray[np.intp]
WEIGHT_DECAY = 1e-3
HIDDEN = 100
AT_ONCE = 300


class Model(Protocol):
    """Pictures of shape (n, pixels) in."""

    def log_confidences(self, pictures: Pictures) -> Pictures:
        """log p of every class, shape (n, classes)."""
        ...

    def confidence_and_gradient(self, pictures: Pictures, classes: Labels) -> tuple[Pictures, Pictures]:
        """p of the class asked for, shape (n,), and the gradient of its log p, shape (n, pixels)."""
        ...


def log_softmax(scores: Pictures) -> Pictures:
    """log p of scores, row by row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Softmax:
    """`weights` (pixels, classes), `bias` (classes,), `mean` (pixels,): z = (x - mean) W + b."""

    weights: Pictures
    bias: Pictures
    mean: Pictures

    def log_confidences(self, pictures: Pictures) -> Pictures:
        """log p of every class."""
        return log_softmax((pictures - self.mean) @ self.weights + self.bias)

    def confidence_and_gradient(self, pictures: Pictures, classes: Labels) -> tuple[Pictures, Pictures]:
        """grad log p_y = W (e_y - p)."""
        scores = pictures @ self.weights
        scores += self.bias - self.mean @ self.weights
        pull = -np.exp(log_softmax(scores))
        rows = np.arange(len(pictures))
        confidence = -pull[rows, classes]
        pull[rows, classes] += 1
        return confidence, pull @ self.weights.T


@dataclass(frozen=True, slots=True)
class Network:
    """z = tanh((x - mean) V + a) W + b, with V (pixels, hidden) and W (hidden, classes)."""

    first: Pictures
    first_bias: Pictures
    second: Pictures
    second_bias: Pictures
    mean: Pictures

    def _hidden(self, pictures: Pictures) -> Pictures:
        return np.tanh((pictures - self.mean) @ self.first + self.first_bias)

    def log_confidences(self, pictures: Pictures) -> Pictures:
        """log p of every class."""
        return log_softmax(self._hidden(pictures) @ self.second + self.second_bias)

    def confidence_and_gradient(self, pictures: Pictures, classes: Labels) -> tuple[Pictures, Pictures]:
        """grad log p_y = V ((1 - h^2) * W (e_y - p)), h the hidden layer."""
        hidden = self._hidden(pictures)
        pull = -np.exp(log_softmax(hidden @ self.second + self.second_bias))
        rows = np.arange(len(pictures))
        confidence = -pull[rows, classes]
        pull[rows, classes] += 1
        return confidence, ((1 - hidden * hidden) * (pull @ self.second.T)) @ self.first.T


def accuracy(model: Model, pictures: Pictures, labels: Labels) -> float:
    """The share of pictures that the model names rightly."""
    return float(np.mean(model.log_confidences(pictures).argmax(axis=1) == labels))


def _pull(scores: Pictures, labels: Labels) -> Pictures:
    """p - e_y, averaged: the gradient of the mean loss with respect to the scores."""
    pull = np.exp(log_softmax(scores))
    pull[np.arange(len(labels)), labels] -= 1
    return pull / np.float32(len(labels))


def train_softmax(
    pictures: Pictures,
    labels: Labels,
    *,
    classes: int,
    mean: Pictures,
    tick: Tick,
    epochs: int = 75,
    decay: float = WEIGHT_DECAY,
) -> Softmax:
    """Full-batch gradient descent with Nesterov's momentum from zero, step 1/L, weight decay 1e-3 unless told.

    L is the largest curvature of the mean loss, at most half the largest eigenvalue of X'X/n, plus the decay. Every
    step stays in the span of the photos, W = X'A: with few photos the same steps are taken on A, by way of XX'.
    """
    inputs = pictures - mean
    few = len(inputs) < inputs.shape[1] // 2
    seen = _products(inputs, tick) if few else inputs
    weights: Pictures = np.zeros((seen.shape[1], classes), np.float32)
    bias: Pictures = np.zeros(classes, np.float32)
    rate = np.float32(1 / (0.5 * _largest_eigenvalue(inputs, tick) + decay))
    last, last_bias = weights, bias
    for epoch in range(epochs):
        push = np.float32(epoch / (epoch + 3))
        ahead, ahead_bias = weights + push * (weights - last), bias + push * (bias - last_bias)
        pull = _pull(seen @ ahead + ahead_bias, labels)
        last, last_bias = weights, bias
        weights = ahead - rate * ((pull if few else inputs.T @ pull) + np.float32(decay) * ahead)
        bias = ahead_bias - rate * pull.sum(axis=0)
        tick((epoch + 1) / epochs)
    return Softmax(inputs.T @ weights if few else weights, bias, mean)


def _products(inputs: Pictures, tick: Tick) -> Pictures:
    """XX', some rows at a time, so that it can be stopped."""
    products = np.empty((len(inputs), len(inputs)), np.float32)
    for start in range(0, len(inputs), AT_ONCE):
        np.matmul(inputs[start : start + AT_ONCE], inputs.T, out=products[start : start + AT_ONCE])
        tick(0.0)
    return products


def _largest_eigenvalue(inputs: Pictures, tick: Tick) -> float:
    """Of X'X/n, by ten power steps, and a tenth more to be sure of it."""
    direction = np.ones(inputs.shape[1], np.float32)
    size = 1.0
    for _ in range(10):
        direction = inputs.T @ (inputs @ (direction / np.float32(np.linalg.norm(direction))))
        size = float(np.linalg.norm(direction)) / len(inputs)
        tick(0.0)
    return 1.1 * size


def train_network(
    pictures: Pictures,
    labels: Labels,
    *,
    classes: int,
    mean: Pictures,
    rng: np.random.Generator,
    tick: Tick,
    epochs: int = 12,
    batch: int = 100,
) -> Network:
    """Adam (Kingma, Ba 2015) on shuffled batches, step 1e-3, tanh units, Glorot's start, weight decay 1e-4."""
    inputs = pictures - mean
    pixels = inputs.shape[1]
    parts = [
        rng.normal(scale=np.sqrt(2 / (pixels + HIDDEN)), size=(pixels, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        rng.normal(scale=np.sqrt(2 / (HIDDEN + classes)), size=(HIDDEN, classes)).astype(np.float32),
        np.zeros(classes, np.float32),
    ]
    first_moments, second_moments = [np.zeros_like(part) for part in parts], [np.zeros_like(part) for part in parts]
    batches = max(1, len(inputs) // batch)
    count = 0
    for epoch in range(epochs):
        order = np.array_split(rng.permutation(len(inputs)), batches)
        for some in order:
            count += 1
            chosen = inputs[some]
            hidden = np.tanh(chosen @ parts[0] + parts[1])
            pull = _pull(hidden @ parts[2] + parts[3], labels[some])
            back = (pull @ parts[2].T) * (1 - hidden * hidden)
            slopes = [chosen.T @ back, back.sum(axis=0), hidden.T @ pull, pull.sum(axis=0)]
            for at, slope in enumerate(slopes):
                slope += np.float32(1e-4) * parts[at]
                first_moments[at] += np.float32(0.1) * (slope - first_moments[at])
                second_moments[at] += np.float32(0.001) * (slope * slope - second_moments[at])
                size = np.sqrt(second_moments[at] / (1 - 0.999**count)) + 1e-8
                parts[at] -= (1e-3 / (1 - 0.9**count) * first_moments[at] / size).astype(np.float32)
        tick((epoch + 1) / epochs)
    return Network(parts[0], parts[1], parts[2], parts[3], mean)


def some_labels(numbers: Iterable[int]) -> Labels:
    """Class numbers as an array."""
    return np.array(list(numbers), dtype=np.intp)
