"""A drawn person as numbers, and what changes from photo to photo.

Lengths are in half widths of the picture, tones 0 (black) to 1 (white). Nobody who exists is drawn.
"""

from dataclasses import dataclass, fields

import numpy as np

from desktop.inversion.hair import Hair, choose_hair
from desktop.inversion.strokes import Floats


@dataclass(frozen=True, slots=True)
class Person:
    """What stays the same from photo to photo."""

    woman: bool
    age: float
    skin: float
    width: float
    height: float
    jaw: float
    chin: float
    eye_apart: float
    eye_level: float
    eye_size: float
    eye_tilt: float
    iris: float
    brow_height: float
    brow_thick: float
    brow_arch: float
    nose_length: float
    nose_width: float
    mouth_level: float
    mouth_width: float
    lips: float
    cheeks: float
    ears: float
    beard: float
    moustache: float
    glasses: int
    glasses_width: float
    clothes: float
    hair: Hair


@dataclass(frozen=True, slots=True)
class Shots:
    """What changes from photo to photo; each of shape (photos, 1, 1)."""

    yaw: Floats
    pitch: Floats
    roll: Floats
    size: Floats
    across: Floats
    down: Floats
    light_x: Floats
    light_y: Floats
    bright: Floats
    smile: Floats
    gape: Floats
    lids: Floats
    brows: Floats
    ground: Floats

    def part(self, start: int, stop: int) -> "Shots":
        """Some of the photos."""
        return Shots(*(getattr(self, field.name)[start:stop] for field in fields(self)))


def make_person(
    rng: np.random.Generator, *, skin: float, woman: bool, age: float, glasses: bool, bearded: bool
) -> Person:
    """A person at random with the traits given; skin 0 (dark) to 1 (light), age in years."""

    def near(middle: float, spread: float) -> float:
        return float(middle + spread * np.clip(rng.normal(), -2.2, 2.2))

    return Person(
        woman=woman,
        age=age,
        skin=0.27 + 0.5 * skin,
        width=near(0.585 if woman else 0.605, 0.03),
        height=near(0.83, 0.028),
        jaw=near(0.27 if woman else 0.17, 0.06),
        chin=near(2.3 if woman else 2.7, 0.25),
        eye_apart=near(0.262, 0.016),
        eye_level=near(-0.05, 0.025),
        eye_size=near(0.128 if woman else 0.12, 0.009),
        eye_tilt=near(0.05, 0.07),
        iris=0.08 + 0.22 * float(rng.random()) * skin,
        brow_height=near(0.168, 0.016),
        brow_thick=near(0.03 if woman else 0.045, 0.009),
        brow_arch=near(0.026, 0.016),
        nose_length=near(0.325, 0.025),
        nose_width=near(0.115 if woman else 0.13, 0.018),
        mouth_level=near(0.49, 0.02),
        mouth_width=near(0.215, 0.022),
        lips=near(0.062 if woman else 0.05, 0.012),
        cheeks=near(0.5, 0.3),
        ears=near(0.09, 0.015),
        beard=float(rng.choice((0.35, 0.7, 0.9, 0.9))) if bearded else 0.0,
        moustache=0.9 if bearded and rng.random() < 0.75 else 0.0,
        glasses=int(rng.integers(1, 4)) if glasses else 0,
        glasses_width=near(0.19, 0.012),
        clothes=float(rng.uniform(0.12, 0.85)),
        hair=choose_hair(rng, woman=woman, age=age, skin=skin),
    )


def take_shots(rng: np.random.Generator, photos: int) -> Shots:
    """So many looks at a person: pose, light and expression at random."""

    def spread(middle: float, by: float) -> Floats:
        return np.clip(rng.normal(size=(photos, 1, 1)), -2.2, 2.2).astype(np.float32) * np.float32(by) + np.float32(
            middle
        )

    return Shots(
        yaw=spread(0, 0.2),
        pitch=spread(0, 0.14),
        roll=spread(0, 0.03),
        size=spread(1.13, 0.018),
        across=spread(0, 0.016),
        down=spread(0.04, 0.016),
        light_x=spread(0, 0.28),
        light_y=spread(-0.2, 0.15),
        bright=spread(1, 0.07),
        smile=spread(0.25, 0.4),
        gape=np.maximum(spread(-0.25, 0.35), 0),
        lids=np.clip(spread(0.95, 0.15), 0.35, 1.1),
        brows=spread(0, 0.018),
        ground=spread(0.62, 0.04),
    )
