"""Taking down a reply: what the page shows, as tables."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.core.phrases import evasions_in
from desktop.core.questionnaire import Questionnaire
from desktop.core.standing import Standing, standing_of
from desktop.core.states import Evidence, State
from desktop.core.study import Answer
from desktop.ui.reply.draft import Draft
from desktop.ui.reply.phrases import found_for, phrases_shown
from desktop.ui.reply.state import matching, reply_state
from tests.ui.replies import TODAY, at, study_of, taken


@pytest.fixture
def blank(questionnaire: Questionnaire) -> Standing:
    return standing_of(questionnaire, study_of())


def test_a_new_reply_is_proposed_as_the_e_mail_of_today(blank: Standing) -> None:
    shown = reply_state(blank, Draft(), today=TODAY)
    assert (shown.source, shown.day) == ("E-mail of 24 November", TODAY)
    assert [proof.evidence for proof in shown.proofs if proof.chosen] == [Evidence.CLAIMED]
    assert shown.cannot_keep == "Nothing is taken down yet."
    assert shown.chosen is None


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (Draft(day=date(2026, 11, 20)), "E-mail of 20 November"),
        (Draft(day=date(2025, 11, 20)), "E-mail of 20 November 2025"),
        (Draft(source="Phone call"), "Phone call"),
        (Draft(source=""), ""),
    ],
)
def test_the_source_follows_the_day_until_it_is_written(blank: Standing, draft: Draft, source: str) -> None:
    assert reply_state(blank, draft, today=TODAY).source == source


def test_questions_stand_open_first_and_core_before_others(questionnaire: Questionnaire) -> None:
    no_noise = Answer("dp_used", at(3), State.ANSWERED, "e", Evidence.CLAIMED)
    waiting = Answer("adversarial_test", at(3), State.AWAITING)
    rows = reply_state(standing_of(questionnaire, study_of(no_noise, waiting)), Draft(), today=TODAY).questions
    ids = [row.id for row in rows]
    assert ids[:2] == ["inversion_measures", "adversarial_test"]
    assert ids[-4:] == ["dp_used", "dp_epsilon", "dp_unit", "dp_report"]
    by_id = {row.id: row for row in rows}
    assert by_id["dp_used"].now == "No (They told me)"
    assert by_id["adversarial_test"].now == "Asked, still waiting"
    assert by_id["dp_epsilon"].now == "Not needed as things stand"
    assert by_id["retention"].now == "Not asked yet"


def test_an_answer_taken_down_opens_what_depends_on_it(questionnaire: Questionnaire) -> None:
    no_noise = Answer("dp_used", at(3), State.ANSWERED, "e", Evidence.CLAIMED)
    draft = Draft(taken=(taken("dp_used"),))
    rows = {
        row.id: row for row in reply_state(standing_of(questionnaire, study_of(no_noise)), draft, today=TODAY).questions
    }
    assert rows["dp_used"].now.startswith("Taken down: Yes, for all training")
    assert rows["dp_epsilon"].now == "Not asked yet"


@pytest.mark.parametrize(
    ("typed", "first"),
    [("5", "Q05"), ("05", "Q05"), ("q5", "Q05"), ("Q05", "Q05"), ("1", "Q01"), ("12", "Q12"), ("noise", "Q01")],
)
def test_a_number_or_a_word_finds_its_question_first(blank: Standing, typed: str, first: str) -> None:
    rows = reply_state(blank, Draft(), today=TODAY).questions
    assert matching(rows, typed)[0].number == first


def test_what_fits_no_question_finds_none_and_nothing_typed_finds_all(blank: Standing) -> None:
    rows = reply_state(blank, Draft(), today=TODAY).questions
    assert matching(rows, "zebra") == matching(rows, "99") == ()
    assert matching(rows, "  ") == rows


def test_every_question_is_found_first_by_its_own_number(blank: Standing) -> None:
    rows = reply_state(blank, Draft(), today=TODAY).questions
    for row in rows:
        assert matching(rows, row.number[1:])[0] == row


def test_the_question_in_hand_offers_its_options_and_the_states_that_a_reply_can_hold(standing: Standing) -> None:
    chosen = reply_state(standing, Draft(question="inversion_measures"), today=TODAY).chosen
    assert chosen is not None
    assert [option.id for option in chosen.options] == [
        option.id for option in standing.questionnaire.by_id["inversion_measures"].options
    ]
    assert [state.state for state in chosen.states] == [State.DONT_KNOW, State.VAGUE, State.REFUSED]
    assert chosen.now == "Recorded now: General security only (They told me)"


def test_an_earlier_day_than_the_newest_record_is_said(questionnaire: Questionnaire) -> None:
    newer = Answer("dp_used", at(22), State.VAGUE)
    standing = standing_of(questionnaire, study_of(newer))
    draft = Draft(day=date(2026, 11, 20), taken=(taken("dp_used"), taken("retention")))
    first, second = reply_state(standing, draft, today=TODAY).taken
    assert first.remark.startswith("You recorded something later, on 22 November 2026.")
    assert second.remark == ""
    same_day = replace(draft, day=date(2026, 11, 22))
    assert reply_state(standing, same_day, today=TODAY).taken[0].remark == ""


@pytest.mark.parametrize(
    ("draft", "remark"),
    [
        (Draft(), ""),
        (Draft(taken=(taken("dp_used"),)), ""),
        (Draft(kept_answers=1), "1 answer kept. Earlier answers are kept too."),
        (Draft(kept_answers=4), "4 answers kept. Earlier answers are kept too."),
        (Draft(kept_answers=4, taken=(taken("dp_used"),)), ""),
    ],
)
def test_the_page_says_what_is_kept(blank: Standing, draft: Draft, remark: str) -> None:
    assert reply_state(blank, draft, today=TODAY).remark == remark


def test_whoever_comes_back_reads_what_waits(blank: Standing) -> None:
    one, two = Draft(taken=(taken("dp_used"),)), Draft(taken=(taken("dp_used"), taken("retention")))
    words = [reply_state(blank, draft, today=TODAY, returned=True).remark for draft in (Draft(), one, two)]
    assert words == [
        "",
        "This answer waits from before. It is not in the log yet.",
        "These 2 answers wait from before. They are not in the log yet.",
    ]


def test_phrases_are_shown_once_with_what_they_hide_and_what_to_ask(blank: Standing) -> None:
    text = "Data is encrypted. DATA IS\nENCRYPTED! It is synthetic data."
    found = found_for(blank, evasions_in(text, blank.questionnaire))
    shown = phrases_shown(blank, text, found)
    assert [phrase.words for phrase in shown] == ["Data is encrypted", "synthetic data"]
    assert len(found) == 3
    assert [bearing.number for bearing in shown[0].bearings] == ["Q01", "Q05"]
    assert shown[0].bearings[0].hides.startswith("Encryption guards")
    assert shown[0].bearings[0].ask.endswith("?")
