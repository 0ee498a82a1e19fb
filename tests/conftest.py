"""What every test may rely on: no screen, no network, no home, one questionnaire."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import socket
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import settings

from desktop.catalog.load import load_questionnaire
from desktop.core.questionnaire import Questionnaire
from desktop.core.standing import Standing, standing_of
from desktop.core.study import Study
from desktop.paths import questionnaires_folder, resources_folder
from desktop.store.transfer import load_study

settings.register_profile("askfirst", deadline=None, derandomize=True, database=None)
settings.load_profile("askfirst")

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but this machine can be reached."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX and (not isinstance(address, tuple) or address[0] not in LOOPBACK):
            raise AssertionError(f"a test reached for {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", only_here)


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home of its own for each test."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in (
        ("HOME", ""),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
    ):
        monkeypatch.setenv(name, str(home / folder))
    yield home


@pytest.fixture(scope="session")
def people_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the lab's people of seed 1, drawn once for the whole run."""
    from desktop.core.progress import unwatched
    from desktop.inversion.drawn import people_of

    folder = tmp_path_factory.mktemp("people")
    people_of(1, photos_each=30, folder=folder, tick=unwatched)
    return folder


@pytest.fixture
def drawn_people(people_folder: Path, own_home: Path) -> Path:
    """The person's cache folder with the people already in it."""
    return Path(copytree(people_folder, own_home / "cache" / "askfirst"))


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    """The shipped questionnaire."""
    return load_questionnaire(questionnaires_folder() / "model-inversion.toml")


@pytest.fixture(scope="session")
def example(questionnaire: Questionnaire) -> Study:
    """The shipped example study."""
    return load_study(resources_folder() / "example-study.json", lambda _id: questionnaire)


@pytest.fixture
def standing(questionnaire: Questionnaire, example: Study) -> Standing:
    """The example as it stands."""
    return standing_of(questionnaire, example)
