"""The drawn people, kept in a folder between runs. A file that is not what its hash says is drawn anew."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import numpy as np

from desktop.core.progress import Tick
from desktop.inversion.identikit import HEIGHT, WIDTH, Photos
from desktop.inversion.people import HELD_OUT, PRIVATE, PUBLIC, PUBLIC_PHOTOS, People, Watch, draw_people

EDITION = 2
"""Raised whenever the same seed draws other people."""

_PICTURE = HEIGHT * WIDTH


def people_of(seed: int, *, photos_each: int, folder: Path | None, tick: Tick, watch: Watch | None = None) -> People:
    """The people of a seed, out of the folder or drawn now and kept there. A folder that cannot be used is no fault."""
    path = None if folder is None else folder / f"people-{EDITION}-{seed}-{photos_each}.grey"
    kept = _read(path, photos_each) if path is not None else None
    if kept is not None:
        tick(1.0)
        return kept
    people = draw_people(seed, photos_each=photos_each, tick=tick, watch=watch)
    if path is not None:
        _write(path, people)
    return people


def _read(path: Path, photos_each: int) -> People | None:
    """Thirty-two bytes of SHA-256, then training, held-out and public photos, a byte a pixel."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    sizes = (PRIVATE * photos_each, PRIVATE * HELD_OUT, PUBLIC * PUBLIC_PHOTOS)
    if len(content) != 32 + sum(sizes) * _PICTURE or hashlib.sha256(content[32:]).digest() != content[:32]:
        return None
    photos: Photos = np.frombuffer(content, np.uint8, offset=32).reshape(-1, HEIGHT, WIDTH)
    training, held_out, public = np.split(photos, np.cumsum(sizes)[:-1])
    return People(
        training.reshape(PRIVATE, photos_each, HEIGHT, WIDTH),
        held_out.reshape(PRIVATE, HELD_OUT, HEIGHT, WIDTH),
        public,
    )


def _write(path: Path, people: People) -> None:
    content = people.training.tobytes() + people.held_out.tobytes() + people.public.tobytes()
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(hashlib.sha256(content).digest() + content)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
