"""The same person under every defence, and what noise does as epsilon falls."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop.core.progress import Tick, part_of
from desktop.inversion.bench import FaceBench, FaceShown, FaceWishes

DEFENCES: dict[str, dict[str, Any]] = {
    "file": {"reveal": "file"},
    "full": {"reveal": "full"},
    "explain": {"reveal": "explain"},
    "top": {"reveal": "top", "questions": 10_000},
    "3": {"reveal": "3", "questions": 8000},
    "2": {"reveal": "2", "questions": 8000},
    "1": {"reveal": "1", "questions": 10_000},
    "label": {"reveal": "label", "questions": 10_000},
    "deleted": {"after": "deleted"},
    "retrained": {"after": "retrained"},
    "epsilon 50": {"reveal": "file", "epsilon": 50.0},
    "epsilon 8": {"reveal": "file", "epsilon": 8.0},
    "epsilon 8 informed": {"reveal": "file", "epsilon": 8.0, "informed": True},
    "epsilon 1": {"reveal": "file", "epsilon": 1.0},
    "person 8": {"reveal": "file", "epsilon": 8.0, "per_person": True},
}
"""What is changed of full scores, 1,000 questions and no noise; the names are permanent."""
FEW = ("3", "label", "epsilon 8", "person 8", "deleted", "retrained")
"""Those that stand beside every picture."""
EPSILONS = (100.0, 50.0, 20.0, 8.0, 4.0, 2.0, 1.0, 0.5)

Compared = tuple[str, FaceShown]
Curve = tuple[tuple[float, FaceShown], ...]


def _base(wishes: FaceWishes) -> FaceWishes:
    return FaceWishes(photos_each=wishes.photos_each, seed=wishes.seed, own=wishes.own)


def compare(
    bench: FaceBench, wishes: FaceWishes, person: int, *, names: Sequence[str], tick: Tick
) -> tuple[Compared, ...]:
    """The person, from 0, under each of the defences named; the people and their photos are those of the wishes."""
    base, rows = _base(wishes), []
    for done, name in enumerate(names):
        part = part_of(tick, done / len(names), (done + 1) / len(names))
        rows.append((name, bench.run(replace(base, **DEFENCES[name]), person, tick=part)))
    return tuple(rows)


def compare_everything(
    bench: FaceBench, wishes: FaceWishes, person: int, *, tick: Tick
) -> tuple[tuple[Compared, ...], Curve]:
    """Every defence, and the curve over epsilon with the model's file given away."""
    share = len(DEFENCES) / (len(DEFENCES) + len(EPSILONS))
    rows = compare(bench, wishes, person, names=tuple(DEFENCES), tick=part_of(tick, 0, share))
    curve = []
    for done, epsilon in enumerate(EPSILONS):
        start, step = share + (1 - share) * done / len(EPSILONS), (1 - share) / len(EPSILONS)
        tried = replace(_base(wishes), reveal="file", epsilon=epsilon)
        curve.append((epsilon, bench.run(tried, person, tick=part_of(tick, start, start + step))))
    return rows, tuple(curve)
