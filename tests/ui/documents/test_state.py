"""What the room "Documents" shows, as tables."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.core.document import DocumentKind, DocumentText
from desktop.core.passage import Match, Passage
from desktop.core.progress import unwatched
from desktop.core.questionnaire import Questionnaire
from desktop.core.quoting import quoted_in, quotes_passage
from desktop.core.revisions import Fate
from desktop.core.standing import Standing, standing_of
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Attachment, Study
from desktop.store.documents import KeptDocument
from desktop.ui.documents.attaching import attached, outcome_of, passage_at, refusal
from desktop.ui.documents.changes_state import changes_state, follow_quotes
from desktop.ui.documents.in_hand import Found
from desktop.ui.documents.list_state import list_state, same_file_words
from desktop.ui.documents.outcome import Outcome
from desktop.ui.documents.paper import paper_of
from desktop.ui.documents.reader_state import (
    MOST,
    ReaderState,
    first_found,
    first_question,
    reader_state,
    weaker_words,
)

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PAGES = ("First page.\n\nWe add noise in training.", "", "You can withdraw at any time, but not from the model.")
TEXT = DocumentText(DocumentKind.PDF, PAGES, paged=True)
PAPER = paper_of(TEXT)
KEPT = KeptDocument("d1", "s", "form.pdf", DocumentKind.PDF, "form.pdf", NOW, "a" * 64, 9, 3, True, False, None)
PASSAGES = (
    Passage("First page.", 1, 0, 11),
    Passage("We add noise in training.", 1, 13, 38),
    Passage(PAGES[2], 3, 0, len(PAGES[2])),
)
FOUND = Found(
    PASSAGES,
    {
        "dp_used": (
            Match("dp_used", 1, 3.0, strong=True, negation=False),
            Match("dp_used", 0, 0.2, strong=False, negation=False),
        ),
        "withdraw": (Match("withdraw", 2, 5.0, strong=True, negation=True),),
        "audit": (),
    },
)


def standing_with(questionnaire: Questionnaire, *answers: Answer) -> Standing:
    study = Study("s", "A study", "", NOW.date(), "model-inversion", "1.0", answers=answers)
    return standing_of(questionnaire, study)


def shown(standing: Standing, question: str, *, found: Found | None = FOUND) -> ReaderState:
    return reader_state(standing, KEPT, PAPER, found, question=question)


def test_each_page_stands_where_the_paper_says_and_has_room_for_its_number() -> None:
    for number, page in enumerate(PAGES, start=1):
        start, end = PAPER.place(number, 0, len(page))
        assert PAPER.text[start:end] == page
        assert PAPER.text[start - 1] == "\n"
        assert PAPER.page_at(start) == number


def test_a_text_without_pages_stands_as_it_is() -> None:
    paper = paper_of(DocumentText(DocumentKind.TEXT, ("Words.\r\nMore\u2029words.",), paged=False))
    assert paper.text == "Words. \nMore words."
    assert paper.page_at(3) is None
    assert paper.place(None, 2, 5) == (2, 5)


def test_a_heading_is_a_line_of_its_own_in_a_quote_and_is_found_again() -> None:
    passage = passage_at(KEPT, PAPER, PAPER.place(1, 0, 38))
    assert passage.words == "First page.\nWe add noise in training."
    answer = attached(Answer("dp_used", NOW, State.NOT_ASKED), KEPT, passage, at=NOW)
    assert quotes_passage(answer, "First page. We add noise in training.", sha256=KEPT.sha256)
    (found,) = follow_quotes((answer,), [("a" * 64, TEXT)], TEXT, unwatched)
    assert (found.fate, found.page) == (Fate.KEPT, 1)


def test_documents_are_listed_the_newest_first_with_what_they_are() -> None:
    newer = replace(
        KEPT, id="d2", name="form 2.pdf", source="https://example.org/f.pdf", sha256="b" * 64, newer_of="d1"
    )
    quoted = Answer("dp_used", NOW, State.NOT_ASKED, quote="W", attachments=(Attachment("form.pdf", "a" * 64),))
    first, second = list_state((KEPT, replace(newer, cut=True)), {"dp_used": quoted}).rows
    assert (first.id, first.title, first.facts) == (
        "d2",
        "form 2.pdf",
        "PDF, 3 pages of it read, added on 24 November 2026",
    )
    assert (first.source, first.newer) == ("From: https://example.org/f.pdf", "A newer version of form.pdf")
    assert (first.quoted, first.note) == ("Not quoted yet", "Very long: only its beginning was read.")
    assert (second.source, second.note) == ("From a file", "")
    assert second.newer == "There is a newer version: form 2.pdf"
    assert second.quoted == "Quoted for 1 question"
    assert list_state((), {}).rows == ()
    assert same_file_words(KEPT) == (
        "This is here already: form.pdf, added on 24 November 2026. It was not added a second time."
    )


def test_questions_are_grouped_the_core_ones_first_each_with_what_was_found(questionnaire: Questionnaire) -> None:
    standing = standing_with(questionnaire)
    rows = shown(standing, "dp_used").questions
    assert (rows[0].title, rows[0].id, rows[1].id) == ("Core questions", "", "dp_used")
    assert first_question(standing) == "dp_used"
    counts = {row.id: (row.count, row.found) for row in rows}
    assert counts["dp_used"] == ("1 passage", True)
    assert counts["audit"] == ("none found", False)
    ids = [row.id for row in rows if row.id]
    assert len(ids) == len(set(ids))
    assert rows[1].words == f"{rows[1].title} 1 passage. Not asked yet."


def test_strong_passages_stand_apart_from_weaker_ones_with_their_place(questionnaire: Questionnaire) -> None:
    state = shown(standing_with(questionnaire), "dp_used")
    (strong,), (weaker,) = state.strong, state.weaker
    assert (strong.paragraphs, strong.page, strong.marks) == (("We add noise in training.",), 1, ())
    assert passage_at(KEPT, PAPER, strong.span).words == "We add noise in training."
    assert not weaker.strong
    assert state.listed(unfolded=False) == (strong,)
    assert state.listed(unfolded=True) == (strong, weaker)
    assert (weaker_words(1), weaker_words(3)) == ("1 weaker match", "3 weaker matches")
    assert state.remark == ""


def test_a_negation_and_a_quote_are_remarked_on(questionnaire: Questionnaire) -> None:
    (before,) = shown(standing_with(questionnaire), "withdraw").strong
    assert before.marks == ("says “no” or “not”",)
    assert before.words.startswith("page 3. says “no” or “not”. You can withdraw")
    quoted = attached(Answer("withdraw", NOW, State.NOT_ASKED), KEPT, passage_at(KEPT, PAPER, before.span), at=NOW)
    (after,) = shown(standing_with(questionnaire, quoted), "withdraw").strong
    assert after.marks == ("says “no” or “not”", "quoted")


def test_where_nothing_is_found_that_is_said_of_the_document_and_never_of_them(questionnaire: Questionnaire) -> None:
    standing = standing_with(questionnaire)
    assert shown(standing, "audit").remark == "No passage found in this document."
    assert shown(standing, "audit", found=None).remark == ""
    assert {row.count for row in shown(standing, "audit", found=None).questions} == {""}


def test_a_question_without_phrases_is_not_said_to_have_none_found(questionnaire: Questionnaire) -> None:
    bare = tuple(replace(q, passages=None) if q.id == "audit" else q for q in questionnaire.questions)
    state = shown(standing_with(replace(questionnaire, questions=bare)), "audit")
    assert {row.count for row in state.questions if row.id == "audit"} == {"not looked for"}
    assert state.remark.startswith("Nothing can be looked for on this question.")


def test_of_very_many_passages_the_best_are_listed_and_that_is_said(questionnaire: Questionnaire) -> None:
    many = tuple(Match("dp_used", 1, 1.0, strong=True, negation=False) for _ in range(MOST + 5))
    state = shown(standing_with(questionnaire), "dp_used", found=Found(PASSAGES, {"dp_used": many}))
    assert (len(state.strong), state.found, state.remark) == (MOST, "105 passages", "The first 100 are listed.")


@pytest.mark.parametrize(
    "evidence, said",
    [
        (Evidence.CLAIMED, "Your answer stays, and counts as shown in a document now"),
        (Evidence.DOCUMENTED, "Your answer stays as it is"),
        (Evidence.VERIFIED, "Your answer stays as it is"),
    ],
)
def test_what_came_of_it_says_what_stays(questionnaire: Questionnaire, evidence: Evidence, said: str) -> None:
    before = Answer("dp_used", NOW, State.ANSWERED, "a", evidence)
    after = attached(before, KEPT, passage_at(KEPT, PAPER, PAPER.place(1, 13, 38)), at=NOW)
    outcome = outcome_of(standing_with(questionnaire, after), before, after, quoted_in(after).passages[0])
    assert said in outcome.words
    assert (outcome.answer, outcome.can_take_back) == ("Look at the answer", True)
    assert (after.source, after.quote) == ("form.pdf, page 1", "We add noise in training.")


def test_what_came_of_it_leaves_an_open_answer_to_the_person(questionnaire: Questionnaire) -> None:
    before = Answer("dp_used", NOW, State.AWAITING)
    after = attached(before, KEPT, passage_at(KEPT, PAPER, PAPER.place(1, 13, 38)), at=NOW)
    outcome = outcome_of(standing_with(questionnaire, after), before, after, quoted_in(after).passages[0])
    assert "answers nothing by itself" in outcome.words
    assert outcome.answer == "Choose the answer"


def test_a_question_for_which_the_document_is_quoted_says_so(questionnaire: Questionnaire) -> None:
    passage = passage_at(KEPT, PAPER, PAPER.place(1, 13, 38))
    quoting = attached(Answer("audit", NOW, State.NOT_ASKED), KEPT, passage, at=NOW)
    rows = {row.id: row for row in shown(standing_with(questionnaire, quoting), "dp_used").questions}
    assert (rows["audit"].count, rows["audit"].found) == ("1 quoted", True)
    elsewhere = replace(quoting, source="policy.html", attachments=(Attachment("policy.html", "e" * 64),))
    rows = {row.id: row for row in shown(standing_with(questionnaire, elsewhere), "dp_used").questions}
    assert (rows["audit"].count, rows["audit"].found) == ("none found", False)


def test_too_long_a_quote_and_the_same_twice_are_refused() -> None:
    before = Answer("dp_used", NOW, State.AWAITING)
    passage = passage_at(KEPT, PAPER, PAPER.place(1, 13, 38))
    after = attached(before, KEPT, passage, at=NOW)
    assert refusal(before, after, replace(passage, words="x" * 2000)) is None
    too_long = refusal(before, after, replace(passage, words="x" * 2001))
    assert too_long is not None
    assert too_long.words.startswith("That is too long for a quote")
    assert not too_long.can_take_back
    again = attached(after, KEPT, passage, at=NOW)
    refused = refusal(after, again, passage)
    assert refused == Outcome("This is attached to the question already.", can_take_back=True)


def test_a_newer_version_says_of_each_quote_what_became_of_it(questionnaire: Questionnaire) -> None:
    quotes = {"dp_used": (1, 13, 38), "withdraw": (3, 0, len(PAGES[2])), "audit": (1, 0, 11)}
    answers = tuple(
        attached(Answer(question, NOW, State.NOT_ASKED), KEPT, passage_at(KEPT, PAPER, PAPER.place(*place)), at=NOW)
        for question, place in quotes.items()
    )
    pages = ("Another form.", "We add noise in training.", "You can withdraw at any time, also from the model.")
    newer = DocumentText(DocumentKind.PDF, pages, paged=True)
    found = follow_quotes(answers, [("a" * 64, TEXT)], newer, unwatched)
    state = changes_state(standing_with(questionnaire, *answers), found, paper_of(newer), older="form.pdf")
    assert state.lead == "Of 3 quotes, 1 still there word for word, 1 changed, 1 no longer found."
    gone, changed, kept = state.quotes
    assert (gone.question, gone.fate, gone.span) == ("audit", Fate.GONE, None)
    assert changed.what == "Changed, page 3"
    assert " ".join(piece.text for piece in changed.before) == "You can withdraw at any time, but not from the model"
    assert " ".join(piece.text for piece in changed.now) == "You can withdraw at any time, also from the model"
    assert kept.what == "Still there, word for word, page 2, before on page 1"
    assert kept.span == paper_of(newer).place(2, 0, 24)


def test_a_newer_version_of_what_was_never_quoted_has_nothing_to_compare(questionnaire: Questionnaire) -> None:
    state = changes_state(standing_with(questionnaire), (), PAPER, older="form.pdf")
    assert state.lead == "Nothing is quoted from form.pdf, so there is nothing to compare."
    assert state.quotes == ()


def test_a_document_begins_with_the_first_open_question_that_it_speaks_of(questionnaire: Questionnaire) -> None:
    nothing = standing_with(questionnaire)
    assert first_found(nothing, FOUND) == "dp_used"
    told = Answer("dp_used", NOW, State.ANSWERED, "a", Evidence.CLAIMED)
    assert first_found(standing_with(questionnaire, told), FOUND) == "withdraw"
    both = (told, Answer("withdraw", NOW, State.ANSWERED, "a", Evidence.CLAIMED))
    assert first_found(standing_with(questionnaire, *both), FOUND) == "dp_used"
    assert first_found(nothing, Found(PASSAGES, {})) == first_question(nothing)
