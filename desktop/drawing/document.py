"""A printed document as data: what stands in it, not how it is set."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from desktop.drawing.shapes import Figure


class Style(Enum):
    """What a paragraph is for."""

    TITLE = auto()
    UNDER_TITLE = auto()
    VERDICT = auto()
    LEAD = auto()
    BODY = auto()
    STRONG = auto()
    NUMBER = auto()
    SMALL = auto()
    WORDS = auto()
    CHOICE = auto()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text in one style. `marked`: words between *asterisks* are set stronger. `mark` stands before it."""

    text: str
    style: Style = Style.BODY
    marked: bool = False
    mark: Figure | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading under a line. Level 1 begins a chapter, on a `new_page` if need be; `aside` is at its right."""

    text: str
    level: int = 1
    aside: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure as wide as its column, or in its own size."""

    figure: Figure
    fit: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one field of a table."""

    paragraphs: tuple[Paragraph, ...] = ()
    mark: Figure | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head, its share of the width, and whether it holds numbers."""

    head: str
    share: float
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that repeats on every page; a row stays on one page. `ruled`: hairlines between rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Lines:
    """Words at the left and a figure at the right, line by line."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns side by side; `share` is the left one's part of the width."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]
    share: float


@dataclass(frozen=True, slots=True)
class Key:
    """Marks with their words, in one line."""

    entries: tuple[tuple[Figure, str], ...]


Block = Paragraph | Heading | Picture | Table | Lines | Columns | Key


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `foot` stands on every page, `made_on` in its head."""

    title: str
    subject: str
    language: str
    head: str
    foot: tuple[str, ...]
    made_on: date
    blocks: tuple[Block, ...]
