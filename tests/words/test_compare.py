"""Studies side by side, in words."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.core.compare import Aspect, compare
from desktop.core.questionnaire import Questionnaire
from desktop.core.standing import Standing, standing_of
from desktop.core.states import Evidence, State
from desktop.core.study import Context, Study
from desktop.words.compare import CellWords, RowWords, compare_words, map_table, shortened, title_of
from desktop.words.figures import Voice
from tests.assessments import answered, unanswered


def another(standing: Standing, **changes: object) -> Standing:
    study: Study = replace(standing.study, id="another", title="Bird count", **changes)  # type: ignore[arg-type]
    return standing_of(standing.questionnaire, study)


def row(rows: tuple[RowWords, ...], heading: str) -> RowWords:
    (found,) = [each for each in rows if each.heading == heading]
    return found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A study", "A study"),
        ("  two\n\tlines ", "two lines"),
        ("bell\x07 and \x1b[31mred", "bell and [31mred"),
        ("turned \N{RIGHT-TO-LEFT OVERRIDE}round", "turned round"),
        ("x" * 10_000, "x" * 20 + "…"),
        ("\N{SLIGHTLY SMILING FACE} שלום", "\N{SLIGHTLY SMILING FACE} שלום"),
        ("", ""),
    ],
)
def test_a_title_is_one_line_that_can_be_seen_and_fits(text: str, shown: str) -> None:
    assert shortened(text, 20) == shown


def test_a_study_without_a_title_is_named_all_the_same(standing: Standing) -> None:
    assert title_of(replace(standing.study, title=" \x07 ")) == "Untitled study"


def test_facts_and_answers_are_said_for_each_study(standing: Standing) -> None:
    words = compare_words(compare([standing, another(standing, answers=())]), Voice.YOU)
    assert words.title == "Two studies side by side"
    assert [study.letter for study in words.studies] == ["A", "B"]
    assert [cell.text for cell in row(words.differing, "Verdict").cells] == [
        "Not yet: open points could close the gap",
        "Too little information to say",
    ]
    assert row(words.differing, "Assurance").cells[0].note == "30 shown, 72 at best · 58 to 70 needed"
    assert row(words.differing, "Openness").cells[1].text == "Nothing has come back yet that could be judged."
    noise = row(words.differing, "Is noise added in training?")
    assert noise.note == "core question 1"
    assert noise.cells == (
        CellWords(
            "Yes, for all training on my data, tuning included", "Someone independent checked", Evidence.VERIFIED
        ),
        CellWords("Not asked yet"),
    )
    assert "names no winner" in words.cautions[0]


def test_without_exposure_nothing_tells_what_is_at_stake(standing: Standing) -> None:
    more = replace(standing.study.context, consequence="maximum", stands_out=())
    words = compare_words(compare([standing, another(standing, context=more)]), Voice.ME, exposure=False)
    rows = (*words.differing, *words.agreeing)
    assert Aspect.EXPOSURE not in {each.aspect for each in rows}
    assert "needed" not in repr(rows)
    assert "sensitive data" not in repr(rows)
    assert "The reason is not printed." in repr(rows)


def test_options_that_differ_in_brackets_alone_are_said_in_full(questionnaire: Questionnaire) -> None:
    question = questionnaire.by_id["review"]
    options = tuple(
        replace(option, label=f"Yes ({option.id})") if option.id in "ab" else option for option in question.options
    )
    changed = tuple(replace(q, options=options) if q.id == "review" else q for q in questionnaire.questions)
    other = replace(questionnaire, questions=changed)
    studies = [
        Study(option, option, "", date(2026, 11, 1), other.id, "1.0", Context(), answers=(answered("review", option),))
        for option in ("a", "b")
    ]
    words = compare_words(compare([standing_of(other, study) for study in studies]), Voice.YOU)
    assert [cell.text for cell in row(words.differing, question.short).cells] == ["Yes (a)", "Yes (b)"]


def test_different_questionnaires_and_what_is_not_compared_are_said(standing: Standing) -> None:
    other = replace(standing.questionnaire, id="mine", version="3", questions=standing.questionnaire.questions[:-6])
    study = replace(standing.study, id="another", answers=())
    words = compare_words(compare([standing, standing_of(other, study)]), Voice.YOU)
    assert words.not_compared[0].startswith("They rest on different questionnaires (model-inversion 1.0, mine 3).")
    assert words.not_compared[1].startswith("Counts only in A, so not compared: ")


def test_how_many_agree_is_counted(standing: Standing) -> None:
    record = unanswered("review", State.REFUSED)
    same = compare_words(compare([standing, another(standing)]), Voice.YOU)
    assert same.differing == ()
    assert same.others_count == f"{len(same.others)} other questions stand the same in all of them, asked or not."
    answers = tuple(replace(record, question=q.id) for q in standing.questions)
    none = compare_words(compare([standing, another(standing, answers=answers)]), Voice.YOU)
    assert none.others == ()
    assert none.others_count == "No other question has the same answer in all of them."


def test_the_table_of_the_map_has_a_figure_for_each_study(standing: Standing) -> None:
    rows = map_table(compare([standing, another(standing, answers=())]))
    assert [each.cells[0].text for each in rows] == ["30", "72", "68 to 85", "58 to 70"]
    assert all(len(each.cells) == 2 for each in rows)
