"""What goes for the whole reply: where it is from, when it came, how its answers are proven."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.core.states import Evidence
from desktop.drawing.marks import proof_mark, share_bar
from desktop.i18n import tr
from desktop.ui.reply.state import ReplyState
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.choices import BLEED_LEFT, ChoiceRow
from desktop.ui.widgets.days import DateField
from desktop.ui.widgets.fields import LineField, labelled
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.text import Text
from desktop.words.choices import share_words


class AboutPart(QWidget):
    """Source and day of the reply, and the proof of the answers that are taken down next."""

    source_written = Signal(str)
    day_written = Signal(object)
    evidence_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        self.source = LineField(theme, tr("Where it is from"), example=tr("E-mail, page 4 of the form"))
        self.day = DateField(theme, tr("The day it came"))
        self.day.setMinimumWidth(px(118))
        self.source.setMinimumWidth(px(100))
        self.source.written.connect(self.source_written)
        self.day.written.connect(self.day_written)
        self._group = QButtonGroup(self)
        self.rows: dict[Evidence, ChoiceRow] = {}
        outer = stacked(self)
        fields = in_line(spacing=px(16))
        fields.setContentsMargins(px(BLEED_LEFT), 0, 0, px(14))
        fields.addLayout(labelled(theme, tr("Where it is from"), self.source), 3)
        fields.addLayout(labelled(theme, tr("The day it came"), self.day, below=self.day.fault), 2)
        outer.addLayout(fields)
        heading = in_line(spacing=px(12))
        heading.setContentsMargins(px(BLEED_LEFT), 0, px(12), px(4))
        heading.addWidget(Text(theme, Role.LABEL, tr("How are the next answers proven?")), 1)
        heading.addWidget(Text(theme, Role.CAPTION, tr("how much it counts"), colour="ink2", wrap=False))
        outer.addLayout(heading)
        self._rows = stacked()
        outer.addLayout(self._rows)

    def show_state(self, shown: ReplyState) -> None:
        """Show what is proposed or chosen."""
        self.source.show_text(shown.source)
        if shown.day != self._shown_day() or self.day.latest != max(shown.today, shown.day):
            self.day.show_day(shown.day, latest=shown.today)
        if not self.rows:
            self._build(shown)
        for proof in shown.proofs:
            self.rows[proof.evidence].setChecked(proof.chosen)

    def _shown_day(self) -> date:
        return self.day.day

    def _build(self, shown: ReplyState) -> None:
        for proof in shown.proofs:
            row = ChoiceRow(
                self._theme,
                proof.label,
                mark=proof_mark(proof.evidence),
                side=share_bar(proof.share),
                side_words=tr("counts {share}").format(share=share_words(proof.share)),
            )
            row.setToolTip(proof.why)
            row.clicked.connect(lambda _=False, e=proof.evidence: self.evidence_chosen.emit(e))
            self._group.addButton(row)
            self.rows[proof.evidence] = row
            self._rows.addWidget(row)

    def flush(self) -> None:
        """Tell whatever is written and not told yet."""
        self.source.flush()
        self.day.flush()
