"""The others who are like somebody, as squares."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.drawing.odds import EXAMPLES, SIDE, examples
from desktop.drawing.others import CELL, MOST, Marks, key_of_others, marks_of, marks_words, others, scale_words
from desktop.drawing.shapes import Label, Rect


@pytest.mark.parametrize(
    ("expected", "most", "marks"),
    [
        (9.998, 49.99, Marks(1, 1, 10, 40)),
        (0.4, 3.0, Marks(1, 1, 0, 3)),
        (98.6, 98.6, Marks(1, 1, 99, 0)),
        (99.5, 99.5, Marks(10, 0, 10, 0)),
        (999.8, 999.8, Marks(10, 0, 100, 0)),
        (0.0, 0.0, Marks(1, 1, 0, 0)),
        (3.0, 5e6, Marks(100_000, 0, 0, 50)),
    ],
)
def test_a_square_is_a_person_or_ten_times_as_many_until_they_fit(expected: float, most: float, marks: Marks) -> None:
    assert marks_of(expected, most) == marks


@given(some.floats(0, 1e10), some.floats(0, 1))
def test_never_more_than_a_hundred_squares_and_never_fewer_people_than_there_can_be(most: float, share: float) -> None:
    marks = marks_of(most * share, most)
    assert marks.you + marks.expected + marks.possible <= MOST + 1
    assert (marks.expected + marks.possible) * marks.each >= most * (1 - 1e-9)


def test_each_kind_is_told_by_its_fill_and_edge_and_in_words() -> None:
    figure = others(Marks(1, 1, 10, 40), width=320)
    boxes = [shape for shape in figure.shapes if isinstance(shape, Rect)]
    assert sum(box.fill == "mark" for box in boxes) == 1
    assert sum(box.stroke == "strong" for box in boxes) == 50
    assert max(box.x for box in boxes) + CELL <= 320
    assert figure.height == 3 * 16
    assert figure.words == "You. About 10 others like you. At most 50 others like you."
    assert [words for _, words in key_of_others(Marks(1, 1, 0, 3))] == ["you", "these too, at the most"]


def test_the_scale_and_a_person_alone_are_said() -> None:
    assert scale_words(Marks(1, 1, 10, 0)) == ""
    assert scale_words(Marks(1000, 0, 3, 0)) == "Each square is 1,000 people. You are one: too few for a square."
    assert marks_words(Marks(1000, 0, 3, 2)) == "About 3,000 others like you. At most 5,000 others like you."
    assert marks_words(Marks(1, 1, 0, 0)) == "You. Nobody else like you."
    assert marks_words(Marks(1, 1, 1, 0)) == "You. About 1 other like you."


@pytest.mark.parametrize(("width", "columns"), [(520, 3), (300, 1)])
def test_a_few_epsilons_stand_beside_each_other_where_there_is_room(width: float, columns: int) -> None:
    figure = examples(width)
    heads = [shape for shape in figure.shapes if isinstance(shape, Label) and shape.text.startswith("Epsilon")]
    assert len(heads) == len(EXAMPLES)
    assert len({head.x for head in heads}) == columns
    assert max(head.x for head in heads) + SIDE <= width
    assert "Epsilon 1: at most 28 in 100. Epsilon 3: at most 96 in 100. Epsilon 8: at most 100 in 100." in figure.words
