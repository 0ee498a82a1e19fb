"""Bytes -> letters: by the mark at their start, by what they declare, as UTF-8, and else as Windows-1252."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Marks at the start; the longer ones first, as one of UTF-16 is the start of one of UTF-32."""
SAMPLE = 65_536
"""Bytes by which it is told whether they are letters at all."""
CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
MOST_CONTROLS = 0.01
LEADING = re.compile(b"[\xc0-\xff]")
"""Bytes that begin a letter beyond ASCII in UTF-8."""
KNOWN = re.compile("utf-8|iso8859|cp[0-9]+|koi8|gb|big5|shift_jis|euc|iso2022|mac|tis|johab|hz")
"""The names, as Python calls them, of codecs that stand for a way of writing letters."""


def marked(content: bytes) -> tuple[str, int]:
    """The encoding that the first bytes name, and how many bytes name it; nothing where none do."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return name, len(mark)
    return "", 0


def without_mark(content: bytes) -> str:
    """UTF-16 that is known by every second byte being zero; nothing where it is not so."""
    sample = content[:SAMPLE]
    zeros, half = (sample[0::2].count(0), sample[1::2].count(0)), len(sample) // 2
    if half and zeros[1] > 0.6 * half and zeros[0] < 0.1 * half:
        return "utf-16-le"
    if half and zeros[0] > 0.6 * half and zeros[1] < 0.1 * half:
        return "utf-16-be"
    return ""


def is_text(content: bytes) -> bool:
    """Whether the bytes are letters rather than anything else."""
    if marked(content)[0] or without_mark(content):
        return True
    sample = content[:SAMPLE]
    return len(CONTROLS.findall(sample)) <= MOST_CONTROLS * len(sample)


def decoded(content: bytes, *, declared: str = "") -> str:
    """The letters. `declared`: the encoding that the content names for itself, believed where there is such a one."""
    name, length = marked(content)
    if name:
        return content[length:].decode(name, "replace")
    name = without_mark(content)
    if name:
        return content.decode(name, "replace")
    chosen = _codec(declared)
    if chosen:
        return content.decode(chosen, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252" if _is_no_utf_8(content) else "utf-8", "replace")


def _is_no_utf_8(content: bytes) -> bool:
    """Whether more is wrong than a letter here and there, as where a file was cut or put together."""
    wrong = content.decode("utf-8", "replace").count("\ufffd")
    return wrong * 4 > len(LEADING.findall(content)) or wrong > 100


def _codec(label: str) -> str:
    """Python's name for a declared encoding; nothing where there is none, or where it is no way of writing letters.

    What calls itself Latin-1 or ASCII is read as Windows-1252, and what can say that it is UTF-16 is not (WHATWG).
    """
    try:
        name = codecs.lookup(label.strip()).name if label.isascii() and len(label) < 40 else ""
    except (LookupError, ValueError):
        return ""
    if name in ("iso8859-1", "ascii", "cp1252"):
        return "cp1252"
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"
    return name if KNOWN.match(name) else ""
