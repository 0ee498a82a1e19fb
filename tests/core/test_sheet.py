"""Question sheets as data."""

import re
from dataclasses import replace
from datetime import date

import pytest

from desktop.core.returned import ReturnedAnswer, proposed, written_day
from desktop.core.sheet import (
    Asked,
    HeadField,
    Selection,
    asked_again,
    drawn_up,
    id_from,
    mark_from,
    mark_of,
    mark_text,
    selected,
)
from desktop.core.standing import Standing, standing_of
from desktop.core.states import State
from desktop.core.study import Contact, ContextCondition


def test_a_selection_asks_the_core_first_and_nothing_that_tells_of_the_person(standing: Standing) -> None:
    core = [question.id for question in standing.questionnaire.core]
    everything = selected(standing, Selection.ALL)
    assert [q.id for q in selected(standing, Selection.CORE)] == core
    assert [q.id for q in everything[:3]] == core
    assert len(everything) == 27
    assert not any(isinstance(question.visible_if, ContextCondition) for question in everything)
    suggested = selected(standing, Selection.NEXT)
    assert 0 < len(suggested) <= 8
    assert all(standing.state(question) is not State.REFUSED for question in suggested)


def test_a_sheet_is_known_again_by_its_mark(standing: Standing) -> None:
    asked = asked_again(standing)
    sheet = drawn_up("id", standing, asked, made_on=date(2026, 2, 28), reply_by=date(2026, 3, 30), formal=False)
    mark = mark_of(sheet)
    assert mark_from(mark_text(mark)) == mark
    assert mark_text(mark).isascii()
    assert mark.choices[asked[0].question.id][0] == "holds"
    assert mark.earlier[asked[0].question.id] == asked[0].earlier.option if asked[0].earlier else None


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{}", "{" * 5000, '{"format": "askfirst.sheet", "version": 2}', '{"format": "other"}']
)
def test_what_is_no_mark_is_told_apart(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        mark_from(text)


def test_a_sheet_is_addressed_to_the_first_contact_or_the_organisation(standing: Standing) -> None:
    def to(*contacts: Contact) -> str:
        study = replace(standing.study, contacts=contacts, organisation="Clinic")
        told = standing_of(standing.questionnaire, study)
        asked = tuple(map(Asked, told.questionnaire.core))
        return drawn_up("id", told, asked, made_on=date(2026, 1, 1), reply_by=None, formal=True).to

    assert to(Contact("Data team"), Contact("Other")) == "Data team, Clinic"
    assert to(Contact("", email="a@b.org")) == "Clinic"


def test_every_answer_of_a_sheet_is_a_state_and_no_words_alone_are_an_answer() -> None:
    said = {
        option: proposed(ReturnedAnswer("q", option, "words")) for option in ("a", "dont_know", "cannot_share", None)
    }
    assert said == {
        "a": (State.ANSWERED, "a"),
        "dont_know": (State.DONT_KNOW, None),
        "cannot_share": (State.REFUSED, None),
        None: (State.VAGUE, None),
    }


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-11-24", date(2026, 11, 24)), (" 24.11.2026 ", date(2026, 11, 24)), ("29.02.2028", date(2028, 2, 29)),
     ("29.02.2026", None), ("11/24/2026", None), ("soon", None), ("", None), ("1.2.3.4", None), ("15.03.26", None), ("1.1.99999999999999999999", None)],
)  # fmt: skip
def test_a_day_is_read_only_where_it_can_be_told_for_certain(text: str, day: date | None) -> None:
    assert written_day(text) == day


def test_ids_that_others_wrote_are_printable_and_not_endless(standing: Standing) -> None:
    asked = tuple(map(Asked, standing.questionnaire.core))
    sheet = drawn_up("id", standing, asked, made_on=date(2026, 1, 1), reply_by=None, formal=True)
    spoilt = replace(
        sheet,
        id="a\x1b[2J\x00\u202e" + "b" * 900,
        study="\ud800s\n",
        questionnaire_id="q\x07",
        questionnaire_version="1\r.0",
    )
    mark = mark_from(mark_text(mark_of(spoilt)))
    assert (mark.study, mark.questionnaire_id, mark.questionnaire_version) == ("s", "q", "1.0")
    assert mark.sheet.startswith("a[2Jb")
    assert len(mark.sheet) == 200
    assert id_from("dp_\x00used") == "dp_used"


def test_no_question_can_have_the_name_of_a_field_in_the_head() -> None:
    assert not any(re.fullmatch(r"[a-z][a-z0-9_]*(:.*)?", name) for name in HeadField)
    assert [name.earlier_name for name in HeadField] == ["askfirst", "by", "date", "email", "documents"]
