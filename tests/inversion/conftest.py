"""One set of people and models for all tests of the laboratory."""

from pathlib import Path

import numpy as np
import pytest

from desktop.core.progress import unwatched as quiet
from desktop.inversion.drawn import people_of
from desktop.inversion.faces import Ground, Training, ground_of, train
from desktop.inversion.models import Labels, Model
from desktop.inversion.people import People

EVERYONE: Labels = np.arange(40)


@pytest.fixture(scope="session")
def people(people_folder: Path) -> People:
    return people_of(1, photos_each=30, folder=people_folder, tick=quiet)


@pytest.fixture(scope="session")
def ground(people: People) -> Ground:
    return ground_of(people)


@pytest.fixture(scope="session")
def model(ground: Ground) -> Model:
    return train(ground, Training(), tick=quiet)
