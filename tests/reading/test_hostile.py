"""Files that nobody should send: each is refused with a reason, or read within its limits."""

import random
import resource
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.unreadable import LARGEST, Reason, Unreadable
from desktop.reading.form import read_form
from desktop.reading.pdf_form import form_data
from tests.reading.forms import bomb, box, drawn_form, form, group, packed, pdf, read, stream, words

SMALL = form(words("q1:words", "(yes)"), words("q2:words", "(no)"), trailer="/Info << /Title (A sheet) >>")
PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = "<< /Type /Page /Parent 2 0 R >>"


def reason(content: bytes) -> Reason:
    with pytest.raises(Unreadable) as caught:
        form_data(content)
    return caught.value.reason


def reason_in_child(content: bytes) -> Reason:
    with pytest.raises(Unreadable) as caught:
        read_form(content)
    return caught.value.reason


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"PK\x03\x04", random.Random(1).randbytes(5_000), b" " * 2_000 + SMALL]
)
def test_what_is_no_pdf_is_refused_before_a_child_starts(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("desktop.reading.child.in_child")
    assert reason_in_child(content) is Reason.NOT_A_PDF


def test_what_is_too_large_is_refused_before_a_child_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("desktop.reading.child.in_child")
    assert reason_in_child(SMALL + bytes(LARGEST)) is Reason.TOO_LARGE


@pytest.mark.parametrize("cut", range(1, 13))
@pytest.mark.parametrize("content", [SMALL, drawn_form()], ids=["by hand", "by a library"])
def test_a_file_that_is_cut_short_is_broken(content: bytes, cut: int) -> None:
    assert reason(content[: len(content) * cut // 13]) is Reason.BROKEN


@pytest.mark.parametrize("lost", [2, 3, 9, 30, 120])
def test_a_second_save_that_is_cut_short_does_not_show_the_first(lost: int) -> None:
    start, end = SMALL.index(b"4 0 obj"), SMALL.index(b"5 0 obj")
    second = SMALL[start:end].replace(b"(yes)", b"(never)")
    table = b"xref\n4 1\n%010d 00000 n \n" % len(SMALL)
    trailer = b"trailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\n" % SMALL.index(b"xref")
    whole = SMALL + second + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(SMALL) + len(second))
    assert [field.value for field in read(whole).fields] == ["never", "no"]
    assert reason(whole[:-lost]) is Reason.BROKEN


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n" + bytes(3_000), b"%PDF-" * 900])
def test_a_file_that_only_begins_like_a_pdf_is_broken(content: bytes) -> None:
    assert reason_in_child(content) is Reason.BROKEN


def test_a_file_that_is_locked_in_an_unknown_way_is_refused() -> None:
    public = form(words("q1", "(x)"), trailer="/Encrypt << /Filter /Adobe.PubSec /V 4 >> /ID [(a) (b)]")
    assert reason(public) is Reason.ENCRYPTED


TEXT = words("q1:words", "5 0 R")
BOMBS = {
    "object stream": packed(
        "<< /Type /Catalog /Pages 2 0 R /AcroForm 9 0 R >>",
        PAGES,
        PAGE,
        stream(bomb(), "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"),
        inside={9: 4},
    ),
    "xref stream": packed("<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE, inside={}, table=bomb()),
    "text": form(TEXT, stream(bomb(), "/Filter /FlateDecode"), fields="4 0 R"),
    "nested": form(TEXT, stream(zlib.compress(bomb()), "/Filter [/FlateDecode /FlateDecode]"), fields="4 0 R"),
}


@pytest.mark.parametrize("where", BOMBS)
def test_a_bomb_is_stopped_and_this_process_does_not_grow(where: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert reason_in_child(BOMBS[where]) in (Reason.TOO_MUCH, Reason.BROKEN)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000


def test_many_bombs_are_stopped_together() -> None:
    small = bomb()[:60_000]
    texts = "".join(f"{number} 0 R " for number in range(4, 64))
    fields = [words(f"q{number}", f"{number + 60} 0 R") for number in range(4, 64)]
    content = form(*fields, *[stream(small, "/Filter /FlateDecode")] * 60, fields=texts, annots="")
    assert reason_in_child(content) is Reason.TOO_MUCH


def test_a_bomb_in_what_is_only_drawn_is_never_opened() -> None:
    drawn = form(words("q1", "(yes)"), stream(bomb(), "/Filter /FlateDecode"), fields="4 0 R", page="/Contents 5 0 R")
    assert [field.value for field in read(drawn).fields] == ["yes"]


@pytest.mark.parametrize(
    "content",
    [
        form("<< /T (a) /FT /Tx /Kids [4 0 R] >>", fields="4 0 R"),
        form("<< /T (a) /Kids [5 0 R] >>", "<< /T (b) /Kids [4 0 R] >>", fields="4 0 R"),
        form("<< /Subtype /Widget /FT /Tx /Parent 4 0 R >>", fields=""),
        form("<< /Subtype /Widget /FT /Tx /Parent 5 0 R >>", "<< /Parent 4 0 R >>", fields="", annots="4 0 R"),
        pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] >>"),
        pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [3 0 R] >>", "<< /Kids [2 0 R] >>"),
        form("5 0 R", "4 0 R", fields="4 0 R"),
    ],
    ids=["kid of itself", "kid of a kid", "parent of itself", "parents", "pages", "pages of pages", "references"],
)
def test_a_tree_that_leads_into_itself_is_broken(content: bytes) -> None:
    assert reason(content) in (Reason.BROKEN, Reason.TOO_MUCH)


def test_names_and_outlines_that_lead_into_themselves_are_passed_by() -> None:
    loops = "/Names << /JavaScript 5 0 R /Dests 5 0 R >> /Outlines 6 0 R"
    tree, outline = "<< /Kids [5 0 R] /Names [(a) 5 0 R] >>", "<< /First 6 0 R /Next 6 0 R /Prev 6 0 R /Parent 6 0 R >>"
    shown = read(form(words("q1", "(yes)"), tree, outline, fields="4 0 R", catalog=loops))
    assert [field.value for field in shown.fields] == ["yes"]
    assert not shown.has_scripts


DEPTH = 10_000


def deep_fields() -> bytes:
    """Fields within fields."""
    return form(*[f"<< /T (a) /Kids [{number} 0 R] >>" for number in range(5, 5 + DEPTH)], fields="4 0 R", annots="")


def deep_parents() -> bytes:
    """A box under parents."""
    parents = [f"<< /Subtype /Widget /Parent {number} 0 R >>" for number in range(5, 5 + DEPTH)]
    return form(*parents, fields="", annots="4 0 R")


def deep_pages() -> bytes:
    """Pages within pages."""
    return pdf("<< /Type /Catalog /Pages 2 0 R >>", *[f"<< /Kids [{number} 0 R] >>" for number in range(3, 3 + DEPTH)])


def deep_brackets() -> bytes:
    """Arrays within arrays."""
    return form(words("q1", "[" * DEPTH + "]" * DEPTH))


def many_fields() -> bytes:
    """More fields than anybody fills in."""
    return form(*[words(f"q{number}") for number in range(5_200)])


def million_fields() -> bytes:
    """One field a million times."""
    return form(words("q1"), fields="4 0 R " * 1_000_000)


def many_pages() -> bytes:
    """More pages than a sheet has."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 503))
    return pdf("<< /Type /Catalog /Pages 2 0 R >>", f"<< /Kids [{kids}] >>", *[PAGE] * 500)


def long_text() -> bytes:
    """A text that is a book."""
    return form(words("q1", f"({'a' * 300_000})"))


def test_pages_that_double_at_each_of_thirty_levels_are_refused() -> None:
    levels = [f"<< /Kids [{number} 0 R {number} 0 R] >>" for number in range(3, 33)]
    assert reason(pdf("<< /Type /Catalog /Pages 2 0 R >>", *levels, "<< /Type /Page >>")) is Reason.TOO_MUCH


@pytest.mark.parametrize(
    "made",
    [deep_fields, deep_parents, deep_pages, deep_brackets, many_fields, million_fields, many_pages, long_text],
)
def test_what_has_no_measure_is_refused(made: object) -> None:
    assert reason(made()) in (Reason.BROKEN, Reason.TOO_MUCH)  # type: ignore[operator]


@pytest.mark.parametrize(
    "odd",
    [
        "<< /Subtype /Widget /FT /Btn /T (q1) /Ff (x) /Opt 5 /AP 7 /AS 3 /Kids 9 >>",
        "<< /Subtype [] /S << >> /FT /Tx /T 5 /V << >> /DV [] /Kids [1 null (a)] >>",
        "<< /Subtype /Widget /FT 7 /T [] >>",
        "[ 1 2 ]",
        "null",
    ],
)
def test_entries_of_the_wrong_kind_are_nothing(odd: str) -> None:
    assert [field.value for field in read(form(odd, words("q2", "(yes)"))).fields if field.name == "q2"] == ["yes"]


def test_hostile_files_leave_the_terminal_alone(capfd: pytest.CaptureFixture[str]) -> None:
    reason_in_child(deep_fields())
    reason_in_child(SMALL[:300])
    read_form(SMALL.replace(b"startxref\n", b"startxref\n9"))
    assert capfd.readouterr() == ("", "")


GROUPS = form(group("q1", kids="5 0 R 6 0 R", more="/V /A"), box("A", on=True), box("B"), words("q1:words", "(yes)"))


@settings(max_examples=80)
@given(
    st.sampled_from([SMALL, GROUPS]),
    st.lists(st.tuples(st.integers(0, 2_000), st.binary(max_size=4), st.integers(0, 30)), min_size=1, max_size=6),
)
def test_whatever_is_changed_in_a_form_it_is_read_or_refused(
    content: bytes, changes: list[tuple[int, bytes, int]]
) -> None:
    for place, put, taken in changes:
        content = content[:place] + put + content[place + taken :]
    with suppress(Unreadable):
        read(content)
