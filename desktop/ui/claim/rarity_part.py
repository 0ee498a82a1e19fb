"""How rare am I? Traits with their shares, the size of the group, and how many others are expected to share them."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from desktop.core.rarity import MOST_TRAITS, Trait
from desktop.drawing.others import key_of_others, others
from desktop.i18n import tr
from desktop.ui.claim.rarity_state import RarityState, TraitGiven, TraitShown, share_text
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields import ChoiceField, Fault, LineField, labelled
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, flowing

WIDEST = 776


class TraitRow(QWidget):
    """One trait: chosen from the list or the person's own, and its share."""

    changed = Signal(object)

    def __init__(self, theme: Theme, at: int, choices: tuple[tuple[str, str], ...], traits: dict[str, Trait]) -> None:
        super().__init__()
        self._traits = traits
        self._given = TraitGiven()
        number = tr("Trait {n}").format(n=at + 1)
        self.trait = ChoiceField(theme, number)
        self.trait.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for trait, label in choices:
            self.trait.addItem(label, trait)
        self.trait.activated.connect(self._choose)
        self.share = LineField(theme, tr("How common trait {n} is").format(n=at + 1), example=tr("1 in 100"))
        self.share.written.connect(self._write)
        self._fault = Fault(theme)
        self._source = flowing(Text(theme, Role.CAPTION, colour="ink2"))
        column = stacked(self, spacing=theme.px(4))
        self._line: QBoxLayout = in_line(spacing=theme.px(16))
        self._line.addLayout(labelled(theme, number, self.trait), 3)
        self._line.addLayout(labelled(theme, tr("How common it is"), self.share), 2)
        column.addLayout(self._line)
        column.addWidget(self._fault)
        column.addWidget(self._source)

    def show_row(self, shown: TraitShown) -> None:
        """Show what was given here, and what is to be said about it."""
        self._given = TraitGiven(shown.trait, shown.share)
        self.trait.setCurrentIndex(max(0, self.trait.findData(shown.trait)))
        self.share.show_text(shown.share)
        self.share.setAccessibleDescription(shown.fault or shown.source)
        self._fault.say(shown.fault)
        self._source.say(shown.source)
        self._source.setVisible(bool(shown.source))

    def arrange(self, width: Width) -> None:
        """Put the share beside the trait where there is room, else below."""
        narrow = width is Width.NARROW
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _choose(self) -> None:
        chosen = str(self.trait.currentData() or "")
        share = share_text(self._traits[chosen]) if chosen else self._given.share
        self.changed.emit(TraitGiven(chosen, share))

    def _write(self, text: str) -> None:
        self.changed.emit(TraitGiven("", text))


class RarityPart(QWidget):
    """Tells what was given as a whole, and that the study's own list is wanted. It ticks nothing."""

    changed = Signal(object)
    study_wanted = Signal()

    def __init__(self, theme: Theme, traits: tuple[Trait, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._traits = {trait.id: trait for trait in traits}
        self._shown: RarityState | None = None
        self._width = Width.WIDE
        self.rows: list[TraitRow] = []
        self.group = LineField(theme, tr("How many people are in the group"), example=tr("5,000"))
        self.group.setMaximumWidth(theme.px(232))
        self.group.written.connect(self._write_group)
        self._group_fault = Fault(theme)
        self.to_study = Button(theme, tr("Go to what makes you stand out"), Kind.LINK)
        self.to_study.clicked.connect(self.study_wanted)
        self._sentence = flowing(Text(theme, Role.LEAD))
        self._missing = flowing(Text(theme, Role.READING, colour="ink2"))
        self._picture = QWidget()
        self._drawn = stacked(self._picture, spacing=theme.px(6))
        self._assumption = flowing(Text(theme, Role.READING, colour="ink2"))
        self._suggestion = flowing(Text(theme, Role.BODY))
        self._judgement = flowing(Text(theme, Role.CAPTION, colour="ink2"))
        self._rows = stacked(spacing=theme.px(14))
        self._factors = stacked()
        self._build()
        self.setMaximumWidth(theme.px(WIDEST))

    def _build(self) -> None:
        px = self._theme.px
        section = Section(self._theme, tr("How rare am I?"))
        stacked(self).addWidget(section)
        column = section.column
        column.setSpacing(px(12))
        lead = tr(
            "A few plain traits together can point to one person. Say how common yours are, and how many people "
            "are in the group that you think of: the study, your town, your firm. Nothing of this is kept."
        )
        column.addWidget(flowing(Text(self._theme, Role.READING, lead, colour="ink2")))
        asked = labelled(self._theme, tr("How many people are in the group"), self.group, below=self._group_fault)
        column.addLayout(asked)
        column.addLayout(self._rows)
        column.addSpacing(px(8))
        for widget in (self._missing, self._sentence, self._picture, self._assumption, self._suggestion):
            column.addWidget(widget)
        column.addLayout(self._factors)
        column.addWidget(self.to_study)
        column.addWidget(self._judgement)

    def show_state(self, shown: RarityState) -> None:
        """Show what was given and what follows from it."""
        self._shown = shown
        for at in range(len(self.rows), min(len(shown.rows), MOST_TRAITS)):
            self._add_row(at, shown)
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(shown.rows))
            row.show_row(shown.rows[at] if at < len(shown.rows) else TraitShown("", "", "", ""))
        self.group.show_text(shown.given.group)
        self.group.setAccessibleDescription(shown.group_fault)
        self._group_fault.say(shown.group_fault)
        for text, words in (
            (self._missing, shown.missing),
            (self._sentence, shown.sentence),
            (self._assumption, shown.assumption),
            (self._suggestion, shown.suggestion),
            (self._judgement, shown.judgement),
        ):
            text.say(words)
            text.setVisible(bool(words))
        self._show_marks(shown)
        self._show_factors(shown)
        self.to_study.setVisible(shown.has_study and bool(shown.factors))

    def _show_marks(self, shown: RarityState) -> None:
        """The others as squares, with a key that says what each kind is."""
        emptied(self._drawn)
        marks, px = shown.marks, self._theme.px
        self._picture.setVisible(marks is not None)
        if marks is None:
            return
        self._drawn.addWidget(FigureView(self._theme, drawn_for=lambda width: others(marks, width=width)))
        key = QWidget()
        line = FlowLayout(key, across=px(20), down=px(4))
        for figure, words in key_of_others(marks):
            pair = QWidget()
            inner = in_line(pair, spacing=px(8))
            inner.addWidget(FigureView(self._theme, figure))
            inner.addWidget(Text(self._theme, Role.CAPTION, words, colour="ink2", wrap=False))
            line.addWidget(pair)
        self._drawn.addWidget(key)
        if shown.scale:
            self._drawn.addWidget(flowing(Text(self._theme, Role.CAPTION, shown.scale, colour="ink2")))

    def _add_row(self, at: int, shown: RarityState) -> None:
        row = TraitRow(self._theme, at, shown.choices, self._traits)
        row.arrange(self._width)
        row.changed.connect(lambda given, at=at: self._change(at, given))
        self._rows.addWidget(row)
        chain = (self.rows[-1].share if self.rows else self.group, row.trait, row.share)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        self.rows.append(row)

    def _show_factors(self, shown: RarityState) -> None:
        px = self._theme.px
        emptied(self._factors)
        for factor in shown.factors:
            self._factors.addWidget(Rule(self._theme))
            self._factors.addSpacing(px(6))
            self._factors.addWidget(flowing(Text(self._theme, Role.BODY_STRONG, factor.label)))
            self._factors.addWidget(flowing(Text(self._theme, Role.MARGIN, factor.why, colour="ink2")))
            self._factors.addSpacing(px(6))
        if shown.factors:
            self._factors.addWidget(Rule(self._theme))

    def flush(self) -> None:
        """Tell whatever is written and not told yet."""
        for row in self.rows:
            row.share.flush()
        self.group.flush()

    def arrange(self, width: Width) -> None:
        """Fit the part to the room there is."""
        self._width = width
        for row in self.rows:
            row.arrange(width)

    def _change(self, at: int, given: object) -> None:
        if self._shown is not None and isinstance(given, TraitGiven):
            self.changed.emit(self._shown.given.with_trait(at, given))

    def _write_group(self, text: str) -> None:
        if self._shown is not None:
            self.changed.emit(replace(self._shown.given, group=text))
