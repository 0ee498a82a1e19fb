"""A vault with a study, and the room Documents over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.store.opening import open_vault
from desktop.store.vault import Vault
from desktop.ui.places import Documents
from tests.ui.documents.papers import NOW, Hand
from tests.ui.replies import study_of


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = open_vault(tmp_path / "a.vault", now=NOW)
    opened.add_study(study_of())
    yield opened
    opened.close()


@pytest.fixture
def place() -> Documents:
    return Documents("s")


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path, vault: Vault, place: Documents) -> Iterator[Hand]:
    made = Hand(vault, tmp_path / "none", {})
    qtbot.addWidget(made.window)
    made.go(place)
    yield made
    made.room.leave()
    made.jobs.shut_down()
