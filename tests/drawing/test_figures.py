"""Figures: they stay in their box, say what they show, and their labels never touch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.load import load_questionnaire
from desktop.core.questionnaire import Questionnaire
from desktop.core.standing import Standing, summary_of
from desktop.core.states import Evidence, State, Verdict
from desktop.core.summary import ScoreSummary, summary_from_text, summary_to_text
from desktop.drawing.bars import assurance_bar
from desktop.drawing.cells import contribution_cells
from desktop.drawing.map import _bounds, study_map
from desktop.drawing.marks import progress_mark, proof_mark, steps_of, strength_steps, verdict_mark
from desktop.drawing.plot import box_of, plot_in
from desktop.drawing.shapes import Circle, Face, Figure, Label, Line, Polygon, Rect, hatch
from desktop.export.svg import figure_svg
from desktop.paths import questionnaires_folder

CURVE = load_questionnaire(questionnaires_folder() / "model-inversion.toml").method.curve


def measure(text: str, _face: Face, size: float) -> float:
    return len(text) * size * 0.52


def points(figure: Figure) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for shape in figure.shapes:
        match shape:
            case Rect(x, y, width, height):
                found += [(x, y), (x + width, y + height)]
            case Line(x1, y1, x2, y2):
                found += [(x1, y1), (x2, y2)]
            case Polygon(corners):
                found += corners
            case Circle(x, y, radius):
                found += [(x - radius, y - radius), (x + radius, y + radius)]
            case Label():
                continue
    return found


def stays_inside(figure: Figure) -> bool:
    return all(-3 <= x <= figure.width + 3 and -1 <= y <= figure.height + 1 for x, y in points(figure))


@pytest.mark.parametrize(
    "figure",
    [
        *map(verdict_mark, Verdict),
        *map(progress_mark, State),
        *map(proof_mark, Evidence),
        *map(strength_steps, range(6)),
    ],
)
def test_a_mark_stays_in_its_box(figure: Figure) -> None:
    assert figure.shapes
    assert stays_inside(figure)


def test_marks_of_different_meaning_have_different_shapes() -> None:
    assert len({verdict_mark(verdict).shapes for verdict in Verdict}) == len(Verdict)
    assert len({proof_mark(evidence).shapes for evidence in Evidence}) == len(Evidence)
    states = (State.ANSWERED, State.NOT_ASKED, State.AWAITING, State.VAGUE)
    assert len({progress_mark(state).shapes for state in states}) == len(states)


def test_any_strength_at_all_fills_a_step(questionnaire: Questionnaire) -> None:
    for question in questionnaire.questions:
        for option in question.options:
            assert (steps_of(option.strength) > 0) is (option.strength > 0)


@st.composite
def summaries(draw: st.DrawFn) -> ScoreSummary:
    shown, best = sorted(draw(st.tuples(st.integers(0, 100), st.integers(0, 100))))
    low, high = sorted(draw(st.tuples(st.integers(0, 100), st.integers(0, 100))))
    needed = sorted(draw(st.tuples(st.integers(0, 80), st.integers(0, 80))))
    return ScoreSummary(draw(st.sampled_from(Verdict)), False, shown, best, *needed, low, high, 3, 27)


@given(summaries(), st.floats(120, 500))
def test_the_bar_stays_in_its_box_and_says_its_figures(summary: ScoreSummary, width: float) -> None:
    figure = assurance_bar(summary, width=round(width))
    assert stays_inside(figure)
    assert str(summary.shown) in figure.words


@given(summaries(), st.floats(340, 900))
def test_the_labels_of_the_map_touch_nothing(summary: ScoreSummary, width: float) -> None:
    figure = study_map(summary, CURVE, width=width, height=width / 1.5, measure=measure)
    assert stays_inside(figure)
    haloed = [shape for shape in figure.shapes if isinstance(shape, Label) and shape.halo]
    boxes = [_bounds(label, measure) for label in haloed]
    for at, box in enumerate(boxes):
        own = at + 1 if haloed[at].text in ("today", "at best") else at
        assert not any(box.touches(other) for other in boxes[own + 1 :])
    assert any(label.text == "today" or label.text.startswith("today") for label in haloed)


@pytest.mark.parametrize(("best", "lowest", "highest"), [(91, 5, 83), (100, 0, 100), (97, 2, 40)])
def test_a_label_within_the_box_keeps_off_its_frame_and_stands_on_paper(best: int, lowest: int, highest: int) -> None:
    summary = ScoreSummary(Verdict.V0, False, 1, best, 2, 69, lowest, highest, 2, 27)
    figure = study_map(summary, CURVE, width=480, height=320, measure=measure)
    place = box_of(summary, plot_in(480, 320))
    named = [shape for shape in figure.shapes if isinstance(shape, Label) and shape.text in ("at best", str(best))]
    assert len(named) == 2
    papers = [shape for shape in figure.shapes if isinstance(shape, Rect) and shape.fill == "paper"]
    for box in (_bounds(label, measure) for label in named):
        assert box.left > place.left
        assert box.top > place.top
        assert any((one.x, one.y) == (box.left, box.top) for one in papers)


@given(st.floats(0, 300), st.floats(0, 300), st.floats(1, 200), st.floats(1, 60))
def test_hatching_stays_in_its_box(x: float, y: float, width: float, height: float) -> None:
    for line in hatch(x, y, width, height):
        for px, py in ((line.x1, line.y1), (line.x2, line.y2)):
            assert x - 1e-6 <= px <= x + width + 1e-6
            assert y - 1e-6 <= py <= y + height + 1e-6


def test_cells_are_as_wide_as_their_weight(standing: Standing) -> None:
    group = standing.groups[0]
    figure = contribution_cells(group.lines, scale=10)
    assert figure.width == pytest.approx(10 * sum(float(line.contribution.full) for line in group.lines), abs=12)
    assert stays_inside(figure)


def test_a_summary_comes_back_from_its_text(standing: Standing) -> None:
    summary = summary_of(standing)
    assert summary_from_text(summary_to_text(summary)) == summary


def test_svg_escapes_and_names(standing: Standing) -> None:
    figure = Figure(10, 10, (Label(0, 0, "<b>&"),), "a < b")
    assert "<b>" not in figure_svg(figure)
    assert "<title>a &lt; b</title>" in figure_svg(figure)
