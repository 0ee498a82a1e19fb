"""PDF forms made for the tests: one by a library, the others by hand, honest and hostile."""

import zlib
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from desktop.reading.form import Form, form_from
from desktop.reading.pdf_form import form_data

GIGABYTE, PIECE = 1_000_000_000, 1_000_000


def read(content: bytes) -> Form:
    """The form, read in this process."""
    return form_from(form_data(content))


def drawn_form(*, pages: int = 1, title: str = "A sheet") -> bytes:
    """Eleven questions a page with four options each and room for words, as a library makes them."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setTitle(title)
    for page in range(pages):
        for row in range(11):
            name, y = f"Q{page}-{row}", 780 - row * 65
            for at in range(4):
                canvas.acroForm.radio(name=name, value="ABCD"[at], x=40 + at * 40, y=y, fieldFlags="radio", size=10)
            canvas.acroForm.textfield(
                name=f"{name}:words", x=40, y=y - 30, width=300, height=25, fieldFlags="multiline", maxlen=0
            )
        canvas.acroForm.checkbox(name=f"{page}:seen", x=40, y=40, fieldFlags="")
        canvas.acroForm.textfield(name=f"{page}:mark", value="known again", x=0, y=0, fieldFlags="readOnly", maxlen=0)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def filled_form(content: bytes, values: dict[str, str]) -> bytes:
    """The form as a program leaves it that fills it in and saves it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.update_page_form_field_values(None, values, auto_regenerate=False)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    """The bytes that a writer gives."""
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf(*objects: str | bytes, trailer: str = "") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    content = bytearray(b"%PDF-1.7\n")
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, item.encode("latin-1") if isinstance(item, str) else item)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer.encode("latin-1"))
    return bytes(content) + b"startxref\n%d\n%%%%EOF\n" % start


def form(
    *objects: str | bytes,
    fields: str | None = None,
    annots: str | None = None,
    catalog: str = "",
    page: str = "",
    acroform: str = "",
    trailer: str = "",
) -> bytes:
    """A PDF of one page with these objects, numbered from 4; all are fields and lie on the page unless told."""
    every = " ".join(f"{number} 0 R" for number in range(4, 4 + len(objects)))
    fields, annots = every if fields is None else fields, every if annots is None else annots
    return pdf(
        f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{fields}] {acroform} >> {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Annots [{annots}] {page} >>",
        *objects,
        trailer=trailer,
    )


def words(name: str, value: str = "", *, more: str = "") -> str:
    """A field to write in; `value` as PDF, such as (yes) or <FEFF0041>."""
    filled = f"/V {value}" if value else ""
    return f"<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /FT /Tx /T ({name}) {filled} {more} >>"


def group(name: str, *, kids: str, more: str = "") -> str:
    """A radio group."""
    return f"<< /FT /Btn /Ff 49152 /T ({name}) /Kids [{kids}] {more} >>"


def box(state: str, *, parent: int = 4, on: bool = False, more: str = "") -> str:
    """One box of a group."""
    looks = f"/AP << /N << /{state} << >> /Off << >> >> >> /AS /{state if on else 'Off'}"
    return f"<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /Parent {parent} 0 R {looks} {more} >>"


def stream(content: bytes, entries: str = "") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries.encode("latin-1"), content)


def bomb() -> bytes:
    """A gigabyte of zeros as zlib packs them; whole, and made at once."""
    packer = zlib.compressobj(9)
    piece = packer.compress(bytes(PIECE)) + packer.flush(zlib.Z_FULL_FLUSH)
    head, piece = piece[:2], piece[2:]
    check = ((GIGABYTE % 65521) << 16) | 1
    return head + piece * (GIGABYTE // PIECE) + b"\x03\x00" + check.to_bytes(4, "big")


def packed(*objects: str | bytes, inside: dict[int, int], table: bytes | None = None) -> bytes:
    """A PDF with a cross-reference stream; `inside`: numbers of objects that lie in object streams, with those streams.

    `table`: what stands in the stream in place of the true table, as Flate packs it.
    """
    content = b"%PDF-1.7\n"
    rows = {0: (0, 0, 65535)} | {number: (2, holder, 0) for number, holder in inside.items()}
    for number, item in enumerate(objects, 1):
        rows[number] = (1, len(content), 0)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, item.encode("latin-1") if isinstance(item, str) else item)
    last = max(rows) + 1
    rows[last] = (1, len(content), 0)
    true = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + more.to_bytes(2, "big")
        for kind, place, more in (rows.get(number, (0, 0, 0)) for number in range(last + 1))
    )
    entries = f"/Type /XRef /Size {last + 1} /W [1 4 2] /Root 1 0 R /Filter /FlateDecode"
    start = len(content)
    content += b"%d 0 obj\n%s\nendobj\n" % (last, stream(table or zlib.compress(true), entries))
    return content + b"startxref\n%d\n%%%%EOF\n" % start
