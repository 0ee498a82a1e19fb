"""A document -> one HTML page that screen readers can read and any browser can print."""

from collections.abc import Iterator
from html import escape

from desktop.drawing.document import (
    Block,
    Cell,
    Columns,
    Document,
    Heading,
    Key,
    Lines,
    Paragraph,
    Picture,
    Style,
    Table,
)
from desktop.drawing.shapes import Figure
from desktop.export.svg import figure_svg
from desktop.i18n import tr

_CSS = """
:root { color-scheme: light dark; --paper: #FBF8F1; --rail: #F3EEE3; --field: #FFFEFA; --ink: #201D19; --mark: #201D19;
  --ink2: #544E46; --ink3: #6B645A; --pencil: #7F776A; --strong: #8C8374; --rule: #D8D0C0; --pen: #1D4A8C;
  --wash: #E9EDF2; }
@media (prefers-color-scheme: dark) { :root { --paper: #1C1A17; --rail: #151311; --field: #26231F; --ink: #EDE6D8;
  --mark: #D8CFBD; --ink2: #BDB4A5; --ink3: #A0978A; --pencil: #978E80; --strong: #7D7567; --rule: #3D3932;
  --pen: #A3C1F0; --wash: #252C36; } }
@media print { :root { --paper: #fff; --field: #fff; } }
body { margin: 2rem auto; max-width: 48rem; padding: 0 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 "Source Sans 3", system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, .verdict, .lead { font-family: "Source Serif 4", Georgia, serif; font-weight: 400; }
h2 { border-top: 1px solid; padding-top: .5rem; margin-top: 2.5rem; }
h3 { font-size: 1rem; border-top: 1px solid var(--rule); padding-top: .5rem; margin-top: 1.5rem; }
.verdict { font-size: 1.4rem; } .lead { font-size: 1.1rem; }
.small, .aside { color: var(--ink2); font-size: .9rem; } .aside { font-weight: 400; }
.words, .choice { color: var(--pen); } .words { font-style: italic; } .choice, .strong { font-weight: 600; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .4rem .5rem .4rem 0; }
tr + tr { border-top: 1px solid var(--rule); } thead { border-bottom: 1px solid; }
td p { margin: 0 0 .25rem; } .number { text-align: end; white-space: nowrap; } svg { max-width: 100%; height: auto; }
"""
_TAGS = {Style.TITLE: "h1"}


def report_html(document: Document) -> bytes:
    """The document as UTF-8 HTML that refers to nothing outside itself."""
    body = "\n".join(line for block in document.blocks for line in _block(block))
    foot = "".join(f"<p class='small'>{escape(line)}</p>" for line in document.foot)
    page = (
        f"<!doctype html>\n<html lang='{escape(document.language, quote=True)}'>\n<head>\n<meta charset='utf-8'>\n"
        f"<meta name='viewport' content='width=device-width, initial-scale=1'>\n"
        f"<title>{escape(document.title)}</title>\n"
        f"<style>{_CSS}</style>\n</head>\n<body>\n<header><p class='small'>{escape(tr('Askfirst'))} · "
        f"{escape(document.head)}</p></header>\n<main>\n{body}\n</main>\n<footer>{foot}</footer>\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block)
        case Heading(text, level, aside):
            beside = f" <span class='aside'>{escape(aside)}</span>" if aside else ""
            yield f"<h{level + 1}>{escape(text)}{beside}</h{level + 1}>"
        case Picture(figure):
            yield f"<figure>{figure_svg(figure)}<figcaption class='small'>{escape(figure.words)}</figcaption></figure>"
        case Lines(rows):
            lines = "".join(
                f"<tr><th scope='row'>{escape(w)}</th><td class='number'>{escape(n)}</td></tr>" for w, n in rows
            )
            yield f"<table>{lines}</table>"
        case Table():
            yield from _table(block)
        case Columns(left, right):
            for inner in (*left, *right):
                yield from _block(inner)
        case Key(entries):
            words = "; ".join(escape(text) for _, text in entries)
            yield f"<p class='small'>{words}</p>"


def _paragraph(paragraph: Paragraph) -> str:
    text = escape(_without_control(paragraph.text)).replace("\n", "<br>")
    if paragraph.marked:
        text = "".join(f"<b>{part}</b>" if at % 2 else part for at, part in enumerate(text.split("*")))
    tag = _TAGS.get(paragraph.style, "p")
    return f"<{tag} class='{paragraph.style.name.lower()}'>{text}</{tag}>"


def _without_control(text: str) -> str:
    return "".join(letter for letter in text if letter == "\n" or letter.isprintable() or letter.isspace())


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    if any(column.head for column in table.columns):
        heads = "".join(f"<th scope='col'>{escape(column.head)}</th>" for column in table.columns)
        yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        yield "<tr>" + "".join(_cell(cell, numbers=column.numbers) for cell, column in cells) + "</tr>"
    yield "</tbody></table>"


def _cell(cell: Cell, *, numbers: bool) -> str:
    figure: Figure | None = cell.figure
    inside = figure_svg(figure) if figure is not None else "".join(_paragraph(p) for p in cell.paragraphs)
    return f"<td class='number'>{inside}</td>" if numbers else f"<td>{inside}</td>"
