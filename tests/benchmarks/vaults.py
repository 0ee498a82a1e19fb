"""Vaults of any size, made of copies of the example."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from desktop.catalog.shelf import Shelf
from desktop.core.study import Study
from desktop.paths import questionnaires_folder, resources_folder
from desktop.store.opening import open_vault
from desktop.store.transfer import load_study
from desktop.ui.standings import Standings


def example() -> Study:
    """The example study."""
    return load_study(resources_folder() / "example-study.json", Shelf(questionnaires_folder(), Path("own")).find)


def make_vault(path: Path, *, studies: int, answers_each: int) -> None:
    """A vault with so many studies, each with so many records, and every score kept."""
    pattern = example()
    answers = (pattern.answers * (answers_each // len(pattern.answers) + 1))[:answers_each]
    vault = open_vault(path, now=datetime.now(UTC))
    vault._connection.execute("PRAGMA synchronous = OFF")
    standings = Standings(vault, Shelf(questionnaires_folder(), path.parent / "own"))
    for number in range(studies):
        identity = str(uuid5(NAMESPACE_URL, str(number)))
        vault.add_study(replace(pattern, id=identity, title=f"Study {number}", answers=answers))
        standings.changed()
        standings.summary(identity)
    vault.close()
