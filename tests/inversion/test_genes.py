"""A gene out of a dose: the cohort, the clinic's line, and the attack."""

import numpy as np
import pytest

from desktop.inversion.genes import (
    ANCESTRIES,
    CYP_2,
    CYP_3,
    FIXED_DOSE,
    MOST_ROOT,
    SPREAD,
    VKORC1_A,
    Patients,
    draw_patients,
    fit,
    guess_genes,
    run_genes,
)
from tests.inversion.conftest import quiet


def patients(count: int = 4000, *, seed: int = 1) -> Patients:
    return draw_patients(np.random.default_rng(seed), count)


def line_of(people: Patients, epsilon: float | None = None) -> tuple[np.ndarray, float]:
    return fit(people, epsilon=epsilon, rng=np.random.default_rng(2))


def test_the_cohort_has_the_published_shares_and_allele_frequencies() -> None:
    drawn = patients(60_000)
    for ancestry in range(3):
        of_these = drawn.ancestry == ancestry
        assert np.mean(of_these) == pytest.approx(ANCESTRIES[ancestry], abs=0.01)
        assert np.mean(drawn.vkorc1[of_these]) / 2 == pytest.approx(VKORC1_A[ancestry], abs=0.01)
        plain = (1 - CYP_2[ancestry] - CYP_3[ancestry]) ** 2
        assert np.mean(drawn.cyp[of_these] == 0) == pytest.approx(plain, abs=0.01)


def test_doses_are_spread_as_in_the_research() -> None:
    dose = patients(60_000).root_dose ** 2
    assert np.mean(dose) == pytest.approx(31.5, abs=0.5)
    assert np.std(dose) == pytest.approx(14.5, abs=0.7)


def test_the_clinics_line_finds_the_published_effect_of_the_gene() -> None:
    line, spread = line_of(patients(60_000))
    assert line[7:9] == pytest.approx([-0.8677, -1.6974], abs=0.06)
    assert spread == pytest.approx(SPREAD, abs=0.02)


def test_beliefs_are_chances_and_as_often_right_as_they_say() -> None:
    people = patients(20_000)
    believed = guess_genes(people, *line_of(people))
    assert believed.sum(axis=1) == pytest.approx(1)
    assert float(believed.min()) >= 0
    right = believed.argmax(axis=1) == people.vkorc1
    assert np.mean(right) == pytest.approx(float(np.mean(believed.max(axis=1))), abs=0.02)


def test_a_dose_that_tells_nothing_leaves_what_ancestry_tells() -> None:
    people = patients(300)
    line, _ = line_of(people)
    believed = guess_genes(people, line, 1e6)
    share = VKORC1_A[people.ancestry]
    expected = np.column_stack(((1 - share) ** 2, 2 * share * (1 - share), share**2))
    assert believed == pytest.approx(expected, abs=1e-6)


def test_smaller_doses_make_the_sensitive_gene_likelier_on_the_whole() -> None:
    people = patients(300)
    line, spread = line_of(people)
    lower = Patients(people.facts, people.ancestry, people.vkorc1, people.cyp, people.root_dose - 1)
    more = guess_genes(lower, line, spread)[:, 2] - guess_genes(people, line, spread)[:, 2]
    assert np.mean(more) > 0.05
    assert np.mean(more > 0) > 0.85


@pytest.mark.parametrize("seed", range(1, 11))
def test_the_attack_beats_guessing_from_ancestry_and_does_so_on_people_who_never_joined(seed: int) -> None:
    got = run_genes(seed=seed, tick=quiet)
    assert got.attack >= got.ancestry_prior + 0.03 >= got.commonest + 0.1
    assert abs(got.attack - got.non_members) <= 0.05
    assert 1 / 3 < got.commonest < 0.45
    assert got.epsilon is None


def test_one_wild_dose_is_cut_before_it_reaches_a_line_with_noise() -> None:
    people = patients(2000)
    wild = people.root_dose.copy()
    wild[0] = MOST_ROOT * 1000
    changed = Patients(people.facts, people.ancestry, people.vkorc1, people.cyp, wild)
    assert line_of(changed, 1.0)[0] == pytest.approx(line_of(people, 1.0)[0], abs=1.0)


def test_a_promise_of_privacy_never_looks_at_the_spread_of_the_members() -> None:
    assert line_of(patients(50), 1.0)[1] == SPREAD


def test_more_noise_costs_dosing_until_it_is_no_better_than_a_fixed_dose() -> None:
    errors = [
        np.median([run_genes(epsilon=epsilon, seed=seed, tick=quiet).dose_error_mg_week for seed in range(1, 8)])
        for epsilon in (None, 5.0, 0.25)
    ]
    assert errors[0] < errors[1] < errors[2]
    people = patients()
    assert errors[2] > 0.95 * np.mean(np.abs(people.root_dose**2 - FIXED_DOSE))


def test_the_same_seed_gives_the_same_figures_and_the_work_is_told_to_its_end() -> None:
    told: list[float] = []
    first, second = run_genes(seed=3, epsilon=5, tick=told.append), run_genes(seed=3, epsilon=5, tick=quiet)
    assert first == second
    assert told == sorted(told)
    assert told[-1] <= 1
