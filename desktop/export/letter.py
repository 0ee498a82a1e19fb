"""A letter as the person made it -> the bytes of a PDF."""

from datetime import date
from pathlib import Path

from desktop.drawing.document import Block, Document, Heading, Paragraph, Style
from desktop.export.pdf import report_pdf
from desktop.export.wishes import Wishes
from desktop.words.dates import date_words

LONGEST = 1500
"""Letters of one paragraph; more of them go into the next, so that each fits a page."""


def letter_pdf(to: str, subject: str, text: str, *, on: date, fonts: Path, letter_paper: bool) -> bytes:
    """The letter on A4 or Letter, with its day and whom it goes to."""
    pieces = [
        line[start : start + LONGEST] for line in text.split("\n") for start in range(0, max(len(line), 1), LONGEST)
    ]
    blocks: list[Block] = [Paragraph(date_words(on), Style.UNDER_TITLE)]
    if to:
        blocks.append(Paragraph(to[:LONGEST], Style.UNDER_TITLE))
    blocks.append(Heading(subject[:300], 1))
    blocks += [Paragraph(piece or " ", Style.LEAD) for piece in pieces]
    document = Document(subject[:300], "", "en", date_words(on), (), on, tuple(blocks))
    return report_pdf(document, Wishes(letter_paper=letter_paper), fonts=fonts)
