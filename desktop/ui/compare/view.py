"""Compare's page: the studies to choose from, or those chosen side by side."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.core.compare import FEWEST
from desktop.i18n import tr
from desktop.ui.compare.choosing import WIDEST, Choosing, TooFew, left_out_note
from desktop.ui.compare.side_by_side import Compared
from desktop.ui.compare.state import ChoiceState, SideBySide
from desktop.ui.compare.table import columns_fit
from desktop.ui.files import file_to_save
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choices import BLEED_LEFT
from desktop.ui.widgets.fields import Fault
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, in_line, no_wider, stacked
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.text import Text

FIGURES = 64
"""The least width of a column that holds a figure or a range, in pixels at 100 %."""


class ComparePage(Page):
    """Tells what was picked, when to compare or to save, and where the person wants to go."""

    picked = Signal(str, bool)
    compare_wanted = Signal()
    choose_wanted = Signal()
    study_wanted = Signal(str)
    new_wanted = Signal()
    home_wanted = Signal()
    save_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Compare studies"), bleed=BLEED_LEFT)
        self._shown: ChoiceState | SideBySide | None = None
        self._built = (False, False)
        self.choosing: Choosing | None = None
        self.compared: Compared | None = None

    def show_choice(self, shown: ChoiceState) -> None:
        """Show what there is to choose from; where only the choice changed, the rows stay and keep the focus."""
        self._shown = shown
        if self.choosing is not None and list(self.choosing.rows) == [c.study for c in shown.candidates]:
            self.choosing.show_chosen(shown)
            return
        self._build()
        self.to_top()

    def show_side_by_side(self, shown: SideBySide) -> None:
        """Show the studies side by side."""
        self._shown = shown
        self._build()
        self.to_top()

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done."""
        if self.compared is not None:
            self._outcome.say(sentence)

    def withhold_saving(self, reason: str) -> None:
        """Keep saving from doing anything, with the reason; none lets it work again."""
        if self.compared is not None:
            self.save.withhold(reason)

    def begin_progress(self, words: str) -> None:
        """Work has begun; it is shown after a moment."""
        if self.compared is not None:
            self.progress.begin(words)

    def tell_progress(self, share: float) -> None:
        """So much is done, 0 to 1."""
        if self.compared is not None:
            self.progress.tell(share)

    def end_progress(self) -> None:
        """The work has ended."""
        if self.compared is not None:
            self.progress.end()

    def choose_target(self, name: str) -> Path | None:
        """Ask where to save; None where the person thinks better of it."""
        return file_to_save(self, tr("Save the comparison"), name, tr("PDF (*.pdf)"))

    def _build(self) -> None:
        emptied(self.content)
        self.choosing = self.compared = None
        match self._shown:
            case SideBySide() as shown:
                self._add_comparison(shown)
            case ChoiceState(candidates) as shown if len(candidates) < FEWEST:
                few = TooFew(self.theme, shown, width=self.width_class)
                few.new_wanted.connect(self.new_wanted)
                few.home_wanted.connect(self.home_wanted)
                self.content.addLayout(no_wider(few, self.theme.px(WIDEST)))
            case ChoiceState() as shown:
                self.choosing = Choosing(self.theme, shown)
                self.choosing.picked.connect(self.picked)
                self.choosing.compare_wanted.connect(self.compare_wanted)
                self.content.addLayout(no_wider(self.choosing, self.theme.px(WIDEST)))
        self.content.addStretch(1)

    def _add_inset(self, widget: QWidget) -> None:
        inset = in_line()
        inset.setContentsMargins(self.theme.px(BLEED_LEFT), 0, 0, 0)
        inset.addWidget(widget, 1)
        self.content.addLayout(inset)

    def _add_comparison(self, shown: SideBySide) -> None:
        theme, px = self.theme, self.theme.px
        top = QWidget()
        column = stacked(top)
        column.addWidget(Text(theme, Role.VERDICT, shown.words.title))
        column.addSpacing(px(4))
        column.addWidget(Text(theme, Role.LEAD, shown.words.cautions[0], colour="ink2"))
        column.addSpacing(px(14))
        buttons = FlowLayout(across=px(12), down=px(12))
        self.save = Button(theme, tr("Save as PDF"), Kind.FILLED)
        self.save.clicked.connect(self.save_wanted)
        others = Button(theme, tr("Choose others"))
        others.clicked.connect(self.choose_wanted)
        for button in (self.save, others):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.progress, self._outcome = Progress(theme), Fault(theme)
        self.progress.stop_wanted.connect(self.stop_wanted)
        column.addSpacing(px(8))
        column.addWidget(self.progress)
        column.addWidget(self._outcome)
        if shown.left_out:
            column.addWidget(left_out_note(theme, shown.left_out))
        column.addSpacing(px(16))
        self._add_inset(top)
        self._built = self._columns_for(shown)
        in_columns, figures_in_columns = self._built
        self.compared = Compared(
            theme,
            shown,
            beside=self.width_class is Width.WIDE,
            in_columns=in_columns,
            figures_in_columns=figures_in_columns,
        )
        self.compared.study_wanted.connect(self.study_wanted)
        self._add_inset(self.compared)

    def _columns_for(self, shown: SideBySide) -> tuple[bool, bool]:
        """Whether words, and figures alone, can stand in columns in the room there is."""
        margins = self.content.contentsMargins()
        room = self.room_width - margins.left() - margins.right() - self.theme.px(BLEED_LEFT)
        count = len(shown.comparison.sides)
        words = self.width_class is not Width.NARROW and columns_fit(self.theme, room, count)
        return words, columns_fit(self.theme, room, count, least=FIGURES)

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        super().arrange(width)
        if changed and self._shown is not None:
            self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(self._shown, SideBySide) and self._columns_for(self._shown) != self._built:
            self._build()
