"""A vault of an older version: its tables change whole, and after a copy."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.study import Study
from desktop.store import migrations
from desktop.store.connection import connect
from desktop.store.copies import copies, copies_folder
from desktop.store.migrations import STEPS, migrate, version_of
from tests.store.conftest import filled, opened


def test_a_failing_step_leaves_nothing_behind(path: Path) -> None:
    opened(path).close()
    with closing(connect(path)) as connection:
        steps = (*STEPS, ("CREATE TABLE fine (x)", "CREATE TABLE broken ((("))
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, steps)
        assert version_of(connection) == len(STEPS)
        assert connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'fine'").fetchall() == []


def test_the_file_is_copied_before_its_tables_change(
    path: Path, example: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path, example)
    steps = (*STEPS, ("ALTER TABLE study ADD COLUMN colour TEXT",))
    for module in ("desktop.store.opening.STEPS", "desktop.store.connection.STEPS"):
        monkeypatch.setattr(module, steps)
    monkeypatch.setattr(migrations.migrate, "__defaults__", (steps,))
    vault = opened(path)
    assert vault.study(example.id) == example
    vault.close()
    (copy,) = copies(copies_folder(path))
    with closing(sqlite3.connect(copy.path)) as connection:
        assert version_of(connection) == len(STEPS)
