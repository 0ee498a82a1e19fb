"""The text of Word documents: paragraphs, tables, notes; nothing twice, nothing run."""

import struct
from zipfile import BadZipFile

import pytest

from desktop.core.unreadable import Reason, Unreadable
from desktop.reading import text_docx
from desktop.reading.text_docx import docx_text
from tests.reading.papers import WORDS, docx, p, table, zipped

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def text(content: bytes) -> str:
    found = docx_text(content)["pages"]
    assert isinstance(found, list)
    (page,) = found
    assert isinstance(page, str)
    return page


def reason(content: bytes) -> Reason:
    with pytest.raises(Unreadable) as caught:
        docx_text(content)
    return caught.value.reason


def run(inside: str) -> str:
    return f"<w:p><w:r>{inside}</w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("Your da", "ta ", "is kept.") + p("More."), "Your data is kept.\n\nMore."),
        (p("a &lt; b &#233;"), "a < b é"),
        (run("<w:t>12 Road</w:t><w:br/><w:t>Town</w:t>"), "12 Road\nTown"),
        (run("<w:t>One</w:t><w:br w:type='page'/><w:t>Two</w:t>"), "One\nTwo"),
        (run("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t>"), "a b-cd"),
        (run("<w:sym w:font='Symbol' w:char='F0B7'/><w:t> item</w:t>"), "• item"),
        (table(("What", "Why"), ("Steps", "Sleep")) + p("After"), "What\tWhy\nSteps\tSleep\n\nAfter"),
        (f"<w:tbl><w:tr><w:tc>{p('One')}{p('Two')}</w:tc><w:tc>{p('x')}</w:tc></w:tr></w:tbl>", "One\n\nTwo\n\nx"),
        ("<w:ins><w:p><w:r><w:t>put in</w:t></w:r></w:p></w:ins>", "put in"),
        (run("<w:delText>taken out</w:delText><w:t>left</w:t>"), "left"),
        (f"<w:moveFrom>{p('no')}</w:moveFrom><w:moveTo>{p('here')}</w:moveTo>", "here"),
        (run("<w:instrText>PAGE</w:instrText><w:t>3</w:t>"), "3"),
        ("<w:sdt><w:sdtContent>" + p("in a field") + "</w:sdtContent></w:sdt>", "in a field"),
        (f"<x:Choice xmlns:x='m'>{p('once')}</x:Choice><x:Fallback xmlns:x='m'>{p('once')}</x:Fallback>", "once"),
        ("<x:p xmlns:x='other'><x:t>not a word document's</x:t></x:p>" + p("left"), "left"),
    ],
)  # fmt: skip
def test_a_document_is_read_as_it_is_shown(body: str, expected: str) -> None:
    assert text(docx(body)) == expected
    assert text(docx(body, root=STRICT)) == expected


def test_notes_headers_and_footers_are_read_once_each() -> None:
    def part(words: str, name: str) -> str:
        return f'<w:{name} xmlns:w="{WORDS}"><w:x>{p(words)}</w:x></w:{name}>'

    parts: dict[str, str | bytes] = {
        "word/header1.xml": part("Version 3", "hdr"),
        "word/footer2.xml": part("Page", "ftr"),
        "word/footnotes.xml": part("A note", "footnotes"),
        "word/endnotes.xml": part("Its end", "endnotes"),
        "word/styles.xml": part("no", "styles"),
    }
    assert text(docx(p("Body"), parts=parts)) == "Version 3\n\nBody\n\nA note\n\nIts end\n\nPage"


def test_macros_are_never_looked_at_and_the_text_is_read() -> None:
    parts: dict[str, str | bytes] = {
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(5_000),
        "word/vbaData.xml": "<x",
    }
    assert text(docx(p("Body"), parts=parts)) == "Body"


def test_a_part_of_another_number_is_the_document_as_well() -> None:
    body = f'<w:document xmlns:w="{WORDS}"><w:body>{p("Body")}</w:body></w:document>'
    assert text(zipped({"word/document2.xml": body})) == "Body"
    assert text(zipped({"word/document.xml": body.encode("utf-16")})) == "Body"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (docx(p("x"), head="<!DOCTYPE w:document>"), Reason.BROKEN),
        (docx(p("x"), head='<!DOCTYPE x [<!ENTITY a "b">]>'), Reason.BROKEN),
        (docx("<w:p>"), Reason.BROKEN),
        (docx(p("&nothing;")), Reason.BROKEN),
        (zipped({"word/document.xml": ""}), Reason.BROKEN),
        (zipped({"word/document.xml": "<?xml version='1.0' encoding='UTF-11'?><x/>"}), Reason.BROKEN),
        (zipped({"word/documentary.xml": "<x/>"}), Reason.BROKEN),
        (b"PK\x03\x04 word/document.xml", Reason.BROKEN),
        (docx("<w:p>" * 3_000), Reason.TOO_MUCH),
    ],
)
def test_what_is_no_word_document_is_refused(content: bytes, why: Reason) -> None:
    assert reason(content) is why


def test_a_part_that_is_locked_or_packed_in_another_way_is_refused() -> None:
    whole = docx(p("x"))
    entry = whole.rindex(b"PK\x01\x02", 0, whole.rindex(b"word/document.xml"))
    for at, value, why in ((8, 1, Reason.ENCRYPTED), (10, 12, Reason.BROKEN), (10, 99, Reason.BROKEN)):
        spoiled = bytearray(whole)
        struct.pack_into("<H", spoiled, entry + at, value)
        assert reason(bytes(spoiled)) is why


def test_a_part_whose_check_sum_is_wrong_is_broken() -> None:
    whole = bytearray(docx(p("x")))
    whole[whole.index(b"word/document.xml") + 25] ^= 0xFF
    assert reason(bytes(whole)) is Reason.BROKEN
    assert BadZipFile in text_docx.FAULTS


def test_of_too_many_letters_the_first_are_read_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_docx, "MOST_LETTERS", 5)
    assert docx_text(docx(p("One") + p("Two"))) == {"pages": ["One\n\nTw"], "cut": True}
