"""The text of PDFs: its pages, its paragraphs, its letters."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from desktop.core.document import MOST_PAGES
from desktop.core.unreadable import Reason, Unreadable
from desktop.reading import text_pdf
from desktop.reading.text_pdf import pdf_text
from tests.reading.forms import pdf
from tests.reading.papers import drawn_pdf, page_pdf, paragraph
from tests.reading.papers import text_pdf as pdf_of_pages

FULL = (
    "We would like to know how people sleep, and whether a phone can tell it as",
    "well as a night in the laboratory does, which is dear and which few people",
    "enjoy.",
)


def pages(content: bytes) -> list[str]:
    found = pdf_text(content)["pages"]
    assert isinstance(found, list)
    return found


def drawn(*lines: str) -> str:
    (page,) = pages(drawn_pdf(lines))
    return page


def test_every_word_of_every_page_is_there_and_paragraphs_are_whole() -> None:
    found = pages(pdf_of_pages(pages=3, paragraphs=4))
    assert len(found) == 3
    assert [page.split("\n\n") for page in found] == [
        [paragraph(page * 4 + at) for at in range(4)] for page in range(3)
    ]


def test_lines_of_a_paragraph_are_joined_and_a_gap_parts_paragraphs() -> None:
    assert drawn(*FULL, "", *FULL) == "\n\n".join([" ".join(FULL)] * 2)


def test_paragraphs_without_a_gap_are_parted_where_a_sentence_ends_a_short_line() -> None:
    assert drawn(*FULL, *FULL) == "\n\n".join([" ".join(FULL)] * 2)


def test_short_lines_and_lists_keep_their_lines() -> None:
    address = ("Sleep Clinic", "12 Long Road", "Anytown")
    assert drawn(*address, "", *FULL) == "\n".join(address) + "\n\n" + " ".join(FULL)
    listed = ("• what you tell us, and what your phone counts while you sleep at night,", "• what others tell us")
    assert drawn("We keep:", *listed) == "\n".join(("We keep:", *listed))


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("and the committee that looks at each request for the infor-", "mation decides", "the information decides"),
        ("and we may show what we find in a self-", "reported form", "self-reported form"),
        ("a long-term study of sleep, which is in its own words a long-", "term study", "words a long-term study"),
        ("and the people who live in the part of the town near Baden-", "Baden know", "near Baden-Baden know"),
        ("what is kept, and how long it is kept, is told on page 3 -", "and after it", "page 3 - and after"),
    ],
)
def test_a_word_that_a_line_end_parts_is_whole_again(first: str, second: str, joined: str) -> None:
    assert joined in drawn(FULL[0], first, second)


def test_letters_are_those_that_a_reader_sees() -> None:
    cmap = (
        b"1 begincodespacerange <00> <FF> endcodespacerange 5 beginbfchar <41> <FB01> <42> <00AD> <43> <2011>"
        b" <44> <00A0> <45> <202E> endbfchar"
    )
    content = page_pdf(b"BT /F1 9 Tf 50 500 Td (Aling soBft self) Tj (CreportedDdataE) Tj ET", cmap=cmap)
    assert pages(content) == ["filing soft self-reported data"]


def test_a_damaged_page_is_empty_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read = text_pdf.PageObject.extract_text
    faults = iter((None, RecursionError, None))

    def fails_once(page: text_pdf.PageObject, **more: Any) -> str:
        if fault := next(faults):
            raise fault
        return read(page, **more)

    monkeypatch.setattr(text_pdf.PageObject, "extract_text", fails_once)
    assert pages(drawn_pdf(("One",), ("Two",), ("Three",))) == ["One", "", "Three"]


def test_what_stands_after_the_end_is_passed_by_but_a_cut_file_is_refused() -> None:
    content = drawn_pdf(("Your data",))
    assert pages(content + b"<!-- added by a server -->\n") == ["Your data"]
    for broken in (content[:-8], content + b"x" * 2_000, content[: len(content) // 2]):
        with pytest.raises(Unreadable) as caught:
            pdf_text(broken)
        assert caught.value.reason is Reason.BROKEN


def test_pages_inherit_what_their_fonts_are() -> None:
    content = pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 5 0 R >> >> >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
        b"<< /Length 44 >>\nstream\nBT /F1 9 Tf 50 500 Td (Handed down) Tj ET     \nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    assert pages(content) == ["Handed down"]


def test_of_a_longer_document_the_first_pages_are_read_and_that_is_said() -> None:
    kids = " ".join(["3 0 R"] * (MOST_PAGES + 1))
    content = pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {MOST_PAGES + 1} >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length 40 >>\nstream\nBT /F1 9 Tf 50 500 Td (Again) Tj ET       \nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    found = pdf_text(content)
    assert found == {"pages": ["Again"] * MOST_PAGES, "cut": True}


def test_of_too_many_letters_the_first_are_read_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_pdf, "MOST_LETTERS", 12)
    assert pdf_text(drawn_pdf(("One two",), ("Three four",), ("Five",))) == {"pages": ["One two", "Three"], "cut": True}


def test_no_word_is_lost_that_the_library_finds() -> None:
    content = pdf_of_pages(pages=2)
    plain = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert " ".join(pages(content)).split() == plain.split()


def test_a_file_of_more_saves_than_anybody_makes_is_refused_before_they_are_gone_through() -> None:
    with pytest.raises(Unreadable) as caught:
        pdf_text(b"%PDF-1.4\n" + b"trailer<<" * 101 + b"\n%%EOF")
    assert caught.value.reason is Reason.TOO_MUCH
