"""Typed access to a parsed TOML table that notes every fault and goes on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from fractions import Fraction

from desktop.catalog.faults import Fault
from desktop.catalog.lines import Lines, Step

_NOTHING: Mapping[str, object] = {}


@dataclass(slots=True)
class Notes:
    """The faults of one file so far."""

    file: str
    lines: Lines
    faults: list[Fault] = field(default_factory=list)

    def add(self, path: Sequence[Step], place: str, what: str) -> None:
        """Note a fault at the line of the path."""
        self.faults.append(Fault(self.file, self.lines.of(path), place, what))


class Table:
    """One table of the file. Reading a missing or wrong value notes a fault and gives a harmless stand-in."""

    def __init__(self, values: Mapping[str, object], notes: Notes, *, path: tuple[Step, ...], place: str) -> None:
        self._values = values
        self._notes = notes
        self._read: set[str] = set()
        self.path = path
        self.place = place

    def fault(self, what: str, *below: Step) -> None:
        """Note a fault of this table, or of something in it."""
        self._notes.add((*self.path, *below), self.place, what)

    def has(self, key: str) -> bool:
        """Whether the key is there; asking counts as reading."""
        self._read.add(key)
        return key in self._values

    def _get(self, key: str, kind: type | tuple[type, ...], words: str) -> object | None:
        self._read.add(key)
        if key not in self._values:
            self.fault(f'"{key}" is missing: add it ({words}).')
            return None
        value = self._values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fault(f'"{key}" must be {words}.', key)
            return None
        return value

    def text(self, key: str, *, may_be_empty: bool = False) -> str:
        """A text; an empty one is a fault unless it may be."""
        value = self._get(key, str, "a text in quotes")
        if isinstance(value, str) and not value.strip() and not may_be_empty:
            self.fault(f'"{key}" is empty: write its text.', key)
        return value if isinstance(value, str) else ""

    def whole(self, key: str, *, least: int = 0) -> int:
        """A whole number, not under `least`."""
        value = self._get(key, int, f"a whole number from {least}")
        if isinstance(value, int) and value < least:
            self.fault(f'"{key}" must be a whole number from {least}.', key)
        return value if isinstance(value, int) else least

    def number(self, key: str, *, most: int | None = None) -> Fraction:
        """An exact number from 0 up to `most`."""
        words = "a number from 0" if most is None else f"a number from 0 to {most}"
        value = self._get(key, (int, Fraction), words)
        if not isinstance(value, int | Fraction):
            return Fraction(0)
        if value < 0 or (most is not None and value > most):
            self.fault(f'"{key}" must be {words}.', key)
        return Fraction(value)

    def flag(self, key: str) -> bool:
        """True or false; false where it is not there."""
        return self.has(key) and self._get(key, bool, "true or false") is True

    def day(self, key: str) -> date:
        """A day, written 2026-11-23 without quotes."""
        value = self._get(key, date, "a day such as 2026-11-23, without quotes")
        return value if isinstance(value, date) else date.min

    def texts(self, key: str, *, may_be_empty: bool = False) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        value = self._get(key, list, "a list of texts")
        items = value if isinstance(value, list) else []
        if any(not isinstance(item, str) or not item.strip() for item in items):
            self.fault(f'"{key}" must be a list of texts, none of them empty.', key)
        if isinstance(value, list) and not items and not may_be_empty:
            self.fault(f'"{key}" is empty: list at least one.', key)
        return tuple(item for item in items if isinstance(item, str))

    def table(self, key: str) -> "Table":
        """A table in this one."""
        value = self._get(key, dict, "a table")
        return self._below(value, key)

    def tables(self, key: str, *, may_be_empty: bool = False) -> tuple["Table", ...]:
        """A list of tables in this one; a table's own id is added to its place once it has one."""
        value = self._get(key, list, "a list of tables")
        items = value if isinstance(value, list) else []
        if isinstance(value, list) and not items and not may_be_empty:
            self.fault(f'"{key}" is empty: list at least one.', key)
        return tuple(self._below(item, key, index) for index, item in enumerate(items))

    def named(self, key: str, names: Iterable[str]) -> dict[str, "Table"]:
        """A table with just these tables in it."""
        outer = self.table(key)
        inner = {name: outer.table(name) for name in names}
        outer.end()
        return inner

    def every(self, key: str) -> dict[str, "Table"]:
        """A table of tables with any names."""
        outer = self.table(key)
        outer._read.update(outer._values)
        return {name: outer._below(value, name) for name, value in outer._values.items()}

    def numbers(self, key: str) -> tuple[tuple[Fraction, ...], ...]:
        """A list of lists of numbers."""
        value = self._get(key, list, "a list of pairs of numbers")
        rows = value if isinstance(value, list) else []
        good = [row for row in rows if isinstance(row, list) and all(isinstance(n, int | Fraction) for n in row)]
        if len(good) < len(rows):
            self.fault(f'"{key}" must be a list of pairs of numbers.', key)
        return tuple(tuple(Fraction(n) for n in row) for row in good)

    def shares(self, key: str) -> dict[str, Fraction]:
        """A table of names with a number each."""
        inner = self.table(key)
        return {name: inner.number(name, most=1) for name in inner._values}

    def nested(self, key: str) -> tuple[tuple["Table", ...], ...]:
        """A list of lists of tables."""
        value = self._get(key, list, "a list of lists of tables")
        rows = value if isinstance(value, list) else []
        return tuple(
            tuple(self._below(item, key, at) for item in row) for at, row in enumerate(rows) if isinstance(row, list)
        )

    def _below(self, value: object, *steps: Step) -> "Table":
        if value is not None and not isinstance(value, dict):
            self.fault(f'"{steps[0]}" must hold tables.', *steps)
        inner = value if isinstance(value, dict) else _NOTHING
        return Table(inner, self._notes, path=(*self.path, *steps), place=self._place_of(inner, steps))

    def _place_of(self, inner: Mapping[str, object], steps: tuple[Step, ...]) -> str:
        """What people call a table: a question by its id, all else by where it is and its id or number."""
        numbers = [str(step + 1) for step in steps if isinstance(step, int)]
        own = inner.get("id")
        label = [own] if isinstance(own, str) and own else numbers
        if not self.path and steps[0] == "questions" and isinstance(own, str) and own:
            return own
        return " ".join([*([self.place] if self.place else []), str(steps[0]), *label])

    def end(self) -> None:
        """Note the keys that nobody asked for."""
        for key in self._values:
            if key not in self._read:
                close = get_close_matches(key, sorted(self._read), n=1)
                hint = f' Did you mean "{close[0]}"?' if close else " Take it out."
                self.fault(f'"{key}" is not known here.{hint}', key)
