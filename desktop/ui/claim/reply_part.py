"""What does their service give out? A sample reply, what it gives out, and the answer that this shows at least."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.i18n import tr
from desktop.ui.claim.reply_state import FindingShown, ReplyPartState
from desktop.ui.claim.sample import SampleField
from desktop.ui.files import file_to_open
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields import Fault, LineField, labelled
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.links import TitleLink
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, flowing

WIDEST = 776


class FindingsList(QWidget):
    """Where the reply gives something out, and what; a place leads into the text."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.links: list[TitleLink] = []
        self._column = stacked(self)
        self._shown: tuple[object, ...] = ()

    def show_state(self, shown: ReplyPartState, *, width: Width) -> None:
        """Show other findings; nothing at all where there are none."""
        if self._shown == (shown.findings, shown.heading, width):
            return
        self._shown = (shown.findings, shown.heading, width)
        emptied(self._column)
        self.links = []
        self.setVisible(bool(shown.findings))
        if not shown.findings:
            return
        heading = Text(self._theme, Role.LABEL, shown.heading)
        self._column.addWidget(heading)
        self._column.addSpacing(self._theme.px(4))
        self._column.addWidget(Rule(self._theme, "ink", thick=1.5))
        self._column.addWidget(self._rows(shown.findings, narrow=width is Width.NARROW))
        if shown.more:
            self._column.addSpacing(self._theme.px(6))
            self._column.addWidget(Text(self._theme, Role.CAPTION, shown.more, colour="ink2"))

    def _rows(self, findings: tuple[FindingShown, ...], *, narrow: bool) -> QWidget:
        """All rows in one widget, put into the page when it is whole, so that the page is laid out once."""
        rows = QWidget()
        column = stacked(rows)
        for finding in findings:
            column.addLayout(self._row(finding, narrow=narrow))
            column.addWidget(Rule(self._theme))
        return rows

    def _row(self, finding: FindingShown, *, narrow: bool) -> QGridLayout:
        px = self._theme.px
        link = TitleLink(self._theme, finding.path, says=finding.words, role=Role.BODY)
        link.setToolTip(tr("Show it in the reply"))
        link.clicked.connect(lambda _=False, wanted=finding: self.wanted.emit(wanted))
        self.links.append(link)
        words = flowing(Text(self._theme, Role.BODY_STRONG if finding.most else Role.BODY, finding.words))
        grid = QGridLayout()
        grid.setContentsMargins(0, px(7), 0, px(7))
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(0)
        grid.addWidget(link, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, 1 if narrow else 0, 0 if narrow else 1)
        for column, share in enumerate((1, 0) if narrow else (1, 1)):
            grid.setColumnStretch(column, share)
        return grid


class ReplyPart(QWidget):
    """Tells what was pasted and written, that a file is wanted, and that the answer is to be recorded."""

    text_written = Signal(str)
    classes_written = Signal(str)
    open_wanted = Signal()
    record_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._width = Width.WIDE
        self._shown = ReplyPartState("")
        self.text = SampleField(theme)
        self.text.written.connect(self._tell_text)
        self.text.overflowed.connect(self.text_written)
        self.classes = LineField(theme, tr("Possible answers, if you know"), example=tr("10"))
        self.classes.setMaximumWidth(theme.px(232))
        self.classes.written.connect(self.classes_written)
        self.open = Button(theme, tr("Open a file"), Kind.LINK)
        self.open.clicked.connect(self.open_wanted)
        self.clear = Button(theme, tr("Clear it"), Kind.LINK)
        self.clear.clicked.connect(lambda: self.text_written.emit(""))
        self.record = Button(theme, tr("Record at least this much"))
        self.record.clicked.connect(self._record)
        self.findings = FindingsList(theme)
        self.findings.wanted.connect(self._mark)
        self.progress = Progress(theme)
        self._fault, self._classes_fault, self._outcome = Fault(theme), Fault(theme), Fault(theme)
        self._cut = flowing(Text(theme, Role.CAPTION, colour="ink2"))
        self._level = flowing(Text(theme, Role.LEAD))
        self._notes = flowing(Text(theme, Role.READING, colour="ink2"))
        self._warning = Fault(theme)
        self._why_not = flowing(Text(theme, Role.CAPTION, colour="ink2"))
        self._option = flowing(Text(theme, Role.READING))
        self._build()
        self.setMaximumWidth(theme.px(WIDEST))

    def _build(self) -> None:
        px = self._theme.px
        section = Section(self._theme, tr("What does their service give out?"))
        stacked(self).addWidget(section)
        column = section.column
        column.setSpacing(px(12))
        lead = tr(
            "If their service answers programs, it sends replies as JSON. Paste one, and see how much is in it. "
            "It is read here and kept nowhere. Take out what is private first, if you like."
        )
        column.addWidget(flowing(Text(self._theme, Role.READING, lead, colour="ink2")))
        links = in_line(spacing=px(16))
        links.addWidget(self.clear)
        links.addWidget(self.open)
        beside = QWidget()
        beside.setLayout(links)
        field = labelled(self._theme, tr("A sample reply"), self.text, beside=beside)
        field.addWidget(self._cut)
        field.addWidget(self._fault)
        column.addLayout(field)
        column.addWidget(self.progress)
        asked = labelled(self._theme, tr("Possible answers, if you know"), self.classes)
        asked.addWidget(self._classes_fault)
        column.addLayout(asked)
        self._result = QWidget()
        result = stacked(self._result, spacing=px(12))
        for widget in (self._level, self._notes, self._warning, self.findings, self._option, self._why_not):
            result.addWidget(widget)
        self._result.setContentsMargins(0, px(8), 0, 0)
        self.findings.setContentsMargins(0, px(8), 0, px(8))
        result.addWidget(self.record, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._result)
        column.addWidget(self._outcome)

    def say(self, sentence: str) -> None:
        """Say what came of the last thing done."""
        self._outcome.say(sentence)

    def show_state(self, shown: ReplyPartState) -> None:
        """Show a sample and what it gives out."""
        self._shown = shown
        self.text.show_text(shown.text)
        self.text.setReadOnly(bool(shown.cut))
        self.text.show_findings(shown.findings)
        self.text.setAccessibleDescription(shown.fault or shown.level)
        self.classes.show_text(shown.classes)
        self.classes.setAccessibleDescription(shown.classes_fault)
        self._fault.say(shown.fault)
        self._classes_fault.say(shown.classes_fault)
        self.clear.setVisible(bool(shown.text))
        for text, words in (
            (self._cut, shown.cut),
            (self._level, shown.level),
            (self._notes, "\n".join(shown.notes)),
            (self._option, shown.option_words),
            (self._why_not, shown.cannot_record if shown.option else ""),
        ):
            text.say(words)
            text.setVisible(bool(words))
        self._warning.say(shown.warning)
        self.findings.show_state(shown, width=self._width)
        self.record.setVisible(shown.option is not None)
        self.record.withhold(shown.cannot_record)
        self._result.setVisible(bool(shown.level))

    def choose_file(self) -> Path | None:
        """Ask which file holds a reply; None where the person thinks better of it."""
        filters = tr("Replies (*.json *.txt);;All files (*)")
        return file_to_open(self, tr("Open a sample reply"), filters)

    def flush(self) -> None:
        """Tell whatever is written and not told yet."""
        self.text.flush()
        self.classes.flush()

    def arrange(self, width: Width) -> None:
        """Fit the part to the room there is."""
        self._width = width
        self.findings.show_state(self._shown, width=width)

    def _tell_text(self, text: str) -> None:
        if not self._shown.cut:
            self.text_written.emit(text)

    def _record(self) -> None:
        if self._shown.option is not None:
            self.record_wanted.emit(self._shown.option)

    def _mark(self, finding: object) -> None:
        if isinstance(finding, FindingShown):
            self.text.mark(finding)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
