"""Honest forms, in all the ways in which programs fill them in and save them."""

from dataclasses import replace

import pytest

from desktop.core.unreadable import Reason, Unreadable
from desktop.reading.form import Field, FieldKind, form_from, read_form
from tests.reading.forms import box, drawn_form, filled_form, form, group, pdf, read, stream, words
from tests.reading.papers import CIPHERS, locked_pdf

AB = "5 0 R 6 0 R"


def only(content: bytes) -> Field:
    (field,) = read(content).fields
    return field


def test_a_filled_form_comes_back_through_a_child_process() -> None:
    blank = drawn_form(pages=2, title="Fragen")
    answers = {"Q0-0": "/B", "Q0-0:words": "Wir löschen sie.\nAlle.", "Q1-3": "/D", "1:seen": "/Yes"}
    was, now = read_form(blank), read_form(filled_form(blank, answers))
    assert (now.title, now.pages) == ("Fragen", 2)
    assert [field.name for field in now.fields] == [field.name for field in was.fields]
    assert {field.name: field.value for field in was.fields if field.value} == {
        "0:mark": "known again",
        "1:mark": "known again",
    }
    assert {field.name: field.value for field in now.fields if field.value and not field.read_only} == {
        "Q0-0": "B",
        "Q0-0:words": "Wir löschen sie.\nAlle.",
        "Q1-3": "D",
        "1:seen": "Yes",
    }
    assert not any((now.has_scripts, now.has_attachments, now.has_links, now.is_dynamic))
    assert not any(field.conflict for field in now.fields)


def test_a_field_tells_its_kind_its_states_and_what_a_reset_brings_back() -> None:
    fields = {field.name: field for field in read(drawn_form()).fields}
    assert fields["Q0-0"].kind is FieldKind.CHOICE
    assert set(fields["Q0-0"].states) == set("ABCD")
    assert fields["0:seen"].kind is FieldKind.TICK
    assert fields["0:seen"].states == ("Yes",)
    assert fields["0:mark"].kind is FieldKind.TEXT
    assert fields["0:mark"].read_only
    assert fields["0:mark"].default == "known again"
    assert not fields["Q0-0:words"].read_only


def test_what_the_file_says_about_itself_is_told() -> None:
    shown = read(form(trailer="/Info << /Title (A \\(sheet\\)) /askfirst ({}) /Odd [1] /Size 3 >>"))
    assert shown.title == "A (sheet)"
    assert shown.marks == {"Title": "A (sheet)", "askfirst": "{}", "Size": "3"}


def test_a_pdf_without_a_form_is_a_form_without_fields() -> None:
    assert read(pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>")).fields == ()


@pytest.mark.parametrize(
    ("more", "first", "second", "chosen"),
    [
        ("", box("A"), box("B"), ()),
        ("/V /Off", box("A"), box("B"), ()),
        ("/V /B", box("A"), box("B", on=True), ("B",)),
        ("/V /B", box("A"), box("B"), ("B",)),
        ("/V (B)", box("A"), box("B"), ("B",)),
        ("/V <FEFF0042>", box("A"), box("B"), ("B",)),
        ("/V (/B)", box("A"), box("B", on=True), ("B",)),
        ("/V (/Off)", box("A"), box("B"), ()),
        ("", box("A"), box("B", on=True), ("B",)),
        ("/V /Off", box("A", on=True), box("B"), ("A",)),
        ("", box("A"), box("B", more="/V /B"), ("B",)),
        ("/V 7 0 R", box("A"), box("B"), ("B",)),
        ("/V /Z", box("A"), box("B"), ("Z",)),
        ("/V /B", box("A", more="/V /A"), box("B", on=True), ("B",)),
        ("", box("A", more="/V /A"), box("B", more="/V /B"), ("A", "B")),
        ("", box("A", on=True), box("B", on=True), ("A", "B")),
        ("/V /A", box("A"), box("B", on=True), ("A", "B")),
        ("/V /A", box("A", on=True), box("B", on=True), ("A", "B")),
    ],
)
def test_a_choice_is_found_wherever_it_is_kept_and_two_are_two(
    more: str, first: str, second: str, chosen: tuple[str, ...]
) -> None:
    field = only(form(group("q1", kids=AB, more=more), first, second, "/B", fields="4 0 R", annots=AB))
    assert field.kind is FieldKind.CHOICE
    assert field.chosen == chosen
    assert field.conflict == (len(chosen) == 2)
    assert field.value == (chosen[0] if len(chosen) == 1 else None)
    assert field.states == ("A", "B")


@pytest.mark.parametrize(
    ("value", "chosen"), [("/1", "No, never"), ("(No, never)", "No, never"), ("(0)", "Ja"), ("/7", "7")]
)
def test_states_that_are_only_counted_are_called_by_their_options(value: str, chosen: str) -> None:
    more = f"/Opt [(Ja) (No, never)] /DV /0 /V {value}"
    field = only(form(group("q1", kids=AB, more=more), box("0"), box("1"), fields="4 0 R", annots=AB))
    assert field.value == chosen
    assert field.states == ("Ja", "No, never")
    assert field.default == "Ja"


def test_boxes_that_lost_the_flag_of_a_group_are_still_a_choice() -> None:
    field = only(form(f"<< /FT /Btn /T (q1) /Kids [{AB}] /V /A >>", box("A"), box("B"), fields="4 0 R", annots=AB))
    assert (field.kind, field.value) == (FieldKind.CHOICE, "A")


@pytest.mark.parametrize(
    ("more", "value"),
    [
        ("/V /Yes /AS /Yes", "Yes"),
        ("/V /Yes", "Yes"),
        ("/AS /Yes", "Yes"),
        ("/V /On /AS /Yes", "Yes"),
        ("/V /Off /AS /Off", None),
        ("", None),
    ],
)
def test_a_tick_is_on_or_off_whatever_it_is_called(more: str, value: str | None) -> None:
    looks = "/AP << /N << /Yes << >> /Off << >> >> >>"
    field = only(form(f"<< /Subtype /Widget /FT /Btn /T (seen) {looks} {more} >>"))
    assert (field.kind, field.value, field.conflict) == (FieldKind.TICK, value, False)


def test_a_choice_without_looks_is_what_it_says() -> None:
    bare = "<< /Subtype /Widget /Parent 4 0 R /AS /A >>"
    field = only(form(group("q1", kids="5 0 R"), bare, fields="4 0 R", annots="5 0 R"))
    assert field.value == "A"


def test_names_may_be_nested_and_entries_handed_down() -> None:
    fields = read(
        form(
            "<< /T (study) /FT /Tx /Ff 1 /V (handed down) /Kids [5 0 R 6 0 R 7 0 R] >>",
            "<< /T (first) /Parent 4 0 R /Kids [8 0 R] >>",
            "<< /Subtype /Widget /T (second) /Parent 4 0 R /V (own) /Ff 0 >>",
            "<< /Parent 4 0 R /Kids [9 0 R] >>",
            "<< /Subtype /Widget /T (inner) /Parent 5 0 R >>",
            "<< /Subtype /Widget /T (nameless above) /Parent 7 0 R >>",
            fields="4 0 R",
            annots="6 0 R 8 0 R 9 0 R",
        )
    ).fields
    assert [(field.name, field.value, field.read_only) for field in fields] == [
        ("study.first.inner", "handed down", True),
        ("study.second", "own", False),
        ("study.nameless above", "handed down", True),
    ]


def test_fields_that_the_form_does_not_list_are_found_on_the_page_once() -> None:
    parts = (group("q1", kids=AB, more="/V /A"), box("A", on=True), box("B"), words("q1:words", "(yes)"))
    lost = read(form(*parts, fields="", annots="5 0 R 6 0 R 7 0 R 7 0 R"))
    kept = read(form(*parts, fields="4 0 R 7 0 R", annots="5 0 R 6 0 R 7 0 R"))
    assert lost == kept
    assert [field.value for field in lost.fields] == ["A", "yes"]


def test_a_box_that_its_group_does_not_list_belongs_to_it_all_the_same() -> None:
    field = only(
        form(group("q1", kids="5 0 R", more="/V /A"), box("A", on=True), box("B", on=True), fields="4 0 R", annots=AB)
    )
    assert (field.states, field.chosen) == (("A", "B"), ("A", "B"))


def test_a_name_that_stands_there_twice_is_told_twice() -> None:
    fields = read(form(words("q1", "(yes)"), words("q1", "(no)"))).fields
    assert [(field.name, field.value) for field in fields] == [("q1", "yes"), ("q1", "no")]


@pytest.mark.parametrize(
    ("stored", "value", "chosen"),
    [("/V (yes)", "yes", ("yes",)), ("/V ()", None, ("no", "never")), ("", None, ("no", "never"))],
)
def test_a_text_that_only_its_parts_hold_and_tell_differently_is_two_texts(
    stored: str, value: str | None, chosen: tuple[str, ...]
) -> None:
    parts = [f"<< /Subtype /Widget /Parent 4 0 R /V ({words}) >>" for words in ("no", "never")]
    field = only(form(f"<< /T (q1) /FT /Tx {stored} /Kids [{AB}] >>", *parts, fields="4 0 R", annots=AB))
    assert (field.value, field.chosen, field.conflict) == (value, chosen, len(chosen) > 1)


def test_lists_buttons_and_signatures_are_told_as_something_else() -> None:
    fields = read(
        form(
            "<< /Subtype /Widget /FT /Ch /T (list) /V [(a) (b)] >>",
            "<< /Subtype /Widget /FT /Btn /Ff 65536 /T (press) >>",
            "<< /Subtype /Widget /FT /Sig /T (signature) /V << /Type /Sig >> >>",
            "<< /Subtype /Widget /T (typeless) >>",
        )
    ).fields
    assert {field.kind for field in fields} == {FieldKind.OTHER}
    assert [field.chosen for field in fields] == [("a", "b"), (), (), ()]
    assert not any(field.conflict for field in fields)


TEXTS = {
    "Latin": "Grüße, naïve façade",
    "Greek": "Τα δεδομένα μου",
    "Cyrillic": "Мои данные",
    "Arabic": "بياناتي الصحية",
    "Hebrew": "הנתונים שלי",
    "Chinese": "我的数据",
    "Devanagari": "मेरा डेटा",
    "Thai": "ข้อมูลของฉัน",
    "emoji": "👩🏽‍⚕️ 𝛿",
}


@pytest.mark.parametrize("script", TEXTS)
@pytest.mark.parametrize(
    "encode",
    [
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: b"\xfe\xff" + ("\x1bde-DE\x1b" + text).encode("utf-16-be"),
    ],
    ids=["UTF-16BE", "UTF-16LE", "UTF-8", "UTF-16 with its language"],
)
def test_every_script_is_read(script: str, encode: object) -> None:
    raw = encode(TEXTS[script])  # type: ignore[operator]
    assert only(form(words("q1", f"<{raw.hex()}>"))).value == TEXTS[script]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"caf\xe9 \x80 \x84 \x8d\x8e \xa0 \x92 \x9e \x18", "café • — “” € ™ ž ˘"),
        (b"one\rtwo\r\nthree\nfour", "one\ntwo\nthree\nfour"),
        (b"\xfe\xff\x00a\x00\r\x00b", "a\nb"),
        (b"a\x00b\x07\tc\x7f", "ab\tc"),
        (b"\xfe\xff\xd8\x00\x00a", "\ufffda"),
        (b"\xfe\xff\x00a\x00", "a\ufffd"),
        (b"\xef\xbb\xbf\xff", "\ufffd"),
        (b"", ""),
    ],
)
def test_texts_of_every_encoding_are_clean_text(raw: bytes, text: str) -> None:
    assert only(form(words("q1", f"<{raw.hex()}>"))).value == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("/yes#20sir", "yes sir"), ("12", "12"), ("true", "True"), ("5 0 R", "a long text"), ("null", None)],
)
def test_a_text_may_be_kept_as_something_else(value: str, text: str | None) -> None:
    content = form(words("q1", value), stream(b"a long text"), fields="4 0 R", annots="4 0 R")
    assert only(content).value == text


@pytest.mark.parametrize("cipher", CIPHERS)
def test_a_form_that_opens_without_a_password_is_read_though_it_is_encrypted(cipher: str) -> None:
    blank = drawn_form()
    assert read(locked_pdf(blank, user="", cipher=cipher)).fields == read(blank).fields


@pytest.mark.parametrize("cipher", CIPHERS)
def test_a_form_that_needs_a_password_is_refused(cipher: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(locked_pdf(drawn_form(), user="secret", cipher=cipher))
    assert caught.value.reason is Reason.ENCRYPTED


@pytest.mark.parametrize(
    "wrong", [None, [], {}, {"fields": [{}]}, {"fields": [], "title": "", "marks": [], "pages": 1}, "text"]
)
def test_a_child_that_describes_no_form_is_not_believed(wrong: object) -> None:
    with pytest.raises(Unreadable) as caught:
        form_from(wrong)
    assert caught.value.reason is Reason.BROKEN


def test_a_list_with_several_choices_is_no_conflict() -> None:
    field = Field("list", FieldKind.OTHER, None, "", (), read_only=False, chosen=("a", "b"))
    assert not field.conflict
    assert replace(field, kind=FieldKind.CHOICE).conflict
