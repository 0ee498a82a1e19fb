"""Saving a file where the person said, and what there is to say about it."""

from pathlib import Path

from desktop.i18n import tr
from desktop.store.faults import StoreFault
from desktop.store.transfer import save_bytes


def saved(target: Path, content: bytes, *, next_step: str = "") -> str:
    """Write the file; what came of it in words, with what to do next where it went well."""
    try:
        save_bytes(target, content)
    except StoreFault as fault:
        return str(fault)
    done = tr("Saved {path}.").format(path=target)
    return f"{done} {next_step}" if next_step else done
