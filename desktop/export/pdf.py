"""A document -> the bytes of a PDF, with reportlab."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from desktop.core.progress import Tick
from desktop.drawing.document import Document, Paragraph, Style
from desktop.drawing.shapes import Face
from desktop.export.fonts import FILES, is_lacking, lacking_words, printable, register_fonts, text_width
from desktop.export.pdf_blocks import Setting, flowables
from desktop.export.pdf_figures import PRINT
from desktop.export.wishes import Wishes
from desktop.i18n import tr

SIDE, ABOVE, BELOW = 18 * mm, 13 * mm, 11 * mm
LARGE = 1.4


def pdf_measure(fonts: Path) -> Any:
    """Measures texts in the typefaces of the folder."""
    register_fonts(fonts)
    return text_width


def report_pdf(document: Document, wishes: Wishes, *, fonts: Path, tick: Tick | None = None) -> bytes:
    """The document on A4 or Letter, 1.4 times as big where large print is wanted. The same input gives the same bytes.

    `tick` hears how far the pages are and may raise to stop.
    """
    register_fonts(fonts)
    size = LARGE if wishes.large_print else 1.0
    paper = LETTER if wishes.letter_paper else A4
    setting = Setting(scale=size, width=paper[0] - 2 * SIDE, height=paper[1] - ABOVE - BELOW - 60 * size)
    note = (Paragraph(lacking_words(), Style.SMALL),) if is_lacking(_texts(document)) else ()
    story = flowables((*document.blocks, *note), setting)
    buffer = BytesIO()
    Pages(document, buffer, paper, size, parts=len(story), tick=tick).build(story)
    return buffer.getvalue()


def _texts(part: object) -> Iterator[str]:
    """Every text in a part of a document."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _texts(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))


class Pages(BaseDocTemplate):
    """Pages with a head and a foot, an outline of the headings, and bytes that repeat."""

    def __init__(
        self,
        document: Document,
        buffer: BytesIO,
        paper: tuple[float, float],
        size: float,
        *,
        parts: int,
        tick: Tick | None = None,
        keywords: str = "",
    ) -> None:
        super().__init__(
            buffer,
            pagesize=paper,
            invariant=1,
            title=document.title,
            subject=document.subject,
            author="",
            keywords=keywords,
            creator="Askfirst",
            lang=document.language,
            pageCompression=1,
        )
        self._document = document
        self._size = size
        self._parts = max(parts, 1)
        self._tick = tick
        self._done = 0
        self._outlined = 0
        frame = Frame(
            SIDE,
            BELOW + 30 * size,
            paper[0] - 2 * SIDE,
            paper[1] - ABOVE - BELOW - 60 * size,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self._draw_head_and_foot))

    def beforeDocument(self) -> None:
        """Date the file from the document, so that the same input gives the same bytes."""
        self.canv.setDateFormatter(lambda *_: f"D:{self._document.made_on.isoformat().replace('-', '')}000000+00'00'")

    def afterFlowable(self, flowable: Any) -> None:
        self._done += 1
        if self._tick is not None:
            self._tick(min(self._done / self._parts, 1.0))
        heading = getattr(flowable, "outline", None)
        if heading is not None:
            self._outlined += 1
            key = f"heading-{self._outlined}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(heading, key, level=0)

    def _draw_head_and_foot(self, canvas: Any, _template: Any) -> None:
        size, (width, height) = self._size, self.pagesize
        right, base = width - SIDE, height - ABOVE - 12 * size
        canvas.setFillColor(PRINT["ink"])
        canvas.setFont(FILES[Face.SERIF_SEMIBOLD], 13 * size)
        canvas.drawString(SIDE, base, tr("Askfirst"))
        canvas.setFont(FILES[Face.SANS], 9 * size)
        canvas.drawRightString(right, base, printable(self._document.head))
        canvas.setStrokeColor(PRINT["ink"])
        canvas.setLineWidth(1.2)
        canvas.line(SIDE, base - 8 * size, right, base - 8 * size)
        foot = BELOW + 14 * size
        canvas.setStrokeColor(PRINT["rule"])
        canvas.setLineWidth(0.6)
        canvas.line(SIDE, foot + 10 * size, right, foot + 10 * size)
        canvas.setFillColor(PRINT["ink2"])
        canvas.setFont(FILES[Face.SANS], 8.5 * size)
        room = right - SIDE - 50 * size
        lines = [
            line
            for text in self._document.foot
            for line in simpleSplit(printable(text), FILES[Face.SANS], 8.5 * size, room)
        ]
        for at, line in enumerate(lines):
            canvas.drawString(SIDE, foot - 11 * size * at, line)
        canvas.doForm(f"number-{self.page}")

    def _endBuild(self) -> None:
        """Write the page numbers last, when it is known how many pages there are."""
        canvas = self.canv
        for page in range(1, self.page + 1):
            canvas.beginForm(f"number-{page}")
            canvas.setFillColor(PRINT["ink2"])
            canvas.setFont(FILES[Face.SANS], 8.5 * self._size)
            numbers = tr("{n} of {all}").format(n=page, all=self.page)
            canvas.drawRightString(self.pagesize[0] - SIDE, BELOW + 14 * self._size, numbers)
            canvas.endForm()
        super()._endBuild()
