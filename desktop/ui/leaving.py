"""Closing while something is not kept yet: what it is, and whether to go."""

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.i18n import ntr, tr
from desktop.ui.memory import Memory
from desktop.words.exposure import list_words


def unkept_words(memory: Memory) -> str:
    """What would be lost with the window, in words; nothing where everything is kept."""
    answers = sum(len(draft.taken) for draft in memory.replies.values())
    pasted = sum(bool(draft.text.strip()) and not draft.taken for draft in memory.replies.values())
    records = sum(held.record is not None and not held.kept for held in memory.lookups.values())
    texts = sum(bool(hand.text.strip()) for hand in memory.documents.values())
    counted = (
        (answers, ntr("{n} answer taken down from a reply", "{n} answers taken down from a reply", answers)),
        (pasted, ntr("{n} pasted reply", "{n} pasted replies", pasted)),
        (len(memory.letters), ntr("{n} letter that you changed", "{n} letters that you changed", len(memory.letters))),
        (len(memory.notes), ntr("{n} note that you began", "{n} notes that you began", len(memory.notes))),
        (len(memory.sheets), ntr("{n} returned sheet", "{n} returned sheets", len(memory.sheets))),
        (records, ntr("{n} record of a registry", "{n} records of a registry", records)),
        (texts, ntr("{n} pasted document", "{n} pasted documents", texts)),
    )
    return list_words([words.format(n=count) for count, words in counted if count])


def ask_to_leave(parent: QWidget, what: str) -> bool:
    """Ask whether to close although something would be lost; staying is the first choice."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Not kept yet"))
    box.setText(tr("This is not kept yet: {what}. It goes when the window closes.").format(what=what))
    stay = box.addButton(tr("Stay"), QMessageBox.ButtonRole.RejectRole)
    go = box.addButton(tr("Close without keeping it"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    left = box.clickedButton() is go
    box.deleteLater()
    return left
