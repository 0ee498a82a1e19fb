"""What the list of a study's documents shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.core.study import Answer, utc_day
from desktop.i18n import tr
from desktop.store.documents import KeptDocument
from desktop.words.dates import date_words
from desktop.words.documents import kind_words, quoted_words
from desktop.words.passages import pages_words


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document; `newer` says of which other it is a newer version, `note` what of it was not read."""

    id: str
    title: str
    facts: str
    source: str
    newer: str
    quoted: str
    note: str
    put_away: bool = False


@dataclass(frozen=True, slots=True)
class ListState:
    """All that the list draws; the newest document first. `fold`: how many are put away, or that they are listed."""

    lead: str
    rows: tuple[DocumentRow, ...]
    fold: str = ""


def list_state(
    documents: tuple[KeptDocument, ...], answers: Mapping[str, Answer], *, unfolded: bool = False
) -> ListState:
    """What to show of a study's documents; those that were put away only where they are unfolded."""
    away = sum(document.put_away for document in documents)
    shown = tuple(document for document in documents if unfolded or not document.put_away)
    fold = tr("Hide what is put away") if unfolded else tr("Show what is put away ({n})").format(n=away)
    names = {document.id: document.name for document in documents}
    lead = tr("Consent forms and policies are read on this computer. Passages that bear on a question can be quoted.")
    newer = {document.newer_of: document.name for document in documents if document.newer_of}
    rows = tuple(_row(one, names, newer, answers.values()) for one in reversed(shown))
    return ListState(lead, rows, fold if away else "")


def _row(
    document: KeptDocument, names: Mapping[str, str], newer: Mapping[str, str], answers: Iterable[Answer]
) -> DocumentRow:
    quoted = sum(any(attached.sha256 == document.sha256 for attached in answer.attachments) for answer in answers)
    older = names.get(document.newer_of or "", "")
    versions = (
        tr("A newer version of {name}").format(name=older) if older else "",
        tr("There is a newer version: {name}").format(name=newer[document.id]) if document.id in newer else "",
    )
    return DocumentRow(
        id=document.id,
        title=document.name,
        facts=facts_words(document),
        source=_source_words(document),
        newer=". ".join(filter(None, versions)),
        quoted=quoted_words(quoted),
        note=tr("Very long: only its beginning was read.") if document.cut else "",
        put_away=document.put_away,
    )


def _source_words(document: KeptDocument) -> str:
    """Where it is from; a file of the same name needs no second mention of it."""
    if document.source == document.name:
        return tr("From a file")
    return tr("From: {source}").format(source=document.source)


def facts_words(document: KeptDocument) -> str:
    """What a document is, how long, and since when it is here."""
    words = (
        tr("{kind}, {pages} of it read, added on {day}")
        if document.cut and document.paged
        else tr("{kind}, {pages}, added on {day}")
    )
    return words.format(
        kind=kind_words(document.kind),
        pages=pages_words(document.pages if document.paged else None),
        day=date_words(utc_day(document.added_at)),
    )


def same_file_words(document: KeptDocument) -> str:
    """That a file is here already, or again."""
    if document.put_away:
        return tr("{name} was put away, and is in the list again.").format(name=document.name)
    return tr("This is here already: {name}, added on {day}. It was not added a second time.").format(
        name=document.name, day=date_words(utc_day(document.added_at))
    )
