"""The drawn people, kept in a folder between runs. A file that is not what its hash says is drawn anew."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import numpy as np

from desktop.core.progress import Tick
from desktop.inversion.identikit import HEIGHT, WIDTH, Photos
from desktop.inversion.people import HELD_OUT, PRIVATE, PUBLIC, PUBLIC_PHOTOS, People, Watch, draw_group, draw_people

EDITION = 2
"""Raised whenever the same seed draws other people."""


def people_of(seed: int, *, photos_each: int, folder: Path | None, tick: Tick, watch: Watch | None = None) -> People:
    """The people of a seed, out of the folder or drawn now and kept there. A folder that cannot be used is no fault."""
    path = None if folder is None else folder / f"people-{EDITION}-{seed}-{photos_each}.grey"
    sizes = (PRIVATE * photos_each, PRIVATE * HELD_OUT, PUBLIC * PUBLIC_PHOTOS)
    kept = _read(path, sum(sizes))
    if kept is not None:
        tick(1.0)
        training, held_out, public = np.split(kept, np.cumsum(sizes)[:-1])
        return People(
            training.reshape(PRIVATE, photos_each, HEIGHT, WIDTH),
            held_out.reshape(PRIVATE, HELD_OUT, HEIGHT, WIDTH),
            public,
        )
    people = draw_people(seed, photos_each=photos_each, tick=tick, watch=watch)
    _write(path, people.training.tobytes() + people.held_out.tobytes() + people.public.tobytes())
    return people


def group_of(seed: int, *, persons: int, folder: Path | None, tick: Tick) -> Photos:
    """One photo each of a group, shape (persons, 64, 56), kept and drawn in the same way."""
    path = None if folder is None else folder / f"group-{EDITION}-{seed}-{persons}.grey"
    kept = _read(path, persons)
    if kept is not None:
        tick(1.0)
        return kept
    photos = draw_group(seed, persons=persons, tick=tick)
    _write(path, photos.tobytes())
    return photos


def _read(path: Path | None, photos: int) -> Photos | None:
    """Thirty-two bytes of SHA-256, then so many photos, a byte a pixel; None where the file is no such thing."""
    try:
        content = b"" if path is None else path.read_bytes()
    except OSError:
        return None
    if len(content) != 32 + photos * HEIGHT * WIDTH or hashlib.sha256(content[32:]).digest() != content[:32]:
        return None
    return np.frombuffer(content, np.uint8, offset=32).reshape(-1, HEIGHT, WIDTH)


def _write(path: Path | None, content: bytes) -> None:
    if path is None:
        return
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(hashlib.sha256(content).digest() + content)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
