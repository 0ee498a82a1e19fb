"""The timeline as a figure: it steps, ends where the records do, keeps its words apart, and takes any span of days."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.catalog.load import load_questionnaire
from desktop.core.history import points_on
from desktop.core.span import Span
from desktop.core.states import Evidence, State, Verdict
from desktop.core.study import Answer, Context, EventKind, Study, TrainsAi
from desktop.drawing.plot import bounds
from desktop.drawing.shapes import Circle, Face, Figure, Label, Line, Polygon, Rect
from desktop.drawing.timeline import STEPS, WIDEST, Past, apart, timeline_chart
from desktop.drawing.timeline_axis import Axis, spread, ticks
from desktop.drawing.timeline_events import Happening
from desktop.paths import questionnaires_folder
from desktop.words.figures import exposure_words
from tests.drawing.test_figures import points as corners_of

QUESTIONNAIRE = load_questionnaire(questionnaires_folder() / "model-inversion.toml")
CONTEXT = Context("health_study", ("health_sensitive",), (), "significant", trains_ai=TrainsAi.YES)
EMPTY = Study("s", "Sleep", "Clinic", date(2026, 10, 1), QUESTIONNAIRE.id, "1.0", CONTEXT)


def measure(text: str, _face: Face, size: float) -> float:
    return len(text) * size * 0.52


def past(days: Iterable[date], today: date, *, happened: Iterable[Happening] = (), seed: int = 1) -> Past:
    """A random answer on each of the days, and the first of them without any."""
    dice, listed = random.Random(seed), sorted(days)
    answers = []
    for day in listed:
        question = dice.choice(QUESTIONNAIRE.questions)
        at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        option, evidence = dice.choice(question.options).id, dice.choice(tuple(Evidence))
        answers.append(Answer(question.id, at, State.ANSWERED, option, evidence))
    study = replace(EMPTY, answers=tuple(answers))
    return Past(points_on(QUESTIONNAIRE, study, sorted(listed or {today})), tuple(happened), today)


def drawn(shown: Past, width: float = WIDEST) -> Figure:
    return timeline_chart(shown, width=width, measure=measure).figure


def labels(figure: Figure) -> list[Label]:
    return [shape for shape in figure.shapes if isinstance(shape, Label)]


def said(figure: Figure) -> list[str]:
    return [label.text for label in labels(figure)]


days = some.dates(date(2025, 11, 1), date(2027, 3, 1))


@given(
    recorded=some.sets(days, max_size=30),
    today=days,
    happened=some.lists(some.builds(Happening, days, some.sampled_from([None, *EventKind])), max_size=20),
    width=some.integers(260, WIDEST),
    seed=some.integers(0, 999),
)
def test_a_timeline_stays_in_its_box_and_its_words_touch_nothing(
    recorded: set[date], today: date, happened: list[Happening], width: int, seed: int
) -> None:
    figure = drawn(past(recorded, today, happened=happened, seed=seed), width)
    assert all(-1 <= x <= width + 1 and 0 <= y <= figure.height for x, y in corners_of(figure))
    boxes = [bounds(replace(label, size=12), measure) for label in labels(figure)]
    assert all(box.left >= -4 and box.right <= width + 4 for box in boxes)
    named = [(label, box) for label, box in zip(labels(figure), boxes, strict=True) if label.text != "today"]
    touching = [(a.text, b.text) for (a, one), (b, other) in combinations(named, 2) if one.touches(other)]
    assert not touching, touching


@given(recorded=some.sets(days, min_size=1, max_size=40), seed=some.integers(0, 999))
def test_nothing_slopes(recorded: set[date], seed: int) -> None:
    figure = drawn(past(recorded, max(recorded), seed=seed))
    for shape in figure.shapes:
        if isinstance(shape, Polygon):
            assert all(x1 == x2 or y1 == y2 for (x1, y1), (x2, y2) in pairwise(shape.points))


def test_solid_is_shown_and_hatch_reaches_the_best_case() -> None:
    shown = past([date(2026, 11, 1), date(2026, 11, 9)], date(2026, 11, 20))
    chart = timeline_chart(shown, width=WIDEST, measure=measure)
    now = shown.points[-1]
    solid = next(s for s in chart.figure.shapes if isinstance(s, Polygon) and s.fill == "mark")
    height = chart.bottom - chart.top
    assert solid.points[-3][1] == round(chart.bottom - height * float(now.assurance.low) / 100)
    assert max(x for x, _ in solid.points) == chart.axis.x(date(2026, 11, 21))
    assert f"{round(now.assurance.high)} at best" in said(chart.figure)


def test_needed_is_left_out_where_the_method_does_not_apply() -> None:
    shown = past([date(2026, 11, 1)], date(2026, 11, 20))
    assert any("needed" in words for words in said(drawn(shown)))
    outside = replace(shown, points=tuple(replace(point, verdict=Verdict.NA) for point in shown.points))
    assert not any("needed" in words for words in said(drawn(outside)))
    assert "needed" not in drawn(outside).words


def test_it_ends_today_and_grows_for_what_is_still_to_come() -> None:
    today = date(2026, 11, 24)
    due = Happening(date(2026, 12, 7))
    chart = timeline_chart(past([date(2026, 11, 1)], today, happened=[due]), width=WIDEST, measure=measure)
    end = chart.axis.x(date(2026, 11, 25))
    assert chart.axis.x(due.day) > end
    assert (
        max(x for s in chart.figure.shapes if isinstance(s, Polygon) and s.fill == "mark" for x, _ in s.points) == end
    )
    assert "reply due 7 Dec" in said(chart.figure)
    assert any(isinstance(shape, Circle) and shape.dash for shape in chart.figure.shapes)
    assert "today" not in said(chart.figure)


def test_scores_of_days_to_come_say_where_today_is() -> None:
    assert "today" in said(drawn(past([date(2026, 11, 1), date(2026, 12, 24)], date(2026, 11, 24))))


def test_two_years_name_halves_and_a_week_names_days() -> None:
    assert [name for _, name in named(date(2024, 2, 29), date(2026, 2, 28))] == [
        "July", "January 2025", "July", "January 2026",
    ]  # fmt: skip
    assert "29 Feb" in [name for _, name in named(date(2024, 2, 26), date(2024, 3, 3))]
    assert [name for _, name in named(date(2026, 9, 28), date(2026, 12, 9))] == ["October", "November", "December"]


def named(first: date, last: date) -> list[tuple[date, str]]:
    return ticks(Axis(*spread(first, last), 44, 848), measure=measure)


@pytest.mark.parametrize(
    ("first", "last"),
    [(date.min, date.max), (date.max, date.max), (date.min, date.min), (date(9999, 12, 30), date.max)],
)
def test_any_day_that_a_file_can_name_has_a_place(first: date, last: date) -> None:
    axis = Axis(*spread(first, last), 44, 848)
    assert 44 <= axis.x(first) <= axis.x(last) <= 848
    assert ticks(axis, measure=measure) is not None
    assert drawn(past([first], last)).shapes


@given(first=days, span=some.integers(0, 900), number=some.integers(0, 900))
def test_a_day_is_found_again_where_it_lies(first: date, span: int, number: int) -> None:
    axis = Axis(*spread(first, first + timedelta(days=span)), 44, 848)
    day = first + timedelta(days=min(number, span))
    assert abs((axis.day(axis.x(day)) - day).days) * (axis.right - axis.left) / axis.days <= 1
    assert axis.first <= axis.day(-1000) <= axis.day(5000)


def test_a_thousand_days_take_few_more_shapes_than_a_hundred() -> None:
    first = date(2024, 2, 1)

    def shapes(count: int) -> int:
        listed = [first + timedelta(days=n) for n in range(count)]
        return len(drawn(past(listed, listed[-1])).shapes)

    assert shapes(1000) < 1.5 * shapes(100)


def test_the_scores_never_span_more_pixels_than_days_are_told_apart_by() -> None:
    for count in (1, 10, 100, 2000):
        shown = past([date(2020, 1, 1), date(2020, 1, 1) + timedelta(days=count)], date(2020, 1, 1))
        chart = timeline_chart(replace(shown, points=tuple(replace(p, verdict=Verdict.NA) for p in shown.points)),
                               width=WIDEST, measure=measure)  # fmt: skip
        assert chart.axis.x(shown.until) - chart.axis.x(shown.points[0].day) <= STEPS


def test_many_events_of_one_day_stand_beside_each_other_and_are_named_together() -> None:
    day = date(2026, 11, 3)
    happened = [Happening(day, kind) for kind in (EventKind.REPLY_RECEIVED, EventKind.NOTE, EventKind.REPLY_RECEIVED)]
    assert "they replied, note" in said(drawn(past([day], day, happened=happened)))


def test_the_words_beside_the_last_score_never_touch() -> None:
    near = Span(Fraction(55), Fraction(57))
    shown = past([date(2026, 11, 1)], date(2026, 11, 20))
    for assurance in (near, Span(Fraction(0), Fraction(1)), Span(Fraction(99), Fraction(100))):
        points = (replace(shown.points[-1], assurance=assurance, needed=near, verdict=Verdict.V2),)
        beside = [label for label in labels(drawn(replace(shown, points=points))) if label.text[0].isdigit()]
        named = [label for label in beside if label.text.rsplit(" ")[-1] in ("shown", "best", "needed")]
        assert len(named) == 3
        heights = sorted(label.y for label in named)
        assert all(lower - upper >= 14 for upper, lower in pairwise(heights))
        assert heights[-1] < timeline_chart(shown, width=WIDEST, measure=measure).bottom


def test_labels_move_apart_only_where_they_would_touch() -> None:
    assert apart([10, 60, 120], least=18, lowest=200) == [10, 60, 120]
    assert apart([10, 12, 14], least=18, lowest=200) == [10, 28, 46]
    assert apart([190, 195, 200], least=18, lowest=200) == [164, 182, 200]


def test_a_study_without_answers_is_all_open() -> None:
    figure = drawn(past([], date(2026, 11, 24)))
    assert "0 shown" in said(figure)
    assert "100 at best" in said(figure)
    assert any(isinstance(shape, Line) and shape.stroke == "pencil" for shape in figure.shapes)
    assert not any(isinstance(shape, Rect) and shape.fill == "mark" for shape in figure.shapes)


@pytest.mark.parametrize("exposure", [Span(Fraction(0), Fraction(8)), Span(Fraction(5), Fraction(83))])
def test_no_axis_runs_through_the_words_on_what_is_at_stake(exposure: Span) -> None:
    shown = past((), date(2026, 11, 28))
    figure = drawn(replace(shown, points=tuple(replace(point, exposure=exposure) for point in shown.points)))
    low, high = exposure_words(int(exposure.low), int(exposure.high)), figure.shapes
    (words,) = [bounds(label, measure) for label in labels(figure) if label.text == low]
    axes = [line for line in high if isinstance(line, Line) and line.y1 == line.y2 and line.x2 - line.x1 > 100]
    assert not any(words.top < line.y1 < words.bottom for line in axes)
