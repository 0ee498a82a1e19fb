"""A passage becomes a quote: what stays, what is added, and what is found again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.core.document import DocumentKind, DocumentText
from desktop.core.quoting import (
    Quoted,
    QuotedPassage,
    first_evidence,
    quoted_in,
    quoted_places,
    quotes_from,
    quotes_passage,
    with_passage,
    without_passage,
)
from desktop.core.revisions import Quote
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Attachment

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
BEFORE = NOW - timedelta(days=10)
FORM = Attachment("form.pdf", "a" * 64)
EMAIL = Attachment("mail.txt", "b" * 64)
WORDS, SOURCE = "We add noise in training.", "form.pdf, page 2"
TOLD = Answer("dp_used", BEFORE, State.ANSWERED, "a", Evidence.CLAIMED, "Yes.", "E-mail", "Ask again.", (EMAIL,))


def quoting(current: Answer) -> Answer:
    return with_passage(current, QuotedPassage(WORDS, SOURCE), attachment=FORM, at=NOW)


@pytest.mark.parametrize("state", [state for state in State if state is not State.ANSWERED])
def test_a_passage_never_sets_an_answer(state: State) -> None:
    after = quoting(Answer("dp_used", BEFORE, state))
    assert (after.state, after.option, after.evidence) == (state, None, None)
    assert (after.quote, after.source, after.attachments, after.recorded_at) == (WORDS, SOURCE, (FORM,), NOW)


@pytest.mark.parametrize(
    "before, after",
    [
        (Evidence.CLAIMED, Evidence.DOCUMENTED),
        (Evidence.DOCUMENTED, Evidence.DOCUMENTED),
        (Evidence.VERIFIED, Evidence.VERIFIED),
    ],
)
def test_what_they_told_is_shown_by_a_document_and_what_was_checked_stays_checked(
    before: Evidence, after: Evidence
) -> None:
    told = Answer("dp_used", BEFORE, State.ANSWERED, "c", before)
    assert (quoting(told).option, quoting(told).evidence) == ("c", after)


def test_what_the_person_wrote_stays_behind_the_passages_with_its_source_and_its_files() -> None:
    after = quoting(TOLD)
    assert after.quote == "We add noise in training. … Yes."
    assert after.source == "form.pdf, page 2; E-mail"
    assert after.attachments == (EMAIL, FORM)
    assert after.note == "Ask again."


POLICY = Attachment("policy.html", "c" * 64)
SHARING, KEEPING = QuotedPassage("We share.", "policy.html"), QuotedPassage("We keep.", "policy.html")
NOISE = QuotedPassage(WORDS, SOURCE)


def quoting_three() -> Answer:
    once = with_passage(Answer("dp_used", NOW, State.VAGUE), SHARING, attachment=POLICY, at=NOW)
    return with_passage(quoting(once), KEEPING, attachment=POLICY, at=NOW)


def test_passages_of_several_documents_are_told_apart() -> None:
    answer = quoting_three()
    assert quoted_in(answer) == Quoted((SHARING, NOISE, KEEPING), "", "")
    assert quoted_places(answer) == (("We share.", "policy.html"), (WORDS, SOURCE), ("We keep.", "policy.html"))
    assert quoted_places(replace(answer, source="A letter")) == ((answer.quote, "A letter"),)
    assert quoted_places(replace(answer, quote="")) == ()


@pytest.mark.parametrize("words", ["", "They said … so.", "Yes."])
@pytest.mark.parametrize("source", ["", "E-mail; 3 May", "A talk"])
def test_what_the_person_writes_never_comes_to_stand_under_a_document(words: str, source: str) -> None:
    written = replace(quoted_in(quoting_three()), words=words, source=source).of(quoting_three())
    assert quoted_in(written) == Quoted((SHARING, NOISE, KEEPING), words, source)
    more = with_passage(written, QuotedPassage("More.", "form.pdf, page 9"), attachment=FORM, at=NOW)
    assert quoted_in(more).words == words
    assert quoted_in(more).source == source
    assert len(quoted_in(more).passages) == 4


@pytest.mark.parametrize("name", ["form; second.pdf", "a, b; c", "form.pdf"])
def test_names_and_passages_that_hold_what_parts_them_stay_whole(name: str) -> None:
    passage = QuotedPassage.of("We keep … data.", f"{name}, page 2")
    other = QuotedPassage.of("No.", name)
    attachment = Attachment(name, "d" * 64)
    once = with_passage(Answer("dp_used", NOW, State.VAGUE), passage, attachment=attachment, at=NOW)
    twice = with_passage(once, other, attachment=attachment, at=NOW)
    assert quoted_in(twice) == Quoted((passage, other), "", "")
    assert quotes_passage(twice, "We keep … data.", sha256=attachment.sha256)


def test_words_written_before_a_passage_was_attached_are_parted_from_it() -> None:
    """So they were kept by earlier versions: in front, each in step with its source."""
    mixed = replace(quoting(TOLD), quote=f"Yes. … {WORDS}", source=f"E-mail; {SOURCE}")
    assert quoted_in(mixed) == Quoted((NOISE,), "Yes.", "E-mail")


def test_a_passage_that_is_taken_out_leaves_with_its_source_and_the_last_one_with_its_document() -> None:
    documents = {POLICY.sha256, FORM.sha256}
    once = without_passage(quoting_three(), SHARING, documents=documents, at=NOW)
    assert (once.quote, once.source) == (f"{WORDS} … We keep.", f"{SOURCE}; policy.html")
    assert once.attachments == (POLICY, FORM)
    twice = without_passage(once, KEEPING, documents=documents, at=NOW)
    assert (twice.quote, twice.source, twice.attachments) == (WORDS, SOURCE, (FORM,))
    kept = without_passage(twice, NOISE, documents=set(), at=NOW)
    assert (kept.quote, kept.source, kept.attachments) == ("", "", (FORM,))


def test_the_same_passage_twice_is_quoted_once() -> None:
    once = quoting(TOLD)
    assert quoting(once) == once


def test_a_record_of_the_future_is_followed_and_not_preceded() -> None:
    later = NOW + timedelta(days=1)
    assert quoting(Answer("dp_used", later, State.VAGUE)).recorded_at == later


def test_a_passage_is_quoted_whole_or_in_part_from_its_own_document() -> None:
    after = quoting(TOLD)
    assert quotes_passage(after, f"{WORDS} And more.", sha256=FORM.sha256)
    assert not quotes_passage(after, "Something else.", sha256=FORM.sha256)
    assert not quotes_passage(after, f"{WORDS} And more.", sha256="c" * 64)


@pytest.mark.parametrize(
    "current, evidence",
    [
        (Answer("q", NOW, State.NOT_ASKED), Evidence.CLAIMED),
        (Answer("q", NOW, State.NOT_ASKED, quote=WORDS, attachments=(FORM,)), Evidence.DOCUMENTED),
        (Answer("q", NOW, State.VAGUE, quote=WORDS, attachments=(FORM,)), Evidence.DOCUMENTED),
        (Answer("q", NOW, State.NOT_ASKED, quote=WORDS, attachments=(EMAIL,)), Evidence.CLAIMED),
        (Answer("q", NOW, State.NOT_ASKED, attachments=(FORM,)), Evidence.CLAIMED),
        (Answer("q", NOW, State.ANSWERED, "a", Evidence.CLAIMED, WORDS, attachments=(FORM,)), Evidence.CLAIMED),
    ],
)
def test_an_answer_is_first_proven_by_a_passage_that_waits_for_it(current: Answer, evidence: Evidence) -> None:
    assert first_evidence(current, documents={FORM.sha256}) is evidence


def test_quotes_are_found_on_their_page_and_those_from_elsewhere_are_not() -> None:
    text = DocumentText(DocumentKind.PDF, ("One page.", "We add noise\nin training. It helps."), paged=True)
    answers = [quoting(TOLD), Answer("audit", NOW, State.NOT_ASKED, quote="One page.", attachments=(EMAIL,))]
    assert quotes_from(answers, text, sha256=FORM.sha256) == (Quote("dp_used", WORDS, 2),)
