"""One place where people, models and runs are kept while they are looked at; nothing of it is ever written."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from desktop.core.progress import Tick
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
    """Keeps the grounds and models that were made, by what they were made from."""

    folder: Path | None
    _grounds: dict[tuple[int, int, tuple[bytes, ...]], Ground] = field(default_factory=dict)
    _models: dict[tuple[int, int, tuple[bytes, ...], Training], Model] = field(default_factory=dict)

    def run(
        self, wishes: FaceWishes, person: int, *, tick: Tick, watch: Callable[[int, Photos], None] | None = None
    ) -> FaceShown:
        """Make what is missing, attack everybody (retrained: the one person), and show the person from 0."""
        ground = self._ground(wishes, _part(tick, 0.0, 0.5), watch)
        person = min(person, ground.persons - 1)
        model = self._model(wishes, ground, _part(tick, 0.5, 0.8))
        persons = np.array([person]) if wishes.after == "retrained" else np.arange(ground.persons)
        run = run_faces(
            ground,
            model,
            wishes.training,
            wishes.attack,
            persons=persons,
            after=wishes.after,
            tick=_part(tick, 0.8, 1.0),
        )
        return _shown(ground, run, person, own=bool(wishes.own) and person == ground.persons - 1)

    def forget_own(self) -> None:
        """Let go of all that was made from the person's own photographs."""
        self._grounds = {key: ground for key, ground in self._grounds.items() if not key[2]}
        self._models = {key: model for key, model in self._models.items() if not key[2]}

    def _ground(self, wishes: FaceWishes, tick: Tick, watch: Callable[[int, Photos], None] | None) -> Ground:
        key = (wishes.seed, wishes.photos_each, wishes.own)
        if key not in self._grounds:
            people = people_of(wishes.seed, photos_each=wishes.photos_each, folder=self.folder, tick=tick, watch=watch)
            own = looks_at(wishes.own, photos=wishes.photos_each, seed=wishes.seed) if wishes.own else None
            self._grounds = {key: ground_of(people, own)}
        return self._grounds[key]

    def _model(self, wishes: FaceWishes, ground: Ground, tick: Tick) -> Model:
        key = (wishes.seed, wishes.photos_each, wishes.own, wishes.training)
        if key not in self._models:
            self._models[key] = train(ground, wishes.training, tick=tick)
        return self._models[key]


def _part(tick: Tick, start: float, end: float) -> Tick:
    return lambda share: tick(start + (end - start) * share)


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


COMPARED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("file", {"reveal": "file"}),
    ("full", {"reveal": "full"}),
    ("explain", {"reveal": "explain"}),
    ("top", {"reveal": "top", "questions": 10_000}),
    ("3", {"reveal": "3", "questions": 8000}),
    ("2", {"reveal": "2", "questions": 8000}),
    ("1", {"reveal": "1", "questions": 10_000}),
    ("label", {"reveal": "label", "questions": 10_000}),
    ("deleted", {"after": "deleted"}),
    ("retrained", {"after": "retrained"}),
    ("epsilon 50", {"reveal": "file", "epsilon": 50.0}),
    ("epsilon 8", {"reveal": "file", "epsilon": 8.0}),
    ("epsilon 8 informed", {"reveal": "file", "epsilon": 8.0, "informed": True}),
    ("epsilon 1", {"reveal": "file", "epsilon": 1.0}),
    ("person 8", {"reveal": "file", "epsilon": 8.0, "per_person": True}),
)
EPSILONS = (100.0, 50.0, 20.0, 8.0, 4.0, 2.0, 1.0, 0.5)
Compared = tuple[str, FaceShown]


def compare_everything(
    bench: FaceBench, wishes: FaceWishes, person: int, *, tick: Tick
) -> tuple[tuple[Compared, ...], tuple[tuple[float, FaceShown], ...]]:
    """Every defence for the same people, and the curve over epsilon with the model's file given away."""
    base = FaceWishes(photos_each=wishes.photos_each, seed=wishes.seed, own=wishes.own)
    total = len(COMPARED) + len(EPSILONS)
    rows = []
    for done, (name, changes) in enumerate(COMPARED):
        part = _part(tick, done / total, (done + 1) / total)
        rows.append((name, bench.run(replace(base, **changes), person, tick=part)))
    curve = []
    for done, epsilon in enumerate(EPSILONS, start=len(COMPARED)):
        tried = replace(base, reveal="file", epsilon=epsilon)
        curve.append((epsilon, bench.run(tried, person, tick=_part(tick, done / total, (done + 1) / total))))
    return tuple(rows), tuple(curve)
