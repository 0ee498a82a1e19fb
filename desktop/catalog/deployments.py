"""Reading the published epsilons that come with the program."""

import tomllib
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from desktop.catalog.faults import BrokenQuestionnaire, Fault
from desktop.catalog.lines import Lines
from desktop.catalog.table import Notes, Table
from desktop.core.claim import NoisePlace, Per, Run, Unit
from desktop.core.deployments import Checked, Deployment, Published, Way
from desktop.core.printed import NoNumber, Printed, printed

Kind = TypeVar("Kind", bound=StrEnum)


def load_deployments(folder: Path) -> tuple[tuple[Deployment, ...], tuple[Published, ...]]:
    """What is in use, and the published runs, in the folder of questionnaires; BrokenQuestionnaire with every fault."""
    path = folder / "deployments.toml"
    text = path.read_text(encoding="utf-8")
    try:
        document = tomllib.loads(text, parse_float=Fraction)
    except ValueError as error:
        raise BrokenQuestionnaire((Fault(path.name, text.count("\n") + 1, "", f"not TOML: {error}"),)) from None
    notes = Notes(path.name, Lines(text))
    root = Table(document, notes, path=(), place="")
    deployments = tuple(_deployment(table) for table in root.tables("deployments"))
    published = tuple(_published(table) for table in root.tables("published"))
    root.end()
    if notes.faults:
        raise BrokenQuestionnaire(tuple(notes.faults))
    return deployments, published


def _deployment(table: Table) -> Deployment:
    delta, below = _delta(table)
    row = Deployment(
        who=table.text("who"),
        what=table.text("what"),
        epsilon=_figure(table, "epsilon"),
        delta=delta,
        delta_below=below,
        unit=_one_of(table, "unit", Unit, Unit.UNKNOWN),
        unit_told=table.text("unit_told"),
        per=_one_of(table, "per", Per, Per.UNKNOWN),
        per_told=table.text("per_told"),
        place=_one_of(table, "place", NoisePlace, NoisePlace.UNKNOWN),
        notes=table.text("notes", may_be_empty=True),
        source=table.text("source"),
        checked=_one_of(table, "checked", Checked, Checked.MEMORY),
        checked_on=table.day("checked_on"),
    )
    table.end()
    return row


def _published(table: Table) -> Published:
    if table.has("run") == table.has("rho"):
        table.fault('give either "run" or "rho".')
    case = Published(
        name=table.text("name"),
        epsilon=_figure(table, "epsilon"),
        delta=_figure(table, "delta").value,
        run=_run(table.table("run")) if table.has("run") else None,
        rho=_figure(table, "rho").value if table.has("rho") else None,
        way=_one_of(table, "way", Way, Way.OLDER),
        older=float(table.number("older")),
        newer=float(table.number("newer")),
        today=float(table.number("today")),
        source=table.text("source"),
        checked_on=table.day("checked_on"),
    )
    table.end()
    return case


def _run(table: Table) -> Run:
    run = Run(float(table.number("noise")), _share(table, "rate"), table.whole("steps", least=1))
    table.end()
    return run


def _share(table: Table, key: str) -> float:
    """A share such as "0.01" or "256/60000"."""
    top, _, bottom = table.text(key).partition("/")
    try:
        return float(Fraction(top) / Fraction(bottom or "1"))
    except (ValueError, ZeroDivisionError):
        table.fault(f'"{key}" must be a share such as "0.01" or "256/60000".', key)
        return 1.0


def _delta(table: Table) -> tuple[float | None, bool]:
    """A delta such as "1e-5", or "<1e-7" where they say only that it is below; none where there is none."""
    if not table.has("delta"):
        return None, False
    text = table.text("delta")
    return _figure(table, "delta", text.removeprefix("<")).value, text.startswith("<")


def _figure(table: Table, key: str, text: str | None = None) -> Printed:
    """A number above 0, in quotes as it was printed; of `text`, where that is given."""
    try:
        figure = printed(table.text(key) if text is None else text)
    except NoNumber:
        figure = Printed(0.0, 0)
    if figure.value <= 0:
        table.fault(f'"{key}" must be a number above 0 in quotes, as it was printed.', key)
    return figure


def _one_of(table: Table, key: str, kind: type[Kind], otherwise: Kind) -> Kind:
    text = table.text(key)
    if text in list(kind):
        return kind(text)
    table.fault(f'"{key}" must be one of {", ".join(kind)}.', key)
    return otherwise
