"""Parsers that misbehave, to see that a run finds it."""

import os

from desktop.core.unreadable import Reason, Unreadable


def refuses_half(content: bytes) -> None:
    """Refuse what is not even."""
    if len(content) % 2:
        raise Unreadable(Reason.BROKEN)


def raises(content: bytes) -> None:
    """Fail where a byte is doubled."""
    if b"aa" in content:
        raise LookupError("twice")


def dies(content: bytes) -> None:
    """End where a byte is doubled."""
    if b"aa" in content:
        os._exit(9)


def spins(content: bytes) -> None:
    """Never end where a byte is doubled."""
    while b"aa" in content:
        pass


def opens(_content: bytes) -> None:
    """Look at a file that is none of its business."""
    os.open("/etc/hosts", os.O_RDONLY)
