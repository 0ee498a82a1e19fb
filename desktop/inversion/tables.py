"""Tables of numbers with a yes or no at the end: the clinic's own, drawn, and a person's, read from text."""

import csv
import io
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.i18n import ntr, tr

Numbers = NDArray[np.floating[Any]]
MOST_BYTES = 20_000_000
LEAST_ROWS, MOST_ROWS, MOST_COLUMNS = 20, 20_000, 200
REACH = 4.0
MEASUREMENTS = (
    "haemoglobin", "red cells", "white cells", "platelets", "sodium", "potassium", "calcium", "chloride", "glucose",
    "urea", "creatinine", "uric acid", "bilirubin", "albumin", "protein", "ferritin", "iron", "transferrin", "zinc",
    "magnesium", "phosphate", "cholesterol", "triglycerides", "vitamin D", "vitamin B12", "folate", "thyrotropin",
    "cortisol", "insulin", "lactate",
)  # fmt: skip


class UnusableTable(ValueError):
    """The table cannot be used; its text says where and what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """`values` (rows, columns) times `units` (columns,) are the measurements; `outcomes` (rows,) 0 or 1.

    The clinic's units are fixed public figures; those of a person's own table are taken from the table.
    """

    names: tuple[str, ...]
    values: Numbers
    outcomes: Numbers
    units: Numbers


def draw_table(rng: np.random.Generator, *, rows: int = 569) -> Table:
    """An invented clinic: thirty measurements in units of their public reference range, moved by a few hidden causes.

    Heavy tails make some patients stand out; the outcome is a yes or no that depends on the causes.
    """
    count, causes = len(MEASUREMENTS), 6
    loads = rng.normal(size=(causes, count)) / math.sqrt(causes)
    hidden = rng.standard_t(5, size=(rows, causes))
    values = 0.8 * hidden @ loads + 0.5 * rng.standard_t(4, size=(rows, count))
    outcomes = (hidden @ rng.normal(size=causes) + 0.6 * rng.normal(size=rows) > 0).astype(np.float64)
    return Table(MEASUREMENTS, values, outcomes, np.ones(count))


def read_table(text: str) -> Table:
    """A table out of CSV text, with or without a first line of names; UnusableTable says what is wrong and where.

    Each column is counted in quarters of the power of ten at or above its largest number: a coarse unit that one
    person's row seldom moves, but no public one. Lines with semicolons may have commas in their numbers.
    """
    try:
        text = text.removeprefix("\ufeff")
        semicolons = ";" in text.partition("\n")[0]
        reader = csv.reader(io.StringIO(text), delimiter=";" if semicolons else ",")
        numbered = [(reader.line_num, line) for line in reader if any(cell.strip() for cell in line)]
        if semicolons:
            numbered = [(number, [cell.replace(",", ".") for cell in line]) for number, line in numbered]
    except csv.Error:
        raise UnusableTable(tr("This is no table: save it as CSV, numbers with commas between.")) from None
    if not numbered:
        raise UnusableTable(tr("The table is empty."))
    first = numbered[0][1]
    headed = all(_number(cell) is None for cell in first)
    names = first if headed else [f"column {n + 1}" for n in range(len(first))]
    body = numbered[1:] if headed else numbered
    if not 2 <= len(names) <= MOST_COLUMNS:
        found = ntr("The table has one column.", "The table has {n} columns.", len(names)).format(n=len(names))
        needs = tr("It needs 2 to {most}, the last one 0 or 1.").format(most=MOST_COLUMNS)
        raise UnusableTable(f"{found} {needs}")
    if not LEAST_ROWS <= len(body) <= MOST_ROWS:
        found = ntr("The table has one row of numbers.", "The table has {n} rows of numbers.", len(body))
        needs = tr("It needs {least} to {most}.").format(least=LEAST_ROWS, most=f"{MOST_ROWS:,}")
        raise UnusableTable(f"{found.format(n=len(body))} {needs}")
    rows = [_row(line, number, len(names)) for number, line in body]
    whole = np.array(rows)
    outcomes = whole[:, -1]
    if not set(np.unique(outcomes)) == {0.0, 1.0}:
        raise UnusableTable(tr("The last column must hold 0 and 1, both of them, and nothing else."))
    largest = np.abs(whole[:, :-1]).max(axis=0)
    units = 10.0 ** np.ceil(np.log10(np.where(largest > 0, largest, 1))) / REACH
    return Table(tuple(names[:-1]), whole[:, :-1] / units, outcomes, units)


def _number(cell: str) -> float | None:
    try:
        found = float(cell) if cell.isascii() and "_" not in cell else math.nan
    except ValueError:
        return None
    return found if math.isfinite(found) and abs(found) < 1e12 else None


def _row(line: list[str], number: int, columns: int) -> list[float]:
    if len(line) != columns:
        what = tr("Line {line} has {n} cells where the first has {columns}.")
        raise UnusableTable(what.format(line=number, n=len(line), columns=columns))
    found = []
    for column, cell in enumerate(line, start=1):
        value = _number(cell)
        if value is None:
            what = tr("Line {line}, column {column}: “{cell}” is no number. Fill it in or leave the line out.")
            raise UnusableTable(what.format(line=number, column=column, cell=cell.strip()[:40]))
        found.append(value)
    return found


def table_of_file(path: Path) -> Table:
    """The table in a CSV file; UnusableTable says what is wrong with the file or in it."""
    try:
        if path.exists() and not path.is_file():
            raise UnusableTable(tr("{name} is no file with a table.").format(name=path.name or path))
        if path.stat().st_size > MOST_BYTES:
            raise UnusableTable(tr("{name} is larger than 20 MB. Choose a smaller table.").format(name=path.name))
        text = path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        what = tr("{name} cannot be read: {why}.")
        raise UnusableTable(what.format(name=path.name, why=fault.strerror or fault)) from None
    except UnicodeDecodeError:
        raise UnusableTable(tr("{name} is no text in UTF-8. Save it as CSV.").format(name=path.name)) from None
    try:
        return read_table(text)
    except UnusableTable as unusable:
        raise UnusableTable(f"{path.name}: {unusable}") from None
