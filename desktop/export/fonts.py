"""The bundled typefaces in reportlab: registered once, measured, and asked which letters they have."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.drawing.shapes import Face
from desktop.i18n import tr

FILES = {
    Face.SERIF: "SourceSerif4-Regular",
    Face.SERIF_ITALIC: "SourceSerif4-Italic",
    Face.SERIF_SEMIBOLD: "SourceSerif4-SemiBold",
    Face.SANS: "SourceSans3-Regular",
    Face.SANS_SEMIBOLD: "SourceSans3-SemiBold",
}
REPLACEMENT = "\N{LOZENGE}"
_registering = Lock()


@cache
def _register(folder: Path) -> None:
    for name in FILES.values():
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


def register_fonts(folder: Path) -> None:
    """Make the typefaces in the folder known to reportlab; safe to call from any thread, as often as you like."""
    with _registering:
        _register(folder)


def text_width(text: str, face: Face, size: float) -> float:
    """The width of a text in the unit of `size`."""
    return float(pdfmetrics.stringWidth(text, FILES[face], size))


@cache
def _letters() -> frozenset[int]:
    """The letters that every one of the typefaces has."""
    fonts = [pdfmetrics.getFont(name).face.charToGlyph for name in FILES.values()]
    return frozenset(set.intersection(*(set(glyphs) for glyphs in fonts)))


def printable(text: str) -> str:
    """The text with each letter that the typefaces lack replaced by one visible sign."""
    if text.isascii() and text.isprintable():
        return text
    letters = _letters()
    return "".join(
        letter if ord(letter) in letters or letter == "\n" else " " if letter.isspace() else REPLACEMENT
        for letter in text
    )


def is_lacking(texts: Iterable[str]) -> bool:
    """Whether the typefaces lack any letter of these texts."""
    return any(REPLACEMENT in printable(text).replace(REPLACEMENT, "", text.count(REPLACEMENT)) for text in texts)


def lacking_words() -> str:
    """What the sign in place of a letter means."""
    words = tr(
        "In this file, {sign} stands for a letter that its typeface cannot draw. As plain text the words are whole."
    )
    return words.format(sign=REPLACEMENT)
