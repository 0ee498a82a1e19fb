"""The bytes of a plain text -> its paragraphs; Markdown and the like stay as they are written. Called in a child."""

import re
from collections.abc import Iterator

from desktop.core.document import MOST_LETTERS
from desktop.core.progress import Tick, unwatched
from desktop.reading.decoding import decoded
from desktop.reading.letters import cleaned, with_line_ends
from desktop.reading.lines import Line, known_words, paragraphs

FENCE = re.compile(r"\s{0,3}(```|~~~)")
KEPT = re.compile(r"\s{0,3}(#{1,6}\s|\||>|[=~^\"*+_-]{3,}\s*$|\[[^\]]+\]:|\.\. |:\w[\w ]*: )")
"""Lines that stand by themselves: headings, tables, quotes, underlines, links, directives and fields."""


def plain_text(content: bytes, *, tell: Tick = unwatched) -> dict[str, object]:
    """The text as `DocumentText` holds it, for JSON."""
    text = with_line_ends(decoded(content))
    tell(0.3)
    lines = text[:MOST_LETTERS].expandtabs(4).split("\n")
    kept = list(_lines(lines))
    tell(0.6)
    known = known_words(lines) if any(line.text.endswith("-") for line in kept) else frozenset()
    tell(0.8)
    return {"pages": [paragraphs(kept, known=known)], "cut": len(text) > MOST_LETTERS}


def _lines(lines: list[str]) -> Iterator[Line]:
    fenced = stood = False
    for line in lines:
        fence, stands = bool(FENCE.match(line)), bool(KEPT.match(line))
        begins = fence or fenced or stands or stood
        indent = line[: len(line) - len(line.lstrip())] if fenced else ""
        yield Line(indent + cleaned(line).strip(), kept=begins)
        fenced, stood = fenced ^ fence, stands or fence
