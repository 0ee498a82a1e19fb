"""Photographs in, with limits, and pictures out. Photographs are never written."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from desktop.i18n import tr

MOST_BYTES = 40_000_000
MOST_PIXELS = 50_000_000
LEAST_SIDE = 64
MOST_PHOTOS = 10
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF", "PPM", "JPEG2000", "TGA")
"""Those that Pillow reads by itself, without starting another program."""
CROP = (112, 128)
"""Width and height of a crop: twice the size of the lab's photos, so that it can be turned and moved a little."""


class UnusablePhoto(Exception):
    """The photograph cannot be used; its text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph in memory, grey, a byte a pixel, row by row."""

    name: str
    width: int
    height: int
    grey: bytes


def read_photo(path: Path) -> Photo:
    """Read a photograph of any common format, upright and grey; UnusablePhoto says what is wrong."""
    try:
        if path.exists() and not path.is_file():
            raise _unusable(path, tr("is no file with a picture."))
        if path.stat().st_size > MOST_BYTES:
            raise _unusable(path, tr("is larger than 40 MB. Choose a smaller one."))
    except OSError as fault:
        raise _unusable(path, tr("cannot be read: {why}.").format(why=fault.strerror or fault)) from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        grey = _grey(_decoded(path))
    return Photo(path.name, *grey.size, grey.tobytes())


def _decoded(path: Path) -> Image.Image:
    """The picture, upright; decoders of damaged files raise whatever they come upon."""
    try:
        with Image.open(path, formats=FORMATS) as opened:
            _check(path, opened)
            return ImageOps.exif_transpose(opened)
    except UnusablePhoto:
        raise
    except Image.DecompressionBombError:
        raise _unusable(path, tr("has more than 50 million pixels. Choose a smaller one.")) from None
    except Exception:
        raise _unusable(path, tr("cannot be read as a picture. Choose a JPEG, PNG or WebP file.")) from None


def _check(path: Path, opened: Image.Image) -> None:
    if opened.width * opened.height > MOST_PIXELS:
        raise _unusable(path, tr("has more than 50 million pixels. Choose a smaller one."))
    if min(opened.size) < LEAST_SIDE:
        raise _unusable(path, tr("is too small: a face needs at least 64 by 64 pixels."))
    telephone = opened.format == "MPO"
    if not telephone and getattr(opened, "n_frames", 1) > 1:
        raise _unusable(path, tr("moves. Choose a picture that stands still."))


def _grey(picture: Image.Image) -> Image.Image:
    """In shades of grey, a byte a pixel; deep ones are brought down and not cut off."""
    deep = picture.mode.startswith("I")
    return (picture.point(lambda tone: tone * (1 / 256)) if deep else picture).convert("L")


def too_many_photos(count: int) -> str:
    """That so many photographs cannot be taken, in a sentence."""
    return tr("{n} photographs are too many: choose up to {most}.").format(n=count, most=MOST_PHOTOS)


def _unusable(path: Path, why: str) -> UnusablePhoto:
    return UnusablePhoto(f"{path.name or path} {why}")


def middle_of(photo: Photo) -> tuple[float, float, float]:
    """The largest crop of the right shape: its left and top edge and its width, in pixels of the photograph."""
    width = min(photo.width, photo.height * CROP[0] / CROP[1])
    return (photo.width - width) / 2, (photo.height - width * CROP[1] / CROP[0]) / 2, width


def cropped(photo: Photo, crop: tuple[float, float, float] | None = None) -> bytes:
    """The part of a photograph inside a crop, 112 by 128 grey bytes."""
    left, top, width = crop or middle_of(photo)
    whole = Image.frombytes("L", (photo.width, photo.height), photo.grey)
    box = (left, top, left + width, top + width * CROP[1] / CROP[0])
    return whole.resize(CROP, Image.Resampling.BOX, box=box, reducing_gap=2.0).tobytes()


@dataclass(frozen=True, slots=True)
class Tile:
    """A grey picture with the words under it."""

    width: int
    height: int
    grey: bytes
    words: str


def sheet_png(title: str, rows: Sequence[Sequence[Tile]], *, font: Path, grown: int = 5) -> bytes:
    """Rows of labelled pictures as a PNG."""
    gap, line = 24, 28
    wide = max(sum(tile.width * grown + gap for tile in row) for row in rows) + gap
    high = gap + 2 * line + sum(max(tile.height for tile in row) * grown + line + gap for row in rows)
    sheet = Image.new("L", (wide, high), 255)
    pen = ImageDraw.Draw(sheet)
    text, small = ImageFont.truetype(str(font), 22), ImageFont.truetype(str(font), 17)
    pen.text((gap, gap // 2), title, fill=20, font=text)
    y = gap + line
    for row in rows:
        x = gap
        for tile in row:
            picture = Image.frombytes("L", (tile.width, tile.height), tile.grey)
            size = (tile.width * grown, tile.height * grown)
            sheet.paste(picture.resize(size, Image.Resampling.BICUBIC), (x, y))
            pen.text((x, y + size[1] + 4), tile.words, fill=60, font=small)
            x += size[0] + gap
        y += max(tile.height for tile in row) * grown + line + gap
    return _png(sheet)


def grey_png(grey: bytes, width: int, height: int) -> bytes:
    """Grey bytes, row by row, as a PNG."""
    return _png(Image.frombytes("L", (width, height), grey))


def _png(picture: Image.Image) -> bytes:
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
