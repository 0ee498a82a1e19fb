"""The report as it will be printed, and how the person wants it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.i18n import tr
from desktop.ui.files import file_to_save
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choices import BLEED_LEFT, CheckRow
from desktop.ui.widgets.fields import Fault
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.pdf_pages import PdfPages
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.text import Text

EXHIBIT = "exhibit"


class ReportPage(Page):
    """Shows the report's pages; tells how it is wanted, and when to save or print it."""

    wish_changed = Signal(str, bool)
    save_wanted = Signal()
    html_wanted = Signal()
    print_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Report"), bleed=BLEED_LEFT)
        self.wishes = {
            "print_exposure": CheckRow(theme, tr("Print what is at stake for me")),
            "large_print": CheckRow(theme, tr("Large print")),
            "letter_paper": CheckRow(theme, tr("US Letter paper")),
            EXHIBIT: CheckRow(theme, tr("The page from the lab")),
        }
        self.save = Button(theme, tr("Save as PDF"), Kind.FILLED)
        self.html = Button(theme, tr("Save for screen readers"))
        self.print = Button(theme, tr("Print"))
        self.progress = Progress(theme)
        self._outcome = Fault(theme)
        self.pages = PdfPages(
            theme,
            name=tr("The pages of the report"),
            description=tr("“Save for screen readers” gives the same report as a page of text."),
        )
        self._lay_out()
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.html.clicked.connect(self.html_wanted)
        self.print.clicked.connect(self.print_wanted)
        for name, row in self.wishes.items():
            row.clicked.connect(lambda on, wish=name: self.wish_changed.emit(wish, bool(on)))

    def withhold(self, reason: str) -> None:
        """Keep saving and printing from doing anything, with the reason; none lets them work again."""
        self.save.withhold(reason)
        self.print.withhold(reason)

    def _lay_out(self) -> None:
        px = self.theme.px
        top = stacked(spacing=px(8))
        top.addWidget(Text(self.theme, Role.VERDICT, tr("Report")))
        words = tr("One page to take along, then every question with its answer and proof.")
        top.addWidget(Text(self.theme, Role.LEAD, words, colour="ink2"))
        self._add_inset(top)
        self.content.addSpacing(px(16))
        rows = FlowLayout(across=px(8), down=0)
        for row in self.wishes.values():
            row.setMinimumWidth(px(200))
            rows.addWidget(row)
        self.content.addLayout(rows)
        self.content.addSpacing(px(12))
        buttons = FlowLayout(across=px(12), down=px(12))
        for button in (self.save, self.html, self.print):
            buttons.addWidget(button)
        below = stacked(spacing=px(12))
        below.addLayout(buttons)
        below.addWidget(self.progress)
        below.addWidget(self._outcome)
        below.addWidget(self.pages, 1)
        self._add_inset(below, stretch=1)

    def _add_inset(self, layout: QVBoxLayout, *, stretch: int = 0) -> None:
        inset = in_line()
        inset.setContentsMargins(self.theme.px(BLEED_LEFT), 0, 0, 0)
        inset.addLayout(layout)
        self.content.addLayout(inset, stretch)

    def show_wishes(self, wishes: dict[str, bool], *, with_exhibit: bool) -> None:
        """Tick how the person wants the report; the page from the lab is offered where there is one."""
        self.wishes[EXHIBIT].setVisible(with_exhibit)
        for name, row in self.wishes.items():
            row.setChecked(wishes[name])

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done."""
        self._outcome.say(sentence)

    def choose_target(self, name: str, kind: str) -> Path | None:
        """Ask where to save; None where the person thinks better of it."""
        return file_to_save(self, tr("Save the report"), name, kind)

    def arrange(self, width: Width) -> None:
        super().arrange(width)
        self.pages.setMinimumHeight(self.theme.px(240 if width is Width.NARROW else 320))
