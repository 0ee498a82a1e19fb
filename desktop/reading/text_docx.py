"""The bytes of a Word document -> its text (ECMA-376, part 1). Called in a child process; macros are not looked at."""

import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pyexpat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from desktop.core.document import MOST_LETTERS
from desktop.core.progress import Tick, unwatched
from desktop.core.unreadable import Reason, Unreadable
from desktop.reading.flow import Enough, Flow

MOST_XML, PIECE = 30_000_000, 1_000_000
MOST_ENTRIES, MOST_LEVELS = 20_000, 2_000
LOCKED, LAST = 0x1, True
PARTS = tuple(re.compile(rf"word/{name}\d*\.xml") for name in ("header", "document", "footnotes", "endnotes", "footer"))
"""The parts with text, in the order in which they are read; headers and footers once, as they stand on every page."""
ELEMENT = re.compile(r"\S*(?:wordprocessingml/(?:2006/)?main|officeDocument/(?:2006/)?math) (\w+)")
"""The name of an element of a Word document or of a formula, in the standard's two editions."""
FAULTS = (BadZipFile, ExpatError, EOFError, zlib.error, RuntimeError, ValueError, OverflowError, LookupError)
"""What the readers of zip files and of XML raise; the last where an encoding is unknown."""
LEFT_OUT = frozenset({"Fallback", "moveFrom", "delText", "instrText"})
"""What stands there a second time, or was taken out."""


def docx_text(content: bytes, *, tell: Tick = unwatched) -> dict[str, object]:
    """The text of a Word document as `DocumentText` holds it, for JSON; Unreadable where the bytes are none."""
    flow = Flow(most=MOST_LETTERS)
    try:
        with ZipFile(BytesIO(content)) as archive:
            _read(archive, flow, tell)
    except Enough:
        return {"pages": [flow.text()], "cut": True}
    except FAULTS:
        raise Unreadable(Reason.BROKEN) from None
    return {"pages": [flow.text()], "cut": False}


def _read(archive: ZipFile, flow: Flow, tell: Tick) -> None:
    if len(archive.infolist()) > MOST_ENTRIES:
        raise Unreadable(Reason.TOO_MUCH)
    entries = {entry.filename: entry for entry in archive.infolist()}
    parts = [entry for part in PARTS for name, entry in sorted(entries.items()) if part.fullmatch(name)]
    if not any(PARTS[1].fullmatch(entry.filename) for entry in parts):
        raise Unreadable(Reason.BROKEN)
    expected, read = max(sum(entry.file_size for entry in parts), 1), 0
    if expected > MOST_XML:
        raise Unreadable(Reason.TOO_MUCH)
    for entry in parts:
        part = _Part(flow)
        for piece in _pieces(archive, entry):
            read += len(piece)
            if read > MOST_XML:
                raise Unreadable(Reason.TOO_MUCH)
            part.take(piece)
            tell(min(read / expected, 1.0) * 0.9)
        part.end()


def _pieces(archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    """The bytes of an entry, piece by piece, so that a small file cannot grow large in memory."""
    if entry.flag_bits & LOCKED:
        raise Unreadable(Reason.ENCRYPTED)
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Unreadable(Reason.BROKEN)
    with archive.open(entry) as file:
        while piece := file.read(PIECE):
            yield piece


class _Part:
    """Reads one part's XML. A document type declaration ends it: no Word document has one."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._levels, self._left_out, self._saying = 0, 0, False
        self._parser = ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.CharacterDataHandler = self._say

    def take(self, piece: bytes) -> None:
        """The next bytes."""
        self._parser.Parse(piece)

    def end(self) -> None:
        """There is nothing more."""
        self._parser.Parse(b"", LAST)
        self._flow.paragraph()

    def _refuse(self, *_declared: object) -> None:
        raise Unreadable(Reason.BROKEN)

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._levels += 1
        if self._levels > MOST_LEVELS:
            raise Unreadable(Reason.TOO_MUCH)
        if self._left_out or name.rpartition(" ")[2] in LEFT_OUT:
            self._left_out += 1
            return
        match _element(name):
            case "t":
                self._saying = True
            case "p":
                self._flow.paragraph()
            case "br" | "cr":
                self._flow.line()
            case "tab" | "ptab":
                self._flow.say(" ")
            case "noBreakHyphen":
                self._flow.say("-")
            case "sym":
                self._flow.say(_symbol(attributes))
            case "tbl":
                self._flow.open_table()
            case "tr":
                self._flow.open_row()
            case "tc":
                self._flow.open_cell()

    def _close(self, name: str) -> None:
        self._levels -= 1
        if self._left_out:
            self._left_out -= 1
            return
        self._saying = False
        match _element(name):
            case "p":
                self._flow.paragraph()
            case "tbl":
                self._flow.close_table()
            case "tr":
                self._flow.close_row()
            case "tc":
                self._flow.close_cell()

    def _say(self, text: str) -> None:
        if self._saying and not self._left_out:
            self._flow.say(text)


@lru_cache(1000)
def _element(name: str) -> str:
    """What an element is called in a Word document; nothing for others."""
    found = ELEMENT.fullmatch(name)
    return found[1] if found else ""


def _symbol(attributes: dict[str, str]) -> str:
    """A letter given by its number."""
    code = next((value for name, value in attributes.items() if name.endswith(" char")), "")
    return chr(int(code, 16)) if re.fullmatch("[0-9a-fA-F]{1,4}", code) else ""
