"""Why a file cannot be read, in words: what, where, and what to do."""

from desktop.core.unreadable import Reason
from desktop.i18n import tr


def unreadable_words(reason: Reason, *, name: str) -> str:
    """Why the file of this name cannot be read, and what to do about it."""
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
