"""Text as it flows out of a marked-up document: runs into lines, lines into paragraphs, cells into rows."""

from dataclasses import dataclass, field

from desktop.reading.letters import cleaned

MOST_TABLES = 50
"""Tables within tables that are told apart; deeper ones are read as what stands in their cells."""
LONGEST_CELL = 300
"""Letters of a cell that is still read across; a row with a longer one, or with paragraphs, is read cell by cell."""


class Enough(Exception):
    """As much was read as is kept."""


@dataclass(slots=True)
class _Paragraph:
    text: str
    is_row: bool = False


@dataclass(slots=True)
class _Table:
    """A table that is open: the cells of its row, each with its paragraphs, and whether the last is open."""

    row: list[list[_Paragraph]] = field(default_factory=list)
    in_cell: bool = False


class Flow:
    """Takes a document piece by piece. Whatever is closed without having been opened is passed by."""

    def __init__(self, *, most: int) -> None:
        self._left = most
        self._pieces: list[str] = []
        self._lines: list[str] = []
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_Table] = []

    def say(self, text: str) -> None:
        """A run of letters; Enough as soon as there are more than are kept."""
        self._pieces.append(text[: self._left])
        self._left -= len(text)
        if self._left < 0:
            raise Enough

    def line(self) -> None:
        """The line ends, if anything stands on it."""
        if not self._pieces:
            return
        line = cleaned("".join(self._pieces)).strip()
        self._pieces.clear()
        if line:
            self._lines.append(line)

    def line_break(self) -> None:
        """The line ends; where nothing stands on it, the paragraph does."""
        before = len(self._lines)
        self.line()
        if len(self._lines) == before:
            self.paragraph()

    def paragraph(self) -> None:
        """The paragraph ends, if anything stands in it."""
        self.line()
        if self._lines:
            self._open_paragraphs().append(_Paragraph("\n".join(self._lines)))
            self._lines.clear()

    def open_table(self) -> None:
        """A table begins."""
        self.paragraph()
        if len(self._tables) < MOST_TABLES:
            self._tables.append(_Table())

    def close_table(self) -> None:
        """The innermost table ends."""
        self.close_row()
        if self._tables:
            self._tables.pop()

    def open_row(self) -> None:
        """A row begins; the one before ends."""
        self.close_row()

    def close_row(self) -> None:
        """A row ends: short cells are read across, long ones one after the other."""
        self.close_cell()
        if not self._tables:
            return
        cells, self._tables[-1].row = [cell for cell in self._tables[-1].row if cell], []
        if all(len(cell) == 1 and len(cell[0].text) <= LONGEST_CELL and "\n" not in cell[0].text for cell in cells):
            row = "\t".join(cell[0].text for cell in cells)
            self._open_paragraphs().extend([_Paragraph(row, is_row=True)] if row else [])
        else:
            self._open_paragraphs().extend(paragraph for cell in cells for paragraph in cell)

    def open_cell(self) -> None:
        """A cell begins; the one before ends."""
        self.close_cell()
        if self._tables:
            self._tables[-1].row.append([])
            self._tables[-1].in_cell = True

    def close_cell(self) -> None:
        """A cell ends."""
        self.paragraph()
        if self._tables:
            self._tables[-1].in_cell = False

    def text(self) -> str:
        """Everything, its paragraphs parted by an empty line; call it once, at the end."""
        self.paragraph()
        while self._tables:
            self.close_table()
        pieces, before = [], False
        for paragraph in self._paragraphs:
            pieces.append(("\n" if before and paragraph.is_row else "\n\n") + paragraph.text)
            before = paragraph.is_row
        return "".join(pieces).strip("\n")

    def _open_paragraphs(self) -> list[_Paragraph]:
        """Where a paragraph goes: into the innermost cell that is open, else into the document."""
        for table in reversed(self._tables):
            if table.in_cell:
                return table.row[-1]
        return self._paragraphs
