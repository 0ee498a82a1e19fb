"""A passage of a document as the quote of an answer; what was answered stays the person's own."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from desktop.core.document import DocumentText
from desktop.core.revisions import Fate, Quote, followed
from desktop.core.states import Evidence
from desktop.core.study import Answer, Attachment

PAUSE, BETWEEN = " … ", "; "
"""What stands between the passages of one quote, and between where they are from."""
LONGEST = 2000
"""Letters of a passage that is taken as a quote."""


def with_passage(current: Answer, *, words: str, source: str, attachment: Attachment, at: datetime) -> Answer:
    """The record that follows `current` once a passage of a document is its quote.

    State and option stay as they are, and a passage stands behind those quoted before, as does where it is from. What
    they only told is then shown in a document; what is not answered has no proof, and what was checked stays checked.
    """
    evidence = Evidence.DOCUMENTED if current.evidence is Evidence.CLAIMED else current.evidence
    passages, sources = _parts(current.quote, PAUSE), _parts(current.source, BETWEEN)
    fresh = words not in passages
    in_step = fresh and len(passages) == len(sources)
    attached = current.attachments if attachment in current.attachments else (*current.attachments, attachment)
    return replace(
        current,
        recorded_at=max(at, current.recorded_at),
        evidence=evidence,
        quote=PAUSE.join((*passages, words)) if fresh else current.quote,
        source=BETWEEN.join((*sources, source)) if in_step or source not in sources else current.source,
        attachments=attached,
    )


def _parts(text: str, between: str) -> list[str]:
    return text.split(between) if text else []


def quoted_places(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Each quoted passage with where it is from; all in one where that cannot be told for each; none where none is."""
    passages, sources = _parts(answer.quote, PAUSE), _parts(answer.source, BETWEEN)
    if len(passages) > 1 and len(passages) == len(sources):
        return tuple(zip(passages, sources, strict=True))
    return ((answer.quote, answer.source),) if answer.quote else ()


def quotes_passage(answer: Answer, words: str, *, sha256: str) -> bool:
    """Whether an answer quotes these words (on one line), or a part of them, from the document with this hash."""
    attached = any(attachment.sha256 == sha256 for attachment in answer.attachments)
    parts = (" ".join(part.split()) for part in answer.quote.split(PAUSE))
    return attached and any(part and part in words for part in parts)


def first_evidence(current: Answer, *, documents: Collection[str]) -> Evidence:
    """How an answer is proven that the person chooses now: as it was, else by a document whose passage waits for it.

    `documents`: the SHA-256 of the study's documents.
    """
    waits = bool(current.quote) and any(attachment.sha256 in documents for attachment in current.attachments)
    return current.evidence or (Evidence.DOCUMENTED if waits else Evidence.CLAIMED)


def quotes_from(answers: Iterable[Answer], text: DocumentText, *, sha256: str) -> tuple[Quote, ...]:
    """What the answers quote from a document, each with the page where it stands there word for word."""
    parts = [
        Quote(answer.question, part)
        for answer in answers
        if any(attachment.sha256 == sha256 for attachment in answer.attachments)
        for part in answer.quote.split(PAUSE)
        if part.strip()
    ]
    found = followed(parts, text)
    return tuple(replace(one.quote, page=one.page) for one in found if one.fate is Fate.KEPT)
