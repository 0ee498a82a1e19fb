"""Why a file cannot be read, and what was left out of one that was, in words: what, where, and what to do."""

from desktop.core.document import DocumentText
from desktop.core.unreadable import Reason
from desktop.i18n import ntr, tr

MOST_NAMED = 12
"""Numbers of pages that are named one by one."""


def unreadable_words(reason: Reason, *, name: str) -> str:
    """Why the sheet of this name cannot be read, and what to do about it."""
    return {
        Reason.NOT_A_PDF: tr("{name} is not a PDF. Choose the PDF that they filled in and sent back."),
        Reason.ENCRYPTED: tr(
            "{name} is locked with a password or in a way that is not known here. "
            "Ask them to send it without, or copy the answers by hand."
        ),
        Reason.BROKEN: tr("{name} is damaged or cut short, so it was not read. Ask them to send it again."),
        Reason.TOO_LARGE: tr(
            "{name} is larger than 20 MB. A filled sheet is much smaller: "
            "choose another file, or ask them to send the sheet alone."
        ),
        Reason.TOO_MUCH: tr(
            "Reading {name} would take too much memory or time, so it was stopped. "
            "Ask them to save the sheet again and send it, or copy the answers by hand."
        ),
        Reason.NO_SHEET: tr(
            "{name} is no question sheet that was made here, or its mark was taken out. "
            "Choose the sheet that they filled in, or record the answers by hand."
        ),
    }[reason].format(name=name)


def document_unreadable_words(reason: Reason, *, name: str) -> str:
    """Why the document of this name cannot be read, and what to do about it."""
    return {
        Reason.EMPTY: tr("{name} is empty. Choose another file, or ask them to send it again."),
        Reason.NO_TEXT: tr(
            "{name} holds no text, perhaps only pictures of its pages. Ask them for a version with text, "
            "or copy the text out of it with another program and paste it."
        ),
        Reason.ENCRYPTED: tr(
            "{name} is locked with a password or in a way that is not known here. Ask them for a version without, "
            "or open it in another program, copy its text, and paste it."
        ),
        Reason.OTHER_KIND: tr(
            "{name} is of a kind that is not read here, such as an older Word file, ODT, RTF, Pages, a saved mail "
            "or a picture. Open it in its own program and save it as PDF or DOCX, or copy its text and paste it."
        ),
        Reason.UNKNOWN_KIND: tr(
            "{name} is neither a PDF, a web page, a Word document (DOCX) nor plain text. "
            "Choose another file, or open it in its own program, copy its text, and paste it."
        ),
        Reason.TOO_LARGE: tr(
            "{name} is larger than 20 MB. Choose a smaller file, or copy the part that matters and paste it."
        ),
        Reason.TOO_MUCH: tr(
            "Reading {name} would take too much memory or time, so it was stopped. "
            "Ask them for another version, or copy its text and paste it."
        ),
    }.get(
        reason,
        tr(
            "{name} is damaged or cut short, so it was not read. Ask them to send it again, "
            "or copy its text and paste it."
        ),
    ).format(name=name)


def left_out_words(document: DocumentText, *, name: str) -> tuple[str, ...]:
    """What of the document of this name was not read; nothing where all of it was."""
    sentences = []
    if document.cut:
        pages = len(document.pages)
        what = (
            ntr(
                "{name} is very long: only its first page was read.",
                "{name} is very long: only its first {n} pages were read.",
                pages,
            )
            if document.paged
            else tr("{name} is very long: only its first 2 million letters were read.")
        )
        sentences.append(what.format(name=name, n=pages))
    empty = document.empty_pages
    if empty:
        words = ntr(
            "Page {pages} of {name} gave no text, perhaps because it is a picture. Read it yourself.",
            "Pages {pages} of {name} gave no text, perhaps because they are pictures. Read them yourself.",
            len(empty),
        )
        sentences.append(words.format(pages=_numbers(empty), name=name))
    return tuple(sentences)


def _numbers(pages: tuple[int, ...]) -> str:
    named = ", ".join(map(str, pages[:MOST_NAMED]))
    more = len(pages) - MOST_NAMED
    return named if more <= 0 else ntr("{pages} and one more", "{pages} and {n} more", more).format(pages=named, n=more)
