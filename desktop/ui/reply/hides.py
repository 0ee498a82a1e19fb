"""What they wrote, and what it usually hides."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.i18n import ntr, tr
from desktop.ui.reply.phrases import BearingShown, PhraseShown
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.layout import emptied, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, flowing

FIRST = 5


class HidesPart(QWidget):
    """Each phrase with its questions: what it usually hides, what to ask back. Nothing is answered by it."""

    question_wanted = Signal(str, int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[PhraseShown, ...], Width] | None = None
        self.links: list[Button] = []
        self._lead = flowing(Text(theme, Role.READING, colour="ink2"))
        self._rows = stacked()
        column = stacked(self)
        column.addWidget(Rule(theme, "ink"))
        column.addSpacing(theme.px(8))
        column.addWidget(flowing(Text(theme, Role.BODY_STRONG, tr("What they wrote, and what it usually hides"))))
        column.addSpacing(theme.px(4))
        column.addWidget(self._lead)
        column.addLayout(self._rows)

    def show_phrases(self, phrases: tuple[PhraseShown, ...], *, width: Width) -> None:
        """Show what was found; nothing at all where nothing was."""
        if self._shown == (phrases, width):
            return
        self._shown = (phrases, width)
        self.setVisible(bool(phrases))
        emptied(self._rows)
        self.links = []
        if not phrases:
            return
        self._lead.say(
            ntr(
                "A phrase with dots under it. It sets no answer: you say what they answered.",
                "{n} phrases with dots under them. They set no answer: you say what they answered.",
                len(phrases),
            ).format(n=len(phrases))
        )
        self._rows.addSpacing(self._theme.px(8))
        self._add(self._rows_of(phrases[:FIRST], width))
        if len(phrases) > FIRST:
            rest = len(phrases) - FIRST
            title = ntr("{n} more phrase", "{n} more phrases", rest).format(n=rest)
            self._rows.addWidget(Rule(self._theme))
            self._rows.addSpacing(self._theme.px(8))
            self._add(Disclosure(self._theme, title, self._rows_of(phrases[FIRST:], width)))

    def _add(self, widget: QWidget) -> None:
        self._rows.addWidget(widget)

    def _rows_of(self, phrases: tuple[PhraseShown, ...], width: Width) -> QWidget:
        rows = QWidget()
        column = stacked(rows)
        for phrase in phrases:
            column.addWidget(Rule(self._theme))
            column.addLayout(self._row(phrase, width))
        return rows

    def _row(self, phrase: PhraseShown, width: Width) -> QGridLayout:
        theme, px = self._theme, self._theme.px
        grid = QGridLayout()
        grid.setContentsMargins(0, px(10), 0, px(14))
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(10))
        words = flowing(Text(theme, Role.WORDS, tr("“{words}”").format(words=phrase.words), colour="pen"))
        top = Qt.AlignmentFlag.AlignTop
        if width is Width.NARROW:
            grid.addWidget(words, 0, 0)
            for at, bearing in enumerate(phrase.bearings):
                grid.addLayout(self._bearing(phrase, bearing, width), 1 + at, 0)
            return grid
        grid.addWidget(words, 0, 0, top)
        for at, bearing in enumerate(phrase.bearings):
            grid.addLayout(self._bearing(phrase, bearing, width), at, 1)
            grid.addLayout(self._ask(bearing), at, 2)
        for column, share in enumerate((26, 37, 37)):
            grid.setColumnStretch(column, share)
            grid.setColumnMinimumWidth(column, 1)
        return grid

    def _bearing(self, phrase: PhraseShown, bearing: BearingShown, width: Width) -> QGridLayout:
        theme = self._theme
        column = QGridLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setVerticalSpacing(theme.px(2))
        link = Button(theme, tr("Go to {number}").format(number=bearing.number), Kind.LINK)
        link.setAccessibleName(tr("Go to the question: {question}").format(question=bearing.heading))
        wanted = (bearing.question, phrase.start, phrase.end)
        link.clicked.connect(lambda _=False, w=wanted: self.question_wanted.emit(*w))
        self.links.append(link)
        column.addWidget(flowing(Text(theme, Role.LABEL, bearing.heading)), 0, 0)
        column.addWidget(flowing(Text(theme, Role.MARGIN, bearing.hides)), 1, 0)
        if width is Width.NARROW:
            column.addLayout(self._ask(bearing), 2, 0)
        column.addWidget(link, 3, 0, Qt.AlignmentFlag.AlignLeading)
        column.setRowStretch(4, 1)
        return column

    def _ask(self, bearing: BearingShown) -> QGridLayout:
        column = QGridLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setVerticalSpacing(self._theme.px(2))
        column.addWidget(Text(self._theme, Role.LABEL, tr("Ask back"), wrap=False), 0, 0)
        column.addWidget(flowing(Text(self._theme, Role.MARGIN, bearing.ask)), 1, 0)
        column.setRowStretch(2, 1)
        return column
