"""The network log in Settings: a line for each request, the newest first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.i18n import ntr, tr
from desktop.ui.settings.requests import RequestShown
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.layout import at_top, emptied, in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, flowing

FIRST = 6
"""Requests that are listed at once; the others are one press away."""
COLUMNS = (5, 9, 5, 2)


class NetworkLog(Section):
    """Says what left this computer: nothing, or request by request."""

    def __init__(self, theme: Theme, requests: tuple[RequestShown, ...], *, narrow: bool) -> None:
        super().__init__(theme, tr("What was sent and asked"))
        self._theme = theme
        self._requests = requests
        self._narrow = narrow
        self.unfold: Button | None = None
        self._show(requests[:FIRST])

    def _show(self, listed: tuple[RequestShown, ...]) -> None:
        theme, px = self._theme, self._theme.px
        emptied(self.column)
        self.column.setSpacing(px(8))
        if not self._requests:
            words = tr("Nothing has left this computer through Askfirst.")
            self.column.addWidget(Text(theme, Role.READING, words, colour="ink2"))
            return
        words = tr("Every request that Askfirst ever made. Each is written down here before it is made.")
        self.column.addWidget(Text(theme, Role.READING, words, colour="ink2"))
        self.column.addWidget(self._stacked(listed) if self._narrow else self._table(listed))
        more = len(self._requests) - len(listed)
        self.unfold = None
        if more:
            label = ntr("Show {n} older request", "Show {n} older requests", more).format(n=more)
            self.unfold = Button(theme, label, Kind.LINK)
            self.unfold.clicked.connect(lambda: self._show(self._requests))
            self.column.addWidget(self.unfold)

    def _table(self, listed: tuple[RequestShown, ...]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.px(16))
        grid.setVerticalSpacing(0)
        for column, stretch in enumerate(COLUMNS):
            grid.setColumnStretch(column, stretch)
        heads = (tr("When"), tr("Whom, and for what"), tr("What became of it"), tr("Received"))
        for column, head in enumerate(heads):
            grid.addWidget(self._text(Role.LABEL, head, last=column == len(heads) - 1), 0, column)
        grid.addWidget(Rule(self._theme, "ink", thick=1.5), 1, 0, 1, len(COLUMNS))
        for request in listed:
            row, air = grid.rowCount(), self._theme.px(8)
            grid.setRowMinimumHeight(row, air)
            cells = (self._text(Role.BODY, request.when), self._asked(request), self._text(Role.BODY, request.result))
            for column, cell in enumerate(cells):
                grid.addWidget(cell, row + 1, column)
            grid.addLayout(at_top(self._text(Role.BODY, request.received, last=True)), row + 1, len(cells))
            grid.setRowMinimumHeight(row + 2, air)
            grid.addWidget(Rule(self._theme), row + 3, 0, 1, len(COLUMNS))
        return table

    def _text(self, role: Role, words: str, *, last: bool = False) -> Text:
        text = Text(self._theme, role, words, wrap=not last)
        side = Qt.AlignmentFlag.AlignTrailing if last else Qt.AlignmentFlag.AlignLeading
        text.setAlignment(side | Qt.AlignmentFlag.AlignTop)
        return text

    def _asked(self, request: RequestShown) -> QWidget:
        """Who was asked for what, with the exact address."""
        cell = QWidget()
        column = stacked(cell)
        column.addWidget(Text(self._theme, Role.BODY_STRONG, request.host))
        column.addWidget(Text(self._theme, Role.BODY, request.what))
        column.addWidget(Text(self._theme, Role.CAPTION, request.address, colour="ink2"))
        column.addStretch(1)
        return cell

    def _stacked(self, listed: tuple[RequestShown, ...]) -> QWidget:
        """The same under one another, where there is little room."""
        part = QWidget()
        column = stacked(part, spacing=self._theme.px(4))
        for request in listed:
            column.addWidget(Rule(self._theme))
            line = in_line(spacing=self._theme.px(12))
            line.addWidget(Text(self._theme, Role.LABEL, request.when), 1)
            line.addWidget(self._text(Role.BODY, request.received, last=True))
            column.addLayout(line)
            column.addWidget(self._asked(request))
            column.addWidget(flowing(Text(self._theme, Role.BODY, request.result)))
        return part
