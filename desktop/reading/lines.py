"""Lines as they stand on paper or in a text file -> paragraphs, each line joined to the one that it continues."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

ITEM = re.compile(r"([-*+•▪◦‣●○■–—]|\(?(\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]) ")
"""How an item of a list begins."""
ENDS = re.compile(r"[.!?][”\"’')\]]*$")
WORD = re.compile(r"\w+(?:-\w+)*")
BROKEN = re.compile(r"(\w+)-$")
TAIL = 60
"""Letters at the end of a line that are looked at."""
FIRST = re.compile(r"[^\W\d_]\w*")

PREFIXES = frozenset({"self", "non", "co", "ex", "well", "long", "short", "high", "low", "third", "opt", "so"})
"""Parts of words after which a hyphen belongs."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end. `apart`: it stands further from the line above than lines of a paragraph do.

    `kept`: it begins by itself, whatever stands above.
    """

    text: str
    apart: bool = False
    kept: bool = False


def paragraphs(lines: Iterable[Line], *, known: frozenset[str] = frozenset(), fill: float = 1.0, width: int = 0) -> str:
    """The lines as text, its paragraphs parted by an empty line.

    A line ends a paragraph or stays a line of its own where the next word would have had room on it. `fill`: the share
    of the widest line that a line surely fills, below 1 where letters are of different widths; `width`: letters of a
    line that is as wide as the page, where that is known. `known`: words of the document, by which hyphens at the ends
    of lines are told from those that belong there.
    """
    return "\n\n".join("".join(_joined(block, known, fill, width)) for block in _blocks(lines))


def known_words(texts: Iterable[str]) -> frozenset[str]:
    """Every word of the document as it stands inside a line, in small letters."""
    return frozenset(word.lower() for text in texts for word in WORD.findall(text))


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and (line.apart or not line.text.strip()):
            yield block
            block = []
        if line.text.strip():
            block.append(line)
    if block:
        yield block


def _joined(block: Sequence[Line], known: frozenset[str], fill: float, width: int) -> Iterator[str]:
    """The pieces of a block: each line with what stands between it and the next."""
    room = fill * max(width, *(len(line.text) for line in block))
    before = block[0].text.rstrip() if block[0].kept else block[0].text.strip()
    for line in block[1:]:
        text = line.text.rstrip() if line.kept else line.text.strip()
        in_word = BROKEN.search(before[-TAIL:]) and text[:1].islower()
        had_room = not in_word and len(before) + 1 + len(text.split(" ", 1)[0]) <= room
        if line.kept or ITEM.match(text):
            yield before + "\n"
        elif had_room:
            yield before + ("\n\n" if ENDS.search(before[-TAIL:]) else "\n")
        else:
            yield _continued(before, text, known)
        before = text
    yield before


def _continued(before: str, text: str, known: frozenset[str]) -> str:
    """A line with what joins it to the next, which it runs on to: a space, or nothing where it ends in a hyphen."""
    broken, first = BROKEN.search(before[-TAIL:]), FIRST.match(text)
    if broken is None or first is None:
        return before + " "
    whole, parted = (broken[1] + first[0]).lower(), f"{broken[1]}-{first[0]}".lower()
    belongs = first[0][0].isupper() or (whole not in known and (parted in known or broken[1].lower() in PREFIXES))
    return before if belongs else before[:-1]
