"""make lab-tables: the lab's figures over ten seeds, written into docs/lab.md between its marks."""

import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from desktop.core.progress import unwatched as quiet
from desktop.inversion.bench import FaceBench, FaceShown, FaceWishes
from desktop.inversion.drawn import people_of
from desktop.inversion.faces import Attack, Training, ground_of, run_faces, train
from desktop.inversion.genes import run_genes
from desktop.inversion.groups import run_groups
from desktop.inversion.messages import run_messages
from desktop.inversion.models import train_softmax
from desktop.inversion.people import Pictures
from desktop.inversion.records import run_patient, run_record
from desktop.paths import cache_folder

SEEDS = range(1, 11)
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"
PERSON = 15
SECRET = "my door code is 59317 and nobody knows."

FACES: tuple[tuple[str, FaceWishes], ...] = (
    ("the file, from the average face", FaceWishes(reveal="file")),
    ("the file, from grey", FaceWishes(reveal="file", start="grey")),
    ("the file, from noise", FaceWishes(reveal="file", start="noise")),
    ("the file, well informed", FaceWishes(reveal="file", informed=True)),
    ("scores, 1,000 questions", FaceWishes()),
    ("scores and reasons", FaceWishes(reveal="explain")),
    ("top five, 1,000", FaceWishes(reveal="top")),
    ("top five, 10,000", FaceWishes(reveal="top", questions=10_000)),
    ("three decimals, 1,000", FaceWishes(reveal="3")),
    ("three decimals, 8,000", FaceWishes(reveal="3", questions=8000)),
    ("two decimals, 1,000", FaceWishes(reveal="2")),
    ("two decimals, 8,000", FaceWishes(reveal="2", questions=8000)),
    ("one decimal, 10,000", FaceWishes(reveal="1", questions=10_000)),
    ("name only, 1,000", FaceWishes(reveal="label")),
    ("name only, 10,000", FaceWishes(reveal="label", questions=10_000)),
    ("name only, 30,000", FaceWishes(reveal="label", questions=30_000)),
    ("7 photos each, the file", FaceWishes(reveal="file", photos_each=7)),
    ("100 photos each, the file", FaceWishes(reveal="file", photos_each=100)),
    ("the network, the file", FaceWishes(reveal="file", network=True)),
    ("the network, scores, 1,000", FaceWishes(network=True)),
    ("the network, epsilon 8", FaceWishes(reveal="file", network=True, epsilon=8.0)),
    ("epsilon 50 a photo", FaceWishes(reveal="file", epsilon=50.0)),
    ("epsilon 8 a photo", FaceWishes(reveal="file", epsilon=8.0)),
    ("epsilon 8 a photo, well informed", FaceWishes(reveal="file", epsilon=8.0, informed=True)),
    ("epsilon 1 a photo", FaceWishes(reveal="file", epsilon=1.0)),
    ("epsilon 1 a photo, 100 photos each", FaceWishes(reveal="file", epsilon=1.0, photos_each=100)),
    ("epsilon 8 a person", FaceWishes(reveal="file", epsilon=8.0, per_person=True)),
    ("deleted afterwards", FaceWishes(after="deleted")),
    ("retrained without, one person", FaceWishes(reveal="file", after="retrained")),
)


def spread(figures: Sequence[float]) -> str:
    """The median, and the least and the most."""
    return f"{statistics.median(figures):.2f} ({min(figures):.2f} to {max(figures):.2f})"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def faces_table() -> str:
    """Every switch for faces."""
    runs: dict[str, list[tuple[FaceShown, float]]] = {name: [] for name, _ in FACES}
    for seed in SEEDS:
        bench = FaceBench(cache_folder())
        for name, wishes in sorted(FACES, key=lambda pair: pair[1].photos_each):
            started = time.process_time()
            shown = bench.run(replace(wishes, seed=seed), PERSON, tick=quiet)
            runs[name].append((shown, time.process_time() - started))
    rows = []
    for name, _ in FACES:
        shown = [run for run, _ in runs[name]]
        rows.append((
            name,
            spread([run.likeness_of_all for run in shown]),
            spread([run.found / run.attacked for run in shown]),
            spread([run.accuracy for run in shown]),
            f"{statistics.median(run.questions for run in shown):,.0f}",
            f"{statistics.median(seconds for _, seconds in runs[name]):.2f}",
        ))  # fmt: skip
    return table(("what", "likeness", "found by machine", "accuracy", "questions", "seconds"), rows)


def over_seeds(run: Callable[[int], dict[str, float]]) -> dict[str, str]:
    """The spread of every figure of a run."""
    found = [run(seed) for seed in SEEDS]
    return {name: spread([figures[name] for figures in found]) for name in found[0]}


def records_table() -> str:
    """A missing record, by decimals, questions and noise."""
    cases: tuple[tuple[str, dict[str, float | int | None]], ...] = (
        ("full scores, 31", {}), ("6 decimals, 31", {"decimals": 6}), ("6 decimals, 3,000", {"decimals": 6, "questions": 3000}),
        ("4 decimals, 31", {"decimals": 4}), ("4 decimals, 3,000", {"decimals": 4, "questions": 3000}),
        ("2 decimals, 3,000", {"decimals": 2, "questions": 3000}), ("epsilon 50", {"epsilon": 50.0}), ("epsilon 10", {"epsilon": 10.0}),
    )  # fmt: skip
    rows = []
    for name, changes in cases:
        runs = [run_record(seed=seed, tick=quiet, **changes) for seed in SEEDS]  # type: ignore[arg-type]
        guessed = [run.guessed_of_ten for run in runs if run.guessed_of_ten is not None]
        rows.append((
            name,
            spread([run.matched for run in runs]),
            spread([run.matched_most_surprising_tenth for run in runs]),
            spread([run.matched_least_surprising_half for run in runs]),
            spread([run.accuracy for run in runs]),
            spread(guessed) if guessed else "",
        ))  # fmt: skip
    heads = ("what", "matched", "most surprising tenth", "least surprising half", "accuracy", "guessed of ten")
    return table(heads, rows)


def genes_table() -> str:
    """A gene, by noise."""
    rows = []
    for epsilon in (None, 20.0, 5.0, 1.0, 0.25):
        runs = [run_genes(epsilon=epsilon, seed=seed, tick=quiet) for seed in SEEDS]
        rows.append((
            "none" if epsilon is None else f"{epsilon:g}",
            spread([run.attack for run in runs]),
            spread([run.non_members for run in runs]),
            spread([run.ancestry_prior for run in runs]),
            spread([run.dose_error_mg_week for run in runs]),
        ))  # fmt: skip
    return table(
        ("epsilon", "gene named rightly", "people who never joined", "by ancestry", "dose error, mg a week"), rows
    )


def groups_table() -> str:
    """A group, by people and noise."""
    rows = []
    for persons in (300, 1000, 2400):
        for epsilon in (8.0, 3.0, 1.0):
            runs = [run_groups(persons=persons, epsilon=epsilon, seed=seed, tick=quiet) for seed in (1, 2, 3)]
            without = spread([run.accuracy_without_noise for run in runs])
            rows.append((f"{persons:,}", f"{epsilon:g}", spread([run.accuracy for run in runs]), without))
    return table(("people", "epsilon", "accuracy", "without noise"), rows)


def messages_table() -> str:
    """A secret, by what is told, who is counted and how often it was written."""
    cases: tuple[tuple[str, dict[str, object]], ...] = (
        ("once", {}), ("once, likeliest letter only", {"reveal": "top"}), ("once, two people needed", {"least": 2}),
        ("eight times, two people needed", {"least": 2, "copies": 8}), ("once among 8,000", {"messages": 8000}),
    )  # fmt: skip
    rows = []
    for name, changes in cases:
        runs = [run_messages(SECRET, seed=seed, tick=quiet, **changes) for seed in SEEDS]  # type: ignore[arg-type]
        rows.append((
            name,
            f"{sum(run.verbatim for run in runs)} of {len(runs)}",
            spread([run.exposure or 0 for run in runs]),
            spread([run.control_exposure or 0 for run in runs]),
            f"{statistics.median(run.seconds for run in runs):.2f}",
        ))  # fmt: skip
    return table(("the secret was written", "word for word", "exposure", "exposure of others", "seconds"), rows)


def decay_table() -> str:
    """The file given away, by how hard the weights are held down in training."""
    rows = []
    everyone = np.arange(40)
    for decay in (1e-3, 1e-2, 1e-1, 1.0):
        judged = []
        for seed in SEEDS:
            ground = ground_of(people_of(seed, photos_each=30, folder=cache_folder(), tick=quiet))
            model = train_softmax(ground.pictures, ground.labels, classes=40, mean=ground.mean, tick=quiet, decay=decay)
            run = run_faces(ground, model, Training(), Attack(), persons=everyone, after="none", tick=quiet)
            judged.append(run.judged)
        rows.append((
            f"{decay:g}",
            spread([float(found.likeness.mean()) for found in judged]),
            spread([float((found.ranks == 1).mean()) for found in judged]),
            spread([found.accuracy for found in judged]),
        ))  # fmt: skip
    return table(("weight decay", "likeness", "found by machine", "accuracy"), rows)


def ranked_alike(one: Pictures, other: Pictures) -> float:
    """Spearman's correlation of two rows of figures."""
    return float(np.corrcoef(one.argsort().argsort(), other.argsort().argsort())[0, 1])


def distinct_table() -> str:
    """Whether people who stand out are rebuilt better: rank correlations over the forty."""
    from_mean, from_nearest = [], []
    for seed in SEEDS:
        ground = ground_of(people_of(seed, photos_each=30, folder=cache_folder(), tick=quiet))
        model = train(ground, Training(), tick=quiet)
        run = run_faces(ground, model, Training(), Attack(), persons=np.arange(40), after="none", tick=quiet)
        apart = np.linalg.norm(ground.targets[:, None] - ground.targets[None], axis=2)
        np.fill_diagonal(apart, np.inf)
        from_mean.append(ranked_alike(np.linalg.norm(ground.targets - ground.mean, axis=1), run.judged.likeness))
        from_nearest.append(ranked_alike(apart.min(axis=1), run.judged.likeness))
    rows = (
        ("likeness and distance from the average face", spread(from_mean)),
        ("likeness and distance from the nearest other person", spread(from_nearest)),
    )
    return table(("rank correlation of", "spread"), rows)


def growth_table() -> str:
    """Processor time of drawing and training by photos, and of asking by questions."""
    rows = []
    for photos in (7, 30, 100):
        bench = FaceBench(None)
        started = time.process_time()
        bench.run(FaceWishes(reveal="file", photos_each=photos), PERSON, tick=quiet)
        rows.append((f"{photos} photos each, drawn, trained, attacked", f"{time.process_time() - started:.2f}"))
    bench.run(FaceWishes(photos_each=100), PERSON, tick=quiet)
    for questions in (1000, 3000, 10_000, 30_000):
        for reveal, words in (("full", "scores"), ("label", "names")):
            started = time.process_time()
            bench.run(FaceWishes(reveal=reveal, questions=questions, photos_each=100), PERSON, tick=quiet)
            rows.append((f"{questions:,} questions, {words}", f"{time.process_time() - started:.2f}"))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows.append(("most memory of all these runs, megabytes", f"{most:.0f}"))
    return table(("what", "seconds of one core"), rows)


def main(path: Path) -> None:
    """Make all tables and put them into the file."""
    patients = over_seeds(lambda seed: run_patient(seed=seed, tick=quiet).figures())
    parts = (
        ("Faces", faces_table()),
        ("Faces: weight decay", decay_table()),
        ("Faces: people who stand out", distinct_table()),
        ("A missing record", records_table()),
        ("A gene", genes_table()),
        ("A group", groups_table()),
        ("A typical patient", table(("figure", "spread"), patients.items())),
        ("Messages", messages_table()),
        ("What it costs", growth_table()),
    )
    tables = "\n\n".join(f"### {title}\n\n{text}" for title, text in parts)
    before, rest = path.read_text(encoding="utf-8").split(BEGIN)
    path.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
