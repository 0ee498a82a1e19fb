"""Blocks of a document -> reportlab flowables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, KeepTogether, PageBreak, Spacer
from reportlab.platypus import Paragraph as Set

from desktop.drawing.document import (
    Block,
    Cell,
    Column,
    Columns,
    Heading,
    Key,
    Lines,
    Paragraph,
    Picture,
    Style,
    Table,
)
from desktop.drawing.shapes import Face
from desktop.export.fonts import FILES, printable, text_width
from desktop.export.pdf_figures import PRINT, FigureFlowable
from desktop.export.rows import Rows

PIXEL = 0.62
"""Points that a figure's pixel takes where it has its own size."""
LEAST = 90
"""Points that must be left under a heading for the beginning of a text or of two columns."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How big type is (1 or 1.4), and the room on a page, in points; `nested` within a column of a page."""

    scale: float
    width: float
    height: float
    nested: bool = False


_STYLES: dict[Style, tuple[Face, float, float, str, float]] = {
    Style.TITLE: (Face.SERIF, 23, 27, "ink", 0),
    Style.UNDER_TITLE: (Face.SANS, 10.5, 14, "ink2", 2),
    Style.VERDICT: (Face.SERIF_SEMIBOLD, 15, 19, "ink", 12),
    Style.LEAD: (Face.SERIF, 10.8, 15.6, "ink", 2),
    Style.BODY: (Face.SANS, 9.3, 12.6, "ink", 2),
    Style.STRONG: (Face.SANS_SEMIBOLD, 9.3, 12.6, "ink", 0),
    Style.NUMBER: (Face.SERIF, 15, 17, "ink", 0),
    Style.SMALL: (Face.SANS, 8.5, 11.4, "ink2", 1),
    Style.WORDS: (Face.SERIF_ITALIC, 9.5, 13, "pen", 1),
    Style.CHOICE: (Face.SANS_SEMIBOLD, 9.5, 13, "pen", 1),
}


@cache
def _style(style: Style, scale: float, *, right: bool = False) -> ParagraphStyle:
    face, size, leading, ink, before = _STYLES[style]
    return ParagraphStyle(
        f"{style.name}{scale}{right}",
        fontName=FILES[face],
        fontSize=size * scale,
        leading=leading * scale,
        textColor=PRINT[ink],
        spaceBefore=before * scale,
        alignment=TA_RIGHT if right else 0,
        splitLongWords=1,
    )


def _markup(paragraph: Paragraph) -> str:
    text = escape(printable(paragraph.text)).replace("\n", "<br/>")
    if not paragraph.marked:
        return text
    face = FILES[Face.SERIF_SEMIBOLD if paragraph.style is Style.LEAD else Face.SANS_SEMIBOLD]
    parts = text.split("*")
    return "".join(f'<font name="{face}">{part}</font>' if at % 2 else part for at, part in enumerate(parts))


def _set(paragraph: Paragraph, setting: Setting, *, right: bool = False) -> Any:
    return Set(_markup(paragraph), _style(paragraph.style, setting.scale, right=right))


def flowables(blocks: Iterable[Block], setting: Setting) -> list[Any]:
    """The blocks as flowables for a column of the setting's width; a heading stays with what it heads."""
    listed = tuple(blocks)
    made: list[Any] = []
    for at, block in enumerate(listed):
        if isinstance(block, Heading) and not block.new_page and not setting.nested:
            made.append(CondPageBreak(min(_beginning(listed[at:], setting), setting.height)))
        made.extend(_flow(block, setting))
    return made


def _beginning(blocks: tuple[Block, ...], setting: Setting) -> float:
    """How high headings are with the beginning of what they head: a table's first row, or a few lines of text."""
    height, least, lines = 0.0, LEAST * setting.scale, 0.0
    for block in blocks:
        match block:
            case Heading():
                height += _height(block, setting)
            case Table(columns, rows):
                return height + lines + _height(Table(columns, rows[:1], block.ruled), setting)
            case Lines(rows):
                return height + lines + _height(Lines(rows[:1]), setting)
            case Paragraph() if lines < least / 2:
                lines += min(_height(block, setting), least)
            case Paragraph() | Columns():
                break
            case _:
                return height + lines + _height(block, setting)
    return height + max(lines, least)


def _height(block: Block, setting: Setting) -> float:
    parts = _flow(block, setting)
    return float(sum(part.getSpaceBefore() + part.wrap(setting.width, setting.height)[1] for part in parts))


def _flow(block: Block, setting: Setting) -> Iterator[Any]:
    match block:
        case Paragraph(mark=None):
            yield _set(block, setting)
        case Paragraph():
            yield from _marked(block, setting)
        case Heading():
            yield from _heading(block, setting)
        case Picture(figure, fit):
            points = setting.width / figure.width if fit else PIXEL * setting.scale
            yield Spacer(1, 6 * setting.scale)
            yield FigureFlowable(figure, min(points, setting.width / figure.width))
        case Lines(rows):
            yield from _lines(rows, setting)
        case Table():
            yield from _table(block, setting)
        case Columns():
            yield _columns(block, setting)
        case Key():
            yield _key(block, setting)


def _marked(block: Paragraph, setting: Setting) -> Iterator[Any]:
    """A paragraph with its mark hanging at the left."""
    size = 22 * setting.scale
    mark = FigureFlowable(block.mark, 0.8 * setting.scale) if block.mark else ""
    grid = Rows([[mark, _set(block, setting)]], colWidths=[size, setting.width - size])
    grid.setStyle(
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), 12 * setting.scale),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    yield grid


def _heading(block: Heading, setting: Setting) -> Iterator[Any]:
    """An ink line, the words, and what stands at their right; level 1 goes into the outline."""
    scale = setting.scale
    size, leading = (13, 17) if block.level == 1 else (9.3, 12.6)
    face = Face.SERIF_SEMIBOLD if block.level == 1 else Face.SANS_SEMIBOLD
    style = ParagraphStyle(
        f"heading{block.level}{scale}",
        fontName=FILES[face],
        fontSize=size * scale,
        leading=leading * scale,
        textColor=PRINT["ink"],
    )
    words = Set(escape(printable(block.text)), style)
    aside = _set(Paragraph(block.aside, Style.SMALL), setting, right=True)
    beside = min(text_width(printable(block.aside), Face.SANS, 8.6 * scale) + 4, setting.width * 0.6)
    widths = [setting.width - beside, beside] if block.aside else [setting.width]
    grid = Rows([[words, aside] if block.aside else [words]], colWidths=widths, hAlign="LEFT")
    grid.setStyle(
        [
            ("LINEABOVE", (0, 0), (-1, 0), 0.8, PRINT["ink"]),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 4 * scale),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3 * scale),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ]
    )
    if block.level == 1:
        grid.outline = printable(block.text)
    if block.new_page:
        yield PageBreak()
    yield Spacer(1, (14 if block.level == 1 else 10) * scale)
    yield grid


def _lines(rows: tuple[tuple[str, str], ...], setting: Setting) -> Iterator[Any]:
    cells = [[_set(Paragraph(words), setting), _set(Paragraph(figure), setting, right=True)] for words, figure in rows]
    grid = Rows(cells, colWidths=[setting.width * 0.74, setting.width * 0.26])
    grid.setStyle(_plain_style(2.2 * setting.scale))
    yield grid


def _plain_style(padding: float) -> list[Any]:
    return [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]


def _table(block: Table, setting: Setting) -> Iterator[Any]:
    widths = [column.share * setting.width for column in block.columns]
    rows = [
        [_cell(cell, column, width, setting) for cell, column, width in zip(row, block.columns, widths, strict=True)]
        for row in block.rows
    ]
    has_head = any(column.head for column in block.columns)
    if has_head:
        rows.insert(0, [_head(column, setting) for column in block.columns])
    grid = Rows(rows, colWidths=widths, repeatRows=int(has_head))
    style = _plain_style((3.6 if block.ruled else 3) * setting.scale)
    style += [("RIGHTPADDING", (0, 0), (-2, -1), 8 * setting.scale)]
    if not block.ruled:
        style += [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LINEABOVE", (0, -1), (-1, -1), 0.8, PRINT["ink"])]
    else:
        continued = [at for at, row in enumerate(block.rows) if not row[0].paragraphs and at]
        begins = [at + has_head for at in range(1, len(block.rows)) if at not in continued]
        style += [("LINEABOVE", (0, at), (-1, at), 0.5, PRINT["rule"]) for at in begins]
        style += [("LINEBELOW", (0, -1), (-1, -1), 0.8, PRINT["ink"])]
        style += [("LINEBELOW", (0, 0), (-1, 0), 0.8, PRINT["ink"])] if has_head else []
    grid.setStyle(style)
    yield Spacer(1, 4 * setting.scale)
    yield grid


def _head(column: Column, setting: Setting) -> Any:
    style = _style(Style.STRONG, setting.scale, right=column.numbers)
    small = ParagraphStyle("head", style, fontSize=8.5 * setting.scale, leading=11.4 * setting.scale)
    return Set(escape(printable(column.head)), small)


def _cell(cell: Cell, column: Column, width: float, setting: Setting) -> Any:
    if cell.figure is not None:
        points = min(PIXEL * setting.scale, (width - 8) / max(cell.figure.width, 1))
        return FigureFlowable(cell.figure, points)
    words = [_set(paragraph, setting, right=column.numbers) for paragraph in cell.paragraphs]
    if cell.mark is None:
        return words or ""
    gap = 17 * setting.scale
    inner = Rows(
        [[FigureFlowable(cell.mark, PIXEL * setting.scale), words]], colWidths=[gap, width - gap - 8 * setting.scale]
    )
    inner.setStyle(_plain_style(0))
    return inner


def _columns(block: Columns, setting: Setting) -> Any:
    gap = 22 * setting.scale
    left = (setting.width - gap) * block.share
    right = setting.width - gap - left
    sides = [
        flowables(side, replace(setting, width=width, nested=True))
        for side, width in ((block.left, left), (block.right, right))
    ]
    grid = Rows([[sides[0], "", sides[1]]], colWidths=[left, gap, right])
    grid.setStyle(_plain_style(0))
    return KeepTogether([grid])


def _key(block: Key, setting: Setting) -> Any:
    cells: list[Any] = []
    widths: list[float] = []
    for figure, words in block.entries:
        cells += [FigureFlowable(figure, PIXEL * setting.scale), _set(Paragraph(words, Style.SMALL), setting)]
        widths += [15 * setting.scale, setting.width / len(block.entries) - 15 * setting.scale]
    grid = Rows([cells], colWidths=widths)
    grid.setStyle([*_plain_style(5 * setting.scale), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    return grid
