"""Compare: what can be chosen, as tables."""

from dataclasses import replace

import pytest

from desktop.core.compare import compare
from desktop.core.questionnaire import Questionnaire
from desktop.core.standing import Standing, standing_of, summary_of
from desktop.core.states import Verdict
from desktop.core.summary import summary_to_text
from desktop.store.rows import StudyRow
from desktop.ui.compare.state import choice_state, left_out_words, side_by_side_state, toggled
from desktop.ui.compare.table import columns_fit
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.widgets.text import breakable
from tests.ui.side_by_side import NAMES, TODAY, study


def row(name: str, **changes: object) -> StudyRow:
    known = StudyRow(
        id=name,
        title=f"Study {name}",
        organisation="Lakeside",
        created_on=TODAY,
        archived=False,
        questionnaire_id="model-inversion",
        reply_by=None,
        decision=None,
        decided_on=None,
        summary=None,
    )
    return replace(known, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("chosen", "count", "not_yet"),
    [
        ((), "Choose two to four studies.", "Choose at least two studies first."),
        (("one",), "One is chosen. Two to four can stand side by side.", "Choose one more study first."),
        (("one", "two"), "Two are chosen.", ""),
        (NAMES[:4], "Four are chosen. Take one out to choose another.", ""),
        (("one", "gone"), "One is chosen. Two to four can stand side by side.", "Choose one more study first."),
    ],
)
def test_how_many_are_chosen_is_said_and_why_nothing_can_be_compared_yet(
    chosen: tuple[str, ...], count: str, not_yet: str
) -> None:
    shown = choice_state([row(name) for name in NAMES], chosen)
    assert (shown.count, shown.not_yet) == (count, not_yet)
    assert [c.study for c in shown.candidates if c.chosen] == [name for name in chosen if name != "gone"]


def test_a_fifth_is_withheld_with_the_reason_and_the_four_can_be_taken_out() -> None:
    shown = choice_state([row(name) for name in NAMES], NAMES[:4])
    assert [c.withheld for c in shown.candidates] == [
        "",
        "",
        "",
        "",
        "Four are chosen. Take one out to choose another.",
    ]


def test_a_row_says_who_asks_and_where_it_stands(standing: Standing) -> None:
    scored = row("one", summary=summary_to_text(replace(summary_of(standing), verdict=Verdict.V3)))
    shown = choice_state([scored, row("two", title="", organisation="")], ())
    assert [(c.title, c.note) for c in shown.candidates] == [
        ("Study one", "Lakeside. Gap: falls short of the risk"),
        ("Untitled study", ""),
    ]


@pytest.mark.parametrize(
    ("chosen", "name", "on", "then"),
    [
        ((), "one", True, ("one",)),
        (("one",), "two", True, ("one", "two")),
        (("one", "two"), "one", False, ("two",)),
        (("one", "two"), "one", True, ("two", "one")),
        (NAMES[:4], "five", True, NAMES[:4]),
        (("one",), "two", False, ("one",)),
    ],
)
def test_studies_are_taken_in_and_out_in_their_order(
    chosen: tuple[str, ...], name: str, *, on: bool, then: tuple[str, ...]
) -> None:
    assert toggled(chosen, name, on=on) == then


def test_what_is_left_out_is_named_with_what_to_do() -> None:
    assert left_out_words(()) == ""
    assert left_out_words(["A"]) == ("Left out, because its questionnaire is missing or broken: A. Add it in Settings.")
    assert left_out_words(["A", ""]).startswith("Left out, because their questionnaires are missing or broken: A; Unt")


def test_the_sentences_that_belong_to_every_comparison_are_there(questionnaire: Questionnaire) -> None:
    shown = side_by_side_state(compare([standing_of(questionnaire, study(name)) for name in NAMES[:2]]))
    said = " ".join((*shown.words.cautions, *shown.sentences))
    assert "names no winner" in said
    assert "Exposure depends on you" in said
    assert "This judges evidence, not your choice." in said


@pytest.mark.parametrize(
    ("width", "scale", "studies", "fit"),
    [(936, 1, 4, True), (936, 1.3, 4, False), (556, 1, 2, True), (556, 1, 3, False)],
)
def test_columns_stand_side_by_side_where_they_can_be_read(
    width: int, scale: float, studies: int, *, fit: bool
) -> None:
    assert columns_fit(Theme(LIGHT, scale), width, studies) is fit


def test_a_word_without_end_can_be_broken() -> None:
    assert max(map(len, breakable("short " + "x" * 100, every=24).replace("\u200b", " ").split())) == 24
