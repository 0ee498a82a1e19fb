"""The page of a question sheet: how it is wanted, and its pages as they will be."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.i18n import tr
from desktop.ui.files import file_to_save
from desktop.ui.sheet.state import Kind, SheetState
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.buttons import Kind as Look
from desktop.ui.widgets.choices import BLEED_LEFT, CheckRow
from desktop.ui.widgets.days import DateField
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.fields import Fault, labelled
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.pdf_pages import PdfPages
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.switches import Switch
from desktop.ui.widgets.text import Text


class SheetPage(Page):
    """Shows the sheet; tells how it is wanted, when to save or print it, and that it went out."""

    wish_changed = Signal(str, object)
    save_wanted = Signal()
    print_wanted = Signal()
    sent = Signal()
    back_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Question sheet"), bleed=BLEED_LEFT)
        self._shown: SheetState | None = None
        self.pages = PdfPages(
            theme,
            name=tr("The pages of the sheet"),
            description=tr("What they get: the questions with boxes to tick and room to write."),
        )
        self.save = Button(theme, tr("Save as PDF"), Look.FILLED)
        self.print = Button(theme, tr("Print"))
        self.went_out = Button(theme, tr("I have sent it"))
        self.progress = Progress(theme)
        self._outcome = Fault(theme)
        self.reply_by = DateField(theme, tr("Please reply by"))
        self.sent_on = DateField(theme, tr("Sent on"))
        self.cover = CheckRow(theme, tr("With a letter as its first page"))
        self.own: dict[str, CheckRow] = {}
        self._title = Text(theme, Role.VERDICT)
        self._lead = Text(theme, Role.LEAD, colour="ink2")
        self._switches: list[Switch] = []
        self._choices = QWidget()
        self._choice_column = stacked(self._choices, spacing=theme.px(16))
        self._lay_out()
        self.save.clicked.connect(self.save_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.went_out.clicked.connect(self.sent)
        self.cover.clicked.connect(lambda on: self.wish_changed.emit("cover", bool(on)))
        self.reply_by.written.connect(lambda day: self.wish_changed.emit("reply_by", day))

    def _lay_out(self) -> None:
        px = self.theme.px
        back = Button(self.theme, tr("Back to ask and receive"), Look.LINK)
        back.clicked.connect(self.back_wanted)
        top = stacked(spacing=px(6))
        for widget in (back, self._title, self._lead):
            top.addWidget(widget)
        self._add_inset(top)
        self.content.addSpacing(px(14))
        self._body = QWidget()
        self._place = in_line()
        self._place.setContentsMargins(self.theme.px(BLEED_LEFT), 0, 0, 0)
        self._place.addWidget(self._body)
        self.content.addLayout(self._place, 1)
        self._arrange_body()

    def _add_inset(self, layout: QBoxLayout) -> None:
        inset = in_line()
        inset.setContentsMargins(self.theme.px(BLEED_LEFT), 0, 0, 0)
        inset.addLayout(layout)
        self.content.addLayout(inset)

    def _arrange_body(self) -> None:
        """The wishes beside the pages, or above them where there is little room."""
        px, wide = self.theme.px, self.width_class is Width.WIDE
        old, self._body = self._body, QWidget()
        line = in_line(self._body, spacing=px(36)) if wide else stacked(self._body, spacing=px(20))
        left = stacked(spacing=px(16))
        left.addWidget(self._choices)
        left.addWidget(self.cover)
        days = in_line(spacing=px(16))
        days.addLayout(labelled(self.theme, tr("Sent on"), self.sent_on, below=self.sent_on.fault))
        days.addLayout(labelled(self.theme, tr("Please reply by"), self.reply_by, below=self.reply_by.fault))
        left.addLayout(days)
        buttons = FlowLayout(across=px(12), down=px(10))
        for button in (self.save, self.print, self.went_out):
            buttons.addWidget(button)
        left.addLayout(buttons)
        left.addWidget(self.progress)
        left.addWidget(self._outcome)
        left.addStretch(1)
        line.addLayout(left, 2)
        line.addWidget(self.pages, 3)
        self._place.replaceWidget(old, self._body)
        old.deleteLater()
        self.pages.setMinimumHeight(px(560 if wide else 420))

    def show_state(self, shown: SheetState) -> None:
        """Show how the sheet is wanted."""
        before, self._shown = self._shown, shown
        self._title.say(shown.title)
        self._lead.say(shown.lead)
        self.cover.setChecked(shown.cover)
        latest = shown.today.replace(year=min(shown.today.year + 5, 9999), day=1)
        self.reply_by.show_day(shown.reply_by, latest=latest, earliest=shown.today)
        if before is None or before.today != shown.today:
            self.sent_on.show_day(shown.today, latest=shown.today)
        self.withhold(shown.withheld)
        if before is None or _structure(before) != _structure(shown):
            self._build_choices(shown)
        for switch, value in zip(self._switches, self._values(shown), strict=True):
            switch.show_choice(value, "")
        for question in shown.own:
            self.own[question.question].setChecked(question.chosen)

    def withhold(self, reason: str) -> None:
        """Keep saving, printing and sending from doing anything, with the reason; none lets them work again."""
        for button in (self.save, self.print, self.went_out):
            button.withhold(reason)

    def _values(self, shown: SheetState) -> tuple[str, ...]:
        first = (shown.selection,) if shown.selections else ()
        return (*first, shown.kind.value, "plain" if shown.plain else "formal")

    def _build_choices(self, shown: SheetState) -> None:
        emptied(self._choice_column)
        theme, px = self.theme, self.theme.px
        self._switches = []
        if shown.selections:
            self._add_switch("selection", tr("Which questions"), shown.selections)
        self.own = {}
        if shown.own:
            rows = QWidget()
            column = stacked(rows)
            for question in shown.own:
                row = CheckRow(theme, question.label)
                row.clicked.connect(lambda _on, name=question.question: self.wish_changed.emit("own", name))
                column.addWidget(row)
                self.own[question.question] = row
            chosen = Disclosure(theme, tr("The questions to choose from"), rows, role=Role.LABEL)
            chosen.button.setChecked(True)
            self._choice_column.addWidget(chosen)
        kinds = ((Kind.FILL.value, tr("To fill in")), (Kind.PRINT.value, tr("To print")))
        self._add_switch("kind", tr("How they answer"), kinds)
        wording = (("formal", tr("Formal")), ("plain", tr("Plain words")))
        self._add_switch("wording", tr("Wording"), wording)
        self._choice_column.addSpacing(px(2))

    def _add_switch(self, name: str, label: str, options: tuple[tuple[str, str], ...]) -> None:
        switch = Switch(self.theme, name, label, options, "", "")
        switch.chosen.connect(self.wish_changed.emit)
        self._switches.append(switch)
        self._choice_column.addWidget(switch)

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done."""
        self._outcome.say(sentence)

    def choose_target(self, name: str) -> Path | None:
        """Ask where to save; None where the person thinks better of it."""
        return file_to_save(self, tr("Save the question sheet"), name, tr("PDF (*.pdf)"))

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        super().arrange(width)
        if changed:
            self._arrange_body()


def _structure(shown: SheetState) -> tuple[object, ...]:
    """What decides which widgets there are."""
    return shown.selections, tuple((question.question, question.label) for question in shown.own)
