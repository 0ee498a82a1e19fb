"""The map of several studies: every letter is in sight, and no square covers another."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.load import load_questionnaire
from desktop.core.compare import Comparison, compare
from desktop.core.standing import Standing, standing_of
from desktop.core.states import Verdict
from desktop.core.study import Context, Study
from desktop.core.summary import ScoreSummary
from desktop.drawing.compare_map import SIDE, compare_map, exposure_bar, letter_squares
from desktop.drawing.plot import Box
from desktop.drawing.shapes import Face, Figure, Label, Line, Rect
from desktop.paths import questionnaires_folder

QUESTIONNAIRE = load_questionnaire(questionnaires_folder() / "model-inversion.toml")


def blank(name: str) -> Standing:
    study = Study(name, name, "", date(2026, 11, 1), QUESTIONNAIRE.id, "1.0", Context())
    return standing_of(QUESTIONNAIRE, study)


def measure(text: str, _face: Face, size: float) -> float:
    return len(text) * size * 0.52


def summary(shown: int, best: int, low: int, high: int) -> ScoreSummary:
    return ScoreSummary(
        verdict=Verdict.V2,
        close_call=False,
        shown=shown,
        at_best=best,
        needed_low=20,
        needed_high=40,
        exposure_low=low,
        exposure_high=high,
        settled=3,
        questions=27,
    )


@st.composite
def summaries(draw: st.DrawFn) -> ScoreSummary:
    shown, best = sorted(draw(st.tuples(st.integers(0, 100), st.integers(0, 100))))
    low, high = sorted(draw(st.tuples(st.integers(0, 100), st.integers(0, 100))))
    return summary(shown, best, low, high)


def compared(figures: Sequence[ScoreSummary]) -> Comparison:
    comparison = compare([blank(str(n)) for n in range(len(figures))])
    sides = tuple(replace(side, summary=s) for side, s in zip(comparison.sides, figures, strict=True))
    return replace(comparison, sides=sides)


def letters(figure: Figure) -> list[Label]:
    return [shape for shape in figure.shapes if isinstance(shape, Label) and shape.text in ("A", "B", "C", "D")]


def around(label: Label) -> Box:
    middle = label.y - 4.75
    return Box(label.x - SIDE / 2, middle - SIDE / 2, label.x + SIDE / 2, middle + SIDE / 2)


@given(st.lists(summaries(), min_size=2, max_size=4), st.floats(340, 900))
def test_no_square_covers_another_and_all_stay_in_sight(figures: list[ScoreSummary], width: float) -> None:
    figure = compare_map(compared(figures), width=width, height=width / 1.5, measure=measure)
    shown = letters(figure)
    wanted = len(figures) + sum((s.shown, s.exposure_low) != (s.at_best, s.exposure_high) for s in figures)
    assert len(shown) == wanted
    for one, other in combinations(shown, 2):
        assert not around(one).touches(around(other))
    for label in shown:
        assert around(label).within(Box(60, -1, width + 3, width / 1.5 + 1))


def test_four_studies_at_the_same_point_lead_to_it_by_lines() -> None:
    figure = compare_map(compared([summary(0, 0, 100, 100)] * 4), width=500, height=360, measure=measure)
    assert [label.text for label in letters(figure)] == ["A", "B", "C", "D"]
    first, *moved = letters(figure)
    at = (first.x, first.y - 4.75)
    leaders = {(s.x1, s.y1, s.x2, s.y2) for s in figure.shapes if isinstance(s, Line) and (s.x1, s.y1) == at}
    assert leaders == {(*at, label.x, label.y - 4.75) for label in moved}


def test_today_is_solid_and_the_best_case_open() -> None:
    figure = compare_map(
        compared([summary(30, 72, 60, 80), summary(50, 50, 20, 20)]), width=600, height=400, measure=measure
    )
    assert [(label.text, label.colour) for label in letters(figure)] == [("A", "paper"), ("B", "paper"), ("A", "ink")]
    solid, opened = letter_squares("A"), letter_squares("A", best=True)
    assert [s.fill for s in solid.shapes if isinstance(s, Rect)][-1] == "mark"
    assert [s.fill for s in opened.shapes if isinstance(s, Rect)][-1] == "paper"


def test_ranges_over_each_other_are_hatched_once() -> None:
    one, two = (
        compare_map(compared([summary(10, 90, 20, 80)] * count), width=600, height=400, measure=measure)
        for count in (2, 3)
    )
    hatching = [[s for s in f.shapes if isinstance(s, Line) and s.stroke == "pencil"] for f in (one, two)]
    assert hatching[0]
    assert hatching[0] == hatching[1]


def test_the_map_says_every_study_in_words() -> None:
    words = compare_map(
        compared([summary(30, 72, 60, 80), summary(5, 5, 10, 10)]), width=600, height=400, measure=measure
    ).words
    assert "A: exposure high to very high, 60 to 80 of 100; assurance 30 shown, 72 at best · 20 to 40 needed." in words
    assert "B: exposure low, 10 of 100; assurance 5 shown · 20 to 40 needed." in words


@pytest.mark.parametrize(("low", "high", "words"), [(60, 80, "60 to 80, high to very high"), (10, 10, "10, low")])
def test_the_bar_of_exposure_says_its_range_and_needs_no_post(low: int, high: int, words: str) -> None:
    bar = exposure_bar(summary(30, 72, low, high), width=200)
    assert bar.words == words
    assert not [s for s in bar.shapes if isinstance(s, Rect) and s.fill == "ink"]


def test_squares_of_several_studies_stand_side_by_side() -> None:
    assert letter_squares("ABC").words == "A, B, C"
    assert letter_squares("ABC").width == 3 * (SIDE + 4) - 2
