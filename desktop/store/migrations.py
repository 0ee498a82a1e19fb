"""The steps that made the vault's tables what they are. Steps are only ever added at the end."""

import sqlite3

APPLICATION_ID = 0x41736B46  # "AskF"

STEPS: tuple[tuple[str, ...], ...] = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        """CREATE TABLE study (
            id TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            organisation TEXT NOT NULL,
            created_on TEXT NOT NULL,
            registry TEXT NOT NULL DEFAULT 'null' CHECK (json_valid(registry)),
            contacts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(contacts)),
            context TEXT NOT NULL CHECK (json_valid(context)),
            questionnaire_id TEXT NOT NULL,
            questionnaire_version TEXT NOT NULL,
            archived INTEGER NOT NULL DEFAULT 0,
            revision INTEGER NOT NULL DEFAULT 0,
            summary TEXT,
            summary_key TEXT
        ) STRICT""",
        """CREATE TABLE answer (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            study TEXT NOT NULL REFERENCES study(id) ON DELETE CASCADE,
            question TEXT NOT NULL,
            recorded_at TEXT NOT NULL,
            state TEXT NOT NULL,
            option TEXT,
            evidence TEXT,
            quote TEXT NOT NULL DEFAULT '',
            source TEXT NOT NULL DEFAULT '',
            note TEXT NOT NULL DEFAULT '',
            attachments TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(attachments))
        ) STRICT""",
        "CREATE INDEX answer_of_study ON answer(study, seq)",
        """CREATE TABLE event (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            study TEXT NOT NULL REFERENCES study(id) ON DELETE CASCADE,
            at TEXT NOT NULL,
            kind TEXT NOT NULL,
            note TEXT NOT NULL DEFAULT '',
            reply_by TEXT
        ) STRICT""",
        "CREATE INDEX event_of_study ON event(study, reply_by)",
        """CREATE TABLE decision (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            study TEXT NOT NULL REFERENCES study(id) ON DELETE CASCADE,
            at TEXT NOT NULL,
            choice TEXT NOT NULL,
            reason TEXT NOT NULL DEFAULT ''
        ) STRICT""",
        "CREATE INDEX decision_of_study ON decision(study, at)",
        "CREATE TABLE attachment (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT",
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        "CREATE TABLE vault (one INTEGER PRIMARY KEY CHECK (one = 1), revision INTEGER NOT NULL) STRICT",
        "INSERT INTO vault VALUES (1, 0)",
        *(
            f"""CREATE TRIGGER {table}_is_a_log_{verb} BEFORE {verb} ON {table}
            {"WHEN EXISTS (SELECT 1 FROM study WHERE id = OLD.study)" if verb == "DELETE" else ""}
            BEGIN SELECT RAISE(ABORT, 'records are only ever added'); END"""
            for table in ("answer", "event", "decision")
            for verb in ("UPDATE", "DELETE")
        ),
    ),
    (
        """CREATE TABLE document (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            study TEXT NOT NULL REFERENCES study(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            source TEXT NOT NULL,
            added_at TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            size INTEGER NOT NULL,
            pages TEXT NOT NULL CHECK (json_valid(pages)),
            paged INTEGER NOT NULL,
            cut INTEGER NOT NULL,
            newer_of TEXT REFERENCES document(id) ON DELETE CASCADE
        ) STRICT""",
        "CREATE INDEX document_of_study ON document(study, seq)",
        "CREATE INDEX document_by_older ON document(newer_of)",
        *(
            f"""CREATE TRIGGER document_is_a_log_{verb} BEFORE {verb} ON document
            {"WHEN EXISTS (SELECT 1 FROM study WHERE id = OLD.study)" if verb == "DELETE" else ""}
            BEGIN SELECT RAISE(ABORT, 'records are only ever added'); END"""
            for verb in ("UPDATE", "DELETE")
        ),
        """CREATE TABLE request (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            begun_at TEXT NOT NULL,
            host TEXT NOT NULL,
            url TEXT NOT NULL,
            purpose TEXT NOT NULL,
            about TEXT NOT NULL,
            ended_at TEXT,
            received INTEGER NOT NULL DEFAULT 0,
            status INTEGER,
            result TEXT,
            followed TEXT NOT NULL DEFAULT ''
        ) STRICT""",
        """CREATE TRIGGER request_is_a_log_UPDATE BEFORE UPDATE ON request
        WHEN OLD.ended_at IS NOT NULL OR NEW.seq <> OLD.seq OR NEW.begun_at <> OLD.begun_at OR NEW.url <> OLD.url
            OR NEW.host <> OLD.host OR NEW.purpose <> OLD.purpose OR NEW.about <> OLD.about
        BEGIN SELECT RAISE(ABORT, 'records are only ever added'); END""",
        """CREATE TRIGGER request_is_a_log_DELETE BEFORE DELETE ON request
        BEGIN SELECT RAISE(ABORT, 'records are only ever added'); END""",
    ),
    ("CREATE TABLE put_away (document TEXT PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE) STRICT",),
)


def version_of(connection: sqlite3.Connection) -> int:
    """How many steps the file has been through."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def migrate(connection: sqlite3.Connection, steps: tuple[tuple[str, ...], ...] = STEPS) -> None:
    """Take the steps that are missing, each with its number in one transaction; a failing one leaves nothing."""
    for number in range(version_of(connection), len(steps)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in steps[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
