"""Drawn people: a person is a handful of numbers, a photo is one look at them.

Lengths are in half widths of the picture: x to the right from -1 to 1, y downwards from -8/7 to 8/7.
Tones are 0 (black) to 1 (white). Nobody who exists is drawn.
"""

import numpy as np
from numpy.typing import NDArray

from desktop.inversion.hair import paint_back_hair, paint_front_hair
from desktop.inversion.person import Person, Shots
from desktop.inversion.strokes import Canvas, Floats, blob, soft

HEIGHT, WIDTH = 64, 56
PIXELS = HEIGHT * WIDTH
AT_ONCE = 10
"""Photos drawn together: as many as stay in the processor's cache."""

Photos = NDArray[np.uint8]


def draw_photos(person: Person, shots: Shots, rng: np.random.Generator) -> Photos:
    """The photos, shape (photos, 64, 56), grey 0 to 255."""
    total = len(shots.yaw)
    drawn = np.empty((total, HEIGHT, WIDTH), dtype=np.uint8)
    for start in range(0, total, AT_ONCE):
        part = shots.part(start, min(start + AT_ONCE, total))
        tones = _draw(person, part)
        tones += rng.normal(scale=0.012, size=tones.shape).astype(np.float32)
        drawn[start : start + AT_ONCE] = np.rint(np.clip(tones, 0, 1) * 255)
    return drawn


_Y, _X = np.meshgrid(
    ((np.arange(HEIGHT, dtype=np.float32) + 0.5) * 2 - HEIGHT) / WIDTH,
    ((np.arange(WIDTH, dtype=np.float32) + 0.5) * 2 - WIDTH) / WIDTH,
    indexing="ij",
)


def _draw(person: Person, shots: Shots) -> Floats:
    x, y = (_X - shots.across) / shots.size, (_Y - shots.down) / shots.size
    turn, tilt = np.cos(shots.roll), np.sin(shots.roll)
    u, v = x * turn + y * tilt, y * turn - x * tilt
    canvas = Canvas(shots.ground + 0.08 * (y * shots.light_y + x * shots.light_x))
    head = _Head(person, shots, u, v)
    _paint_shoulders(canvas, person, u, v)
    paint_back_hair(canvas, person.hair, head.width, u, v)
    _paint_neck(canvas, person, u, v)
    _paint_ears(canvas, person, shots, u, v)
    _paint_skin(canvas, person, shots, head)
    _paint_lines_of_age(canvas, person, head)
    _paint_nose(canvas, person, shots, head)
    _paint_mouth(canvas, person, shots, head)
    _paint_beard(canvas, person, head)
    _paint_eyes(canvas, person, shots, head)
    paint_front_hair(canvas, person.hair, person.width, person.height, u, v, shots.light_x)
    _paint_glasses(canvas, person, head)
    return canvas.tones * shots.bright


class _Head:
    """The outline of a head in one batch of photos, and the coordinates of its face, moved by the pose."""

    def __init__(self, person: Person, shots: Shots, u: Floats, v: Floats) -> None:
        down = v / np.float32(person.height)
        lower = np.clip(down, 0, 1)
        self.width = person.width
        self.half = person.width * (1 - person.jaw * lower * lower)
        self.across = u / self.half
        self.down = down
        reach = np.abs(self.across) ** 2.2 + np.abs(down) ** np.where(down > 0, person.chin, 2.2)
        self.inside = soft((1 - reach) / 3.6)
        away = np.clip(1 - self.across * self.across, 0, 1)
        self.u = u - 0.16 * shots.yaw * away
        self.v = v - 0.13 * shots.pitch * np.clip(1 - down * down, 0, 1)
        self.nose_u = u - 0.22 * shots.yaw * away


def _paint_shoulders(canvas: Canvas, person: Person, u: Floats, v: Floats) -> None:
    top = 0.87 + 0.16 * (np.abs(u) - 0.42)
    canvas.lay(person.clothes, soft(v - top))


def _paint_neck(canvas: Canvas, person: Person, u: Floats, v: Floats) -> None:
    half = (0.37 if person.woman else 0.45) + 0.9 * np.clip(v - 0.8, 0, 1) ** 2
    canvas.lay(person.skin * 0.72, soft(half - np.abs(u)) * soft(v - 0.3) * soft(1.12 - v - 0.6 * u * u))


def _paint_ears(canvas: Canvas, person: Person, shots: Shots, u: Floats, v: Floats) -> None:
    for side in (-1, 1):
        place = side * (person.width * 0.985) - 0.05 * shots.yaw
        reach = ((u - place) / person.ears) ** 2 + ((v - 0.04) / 0.17) ** 2
        canvas.lay(person.skin * 0.85, soft((1 - reach) * 0.06))


def _paint_skin(canvas: Canvas, person: Person, shots: Shots, head: _Head) -> None:
    """Lambert's law on a pillow: brightness follows how far the surface faces the light."""
    nx, ny = head.across * 0.88, head.down * 0.8
    nz = np.sqrt(np.clip(1 - nx * nx - ny * ny, 0.06, 1))
    light = 0.5 + 0.5 * (nx * shots.light_x + ny * shots.light_y + nz)
    canvas.lay(person.skin * (0.3 + 0.76 * light), head.inside)
    for side in (-1, 1):
        cheek = blob(head.u, head.v, side * 0.3, 0.24, 0.16, 0.12)
        canvas.lighten(head.inside * cheek * (0.05 + 0.05 * person.cheeks))
        socket = blob(head.u, head.v, side * person.eye_apart, person.eye_level - 0.02, 0.17, 0.11)
        canvas.darken(head.inside * socket * 0.14)
    canvas.lighten(head.inside * blob(head.u, head.v, 0, -0.42, 0.3, 0.16) * 0.05)
    canvas.lighten(head.inside * blob(head.u, head.v, 0, 0.72, 0.12, 0.07) * 0.06)


def _paint_lines_of_age(canvas: Canvas, person: Person, head: _Head) -> None:
    worn = np.clip((person.age - 38) / 40, 0, 1)
    if worn <= 0:
        return
    for side in (-1, 1):
        fold = np.abs(head.u - side * (0.15 + 0.35 * (head.v - 0.25)))
        along = np.clip((head.v - 0.22) * 8, 0, 1) * np.clip((0.46 - head.v) * 8, 0, 1)
        canvas.darken(np.exp(-((fold / 0.03) ** 2)) * along * 0.2 * worn)
        bag = blob(head.u, head.v, side * person.eye_apart, person.eye_level + 0.12, 0.11, 0.022)
        canvas.darken(bag * 0.2 * worn)
    for level in (-0.42, -0.34):
        canvas.darken(blob(head.u, head.v + 0.03 * head.u * head.u, 0, level, 0.27, 0.014) * 0.13 * worn)


def _paint_nose(canvas: Canvas, person: Person, shots: Shots, head: _Head) -> None:
    tip = person.eye_level + person.nose_length
    u = head.nose_u - 0.05 * shots.yaw * np.clip((head.v - person.eye_level) / person.nose_length, 0, 1)
    along = np.clip((head.v - person.eye_level + 0.06) * 6, 0, 1) * np.clip((tip + 0.02 - head.v) * 14, 0, 1)
    lit = np.exp(-(((u + 0.02 * shots.light_x) / 0.045) ** 2))
    canvas.lighten(lit * along * 0.12)
    side = np.sign(shots.light_x) + 1e-3
    shaded = np.exp(-(((u + side * 0.085) / 0.05) ** 2))
    canvas.darken(shaded * along * (0.08 + 0.25 * np.abs(shots.light_x)))
    wide = person.nose_width
    canvas.lighten(blob(u, head.v, 0, tip - 0.03, wide * 0.5, 0.045) * 0.1)
    canvas.darken(blob(u, head.v, 0, tip + 0.045, wide * 0.95, 0.028) * 0.3)
    for wing in (-1, 1):
        canvas.darken(blob(u, head.v, wing * wide * 0.52, tip + 0.022, 0.03, 0.02) * 0.55)
        canvas.darken(blob(u, head.v, wing * wide * 1.05, tip - 0.01, 0.022, 0.05) * 0.22)


def _paint_mouth(canvas: Canvas, person: Person, shots: Shots, head: _Head) -> None:
    wide = person.mouth_width * (1 + 0.16 * shots.smile)
    across = np.clip(np.abs(head.u) / wide, 0, 1)
    bend = 0.055 * shots.smile * (1 - across * across) - 0.01
    line = head.v - (person.mouth_level + bend)
    taper = np.sqrt(1 - across * across) * (np.abs(head.u) < wide)
    open_by = 0.11 * shots.gape * taper
    tone = person.skin * (0.58 if person.woman else 0.68)
    upper = soft(person.lips * 0.75 * taper + open_by - np.abs(line + person.lips * 0.3)) * (line < 0.012) * (taper > 0)
    lower = (
        soft(person.lips * 0.95 * taper + open_by - np.abs(line - person.lips * 0.4)) * (line > -0.012) * (taper > 0)
    )
    canvas.lay(tone * 0.92, upper * 0.85)
    canvas.lay(tone * 1.06, lower * 0.8)
    canvas.lay(0.08, soft(open_by - np.abs(line)) * (shots.gape > 0) * (taper > 0))
    teeth = soft(open_by * 0.5 - np.abs(line + open_by * 0.45)) * np.clip(shots.gape * 4, 0, 1) * (taper > 0.3)
    canvas.lay(0.8, teeth * 0.8)
    canvas.darken(np.exp(-((line / 0.02) ** 2)) * taper * 0.5 * (1 - np.clip(shots.gape * 5, 0, 1)))
    below = person.mouth_level + person.lips * 1.9 + 0.11 * shots.gape
    canvas.darken(blob(head.u, head.v, 0, below, wide * 0.6, 0.03) * 0.16)


def _paint_beard(canvas: Canvas, person: Person, head: _Head) -> None:
    tone = 0.03 + 0.6 * min(person.hair.tone, person.skin)
    mouth = soft(person.mouth_width * 0.95 - np.abs(head.u)) * soft(0.05 - np.abs(head.v - person.mouth_level))
    if person.beard:
        edge = 0.3 + 0.5 * np.clip(np.abs(head.across) - 0.55, 0, 1) * -1.2
        low = np.clip((head.v - edge - 0.02) * 5, 0, 1)
        bare = blob(head.u, head.v, 0, 0.28, 0.3, 0.14)
        canvas.lay(tone, head.inside * low * (1 - np.clip(bare * 1.6, 0, 1)) * (1 - mouth * 0.9) * person.beard * 0.85)
    if person.moustache:
        level = (person.mouth_level + person.eye_level + person.nose_length) / 2 + 0.035
        hair = soft(0.036 - np.abs(head.v - level - 0.6 * head.u * head.u)) * soft(
            person.mouth_width * 0.98 - np.abs(head.u)
        )
        canvas.lay(tone, hair * person.moustache)


def _paint_eyes(canvas: Canvas, person: Person, shots: Shots, head: _Head) -> None:
    brow_tone = min(person.hair.tone, 0.5) * 0.75 + 0.03
    for side in (-1, 1):
        out = side * (head.u - side * person.eye_apart)
        u, v = out, head.v - person.eye_level + person.eye_tilt * out
        across = np.clip(np.abs(u) / person.eye_size, 0, 1)
        arch = 1 - across * across
        top, bottom = 0.076 * arch * shots.lids, 0.046 * arch
        opening = soft(np.minimum(v + top, bottom - v)) * (across < 1)
        canvas.lay(0.62 + 0.2 * person.skin, opening)
        iris_u = u - side * 0.03 * shots.yaw
        ring = soft(0.056 - np.sqrt(iris_u * iris_u + (v + 0.012) ** 2))
        canvas.lay(person.iris, opening * ring)
        canvas.lay(0.95, opening * blob(iris_u, v, -0.018 * side, -0.03, 0.014, 0.014) * 0.9)
        lid = np.exp(-(((v + top) / 0.017) ** 2)) * (across < 1)
        canvas.lay(0.07, lid * (0.75 if person.woman else 0.6))
        crease = np.exp(-(((v + top + 0.045) / 0.014) ** 2)) * (across < 0.95)
        canvas.darken(crease * 0.22)
        reach = np.clip(np.abs(u - 0.01) / (person.eye_size * 1.28), 0, 1)
        level = v + person.brow_height + shots.brows + person.brow_arch * (1 - 1.4 * reach * reach)
        brow = soft(person.brow_thick * (1.05 - 0.6 * np.clip(u / 0.15, 0, 1)) - np.abs(level)) * np.clip(
            4 - 4 * reach, 0, 1
        )
        canvas.lay(brow_tone, brow * 0.75)


def _paint_glasses(canvas: Canvas, person: Person, head: _Head) -> None:
    if not person.glasses:
        return
    power = {1: 2.0, 2: 4.0, 3: 2.8}[person.glasses]
    high = {1: 0.165, 2: 0.125, 3: 0.14}[person.glasses]
    thick = {1: 0.02, 2: 0.032, 3: 0.026}[person.glasses]
    tone = 0.08 if person.skin > 0.36 else 0.02
    for side in (-1, 1):
        u, v = head.u - side * person.eye_apart * 1.02, head.v - person.eye_level - 0.02
        reach = (np.abs(u / person.glasses_width) ** power + np.abs(v / high) ** power) ** (1 / power)
        canvas.lighten(soft((1 - reach) * high) * 0.07)
        canvas.lay(tone, soft(thick - np.abs(1 - reach) * high))
        arm = soft(0.016 - np.abs(v + 0.03)) * (side * u > person.glasses_width) * head.inside
        canvas.lay(tone, arm)
    bridge = person.eye_apart * 1.02 - person.glasses_width
    canvas.lay(tone, soft(0.018 - np.abs(head.v - person.eye_level + 0.02)) * (np.abs(head.u) < bridge + 0.02))
