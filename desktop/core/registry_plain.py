"""Words out of records from outside: plain text, of a length, whatever was there instead."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from unicodedata import category

from desktop.core.mail import is_address
from desktop.core.study import Contact

LINE, TEXT = 500, 6000
"""The most letters of a line such as a title, and of a text such as a summary."""
MOST = 30
"""The most entries of a list that are taken."""

_BLOCKS = r"p|br|div|li|ul|ol|tr|table|h[1-6]|section|article|blockquote|pre"
_INLINE = (
    r"a|abbr|b|big|body|em|font|head|html|i|iframe|img|link|mark|meta|q|s|script|small|span|strong|style|sub|sup|svg"
)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_TAG = re.compile(
    rf"</?(?:{_INLINE}|td|th|tbody|thead|title|tt|u|var|wbr)(?:[\s/][^<>]*)?>|<!--.{{0,500}}?-->", re.I | re.S
)
_HIDDEN = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_SHOWN = re.compile(r"</(?:script|style)[^<>]*>", re.IGNORECASE)
_JOINERS = "\u200c\u200d"


def at(value: Any, *path: str) -> Any:
    """What stands at a path of keys; None where anything on the way is missing or of another kind."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def entries(value: Any) -> list[Any]:
    """The first entries of a list; one thing that stands alone is a list of itself."""
    if isinstance(value, list):
        return value[:MOST]
    return [] if value in (None, "") else [value]


def line(value: Any, *, most: int = LINE) -> str:
    """A text as one plain line; empty for anything else."""
    return _shortened(" ".join(_plain(value, most).split()), most)


def text(value: Any, *, most: int = TEXT) -> str:
    """A text in plain paragraphs; empty for anything else."""
    lines = (" ".join(part.split()) for part in re.split(r"[\n\r\u2028\u2029]", _plain(value, most)))
    return _shortened(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), most)


def lines(values: Any) -> tuple[str, ...]:
    """The texts of a list as plain lines, each once."""
    return tuple(dict.fromkeys(filter(None, map(line, entries(values)))))


def first_line(*values: Any) -> str:
    """The first of several texts that says anything."""
    return next(filter(None, map(line, values)), "")


def link(value: Any) -> str:
    """A link of the web; empty for anything else."""
    found = line(value, most=2000)
    return found if re.fullmatch(r"https?://[^\s<>\"]+", found, re.IGNORECASE) else ""


def contact(name: Any, role: Any, email: Any) -> Contact:
    """Somebody at the organisation; an address that is none is left out."""
    address = line(email)
    role_words = line(role, most=120).replace("_", " ")
    shown = role_words.capitalize() if role_words.isupper() else role_words
    return Contact(line(name, most=200), shown, address if is_address(address) else "")


def named(contacts: Iterator[Contact]) -> tuple[Contact, ...]:
    """Those contacts who have a name or an address, each once, and no more than MOST."""
    found = dict.fromkeys(one for one in contacts if one.name or one.email)
    return tuple(found)[:MOST]


def _plain(value: Any, most: int) -> str:
    if not isinstance(value, str):
        return ""
    words = value[: 4 * most]
    for _round in range(2):
        words = unescape(_without_tags(words))
    words = _without_tags(words)
    return words if words.isprintable() else "".join(filter(_shows, words))


def _without_tags(words: str) -> str:
    if "<" not in words:
        return words
    return _TAG.sub("", _BLOCK.sub("\n", _without_hidden(words)))


def _without_hidden(words: str) -> str:
    """The text without scripts and styles."""
    kept, start = [], 0
    while (begin := _HIDDEN.search(words, start)) and (end := _SHOWN.search(words, begin.end())):
        kept.append(words[start : begin.start()])
        start = end.end()
    return "".join((*kept, words[start:]))


def _shows(letter: str) -> bool:
    """Whether a letter may stay: no control, no turning round of the line, no half of a pair."""
    return letter.isspace() or letter in _JOINERS or not category(letter).startswith("C")


def _shortened(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
