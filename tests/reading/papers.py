"""Documents made for the tests: PDFs with text, pages of HTML, Word documents; honest and hostile."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from pypdf import PdfReader, PdfWriter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer

from tests.reading.forms import pdf, stream, written

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SENTENCES = (
    "Your data, without your name, will be added to the data of the other people who take part.",
    "We do not train models on what you send us unless you agree to it in writing.",
    "You may take back your consent at any time, and you need not give a reason for it.",
    "What was already used in published results cannot be removed from them afterwards.",
    "Researchers at other universities may ask for access, and a committee decides about each request.",
    "The recordings are kept for ten years in the archive of the clinic and are then erased.",
)


def paragraph(number: int, *, sentences: int = 4) -> str:
    """A paragraph of its own for each number."""
    chosen = [SENTENCES[(number + at) % len(SENTENCES)] for at in range(sentences)]
    return f"Paragraph {number}. {' '.join(chosen)}"


def text_pdf(*, pages: int, paragraphs: int = 8) -> bytes:
    """A PDF as a library sets it: paragraphs with space between them, about 3,000 letters a page."""
    style = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=6)
    story: list[object] = []
    for page in range(pages):
        for at in range(paragraphs):
            story.append(Paragraph(paragraph(page * paragraphs + at), style))
        story.append(PageBreak())
    out = BytesIO()
    SimpleDocTemplate(out, invariant=1).build(story or [Spacer(1, 1)])
    return out.getvalue()


def drawn_pdf(*pages: tuple[str, ...], leading: float = 12) -> bytes:
    """A PDF with these lines on its pages, one below the other; an empty line leaves room."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for lines in pages:
        for at, line in enumerate(lines):
            canvas.drawString(60, 780 - leading * at, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


CIPHERS = ("RC4-128", "AES-128", "AES-256")


def locked_pdf(content: bytes, *, user: str, cipher: str = "RC4-128") -> bytes:
    """The PDF, encrypted."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(user, "theirs", algorithm=cipher)
    return written(writer)


def page_pdf(contents: bytes, *, filters: str = "", cmap: bytes | None = None, more: str = "") -> bytes:
    """A PDF of one page with this content stream; `cmap`: what its font says about the letters it stands for."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica" + (" /ToUnicode 6 0 R" if cmap is not None else "")
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> {more} >> >>",
        stream(contents, filters),
        f"{font} >>",
    ]
    return pdf(*objects, *([] if cmap is None else [stream(cmap)]))


def docx(body: str, *, parts: dict[str, str | bytes] | None = None, head: str = "", root: str = WORDS) -> bytes:
    """A Word document with this XML in its body, and further parts."""
    document = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{root}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **(parts or {})})


def zipped(parts: dict[str, str | bytes], *, stored: bool = False) -> bytes:
    """A zip of these parts, packed or `stored` as they are."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED if stored else ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name), content, archive.compression)
    return out.getvalue()


def p(*texts: str) -> str:
    """A paragraph of a Word document with these runs."""
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts) + "</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of a Word document."""
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
