"""The record under a question: how the answer is proven, their words, where they are from, the day."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLayout, QWidget

from desktop.core.states import Evidence
from desktop.drawing.marks import proof_mark, share_bar
from desktop.i18n import tr
from desktop.ui.interview.quotes import QuotesPart
from desktop.ui.interview.state import InterviewState
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import BLEED_LEFT, ChoiceRow
from desktop.ui.widgets.days import DateField
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.fields import LineField, TextField, labelled
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text
from desktop.words.choices import share_words


class ProofPart(QWidget):
    """How the answer is proven; a sentence where there is no answer."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self.rows: dict[Evidence, ChoiceRow] = {}
        outer = stacked(self)
        heading = in_line(spacing=theme.px(12))
        heading.setContentsMargins(theme.px(BLEED_LEFT), 0, theme.px(12), theme.px(6))
        heading.addWidget(Text(theme, Role.LABEL, tr("How is it proven?"), wrap=False))
        heading.addStretch(1)
        self._counts = Text(theme, Role.CAPTION, tr("how much it counts"), colour="ink2", wrap=False)
        heading.addWidget(self._counts)
        outer.addLayout(heading)
        self._rows = stacked()
        outer.addLayout(self._rows)
        padded = stacked()
        padded.setContentsMargins(theme.px(BLEED_LEFT), theme.px(4), theme.px(12), 0)
        self._sentence = Text(theme, Role.READING, colour="ink2")
        self._examples = Text(theme, Role.CAPTION, colour="ink2")
        padded.addWidget(self._sentence)
        padded.addWidget(self._examples)
        outer.addLayout(padded)
        outer.addStretch(1)

    def show_state(self, shown: InterviewState) -> None:
        """Tick the proof that is recorded, or say why there is none."""
        if not self.rows:
            for proof in shown.proofs:
                row = ChoiceRow(
                    self._theme,
                    proof.label,
                    mark=proof_mark(proof.evidence),
                    side=share_bar(proof.share),
                    side_words=tr("counts {share}").format(share=share_words(proof.share)),
                )
                row.setToolTip(proof.why)
                row.clicked.connect(lambda _=False, e=proof.evidence: self.chosen.emit(e))
                self._group.addButton(row)
                self.rows[proof.evidence] = row
                self._rows.addWidget(row)
        for row in self.rows.values():
            row.setVisible(bool(shown.proofs))
        for proof in shown.proofs:
            self.rows[proof.evidence].setChecked(proof.chosen)
        self._counts.setVisible(bool(shown.proofs))
        self._sentence.say(shown.no_proof)
        self._sentence.setVisible(bool(shown.no_proof))
        self._examples.say(shown.proof_examples)
        self._examples.setVisible(bool(shown.proof_examples))


SHARES = {Width.WIDE: (37, 31, 22), Width.MEDIUM: (56, 44), Width.NARROW: (1,)}
"""How the columns of the record share the width."""


def _places(
    width: Width, proof: QWidget, words: QLayout, source: QLayout
) -> tuple[tuple[int, int, int, QWidget | QLayout], ...]:
    """Row, column and columns across of each part: side by side, the proof above the two others, or all in a column."""
    match width:
        case Width.WIDE:
            return ((0, 0, 1, proof), (0, 1, 1, words), (0, 2, 1, source))
        case Width.MEDIUM:
            return ((0, 0, 2, proof), (1, 0, 1, words), (1, 1, 1, source))
        case _:
            return ((0, 0, 1, proof), (1, 0, 1, words), (2, 0, 1, source))


class RecordPart(QWidget):
    """Their words, where they are from, the day, a note and attachments: one band under an ink line."""

    quote_written = Signal(str)
    source_written = Signal(str)
    note_written = Signal(str)
    day_written = Signal(object)
    attach_wanted = Signal()

    def __init__(self, theme: Theme, proof: ProofPart, *, width: Width) -> None:
        super().__init__()
        px = theme.px
        self._theme = theme
        self.quote = TextField(theme, tr("Their words"), example=tr("What they wrote, word for word"), lines=3)
        self.source = LineField(theme, tr("Where it is from"), example=tr("E-mail, page 4 of the form"))
        self.day = DateField(theme, tr("Day"))
        self.note = TextField(theme, tr("Note to myself"), lines=2)
        self.attach = Button(theme, tr("Attach"))
        self.quotes = QuotesPart(theme, width=width)
        self._attached = stacked(spacing=px(2))
        self.quote.written.connect(self.quote_written)
        self.source.written.connect(self.source_written)
        self.note.written.connect(self.note_written)
        self.day.written.connect(self.day_written)
        self.attach.clicked.connect(self.attach_wanted)
        outer = stacked(self, spacing=px(12))
        rule = in_line()
        rule.setContentsMargins(px(BLEED_LEFT), 0, 0, 0)
        rule.addWidget(Rule(theme, "ink", thick=1.5))
        outer.addLayout(rule)
        outer.addWidget(self.quotes)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(12))
        inset = px(BLEED_LEFT) if width is not Width.WIDE else 0
        words, source = stacked(), stacked(spacing=px(12))
        words.setContentsMargins(inset, 0, 0, 0)
        source.setContentsMargins(inset if width is Width.NARROW else 0, 0, 0, 0)
        words.addLayout(labelled(theme, tr("Their words"), self.quote))
        words.addSpacing(px(12))
        words.addWidget(Disclosure(theme, tr("Note to myself"), self.note, role=Role.LABEL))
        words.addStretch(1)
        source.addLayout(labelled(theme, tr("Where it is from"), self.source))
        day_line = in_line(spacing=px(12))
        day_line.addWidget(self.day, 1)
        day_line.addWidget(self.attach)
        source.addLayout(day_line)
        source.addWidget(self.day.fault)
        source.addLayout(self._attached)
        source.addStretch(1)
        for row, column, across, part in _places(width, proof, words, source):
            if isinstance(part, QWidget):
                grid.addWidget(part, row, column, 1, across)
            else:
                grid.addLayout(part, row, column, 1, across)
        for column, share in enumerate(SHARES[width]):
            grid.setColumnStretch(column, share)
        outer.addLayout(grid)

    def show_state(self, shown: InterviewState) -> None:
        """Show what is recorded."""
        self.quotes.show_state(shown.passages)
        self.quote.show_text(shown.quote)
        self.source.show_text(shown.source)
        self.note.show_text(shown.note)
        self.day.show_day(shown.day, latest=shown.today)
        emptied(self._attached)
        for attachment in shown.attachments:
            self._attached.addWidget(Text(self._theme, Role.CAPTION, attachment.name, colour="pen"))

    def show_fault(self, sentence: str, day: date) -> None:
        """Say why a day cannot be taken, and show the one that is kept."""
        self.day.show_day(day, latest=self.day.latest)
        self.day.fault.say(sentence)

    def flush(self) -> None:
        """Tell whatever was written and not told yet."""
        for field in (self.quote, self.source, self.note, self.day):
            field.flush()
