"""The page that lists a study's documents and takes in another: a file, pasted text, or what is behind a link."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.study import EventKind
from desktop.drawing.marks import event_mark
from desktop.i18n import tr
from desktop.ui.documents.link_form import LinkForm
from desktop.ui.documents.list_state import DocumentRow, ListState
from desktop.ui.files import file_to_open
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields import Fault, LineField, TextField, labelled
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import at_top, emptied, in_line, stacked
from desktop.ui.widgets.links import TitleLink
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, flowing
from desktop.ui.widgets.ways import Ways


def ask_for_document(parent: QWidget, *, title: str) -> Path | None:
    """Ask for a file; None where the person thinks better of it."""
    kinds = ";;".join((tr("Documents (*.pdf *.html *.htm *.docx *.txt *.md)"), tr("All files (*)")))
    return file_to_open(parent, title, kinds)


class PasteForm(QWidget):
    """A text that the person pastes, under a name of theirs."""

    keep_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = stacked(self, spacing=theme.px(12))
        self.name = LineField(theme, tr("What it is"), example=tr("Privacy policy, as on their website"))
        self.text = TextField(theme, tr("Its text"), example=tr("Paste the text here"), lines=7)
        self.keep = Button(theme, tr("Keep this text"))
        self.keep.clicked.connect(self.keep_wanted)
        column.addLayout(labelled(theme, tr("What it is"), self.name))
        column.addLayout(labelled(theme, tr("Its text"), self.text))
        column.addWidget(self.keep)

    @property
    def written(self) -> tuple[str, str]:
        """The name and the text, as they stand in the fields."""
        return self.name.text().strip(), self.text.toPlainText()

    def show_written(self, name: str, text: str) -> None:
        """Show what is pasted and not kept yet."""
        self.name.flush()
        self.text.flush()
        self.name.show_text(name)
        self.text.show_text(text)


class ListPage(Page):
    """Shows which documents there are, and tells what the person wants to open."""

    document_wanted = Signal(str)
    newer_wanted = Signal(str)
    away_wanted = Signal(object)
    fold_wanted = Signal()
    file_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Documents"))
        self._shown: ListState | None = None
        self._side_width = 0
        self.titles: dict[str, TitleLink] = {}
        self.newer: dict[str, Button] = {}
        self.away: dict[str, Button] = {}
        self.fold = Button(theme, "", Kind.LINK)
        self.fold.clicked.connect(self.fold_wanted)
        self.open = Button(theme, tr("Open a file"), Kind.FILLED)
        self.paste = Button(theme, tr("Paste text"))
        self.progress = Progress(theme)
        self.from_link = Button(theme, tr("From a link"))
        self.form = PasteForm(theme)
        self.link_form = LinkForm(theme)
        self._outcome = Fault(theme, above=12)
        self._title = Text(theme, Role.VERDICT)
        self._lead = flowing(Text(theme, Role.LEAD, colour="ink2"))
        self._rows = stacked()
        self._ways = stacked()
        self._lay_out()
        self.open.clicked.connect(self.file_wanted)
        self.paste.clicked.connect(self.ask_text)
        self.from_link.clicked.connect(self.ask_link)
        self.form.keep_wanted.connect(self.paste_wanted)

    def _lay_out(self) -> None:
        px = self.theme.px
        self.content.addWidget(self._title)
        self.content.addSpacing(px(6))
        self.content.addWidget(self._lead)
        self.content.addWidget(self.progress)
        self.content.addWidget(self._outcome)
        self.content.addSpacing(px(20))
        self.content.addLayout(self._rows)
        self.content.addWidget(self.fold)
        self.content.addLayout(self._ways)
        self.content.addSpacing(px(20))
        self.content.addWidget(self.form)
        self.content.addStretch(1)
        self.content.insertWidget(self.content.indexOf(self.form), self.link_form)
        self.form.hide()
        self.link_form.hide()

    def show_state(self, shown: ListState) -> None:
        """Show the documents there are, or what there could be."""
        self._shown = shown
        self._title.say(tr("Documents") if shown.rows else tr("No documents yet."))
        self._lead.say(shown.lead)
        emptied(self._rows)
        self.titles, self.newer, self.away = {}, {}, {}
        self.fold.setText(shown.fold)
        self.fold.setAccessibleName(shown.fold)
        self.fold.updateGeometry()
        self.fold.setVisible(bool(shown.fold))
        quoted = self.theme.metrics(Role.LABEL)
        self._side_width = max((quoted.horizontalAdvance(row.quoted) + 1 for row in shown.rows), default=0)
        for at, row in enumerate(shown.rows):
            self._rows.addWidget(Rule(self.theme, "rule" if at else "ink"))
            self._rows.addWidget(self._row(row))
        if shown.rows:
            self._rows.addSpacing(self.theme.px(28))
        self._show_ways()

    def _show_ways(self) -> None:
        buttons = (self.open, self.paste, self.from_link)
        for button in buttons:
            button.setParent(self)
        emptied(self._ways)
        words = (
            tr("A consent form or a privacy policy: PDF, web page, Word (DOCX), TXT or MD. It stays on this computer."),
            tr("From an e-mail, or from a page in your browser."),
            tr("You see all that would be sent before anything is. Or open it in your browser, and save it."),
        )
        ways = tuple(zip(buttons, words, strict=True))
        self._ways.addWidget(Ways(self.theme, ways, width=self.width_class, tall=14))
        for button in buttons:
            button.show()

    def _row(self, row: DocumentRow) -> QWidget:
        theme, px = self.theme, self.theme.px
        part = QWidget()
        line = in_line(part, spacing=px(14))
        line.setContentsMargins(0, px(12), 0, px(14))
        line.addLayout(at_top(FigureView(theme, event_mark(EventKind.DOCUMENT_ADDED)), below=px(8)))
        column = stacked(spacing=px(2))
        title = TitleLink(theme, row.title, says=f"{row.facts}. {row.quoted}.", role=Role.ROW_TITLE)
        title.clicked.connect(lambda _=False, document=row.id: self.document_wanted.emit(document))
        self.titles[row.id] = title
        column.addWidget(title)
        for words in (row.facts, row.source, row.newer, row.note):
            if words:
                column.addWidget(flowing(Text(theme, Role.CAPTION, words, colour="ink2")))
        line.addLayout(column, 1)
        newer = Button(theme, tr("Open a newer version"), Kind.LINK)
        newer.setAccessibleName(tr("Open a newer version of {name}").format(name=row.title))
        newer.clicked.connect(lambda _=False, document=row.id: self.newer_wanted.emit(document))
        self.newer[row.id] = newer
        away = Button(theme, tr("Bring it back") if row.put_away else tr("Put it away"), Kind.LINK)
        words = tr("Bring {name} back") if row.put_away else tr("Put {name} away")
        away.setAccessibleName(words.format(name=row.title))
        away.clicked.connect(lambda _=False, one=row: self.away_wanted.emit(one))
        self.away[row.id] = away
        quoted = Text(theme, Role.LABEL, row.quoted, wrap=False)
        if self.width_class is Width.NARROW:
            flow = FlowLayout(across=px(20), down=px(4))
            flow.addWidget(quoted)
            flow.addWidget(newer)
            flow.addWidget(away)
            column.addLayout(flow)
        else:
            side = stacked(spacing=px(4))
            side.addWidget(quoted)
            side.addWidget(newer)
            side.addWidget(away)
            side.addStretch(1)
            quoted.setMinimumWidth(max(self._side_width, newer.sizeHint().width()))
            line.addLayout(side)
        return part

    def ask_text(self) -> None:
        """Open the form for a pasted text, and put the cursor into it."""
        self.link_form.hide()
        self.form.show()
        self.form.text.setFocus()
        self.bring_up(self.form)

    def ask_link(self) -> None:
        """Open the field for a link, and put the cursor into it."""
        self.form.hide()
        self.link_form.show()
        self.link_form.link.setFocus()
        self.bring_up(self.link_form)

    def bring_up(self, form: QWidget) -> None:
        """Scroll to a form once it has its place."""
        QTimer.singleShot(0, form, lambda: self.show_widget(form))

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done."""
        self._outcome.say(sentence)
        if sentence:
            self.to_top()

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        super().arrange(width)
        if changed and self._shown is not None:
            self.show_state(self._shown)
