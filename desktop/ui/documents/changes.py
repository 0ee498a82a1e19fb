"""What became of the quotes from an older version, the old words beside the new ones."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.revisions import Fate, Mark, Piece
from desktop.i18n import tr
from desktop.ui.documents.changes_state import ChangedQuote, ChangesState
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, breakable, flowing


class PiecesText(QLabel):
    """Words of which some went (struck through) or came (underlined); read out, those stand in brackets."""

    def __init__(self, theme: Theme, pieces: Sequence[Piece]) -> None:
        super().__init__()
        self.setFont(theme.font(Role.WORDS))
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        looks = {Mark.SAME: "", Mark.WENT: "text-decoration:line-through", Mark.CAME: "text-decoration:underline"}
        strong = "; font-weight:600"
        parts = []
        for piece, following in zip(pieces, (*pieces[1:], None), strict=True):
            look = f"{looks[piece.mark]}{strong if piece.mark is Mark.CAME else ''}"
            apart = piece.spaced or (following is not None and following.mark is Mark.CAME)
            parts.append(
                f"<span style='{look}'>{escape(breakable(piece.text), quote=False)}</span>{' ' if apart else ''}"
            )
        colour, line = theme.colour("pen").name(), theme.line(Role.WORDS)
        self.setText(f"<p style='margin:0;line-height:{line}px;color:{colour}'>{''.join(parts)}</p>")
        said = {Mark.SAME: tr("{words}"), Mark.WENT: tr("[gone: {words}]"), Mark.CAME: tr("[new: {words}]")}
        self.setAccessibleName(" ".join(said[piece.mark].format(words=piece.text) for piece in pieces))


class ChangesPart(QWidget):
    """Quote by quote: still there, changed, or no longer found."""

    place_wanted = Signal(str, object)
    question_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = stacked(self)
        self.links: list[Button] = []

    def show_state(self, shown: ChangesState, *, width: Width) -> None:
        """Show what changed."""
        theme, px = self._theme, self._theme.px
        emptied(self._column)
        self.links = []
        self._column.addWidget(flowing(Text(theme, Role.LEAD, shown.lead)))
        if shown.caution:
            self._column.addSpacing(px(4))
            self._column.addWidget(flowing(Text(theme, Role.CAPTION, shown.caution, colour="ink2")))
        self._column.addSpacing(px(18))
        for at, quote in enumerate(shown.quotes):
            self._column.addWidget(Rule(theme, "rule" if at else "ink"))
            self._column.addWidget(self._quote(quote, narrow=width is Width.NARROW))
        self._column.addStretch(1)

    def _quote(self, quote: ChangedQuote, *, narrow: bool) -> QWidget:
        theme, px = self._theme, self._theme.px
        part = QWidget()
        column = stacked(part, spacing=px(8))
        column.setContentsMargins(0, px(12), 0, px(18))
        heading = stacked(spacing=px(2)) if narrow else in_line(spacing=px(16))
        heading.addWidget(flowing(Text(theme, Role.BODY_STRONG, quote.title)), 1)
        heading.addWidget(Text(theme, Role.LABEL, quote.what, wrap=False))
        column.addLayout(heading)
        line = stacked(spacing=px(12)) if narrow or not quote.now else in_line(spacing=px(36))
        if quote.now:
            line.addLayout(self._version(tr("Before"), quote.before), 1)
            line.addLayout(self._version(tr("Now"), quote.now), 1)
        else:
            line.addWidget(PiecesText(theme, quote.before))
        column.addLayout(line)
        column.addLayout(self._ways(quote))
        return part

    def _version(self, heading: str, pieces: Sequence[Piece]) -> QVBoxLayout:
        column = stacked(spacing=self._theme.px(2))
        column.addWidget(Text(self._theme, Role.CAPTION, heading, colour="ink2", wrap=False))
        column.addWidget(PiecesText(self._theme, pieces))
        column.addStretch(1)
        return column

    def _ways(self, quote: ChangedQuote) -> QVBoxLayout:
        """To where it stands now, and to the answer that rests on it."""
        column = stacked(spacing=self._theme.px(4))
        line = in_line(spacing=self._theme.px(20))
        if quote.span is not None:
            show = tr("Show the new words in the text") if quote.fate is Fate.CHANGED else tr("Show it in the text")
            there = Button(self._theme, show, Kind.LINK)
            there.clicked.connect(lambda: self.place_wanted.emit(quote.question, quote.span))
            self.links.append(there)
            line.addWidget(there)
        answer = Button(self._theme, tr("Look at the answer"), Kind.LINK)
        answer.clicked.connect(lambda: self.question_wanted.emit(quote.question))
        self.links.append(answer)
        line.addWidget(answer)
        line.addStretch(1)
        column.addLayout(line)
        return column
