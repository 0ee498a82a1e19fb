"""A question sheet -> the bytes of a PDF: to print and write on, or a form to fill in (ISO 32000-1, 12.7)."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.platypus import CondPageBreak, KeepTogether, PageBreak, Spacer

from desktop.core.letter import Letter
from desktop.core.returned import Shown
from desktop.core.sheet import CANNOT_SHARE, DONT_KNOW, STILL_HOLDS, Asked, HeadField, Sheet, mark_of, mark_text
from desktop.core.states import Evidence
from desktop.drawing.document import Document
from desktop.drawing.marks import proof_mark
from desktop.drawing.shapes import Face
from desktop.export.fonts import is_lacking, lacking_words, register_fonts, text_width
from desktop.export.pdf import LARGE, SIDE, Pages
from desktop.export.pdf_figures import PRINT
from desktop.export.rows import Rows
from desktop.export.sheet_parts import Box, BoxLine, Field, HeadCell, HeadRow, HiddenMark, Setting, words
from desktop.i18n import tr
from desktop.words.dates import date_words
from desktop.words.sheets import earlier_words, question_words, sheet_foot, sheet_lead, sheet_title

INDENT = 28
ASIDE = 166
LONG_LABEL = 450
"""Points that the longest label may take, on two lines of one of two columns, before the options stand in one."""
LONG_EXAMPLE = 400
"""Letters of an example of proof that stand beside the room for their words."""


def sheet_pdf(
    sheet: Sheet,
    *,
    fonts: Path,
    fillable: bool = False,
    letter: Letter | None = None,
    letter_paper: bool = False,
    large_print: bool = False,
) -> bytes:
    """The sheet on A4 or Letter, with a cover letter as its first page if one is given. Same input, same bytes."""
    register_fonts(fonts)
    size = LARGE if large_print else 1.0
    paper = LETTER if letter_paper else A4
    setting = Setting(size, paper[0] - 2 * SIDE, fillable)
    mark = mark_text(mark_of(sheet))
    story = [*_cover(letter, setting), *_head(sheet, mark, setting)]
    for number, asked in enumerate(sheet.asked, start=1):
        story += _question(number, asked, sheet, setting)
    story += _documents(setting)
    document = Document(
        title=sheet_title(sheet),
        subject=sheet.project,
        language="en",
        head=tr("Question sheet, to fill in") if fillable else tr("Question sheet"),
        foot=sheet_foot(sheet, fillable=fillable),
        made_on=sheet.made_on,
        blocks=(),
    )
    buffer = BytesIO()
    Pages(document, buffer, paper, size, parts=len(story), keywords=mark).build(story)
    return buffer.getvalue()


def _cover(letter: Letter | None, setting: Setting) -> Iterator[Any]:
    if letter is None:
        return
    yield Spacer(1, 20 * setting.scale)
    yield words(letter.subject, setting, face=Face.SERIF_SEMIBOLD, size=13, leading=17)
    for paragraph in letter.paragraphs:
        yield Spacer(1, 9 * setting.scale)
        yield words(paragraph, setting, face=Face.SERIF, size=10.8, leading=15.6)
    if is_lacking((letter.subject, *letter.paragraphs)):
        yield Spacer(1, 9 * setting.scale)
        yield words(lacking_words(), setting, face=Face.SANS, size=8.5, leading=12, ink="ink2")
    yield PageBreak()


def _head(sheet: Sheet, mark: str, setting: Setting) -> Iterator[Any]:
    yield HiddenMark(HeadField.MARK, mark) if setting.fillable else Spacer(0, 0)
    yield words(sheet_title(sheet), setting, face=Face.SERIF, size=23, leading=28)
    yield Spacer(1, 4 * setting.scale)
    yield words(sheet_lead(sheet), setting, face=Face.SERIF, size=10.4, leading=14.8)
    yield Spacer(1, 12 * setting.scale)
    reply_by = date_words(sheet.reply_by) if sheet.reply_by else tr("when you can")
    yield HeadRow(
        (
            HeadCell(tr("Project"), 0.34, sheet.project),
            HeadCell(tr("To"), 0.41, sheet.to),
            HeadCell(tr("Please reply by"), 0.25, reply_by),
        ),
        setting,
    )
    yield HeadRow(
        (
            HeadCell(tr("Answered by, name and role"), 0.34, field=HeadField.BY),
            HeadCell(tr("E-mail for questions"), 0.41, field=HeadField.EMAIL),
            HeadCell(tr("Date"), 0.25, field=HeadField.DAY),
        ),
        setting,
    )
    if is_lacking(_printed(sheet)):
        yield words(lacking_words(), setting, face=Face.SANS, size=8.5, leading=12, ink="ink2")
    yield Spacer(1, 12 * setting.scale)


def _printed(sheet: Sheet) -> Iterator[str]:
    """The texts of a sheet that others than the program wrote."""
    yield from (sheet.project, sheet.to)
    for asked in sheet.asked:
        yield from (asked.question.number, question_words(asked, sheet), earlier_words(asked))
        yield from (option.label for option in asked.question.options)
        yield asked.question.proof_examples.get(Evidence.DOCUMENTED, "")


def _question(number: int, asked: Asked, sheet: Sheet, setting: Setting) -> Iterator[Any]:
    scale = setting.scale
    inner = replace(setting, width=setting.width - INDENT * scale)
    text = [words(question_words(asked, sheet), inner, face=Face.SERIF, size=11.2, leading=14.6)]
    if asked.earlier is not None:
        text.append(words(earlier_words(asked), inner, face=Face.SERIF_ITALIC, size=9.5, leading=13, ink="pen"))
    small = words(asked.question.number, setting, face=Face.SANS, size=8.5, leading=10, ink="ink2")
    head = Rows(
        [[[words(str(number), setting, face=Face.SERIF, size=19, leading=20), small], text]],
        colWidths=[INDENT * scale, inner.width],
    )
    head.setStyle(
        [
            ("LINEABOVE", (0, 0), (-1, 0), 0.8, PRINT["ink"]),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 7 * scale),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4 * scale),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    block = [head, *_boxes(asked, setting), Spacer(1, 2 * scale), *_words_and_proof(asked, setting)]
    yield CondPageBreak(120 * scale)
    yield KeepTogether([*block, Spacer(1, 12 * scale)])


def _boxes(asked: Asked, setting: Setting) -> Iterator[Any]:
    """A box for every option; those that say that there is no answer stand on a line of their own."""
    group, indent = asked.question.id, INDENT * setting.scale
    boxes = [Box(group, option.id, option.label) for option in asked.question.options]
    longest = max(text_width(box.label, Face.SANS, BoxLine.SIZE) for box in boxes)
    columns = 2 if longest <= LONG_LABEL else 1
    if asked.earlier is not None:
        still = Box(group, STILL_HOLDS, tr("Yes, this answer still holds"))
        yield BoxLine((still,), setting, columns=1, indent=indent)
    for start in range(0, len(boxes), columns):
        yield BoxLine(tuple(boxes[start : start + columns]), setting, columns=columns, indent=indent)
    none = (
        Box(group, DONT_KNOW, tr("We do not know"), quiet=True),
        Box(group, CANNOT_SHARE, tr("We cannot share this"), quiet=True),
    )
    yield BoxLine(none, setting, columns=2, indent=indent)


def _words_and_proof(asked: Asked, setting: Setting) -> Iterator[Any]:
    """Room for their words, and beside it what shows the answer; an example of that which is long stands below."""
    scale, name = setting.scale, asked.question.id
    gap = 10 * scale
    left = setting.width - (INDENT + ASIDE) * scale - gap
    example = asked.question.proof_examples.get(Evidence.DOCUMENTED, "")
    label = tr("In your words, or where to find it")
    height = 42 if setting.fillable else 62
    field = Field(f"{name}:words", label, replace(setting, width=left), height=height)
    aside = replace(setting, width=ASIDE * scale)
    proof = [words(tr("What shows this?"), aside, face=Face.SANS, size=8.5, leading=12, ink="ink2")]
    for shown, evidence, text in (
        (Shown.DOCUMENT, Evidence.DOCUMENTED, tr("Document attached, or linked")),
        (Shown.CHECKED, Evidence.VERIFIED, tr("Checked by someone outside")),
    ):
        box = Box(f"{name}:{shown}", "Yes", text, radio=False, mark=proof_mark(evidence))
        proof.append(BoxLine((box,), aside, columns=1))
    wanted = tr("For example: {example}").format(example=" ".join(example.split()))
    short = len(example) <= LONG_EXAMPLE
    if example and short:
        proof.append(words(wanted, aside, face=Face.SANS, size=8.5, leading=10.4, ink="ink2"))
    grid = Rows([["", field, "", proof]], colWidths=[INDENT * scale, left, gap, ASIDE * scale])
    grid.setStyle(
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    yield grid
    if not short:
        yield words(wanted, setting, face=Face.SANS, size=8.5, leading=10.4, ink="ink2")


def _documents(setting: Setting) -> Iterator[Any]:
    label = tr("Documents that you attach, or where they can be found")
    yield KeepTogether([Field(HeadField.DOCUMENTS, label, setting, height=64), Spacer(1, 4)])
