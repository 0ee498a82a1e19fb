"""A document's text: its pages one below the other, each under its number, with the passages in hand marked."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit

from desktop.i18n import tr
from desktop.ui.documents.paper import Paper
from desktop.ui.documents.reader_state import Span
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.scrolling import quieten_scroll_bar
from desktop.ui.widgets.units import Units
from desktop.words.passages import page_words

MARGIN, GUTTER, LINES = 18, 4, 9


def whole_words(text: str, start: int, end: int) -> Span:
    """The place with the rest of the words that it begins and ends in."""
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


class DocumentText(QPlainTextEdit):
    """The text, which can be marked and not written in. Enter attaches what is marked, or the passage in hand."""

    attach_wanted = Signal()
    take_back_wanted = Signal()
    marked_anew = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._paper = Paper("", (0,), paged=False)
        self._units = Units("")
        self._pages: dict[int, int] = {}
        self._here: Span | None = None
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.setAccessibleName(tr("The document"))
        self.setFont(theme.font(Role.READING))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(theme.px(MARGIN))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        edge, ground = theme.colour("strong").name(), theme.colour("field").name()
        self.setStyleSheet(
            f"QPlainTextEdit {{ border: 1px solid {edge}; border-radius: 2px; background: {ground};"
            f" color: {theme.colour('ink').name()}; }}"
        )
        quieten_scroll_bar(theme, self, ground="field")
        self.selectionChanged.connect(self.marked_anew)

    def show_paper(self, paper: Paper) -> None:
        """Set another document's text; the same one is left as it is."""
        if paper is self._paper:
            return
        self._paper, self._units, self._here = paper, Units(paper.text), None
        self.setExtraSelections([])
        self.setPlainText(paper.text)
        blocks = self.document()
        self._pages = {}
        if paper.paged:
            for number, start in enumerate(paper.starts, start=1):
                self._pages[blocks.findBlock(self._units.there(start - 1)).blockNumber()] = number

    @property
    def marked(self) -> Span | None:
        """What the person marked, with the whole of its words and without the blanks around it; None: nothing."""
        cursor = self.textCursor()
        start, end = self._units.here(cursor.selectionStart()), self._units.here(cursor.selectionEnd())
        words = self._paper.text[start:end]
        if not words.strip():
            return None
        return whole_words(self._paper.text, start + len(words) - len(words.lstrip()), start + len(words.rstrip()))

    @property
    def words(self) -> str:
        """The text of the document."""
        return self._paper.text

    @property
    def begins(self) -> int:
        """Where in it the marked words begin, or the cursor stands."""
        return self._units.here(self.textCursor().selectionStart())

    @property
    def place(self) -> int:
        """The cursor, as the field counts it."""
        return self.textCursor().position()

    def go_to(self, place: int) -> None:
        """Put the cursor there, and the place a quarter down the field."""
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.centerCursor()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() // 4)

    def show_spans(self, spans: Sequence[Span], *, here: Span | None) -> None:
        """Mark the passages on a question, and the one in hand among them more strongly."""
        self._here = here
        others = [span for span in spans if span != here]
        washed, underlined = QTextCharFormat(), QTextCharFormat()
        washed.setBackground(self._theme.colour("wash"))
        underlined.setBackground(self._theme.colour("wash"))
        underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        underlined.setUnderlineColor(self._theme.colour("pen"))
        chosen = [here] if here is not None else []
        self.setExtraSelections([*self._selections(others, washed), *self._selections(chosen, underlined)])
        self.viewport().update()

    def _selections(self, spans: Sequence[Span], look: QTextCharFormat) -> Iterator[QTextEdit.ExtraSelection]:
        for start, end in spans:
            one = QTextEdit.ExtraSelection()
            one.cursor, one.format = self._cursor(start, end), look
            yield one

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units.there(start))
        cursor.setPosition(self._units.there(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def bring_up(self, span: Span) -> None:
        """Put the cursor where a passage begins, and that a quarter down the field."""
        self.go_to(self._units.there(span[0]))

    def mark(self, span: Span) -> None:
        """Mark words as the person would."""
        self.bring_up(span)
        line = self.verticalScrollBar().value()
        self.setTextCursor(self._cursor(*span))
        self.verticalScrollBar().setValue(line)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), LINES * self._theme.line(Role.READING))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.attach_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for block in self._blocks_in_sight():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if block.blockNumber() in self._pages:
                self._paint_number(painter, box, self._pages[block.blockNumber()])
            if self._holds_here(block):
                bar = QRectF(self._theme.px(GUTTER), box.top(), self._theme.px(3), box.height())
                painter.fillRect(bar, self._theme.colour("pen"))

    def _blocks_in_sight(self) -> Iterator[QTextBlock]:
        block, bottom = self.firstVisibleBlock(), self.viewport().height()
        while block.isValid():
            if self.blockBoundingGeometry(block).translated(self.contentOffset()).top() > bottom:
                return
            yield block
            block = block.next()

    def _holds_here(self, block: QTextBlock) -> bool:
        if self._here is None:
            return False
        start, end = self._units.there(self._here[0]), self._units.there(self._here[1])
        return start < block.position() + block.length() and block.position() < end

    def _paint_number(self, painter: QPainter, box: QRectF, number: int) -> None:
        """A page's number in the line above it, and a hairline from there to the edge."""
        theme, px = self._theme, self._theme.px
        start = self._paper.starts[number - 1]
        empty = self._paper.text[start : start + 1] in ("", "\n")
        words = tr("{page}, which gave no text").format(page=page_words(number)) if empty else page_words(number)
        painter.setFont(theme.font(Role.CAPTION))
        painter.setPen(theme.colour("ink2"))
        room = QRect(QPoint(px(MARGIN), round(box.top())), QSize(self.viewport().width(), round(box.height())))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        left = px(MARGIN) + painter.fontMetrics().horizontalAdvance(words) + px(10)
        line = QRectF(left, round(box.center().y()), self.viewport().width() - left - px(MARGIN), 1)
        painter.fillRect(line, theme.colour("rule"))
