"""What the reader of a claim shows, as tables."""

from dataclasses import replace

import pytest

from desktop.accounting.claims import computed
from desktop.catalog.deployments import load_deployments
from desktop.core.claim import Mechanism, Neighbours, NoisePlace, Per, Run, Unit
from desktop.core.odds import Odds
from desktop.core.printed import printed
from desktop.drawing.odds import CELL, hundred
from desktop.drawing.shapes import Rect
from desktop.paths import questionnaires_folder
from desktop.ui.claim.claim_state import ClaimGiven, claim_state

DEPLOYMENTS, PUBLISHED = load_deployments(questionnaires_folder())
TOLD = ClaimGiven(
    "2.38", "1e-5", Unit.PERSON, "", Per.LIFETIME, NoisePlace.ORGANISATION, Mechanism.DP_SGD, Neighbours.ADD_REMOVE
)
TRAINED = replace(TOLD, noise="1.1", batch="256", records="60000", epochs="60")


def test_the_odds_are_told_with_one_denominator_and_rounded_up() -> None:
    shown = claim_state(TOLD).shown
    assert shown is not None
    assert shown.odds == Odds(100, 10, (92, 25))
    assert shown.sentence == (
        "Without the model: 10 in 100. The promise alone rules out better than 92 in 100; if it is Gaussian noise as "
        "in DP-SGD, better than 25 in 100. These are ceilings, not forecasts."
    )


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"epsilon": "-1"}, "epsilon", "below 0"),
        ({"epsilon": "0"}, "epsilon", "0"),
        ({"epsilon": "nan"}, "epsilon", "no number"),
        ({"epsilon": "8e"}, "epsilon", "no number"),
        ({"epsilon": "1e9"}, "epsilon", "promise"),
        ({"epsilon": "8,5"}, "epsilon", "8.5"),
        ({"delta": "0"}, "delta", "0"),
        ({"delta": "1"}, "delta", "1"),
        ({"delta": "2"}, "delta", "1"),
        ({"delta": "1e-3", "records": "100000"}, "delta", "1"),
        ({"records_each": "0"}, "records_each", "1"),
        ({"noise": "0"}, "noise", "promise"),
        ({"batch": "70000"}, "batch", "larger than all the data"),
        ({"epochs": "1000000"}, "epochs", "nobody trains that long"),
    ],
)
def test_a_figure_that_is_none_is_told_under_its_field_and_promises_nothing(
    changes: dict[str, str], field: str, words: str
) -> None:
    state = claim_state(replace(TRAINED, **changes))  # type: ignore[arg-type]
    assert words in state.faults[field]
    if field in ("epsilon", "delta", "records_each"):
        assert state.shown is None
    assert state.run is None


def test_what_is_left_out_names_the_question_that_asks_for_it() -> None:
    shown = claim_state(ClaimGiven("8")).shown
    assert shown is not None
    assert {gap.question for gap in shown.gaps} == {"dp_epsilon", "dp_unit", "dp_report"}
    assert all(gap.ask.endswith("?") for gap in shown.gaps)
    assert shown.alike == ()


def test_whether_the_figures_fit_is_told_once_they_are_reckoned() -> None:
    assert claim_state(ClaimGiven("8")).shown.odds is None  # type: ignore[union-attr]
    waiting = claim_state(TRAINED)
    assert waiting.run == Run(1.1, 256 / 60000, 14063)
    assert waiting.fit == ()
    found = computed(waiting.run, 1e-5, neighbours=Neighbours.ADD_REMOVE, claimed=printed("2.38"))
    fits = claim_state(TRAINED, found=found)
    assert "fits" in fits.fit[0]
    assert claim_state(replace(TRAINED, neighbours=Neighbours.REPLACE), found=found).fit == ()
    too_low = claim_state(replace(TRAINED, epsilon="1.0"), found=found)
    assert "does not fit: ask" in " ".join(too_low.fit)
    at_rate = replace(TRAINED, batch="", records="", rate="0.01", epochs="", steps="1000")
    assert claim_state(at_rate).run == Run(1.1, 0.01, 1000)
    assert "rate" in claim_state(replace(at_rate, rate="1.5")).faults
    without = claim_state(replace(TRAINED, delta=""))
    assert without.run is None
    assert "delta is needed" in without.fit[0]


def test_only_figures_of_the_same_kind_stand_beside_a_claim() -> None:
    local = replace(TOLD, unit=Unit.DAY, per=Per.DAY, place=NoisePlace.DEVICE)
    shown = claim_state(local, deployments=DEPLOYMENTS, published=PUBLISHED).shown
    assert shown is not None
    assert shown.alike
    alike = [one for one in DEPLOYMENTS if one.who in shown.alike[0].words]
    assert all(one.place is NoisePlace.DEVICE for one in alike)
    assert all("Source: Apple" in one.source for one in shown.alike)


def test_a_hundred_marks_show_the_guess_and_what_is_left_possible() -> None:
    figure = hundred(Odds(100, 10, (92, 25)), width=520)
    solid = [shape for shape in figure.shapes if isinstance(shape, Rect) and shape.fill == "mark"]
    ruled_out = [shape for shape in figure.shapes if isinstance(shape, Rect) and shape.stroke == "rule"]
    assert (len(solid), len(ruled_out)) == (20, 8 + 75)
    assert all(shape.width == CELL for shape in solid)
    assert "at most 92 in 100" in figure.words
