"""The parts of a question sheet as reportlab flowables: boxes to tick and room to write, as form fields or on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Set

from desktop.drawing.shapes import Face, Figure
from desktop.export.fonts import FILES, printable
from desktop.export.form import form_of
from desktop.export.pdf_figures import PRINT, draw_figure
from desktop.export.rows import ENOUGH

BOX, LINE = 9.5, 0.75
FIELD_FONT = ("Helvetica", 10)
"""Readers of PDF bring this typeface themselves, so that what is written in a field can be seen."""


Bounds = tuple[float, float, float, float]
"""x, y, width, height in points."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How big type is (1 or 1.4), the room across in points, and whether the sheet is a form to fill in."""

    scale: float
    width: float
    fillable: bool


def words(text: str, setting: Setting, *, face: Face, size: float, leading: float, ink: str = "ink") -> Any:
    """A paragraph in one of the bundled typefaces."""
    style = ParagraphStyle(
        f"{face}{size}{ink}{setting.scale}",
        fontName=FILES[face],
        fontSize=size * setting.scale,
        leading=leading * setting.scale,
        textColor=PRINT[ink],
        splitLongWords=1,
    )
    return Set(escape(printable(text)).replace("\n", "<br/>"), style)


@dataclass(frozen=True, slots=True)
class Box:
    """One box to tick. `group`: the radio group that it belongs to, or its own name; `state`: what ticking it says."""

    group: str
    state: str
    label: str
    quiet: bool = False
    radio: bool = True
    mark: Figure | None = None


class BoxLine(Flowable):
    """Boxes side by side in equal columns, each with its label at its right."""

    SIZE, LEADING, GAP, MARK, APART = 9.3, 11.6, 6, 16, 4

    def __init__(
        self,
        boxes: tuple[Box, ...],
        setting: Setting,
        *,
        columns: int,
        indent: float = 0,
        labels: Sequence[Sequence[str]] = (),
        begins: bool = True,
    ) -> None:
        """`labels`: the lines of each label, if known; `begins`: the boxes themselves are drawn, not only labels."""
        super().__init__()
        self._boxes = boxes
        self._setting = setting
        self._indent, self._columns, self._begins = indent, columns, begins
        self._column = (setting.width - indent) / columns
        self._labels = labels or [self._lines_of(box) for box in boxes]
        lines = max(len(label) for label in self._labels)
        self.width, self.height = setting.width, (lines * self.LEADING + 4.4) * setting.scale

    def _lines_of(self, box: Box) -> list[str]:
        scale = self._setting.scale
        taken = BOX + self.GAP + (self.MARK if box.mark else 0) + self.APART
        room = max(self._column - taken * scale, 40)
        label = printable(" ".join(box.label.split()))
        return list(simpleSplit(label, FILES[Face.SANS], self.SIZE * scale, room)) or [""]

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size of the line."""
        return self.width, self.height

    def split(self, _width: float, height: float) -> list["BoxLine"]:
        """The boxes with as many lines of their labels as there is room for, and the labels' other lines."""
        fits = int((height / self._setting.scale - 4.4) / self.LEADING)
        if fits < 1 or height < ENOUGH:
            return []
        parts = ([label[:fits] for label in self._labels], [label[fits:] for label in self._labels])
        return [
            BoxLine(
                self._boxes, self._setting, columns=self._columns, indent=self._indent, labels=labels, begins=not at
            )
            for at, labels in enumerate(parts)
        ]

    def draw(self) -> None:
        """Draw boxes and labels."""
        scale = self._setting.scale
        for at, (box, label) in enumerate(zip(self._boxes, self._labels, strict=True)):
            x, top = self._indent + at * self._column, self.height - 2.2 * scale
            left = x + (BOX + self.GAP) * scale
            if self._begins:
                _draw_box(self.canv, box, x, top - (BOX + 0.6) * scale, self._setting)
            if box.mark is not None:
                draw_figure(self.canv, box.mark, left, top - 0.4 * scale, 0.6 * scale)
                left += self.MARK * scale
            self.canv.setFillColor(PRINT["ink2" if box.quiet else "ink"])
            self.canv.setFont(FILES[Face.SANS], self.SIZE * scale)
            for row, line in enumerate(label):
                self.canv.drawString(left, top - (8.6 + row * self.LEADING) * scale, line)


def _draw_ground(canvas: Any, bounds: Bounds, setting: Setting, *, line: str) -> None:
    """The place of a field as part of the page, for readers that show no fields."""
    canvas.setStrokeColor(PRINT[line])
    canvas.setFillColor(PRINT["wash"])
    canvas.setLineWidth(LINE)
    canvas.rect(*bounds, fill=int(setting.fillable))


def _draw_box(canvas: Any, box: Box, x: float, y: float, setting: Setting) -> None:
    size = BOX * setting.scale
    _draw_ground(canvas, (x, y, size, size), setting, line="ink")
    if not setting.fillable:
        return
    look = {
        "x": x, "y": y, "size": size, "relative": True, "buttonStyle": "check", "borderWidth": LINE,
        "borderColor": PRINT["ink"], "fillColor": PRINT["wash"], "textColor": PRINT["ink"],
        "tooltip": printable(box.label),
    }  # fmt: skip
    if box.radio:
        form_of(canvas).radio(name=box.group, value=box.state, shape="square", fieldFlags="radio", **look)
    else:
        form_of(canvas).checkbox(name=box.group, fieldFlags="", **look)


class Field(Flowable):
    """Room to write in under a label; `name` is the form field's."""

    LABEL = 12

    def __init__(self, name: str, label: str, setting: Setting, *, height: float, lines: bool = True) -> None:
        super().__init__()
        self._name, self._label, self._setting, self._lines = name, label, setting, lines
        self._field = height * setting.scale
        self.width, self.height = setting.width, self._field + self.LABEL * setting.scale

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size with its label."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the label and the field, or on paper the room for it."""
        scale = self._setting.scale
        self.canv.setFillColor(PRINT["ink2"])
        self.canv.setFont(FILES[Face.SANS], 8.5 * scale)
        self.canv.drawString(0, self.height - 8 * scale, printable(self._label))
        draw_field(
            self.canv, self._name, self._label, (0, 0, self.width, self._field), self._setting, lines=self._lines
        )


def draw_field(
    canvas: Any, name: str, label: str, bounds: Bounds, setting: Setting, *, lines: bool, border: float = LINE
) -> None:
    """A field to write in at (x, y, width, height); `lines`: it takes several."""
    x, y, width, height = bounds
    _draw_ground(canvas, bounds, setting, line="strong" if border else "wash")
    if not setting.fillable:
        return
    face, size = FIELD_FONT
    form_of(canvas).textfield(
        name=name, tooltip=printable(label), x=x, y=y, width=width, height=height, relative=True,
        fieldFlags="multiline" if lines else "", maxlen=0, fontName=face, fontSize=round(size * setting.scale),
        borderWidth=border, borderColor=PRINT["strong"], fillColor=PRINT["wash"], textColor=PRINT["ink"],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeadCell:
    """One cell of the sheet's head: filled in by the sheet (`words`), or a field with a name for them."""

    label: str
    share: float
    words: str = ""
    field: str = ""


class HeadRow(Flowable):
    """A ruled row of cells: what the sheet is about, or who answers it."""

    HEIGHT, LEADING = 31, 12

    def __init__(self, cells: tuple[HeadCell, ...], setting: Setting) -> None:
        super().__init__()
        self._cells, self._setting = cells, setting
        self._lines = [
            _lines(one.words, one.share * setting.width - 12 * setting.scale, setting.scale) for one in cells
        ]
        most = max(map(len, self._lines))
        self.width, self.height = setting.width, (self.HEIGHT + self.LEADING * max(most - 1, 0)) * setting.scale

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size of the row."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the cells from the left."""
        canvas, scale, x = self.canv, self._setting.scale, 0.0
        for cell, lines in zip(self._cells, self._lines, strict=True):
            width = cell.share * self.width
            canvas.setStrokeColor(PRINT["strong"])
            canvas.setLineWidth(LINE)
            canvas.setFillColor(PRINT["wash"])
            canvas.rect(x, 0, width, self.height, fill=int(bool(cell.field) and self._setting.fillable))
            canvas.setFillColor(PRINT["ink2"])
            canvas.setFont(FILES[Face.SANS], 8.5 * scale)
            canvas.drawString(x + 6 * scale, self.height - 10.5 * scale, printable(cell.label))
            if cell.field:
                room = (x + 4 * scale, 2 * scale, width - 8 * scale, self.height - 15 * scale)
                if self._setting.fillable:
                    draw_field(canvas, cell.field, cell.label, room, self._setting, lines=False, border=0)
            else:
                canvas.setFillColor(PRINT["pen"])
                canvas.setFont(FILES[Face.SERIF_ITALIC], 10 * scale)
                for at, line in enumerate(lines):
                    height = self.height - (23.5 + self.LEADING * at) * scale
                    canvas.drawString(x + 6 * scale, height, line)
            x += width


def _lines(text: str, width: float, scale: float, *, most: int = 3) -> list[str]:
    """As much of a text as a few lines hold."""
    plain = printable(" ".join(text.split()))[:600]
    lines = [str(line) for line in simpleSplit(plain, FILES[Face.SERIF_ITALIC], 10 * scale, width)]
    if len(lines) <= most:
        return lines
    rest = simpleSplit(" ".join(lines[most - 1 :]), FILES[Face.SERIF_ITALIC], 10 * scale, width - 10 * scale)
    return [*lines[: most - 1], f"{rest[0]}…"]


class HiddenMark(Flowable):
    """The sheet's mark in a field that nobody sees or changes; its default value keeps it as well."""

    def __init__(self, name: str, mark: str) -> None:
        super().__init__()
        self._name, self._mark = name, mark
        self.width = self.height = 0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Nothing that takes room."""
        return 0, 0

    def draw(self) -> None:
        """Add the field."""
        form_of(self.canv).textfield(
            name=self._name, value=self._mark, x=0, y=0, width=1, height=1, relative=True, maxlen=0,
            annotationFlags="hidden", fieldFlags="readOnly", borderWidth=0,
        )  # fmt: skip
