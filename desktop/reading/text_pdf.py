"""The bytes of a PDF -> its text page by page. Called in a child process: nobody vouches for the bytes."""

from collections import Counter
from itertools import islice
from typing import Any

from pypdf import PageObject
from pypdf.errors import LimitReachedError

from desktop.core.document import MOST_LETTERS, MOST_PAGES
from desktop.core.progress import Tick, unwatched
from desktop.core.unreadable import Reason, Unreadable
from desktop.reading.letters import cleaned
from desktop.reading.lines import Line, known_words, paragraphs
from desktop.reading.pdf_opening import opened, refusals

AFTER = 1024
"""Bytes that may stand after a PDF's end (ISO 32000-1, annex H.3)."""
FILL, WIDER = 0.78, 1.3
"""The share of the widest line that a line surely fills, and how much wider than usual a gap between paragraphs is."""
COLUMN = 0.6
"""The share of a page's wider lines that one fills at least where the page has one column."""
DOT = str.maketrans(dict.fromkeys("\x7f\x81\x8d\x8f\x90\x9d", "•"))
"""What stands for the dot of a list in WinAnsiEncoding (ISO 32000-2, annex D.2, note 3)."""
FEWEST = 2
"""Letters and figures of a page that has text: with fewer it is a picture with a speck on it."""
Matrix = list[float]


def pdf_text(content: bytes, *, tell: Tick = unwatched) -> dict[str, object]:
    """The text of a PDF as `DocumentText` holds it, for JSON; Unreadable where the bytes do not give it."""
    with refusals():
        reader = opened(content, after=AFTER)
        pages = list(islice(reader.pages, MOST_PAGES + 1))
        read, cut, letters = [], len(pages) > MOST_PAGES, 0
        for number, page in enumerate(pages[:MOST_PAGES], 1):
            read.append(_lines(page))
            letters += sum(len(line.text) for line in read[-1])
            if letters > MOST_LETTERS:
                cut = True
                break
            tell(0.95 * number / min(len(pages), MOST_PAGES))
        return {"pages": _texts(read), "cut": cut}


def _texts(pages: list[list[Line]]) -> list[str]:
    """The pages' texts, as many letters as are kept; an empty one for a page without."""
    texts, left = [], MOST_LETTERS
    known = known_words(line.text for lines in pages for line in lines)
    for lines in pages:
        if not left:
            break
        text = paragraphs(lines, known=known, fill=FILL, width=_width(lines))[:left]
        texts.append(text if sum(map(str.isalnum, text[:1000])) >= FEWEST else "")
        left -= len(text)
    return texts


def _width(lines: list[Line]) -> int:
    """Letters that a line of the page holds at least."""
    wide = sorted(len(line.text) for line in lines)[-max(len(lines) // 10, 1) :]
    return round(COLUMN * wide[0]) if wide else 0


def _lines(page: PageObject) -> list[Line]:
    """The lines of a page, in the order of the file; none where the page is damaged."""
    drawn = _Drawn()
    try:
        page.extract_text(visitor_text=drawn.take)
    except (MemoryError, LimitReachedError):
        raise Unreadable(Reason.TOO_MUCH) from None
    except Exception:
        return []
    return drawn.lines()


class _Drawn:
    """Gathers what is drawn on a page, with how high each line stands."""

    def __init__(self) -> None:
        self._ended: list[tuple[str, float | None]] = []
        self._pieces: list[str] = []
        self._height: float | None = None

    def take(self, text: str, outer: Matrix, inner: Matrix, _font: Any, _size: float) -> None:
        """A piece of text with the two matrices that place it (ISO 32000-2, 8.3 and 9.4)."""
        for at, piece in enumerate(text.split("\n")):
            if at:
                self._end()
            if self._height is None and piece.strip():
                self._height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
            self._pieces.append(piece)

    def lines(self) -> list[Line]:
        """The lines, those apart that stand further below the one above than most do."""
        self._end()
        gaps = [_gap(above, below) for (_, above), (_, below) in zip(self._ended, self._ended[1:], strict=False)]
        counted = Counter(round(gap) for gap in gaps if gap > 0)
        usual = min((gap for gap, times in counted.items() if times == max(counted.values())), default=0)
        apart = [False, *(0 < WIDER * usual < gap for gap in gaps)]
        return [Line(text, apart=wide) for (text, _), wide in zip(self._ended, apart, strict=False)]

    def _end(self) -> None:
        text = cleaned("".join(self._pieces).translate(DOT)).strip()
        if text:
            self._ended.append((text, self._height))
        self._pieces.clear()
        self._height = None


def _gap(above: float | None, below: float | None) -> float:
    return above - below if above is not None and below is not None else 0.0
