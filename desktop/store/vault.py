"""The vault: one SQLite file with every study, every answer ever recorded, and the settings."""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from desktop.core.deadlines import waiting
from desktop.core.document import DocumentText
from desktop.core.online import Fetched, Request
from desktop.core.study import Answer, Decision, Event, EventKind, Study
from desktop.i18n import tr
from desktop.store import documents, requests
from desktop.store.connection import as_faults
from desktop.store.documents import KeptDocument, NewDocument, document_from, insert_document, text_from
from desktop.store.faults import RefusedAttachment, UnknownStudy
from desktop.store.lock import WriterLock
from desktop.store.requests import LoggedRequest, end_request, insert_request, request_from
from desktop.store.rows import (
    ANSWER_COLUMNS,
    DECISION_COLUMNS,
    EVENT_COLUMNS,
    STUDY_COLUMNS,
    StudyRow,
    answer_values,
    decision_values,
    event_from,
    event_values,
    study_from,
    study_row,
    study_values,
)
from desktop.store.settings import Settings, settings_from, settings_texts

LARGEST_ATTACHMENT = 20_000_000


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write changed."""

    studies: frozenset[str]


@dataclass(frozen=True, slots=True)
class Added:
    """How many records an import brought in; `new` where the study was not known."""

    study: str
    new: bool
    answers: int
    events: int
    decisions: int


class Vault:
    """An open vault. Every write is one transaction that is on the disk when the call returns."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock

    def close(self) -> None:
        """Close the file and let another writer in."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @contextmanager
    def _writing(self, *studies: str) -> Iterator[sqlite3.Connection]:
        with as_faults(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("UPDATE vault SET revision = revision + 1")
                for study in studies:
                    self._connection.execute("UPDATE study SET revision = revision + 1 WHERE id = ?", (study,))
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        with as_faults(self.path):
            return self._connection.execute(query, values).fetchall()

    def studies(self, *, method: str, archived: bool = False) -> tuple[StudyRow, ...]:
        """The studies in the order in which they were added.

        `method` names the version by which scores are made; a summary kept under another one, or before the
        study last changed, is stale and not given.
        """
        rows = self._rows(
            "SELECT id, title, organisation, created_on, archived, questionnaire_id,"
            " (SELECT choice || ' ' || at FROM decision WHERE study = study.id ORDER BY at DESC, seq DESC LIMIT 1),"
            " CASE WHEN summary_key = ? || ' ' || revision THEN summary END"
            " FROM study WHERE archived = ? ORDER BY rowid",
            (method, archived),
        )
        waiting = self._waiting()
        return tuple(study_row(row, waiting.get(str(row[0]))) for row in rows)

    def _waiting(self) -> Mapping[str, date]:
        """The day by which each study still waits for a reply."""
        events: dict[str, list[Event]] = {}
        for study, *event in self._rows(f"SELECT study, {EVENT_COLUMNS} FROM event ORDER BY seq"):
            events.setdefault(str(study), []).append(event_from(tuple(event)))
        found = {study: waiting(listed) for study, listed in events.items()}
        return {study: one.reply_by for study, one in found.items() if one is not None}

    def study(self, study: str) -> Study:
        """One study with its whole history; UnknownStudy where there is none."""
        found = self._rows(f"SELECT {STUDY_COLUMNS} FROM study WHERE id = ?", (study,))
        if not found:
            raise UnknownStudy(self.path, study)
        answers, events, decisions = (
            self._rows(f"SELECT {columns} FROM {table} WHERE study = ? ORDER BY seq", (study,))
            for table, columns in (("answer", ANSWER_COLUMNS), ("event", EVENT_COLUMNS), ("decision", DECISION_COLUMNS))
        )
        return study_from(found[0], answers, events, decisions)

    def is_archived(self, study: str) -> bool:
        """Whether the study was put away."""
        return bool(self._rows("SELECT 1 FROM study WHERE id = ? AND archived", (study,)))

    def add_study(self, study: Study) -> Changes:
        """Add a study that is not known yet, with all its records."""
        with self._writing(study.id) as connection:
            marks = ", ".join("?" * len(study_values(study)))
            connection.execute(f"INSERT INTO study ({STUDY_COLUMNS}) VALUES ({marks})", study_values(study))
            self._append(connection, study.id, study.answers, study.events, study.decisions)
        return Changes(frozenset({study.id}))

    def describe_study(self, study: Study, *, events: tuple[Event, ...] = ()) -> Changes:
        """Keep a study's title, organisation, registry, contacts and context, and append what is told of it.

        Its records stay as they are.
        """
        identity, *values = study_values(study)
        assignments = ", ".join(f"{column} = ?" for column in STUDY_COLUMNS.split(", ")[1:])
        with self._writing(study.id) as connection:
            connection.execute(f"UPDATE study SET {assignments} WHERE id = ?", (*values, identity))
            self._append(connection, study.id, events=events)
        return Changes(frozenset({study.id}))

    def _append(
        self,
        connection: sqlite3.Connection,
        study: str,
        answers: tuple[Answer, ...] = (),
        events: tuple[Event, ...] = (),
        decisions: tuple[Decision, ...] = (),
    ) -> None:
        for table, columns, values in (
            ("answer", ANSWER_COLUMNS, [answer_values(answer) for answer in answers]),
            ("event", EVENT_COLUMNS, [event_values(event) for event in events]),
            ("decision", DECISION_COLUMNS, [decision_values(decision) for decision in decisions]),
        ):
            marks = ", ".join("?" * (columns.count(",") + 2))
            insert = f"INSERT INTO {table} (study, {columns}) VALUES ({marks})"
            connection.executemany(insert, [(study, *row) for row in values])

    def record(
        self,
        study: str,
        *,
        answers: tuple[Answer, ...] = (),
        events: tuple[Event, ...] = (),
        decisions: tuple[Decision, ...] = (),
    ) -> Changes:
        """Append records to a study's log. Nothing that was recorded before is changed."""
        with self._writing(study) as connection:
            self._append(connection, study, answers, events, decisions)
        return Changes(frozenset({study}))

    def import_study(self, study: Study) -> Added:
        """Add an unknown study whole; of a known one add the records that are missing, and change none."""
        if not self._rows("SELECT 1 FROM study WHERE id = ?", (study.id,)):
            self.add_study(study)
            return Added(
                study.id, new=True, answers=len(study.answers), events=len(study.events), decisions=len(study.decisions)
            )
        known = self.study(study.id)
        answers = tuple(answer for answer in study.answers if answer not in set(known.answers))
        events = tuple(event for event in study.events if event not in set(known.events))
        decisions = tuple(decision for decision in study.decisions if decision not in set(known.decisions))
        if answers or events or decisions:
            self.record(study.id, answers=answers, events=events, decisions=decisions)
        return Added(study.id, new=False, answers=len(answers), events=len(events), decisions=len(decisions))

    def archive(self, study: str, *, archived: bool) -> Changes:
        """Put a study away, or take it out again."""
        with self._writing(study) as connection:
            connection.execute("UPDATE study SET archived = ? WHERE id = ?", (archived, study))
        return Changes(frozenset({study}))

    def remove_study(self, study: str) -> Changes:
        """Remove a study with all its records and documents, and what was attached to no other study."""
        with self._writing() as connection:
            connection.execute("DELETE FROM study WHERE id = ?", (study,))
            connection.execute(
                "DELETE FROM attachment WHERE sha256 NOT IN"
                " (SELECT json_extract(item.value, '$.sha256') FROM answer, json_each(answer.attachments) AS item"
                " UNION SELECT sha256 FROM document)"
            )
        return Changes(frozenset({study}))

    def keep_summary(self, study: str, *, method: str, text: str) -> None:
        """Keep the score of a study as it is now. This is no change of the study."""
        with as_faults(self.path):
            self._connection.execute(
                "UPDATE study SET summary = ?, summary_key = ? || ' ' || revision WHERE id = ?", (text, method, study)
            )

    def keep_attachment(self, name: str, content: bytes) -> str:
        """Keep a file's bytes, once however often they come; their SHA-256 in hexadecimal."""
        if len(content) > LARGEST_ATTACHMENT:
            raise RefusedAttachment(
                name, tr("larger than 20 MB. Attach a smaller file, or name it under “Where it is from”.")
            )
        with self._writing() as connection:
            return _keep_bytes(connection, content)

    def attachment(self, sha256: str) -> bytes | None:
        """The bytes of an attachment; None where only its hash is known."""
        found = self._rows("SELECT content FROM attachment WHERE sha256 = ?", (sha256,))
        return bytes(found[0][0]) if found and isinstance(found[0][0], bytes) else None

    def add_document(self, study: str, document: NewDocument) -> Changes:
        """Keep a document with its bytes, and that it was added. It is never changed: a newer version is one more."""
        if len(document.content) > LARGEST_ATTACHMENT:
            raise RefusedAttachment(document.name, tr("larger than 20 MB. Open a smaller file, or paste its text."))
        with self._writing(study) as connection:
            insert_document(connection, study, document, _keep_bytes(connection, document.content))
            event = Event(document.added_at, EventKind.DOCUMENT_ADDED, document.name)
            self._append(connection, study, events=(event,))
        return Changes(frozenset({study}))

    def documents(self, study: str) -> tuple[KeptDocument, ...]:
        """A study's documents in the order in which they were added, without their texts."""
        query = f"SELECT {documents.COLUMNS}, {documents.PUT_AWAY} FROM document WHERE study = ? ORDER BY seq"
        return tuple(document_from(row) for row in self._rows(query, (study,)))

    def put_document_away(self, study: str, document: str, *, away: bool) -> Changes:
        """Take a document out of the list, or put it back. Nothing of it goes, and no quote."""
        with self._writing(study) as connection:
            put, take = "INSERT OR IGNORE INTO put_away VALUES (?)", "DELETE FROM put_away WHERE document = ?"
            connection.execute(put if away else take, (document,))
        return Changes(frozenset({study}))

    def document_text(self, document: str) -> DocumentText | None:
        """The text of a document as it was read; None where there is none of this id."""
        found = self._rows("SELECT kind, pages, paged FROM document WHERE id = ?", (document,))
        return text_from(found[0]) if found else None

    def log_request(self, request: Request, *, at: datetime) -> int:
        """Write down a request before it is made; its number, for `end_request`."""
        with self._writing() as connection:
            return insert_request(connection, request, at=at)

    def end_request(self, number: int, fetched: Fetched, *, at: datetime) -> None:
        """Write down what became of a request, also where it was stopped or failed."""
        with self._writing() as connection:
            end_request(connection, number, fetched, at=at)

    def requests(self) -> tuple[LoggedRequest, ...]:
        """Every request ever made, the newest first."""
        return tuple(map(request_from, self._rows(f"SELECT {requests.COLUMNS} FROM request ORDER BY seq DESC")))

    def request_count(self) -> int:
        """How many requests were ever made."""
        ((count,),) = self._rows("SELECT COUNT(*) FROM request")
        return int(str(count))

    def settings(self) -> Settings:
        """The person's settings."""
        kept: Mapping[str, str] = {
            str(name): str(value) for name, value in self._rows("SELECT name, value FROM setting")
        }
        return settings_from(kept)

    def keep_settings(self, settings: Settings) -> None:
        """Keep the person's settings."""
        with self._writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO setting VALUES (?, ?)", settings_texts(settings).items())


def _keep_bytes(connection: sqlite3.Connection, content: bytes) -> str:
    """Keep bytes under their SHA-256, and give it."""
    digest = hashlib.sha256(content).hexdigest()
    connection.execute("INSERT OR IGNORE INTO attachment VALUES (?, ?)", (digest, content))
    return digest
