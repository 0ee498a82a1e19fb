"""Opening a vault, to write in or only to read in."""

import sqlite3
from datetime import datetime
from pathlib import Path

from desktop.i18n import tr
from desktop.store.connection import as_faults, check_file, connect, connect_to_read, private_folder
from desktop.store.copies import copies_folder, make_copy
from desktop.store.faults import NewerVault, ReadOnlyVault, UnreachableVault
from desktop.store.lock import WriterLock
from desktop.store.migrations import STEPS, migrate, version_of
from desktop.store.vault import Vault


def open_vault(path: Path, *, now: datetime) -> Vault:
    """Open a vault to write in, made where there is none; a VaultFault where it cannot be, the file untouched.

    `now` names the copy that is made before tables are changed.
    """
    try:
        private_folder(path.parent)
    except PermissionError:
        raise ReadOnlyVault(path) from None
    except OSError as error:
        raise UnreachableVault(path, error.strerror or str(error)) from None
    known = path.exists()
    if known:
        check_file(path)
    lock = WriterLock(path)
    try:
        with as_faults(path):
            connection = connect(path)
            _prepare(connection, path, known=known, now=now)
    except BaseException:
        lock.release()
        raise
    return Vault(path, connection, lock)


def _prepare(connection: sqlite3.Connection, path: Path, *, known: bool, now: datetime) -> None:
    """Bring the tables up to date, the file copied first, and see that it can be written."""
    try:
        version = version_of(connection)
        if version > len(STEPS):
            raise NewerVault(path, version=version, known=len(STEPS))
        if version < len(STEPS):
            if known:
                make_copy(path, copies_folder(path), now=now)
            migrate(connection)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise


def open_vault_to_read(path: Path) -> Vault:
    """Open a vault to read in, also beside a window that writes; a VaultFault where it cannot be."""
    if not path.exists():
        raise UnreachableVault(path, tr("there is no such file"))
    check_file(path)
    with as_faults(path):
        connection = connect_to_read(path)
        version = version_of(connection)
    if version < len(STEPS):
        connection.close()
        raise UnreachableVault(
            path, tr("an older Askfirst wrote it; open it once in the window, which brings it up to date")
        )
    return Vault(path, connection, None)
