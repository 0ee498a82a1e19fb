"""Opening a PDF that nobody vouches for, and what its faults mean. Called in a child process."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from desktop.core.unreadable import Reason, Unreadable

END, BLANK = b"%%EOF", b"\0\t\n\f\r \x1a"
TRAILER, MOST_SAVES = re.compile(rb"trailer\s*<<"), 100
"""Each save adds a trailer; where the file is damaged, all of them are gone through, and each may reach to the end."""


@contextmanager
def refusals() -> Iterator[None]:
    """Whatever goes wrong inside becomes Unreadable with its reason."""
    try:
        yield
    except Unreadable:
        raise
    except (DependencyError, FileNotDecryptedError):
        raise Unreadable(Reason.ENCRYPTED) from None
    except (MemoryError, LimitReachedError):
        raise Unreadable(Reason.TOO_MUCH) from None
    except Exception:
        raise Unreadable(Reason.BROKEN) from None


def opened(content: bytes, *, after: int = 0) -> PdfReader:
    """The PDF, whole: what was cut short would show an earlier save. `after`: bytes that may stand after its end."""
    _before, end, rest = content.rpartition(END)
    if not end or len(rest.strip(BLANK)) > after:
        raise Unreadable(Reason.BROKEN)
    if len(TRAILER.findall(content)) > MOST_SAVES:
        raise Unreadable(Reason.TOO_MUCH)
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(Reason.ENCRYPTED)
    except RuntimeError:
        raise Unreadable(Reason.ENCRYPTED if b"/Encrypt" in content else Reason.BROKEN) from None
    return reader
