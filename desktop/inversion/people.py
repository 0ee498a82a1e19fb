"""Forty private people with their photos, and the public knowledge of the attacker, drawn from a seed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.core.progress import Tick
from desktop.inversion.identikit import HEIGHT, PIXELS, WIDTH, Photos, draw_photos
from desktop.inversion.person import Person, make_person, take_shots

PRIVATE, PUBLIC = 40, 150
HELD_OUT, PUBLIC_PHOTOS = 10, 4
PHOTOS_EACH = (7, 30, 100)
_PRIVATE_ROOM, _PUBLIC_ROOM, _GROUP_ROOM = 1, 2, 3

Watch = Callable[[int, Photos], None]
Pictures = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class People:
    """Photos as grey values 0 to 255.

    `training` (persons, photos each, 64, 56), `held_out` (persons, 10, 64, 56), `public` (600, 64, 56).
    """

    training: Photos
    held_out: Photos
    public: Photos

    @property
    def persons(self) -> int:
        """How many people the model is trained on."""
        return len(self.training)

    @property
    def photos_each(self) -> int:
        """Training photos of each."""
        return int(self.training.shape[1])


def flat(photos: Photos) -> Pictures:
    """Photos as rows of tones 0 to 1, shape (photos, 3584)."""
    return photos.reshape(-1, PIXELS).astype(np.float32) / np.float32(255)


def _mixed(rng: np.random.Generator, count: int, *, glasses: NDArray[np.bool_] | None = None) -> list[Person]:
    """People whose skin, sex, age and glasses are spread evenly and independently; every second man is bearded."""
    even = (np.arange(count) + 0.5) / count
    skin, age = rng.permutation(even), 18 + 64 * rng.permutation(even)
    woman = rng.permutation(np.arange(count) % 2 == 0)
    worn = rng.permutation(even < 0.35) if glasses is None else glasses
    bearded = ~woman & (np.cumsum(~woman) % 2 == 0)
    traits = zip(skin, woman, age, worn, bearded, strict=True)
    return [
        make_person(rng, skin=float(tone), woman=bool(sex), age=float(years), glasses=bool(rims), bearded=bool(beard))
        for tone, sex, years, rims, beard in traits
    ]


def draw_people(seed: int, *, photos_each: int, tick: Tick, watch: Watch | None = None) -> People:
    """Draw everybody. The photos of 7 are the first of the 30, and those of the 100. `watch` sees each first photo."""
    persons = _mixed(np.random.default_rng((seed, _PRIVATE_ROOM)), PRIVATE)
    public = _mixed(np.random.default_rng((seed, _PUBLIC_ROOM)), PUBLIC)
    training = np.empty((PRIVATE, photos_each, HEIGHT, WIDTH), np.uint8)
    held_out = np.empty((PRIVATE, HELD_OUT, HEIGHT, WIDTH), np.uint8)
    others = np.empty((PUBLIC, PUBLIC_PHOTOS, HEIGHT, WIDTH), np.uint8)
    total = PRIVATE * (photos_each + HELD_OUT) + PUBLIC * PUBLIC_PHOTOS
    drawn = 0
    for number, person in enumerate(persons):
        rng = np.random.default_rng((seed, _PRIVATE_ROOM, number, 0))
        held_out[number] = draw_photos(person, take_shots(rng, HELD_OUT), rng)
        start = 0
        for block, end in enumerate(end for end in PHOTOS_EACH if end <= photos_each):
            rng = np.random.default_rng((seed, _PRIVATE_ROOM, number, 1 + block))
            training[number, start:end] = draw_photos(person, take_shots(rng, end - start), rng)
            start = end
            tick(drawn / total)
        drawn += photos_each + HELD_OUT
        if watch is not None:
            watch(number, training[number, 0])
        tick(drawn / total)
    for number, person in enumerate(public):
        rng = np.random.default_rng((seed, _PUBLIC_ROOM, number))
        others[number] = draw_photos(person, take_shots(rng, PUBLIC_PHOTOS), rng)
        drawn += PUBLIC_PHOTOS
        tick(drawn / total)
    return People(training, held_out, others.reshape(-1, HEIGHT, WIDTH))


def group_glasses(seed: int, *, persons: int) -> NDArray[np.intp]:
    """Whether each person of the group wears glasses (0 or 1); every second one does."""
    return _glasses(np.random.default_rng((seed, _GROUP_ROOM)), persons).astype(np.intp)


def _glasses(rng: np.random.Generator, persons: int) -> NDArray[np.bool_]:
    return rng.permutation(np.arange(persons) % 2 == 0)


def draw_group(seed: int, *, persons: int, tick: Tick) -> Photos:
    """One photo each of so many people, shape (persons, 64, 56)."""
    rng = np.random.default_rng((seed, _GROUP_ROOM))
    worn = _glasses(rng, persons)
    photos = np.empty((persons, HEIGHT, WIDTH), np.uint8)
    for number, person in enumerate(_mixed(rng, persons, glasses=worn)):
        photos[number] = draw_photos(person, take_shots(rng, 1), rng)[0]
        tick((number + 1) / persons)
    return photos
