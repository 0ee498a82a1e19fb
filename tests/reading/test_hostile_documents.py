"""Documents that nobody should send: each is refused with a reason, or read, within the limits of its child."""

import resource
import zlib
from collections.abc import Callable

import pytest

from desktop.core.document import DocumentText
from desktop.core.unreadable import Reason, Unreadable
from desktop.reading.documents import read_document
from tests.reading.forms import GIGABYTE, bomb, pdf, stream
from tests.reading.papers import WORDS, docx, p, page_pdf, zipped
from tests.reading.test_child import nobody_left

CATALOG, PAGES = "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
STOPPED = {Reason.TOO_MUCH, Reason.BROKEN}


def outcome(content: bytes) -> DocumentText | Reason:
    """What becomes of a document; whatever it is, this process does not grow and no child is left."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        return read_document(content)
    except Unreadable as fault:
        return fault.reason
    finally:
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000
        assert nobody_left()


def words_of(content: bytes) -> str:
    document = outcome(content)
    assert isinstance(document, DocumentText), document
    return "\n".join(document.pages)


def large_zip(*, told: int = GIGABYTE) -> bytes:
    """A Word document of a few kilobytes whose text is a gigabyte; `told`: how large it says that it is."""
    piece = b"<w:p/>" * 200_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = _opening() + block * (GIGABYTE // len(piece)) + b"\x03\x00"
    whole = zipped({"word/document.xml": b"x"})
    head, name = whole[:30], b"word/document.xml"
    directory = whole.index(b"PK\x01\x02")
    entry, end = bytearray(whole[directory : directory + 46]), bytearray(whole[-22:])
    size = len(packed).to_bytes(4, "little")
    start = (30 + len(name) + len(packed)).to_bytes(4, "little")
    entry[20:24], entry[24:28] = size, told.to_bytes(4, "little")
    end[16:20] = start
    return head[:18] + size + head[22:] + name + packed + bytes(entry) + name + bytes(end)


def _opening() -> bytes:
    """The start of a document, packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(f'<w:document xmlns:w="{WORDS}">'.encode()) + packer.flush(zlib.Z_FULL_FLUSH)


def _attributes(count: int) -> str:
    return " ".join(f"a{number}=''" for number in range(count))


def laughing(levels: int, each: int) -> str:
    """Entities that stand for each other."""
    entities = ['<!ENTITY a0 "ha ">'] + [
        f'<!ENTITY a{level} "{f"&a{level - 1};" * each}">' for level in range(1, levels)
    ]
    return f"<!DOCTYPE w:document [{''.join(entities)}]>"


LONG_ENTITY = f'<!DOCTYPE w:document [<!ENTITY a "{"x" * 100_000}">]>'
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
HALF = f"/Filter [{'/FlateDecode ' * 2}]"


def page(contents: str, *more: bytes | str) -> bytes:
    """A PDF with this page and further objects from number 4 on."""
    return pdf(CATALOG, PAGES, f"<< /Type /Page /Parent 2 0 R {contents} >>", *more)


REFUSED: dict[str, Callable[[], bytes]] = {
    "a Flate bomb of a gigabyte": lambda: page_pdf(bomb(), filters="/Filter /FlateDecode"),
    "a Flate bomb within Flate": lambda: page_pdf(zlib.compress(bomb()), filters=HALF),
    "a bomb in what says what letters mean": lambda: page_pdf(b"BT /F1 9 Tf (a) Tj ET", cmap=bomb()),
    "many bombs on a page": lambda: page(
        f"/Contents [{'4 0 R ' * 200}]", stream(bomb()[:70_000], "/Filter /FlateDecode")
    ),
    "a thousand saves without an end": lambda: b"%PDF-1.4\n" + b"trailer<<" * 1_000 + b"\n%%EOF",
    "pages of themselves": lambda: pdf(CATALOG, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"),
    "pages of each other": lambda: pdf(CATALOG, "<< /Kids [3 0 R] >>", "<< /Kids [2 0 R] >>"),
    "pages that double at each of thirty levels": lambda: pdf(
        CATALOG, *[f"<< /Type /Pages /Kids [{n} 0 R {n} 0 R] >>" for n in range(3, 33)], "<< /Type /Page >>"
    ),
    "pages within pages, 10,000 deep": lambda: pdf(CATALOG, *[f"<< /Kids [{n} 0 R] >>" for n in range(3, 10_003)]),
    "brackets within brackets": lambda: page_pdf(b"[" * 100_000 + b"]" * 100_000),
    "a billion laughs": lambda: docx(p("&a9;"), head=laughing(10, 10)),
    "a long entity many times": lambda: docx(p("&a;" * 10_000), head=LONG_ENTITY),
    "an entity from outside": lambda: docx(p("&a;"), head=OUTSIDE),
    "a document type from outside": lambda: docx(p("x"), head='<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "a gigabyte in a zip": large_zip,
    "a gigabyte in a zip that tells of a little": lambda: large_zip(told=1_000),
    "elements within elements": lambda: docx("<w:p>" * 200_000 + "</w:p>" * 200_000),
    "an element with 300,000 attributes": lambda: docx(f"<w:p {_attributes(300_000)}/>"),
    "a tag of 30 million letters": lambda: docx("<" + "a" * 30_000_000),
    "a zip of 20,001 parts": lambda: zipped({f"word/document{n}.xml": b"" for n in range(20_001)}),
    "a web page that is only script": lambda: b"<html><script>" + b"a<b" * 1_000_000,
}


@pytest.mark.parametrize("which", REFUSED)
def test_it_ends_or_is_refused_and_the_program_is_unharmed(which: str) -> None:
    assert outcome(REFUSED[which]()) in {*STOPPED, Reason.NO_TEXT}


def test_a_drawing_of_itself_is_read_once() -> None:
    drawing = stream(b"BT /F1 9 Tf 9 9 Td (Kept) Tj ET /X Do /X Do", "/Type /XObject /Subtype /Form /Resources 6 0 R")
    content = page(
        "/Contents 4 0 R /Resources 6 0 R",
        stream(b"/X Do"),
        drawing,
        "<< /XObject << /X 5 0 R >> /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
    )
    assert "Kept" in words_of(content)


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        (b"<div>" * 200_000 + b"deep" + b"</div>" * 200_000, "deep"),
        (b"<table><tr><td>" * 100_000 + b"deep", "deep"),
        (b"<p " + b"a='b' " * 300_000 + b">kept", "kept"),
        (b"<p " + b"a=\"<a a='" * 100_000 + b">kept", ""),
        (b"<p>" + b'<a a="' * 300_000, "<a a="),
        (b"<p>" + b"<!--" * 300_000 + b"kept", "kept"),
        (b"<html>" + b"<![<![" * 500_000 + b">kept", "kept"),
        (b"<html>" + b"<![CDATA[" * 200_000 + b"kept", "kept"),
        (b"<p>" + b"<" * 1_000_000 + b"kept", "kept"),
        (b"<p>" + b"&#" * 500_000 + b"9" * 500_000 + b";kept", "kept"),
        (b"<html>" + b"<script>" * 200_000 + b"</script>kept", "kept"),
        (b"</body></head></html>no head, no body", "no head, no body"),
        (b"<html><<p>><//p><p/ =''\"\" <>'>bogus</p", "bogus"),
    ],
)
def test_a_hostile_page_is_read_as_far_as_it_goes(markup: bytes, kept: str) -> None:
    content = markup if markup.startswith(b"<html>") else b"<html>" + markup
    assert kept in words_of(content)


def test_what_an_entity_from_outside_points_to_is_never_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("mine") / "secret.txt"
    secret.write_text("mine alone")
    page = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "{secret.as_uri()}">]><html><p>&a; kept</p></html>'
    assert "mine alone" not in words_of(page.encode())


def test_macros_are_passed_by() -> None:
    parts: dict[str, str | bytes] = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100_000)}
    assert words_of(docx(p("Your data"), parts=parts)) == "Your data"
