"""A consent form or a policy that somebody sent -> its text; the file is taken apart in a child process with limits."""

from typing import Any

from desktop.core.document import DocumentKind, DocumentText
from desktop.core.progress import Tick, unwatched
from desktop.core.unreadable import LARGEST, Reason, Unreadable
from desktop.reading.confined import Limits
from desktop.reading.kinds import kind_of

WORKS = {
    DocumentKind.PDF: "desktop.reading.text_pdf:pdf_text",
    DocumentKind.HTML: "desktop.reading.text_html:html_text",
    DocumentKind.DOCX: "desktop.reading.text_docx:docx_text",
    DocumentKind.TEXT: "desktop.reading.text_plain:plain_text",
}
LIMITS, LONGER = Limits(reckoning=8, seconds=30.0, silence=8.0), Limits(reckoning=20, seconds=60.0, silence=8.0)
"""As for every file. A PDF of some hundred pages may take longer, as long as each of them gets on."""


def read_document(
    content: bytes, *, name: str = "", tick: Tick = unwatched, limits: Limits | None = None
) -> DocumentText:
    """The text of a document; Unreadable says why there is none.

    What it is, its bytes say; its name is a hint between kinds of text. The tick is told the share that is read, and
    may raise to stop the reading.
    """
    if len(content) > LARGEST:
        raise Unreadable(Reason.TOO_LARGE)
    kind = kind_of(content, name=name)
    from desktop.reading.child import in_child

    limits = limits or (LONGER if kind is DocumentKind.PDF else LIMITS)
    return document_from(kind, in_child(WORKS[kind], content, limits=limits, tick=tick, tells=True))


def document_from(kind: DocumentKind, data: Any) -> DocumentText:
    """The text that a child process describes; Unreadable where it describes none."""
    try:
        text = DocumentText(kind, tuple(map(str, data["pages"])), kind is DocumentKind.PDF, bool(data["cut"]))
    except (KeyError, TypeError):
        raise Unreadable(Reason.BROKEN) from None
    if not any(text.pages):
        raise Unreadable(Reason.NO_TEXT)
    return text
