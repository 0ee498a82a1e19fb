"""A missing record out of a clinic's yes-or-no model.

Logistic regression with weights w over rows x (a constant 1 in front) minimises sum_i log loss + L/2 |w|^2, so that at
the end sum_i (s(w.x_i) - y_i) x_i + L w = 0. This attacker already knows everyone else: the others' sum and L w leave
exactly (s - y) x of the missing record, and its first entry, where x is 1, gives the scale and y (Balle, Cherubin,
Hayes 2022, Reconstructing Training Data with Informed Adversaries, IEEE S&P). Who may only ask learns w from
confidences: log p/(1-p) = w.x, so as many questions as weights are enough.
"""

import math
from dataclasses import dataclass, fields
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.accounting.gaussian import mu_of
from desktop.core.progress import Tick, part_of, unwatched
from desktop.i18n import tr
from desktop.inversion.tables import Numbers, Table, UnusableTable, draw_table

DECAY, NOISED_DECAY, LONGEST, DELTA = 1.0, 20.0, 6.0, 1e-5
CANDIDATES, TRIALS = 10, 2000
AT_ONCE, QUESTIONS_AT_ONCE = 500, 20_000


@dataclass(frozen=True, slots=True)
class RecordRun:
    """Shares 0 to 1 of records that were written out and matched to the right person and no other.

    With noise: how often the best guess among ten candidates is right, and the ceilings of the promise on it.
    `example`: the names, the first record and what was written out for it.
    """

    matched: float
    matched_most_surprising_tenth: float
    matched_least_surprising_half: float
    queries: int
    records: int
    accuracy: float
    epsilon: float | None
    guessed_of_ten: float | None
    cap: float | None
    cap_gaussian: float | None
    example: tuple[tuple[str, ...], Numbers, Numbers]

    def figures(self) -> dict[str, Any]:
        """The figures by name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "example"}


def sigmoid(scores: Numbers) -> Numbers:
    """1 / (1 + e^-score)."""
    return 0.5 * (1 + np.tanh(0.5 * scores))


def fit_logistic(rows: Numbers, outcomes: Numbers, *, decay: float, start: Numbers | None = None) -> Numbers:
    """The minimum, to the last digits, by Newton's steps, none longer than 10."""
    weights = np.zeros(rows.shape[1]) if start is None else start.copy()
    for _ in range(60):
        chance = sigmoid(rows @ weights)
        slope = rows.T @ (chance - outcomes) + decay * weights
        if float(np.abs(slope).max()) < 1e-11:
            break
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + decay * np.eye(rows.shape[1])
        step = np.linalg.solve(bend, slope)
        weights -= step * min(1.0, 10.0 / float(np.abs(step).max() + 1e-300))
    return weights


def missing_records(rows: Numbers, outcomes: Numbers, weights: Numbers, *, decay: float) -> Numbers:
    """For each record, what an attacker who knows all others writes out from the weights, shape of rows."""
    pulls = (sigmoid(rows @ weights) - outcomes)[:, None] * rows
    left = pulls - pulls.sum(axis=0) - decay * weights
    first = np.where(np.abs(left[:, :1]) > 1e-300, left[:, :1], 1e-300)
    return left / first


def matched_alone(written: Numbers, rows: Numbers, *, tick: Tick = unwatched) -> NDArray[np.bool_]:
    """Whether each written record lies nearest to its own and to no other."""
    bounded, sizes = np.clip(np.nan_to_num(written, nan=1e6), -1e6, 1e6), (rows * rows).sum(1)
    alone = np.zeros(len(rows), bool)
    for start in range(0, len(rows), AT_ONCE):
        some = bounded[start : start + AT_ONCE]
        squares = (some * some).sum(1)[:, None] + sizes - 2 * some @ rows.T
        nearest = np.partition(squares, 1, axis=1)[:, :2]
        own = squares[np.arange(len(some)), start + np.arange(len(some))]
        alone[start : start + AT_ONCE] = (own <= nearest[:, 0]) & (nearest[:, 1] > nearest[:, 0])
        tick(start / len(rows))
    return alone


def ask_weights(weights: Numbers, *, decimals: int | None, questions: int, rng: np.random.Generator) -> Numbers:
    """The weights from so many confidences: least squares of the log-odds; answers rounded to 0 or 1 say nothing.

    Some questions at a time: the triangle of a QR decomposition holds all that earlier ones told.
    """
    triangle: Numbers = np.zeros((0, len(weights) + 1))
    for start in range(0, questions, QUESTIONS_AT_ONCE):
        count = min(QUESTIONS_AT_ONCE, questions - start)
        asked = np.column_stack((np.ones(count), rng.normal(scale=0.3, size=(count, len(weights) - 1))))
        told = sigmoid(asked @ weights)
        if decimals is not None:
            told = np.round(told, decimals)
        useful = (told > 0) & (told < 1)
        odds = np.log(told[useful] / (1 - told[useful]))
        more = np.vstack((triangle, np.column_stack((asked[useful], odds))))
        triangle = np.asarray(np.linalg.qr(more, mode="r"))
    return np.linalg.lstsq(triangle[:, :-1], triangle[:, -1], rcond=None)[0]


def run_record(
    *,
    decimals: int | None = None,
    questions: int | None = None,
    epsilon: float | None = None,
    table: Table | None = None,
    seed: int = 1,
    tick: Tick,
) -> RecordRun:
    """Train the clinic's model, get its weights by asking, and write out each record in turn as the missing one.

    `decimals` None: all of them; `questions` None: as many as there are weights. With epsilon the clinic adds noise to
    the weights (output perturbation: rows cut at length 6, decay 20, delta 1e-5, one record added or removed). The
    promise takes the units of the table as public, which those of a person's own table are not.
    """
    rng = np.random.default_rng((seed, 51))
    table = table or draw_table(rng)
    rows = np.column_stack((np.ones(len(table.values)), table.values))
    count = questions or rows.shape[1]
    if count < rows.shape[1]:
        what = tr(
            "{n} questions are too few: this model has {weights} weights, and the attacker needs a question for each."
        )
        raise UnusableTable(what.format(n=count, weights=rows.shape[1]))
    decay = DECAY if epsilon is None else NOISED_DECAY
    if epsilon is not None:
        rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True) / LONGEST, 1)
    true = fit_logistic(rows, table.outcomes, decay=decay)
    tick(0.3)
    given = true
    if epsilon is not None:
        given = true + rng.normal(scale=LONGEST / decay / mu_of(epsilon, DELTA), size=true.shape)
    learned = ask_weights(given, decimals=decimals, questions=count, rng=rng)
    written = missing_records(rows, table.outcomes, learned, decay=decay)
    scaled = rows / rows[:, :1]
    found = matched_alone(written, scaled, tick=part_of(tick, 0.3, 0.6))
    tick(0.6)
    surprise = np.abs(sigmoid(rows @ true) - table.outcomes)
    order = np.argsort(-surprise)
    guessed = cap = cap_gaussian = None
    if epsilon is not None:
        guessed, cap, cap_gaussian = _guessing(rows, table.outcomes, true, epsilon, rng)
    tick(1.0)
    return RecordRun(
        matched=float(found.mean()),
        matched_most_surprising_tenth=float(found[order[: len(order) // 10]].mean()),
        matched_least_surprising_half=float(found[order[len(order) // 2 :]].mean()),
        queries=count,
        records=len(rows),
        accuracy=float(np.mean((rows @ given > 0) == table.outcomes)),
        epsilon=epsilon,
        guessed_of_ten=guessed,
        cap=cap,
        cap_gaussian=cap_gaussian,
        example=(table.names, scaled[0, 1:] * table.units, written[0, 1:] * table.units),
    )


def _guessing(
    rows: Numbers, outcomes: Numbers, true: Numbers, epsilon: float, rng: np.random.Generator
) -> tuple[float, float, float]:
    """The best guess among ten records which one was in training, over many trials, with both ceilings.

    Each candidate's model is one Newton step away from the true one; the attacker picks the nearest to what was given.
    The ceilings bound the average over candidates; one chosen person can exceed them.
    """
    mu = mu_of(epsilon, DELTA)
    scale = LONGEST / NOISED_DECAY / mu
    chance = sigmoid(rows @ true)
    bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + NOISED_DECAY * np.eye(rows.shape[1])
    moves = np.linalg.solve(bend, ((chance - outcomes)[:, None] * rows).T).T
    hits = 0.0
    for _ in range(TRIALS):
        some = rng.choice(len(rows), CANDIDATES, replace=False)
        noised = -moves[some[0]] + rng.normal(scale=scale, size=true.shape)
        away = ((noised + moves[some]) ** 2).sum(axis=1)
        hits += float(away[0] == away.min()) / int((away == away.min()).sum())
    share = 1 / CANDIDATES
    generic = min(1.0, math.exp(min(epsilon, 50.0)) * share + DELTA, 1 - math.exp(-epsilon) * (1 - DELTA - share))
    normal = NormalDist()
    return hits / TRIALS, generic, normal.cdf(normal.inv_cdf(share) + mu)


@dataclass(frozen=True, slots=True)
class PatientRun:
    """The record that the model is surest of. Distances are Euclidean in units of the reference ranges.

    From the record that came out to the nearest true one; typically from a patient to the next; and from the mean of
    all patients to the nearest. `profile` is that record, `group_mean` the mean of those whose outcome is yes.
    """

    confidence: float
    nearest_record_distance: float
    typical_record_distance: float
    names: tuple[str, ...]
    profile: Numbers
    group_mean: Numbers
    mean_record_distance: float

    def figures(self) -> dict[str, float]:
        """The figures by name."""
        names = ("confidence", "nearest_record_distance", "typical_record_distance")
        return {name: getattr(self, name) for name in names}


def run_patient(*, seed: int = 1, tick: Tick) -> PatientRun:
    """From noise, refine a record until the clinic's model is 99.5 % sure; compare it with the records it learned."""
    rng = np.random.default_rng((seed, 52))
    table = draw_table(rng)
    rows = np.column_stack((np.ones(len(table.values)), table.values))
    weights = fit_logistic(rows, table.outcomes, decay=DECAY)
    tick(0.5)
    record = rng.normal(scale=0.3, size=rows.shape[1] - 1)
    slope = weights[1:] / np.linalg.norm(weights[1:])
    confidence = float(sigmoid(weights[0] + weights[1:] @ record))
    while confidence < 0.995 and np.abs(record).max() < 4:
        record = record + 0.05 * slope
        confidence = float(sigmoid(weights[0] + weights[1:] @ record))
    away = np.linalg.norm(table.values - record, axis=1)
    others = np.linalg.norm(table.values[:, None, :] - table.values[None, :, :], axis=2)
    np.fill_diagonal(others, np.inf)
    tick(1.0)
    return PatientRun(
        confidence, float(away.min()), float(np.median(others.min(axis=1))), table.names, record,
        table.values[table.outcomes == 1].mean(axis=0),
        float(np.linalg.norm(table.values - table.values.mean(axis=0), axis=1).min()),
    )  # fmt: skip
