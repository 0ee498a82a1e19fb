"""Reading the reference files that come with the program."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from desktop.catalog.faults import BrokenQuestionnaire
from desktop.catalog.lines import Lines
from desktop.catalog.table import Notes, Table
from desktop.core.reference import GlossaryEntry, Jurisdiction, ReplyClock
from desktop.core.study import Place


def _tables(path: Path, key: str) -> tuple[tuple[Table, ...], Notes]:
    text = path.read_text(encoding="utf-8")
    notes = Notes(path.name, Lines(text))
    root = Table(tomllib.loads(text), notes, path=(), place="")
    tables = root.tables(key)
    root.end()
    return tables, notes


def _refuse_faults(notes: Notes) -> None:
    if notes.faults:
        raise BrokenQuestionnaire(tuple(notes.faults))


def load_glossary(folder: Path) -> tuple[GlossaryEntry, ...]:
    """The glossary in the folder of questionnaires; BrokenQuestionnaire with its faults."""
    tables, notes = _tables(folder / "glossary.toml", "entries")
    entries = []
    for table in tables:
        entries.append(GlossaryEntry(table.text("id"), table.text("term"), table.text("text"), table.texts("words")))
        table.end()
    _refuse_faults(notes)
    return tuple(entries)


def load_jurisdictions(folder: Path) -> Mapping[Place, Jurisdiction]:
    """The jurisdictions in the folder of questionnaires by their place; BrokenQuestionnaire with its faults."""
    tables, notes = _tables(folder / "jurisdictions.toml", "jurisdictions")
    rows = [_jurisdiction(table) for table in tables]
    _refuse_faults(notes)
    return {row.place: row for row in rows}


def _jurisdiction(table: Table) -> Jurisdiction:
    place = table.text("place")
    if place not in list(Place):
        table.fault(f'"place" must be one of {", ".join(Place)}.', "place")
    row = Jurisdiction(
        place=Place(place) if place in list(Place) else Place.OTHER,
        title=table.text("title"),
        clock=table.text("clock"),
        reply=_clock(table.table("reply")) if table.has("reply") else None,
        applies_to=table.text("applies_to"),
        notes=table.text("notes", may_be_empty=True),
        source=table.text("source"),
        checked=table.text("checked"),
        checked_on=table.day("checked_on"),
    )
    table.end()
    return row


def _clock(table: Table) -> ReplyClock:
    names = ("months", "days", "extension_months", "extension_days")
    clock = ReplyClock(**{name: table.whole(name, least=1) for name in names if table.has(name)})
    table.end()
    return clock
