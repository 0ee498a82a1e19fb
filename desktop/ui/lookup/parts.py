"""Parts of "Look it up": ruled lines of facts, the question before sending, and what a record leaves open."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.ui.lookup.state import ConsentShown, GapShown, ReviewShown
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.layout import at_top, in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.links import TitleLink
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, flowing
from desktop.ui.widgets.ways import Ways

LABEL = 150


def heading(theme: Theme, title: str, lead: str) -> QVBoxLayout:
    """The page's title with what it is about."""
    column = stacked(spacing=theme.px(6))
    column.addWidget(Text(theme, Role.VERDICT, title))
    column.addWidget(flowing(Text(theme, Role.LEAD, lead, colour="ink2")))
    return column


class Ruled(QWidget):
    """Facts under one another, each with its name at the left, or above where there is little room."""

    def __init__(self, theme: Theme, lines: Sequence[tuple[str, str]], *, beside: bool) -> None:
        super().__init__()
        px = theme.px
        column = stacked(self)
        for at, (label, words) in enumerate(lines):
            if at:
                column.addWidget(Rule(theme))
            line = in_line(spacing=px(16)) if beside else stacked(spacing=px(1))
            line.setContentsMargins(0, px(7), 0, px(7))
            name = flowing(Text(theme, Role.LABEL, label))
            if beside:
                name.setFixedWidth(px(LABEL))
                line.addLayout(at_top(name, below=px(2)))
            else:
                line.addWidget(name)
            line.addWidget(flowing(Text(theme, Role.BODY, words)), 1)
            column.addLayout(line)


class ConsentPart(QWidget):
    """All that a request would send and tell, and the two ways on, of which neither is put first.

    The focus comes to the question itself, so that it is read out and no key that is pressed twice says yes.
    """

    ask_wanted = Signal()
    browser_wanted = Signal()

    def __init__(self, theme: Theme, shown: ConsentShown, *, width: Width) -> None:
        super().__init__()
        px = theme.px
        column = stacked(self)
        section = Section(theme, shown.title)
        section.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        section.setProperty("ringless", "yes")
        section.setAccessibleName(shown.title)
        section.setAccessibleDescription(" ".join(f"{label}: {words}" for label, words in shown.lines))
        self.question = section
        section.column.addWidget(Ruled(theme, shown.lines, beside=width is not Width.NARROW))
        column.addWidget(section)
        column.addSpacing(px(12))
        self.ask = Button(theme, shown.ask)
        self.browser = Button(theme, tr("Open it in my browser"))
        self.ask.clicked.connect(self.ask_wanted)
        self.browser.clicked.connect(self.browser_wanted)
        ways = ((self.browser, shown.browser_words), (self.ask, shown.ask_words))
        column.addWidget(Ways(theme, ways, width=width, tall=12))

    def withhold(self, reason: str) -> None:
        """Say why nothing more can be asked now; no reason lets it be asked again."""
        for button in (self.ask, self.browser):
            button.withhold(reason)

    def minimumSizeHint(self) -> QSize:
        """No height of its own: that for its width is enough, and more would end the page in air."""
        return QSize(super().minimumSizeHint().width(), 0)


class GapsPart(QWidget):
    """What the record leaves open, each question a link; nothing of it earns points."""

    question_wanted = Signal(str)
    sheet_wanted = Signal()

    def __init__(self, theme: Theme, shown: ReviewShown) -> None:
        super().__init__()
        px = theme.px
        self.links: dict[str, TitleLink] = {}
        section = Section(theme, tr("What to ask because of it"))
        section.column.addWidget(flowing(Text(theme, Role.CAPTION, shown.no_points, colour="ink2")))
        for at, gap in enumerate(shown.gaps):
            section.column.addSpacing(px(10))
            if at:
                section.column.addWidget(Rule(theme))
                section.column.addSpacing(px(10))
            self._add(theme, section, gap)
        self.sheet = Button(theme, tr("Make a question sheet with these"))
        self.sheet.clicked.connect(self.sheet_wanted)
        self.sheet.setVisible(shown.can_ask)
        section.column.addSpacing(px(16))
        section.column.addWidget(self.sheet)
        outer = stacked(self)
        outer.addWidget(section)
        outer.addStretch(1)

    def _add(self, theme: Theme, section: Section, gap: GapShown) -> None:
        section.column.addWidget(flowing(Text(theme, Role.READING, gap.words)))
        for question, words in gap.questions:
            link = TitleLink(theme, words, says=tr("opens this question"), role=Role.BODY)
            link.clicked.connect(lambda _=False, wanted=question: self.question_wanted.emit(wanted))
            self.links[question] = link
            section.column.addSpacing(theme.px(4))
            section.column.addWidget(link)


class ToldPart(QWidget):
    """What the record says besides: shown, and kept in the study's log."""

    page_wanted = Signal()

    def __init__(self, theme: Theme, shown: ReviewShown) -> None:
        super().__init__()
        px = theme.px
        outer = stacked(self)
        section = Section(theme, tr("It also says"))
        section.column.addWidget(Ruled(theme, shown.told, beside=False))
        if shown.summary:
            summary = flowing(Text(theme, Role.MARGIN, shown.summary))
            section.column.addWidget(Disclosure(theme, tr("What the study is about"), summary, role=Role.LABEL))
        words = tr("A study here has no place for these. They are kept with the record.")
        section.column.addSpacing(px(6))
        section.column.addWidget(flowing(Text(theme, Role.CAPTION, words, colour="ink2")))
        self.page = Button(theme, tr("Open the study’s page in my browser"), Kind.LINK)
        self.page.clicked.connect(self.page_wanted)
        self.page.setVisible(bool(shown.page))
        section.column.addSpacing(px(8))
        section.column.addWidget(self.page)
        outer.addWidget(section)
        outer.addStretch(1)
