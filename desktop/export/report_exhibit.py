"""A run of the lab -> blocks of the report."""

from collections.abc import Iterator

from desktop.drawing.document import Block, Cell, Column, Heading, Paragraph, Picture, Style, Table
from desktop.drawing.exhibit import Exhibit
from desktop.i18n import tr


def exhibit_blocks(exhibit: Exhibit) -> Iterator[Block]:
    """What I saw in the lab, and what it is no evidence of."""
    yield Heading(tr("What I saw in the lab"), 1, exhibit.title, new_page=True)
    for sentence in exhibit.sentences:
        yield Paragraph(sentence, Style.LEAD)
    if exhibit.picture is not None:
        yield Picture(exhibit.picture, fit=False)
    heads = (Column(tr("Figure"), 0.3), Column(tr("What it was"), 0.2), Column(tr("How to read it"), 0.5))
    yield Table(heads, tuple(tuple(Cell((Paragraph(part),)) for part in readout) for readout in exhibit.readouts))
    if exhibit.rows:
        others = len(exhibit.heads) - 1
        columns = [
            Column(head, 0.2 if at else 1 - 0.2 * others, numbers=at > 0) for at, head in enumerate(exhibit.heads)
        ]
        rows = tuple(tuple(Cell((Paragraph(part),)) for part in row) for row in exhibit.rows)
        yield Table(tuple(columns), rows)
    yield Paragraph(exhibit.limits, Style.SMALL)
