"""Where noise works: one photo a person, and a question about a group. Does this person wear glasses?"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop.core.progress import Tick, part_of
from desktop.inversion.attacks import face_prior
from desktop.inversion.drawn import group_of
from desktop.inversion.faces import TRAINED_COMPONENTS
from desktop.inversion.models import accuracy, train_softmax
from desktop.inversion.noise import Noise, train_softmax_with_noise
from desktop.inversion.people import flat, group_glasses

JUDGED_ON, KNOWN = 600, 300


@dataclass(frozen=True, slots=True)
class GroupRun:
    """Accuracy 0 to 1 on people who were in neither training, with the noise asked for and without."""

    accuracy: float
    accuracy_without_noise: float
    epsilon: float | None
    persons: int


def run_groups(
    *, persons: int = 2400, epsilon: float | None = None, seed: int = 1, folder: Path | None = None, tick: Tick
) -> GroupRun:
    """Train on so many people, one photo each, so that a record is a person; the same seed draws the same people."""
    total = persons + JUDGED_ON + KNOWN
    photos = group_of(seed, persons=total, folder=folder, tick=part_of(tick, 0, 0.8))
    worn = group_glasses(seed, persons=total)
    pictures = flat(photos)
    judged, public = slice(0, JUDGED_ON), slice(JUDGED_ON, JUDGED_ON + KNOWN)
    members = slice(JUDGED_ON + KNOWN, None)
    prior = face_prior(pictures[public], components=TRAINED_COMPONENTS)
    rng = np.random.default_rng((seed, 13))
    plain = train_softmax(pictures[members], worn[members], classes=2, mean=prior.mean, tick=part_of(tick, 0.8, 0.9))
    without = accuracy(plain, pictures[judged], worn[judged])
    found = without
    if epsilon is not None:
        noised = train_softmax_with_noise(
            pictures[members], worn[members], classes=2, prior=prior, noise=Noise(epsilon), rng=rng,
            tick=part_of(tick, 0.9, 1),
        )  # fmt: skip
        found = accuracy(noised, pictures[judged], worn[judged])
    return GroupRun(found, without, epsilon, persons)
