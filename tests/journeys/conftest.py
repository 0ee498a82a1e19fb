"""A desk with a vault of its own, and what a person can do at it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.online import Fetched, Request, Trouble
from desktop.core.progress import Tick
from desktop.core.study import Study
from desktop.gui import Desk
from desktop.store.opening import open_vault_to_read
from desktop.store.rows import StudyRow
from desktop.ui.application import prepare_application

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def kept_studies(desk: Desk) -> tuple[StudyRow, ...]:
    """The studies in the desk's vault that are not archived, read beside the window."""
    vault = open_vault_to_read(desk.path)
    try:
        return vault.studies(method="")
    finally:
        vault.close()


def kept_study(desk: Desk, study: str) -> Study:
    """One study as the desk's vault keeps it."""
    vault = open_vault_to_read(desk.path)
    try:
        return vault.study(study)
    finally:
        vault.close()


class Registries:
    """All that is online for a desk: what requests bring, and which were made. Nothing leaves this machine."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.trouble: Trouble | None = Trouble.NO_NETWORK
        self.content = b""

    def __call__(self, request: Request, _tick: Tick) -> Fetched:
        self.asked.append(request)
        return Fetched(request, self.content, len(self.content), trouble=self.trouble)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    """The clock of the desks."""
    return Clock()


@pytest.fixture
def registries() -> Registries:
    """What is online for the desks."""
    return Registries()


@pytest.fixture
def vault_path(tmp_path: Path) -> Path:
    """Where the desk's vault is."""
    return tmp_path / "askfirst.vault"


@pytest.fixture
def make_desk(
    qtbot: QtBot, tmp_path: Path, vault_path: Path, clock: Clock, registries: Registries
) -> Iterator[Callable[[], Desk]]:
    """Opens desks on the vault, and closes them in the end."""
    made: list[Desk] = []

    def make() -> Desk:
        own = tmp_path / "questionnaires"
        desk = Desk(prepare_application(), vault_path, own=own, now=clock, fetch=registries)
        desk.open()
        desk.window.resize(1280, 832)
        desk.settle()
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.close()
        desk.window.close()
        desk.window.deleteLater()
        desk.settle()


@pytest.fixture
def desk(make_desk: Callable[[], Desk]) -> Desk:
    """An open desk without studies."""
    return make_desk()
