"""Groups, genes, records: what a model of measurements gives back."""

import numpy as np
import pytest

from desktop.accounting.gaussian import mu_of
from desktop.inversion.genes import run_genes
from desktop.inversion.groups import run_groups
from desktop.inversion.records import (
    DECAY,
    DELTA,
    LONGEST,
    NOISED_DECAY,
    ask_weights,
    fit_logistic,
    matched_alone,
    missing_records,
    run_patient,
    run_record,
    sigmoid,
)
from desktop.inversion.tables import UnusableTable, draw_table, read_table
from tests.inversion.conftest import quiet


def table_text(rows: int = 30, columns: int = 4) -> str:
    rng = np.random.default_rng(1)
    lines = [",".join(f"{value:.3f}" for value in rng.normal(size=columns - 1)) + f",{n % 2}" for n in range(rows)]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_dose_gives_a_gene_away_for_members_and_others_alike(seed: int) -> None:
    got = run_genes(seed=seed, tick=quiet)
    assert got.attack >= got.ancestry_prior + 0.03
    assert got.ancestry_prior + 0.03 >= got.commonest + 0.1
    assert abs(got.attack - got.non_members) <= 0.05


def test_noise_that_hides_the_gene_makes_dosing_no_better_than_a_fixed_dose() -> None:
    plain, noised = run_genes(tick=quiet), run_genes(epsilon=0.25, tick=quiet)
    assert plain.dose_error_mg_week < 0.75 * plain.fixed_dose_error_mg_week
    assert noised.attack < plain.attack - 0.02
    assert noised.dose_error_mg_week > 0.95 * noised.fixed_dose_error_mg_week


def test_a_question_about_a_group_keeps_its_accuracy_under_noise() -> None:
    got = run_groups(persons=1500, epsilon=3, tick=quiet)
    assert got.accuracy >= got.accuracy_without_noise - 0.03
    assert got.accuracy_without_noise > 0.9


def test_a_fitted_model_stands_where_its_slope_is_nought() -> None:
    table = draw_table(np.random.default_rng(2))
    rows = np.column_stack((np.ones(len(table.values)), table.values))
    weights = fit_logistic(rows, table.outcomes, decay=DECAY)

    def loss(tried: np.ndarray) -> float:
        scores = rows @ tried
        return float(np.sum(np.logaddexp(0, scores) - table.outcomes * scores) + DECAY / 2 * tried @ tried)

    for at in range(0, 31, 5):
        nudge = np.zeros(31)
        nudge[at] = 1e-4
        assert (loss(weights + nudge) - loss(weights - nudge)) / 2e-4 == pytest.approx(0, abs=1e-5)
    assert missing_records(rows, table.outcomes, weights, decay=DECAY) == pytest.approx(rows, abs=1e-3)


def test_as_many_questions_as_weights_give_the_weights() -> None:
    weights = np.random.default_rng(3).normal(size=31)
    asked = ask_weights(weights, decimals=None, questions=31, rng=np.random.default_rng(4))
    assert asked == pytest.approx(weights, abs=1e-8)
    assert float(sigmoid(np.array([0.0]))[0]) == 0.5


def test_a_missing_record_is_written_out_and_rounding_spares_the_unsurprising_longest() -> None:
    exact, rounded = run_record(tick=quiet), run_record(decimals=4, tick=quiet)
    assert exact.matched >= 0.9
    assert exact.queries == 31
    assert rounded.matched_most_surprising_tenth > rounded.matched_least_surprising_half


def test_noise_ends_the_algebra_and_guessing_stays_below_its_ceilings() -> None:
    got = run_record(epsilon=10, tick=quiet)
    assert got.matched <= 0.1
    assert got.guessed_of_ten is not None
    assert got.cap_gaussian is not None
    assert got.cap is not None
    assert got.guessed_of_ten <= got.cap_gaussian <= got.cap


def test_the_surest_record_is_near_many_and_nobodys() -> None:
    got = run_patient(tick=quiet)
    assert got.confidence >= 0.995
    assert 0 < got.nearest_record_distance < got.typical_record_distance


def test_a_table_with_names_or_without_is_read() -> None:
    plain, named = read_table(table_text()), read_table("a,b,c,out\n" + table_text())
    assert plain.values == pytest.approx(named.values)
    assert named.names == ("a", "b", "c")
    assert run_record(table=plain, tick=quiet).records == 30


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "empty"),
        ("1,0", "one row of numbers"),
        (table_text() + "\n1,,2,0", "Line 31, column 2"),
        (table_text() + "\n1,x,2,0", "“x” is no number"),
        ("1,,2,0\n" + table_text(), "Line 1, column 2"),
        ("\n\na,b,c,out\n\n" + table_text() + "\n1,x,2,0", "Line 35, column 2"),
        (table_text(rows=19), "19 rows"),
        (table_text() + "\n1,nan,2,0", "“nan” is no number"),
        (table_text() + "\n1,2,0", "Line 31 has 3 cells"),
        (table_text(columns=10_000), "10000 columns"),
        ((table_text() + "\n").replace(",1\n", ",0\n"), "0 and 1"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_by_line_and_column(text: str, sentence: str) -> None:
    with pytest.raises(UnusableTable, match=sentence):
        read_table(text)


def test_too_few_questions_are_said_to_be_too_few() -> None:
    with pytest.raises(UnusableTable, match="too few"):
        run_record(questions=30, tick=quiet)


def test_people_with_the_same_record_are_matched_to_nobody() -> None:
    rows = np.array([[1.0, 2.0], [1.0, 2.0], [1.0, 5.0]])
    assert matched_alone(rows, rows).tolist() == [False, False, True]


def test_answers_rounded_to_nought_or_one_are_left_out() -> None:
    weights = np.random.default_rng(3).normal(size=31) * 8
    asked = ask_weights(weights, decimals=2, questions=3000, rng=np.random.default_rng(4))
    assert np.all(np.isfinite(asked))
    assert float(np.corrcoef(asked, weights)[0, 1]) > 0.95


def test_the_noise_fits_the_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[np.ndarray] = []

    def watched(weights: np.ndarray, **_rest: object) -> np.ndarray:
        seen.append(weights)
        return weights

    monkeypatch.setattr("desktop.inversion.records.ask_weights", watched)
    for seed in range(1, 21):
        for epsilon in (1.0, 1e6):
            run_record(epsilon=epsilon, seed=seed, tick=quiet)
    noise = np.concatenate([noised - still for noised, still in zip(seen[::2], seen[1::2], strict=True)])
    assert noise.std() == pytest.approx(LONGEST / NOISED_DECAY / mu_of(1.0, DELTA), rel=0.1)


def test_the_clinics_model_is_worth_having() -> None:
    assert run_record(tick=quiet).accuracy > 0.85


def test_a_column_is_counted_in_quarters_of_its_power_of_ten_and_shown_as_it_was() -> None:
    table = read_table("\n".join(f"{n},{n % 2}" for n in range(1, 41)))
    assert table.units == pytest.approx([25])
    assert table.values[:, 0] * table.units == pytest.approx(np.arange(1, 41))
    _, true, written = run_record(table=table, tick=quiet).example
    assert written == pytest.approx(true, abs=1e-3)
    assert float(true[0]) in [pytest.approx(n) for n in range(1, 41)]


def test_a_table_with_semicolons_may_have_commas_in_its_numbers() -> None:
    german = read_table(table_text().replace(",", ";").replace(".", ","))
    assert german.values == pytest.approx(read_table(table_text()).values)


@pytest.mark.parametrize("cell", ["1_000", "\uff11\uff12", "1e400", "0x10"])
def test_what_only_looks_like_a_number_is_none(cell: str) -> None:
    with pytest.raises(UnusableTable, match="is no number"):
        read_table(table_text() + f"\n1,{cell},2,0")


def test_many_questions_are_asked_some_at_a_time_and_give_the_same() -> None:
    weights = np.random.default_rng(3).normal(size=5)
    asked = ask_weights(weights, decimals=None, questions=45_000, rng=np.random.default_rng(4))
    assert asked == pytest.approx(weights, abs=1e-8)
