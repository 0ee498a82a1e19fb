"""What became of the quotes from a document in a newer version of it: the work, and what is shown of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.document import DocumentText
from desktop.core.progress import Tick
from desktop.core.quoting import quotes_from
from desktop.core.revisions import Fate, Followed, Mark, Piece, Quote, followed
from desktop.core.standing import Standing
from desktop.core.study import Answer
from desktop.i18n import tr
from desktop.ui.documents.paper import Paper
from desktop.ui.documents.reader_state import Span
from desktop.words.documents import fate_words, fates_words


@dataclass(frozen=True, slots=True)
class ChangedQuote:
    """One quote, as it was and as it is now. `now` is empty where it is still there, or gone."""

    question: str
    title: str
    fate: Fate
    what: str
    before: tuple[Piece, ...]
    now: tuple[Piece, ...]
    span: Span | None


@dataclass(frozen=True, slots=True)
class ChangesState:
    """All that the page draws of what changed."""

    lead: str
    caution: str
    quotes: tuple[ChangedQuote, ...]


def follow_quotes(
    answers: Sequence[Answer], older: Sequence[tuple[str, DocumentText]], newer: DocumentText, tick: Tick
) -> tuple[Followed, ...]:
    """What became of all that is quoted from older versions, given as (SHA-256, text), the newest of them first."""
    quotes: dict[tuple[str, str], Quote] = {}
    for at, (sha256, text) in enumerate(older):
        tick(at / (len(older) + 1))
        for quote in quotes_from(answers, text, sha256=sha256):
            quotes.setdefault((quote.question, quote.text), quote)
    return followed(tuple(quotes.values()), newer)


def changes_state(standing: Standing, found: Sequence[Followed], paper: Paper, *, older: str) -> ChangesState:
    """What to show; `older` is the name of the version before."""
    if not found:
        lead = tr("Nothing is quoted from {name}, so there is nothing to compare.").format(name=older)
        return ChangesState(lead, "", ())
    order = {question.id: at for at, question in enumerate(standing.questions)}
    quotes = sorted(found, key=lambda one: (-list(Fate).index(one.fate), order.get(one.quote.question, len(order))))
    return ChangesState(
        lead=fates_words(tuple(one.fate for one in found)),
        caution=tr(
            "Only what you quoted was compared. Other parts may have changed too. Your answers stay as they are."
        ),
        quotes=tuple(_quote(standing, one, paper) for one in quotes),
    )


def _quote(standing: Standing, one: Followed, paper: Paper) -> ChangedQuote:
    question = standing.questionnaire.by_id[one.quote.question]
    pieces = one.pieces if one.fate is Fate.CHANGED else (Piece(one.quote.text, Mark.SAME),)
    there = one.fate is not Fate.GONE
    return ChangedQuote(
        question=question.id,
        title=question.short,
        fate=one.fate,
        what=fate_words(one.fate, before=one.quote.page, now=one.page),
        before=tuple(piece for piece in pieces if piece.mark is not Mark.CAME),
        now=tuple(piece for piece in pieces if piece.mark is not Mark.WENT) if one.fate is Fate.CHANGED else (),
        span=paper.place(one.page, one.start, one.end) if there else None,
    )
