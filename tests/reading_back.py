"""Reading back what the program wrote."""

from io import BytesIO

from pypdf import PdfReader


def pdf_words(content: bytes) -> str:
    """All words of a PDF with single spaces between."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())
