"""The bytes of an HTML page -> its text, nothing of it left out. Called in a child process."""

import re

from desktop.core.document import MOST_LETTERS
from desktop.core.progress import Tick, unwatched
from desktop.reading.decoding import decoded
from desktop.reading.flow import Enough, Flow
from desktop.reading.html_tokens import Found, Token, tokens

HEAD, EVERY = 4096, 10_000
"""Bytes in which a page says how its letters are written, and letters after which it is told how far the reading is."""
DECLARED = re.compile(
    rb"<\?xml[^>]*encoding=[\"']([\w.:-]+)|<meta[^>]*charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
LINES = frozenset({"li", "dt", "dd", "option", "optgroup"})
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "details", "dialog", "div", "dl"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr"}
    | {"html", "legend", "main", "menu", "nav", "ol", "p", "pre", "section", "select", "summary", "textarea", "ul"}
    | {"tbody", "thead", "tfoot", "noscript", "iframe", "object", "svg", "math"}
)


def html_text(content: bytes, *, tell: Tick = unwatched) -> dict[str, object]:
    """The text of a page as `DocumentText` holds it, for JSON."""
    declared = DECLARED.search(content, 0, HEAD)
    name = (declared[1] or declared[2]).decode("ascii", "ignore") if declared else ""
    markup = decoded(content, declared=name)
    page, told = _Page(), 0
    try:
        for found in tokens(markup):
            page.take(found)
            if found.end - told > EVERY:
                told = found.end
                tell(0.9 * told / len(markup))
    except Enough:
        return {"pages": [page.flow.text()], "cut": True}
    return {"pages": [page.flow.text()], "cut": False}


class _Page:
    """Turns tags and letters into text. It holds no tree, so depth costs nothing."""

    def __init__(self) -> None:
        self.flow = Flow(most=MOST_LETTERS)
        self._in_title = False
        self._templates, self._verbatim = 0, 0

    def take(self, found: Found) -> None:
        """A tag, or letters."""
        match found.token:
            case Token.LETTERS:
                self._say(found.text)
            case Token.OPENS:
                self._open(found.text)
            case Token.CLOSES:
                self._close(found.text)

    def _open(self, tag: str) -> None:
        self._in_title = tag == "title"
        self._templates += tag == "template"
        self._verbatim += tag == "pre"
        match tag:
            case "br":
                self.flow.line_break()
            case "table":
                self.flow.open_table()
            case "tr":
                self.flow.open_row()
            case "td" | "th":
                self.flow.open_cell()
            case _:
                self._part(tag)

    def _close(self, tag: str) -> None:
        self._in_title = False
        self._templates -= tag == "template" and self._templates > 0
        self._verbatim -= tag == "pre" and self._verbatim > 0
        match tag:
            case "br":
                self.flow.line_break()
            case "table":
                self.flow.close_table()
            case "tr":
                self.flow.close_row()
            case "td" | "th":
                self.flow.close_cell()
            case _:
                self._part(tag)

    def _part(self, tag: str) -> None:
        """What begins or ends a paragraph or a line."""
        if tag in BLOCKS:
            self.flow.paragraph()
        elif tag in LINES:
            self.flow.line()

    def _say(self, text: str) -> None:
        """Letters; their line ends count where they are to stand as they were written."""
        if self._templates or self._in_title:
            return
        if not self._verbatim:
            self.flow.say(text)
            return
        first, *more = text.split("\n")
        self.flow.say(first)
        for line in more:
            self.flow.line_break()
            self.flow.say(line)
