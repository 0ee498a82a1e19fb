"""What "Look it up" recognises, proposes to take and shows, as tables."""

import json
from dataclasses import replace
from typing import Any

import pytest

from desktop.core.registry import RegistryName, RegistryRecord
from desktop.core.registry_file import Reason, UnreadableRecord, record_from_bytes
from desktop.core.registry_number import NumberFault, NumberTrouble, RegistryNumber
from desktop.core.standing import Standing, standing_of
from desktop.core.study import Contact, Registry, Study
from desktop.net.links import request_for
from desktop.ui.lookup.in_hand import LookedUp, Source
from desktop.ui.lookup.recognise import recognised
from desktop.ui.lookup.state import lookup_state, note_of, questions_to_send
from desktop.ui.lookup.taking import facts_of, first_choices, study_with
from tests.registries import ISRCTN_XML, as_bytes, clinicaltrials

RECORD = record_from_bytes(as_bytes(clinicaltrials()))
PASTED = json.dumps(clinicaltrials())
NUMBER = RegistryNumber(RegistryName.CLINICAL_TRIALS, "NCT01234567")
ADA, BEN, CLEO = RECORD.contacts


@pytest.fixture
def blank(standing: Standing) -> Standing:
    """A study of which nothing is told yet."""
    return described(standing)


def described(standing: Standing, **told: Any) -> Standing:
    nothing: dict[str, Any] = {"title": "", "organisation": "", "registry": None, "contacts": (), "events": ()}
    return standing_of(standing.questionnaire, replace(standing.study, **(nothing | told)))


def held(record: RegistryRecord, study: Study, **more: Any) -> LookedUp:
    return replace(LookedUp(record=record, choices=first_choices(record, study)), **more)


@pytest.mark.parametrize(
    "text",
    [
        "NCT01234567", " nct 0123 4567 ", "https://clinicaltrials.gov/study/NCT01234567?rank=1",
        "The study (NCT01234567) asks <you>.", "[1] see NCT01234567", "Page copied whole: NCT01234567 " + "word " * 900,
    ],
)  # fmt: skip
def test_a_number_is_found_in_whatever_stands_round_it(text: str) -> None:
    assert recognised(text) == NUMBER


@pytest.mark.parametrize(
    "text", [PASTED, f"\ufeff\n{PASTED}\n", json.dumps(clinicaltrials(), indent=2), f"Copy Save NCT01234567 {PASTED}"]
)
def test_a_record_is_told_from_a_number_by_what_it_is(text: str) -> None:
    assert recognised(text) == RECORD


def test_a_record_may_be_xml() -> None:
    found = recognised(ISRCTN_XML)
    assert isinstance(found, RegistryRecord)
    assert found.registry is RegistryName.ISRCTN


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", NumberTrouble.EMPTY), (" \n", NumberTrouble.EMPTY), ("NTC01234567", NumberTrouble.MISSPELT),
        ("01234567", NumberTrouble.BARE), ("DRKS00012345", NumberTrouble.ELSEWHERE),
        ("2019-001234-12", NumberTrouble.EUDRACT), ("NCT01234567 NCT07654321", NumberTrouble.SEVERAL),
        ("Sleep study", NumberTrouble.UNKNOWN), ("a < b", NumberTrouble.UNKNOWN),
    ],
)  # fmt: skip
def test_what_is_no_number_says_why(text: str, trouble: NumberTrouble) -> None:
    found = recognised(text)
    assert isinstance(found, NumberFault)
    assert found.trouble is trouble


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (PASTED[:300], Reason.BROKEN), ('{"FullStudiesResponse": {}}', Reason.RETIRED), ("[]", Reason.NO_STUDY),
        ("<html><body>NCT01234567</body></html>", Reason.WEB_PAGE), ("words " * 900, Reason.NO_RECORD),
        ("[1, 2]", Reason.SEVERAL), ("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", Reason.DEFINING),
    ],
)  # fmt: skip
def test_a_record_that_cannot_be_read_says_why_and_is_not_taken_for_a_number(text: str, reason: Reason) -> None:
    found = recognised(text)
    assert isinstance(found, UnreadableRecord)
    assert found.reason is reason


def test_a_study_of_which_nothing_is_told_takes_everything(blank: Standing) -> None:
    choices = first_choices(RECORD, blank.study)
    assert choices == dict.fromkeys(["title", "organisation", "registry", "contact 0", "contact 1", "contact 2"], True)
    taken = study_with(blank.study, RECORD, choices)
    assert (taken.title, taken.organisation) == (RECORD.title, RECORD.organisation)
    assert taken.registry == Registry("clinicaltrials.gov", "NCT01234567")
    assert taken.contacts == (ADA, BEN, CLEO)
    assert all(fact.same for fact in facts_of(RECORD, taken))
    assert first_choices(RECORD, taken) == {}


def test_what_would_stand_in_for_something_else_is_left_until_the_person_takes_it(standing: Standing) -> None:
    own = Contact("My nurse", "", "nurse@example.org")
    study = described(standing, title="My name for it", organisation="Hillside University", contacts=(own,)).study
    choices = first_choices(RECORD, study)
    assert choices == {
        "title": False, "registry": True, "contact 0": False, "contact 1": False, "contact 2": False,
    }  # fmt: skip
    kept = study_with(study, RECORD, choices)
    assert (kept.title, kept.contacts) == ("My name for it", (own,))
    taken = study_with(study, RECORD, choices | {"title": True, "contact 0": True})
    assert (taken.title, taken.contacts) == (RECORD.title, (own, ADA))


@pytest.mark.parametrize(
    ("known", "after"),
    [
        (Contact("ada example"), Contact("ada example", "Contact", "ada@hillside.example.org")),
        (Contact("Dr A.", "Nurse", "ADA@hillside.example.org"), Contact("Dr A.", "Nurse", "ADA@hillside.example.org")),
        (Contact("", "", "ada@hillside.example.org"), ADA),
        (ADA, ADA),
    ],
)
def test_somebody_who_is_known_is_filled_in_and_not_doubled(standing: Standing, known: Contact, after: Contact) -> None:
    study = described(standing, contacts=(known,)).study
    record = replace(RECORD, contacts=(ADA,))
    fact = next(fact for fact in facts_of(record, study) if fact.key == "contact 0")
    assert fact.same is (known == after)
    assert study_with(study, record, {"contact 0": True}).contacts == (after,)


def test_a_namesake_with_another_address_is_another_person(standing: Standing) -> None:
    study = described(standing, contacts=(Contact("Ada Example", "", "ada@elsewhere.example.org"),)).study
    assert len(study_with(study, RECORD, {"contact 0": True}).contacts) == 2


def test_whoever_has_an_address_stands_before_those_without(blank: Standing) -> None:
    record = replace(RECORD, contacts=(BEN, ADA))
    assert study_with(blank.study, record, first_choices(record, blank.study)).contacts == (ADA, BEN)


def test_the_field_begins_with_the_number_that_the_study_has(standing: Standing) -> None:
    numbered = described(standing, registry=Registry("clinicaltrials.gov", "NCT01234567"))
    assert lookup_state(LookedUp(), numbered).text == "NCT01234567"
    assert lookup_state(LookedUp(text=""), numbered).text == ""


def test_the_question_names_host_address_and_what_it_tells(blank: Standing) -> None:
    request = request_for(NUMBER)
    shown = lookup_state(LookedUp(text="NCT01234567", request=request), blank)
    assert shown.review is None
    assert shown.consent is not None
    words = [words for _, words in shown.consent.lines]
    assert words[:2] == ["clinicaltrials.gov", request.url]
    assert "IP address" in words[2]
    assert "which study you asked about" in words[2]
    assert "written down" in words[-1]
    assert shown.consent.ask == "Ask clinicaltrials.gov"


def test_a_number_that_was_filled_up_with_zeros_is_said_before_anybody_is_asked(blank: Standing) -> None:
    shown = lookup_state(LookedUp(text="NCT 123 4567", request=request_for(NUMBER)), blank)
    assert shown.consent is not None
    assert "NCT01234567: fewer than 8 figures were given" in shown.consent.lines[0][1]


def test_a_record_is_shown_beside_what_is_recorded(standing: Standing) -> None:
    here = described(standing, title="My name for it", contacts=(Contact("My nurse"),))
    review = lookup_state(held(RECORD, here.study), here).review
    assert review is not None
    assert [(row.label, row.recorded, row.taken) for row in review.rows] == [
        ("Title", "My name for it", False), ("Who asks", "Nothing yet", True), ("Number", "Nothing yet", True),
        ("Contact", "Not among the contacts", False), ("Contact", "Not among the contacts", False),
        ("Contact", "Not among the contacts", False),
    ]  # fmt: skip
    assert [row.remark for row in review.rows if row.remark] == [
        "Taking it replaces what is recorded now. The note keeps both.",
        "Taking it adds one more; letters are addressed to the first.",
    ]
    assert review.rows[3].found == "Ada Example, ada@hillside.example.org"
    assert dict(review.told)["Passing records on to other researchers"].startswith("Undecided\nWe may share records.")
    assert dict(review.told)["Conditions"] == "Sleep; Mood"
    assert dict(review.told)["Status"] == "Takes in people"
    assert review.lead == "ClinicalTrials.gov, NCT01234567. You pasted it; Askfirst sent nothing for it."
    assert review.keep == "Take it into the study"
    assert "counts for nothing in the score" in review.no_points


@pytest.mark.parametrize(
    ("source", "lead"),
    [
        (Source.FILE, "ClinicalTrials.gov, NCT01234567. Read from a.json; Askfirst sent nothing for it."),
        (Source.ONLINE, "ClinicalTrials.gov, NCT01234567. a.json sent it just now."),
    ],
)
def test_where_a_record_came_from_is_said(blank: Standing, source: Source, lead: str) -> None:
    review = lookup_state(held(RECORD, blank.study, source=source, name="a.json"), blank).review
    assert review is not None
    assert review.lead == lead


def test_where_nothing_is_taken_the_record_can_still_be_kept(blank: Standing) -> None:
    review = lookup_state(held(RECORD, blank.study, choices={}), blank).review
    assert review is not None
    assert review.keep == "Keep the record"


def test_a_kept_record_is_not_taken_again(blank: Standing) -> None:
    review = lookup_state(held(RECORD, blank.study, kept=True), blank).review
    assert review is not None
    assert review.keep == ""
    assert not any(row.open or row.taken for row in review.rows)
    assert "stands under" in review.lead


def test_gaps_lead_to_questions_of_the_study(blank: Standing) -> None:
    review = lookup_state(held(RECORD, blank.study), blank).review
    assert review is not None
    assert "undecided" in review.gaps[0].words
    assert [question for question, _ in review.gaps[0].questions] == ["sharing", "purpose"]
    assert questions_to_send(RECORD, blank) == ("informed", "purpose", "sharing")
    nobody = lookup_state(held(replace(RECORD, contacts=()), blank.study), blank).review
    assert nobody is not None
    assert nobody.gaps[-1].questions == ()
    assert "no e-mail address" in nobody.gaps[-1].words


def test_a_record_of_another_number_is_doubted(standing: Standing) -> None:
    other = described(standing, registry=Registry("clinicaltrials.gov", "NCT09999999"))
    known = lookup_state(held(RECORD, other.study), other).review
    assert known is not None
    assert known.problems == (
        "This study has the number NCT09999999, and the record is of NCT01234567. Is it the same study?",
    )
    asked = lookup_state(held(RECORD, other.study, asked="NCT00000001"), other).review
    assert asked is not None
    assert asked.problems == ("You asked for NCT00000001, and the registry gave NCT01234567. Is it the same study?",)
    same = described(standing, registry=Registry("other", "nct01234567"))
    fits = lookup_state(held(RECORD, same.study, asked="NCT01234567"), same).review
    assert fits is not None
    assert fits.problems == ()


def test_the_note_keeps_all_that_the_record_says_and_what_it_replaces(standing: Standing) -> None:
    study = described(standing, title="My name for it").study
    note = note_of(held(RECORD, study, choices={"title": True}, source=Source.ONLINE, name="a.b"), RECORD, study)
    heading, _, text = note.partition("\n\n")
    assert heading == "Looked up NCT01234567 in ClinicalTrials.gov"
    for words in ("Sent by a.b.", "Before: Title: My name for it", "Status: takes in people", "We may share records."):
        assert words in text
    assert "My name for it" not in note_of(held(RECORD, study), RECORD, study)


def test_somebody_whom_the_record_names_twice_is_offered_once_with_both_roles(standing: Standing) -> None:
    director = Contact(ADA.name, "Study director")
    record = replace(RECORD, contacts=(ADA, director))
    study = described(standing, contacts=()).study
    rows = [fact for fact in facts_of(record, study) if fact.key.startswith("contact")]
    assert [row.found for row in rows] == ["Ada Example, Study director, ada@hillside.example.org"]
    taken = study_with(study, record, {"contact 0": True})
    assert taken.contacts == (replace(ADA, role="Contact, Study director"),)
    assert all(fact.same for fact in facts_of(record, taken) if fact.key.startswith("contact"))
