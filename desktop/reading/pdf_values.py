"""What stands in a PDF's entries: references followed, strings and names as text (ISO 32000-2, 7.3 and 7.9)."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
    TextStringObject,
)

from desktop.core.unreadable import Reason, Unreadable

MOST_LETTERS = 200_000
"""Of one text: some hundred pages."""
MOST_STEPS = 16
"""From a reference to a reference to an object."""
PDF_DOC = str.maketrans(
    dict(zip(range(0x18, 0x20), "˘ˇˆ˙˝˛˚˜", strict=True))
    | dict(zip(range(0x80, 0x9F), "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž", strict=True))
    | {0xA0: "€"}
)
"""Where PDFDocEncoding is not Latin-1 (ISO 32000-2, annex D.2)."""
LANGUAGE = re.compile("\x1b[^\x1b]{2,5}\x1b")
"""The language of what follows, inside a text (ISO 32000-2, 7.9.2.2)."""
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def resolved(value: object) -> object:
    """The object itself where a reference stands; None for nothing."""
    for _step in range(MOST_STEPS):
        if not isinstance(value, IndirectObject):
            return None if isinstance(value, NullObject) else value
        value = value.get_object()
    raise Unreadable(Reason.BROKEN)


def entry(of: DictionaryObject, key: str) -> object:
    """What stands under a key; None where nothing does."""
    return resolved(dict.get(of, key))


def named(of: DictionaryObject, key: str) -> str:
    """The name under a key, with its slash; nothing where there is none."""
    found = entry(of, key)
    return str(found) if isinstance(found, NameObject) else ""


def inner(of: DictionaryObject, key: str) -> DictionaryObject | None:
    """The dictionary under a key."""
    found = entry(of, key)
    return found if isinstance(found, DictionaryObject) else None


def each(of: DictionaryObject, key: str) -> Iterator[DictionaryObject]:
    """The dictionaries in the array under a key."""
    found = entry(of, key)
    for item in found if isinstance(found, ArrayObject) else ():
        value = resolved(item)
        if isinstance(value, DictionaryObject):
            yield value


def number(value: object) -> int:
    """A whole number; 0 where there is none."""
    return int(value) if isinstance(value, int) else 0


def text(value: object) -> str | None:
    """A value as text, whatever it is written in; None where it is no text."""
    match value:
        case NameObject():
            return _clean(value.removeprefix("/"))
        case TextStringObject() | ByteStringObject():
            return _decoded(value.original_bytes)
        case StreamObject():
            return _decoded(value.get_data())
        case BooleanObject() | int() | float():
            return str(value)
    return None


def _decoded(content: bytes | str) -> str:
    raw = content.encode("latin-1", "replace") if isinstance(content, str) else content
    if raw.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        return _clean(LANGUAGE.sub("", raw.decode("utf-16", "replace")))
    if raw.startswith(BOM_UTF8):
        return _clean(LANGUAGE.sub("", raw.decode("utf-8-sig", "replace")))
    return _clean(raw.decode("latin-1").translate(PDF_DOC))


def _clean(letters: str) -> str:
    """Lines end in one way, and what cannot be seen or kept is left out."""
    if len(letters) > MOST_LETTERS:
        raise Unreadable(Reason.TOO_MUCH)
    return UNSEEN.sub("", letters.replace("\r\n", "\n").replace("\r", "\n"))
