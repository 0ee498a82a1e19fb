"""A passage of a document as the quote of an answer; what was answered stays the person's own."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.core.document import DocumentText
from desktop.core.revisions import Fate, Quote, followed
from desktop.core.states import Evidence
from desktop.core.study import Answer, Attachment

PAUSE, BETWEEN = " … ", "; "
"""What stands between the passages of one quote, and between where they are from."""
LONGEST = 2000
"""Letters of a passage that is taken as a quote."""


def is_from(source: str, name: str) -> bool:
    """Whether a passage that is from there is from the document of this name, on whatever page."""
    return source == name or source.startswith(f"{name}, ")


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """Words of a document that is attached to an answer, and where they are from."""

    words: str
    source: str

    def is_from(self, name: str) -> bool:
        """Whether it is from the document of this name, on whatever page."""
        return is_from(self.source, name)

    @classmethod
    def of(cls, words: str, source: str) -> "QuotedPassage":
        """The passage with its own pauses written otherwise than those that stand between passages."""
        return cls(words.replace(PAUSE, f"\N{NO-BREAK SPACE}{PAUSE[1:]}"), source)


@dataclass(frozen=True, slots=True)
class Quoted:
    """What an answer quotes: passages of documents, and what the person wrote down of it, with where that is from."""

    passages: tuple[QuotedPassage, ...]
    words: str
    source: str

    def of(self, answer: Answer) -> Answer:
        """The answer with this for its quote: the passages first, each in step with its source."""
        words = [*(passage.words for passage in self.passages), self.words]
        sources = [*(passage.source for passage in self.passages), self.source]
        return replace(answer, quote=_joined(words, PAUSE), source=_joined(sources, BETWEEN))


def quoted_in(answer: Answer) -> Quoted:
    """What an answer quotes, parted: a passage is in step with a source that begins with an attached file's name."""
    names = [attachment.name for attachment in answer.attachments]
    parts, sources = answer.quote.split(PAUSE) if answer.quote else [], list(_sources(answer.source, names))
    known = [any(is_from(source, name) for name in names) for source in sources]
    if len(parts) == len(sources):
        taken = [at for at, is_known in enumerate(known) if is_known]
    else:
        leading = next((at for at, is_known in enumerate(known) if not is_known), len(known))
        taken = list(range(min(leading, len(parts))))
    return Quoted(
        tuple(QuotedPassage(parts[at], sources[at]) for at in taken),
        PAUSE.join(part for at, part in enumerate(parts) if at not in taken),
        BETWEEN.join(source for at, source in enumerate(sources) if at not in taken),
    )


def with_passage(current: Answer, passage: QuotedPassage, *, attachment: Attachment, at: datetime) -> Answer:
    """The record that follows `current` once a passage of a document is its quote.

    State and option stay as they are, and a passage stands behind those quoted before. What they only told is then
    shown in a document; what is not answered has no proof, and what was checked stays checked.
    """
    evidence = Evidence.DOCUMENTED if current.evidence is Evidence.CLAIMED else current.evidence
    attached = current.attachments if attachment in current.attachments else (*current.attachments, attachment)
    after = replace(current, recorded_at=max(at, current.recorded_at), evidence=evidence, attachments=attached)
    quoted = quoted_in(after)
    if passage.words in (one.words for one in quoted.passages) or passage.words == quoted.words:
        return after
    return replace(quoted, passages=(*quoted.passages, passage)).of(after)


def without_passage(current: Answer, passage: QuotedPassage, *, documents: Collection[str], at: datetime) -> Answer:
    """The record that follows once a passage is quoted no more; with its last one a document is not attached either.

    `documents`: the SHA-256 of the study's documents; other files stay attached.
    """
    quoted = quoted_in(current)
    left = tuple(one for one in quoted.passages if one != passage)
    kept = tuple(
        attachment
        for attachment in current.attachments
        if attachment.sha256 not in documents
        or not passage.is_from(attachment.name)
        or any(one.is_from(attachment.name) for one in left)
    )
    after = replace(quoted, passages=left).of(current)
    return replace(after, attachments=kept, recorded_at=max(at, current.recorded_at))


def _sources(text: str, names: Collection[str]) -> Iterator[str]:
    """Where each passage is from; the name of a file may hold what stands between two."""
    while text:
        name = max((name for name in names if text.startswith(name)), key=len, default="")
        end = text.find(BETWEEN, len(name))
        yield text if end < 0 else text[:end]
        text = "" if end < 0 else text[end + len(BETWEEN) :]


def _joined(parts: Iterable[str], between: str) -> str:
    return between.join(part for part in parts if part)


def quoted_places(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Each passage that is quoted, and what the person wrote down, with where it is from; none where nothing is."""
    quoted = quoted_in(answer)
    own = ((quoted.words, quoted.source),) if quoted.words else ()
    return (*((passage.words, passage.source) for passage in quoted.passages), *own)


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
