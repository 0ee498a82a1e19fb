"""The comparison itself: the map with its legend, where the studies differ, and where they agree."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.drawing.compare_map import compare_map, letter_squares
from desktop.drawing.shapes import Figure
from desktop.i18n import tr
from desktop.ui.compare.state import SideBySide
from desktop.ui.compare.table import Cell, ComparedTable
from desktop.ui.paint import measure
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.links import TitleLink
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, breakable
from desktop.words.compare import RowWords, no_difference, title_of, where_they_agree, where_they_differ

HEAD_TITLE = 44
"""Letters of a title over a column."""


class Compared(QWidget):
    """The studies side by side, or one under the other; tells which study is wanted."""

    study_wanted = Signal(str)

    def __init__(
        self, theme: Theme, shown: SideBySide, *, beside: bool, in_columns: bool, figures_in_columns: bool
    ) -> None:
        super().__init__()
        self.theme = theme
        self._beside = beside
        self._in_columns = in_columns
        self._figures_in_columns = figures_in_columns
        self.titles: list[TitleLink] = []
        column = stacked(self)
        column.addLayout(self._map_and_legend(shown))
        column.addSpacing(theme.px(24))
        column.addWidget(self._differences(shown))
        column.addSpacing(theme.px(28))
        column.addWidget(self._agreement(shown))

    def _map_and_legend(self, shown: SideBySide) -> QBoxLayout:
        px = self.theme.px

        def drawn(width: float) -> Figure:
            height = min(max(width / 1.5, 280), 420)
            return compare_map(shown.comparison, width=width, height=height, measure=measure)

        line = in_line(spacing=px(56)) if self._beside else stacked(spacing=px(24))
        drawing = stacked(spacing=px(8))
        drawing.addWidget(FigureView(self.theme, drawn_for=drawn))
        drawing.addWidget(Disclosure(self.theme, tr("Show as table"), self._map_table(shown), role=Role.LABEL))
        drawing.addStretch(1)
        line.addLayout(drawing, 540)
        line.addWidget(self._legend(shown), 340)
        return line

    def _map_table(self, shown: SideBySide) -> QWidget:
        heads = (
            [Text(self.theme, Role.LABEL, study.letter) for study in shown.words.studies]
            if self._figures_in_columns
            else []
        )
        return ComparedTable(
            self.theme, shown.comparison, shown.map_rows, in_columns=self._figures_in_columns, heads=heads
        )

    def _legend(self, shown: SideBySide) -> QWidget:
        px = self.theme.px
        legend = QWidget()
        column = stacked(legend)
        column.addWidget(Rule(self.theme, "ink"))
        for at, (study, side) in enumerate(zip(shown.words.studies, shown.comparison.sides, strict=True)):
            if at:
                column.addWidget(Rule(self.theme))
            line = in_line(spacing=px(12))
            line.setContentsMargins(0, px(8), 0, px(8))
            hanging = stacked()
            hanging.setContentsMargins(0, px(3), 0, 0)
            hanging.addWidget(FigureView(self.theme, letter_squares(study.letter)))
            hanging.addStretch(1)
            line.addLayout(hanging)
            words = stacked()
            words.addWidget(self._title_link(study.title, side.standing.study.id))
            if study.organisation:
                words.addWidget(Text(self.theme, Role.CAPTION, breakable(study.organisation, every=24), colour="ink2"))
            line.addLayout(words, 1)
            column.addLayout(line)
        column.addWidget(Rule(self.theme, "ink"))
        column.addSpacing(px(10))
        column.addLayout(self._key())
        column.addSpacing(px(12))
        for sentence in shown.sentences:
            column.addWidget(Text(self.theme, Role.MARGIN, sentence, colour="ink2"))
            column.addSpacing(px(8))
        column.addStretch(1)
        return legend

    def _key(self) -> FlowLayout:
        key = FlowLayout(across=self.theme.px(20), down=self.theme.px(6))
        for best, words in ((False, tr("shown today")), (True, tr("at best"))):
            entry = QWidget()
            pair = in_line(entry, spacing=self.theme.px(8))
            pair.addWidget(FigureView(self.theme, letter_squares("A", best=best).saying("")))
            pair.addWidget(Text(self.theme, Role.CAPTION, words, colour="ink2", wrap=False))
            key.addWidget(entry)
        return key

    def _title_link(self, title: str, study: str) -> TitleLink:
        link = TitleLink(self.theme, title, says=tr("opens the summary of this study"))
        link.clicked.connect(lambda: self.study_wanted.emit(study))
        self.titles.append(link)
        return link

    def _heads(self, shown: SideBySide) -> Iterator[QWidget]:
        for study, side in zip(shown.words.studies, shown.comparison.sides, strict=True):
            head = Cell()
            line = in_line(head, spacing=self.theme.px(8))
            hanging = stacked()
            hanging.setContentsMargins(0, self.theme.px(3), 0, 0)
            hanging.addWidget(FigureView(self.theme, letter_squares(study.letter)))
            hanging.addStretch(1)
            line.addLayout(hanging)
            title = title_of(side.standing.study, most=HEAD_TITLE)
            line.addWidget(self._title_link(title, side.standing.study.id), 1)
            yield head

    def _differences(self, shown: SideBySide) -> QWidget:
        section = Section(self.theme, where_they_differ())
        rows = shown.words.differing
        if not rows:
            section.column.addWidget(Text(self.theme, Role.READING, no_difference(), colour="ink2"))
            return section
        heads = tuple(self._heads(shown)) if self._in_columns else ()
        section.column.addWidget(
            ComparedTable(self.theme, shown.comparison, rows, in_columns=self._in_columns, heads=heads)
        )
        return section

    def _agreement(self, shown: SideBySide) -> QWidget:
        section = Section(self.theme, where_they_agree())

        def alike(rows: tuple[RowWords, ...]) -> ComparedTable:
            return ComparedTable(self.theme, shown.comparison, rows, in_columns=self._in_columns, alike=True)

        if shown.words.agreeing:
            section.column.addWidget(alike(shown.words.agreeing))
            section.column.addWidget(Rule(self.theme))
        section.column.addSpacing(self.theme.px(8))
        section.column.addWidget(Text(self.theme, Role.READING, shown.words.others_count, colour="ink2"))
        if shown.words.others:
            others = alike(shown.words.others)
            section.column.addWidget(Disclosure(self.theme, tr("Show them"), others, role=Role.LABEL))
        for sentence in shown.words.not_compared:
            section.column.addSpacing(self.theme.px(8))
            section.column.addWidget(Text(self.theme, Role.MARGIN, sentence, colour="ink2"))
        return section
