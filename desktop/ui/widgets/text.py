"""Text on a page: one widget for every role of the type scale."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.theme import Role, Theme


class Text(QLabel):
    """A text in one role. Words between *asterisks* are set stronger; a link tells `followed`."""

    followed = Signal()

    def __init__(
        self,
        theme: Theme,
        role: Role,
        text: str = "",
        *,
        colour: str = "ink",
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._colour = colour
        self.setFont(theme.font(role))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(wrap)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        vertical = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Minimum, vertical)
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text; an empty one hides the widget's words but keeps its place."""
        self.setAccessibleName(text.replace("*", ""))
        parts = escape(text, quote=False).replace("\n", "<br>").split("*")
        strong = "".join(
            f"<span style='font-weight:600'>{part}</span>" if i % 2 else part for i, part in enumerate(parts)
        )
        colour = self._theme.colour(self._colour).name()
        line = self._theme.line(self._role)
        self.setText(f"<p style='margin:0;line-height:{line}px;color:{colour}'>{strong}</p>" if text else "")

    def recolour(self, colour: str) -> None:
        """Set the same words in another colour."""
        self._colour = colour
        self.say(self.accessibleName())
