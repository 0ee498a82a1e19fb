"""How a picture is taken out of a model.

With the model at hand: gradient ascent on log p of the person (Fredrikson, Jha, Ristenpart 2015, Model Inversion
Attacks that Exploit Confidence Information, CCS), with the step normalised to a length and momentum, until the model is
sure. A well-informed attacker looks only among likely faces: ascent on log p(x) - w |c|^2 / 2, where x = mean + B
diag(s) c, B the principal components of public faces and s their spread.
"""

from dataclasses import dataclass

import numpy as np

from desktop.core.progress import Tick, unwatched
from desktop.inversion.models import Labels, Model
from desktop.inversion.people import Pictures

STEP, MOMENTUM, SURE, MOST_STEPS = 0.8, np.float32(0.8), 0.995, 200
PRIOR_STEPS, PRIOR_STEP, PRIOR_WEIGHT = 150, np.float32(0.3), np.float32(0.02)


@dataclass(frozen=True, slots=True)
class Ascent:
    """`pictures` (n, pixels), the confidence in each (n,), the pictures on the way.

    `looks` (n,): how often the model was asked for its confidence and gradient at a picture of each.
    """

    pictures: Pictures
    confidences: Pictures
    looks: Labels
    frames: tuple[Pictures, ...] = ()


def ascend(
    model: Model,
    classes: Labels,
    *,
    start: Pictures,
    most: int = MOST_STEPS,
    step: float = STEP,
    frames: bool = False,
    tick: Tick = unwatched,
) -> Ascent:
    """Refine `start` (n, pixels), tones 0 to 1, until the model gives each its class with confidence .995.

    The model is looked at `most` times for each at the most; with none at all the start comes back.

    Every step goes `step` far, in tones, before momentum. Large ones are quicker; small ones can be watched.
    """
    found = start.astype(np.float32)
    confidences, looks = np.zeros(len(found), np.float32), np.zeros(len(found), np.intp)
    active = np.arange(len(found))
    pictures, moving = found.copy(), np.zeros_like(found)
    kept = [found.copy()] if frames else []
    for taken in range(most):
        sure, slope = model.confidence_and_gradient(pictures, classes[active])
        confidences[active] = sure
        looks[active] += 1
        going = sure < SURE
        if not going.all():
            found[active[~going]] = pictures[~going]
            active, pictures, moving, slope = active[going], pictures[going], moving[going], slope[going]
        if not len(active):
            break
        slope *= (np.float32(step) / np.maximum(np.sqrt(np.einsum("ij,ij->i", slope, slope)), 1e-12))[:, None]
        moving *= MOMENTUM
        moving += slope
        pictures += moving
        np.clip(pictures, 0, 1, out=pictures)
        tick(taken / most)
        if frames:
            found[active] = pictures
            kept.append(found.copy())
    found[active] = pictures
    return Ascent(found, confidences, looks, tuple(kept))


@dataclass(frozen=True, slots=True)
class FacePrior:
    """What faces look like: `mean` (pixels,), orthonormal `basis` (pixels, k), `spread` (k,) of each component."""

    mean: Pictures
    basis: Pictures
    spread: Pictures

    def first(self, components: int) -> "FacePrior":
        """The strongest components alone."""
        return FacePrior(self.mean, self.basis[:, :components], self.spread[:components])


def face_prior(public: Pictures, *, components: int) -> FacePrior:
    """The principal components of public pictures (n, pixels), by way of their n x n products."""
    mean = public.mean(axis=0)
    centred = public - mean
    values, vectors = np.linalg.eigh((centred @ centred.T).astype(np.float64))
    order = np.argsort(values)[::-1][:components]
    basis = centred.T @ (vectors[:, order] / np.sqrt(values[order])).astype(np.float32)
    return FacePrior(mean, basis, np.sqrt(values[order] / len(public)).astype(np.float32))


def ascend_among_faces(
    model: Model, classes: Labels, prior: FacePrior, *, most: int = PRIOR_STEPS, tick: Tick = unwatched
) -> Ascent:
    """The likeliest face of each class, beginning at the mean face: `most` normalised steps that grow shorter."""
    shape = prior.basis * prior.spread
    place = np.zeros((len(classes), shape.shape[1]), np.float32)
    moving = np.zeros_like(place)
    kept = []
    for step in range(most):
        pictures = prior.mean + place @ shape.T
        if step % 15 == 0:
            kept.append(np.clip(pictures, 0, 1))
        _, slope = model.confidence_and_gradient(pictures, classes)
        slope = slope @ shape - PRIOR_WEIGHT * place
        slope /= np.maximum(np.linalg.norm(slope, axis=1, keepdims=True), 1e-12)
        moving = MOMENTUM * moving + PRIOR_STEP * np.float32(1 - step / most) * slope
        place = place + moving
        tick(step / most)
    pictures = np.clip(prior.mean + place @ shape.T, 0, 1).astype(np.float32)
    sure, _ = model.confidence_and_gradient(pictures, classes)
    return Ascent(pictures, sure, np.full(len(classes), most), (*kept, pictures))


def nearest_face(pictures: Pictures, prior: FacePrior) -> Pictures:
    """The nearest pictures that are made of the public components alone."""
    return np.clip(prior.mean + (pictures - prior.mean) @ prior.basis @ prior.basis.T, 0, 1)
