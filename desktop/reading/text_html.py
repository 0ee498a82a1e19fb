"""The bytes of an HTML page -> its text, nothing of it left out. Called in a child process."""

import re
from html.parser import HTMLParser

from desktop.core.document import MOST_LETTERS
from desktop.core.progress import Tick, part_of, unwatched
from desktop.reading.decoding import decoded
from desktop.reading.flow import Enough, Flow

HEAD = 4096
DECLARED = re.compile(
    rb"<\?xml[^>]*encoding=[\"']([\w.:-]+)|<meta[^>]*charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
MARKED_SECTION, COMMENT = "<![", "<!x["
"""What the parser stumbles over, and what it and browsers take for a comment."""
SILENT = ("script", "style")
"""What holds no text; the parser itself finds their ends."""
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
    markup = decoded(content, declared=name).replace(MARKED_SECTION, COMMENT)
    page = _Page(len(markup), part_of(tell, 0.0, 0.9))
    try:
        page.feed(markup)
        page.close()
    except Enough:
        return {"pages": [page.flow.text()], "cut": True}
    return {"pages": [page.flow.text()], "cut": False}


class _Page(HTMLParser):
    """Hands on what is read. It holds no tree, so depth costs nothing."""

    def __init__(self, length: int, tell: Tick) -> None:
        super().__init__(convert_charrefs=True)
        self.flow = Flow(most=MOST_LETTERS)
        self._length, self._tell = max(length, 1), tell
        self._silent, self._in_title = False, False
        self._templates, self._verbatim = 0, 0

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        self._silent = tag in SILENT
        self._templates += tag == "template"
        self._verbatim += tag == "pre"
        self._in_title = tag == "title" and not self._templates
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

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        self._silent = False
        self._templates -= tag == "template" and self._templates > 0
        self._verbatim -= tag == "pre" and self._verbatim > 0
        self._in_title = False
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

    def handle_data(self, data: str) -> None:
        """Letters; their line ends count where they are to stand as they were written."""
        if self._silent or self._templates or self._in_title:
            return
        if not self._verbatim:
            self.flow.say(data)
            return
        first, *more = data.split("\n")
        self.flow.say(first)
        for line in more:
            self.flow.line_break()
            self.flow.say(line)

    def updatepos(self, _i: int, j: int) -> int:
        """How far the parser is; lines are not counted."""
        self._tell(j / self._length)
        return j

    def _part(self, tag: str) -> None:
        if tag in BLOCKS:
            self.flow.paragraph()
        elif tag in LINES:
            self.flow.line()
