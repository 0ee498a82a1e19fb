"""The claim reader's page: a claim, a sample reply, how rare somebody is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.rarity import Trait
from desktop.i18n import tr
from desktop.ui.claim.claim_part import ClaimPart
from desktop.ui.claim.rarity_part import RarityPart
from desktop.ui.claim.reply_part import ReplyPart
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.tabs import Tabs
from desktop.ui.widgets.text import Text


class ClaimPage(Page):
    """Shows one subject at a time."""

    subject_wanted = Signal(str)
    built = Signal()

    def __init__(self, theme: Theme, traits: tuple[Trait, ...]) -> None:
        super().__init__(theme, name=tr("Claim reader"))
        self._traits = traits
        self.subject = "claim"
        self.claim: ClaimPart | None = None
        self.reply: ReplyPart | None = None
        self.rarity: RarityPart | None = None

    def show_subject(self, subject: str) -> None:
        """Show a claim, a sample reply or the rarity; the presenter fills in what is built."""
        self.subject = subject
        self._build()

    def _build(self) -> None:
        emptied(self.content)
        self.claim = self.reply = self.rarity = None
        px, narrow = self.theme.px, self.width_class is Width.NARROW
        head = stacked(spacing=px(8)) if narrow else in_line(spacing=px(24))
        head.addWidget(Text(self.theme, Role.VERDICT, tr("Claim reader")), 1)
        names = (("claim", tr("A claim")), ("reply", tr("A sample reply")), ("rarity", tr("How rare am I")))
        tabs = Tabs(self.theme, names, self.subject)
        tabs.wanted.connect(self.subject_wanted)
        head.addWidget(tabs)
        self.content.addLayout(head)
        self.content.addSpacing(px(16))
        match self.subject:
            case "claim":
                self.claim = ClaimPart(self.theme, width=self.width_class)
                self.content.addWidget(self.claim)
            case "reply":
                self.reply = ReplyPart(self.theme)
                self.reply.arrange(self.width_class)
                self._add_column(self.reply)
            case _:
                self.rarity = RarityPart(self.theme, self._traits)
                self.rarity.arrange(self.width_class)
                self._add_column(self.rarity)
        self.content.addStretch(1)
        self.built.emit()

    def _add_column(self, part: QWidget) -> None:
        """Add a part that stops growing: in a line of its own, or its height would be that of the page's width."""
        line = in_line()
        line.addWidget(part, 1000)
        line.addStretch(1)
        self.content.addLayout(line)

    def flush(self) -> None:
        """Tell whatever is written and not told yet."""
        if self.claim is not None:
            self.claim.form.flush()
        if self.reply is not None:
            self.reply.flush()
        if self.rarity is not None:
            self.rarity.flush()

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        if changed and self.content.count():
            self.flush()
        super().arrange(width)
        if changed and self.content.count():
            self._build()
