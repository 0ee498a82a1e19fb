"""One writer at a time: an operating-system lock on a file beside the vault, which ends with its process."""

import os
import sys
from pathlib import Path

from desktop.store.faults import ReadOnlyVault, UnreachableVault, VaultInUse


class WriterLock:
    """Held from its making until `release`; VaultInUse where another process holds it."""

    def __init__(self, vault: Path) -> None:
        path = vault.with_name(vault.name + ".lock")
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError:
            raise ReadOnlyVault(vault) from None
        except OSError as error:
            if error.errno == 30:  # EROFS: a read-only file system
                raise ReadOnlyVault(vault) from None
            raise UnreachableVault(vault, error.strerror or str(error)) from None
        try:
            _lock(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            raise VaultInUse(vault) from None

    def release(self) -> None:
        """Let another process in."""
        os.close(self._descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
