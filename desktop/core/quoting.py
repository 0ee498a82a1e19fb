"""A passage of a document as the quote of an answer; what was answered stays the person's own."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from desktop.core.document import DocumentText
from desktop.core.method import Evidence
from desktop.core.revisions import Fate, Quote, followed
from desktop.core.study import Answer, Attachment

PAUSE = " … "
"""Stands between the passages of one quote."""
LONGEST = 2000
"""Letters of a passage that is taken as a quote."""


def with_passage(current: Answer, *, words: str, source: str, attachment: Attachment, at: datetime) -> Answer:
    """The record that follows `current` once a passage of a document is its quote.

    State and option stay as they are, and a passage stands behind those quoted before. What they only told is then
    shown in a document; what is not answered has no proof, and what was checked stays checked.
    """
    evidence = Evidence.DOCUMENTED if current.evidence is Evidence.CLAIMED else current.evidence
    attached = current.attachments if attachment in current.attachments else (*current.attachments, attachment)
    return replace(
        current,
        recorded_at=max(at, current.recorded_at),
        evidence=evidence,
        quote=_joined(current.quote, words, PAUSE),
        source=_joined(current.source, source, "; "),
        attachments=attached,
    )


def _joined(before: str, more: str, between: str) -> str:
    parts = before.split(between) if before else []
    return before if more in parts else between.join((*parts, more))


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
