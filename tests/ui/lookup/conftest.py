"""A vault with a blank study, and the page "Look it up" over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.catalog.shelf import Shelf
from desktop.paths import questionnaires_folder
from desktop.store.opening import open_vault
from desktop.store.vault import Vault
from desktop.ui.application import prepare_application
from desktop.ui.standings import Standings
from tests.ui.lookup.hands import NOW, Hand, blank_study


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = open_vault(tmp_path / "a.vault", now=NOW)
    opened.add_study(blank_study())
    yield opened
    opened.close()


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path, vault: Vault) -> Iterator[Hand]:
    prepare_application()
    made = Hand(vault, Standings(vault, Shelf(questionnaires_folder(), tmp_path / "none")))
    qtbot.addWidget(made.window)
    yield made
    made.jobs.shut_down()
