"""A link that the person gives: its field, what would be sent for it, and the yes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.ui.lookup.parts import ConsentPart
from desktop.ui.lookup.state import ConsentShown
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import LineField, labelled
from desktop.ui.widgets.layout import emptied, stacked
from desktop.ui.widgets.page import Width


class LinkForm(QWidget):
    """Tells which link is meant, and then whether to ask for it or to open it in the browser."""

    link_given = Signal()
    edited = Signal()
    ask_wanted = Signal()
    browser_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.consent: ConsentPart | None = None
        self.link = LineField(theme, tr("Link"), example="https://example.org/privacy")
        self.show_request = Button(theme, tr("Show what would be sent"))
        self._below = stacked()
        column = stacked(self, spacing=theme.px(12))
        column.addLayout(labelled(theme, tr("Link"), self.link))
        column.addWidget(self.show_request)
        column.addLayout(self._below)
        self.link.returnPressed.connect(self.link_given)
        self.show_request.clicked.connect(self.link_given)
        self.link.textEdited.connect(self.edited)

    def show_link(self, link: str) -> None:
        """Show the link that is in hand."""
        self.link.flush()
        self.link.show_text(link)

    def show_consent(self, shown: ConsentShown | None, *, width: Width) -> None:
        """Show all that would be sent, with the focus on the question; None while nothing is asked."""
        emptied(self._below)
        self.consent = None
        if shown is None:
            return
        self.consent = ConsentPart(self._theme, shown, width=width)
        self.consent.ask_wanted.connect(self.ask_wanted)
        self.consent.browser_wanted.connect(self.browser_wanted)
        self._below.addWidget(self.consent)
        self.consent.question.setFocus(Qt.FocusReason.OtherFocusReason)
