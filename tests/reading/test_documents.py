"""Documents of every kind, read through a child process; what they are is told from their bytes."""

import random

import pytest

from desktop.core.document import DocumentKind, DocumentText
from desktop.core.progress import Cancelled
from desktop.core.unreadable import LARGEST, Reason, Unreadable
from desktop.reading.confined import Limits
from desktop.reading.documents import WORKS, document_from, read_document
from desktop.reading.kinds import kind_of
from tests.reading.forms import form, words
from tests.reading.papers import CIPHERS, docx, drawn_pdf, locked_pdf, p, text_pdf, zipped
from tests.reading.test_child import nobody_left

PAGE = b"<!doctype html><html><body><p>Your data</p></body></html>"
WORD = docx(p("Your data"))
PAPER = drawn_pdf(("Your data",))


def reason(content: bytes, name: str = "") -> Reason:
    with pytest.raises(Unreadable) as caught:
        read_document(content, name=name)
    return caught.value.reason


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PAPER, DocumentKind.PDF),
        (PAGE, DocumentKind.HTML),
        (WORD, DocumentKind.DOCX),
        (b"Your data\n", DocumentKind.TEXT),
    ],
)
@pytest.mark.parametrize("name", ["", "consent.pdf", "consent.docx", "consent.html", "consent.txt", "consent"])
def test_a_document_is_read_as_what_it_is_whatever_it_is_called(content: bytes, kind: DocumentKind, name: str) -> None:
    assert kind_of(content, name=name) is kind
    if name in ("", "consent.pdf"):
        assert read_document(content, name=name) == DocumentText(kind, ("Your data",), paged=kind is DocumentKind.PDF)
        assert nobody_left()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"<p align=center>A badge</p>\n\n# A readme", "README.md", DocumentKind.TEXT),
        (b"<p align=center>A page</p>", "", DocumentKind.HTML),
        (b"<!-- saved from a server -->\n<html>", "", DocumentKind.HTML),
        (b"\xef\xbb\xbf  <!DOCTYPE HTML PUBLIC>", "", DocumentKind.HTML),
        ("<html><p>Grüße".encode("utf-16"), "", DocumentKind.HTML),
        (b"<?xml version='1.0'?><html xmlns='x'/>", "", DocumentKind.HTML),
        (b"Words and a <b>tag</b>", "a.html", DocumentKind.HTML),
        (b"Words and a <b>tag</b>", "a.txt", DocumentKind.TEXT),
        (b"Words without any tag", "a.html", DocumentKind.TEXT),
        (b"a < b, and <3", "", DocumentKind.TEXT),
        (b"<!doctype html><html>", "a.txt", DocumentKind.HTML),
        (b"\r\n\r\n%PDF-1.4 after some lines of a mail", "", DocumentKind.PDF),
        ("Grüße".encode("utf-16-le"), "", DocumentKind.TEXT),
        ("Grüße".encode("cp1252"), "", DocumentKind.TEXT),
    ],
)
def test_between_kinds_of_text_the_beginning_and_then_the_name_decide(
    content: bytes, name: str, kind: DocumentKind
) -> None:
    assert kind_of(content, name=name) is kind


@pytest.mark.parametrize("flood", [b"<!---->", b"<!-- ", b"<?xml>", b"<?xml ", b"<", b"%PDF-", b"MIME-Version", b"\n"])
def test_telling_what_it_is_costs_next_to_nothing_whatever_it_begins_with(flood: bytes) -> None:
    assert kind_of(flood * (2_000 // len(flood)) + b"x") in (DocumentKind.TEXT, DocumentKind.HTML)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Reason.EMPTY),
        (b" \r\n\t\n", Reason.EMPTY),
        (b"\xef\xbb\xbf\n", Reason.EMPTY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Reason.OTHER_KIND),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED),
        (b"{\\rtf1\\ansi Your data}", Reason.OTHER_KIND),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), Reason.OTHER_KIND),
        (b"\xff\xd8\xff\xe0" + bytes(50), Reason.OTHER_KIND),
        (b"\0\0\0\x18ftypheic" + bytes(50), Reason.OTHER_KIND),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, stored=True), Reason.OTHER_KIND),
        (zipped({"Index/Document.iwa": "x"}), Reason.OTHER_KIND),
        (b"From: a@example.org\r\nMIME-Version: 1.0\r\n\r\n--x\r\n", Reason.OTHER_KIND),
        (zipped({"photo.raw": "x"}), Reason.UNKNOWN_KIND),
        (random.Random(1).randbytes(5_000), Reason.UNKNOWN_KIND),
        (b"\x7fELF\x02\x01\x01" + bytes(100), Reason.UNKNOWN_KIND),
        (PAPER + bytes(LARGEST), Reason.TOO_LARGE),
    ],
)
def test_what_is_no_document_is_refused_before_a_child_starts(
    content: bytes, why: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("desktop.reading.child.in_child")
    assert reason(content) is why


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (PAPER[: len(PAPER) // 2], Reason.BROKEN),
        (locked_pdf(PAPER, user="secret"), Reason.ENCRYPTED),
        (form(words("q1"), trailer="/Encrypt << /Filter /Adobe.PubSec /V 4 >> /ID [(a) (b)]"), Reason.ENCRYPTED),
        (drawn_pdf((), ()), Reason.NO_TEXT),
        (WORD[:-30], Reason.BROKEN),
        (docx(""), Reason.NO_TEXT),
        (zipped({"word/document.txt": "x"}), Reason.BROKEN),
        (b"<html><script>show('all of it')</script></html>", Reason.NO_TEXT),
    ],
)
def test_what_holds_no_text_is_refused_with_its_reason(content: bytes, why: Reason) -> None:
    assert reason(content) is why
    assert nobody_left()


@pytest.mark.parametrize("cipher", CIPHERS)
def test_a_pdf_that_is_locked_without_a_password_is_read(cipher: str) -> None:
    assert read_document(locked_pdf(PAPER, user="", cipher=cipher)).pages == ("Your data",)


def test_progress_is_that_of_the_pages_and_never_goes_back() -> None:
    shares: list[float] = []
    document = read_document(text_pdf(pages=40), tick=shares.append)
    assert len(document.pages) == 40
    assert shares == sorted(shares)
    assert len({share for share in shares if 0 < share < 1}) >= 10
    assert shares[-1] <= 1


def test_the_reading_can_be_stopped_in_the_middle() -> None:
    def stop(share: float) -> None:
        if share > 0.2:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_document(text_pdf(pages=40), tick=stop)
    assert nobody_left()


@pytest.mark.parametrize("limits", [Limits(silence=0.01), Limits(seconds=0.01), Limits(answer=10)])
def test_what_takes_too_long_or_says_too_much_is_ended(limits: Limits) -> None:
    with pytest.raises(Unreadable) as caught:
        read_document(PAPER, limits=limits)
    assert caught.value.reason is Reason.TOO_MUCH
    assert nobody_left()


@pytest.mark.parametrize("data", [None, {}, {"pages": 3, "cut": False}, {"pages": ["a"]}, ["a"]])
def test_what_a_child_says_is_doubted(data: object) -> None:
    with pytest.raises(Unreadable) as caught:
        document_from(DocumentKind.PDF, data)
    assert caught.value.reason is Reason.BROKEN


def test_pages_without_text_keep_their_number() -> None:
    document = read_document(drawn_pdf(("One",), (), ("Three",)))
    assert document.pages == ("One", "", "Three")
    assert document.empty_pages == (2,)


def test_what_a_child_loads_by_name_is_carried_by_the_bundle() -> None:
    from pathlib import Path

    spec = (Path(__file__).parents[2] / "build.spec").read_text(encoding="utf-8")
    for work in (*WORKS.values(), "desktop.reading.pdf_form:form_data"):
        assert f'"{work.partition(":")[0]}"' in spec
