"""Words on the page for taking down a reply: cut where they are long, and no higher than they need be."""

from PySide6.QtWidgets import QSizePolicy

from desktop.ui.widgets.text import Text


def shortened(words: str, *, letters: int = 220) -> str:
    """The beginning of long words, cut between two of them."""
    return words if len(words) <= letters else words[:letters].rsplit(" ", 1)[0] + " …"


def flowing(text: Text) -> Text:
    """A text that asks for the height of its real width alone, so that a page of many has no blank end."""
    policy = text.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    text.setSizePolicy(policy)
    return text
