"""Small inputs that are good."""

import json
import zlib
from codecs import BOM_UTF16_LE
from functools import cache, partial

from tests.fuzz.mutating import Seed
from tests.reading.forms import box, drawn_form, filled_form, form, group, packed, stream, words
from tests.reading.papers import docx, drawn_pdf, p, page_pdf, paragraph, table, zipped
from tests.registries import ISRCTN_XML, as_bytes, clinicaltrials, ctis, isrctn_trial

SHOWN = b"BT /F1 10 Tf 60 700 Td 12 TL (Your data) Tj T* [(is) -300 (kept)] TJ 0 -24 Td <FEFF0041> Tj ET\n"
INNER = b"9 0 << /Type /Pages /Kids [3 0 R] /Count 1 >>"
LOCKED = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "5A" * 32 + "> /U <" + "A5" * 32 + "> >> /ID [(a) (a)]"
CMAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
    b"2 beginbfchar <41> <0042> <42> <D83DDE00> endbfchar 1 beginbfrange <61> <7A> <0061> endbfrange endcmap end end"
)


def _inner(content: bytes) -> bytes:
    """A PDF whose list of pages lies in an object stream."""
    return packed(
        "<< /Type /Catalog /Pages 9 0 R >>",
        "<< >>",
        "<< /Type /Page /Parent 9 0 R >>",
        stream(zlib.compress(content), "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"),
        inside={9: 4},
    )


@cache
def pdf_texts() -> tuple[Seed, ...]:
    """PDFs with text."""
    return (
        Seed(drawn_pdf(("Your data", "is kept."), ("Page two",))),
        Seed(page_pdf(SHOWN)),
        Seed(page_pdf(SHOWN, cmap=CMAP)),
        Seed(SHOWN * 3, page_pdf),
        Seed(zlib.compress(SHOWN), partial(page_pdf, filters="/Filter /FlateDecode")),
        Seed(CMAP, lambda cmap: page_pdf(SHOWN, cmap=cmap)),
        Seed(INNER, _inner),
        Seed(form(trailer=LOCKED)),
    )


@cache
def pdf_forms() -> tuple[Seed, ...]:
    """PDF forms."""
    blank = drawn_form()
    return (
        Seed(filled_form(blank, {"Q0-0": "/B", "Q0-0:words": "yes"})),
        Seed(form(words("q1:words", "(yes)"), words("q2", "<FEFF0041>"), trailer="/Info << /Title (A sheet) >>")),
        Seed(form(group("q1", kids="5 0 R 6 0 R", more="/V /A"), box("A", on=True), box("B"))),
        Seed(form(words("q1", "(yes)"), trailer=LOCKED)),
        Seed(INNER, _inner),
    )


@cache
def pages() -> tuple[Seed, ...]:
    """Pages of HTML."""
    whole = (
        "<!doctype html><html><head><meta charset=utf-8><title>T</title><style>p{}</style><script>if(a<b)x()</script>"
        "</head><body><h1>Consent</h1><p>Your data &amp; mine<br>are <b>kept</b> &#8211; &eacute;.<ul><li>one<li>two"
        "</ul><table><tr><th>What<td>Why<tr><td>Steps<td><table><tr><td>x</table></table><pre>a\n b</pre><!-- no -->"
        "<template><p>out</template><textarea>t</textarea></body></html>"
    )
    return (
        Seed(whole.encode()),
        Seed(BOM_UTF16_LE + whole.encode("utf-16-le")),
        Seed(b"<?xml version='1.0' encoding='windows-1252'?><html><p>Gr\xfc\xdfe<![CDATA[ x ]]></p></html>"),
        Seed(b"<![if !supportLists]><p>bogus</ p><p a='b\" c=d><//p><?php x ?><!x></>"),
        Seed("".join(f"<p>{paragraph(at)}</p>" for at in range(3)).encode()),
    )


def _document(xml: bytes) -> bytes:
    return zipped({"word/document.xml": xml})


def _note(xml: bytes) -> bytes:
    return docx(p("Text"), parts={"word/footnotes.xml": xml})


@cache
def documents() -> tuple[Seed, ...]:
    """Word documents, whole and by their parts."""
    body = p("Your data ", "is kept.") + table(("What", "Why"), ("Steps", "Sleep")) + p("<w:br/>")
    xml = '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    xml += f'{body}<w:p><w:r><w:sym w:char="F0B7"/><w:tab/><w:t>a &lt; b &#233;</w:t></w:r></w:p></w:body></w:document>'
    return (
        Seed(docx(body)),
        Seed(docx(p("Text"), parts={"word/footnotes.xml": xml, "word/vbaProject.bin": b"\xd0\xcf" * 50})),
        Seed(xml.encode(), _document),
        Seed(xml.encode(), _note),
        Seed(xml.replace("1.0", '1.0" encoding="UTF-16').encode("utf-16"), _document),
    )


@cache
def texts() -> tuple[Seed, ...]:
    """Plain texts."""
    wrapped = "# Consent\n\nYour data is kept for ten years, and the com-\nmittee decides.\n\n- one\n- two\n"
    wrapped += "\n```\ncode\n```\n"
    return (
        Seed(wrapped.encode()),
        Seed(wrapped.encode("utf-16")),
        Seed(b"Title\n=====\n\n.. note:: x\n\n> quoted\n\n| a | b |\n|---|---|\n\n1. first\n2. second\n"),
        Seed("Grüße – “so”\r\naus Köln\r\n\x0cSeite 2\r\n".encode("cp1252")),
        Seed("\n".join(paragraph(at) for at in range(3)).encode()),
    )


@cache
def sheets() -> tuple[Seed, ...]:
    """Question sheets as JSON."""
    said = {
        "sheet": "s", "study": "t", "questionnaire": {"id": "model-inversion", "version": "1.0"},
        "answers": [{"question": "dp_used", "option": "a", "quote": "yes"}], "shown": {"dp_used": ["document"]},
    }  # fmt: skip
    return (Seed(json.dumps(said).encode()), Seed(json.dumps(said, indent=2).encode("utf-8-sig")))


@cache
def records() -> tuple[Seed, ...]:
    """Records of every registry, as JSON and as XML."""
    shapes = (clinicaltrials(), ctis(), isrctn_trial())
    return (*(Seed(as_bytes(shape)) for shape in shapes), Seed(ISRCTN_XML.encode()))
