"""Rolling copies of the vault, and bringing one back."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.store.connection import as_faults, check_file, connect_to_read, for_owner_alone, private_folder
from desktop.store.faults import NotAVault
from desktop.store.lock import WriterLock

KEPT = 10
_STAMP = "%Y-%m-%dT%H-%M-%S"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the vault and when it was made (UTC)."""

    path: Path
    made_at: datetime
    size: int


def copies_folder(vault: Path) -> Path:
    """Where a vault's copies are kept: beside it."""
    return vault.with_name(vault.name + ".copies")


def copies(folder: Path) -> tuple[Copy, ...]:
    """The copies, newest first."""
    found = []
    for path in folder.glob("*.vault") if folder.is_dir() else ():
        try:
            day, _, hour = path.stem.partition("T")
            made_at = datetime.fromisoformat(f"{day}T{hour.replace('-', ':')}").replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Copy(path, made_at, path.stat().st_size))
    return tuple(sorted(found, key=lambda copy: copy.made_at, reverse=True))


def make_copy(vault: Path, folder: Path, *, now: datetime) -> Path | None:
    """Copy the vault and let the oldest beyond the last ten go; None where nothing changed since the newest.

    It opens connections of its own, so that it may run beside a window and off its thread.
    """
    with as_faults(vault):
        private_folder(folder)
        newest = next(iter(copies(folder)), None)
        with closing(connect_to_read(vault)) as source:
            if newest is not None and _state(source) == _state_of_file(newest.path):
                return None
            target = _free_name(folder, now.astimezone(UTC))
            _copy_whole(source, target)
    for old in copies(folder)[KEPT:]:
        old.path.unlink()
    return target


def _free_name(folder: Path, moment: datetime) -> Path:
    """A name by the second that no copy has yet."""
    while (path := folder / f"{moment.strftime(_STAMP)}.vault").exists():
        moment += timedelta(seconds=1)
    return path


def _copy_whole(source: sqlite3.Connection, target: Path) -> None:
    """The whole database under its name at once, or nothing."""
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        for_owner_alone(partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _state(connection: sqlite3.Connection) -> tuple[int, int]:
    """How far a vault has come: its steps and its writes."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not version:
        return 0, 0
    (revision,) = connection.execute("SELECT revision FROM vault").fetchone()
    return version, revision


def _state_of_file(path: Path) -> tuple[int, int] | None:
    try:
        with closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)) as connection:
            return _state(connection)
    except sqlite3.DatabaseError:
        return None


def check_copy(copy: Path) -> None:
    """NotAVault or NewerVault where the copy could not serve."""
    check_file(copy)
    with as_faults(copy), closing(connect_to_read(copy)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise NotAVault(copy)


def restore_copy(copy: Path, vault: Path, *, now: datetime) -> None:
    """Put a copy in the vault's place; VaultInUse while it is open anywhere. What was there is kept as a copy.

    The copy is checked first. A damaged vault is set aside under its own name with ".damaged".
    """
    check_copy(copy)
    lock = WriterLock(vault)
    try:
        _put_in_place(copy, vault, now=now)
    finally:
        lock.release()


def _put_in_place(copy: Path, vault: Path, *, now: datetime) -> None:
    whole = vault.with_name(vault.name + ".restored")
    with closing(connect_to_read(copy)) as source:
        _copy_whole(source, whole)
    try:
        if vault.exists():
            check_copy(vault)
            make_copy(vault, copies_folder(vault), now=now)
    except NotAVault:
        vault.replace(vault.with_name(vault.name + ".damaged"))
    for leftover in _beside(vault):
        leftover.unlink(missing_ok=True)
    whole.replace(vault)


def _beside(vault: Path) -> tuple[Path, ...]:
    return tuple(vault.with_name(vault.name + ending) for ending in ("-wal", "-shm"))


def erase(vault: Path) -> None:
    """Remove a vault with its copies and what SQLite left beside it, and nothing else; VaultInUse while it is open."""
    WriterLock(vault).release()
    for path in (
        vault,
        *_beside(vault),
        vault.with_name(vault.name + ".lock"),
        vault.with_name(vault.name + ".damaged"),
    ):
        path.unlink(missing_ok=True)
    folder = copies_folder(vault)
    for copy in copies(folder):
        copy.path.unlink()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
