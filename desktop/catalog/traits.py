"""Reading the list of traits that comes with the program."""

import tomllib
from collections import Counter
from fractions import Fraction
from pathlib import Path

from desktop.catalog.faults import BrokenQuestionnaire, Fault
from desktop.catalog.lines import Lines
from desktop.catalog.table import Notes, Table
from desktop.core.rarity import Trait

CHECKED = ("L", "L-part", "M")
"""How far a source was checked: a stored copy or abstract was seen, an excerpt, from memory."""


def load_traits(folder: Path) -> tuple[Trait, ...]:
    """The traits in the folder of questionnaires, as they stand there; BrokenQuestionnaire with every fault."""
    path = folder / "traits.toml"
    text = path.read_text(encoding="utf-8")
    try:
        document = tomllib.loads(text, parse_float=Fraction)
    except ValueError as error:
        raise BrokenQuestionnaire((Fault(path.name, text.count("\n") + 1, "", f"not TOML: {error}"),)) from None
    notes = Notes(path.name, Lines(text))
    root = Table(document, notes, path=(), place="")
    tables = root.tables("traits")
    root.end()
    traits = tuple(_trait(table) for table in tables)
    _note_doubles(traits, tables)
    if notes.faults:
        raise BrokenQuestionnaire(tuple(notes.faults))
    return traits


def _trait(table: Table) -> Trait:
    share = table.number("share", most=1)
    if table.has("share") and share == 0:
        table.fault('"share" is 0: nobody would have the trait.', "share")
    trait = Trait(
        id=table.text("id"),
        label=table.text("label"),
        share=float(share),
        place=table.text("place"),
        year=table.whole("year", least=1900),
        note=table.text("note", may_be_empty=True),
        source=table.text("source"),
        checked=table.text("checked"),
        checked_on=table.day("checked_on"),
    )
    if trait.checked and trait.checked not in CHECKED:
        table.fault(f'"checked" must be one of {", ".join(CHECKED)}.', "checked")
    table.end()
    return trait


def _note_doubles(traits: tuple[Trait, ...], tables: tuple[Table, ...]) -> None:
    times = Counter(trait.id for trait in traits)
    for trait, table in zip(traits, tables, strict=True):
        if times[trait.id] > 1:
            table.fault(f'the id "{trait.id}" stands twice.', "id")
