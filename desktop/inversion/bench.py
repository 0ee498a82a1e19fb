"""One place where people, models and runs are kept while they are looked at; nothing of it is ever written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import numpy as np

from desktop.core.progress import Tick, part_of
from desktop.inversion.drawn import people_of
from desktop.inversion.faces import Attack, FaceRun, Ground, Training, grey_bytes, ground_of, run_faces, train
from desktop.inversion.identikit import Photos
from desktop.inversion.measures import interval
from desktop.inversion.models import Model
from desktop.inversion.noise import Noise
from desktop.inversion.own import looks_at
from desktop.inversion.questions import Reveal


@dataclass(frozen=True, slots=True)
class FaceWishes:
    """Every switch of the lab. `own` are crops of the person's own photographs; they live in memory alone."""

    reveal: str = "full"
    questions: int = 1000
    photos_each: int = 30
    network: bool = False
    epsilon: float | None = None
    per_person: bool = False
    informed: bool = False
    after: str = "none"
    start: str = "mean"
    seed: int = 1
    own: tuple[bytes, ...] = ()

    @property
    def training(self) -> Training:
        """How the model is made."""
        noise = None if self.epsilon is None else Noise(self.epsilon, per_person=self.per_person)
        return Training(network=self.network, noise=noise, seed=self.seed)

    @property
    def attack(self) -> Attack:
        """What the attacker gets and does."""
        return Attack(Reveal(self.reveal), self.questions, self.informed, self.start, self.seed)


@dataclass(frozen=True, slots=True)
class FaceShown:
    """One person's run: pictures of 56 by 64 grey bytes, and figures; `found` of `attacked` were named by machine."""

    person: int
    persons: int
    own: bool
    true: bytes
    frames: tuple[bytes, ...]
    likeness: float
    likeness_of_all: float
    rank: int
    found: int
    attacked: int
    interval: tuple[float, float]
    accuracy: float
    questions: int
    identical: bool | None


@dataclass(slots=True)
class FaceBench:
    """Keeps the ground and the models that were made, by what they were made from. Two threads never make one twice."""

    folder: Path | None
    _busy: Lock = field(default_factory=Lock)
    _grounds: dict[tuple[int, int, tuple[bytes, ...]], Ground] = field(default_factory=dict)
    _models: dict[tuple[int, int, tuple[bytes, ...], Training], Model] = field(default_factory=dict)

    def run(
        self, wishes: FaceWishes, person: int, *, tick: Tick, watch: Callable[[int, Photos], None] | None = None
    ) -> FaceShown:
        """Make what is missing, attack everybody (retrained: the one person), and show the person from 0."""
        with self._busy:
            ground = self._ground(wishes, part_of(tick, 0.0, 0.5), watch)
            person = min(person, ground.persons - 1)
            model = self._model(wishes, ground, part_of(tick, 0.5, 0.8))
        persons = np.array([person]) if wishes.after == "retrained" else np.arange(ground.persons)
        run = run_faces(
            ground, model, wishes.training, wishes.attack,
            persons=persons, after=wishes.after, tick=part_of(tick, 0.8, 1.0),
        )  # fmt: skip
        return _shown(ground, run, person, own=bool(wishes.own) and person == ground.persons - 1)

    def _ground(self, wishes: FaceWishes, tick: Tick, watch: Callable[[int, Photos], None] | None) -> Ground:
        key = (wishes.seed, wishes.photos_each, wishes.own)
        if key not in self._grounds:
            draw = part_of(tick, 0, 0.9)
            people = people_of(wishes.seed, photos_each=wishes.photos_each, folder=self.folder, tick=draw, watch=watch)
            own = looks_at(wishes.own, photos=wishes.photos_each, seed=wishes.seed) if wishes.own else None
            self._models.clear()
            self._grounds = {key: ground_of(people, own, tick=part_of(tick, 0.9, 1))}
        return self._grounds[key]

    def _model(self, wishes: FaceWishes, ground: Ground, tick: Tick) -> Model:
        key = (wishes.seed, wishes.photos_each, wishes.own, wishes.training)
        if key not in self._models:
            self._models[key] = train(ground, wishes.training, tick=tick)
        return self._models[key]


def _shown(ground: Ground, run: FaceRun, person: int, *, own: bool) -> FaceShown:
    at = int(np.flatnonzero(run.rebuilt.persons == person)[0])
    found, attacked = int((run.judged.ranks == 1).sum()), len(run.judged.ranks)
    frames = tuple(grey_bytes(frame[at]) for frame in run.rebuilt.frames) or (grey_bytes(run.rebuilt.pictures[at]),)
    return FaceShown(
        person=person,
        persons=ground.persons,
        own=own,
        true=grey_bytes(ground.targets[person]),
        frames=frames,
        likeness=float(run.judged.likeness[at]),
        likeness_of_all=float(run.judged.likeness.mean()),
        rank=int(run.judged.ranks[at]),
        found=found,
        attacked=attacked,
        interval=interval(found, attacked),
        accuracy=run.judged.accuracy,
        questions=run.rebuilt.questions,
        identical=run.identical_to_before,
    )
