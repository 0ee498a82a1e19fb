"""Attaching a passage to a question: the record that it makes, and what there is to say about it."""

from datetime import datetime
from textwrap import shorten

from desktop.core.quoting import LONGEST, QuotedPassage, quoted_in, with_passage
from desktop.core.standing import Standing
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Attachment
from desktop.i18n import tr
from desktop.store.documents import KeptDocument
from desktop.ui.documents.outcome import Outcome
from desktop.ui.documents.paper import Paper, paragraphs_in
from desktop.ui.documents.reader_state import Span
from desktop.ui.interview.state import answer_words
from desktop.words.documents import quote_source_words

BEGINNING = 40
"""Letters of a passage by which it is named."""


def attached(current: Answer, document: KeptDocument, passage: QuotedPassage, *, at: datetime) -> Answer:
    """The record that quotes a passage of the document."""
    return with_passage(current, passage, attachment=Attachment(document.name, document.sha256), at=at)


def passage_at(document: KeptDocument, paper: Paper, span: Span) -> QuotedPassage:
    """What stands in a place of the document, each paragraph on a line of its own."""
    words = "\n".join(paragraphs_in(paper.text[span[0] : span[1]]))
    return QuotedPassage.of(words, quote_source_words(document.name, paper.page_at(span[0])))


def refusal(current: Answer, after: Answer, passage: QuotedPassage) -> Outcome | None:
    """Why this is not attached; None where it is."""
    if len(passage.words) > LONGEST:
        return Outcome(tr("That is too long for a quote: more than 2,000 letters. Mark the part that matters."))
    if (current.quote, current.attachments) == (after.quote, after.attachments):
        quoted = passage in quoted_in(current).passages
        return Outcome(tr("This is attached to the question already."), can_take_back=quoted)
    return None


def outcome_of(standing: Standing, before: Answer, after: Answer, passage: QuotedPassage) -> Outcome:
    """What came of attaching it. The answer stays the person's own to choose."""
    name = standing.questionnaire.by_id[after.question].short
    begins = shorten(passage.words, BEGINNING, placeholder="…")
    attached_words = tr("“{passage}” is attached to “{question}”.").format(passage=begins, question=name)
    if after.state is not State.ANSWERED:
        what = tr("It answers nothing by itself: read it, and choose the answer yourself.")
        return Outcome(f"{attached_words} {what}", answer=tr("Choose the answer"), can_take_back=True)
    if before.evidence is Evidence.CLAIMED:
        what = tr(
            "Your answer stays, and counts as shown in a document now: {answer}. "
            "Change that if the passage does not show it."
        )
    else:
        what = tr("Your answer stays as it is: {answer}.")
    said = f"{attached_words} {what.format(answer=answer_words(standing, after))}"
    return Outcome(said, answer=tr("Look at the answer"), can_take_back=True)
