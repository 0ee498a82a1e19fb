"""The experiment with faces: train on forty people, attack, measure."""

from dataclasses import dataclass

import numpy as np

from desktop.core.progress import Tick, part_of, unwatched
from desktop.inversion.attacks import (
    MOST_STEPS,
    PRIOR_STEPS,
    Ascent,
    FacePrior,
    ascend,
    ascend_among_faces,
    face_prior,
    nearest_face,
)
from desktop.inversion.measures import likeness, ranks
from desktop.inversion.models import Labels, Model, accuracy, train_network, train_softmax
from desktop.inversion.noise import Noise, train_network_with_noise, train_softmax_with_noise
from desktop.inversion.people import HELD_OUT, People, Pictures, flat
from desktop.inversion.questions import Reveal, average_noise, steal

TRAINED_COMPONENTS, KNOWN_COMPONENTS = 220, 50
_TRAINING_ROOM, _ATTACK_ROOM = 11, 12
AVERAGED = (Reveal.TOP, Reveal.ONE, Reveal.LABEL)
"""Where too little is told for the log-odds, the attacker averages noise."""


@dataclass(frozen=True, slots=True)
class Training:
    """How the model is made."""

    network: bool = False
    noise: Noise | None = None
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Attack:
    """What the attacker gets and does: `start` is mean, grey or noise; `informed` means looking among faces only."""

    reveal: Reveal = Reveal.FILE
    questions: int = 1000
    informed: bool = False
    start: str = "mean"
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Ground:
    """The people as rows of tones, with what the attacker and the judge know.

    `pictures` (photos, pixels) with `labels`; `held_out` likewise; `targets` and `gallery` (persons, pixels) are the
    means of the training and of the held-out photos; `mean` is the public mean face, `prior` what faces look like.
    """

    pictures: Pictures
    labels: Labels
    held_out: Pictures
    held_out_labels: Labels
    targets: Pictures
    gallery: Pictures
    prior: FacePrior
    mean: Pictures

    @property
    def persons(self) -> int:
        """How many people."""
        return len(self.targets)


def ground_of(people: People, own: tuple[Pictures, Pictures] | None = None, *, tick: Tick = unwatched) -> Ground:
    """The ground of the experiment; `own` are training and held-out looks at one more person, (n, pixels) each."""
    pictures, held_out = flat(people.training), flat(people.held_out)
    labels = np.repeat(np.arange(people.persons), people.photos_each)
    held_labels = np.repeat(np.arange(people.persons), HELD_OUT)
    if own is not None:
        more, other = own
        pictures, held_out = np.concatenate((pictures, more)), np.concatenate((held_out, other))
        labels = np.concatenate((labels, np.full(len(more), people.persons)))
        held_labels = np.concatenate((held_labels, np.full(len(other), people.persons)))
    tick(0.3)
    prior = face_prior(flat(people.public), components=TRAINED_COMPONENTS)
    tick(0.8)
    targets, gallery = _means(pictures, labels), _means(held_out, held_labels)
    return Ground(pictures, labels, held_out, held_labels, targets, gallery, prior, prior.mean)


def _means(pictures: Pictures, labels: Labels) -> Pictures:
    return np.stack([pictures[labels == label].mean(axis=0) for label in range(labels.max() + 1)])


def train(ground: Ground, training: Training, *, tick: Tick, without: int | None = None) -> Model:
    """The model; `without` leaves one person's photos out and keeps the empty name."""
    used = np.ones(len(ground.labels), bool) if without is None else ground.labels != without
    pictures, labels = ground.pictures[used], ground.labels[used]
    rng = np.random.default_rng((training.seed, _TRAINING_ROOM))
    classes, mean, noise = ground.persons, ground.mean, training.noise
    if noise is not None:
        make = train_network_with_noise if training.network else train_softmax_with_noise
        return make(pictures, labels, classes=classes, prior=ground.prior, noise=noise, rng=rng, tick=tick)
    if training.network:
        return train_network(pictures, labels, classes=classes, mean=mean, rng=rng, tick=tick)
    return train_softmax(pictures, labels, classes=classes, mean=mean, tick=tick)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came back: `pictures` (persons, pixels), the model's confidence in each, questions asked in all, frames."""

    persons: Labels
    pictures: Pictures
    confidences: Pictures
    questions: int
    frames: tuple[Pictures, ...]


def attack_faces(ground: Ground, model: Model, attack: Attack, persons: Labels, *, tick: Tick) -> Rebuilt:
    """Rebuild the people asked for. Nothing but the model's answers and public knowledge is looked at."""
    rng = np.random.default_rng((attack.seed, _ATTACK_ROOM))
    prior = ground.prior.first(KNOWN_COMPONENTS) if attack.informed else None
    asked = attack.questions
    if attack.reveal in AVERAGED:
        averages = average_noise(model, ground.mean, attack.reveal, questions=asked, rng=rng, tick=tick)
        frames = tuple(frame[persons] for frame in averages)
        if prior is not None:
            frames = tuple(nearest_face(frame, prior) for frame in frames)
        sure, _ = model.confidence_and_gradient(frames[-1], persons)
        return Rebuilt(persons, frames[-1], sure, asked, frames)
    known, each = model, MOST_STEPS
    if attack.reveal is Reveal.FILE:
        asked = 0
    elif attack.reveal is Reveal.EXPLAIN:
        each = min(MOST_STEPS, asked // len(persons))
    else:
        known = steal(model, ground.mean, attack.reveal, questions=asked, rng=rng, tick=tick)
    found = _ascent(known, persons, prior, _start(ground, attack, len(persons), rng), each, tick)
    if attack.reveal is Reveal.EXPLAIN:
        asked = int(found.looks.sum())
    sure, _ = model.confidence_and_gradient(found.pictures, persons)
    tick(1.0)
    return Rebuilt(persons, found.pictures, sure, asked, found.frames)


def _ascent(model: Model, persons: Labels, prior: FacePrior | None, start: Pictures, each: int, tick: Tick) -> Ascent:
    """`each` is how often the attacker may look at the gradient for one person."""
    if prior is not None:
        return ascend_among_faces(model, persons, prior, most=min(each, PRIOR_STEPS), tick=tick)
    return ascend(model, persons, start=start, most=each, frames=True, tick=tick)


def _start(ground: Ground, attack: Attack, count: int, rng: np.random.Generator) -> Pictures:
    pixels = len(ground.mean)
    if attack.start == "noise":
        return rng.random((count, pixels), dtype=np.float32)
    return np.tile(ground.mean if attack.start == "mean" else np.full(pixels, 0.5, np.float32), (count, 1))


@dataclass(frozen=True, slots=True)
class Judged:
    """How near it came, person by person: likeness -1 to 1, rank (1 is found); and the model's accuracy, 0 to 1."""

    likeness: Pictures
    ranks: Labels
    accuracy: float


def judge(ground: Ground, model: Model, rebuilt: Rebuilt, *, without: int | None = None) -> Judged:
    """Measure what came back against the truth; accuracy is that on the people whom the model learned."""
    learned = np.ones(len(ground.held_out_labels), bool) if without is None else ground.held_out_labels != without
    return Judged(
        likeness(rebuilt.pictures, ground.targets[rebuilt.persons], ground.mean),
        ranks(rebuilt.pictures, rebuilt.persons, ground.gallery, ground.mean),
        accuracy(model, ground.held_out[learned], ground.held_out_labels[learned]),
    )


@dataclass(frozen=True, slots=True)
class FaceRun:
    """One run: what came back, its measures, and whether a second run after deletion gave the same to the bit."""

    rebuilt: Rebuilt
    judged: Judged
    identical_to_before: bool | None = None


def run_faces(
    ground: Ground, model: Model, training: Training, attack: Attack, *, persons: Labels, after: str, tick: Tick
) -> FaceRun:
    """`after` is none, deleted or retrained. Deleted: the photos are gone, the model's file is kept and attacked again.

    Retrained: for each person, a model trained again without them is attacked.
    """
    if after == "retrained":
        return _run_retrained(ground, training, attack, persons, tick)
    rebuilt = attack_faces(ground, model, attack, persons, tick=tick)
    identical = None
    if after == "deleted":
        nothing = np.zeros((0, ground.pictures.shape[1]), np.float32)
        emptied = Ground(
            nothing,
            ground.labels[:0],
            nothing,
            ground.held_out_labels[:0],
            nothing,
            nothing,
            ground.prior,
            ground.mean,
        )
        again = attack_faces(emptied, model, attack, persons, tick=tick)
        identical = bool(np.array_equal(again.pictures, rebuilt.pictures))
    return FaceRun(rebuilt, judge(ground, model, rebuilt), identical)


def _run_retrained(ground: Ground, training: Training, attack: Attack, persons: Labels, tick: Tick) -> FaceRun:
    runs = []
    for done, person in enumerate(persons):
        start, step = done / len(persons), 1 / len(persons)
        trained, attacked = part_of(tick, start, start + 0.8 * step), part_of(tick, start + 0.8 * step, start + step)
        model = train(ground, training, tick=trained, without=int(person))
        rebuilt = attack_faces(ground, model, attack, np.array([person]), tick=attacked)
        runs.append((rebuilt, judge(ground, model, rebuilt, without=int(person))))
    parts = [rebuilt for rebuilt, _ in runs]
    rebuilt = Rebuilt(
        persons,
        np.concatenate([part.pictures for part in parts]),
        np.concatenate([part.confidences for part in parts]),
        parts[0].questions,
        parts[0].frames if len(parts) == 1 else (),
    )
    judged = Judged(
        np.concatenate([found.likeness for _, found in runs]),
        np.concatenate([found.ranks for _, found in runs]),
        float(np.mean([found.accuracy for _, found in runs])),
    )
    return FaceRun(rebuilt, judged)


def grey_bytes(picture: Pictures) -> bytes:
    """A row of tones as grey bytes, row by row of the picture."""
    return np.rint(np.clip(picture, 0, 1) * 255).astype(np.uint8).tobytes()
