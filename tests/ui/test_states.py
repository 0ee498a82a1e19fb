"""What the pages show, as tables, without a widget."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop.core.questionnaire import Questionnaire
from desktop.core.standing import Standing, standing_of, summary_of
from desktop.core.states import Evidence, State, Verdict
from desktop.core.study import Answer, Choice, Contact, Context, Registry, Study, TrainsAi
from desktop.core.summary import summary_to_text
from desktop.store.rows import StudyRow
from desktop.ui.home.state import home_row, home_state, matches, sort_value
from desktop.ui.interview.state import first_open, interview_state, question_order
from desktop.ui.places import Interview, Summary
from desktop.ui.rail.study import study_rail
from desktop.ui.study.state import study_form_state, toggled, with_contact, with_registry
from desktop.ui.summary.state import summary_state
from desktop.words.dates import near_date_words
from desktop.words.figures import Voice, exposure_words
from desktop.words.remarks import story_sentences, verdict_remarks

TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


def blank(questionnaire: Questionnaire, context: Context | None = None, *answers: Answer) -> Standing:
    study = Study("s", "A study", "", TODAY, questionnaire.id, "1.0", context or Context(), answers=answers)
    return standing_of(questionnaire, study)


def row(**changes: object) -> StudyRow:
    known = StudyRow("s", "Bird count", "Lakeside", TODAY, False, "model-inversion", None, None, None, None)
    return replace(known, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ("Nothing due", "")),
        ({"reply_by": date(2026, 12, 7)}, ("7 December", "their reply is due")),
        ({"reply_by": date(2027, 1, 15)}, ("15 January 2027", "their reply is due")),
        ({"decision": Choice.JOIN, "decided_on": date(2026, 5, 3)}, ("Nothing due", "Join, 3 May")),
        ({"decision": Choice.UNDECIDED, "decided_on": date(2026, 5, 3)}, ("Nothing due", "")),
    ],
)
def test_home_says_the_next_date_or_the_decision(changes: dict[str, object], words: tuple[str, str]) -> None:
    shown = home_row(row(**changes), today=TODAY)
    assert (shown.day, shown.day_note) == words


def test_home_counts_studies_and_replies_in_words() -> None:
    rows = (row(reply_by=date(2026, 11, 27)), row(), row(reply_by=date(2026, 12, 24)))
    assert home_state(rows, today=TODAY).lead == "Three studies. One reply is due this week."
    assert home_state((row(),), today=TODAY).lead == "One study."


def test_home_shows_what_the_kept_summary_says(standing: Standing) -> None:
    shown = home_row(row(summary=summary_to_text(summary_of(standing))), today=TODAY)
    assert shown.verdict == "Not yet: open points could close the gap"
    assert shown.bar == "30 shown, 72 at best · 58 to 70 needed"
    assert shown.settled == "20 of 27 answered"
    assert "Bird count" in shown.words


def test_home_sorts_by_date_with_the_soonest_first_and_finds_by_any_word() -> None:
    rows = [
        home_row(row(id=str(n), reply_by=day), today=TODAY)
        for n, day in enumerate((None, date(2027, 1, 1), date(2026, 12, 1)))
    ]
    assert [r.study for r in sorted(rows, key=lambda r: sort_value(r, 3))] == ["2", "1", "0"]
    assert matches(rows[0], "lake BIRD")
    assert not matches(rows[0], "lake sleep")


def test_the_interview_asks_the_core_first_and_leaves_out_what_is_moot(questionnaire: Questionnaire) -> None:
    no_noise = Answer("dp_used", AT, State.ANSWERED, "e", Evidence.CLAIMED)
    order = [q.id for q in question_order(blank(questionnaire, None, no_noise))]
    assert order[:3] == ["dp_used", "inversion_measures", "adversarial_test"]
    assert "dp_epsilon" not in order
    assert "voluntary" not in order
    at_work = [q.id for q in question_order(blank(questionnaire, Context(setting="employer")))]
    assert "voluntary" in at_work
    assert first_open(blank(questionnaire, None, no_noise)).id == "inversion_measures"


def test_a_vague_reply_brings_up_what_it_hides_and_what_to_ask_back(standing: Standing) -> None:
    shown = interview_state(standing, standing.questionnaire.by_id["rare_people"], today=TODAY)
    assert [state.state for state in shown.states if state.chosen] == [State.VAGUE]
    assert shown.proofs == ()
    assert "50 % at best" in shown.no_proof
    assert any(flag.said for flag in shown.red_flags)
    assert shown.asks[0].hides.startswith("Models remember")
    assert shown.asks[0].ask.endswith("?")


def test_a_phrase_in_their_words_is_explained_and_chooses_nothing(questionnaire: Questionnaire) -> None:
    said = Answer("dp_used", AT, State.ANSWERED, "a", Evidence.CLAIMED, quote="Your data is ENCRYPTED at rest.")
    shown = interview_state(blank(questionnaire, None, said), questionnaire.by_id["dp_used"], today=TODAY)
    assert any("Encryption" in ask.hides for ask in shown.asks)
    assert [option.id for option in shown.options if option.chosen] == ["a"]


def test_earlier_answers_are_listed_newest_first_without_repeats(standing: Standing) -> None:
    shown = interview_state(standing, standing.questionnaire.by_id["adversarial_test"], today=TODAY)
    assert shown.earlier == ("12 October 2026: Tested, nothing shared (They told me)",)


def test_the_last_question_leads_to_the_summary(standing: Standing) -> None:
    last = question_order(standing)[-1]
    assert interview_state(standing, last, today=TODAY).next is None


def test_the_summary_lines_add_up_with_the_limit(standing: Standing) -> None:
    shown = summary_state(standing, today=TODAY)
    limit = int(shown.limit_line[1]) if shown.limit_line else 0
    assert sum(int(group.points) for group in shown.groups) + limit == int(shown.total)
    assert shown.limits[0].holds == "Holds today at 30."
    assert shown.decision.words == "Ask more first"


def test_a_row_of_the_sum_says_how_many_quotes_stand_in_it(standing: Standing) -> None:
    for group in summary_state(standing, today=TODAY).groups:
        quotes = sum(len(line.quotes) for line in group.lines)
        assert group.quoted == {0: "", 1: "1 quote"}.get(quotes, f"{quotes} quotes")
    assert any(group.quoted for group in summary_state(standing, today=TODAY).groups)


def test_whoever_has_joined_reads_first_what_they_can_still_do(questionnaire: Questionnaire) -> None:
    assert summary_state(blank(questionnaire), today=TODAY).still_can == ()
    joined = summary_state(blank(questionnaire, Context(already_joined=True)), today=TODAY)
    assert joined.still_can[0].startswith("Ask for a copy of your data first")


@pytest.mark.parametrize("voice", Voice)
def test_an_unanswered_core_question_always_brings_the_sentence_on_deleting(
    questionnaire: Questionnaire, voice: Voice
) -> None:
    remarks = " ".join(verdict_remarks(blank(questionnaire), voice))
    assert "no assurance that deleting" in remarks


def test_a_verdict_that_matches_says_that_it_shows_no_more_than_that(questionnaire: Questionnaire) -> None:
    context = Context("citizen_science", ("nature_observations",), (), "negligible", trains_ai=TrainsAi.YES)
    answers = [Answer(q.id, AT, State.ANSWERED, q.options[0].id, Evidence.VERIFIED) for q in questionnaire.questions]
    standing = blank(questionnaire, context, *answers)
    assert standing.score.verdict is Verdict.V1
    assert "does not show that your data cannot be rebuilt" in " ".join(verdict_remarks(standing, Voice.YOU))


def test_nobody_trains_no_verdict(questionnaire: Questionnaire) -> None:
    standing = blank(questionnaire, Context(trains_ai=TrainsAi.NO))
    assert standing.score.verdict is Verdict.NA
    assert "Nobody trains AI" in verdict_remarks(standing, Voice.YOU)[0]


def test_the_story_speaks_of_you_on_screen_and_of_me_on_paper(standing: Standing) -> None:
    assert "at stake for you" in " ".join(story_sentences(standing, Voice.YOU))
    assert "at stake for me" in " ".join(story_sentences(standing, Voice.ME))


def test_the_rail_marks_the_question_in_hand_once(standing: Standing) -> None:
    rail = study_rail(Interview(standing.study.id, "dp_used"), standing)
    current = [mark for chapter in rail.chapters for mark in chapter.marks if mark.current]
    assert len(current) == 1
    assert rail.chapters[0].current
    assert study_rail(Summary(standing.study.id), standing).chapters == ()


def test_exposure_lines_add_up_and_skipped_parts_span_a_range(questionnaire: Questionnaire, standing: Standing) -> None:
    shown = study_form_state(standing)
    lows = [int(line.points.split(" to ")[0]) for line in shown.exposure_lines]
    assert f"{sum(lows)} to" in shown.exposure
    skipped = study_form_state(blank(questionnaire))
    assert "not said" in skipped.exposure_lines[0].words
    assert skipped.exposure_lines[0].points == "0 to 30"


def test_an_odd_address_is_kept_and_remarked_on(standing: Standing) -> None:
    def remark(address: str) -> str:
        study = with_contact(standing.study, email=address)
        return study_form_state(standing_of(standing.questionnaire, study)).address_remark

    assert (remark(""), remark("data@norrvik.example")) == ("", "")
    assert "“data@norrvik” is not one e-mail address" in remark("data@norrvik")


def test_small_changes_of_a_study_are_plain(example: Study) -> None:
    assert toggled(("a", "b"), "a", on=False) == ("b",)
    assert toggled(("a",), "b", on=True) == ("a", "b")
    assert with_contact(example, name="").contacts[0].name == ""
    assert with_contact(replace(example, contacts=(Contact("x"),)), name="").contacts == ()
    assert with_registry(example, "  ").registry is None
    found = with_registry(example, "NCT06171568").registry
    assert found is not None
    assert found.name == "clinicaltrials.gov"

    def told(number: str) -> Registry | None:
        return with_registry(example, number).registry

    assert told("isrctn 12949496") == Registry("isrctn", "ISRCTN12949496")
    assert told("2024-510663-34-00") == Registry("ctis", "2024-510663-34-00")
    assert told("https://clinicaltrials.gov/study/NCT06171568") == Registry("clinicaltrials.gov", "NCT06171568")
    assert told("X1") == Registry("other", "X1")


def test_words_for_dates_and_bands() -> None:
    assert near_date_words(date(2026, 12, 7), today=TODAY) == "7 December"
    assert exposure_words(64, 76) == "high to very high"
    assert exposure_words(10, 20) == "low"
