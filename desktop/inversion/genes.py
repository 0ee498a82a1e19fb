"""A gene out of a dose: what a model of medicine says of people, whether they joined or not.

Patients are drawn from the published dosing equation of the International Warfarin Pharmacogenetics Consortium (New
England Journal of Medicine 2009; 360:753), with allele frequencies as recorded by ancestry (1000 Genomes). A clinic
fits its own straight line to the square root of the weekly dose. The attacker knows somebody's dose and plain facts,
tries each gene in the model, and picks the likeliest (Fredrikson et al. 2014, Privacy in Pharmacogenetics, USENIX
Security).
"""

import math
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.accounting.gaussian import mu_of
from desktop.core.progress import Tick
from desktop.inversion.models import Labels

Table = NDArray[np.floating[Any]]
ANCESTRIES = (0.59, 0.22, 0.19)
"""Shares of European, East Asian and African ancestry as recorded."""
VKORC1_A = np.array((0.388, 0.885, 0.054))
CYP_2, CYP_3 = np.array((0.124, 0.001, 0.008)), np.array((0.073, 0.034, 0.002))
SPREAD = 0.92
"""Of the square root of the weekly dose round the equation."""
DELTA, OTHERS, FIXED_DOSE = 1e-6, 4000, 35.0
LONGEST = 2.0
_AGE, _CM, _KG = -0.2614, 0.0087, 0.0128
_VKORC1 = np.array((0.0, -0.8677, -1.6974))
_CYP = np.array((0.0, -0.5211, -0.9357, -1.0616, -1.9206, -2.3312))
_ANCESTRY = np.array((0.0, -0.1092, -0.2760))
_ENZYME, _AMIODARONE, _BASE = 1.1816, -0.5503, 5.6044
MOST_ROOT = 12.0
"""Doses are cut off at 144 mg a week, so that nobody's record weighs without bound."""


@dataclass(frozen=True, slots=True)
class Patients:
    """`facts` (n, 7): age decade, cm, kg, East Asian, African, enzyme inducer, amiodarone. Genes are classes."""

    facts: Table
    ancestry: Labels
    vkorc1: Labels
    cyp: Labels
    root_dose: Table


@dataclass(frozen=True, slots=True)
class GenesRun:
    """Shares 0 to 1 of people whose VKORC1 gene was named rightly; errors in mg a week.

    `example` is the person whose dose is lower than that of seven in eight:
    dose in mg a week, the true gene (0 G/G, 1 A/G, 2 A/A), and the belief in each gene.
    """

    attack: float
    ancestry_prior: float
    commonest: float
    non_members: float
    dose_error_mg_week: float
    fixed_dose_error_mg_week: float
    epsilon: float | None
    example: tuple[float, int, tuple[float, float, float]]

    def figures(self) -> dict[str, Any]:
        """The figures by name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "example"}


def draw_patients(rng: np.random.Generator, count: int) -> Patients:
    """Patients at random."""
    ancestry = rng.choice(3, size=count, p=ANCESTRIES)
    vkorc1 = rng.binomial(2, VKORC1_A[ancestry])
    alleles = np.stack([_cyp_alleles(rng, ancestry) for _ in range(2)])
    twos, threes = (alleles == 2).sum(axis=0), (alleles == 3).sum(axis=0)
    cyp = np.select([threes == 2, (threes == 1) & (twos == 1), twos == 2, threes == 1, twos == 1], [5, 4, 3, 2, 1], 0)
    man = rng.random(count) < 0.55
    height = rng.normal(np.where(man, 176, 163), 7) - 5 * (ancestry == 1)
    weight = np.clip(rng.normal(25, 4, count) * (height / 100) ** 2, 40, 160)
    decade = np.clip(rng.normal(6.2, 1.4, count), 2, 9).astype(np.intp)
    facts = np.column_stack(
        (decade, height, weight, ancestry == 1, ancestry == 2, rng.random(count) < 0.01, rng.random(count) < 0.07)
    ).astype(np.float64)
    root = _BASE + facts @ np.array((_AGE, _CM, _KG, _ANCESTRY[1], _ANCESTRY[2], _ENZYME, _AMIODARONE))
    root = root + _VKORC1[vkorc1] + _CYP[cyp] + rng.normal(scale=SPREAD, size=count)
    return Patients(facts, ancestry, vkorc1, cyp, np.clip(root, 1.0, MOST_ROOT))


def _cyp_alleles(rng: np.random.Generator, ancestry: Labels) -> Labels:
    dice = rng.random(len(ancestry))
    return np.where(dice < CYP_2[ancestry], 2, np.where(dice < CYP_2[ancestry] + CYP_3[ancestry], 3, 1))


def _inputs(facts: Table, vkorc1: Labels, cyp: Labels) -> Table:
    """Rows of length at most about 3: facts scaled by fixed public bounds, genes as 0 and 1, and a constant."""
    scaled = facts / np.array((9.0, 200.0, 160.0, 1, 1, 1, 1))
    genes = np.column_stack((vkorc1[:, None] == np.arange(1, 3), cyp[:, None] == np.arange(1, 6)))
    return np.column_stack((scaled, genes, np.ones(len(facts))))


def fit(patients: Patients, *, epsilon: float | None, rng: np.random.Generator) -> tuple[Table, float]:
    """The clinic's line and its spread: least squares; with epsilon, Gaussian noise on X'X and X'y (delta 1e-6).

    One patient is added or removed; how many there are is not used.

    Rows with their dose are cut at a fixed length, so that one patient moves the sums by at most its square; doses are
    counted from a fixed one, so that a line drowned in noise falls back on it: directions that noise alone could make,
    up to 2 sqrt(d) times its standard deviation (Wigner), are left out.
    """
    rows = _inputs(patients.facts, patients.vkorc1, patients.cyp)
    whole = np.column_stack((rows, (patients.root_dose - FIXED_DOSE**0.5) / MOST_ROOT))
    whole = whole / np.maximum(np.linalg.norm(whole, axis=1, keepdims=True) / LONGEST, 1)
    moments, least = whole.T @ whole, 1e-6
    if epsilon is not None:
        scale = LONGEST**2 / mu_of(epsilon, DELTA)
        noise = np.triu(rng.normal(scale=scale, size=moments.shape))
        moments, least = moments + noise + np.triu(noise, 1).T, 2 * math.sqrt(len(noise)) * scale
    values, vectors = np.linalg.eigh(moments[:-1, :-1])
    pulled = (vectors.T @ moments[:-1, -1]) * (values > least) / np.maximum(values, least)
    line = vectors @ pulled * MOST_ROOT
    line[-1] += FIXED_DOSE**0.5
    return line, SPREAD if epsilon is not None else float(np.std(patients.root_dose - rows @ line))


def _cyp_chances(ancestry: Labels) -> Table:
    two, three = CYP_2[ancestry], CYP_3[ancestry]
    one = 1 - two - three
    return np.column_stack((one * one, 2 * one * two, 2 * one * three, two * two, 2 * two * three, three * three))


def _vkorc1_chances(ancestry: Labels) -> Table:
    share = VKORC1_A[ancestry]
    return np.column_stack(((1 - share) ** 2, 2 * share * (1 - share), share**2))


def guess_genes(patients: Patients, line: Table, spread: float) -> Table:
    """What the attacker believes of the three VKORC1 genes of each patient, shape (n, 3), from dose and plain facts."""
    count = len(patients.facts)
    believed = np.zeros((count, 3))
    rare = _cyp_chances(patients.ancestry)
    for gene in range(3):
        for cyp in range(6):
            tried = _inputs(patients.facts, np.full(count, gene), np.full(count, cyp))
            away = (patients.root_dose - tried @ line) / spread
            believed[:, gene] += rare[:, cyp] * np.exp(-0.5 * away * away)
    believed = believed * _vkorc1_chances(patients.ancestry) + 1e-300
    return believed / believed.sum(axis=1, keepdims=True)


def run_genes(*, members: int = 2000, epsilon: float | None = None, seed: int = 1, tick: Tick) -> GenesRun:
    """Fit the clinic's model on its members; attack them and people who never joined."""
    rng = np.random.default_rng((seed, 41))
    joined, others = draw_patients(rng, members), draw_patients(rng, OTHERS)
    line, spread = fit(joined, epsilon=epsilon, rng=rng)
    tick(0.4)
    believed, outside = guess_genes(joined, line, spread), guess_genes(others, line, spread)
    tick(0.9)
    by_ancestry = _vkorc1_chances(joined.ancestry).argmax(axis=1)
    predicted = np.clip(_inputs(others.facts, others.vkorc1, others.cyp) @ line, 0, MOST_ROOT) ** 2
    true_dose = others.root_dose**2
    shown = int(np.argsort(joined.root_dose)[members // 8])
    beliefs = (float(believed[shown, 0]), float(believed[shown, 1]), float(believed[shown, 2]))
    return GenesRun(
        attack=float(np.mean(believed.argmax(axis=1) == joined.vkorc1)),
        ancestry_prior=float(np.mean(by_ancestry == joined.vkorc1)),
        commonest=float(np.bincount(joined.vkorc1).max() / members),
        non_members=float(np.mean(outside.argmax(axis=1) == others.vkorc1)),
        dose_error_mg_week=float(np.mean(np.abs(predicted - true_dose))),
        fixed_dose_error_mg_week=float(np.mean(np.abs(FIXED_DOSE - true_dose))),
        epsilon=epsilon,
        example=(float(joined.root_dose[shown] ** 2), int(joined.vkorc1[shown]), beliefs),
    )
