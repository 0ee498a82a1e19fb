"""Vaults of the tests, on a real disk."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Study
from desktop.store.opening import open_vault
from desktop.store.vault import Vault

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ANSWER = Answer("dp_used", NOW, State.ANSWERED, "a", Evidence.CLAIMED, quote="Yes.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the vault is."""
    return tmp_path / "data" / "askfirst.vault"


def opened(path: Path) -> Vault:
    """The vault, open to write."""
    return open_vault(path, now=NOW)


@pytest.fixture
def vault(path: Path, example: Study) -> Iterator[Vault]:
    """The vault, open to write, with the example in it."""
    made = opened(path)
    made.add_study(example)
    yield made
    made.close()


def filled(path: Path, study: Study) -> None:
    """Keep the study in the vault, and close it."""
    vault = opened(path)
    vault.add_study(study)
    vault.close()
