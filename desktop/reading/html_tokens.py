"""HTML -> tags and letters, in one pass whose cost grows with the length alone, whatever stands in it.

Python's own parser takes time that grows with the square of the length where tags, comments or quotes are never closed.
This one finds tags as browsers do (WHATWG, 13.2.5); where they drop what was never closed, it is taken for letters, so
that nothing is left out.
"""

import re
from collections.abc import Iterator
from enum import Enum
from html import unescape
from typing import NamedTuple

NAME = re.compile(r"[a-zA-Z][^\s/>]*")
ATTRIBUTE = re.compile(r"[\s/]*=?[^\s/>=]*(\s*=\s*)?")
BARE = re.compile(r"[^\s>]*")
BARE_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,39})>")
"""A tag without attributes, as most are."""
COMMENT_END = re.compile("--!?>")
RAW = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
"""What holds no text, with what ends it."""
SECTION, SECTION_END = "<![CDATA[", "]]>"
LONG_NUMBER = re.compile("&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
"""A letter given by a number that no letter has."""
LONGEST_NAME = 40


class Token(Enum):
    """What was found."""

    OPENS = "opens"
    CLOSES = "closes"
    LETTERS = "letters"


class Found(NamedTuple):
    """A tag by its name in small letters, or letters as they are meant; `end`: where it ends in the markup."""

    token: Token
    text: str
    end: int


def tokens(markup: str) -> Iterator[Found]:
    """What stands in the markup, in its order; comments, declarations, attributes, scripts and styles are left out."""
    scan, at, length = _Scan(markup), 0, len(markup)
    while at < length:
        start = markup.find("<", at)
        start = length if start < 0 else start
        if start > at:
            yield _letters(markup[at:start], start)
        if start == length:
            return
        tag, at = scan.tag(start)
        if tag is not None:
            yield tag
            if tag.token is Token.OPENS and tag.text in RAW:
                end = RAW[tag.text].search(markup, at)
                at = length if end is None else end.start()


def _letters(text: str, end: int) -> Found:
    return Found(Token.LETTERS, unescape(LONG_NUMBER.sub("\ufffd", text)), end)


class _Scan:
    """Looks at what begins with a "<". It knows where each kind of end stands last, so it never looks in vain twice."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._last = {end: markup.rfind(end) for end in (">", '"', "'", "-->", "--!>", SECTION_END)}

    def tag(self, start: int) -> tuple[Found | None, int]:
        """What begins here, if it is more than a comment; and where to go on."""
        markup = self._markup
        bare = BARE_TAG.match(markup, start)
        if bare is not None:
            return Found(Token.CLOSES if bare[1] else Token.OPENS, bare[2].lower(), bare.end()), bare.end()
        if self._last[">"] < start:
            return _letters(markup[start:], len(markup)), len(markup)
        if markup.startswith("<!--", start) and max(self._last["-->"], self._last["--!>"]) > start + 1:
            end = COMMENT_END.search(markup, start + 2)
            return None, len(markup) if end is None else end.end()
        if markup.startswith(SECTION, start) and self._last[SECTION_END] > start:
            inside, end_at = start + len(SECTION), markup.find(SECTION_END, start)
            return Found(Token.LETTERS, markup[inside:end_at], end_at), end_at + len(SECTION_END)
        closes = markup.startswith("</", start)
        name = NAME.match(markup, start + 1 + closes)
        if name is None:
            return self._no_tag(start)
        end_of_tag = self._end_of_tag(name.end())
        if end_of_tag < 0:
            return _letters(markup[start:], len(markup)), len(markup)
        token = Token.CLOSES if closes else Token.OPENS
        return Found(token, name[0][:LONGEST_NAME].lower(), end_of_tag), end_of_tag

    def _no_tag(self, start: int) -> tuple[Found | None, int]:
        """A declaration or another comment, which ends at the next ">"; or just a letter."""
        if self._markup[start + 1 : start + 2] in ("!", "?", "/"):
            return None, self._markup.find(">", start) + 1
        return Found(Token.LETTERS, "<", start + 1), start + 1

    def _end_of_tag(self, at: int) -> int:
        """Where a tag ends, its attributes passed by; -1 where it does not."""
        markup, length = self._markup, len(self._markup)
        while at < length and markup[at] != ">":
            attribute = ATTRIBUTE.match(markup, at)
            at = length if attribute is None else attribute.end()
            if attribute is not None and attribute[1]:
                at = self._after_value(at)
        return at + 1 if at < length else -1

    def _after_value(self, at: int) -> int:
        """Behind an attribute's value, quoted or bare; a quote that is never closed is a letter."""
        quote = self._markup[at : at + 1]
        if quote in ('"', "'") and self._last[quote] > at:
            return self._markup.find(quote, at + 1) + 1
        bare = BARE.match(self._markup, at)
        return at if bare is None else bare.end()
