"""Documents of a study: consent forms and policies as they were read, with their bytes under their hash."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.core.document import DocumentKind, DocumentText
from desktop.store.rows import time_text

Row = Sequence[Any]
COLUMNS = "id, study, name, kind, source, added_at, sha256, size, json_array_length(pages), paged, cut, newer_of"
PUT_AWAY = "EXISTS (SELECT 1 FROM put_away WHERE put_away.document = document.id)"


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document without its text. `source`: a link, a file's name, or that it was pasted; `size` in bytes.

    `cut`: it was longer than what was read; `newer_of`: the document that it is a newer version of. `put_away`: it
    stands in the list no more.
    """

    id: str
    study: str
    name: str
    kind: DocumentKind
    source: str
    added_at: datetime
    sha256: str
    size: int
    pages: int
    paged: bool
    cut: bool
    newer_of: str | None
    put_away: bool = False


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document to be kept: its text as it was read, and the bytes that it was read from. `added_at` has a zone."""

    id: str
    name: str
    source: str
    added_at: datetime
    text: DocumentText
    content: bytes
    cut: bool = False
    newer_of: str | None = None


def insert_document(connection: sqlite3.Connection, study: str, new: NewDocument, sha256: str) -> None:
    """Add a document to a study; its bytes are kept apart, under the hash."""
    connection.execute(
        "INSERT INTO document (id, study, name, kind, source, added_at, sha256, size, pages, paged, cut, newer_of)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new.id,
            study,
            new.name,
            new.text.kind.value,
            new.source,
            time_text(new.added_at),
            sha256,
            len(new.content),
            json.dumps(new.text.pages, ensure_ascii=False),
            new.text.paged,
            new.cut,
            new.newer_of,
        ),
    )


def document_from(row: Row) -> KeptDocument:
    """The document of a row of COLUMNS and PUT_AWAY."""
    return KeptDocument(
        id=row[0],
        study=row[1],
        name=row[2],
        kind=DocumentKind(row[3]),
        source=row[4],
        added_at=datetime.fromisoformat(row[5]),
        sha256=row[6],
        size=row[7],
        pages=row[8],
        paged=bool(row[9]),
        cut=bool(row[10]),
        newer_of=row[11],
        put_away=bool(row[12]),
    )


def text_from(row: Row) -> DocumentText:
    """The text of a row of kind, pages and paged."""
    return DocumentText(DocumentKind(row[0]), tuple(json.loads(row[1])), bool(row[2]))
