"""Connections to a vault's file, and what SQLite's complaints mean to a person."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from struct import unpack

from desktop.store.faults import (
    FullDisk,
    NewerVault,
    NotAVault,
    ReadOnlyVault,
    UnreachableVault,
    VaultInUse,
)
from desktop.store.migrations import APPLICATION_ID, STEPS

_MAGIC = b"SQLite format 3\0"


@contextmanager
def as_faults(path: Path) -> Iterator[None]:
    """Turn what the environment does to the file into a sentence; mistakes of the program stay what they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = error.sqlite_errorname if hasattr(error, "sqlite_errorname") else ""
        if name.startswith("SQLITE_FULL"):
            raise FullDisk(path) from error
        if name.startswith("SQLITE_READONLY"):
            raise ReadOnlyVault(path) from error
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise VaultInUse(path) from error
        if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            raise NotAVault(path) from error
        if name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM", "SQLITE_AUTH")):
            raise UnreachableVault(path, str(error)) from error
        raise


def check_file(path: Path) -> None:
    """Look at an existing file's first bytes before SQLite does, so that a foreign file is never touched.

    The header (sqlite.org/fileformat.html): page size at byte 16, pages at 28, user_version at 60,
    application id at 68, all big-endian.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
        size = path.stat().st_size
    except PermissionError:
        raise ReadOnlyVault(path) from None
    except OSError as error:
        raise UnreachableVault(path, error.strerror or str(error)) from None
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise NotAVault(path)
    page_size, pages, version, application = unpack(">16xH10xI28xI4xI28x", header)
    page_size = 65536 if page_size == 1 else page_size
    if application != APPLICATION_ID or size < pages * page_size:
        raise NotAVault(path)
    if version > len(STEPS):
        raise NewerVault(path, version=version, known=len(STEPS))


def for_owner_alone(path: Path) -> None:
    """Let nobody but its owner read a file or look into a folder, where the system can tell them apart."""
    mode = path.stat().st_mode
    if mode & 0o077:
        with suppress(OSError):
            path.chmod(mode & 0o700)


def private_folder(path: Path) -> None:
    """Make a folder for its owner alone where there is none; OSError where it cannot be made."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def connect(path: Path) -> sqlite3.Connection:
    """A connection that may write: write-ahead log, every commit on the disk before it counts."""
    connection = sqlite3.connect(path.absolute().as_uri() + "?mode=rwc", uri=True, isolation_level=None, timeout=5)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("SELECT count(*) FROM sqlite_schema")
    for_owner_alone(path)  # before there is a log, which is made as readable as the file is
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that only reads, also beside a writer and from a folder that may not be written."""
    log = path.with_name(path.name + "-wal")
    fixed = not os.access(path.parent, os.W_OK) and not log.exists()
    mode = "?mode=ro&immutable=1" if fixed else "?mode=ro"
    return sqlite3.connect(path.absolute().as_uri() + mode, uri=True, isolation_level=None, timeout=5)
