"""What a record's gaps suggest to ask; never points."""

import pytest

from desktop.core.questionnaire import Questionnaire
from desktop.core.registry import Plan, RegistryName, RegistryRecord, Sharing
from desktop.core.registry_gaps import Gap, suggested_questions, suggestions_of
from desktop.core.study import Contact
from desktop.words.registry import gap_words, record_lines

KNOWN = RegistryRecord(RegistryName.CTIS, id="2024-512345-12-00", contacts=(Contact("A", "", "a@b.org"),))


@pytest.mark.parametrize(
    ("plan", "gap", "words"),
    [
        (Plan.YES, Gap.SHARING_YES, "The registry says: yes"),
        (Plan.NO, Gap.SHARING_NO, "The registry says: no"),
        (Plan.UNDECIDED, Gap.SHARING_UNDECIDED, "The registry says: undecided"),
        (None, Gap.SHARING_UNSAID, "The registry says nothing"),
    ],
)
def test_every_word_on_sharing_leads_to_the_questions_on_sharing(plan: Plan | None, gap: Gap, words: str) -> None:
    record = RegistryRecord(RegistryName.CLINICAL_TRIALS, sharing=Sharing(plan))
    assert suggestions_of(record)[0].gap is gap
    assert {"sharing", "purpose"} <= set(suggested_questions(record))
    assert words in gap_words(gap)


def test_a_rare_condition_and_a_missing_contact_are_gaps() -> None:
    gaps = [one.gap for one in suggestions_of(RegistryRecord(RegistryName.CTIS, rare=True))]
    assert gaps == [Gap.SHARING_UNSAID, Gap.FORM_MISSING, Gap.RARE, Gap.NOBODY]
    assert [one.gap for one in suggestions_of(KNOWN)] == [Gap.SHARING_UNSAID, Gap.FORM_MISSING]


def test_the_suggested_questions_are_in_the_questionnaire(questionnaire: Questionnaire) -> None:
    for plan in (*Plan, None):
        record = RegistryRecord(RegistryName.CTIS, sharing=Sharing(plan), rare=True)
        suggested = suggested_questions(record)
        assert set(suggested) <= set(questionnaire.by_id)
        assert len(set(suggested)) == len(suggested)
    assert all(gap_words(gap) for gap in Gap)


def test_a_record_is_told_line_by_line_without_what_it_leaves_out() -> None:
    lines = list(record_lines(KNOWN))
    assert "Number: 2024-512345-12-00" in lines
    assert "Contact: A, a@b.org" in lines
    assert not [line for line in lines if line.startswith(("Title", "Status", "Conditions"))]
