"""Text on a page: one widget for every role of the type scale."""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.theme import Role, Theme

LONGEST_WORD = 40
"""A word this long may be broken, so that no page grows as wide as the longest word of a stranger."""


def breakable(text: str, *, every: int = LONGEST_WORD) -> str:
    """The text with places where a line may end in a long word: after a mark as in links, or so many letters."""
    return re.sub(rf"\S{{{every + 1},}}", lambda long: _broken(long[0], every), text)


def _broken(word: str, every: int) -> str:
    parted = re.sub(r"([/?&=,;])(?=\w)", "\\1\N{ZERO WIDTH SPACE}", word)
    return re.sub(rf"([^\u200b]{{{every}}})(?=[^\u200b])", "\\1\N{ZERO WIDTH SPACE}", parted)


class Text(QLabel):
    """A text in one role. Where it is `marked`, words between *asterisks* are set stronger."""

    def __init__(
        self,
        theme: Theme,
        role: Role,
        text: str = "",
        *,
        colour: str = "ink",
        wrap: bool = True,
        marked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._colour = colour
        self._marked = marked
        self.setFont(theme.font(role))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(wrap)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        vertical = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Minimum, vertical)
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text."""
        self.setAccessibleName(text.replace("*", "") if self._marked else text)
        body = escape(breakable(text), quote=False).replace("\n", "<br>")
        if self._marked:
            parts = body.split("*")
            body = "".join(f"<span style='font-weight:600'>{p}</span>" if at % 2 else p for at, p in enumerate(parts))
        colour = self._theme.colour(self._colour).name()
        line = self._theme.line(self._role)
        self.setText(f"<p style='margin:0;line-height:{line}px;color:{colour}'>{body}</p>" if text else "")


def flowing(text: Text) -> Text:
    """A text that asks for the height of its real width alone, so that a page of many has no blank end."""
    policy = text.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    text.setSizePolicy(policy)
    return text
