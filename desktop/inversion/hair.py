"""Hair and headscarves of drawn people."""

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from desktop.inversion.strokes import Canvas, Floats, soft


class Style(Enum):
    """How hair is worn."""

    BALD = auto()
    SHAVED = auto()
    CROP = auto()
    PARTED = auto()
    RECEDING = auto()
    CURLS = auto()
    ROUND = auto()
    FRINGE = auto()
    BOB = auto()
    LONG = auto()
    WAVES = auto()
    TIED = auto()
    SCARF = auto()


@dataclass(frozen=True, slots=True)
class Cut:
    """The shape of a style: how far it stands off, how low it falls, where it leaves the face free."""

    rise: float
    wide: float
    fall: float
    line: float
    bow: float
    side: float
    cover: float = 1.0
    curl: float = 0.0


CUTS = {
    Style.BALD: Cut(0, 0, -1, -1.2, 0, 0, cover=0),
    Style.SHAVED: Cut(0.0, 0.0, -0.16, -0.6, 2.2, 0.94, cover=0.45),
    Style.CROP: Cut(0.06, 0.015, -0.04, -0.58, 2.4, 0.93),
    Style.PARTED: Cut(0.12, 0.03, 0.02, -0.58, 2.2, 0.92),
    Style.RECEDING: Cut(0.03, 0.025, 0.04, -0.76, 0.4, 0.93, cover=0.85),
    Style.CURLS: Cut(0.13, 0.06, 0.06, -0.53, 2.0, 0.91, curl=0.03),
    Style.ROUND: Cut(0.17, 0.2, 0.16, -0.54, 2.2, 0.93, curl=0.015),
    Style.FRINGE: Cut(0.09, 0.11, 0.58, -0.3, 0.5, 0.86),
    Style.BOB: Cut(0.09, 0.12, 0.6, -0.66, 2.2, 0.86),
    Style.LONG: Cut(0.07, 0.09, 1.3, -0.64, 2.0, 0.87),
    Style.WAVES: Cut(0.11, 0.17, 1.3, -0.6, 2.0, 0.86, curl=0.025),
    Style.TIED: Cut(0.03, 0.0, -0.06, -0.62, 2.2, 0.95),
    Style.SCARF: Cut(0.08, 0.1, 1.3, -0.55, 1.8, 0.85),
}


@dataclass(frozen=True, slots=True)
class Hair:
    """One person's hair."""

    style: Style
    tone: float
    parting: float
    phases: tuple[float, ...]

    @property
    def cut(self) -> Cut:
        """The shape of its style."""
        return CUTS[self.style]


SHORT = (Style.SHAVED, Style.CROP, Style.PARTED, Style.CURLS, Style.RECEDING, Style.BALD, Style.CROP, Style.PARTED)
FULL = (Style.FRINGE, Style.BOB, Style.LONG, Style.WAVES, Style.TIED, Style.ROUND, Style.CURLS, Style.SCARF)


def choose_hair(rng: np.random.Generator, *, woman: bool, age: float, skin: float) -> Hair:
    """Hair at random; older people are greyer, and younger men are seldom bald."""
    style = (FULL if woman else SHORT)[int(rng.integers(8))]
    if not woman and age < 34 and style in (Style.BALD, Style.RECEDING):
        style = Style.ROUND if rng.random() < 0.5 else Style.CROP
    natural = 0.06 + 0.1 * float(rng.random()) + (0.35 * float(rng.random()) ** 1.5 if skin > 0.55 else 0)
    grey = float(np.clip((age - 46 + 10 * rng.normal()) / 26, 0, 1))
    tone = natural + grey * (0.7 - natural)
    if style is Style.SCARF:
        tone = float(rng.choice((0.12, 0.3, 0.55, 0.75)))
    parting = float(rng.choice((-1.0, 1.0)) * rng.uniform(0.06, 0.2))
    return Hair(style, tone, parting, tuple(float(phase) for phase in rng.uniform(0, 2 * np.pi, 6)))


def _texture(hair: Hair, u: Floats, v: Floats) -> Floats:
    """Slow light and shade along the strands; nothing finer than seven pixels, so that no moire can arise."""
    a, b, c, d, _, _ = hair.phases
    if hair.cut.curl:
        waves = np.sin(14 * u + a + 2 * np.sin(9 * v + b)) * np.sin(13 * v + c + 2 * np.sin(8 * u + d))
        return np.float32(0.07) * waves
    if hair.style is Style.SCARF:
        return np.float32(0.05) * np.sin(7 * np.abs(u) + 5 * v + a)
    return np.float32(0.04) * (np.sin(11 * u + 3 * v + a) + np.sin(17 * u - 2 * v + b))


def _waviness(hair: Hair, u: Floats, v: Floats) -> Floats | float:
    """How the outline comes and goes."""
    if not hair.cut.curl:
        return 0.0
    a, b, *_ = hair.phases
    return hair.cut.curl * (np.sin(12 * v + a) + np.sin(11 * u + b))


def paint_back_hair(canvas: Canvas, hair: Hair, width: float, u: Floats, v: Floats) -> None:
    """What falls behind the face and the neck."""
    cut = hair.cut
    if cut.fall < 0.15:
        return
    half = width + cut.wide + 0.06 * np.clip(v, 0, 1) * (cut.fall > 0.7) + _waviness(hair, u, v)
    body = soft(half - np.abs(u)) * soft(v + 0.2) * soft(cut.fall - v + 0.04 * np.abs(u))
    canvas.lay(hair.tone * (0.8 + _texture(hair, u, v)), body)


def paint_front_hair(
    canvas: Canvas, hair: Hair, width: float, height: float, u: Floats, v: Floats, light: Floats
) -> None:
    """What lies over the head: within the outline of the hair, above the hairline or beside the face."""
    cut = hair.cut
    if not cut.cover:
        return
    wave = _waviness(hair, u, v)
    half, top = width + cut.wide + 0.03, height + cut.rise
    centre = -0.02
    down = np.where(v < centre, (v - centre) / top, np.float32(0))
    reach = np.abs(u / (half + wave)) ** 2.3 + np.abs(down) ** 2.3
    outline = soft((1 - reach) * 0.26)
    slant = hair.parting * 0.3 if hair.style in (Style.PARTED, Style.BOB, Style.WAVES) else 0.0
    aside = np.abs(u - hair.parting * (slant != 0))
    line = cut.line + cut.bow * aside * aside * aside + slant * u + wave * 0.6
    above = soft((np.minimum(line, cut.fall) - v) * 0.6)
    beside = soft(np.abs(u) - width * cut.side + 0.05 * np.clip(v, -1, 0.4)) * soft(cut.fall - v)
    cover = outline * np.maximum(above, beside) * cut.cover
    shine = 1 + (0.42 - 0.4 * hair.tone) * np.exp(-(((v + 0.72 - 0.25 * u * u) / 0.12) ** 2)) * np.exp(
        -(((u - 0.6 * light) / 0.4) ** 2)
    )
    shade = (1.0 - 0.25 * np.abs(u)) * shine + _texture(hair, u, v) * 1.5
    canvas.lay(hair.tone * shade, cover)
    if hair.style is Style.TIED:
        knot = soft((1 - (u / 0.21) ** 2 - ((v + height + 0.03) / 0.13) ** 2) * 0.08)
        canvas.lay(hair.tone * (1.1 - 0.5 * np.abs(u) / 0.21), knot)
