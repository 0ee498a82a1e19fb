"""askfirst text: what a consent form or a policy says, as plain text."""

import argparse
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.cli.refused import Refused
from desktop.core.document import DocumentText
from desktop.core.unreadable import LARGEST, Unreadable
from desktop.i18n import tr
from desktop.store.transfer import read_bytes
from desktop.words.reading import document_unreadable_words, left_out_words

Verb = Callable[[str, Callable[[Namespace], None], str], argparse.ArgumentParser]
STANDARD_INPUT = Path("-")
PAGE_END = "\f"


def add_documents(verb: Verb, *, path: Callable[[str], Any]) -> None:
    """Add this command to the command line."""
    text = verb("text", print_text, tr("print the text of a document: PDF, HTML, DOCX or plain text"))
    words = tr("the document; - reads standard input")
    text.add_argument("document", type=path, metavar="DOCUMENT", help=words)


def print_text(options: Namespace) -> None:
    """askfirst text"""
    document = document_in(options.document)
    sys.stdout.buffer.write(PAGE_END.join(document.pages).encode("utf-8", "replace") + b"\n")


def document_in(path: Path) -> DocumentText:
    """The document at a path, or at standard input; Refused in a sentence. What was left out is told beside it."""
    from desktop.reading.documents import read_document

    piped = path == STANDARD_INPUT
    name = tr("The text") if piped else str(path)
    content = sys.stdin.buffer.read(LARGEST + 1) if piped else read_bytes(path, most=LARGEST + 1)
    try:
        document = read_document(content, name="" if piped else path.name, tick=_told)
    except Unreadable as fault:
        raise Refused(document_unreadable_words(fault.reason, name=name)) from None
    finally:
        _told(None)
    for sentence in left_out_words(document, name=name):
        print(sentence, file=sys.stderr)
    return document


def _told(share: float | None) -> None:
    """Say on a terminal how far the reading is; None takes it away again."""
    if sys.stderr.isatty():
        words = "" if share is None else tr("Reading: {percent} %").format(percent=round(100 * share))
        print(f"\r{words}\x1b[K", end="", file=sys.stderr, flush=True)
