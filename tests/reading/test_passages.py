"""Cutting a document into passages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.document import DocumentKind, DocumentText
from desktop.reading.passages import MOST, passages_of, sentences_in


def cut(*pages: str, paged: bool = True) -> list[str]:
    return [passage.text for passage in passages_of(DocumentText(DocumentKind.PDF, pages, paged))]


def words(count: int, word: str = "word") -> str:
    return " ".join([word] * (count - 1)) + f" {word}."


def test_a_paragraph_is_a_passage() -> None:
    assert cut(f"{words(30, 'one')}\n\n{words(30, 'two')}") == [words(30, "one"), words(30, "two")]


def test_a_heading_goes_with_what_follows() -> None:
    assert cut(f"{words(30)}\n\nHow long we keep it\n\n{words(30)}") == [words(30), f"How long we keep it {words(30)}"]


def test_several_headings_in_a_row_go_with_what_follows() -> None:
    assert cut(f"Part 1\n\nYour data\n\n{words(25)}") == [f"Part 1 Your data {words(25)}"]


def test_a_heading_never_ends_a_passage() -> None:
    short = words(15)
    assert cut(f"{short}\n\nWho gets it\n\n{words(30)}") == [short, f"Who gets it {words(30)}"]


def test_the_points_of_a_list_stay_with_their_lead_in() -> None:
    (whole,) = cut("We share your data with:\n\n- two universities\n\n- a laboratory in Norway\n\n- nobody else")
    assert whole == "We share your data with: - two universities - a laboratory in Norway - nobody else"


def test_a_long_paragraph_is_cut_at_ends_of_sentences_into_parts_of_about_one_length() -> None:
    parts = cut(" ".join(words(20, f"W{n}") for n in range(13)))
    assert [len(part.split()) for part in parts] == [80, 100, 80]
    assert all(part.endswith(".") for part in parts)


def test_a_sentence_without_an_end_is_cut_all_the_same() -> None:
    parts = cut("a" + " b" * 499)
    assert [len(part.split()) for part in parts] == [120, 120, 120, 120, 20]


def test_each_passage_knows_its_page_and_where_it_stands_there() -> None:
    pages = (f"  {words(30)}\n\n{words(40, 'next')} ", "", f"Heading\n\n{words(150, 'More')}")
    passages = passages_of(DocumentText(DocumentKind.PDF, pages, paged=True))
    assert {passage.page for passage in passages} == {1, 3}
    for passage in passages:
        assert passage.page is not None
        assert " ".join(pages[passage.page - 1][passage.start : passage.end].split()) == passage.text


def test_a_document_without_pages_has_no_page_numbers() -> None:
    (passage,) = passages_of(DocumentText(DocumentKind.TEXT, (words(30),), paged=False))
    assert passage.page is None


def test_what_is_empty_has_no_passages() -> None:
    assert cut("", " \n\n \n") == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("We ask Dr. Okafor first. She answers.", ["We ask Dr. Okafor first. ", "She answers."]),
        ("It is kept, e.g. In a safe place. Then not.", ["It is kept, e.g. In a safe place. ", "Then not."]),
        ("Is it so? “Yes.” Good.", ["Is it so? ", "“Yes.” ", "Good."]),
        ("About 3.5 days. no new sentence", ["About 3.5 days. no new sentence"]),
        ("First:\n- one\n- two", ["First:\n", "- one\n", "- two"]),
        ("一。二。", ["一。", "二。"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences_in(text)] == parts


@given(st.lists(st.text("aB .!?\n:-,é", max_size=400), max_size=4))
def test_no_word_is_lost_none_stands_twice_and_no_passage_is_too_long(pages: list[str]) -> None:
    passages = passages_of(DocumentText(DocumentKind.PDF, tuple(pages), paged=True))
    assert [word for passage in passages for word in passage.text.split()] == " ".join(pages).split()
    assert all(len(passage.text.split()) <= MOST for passage in passages)
    for passage in passages:
        assert passage.page is not None
        assert " ".join(pages[passage.page - 1][passage.start : passage.end].split()) == passage.text


@pytest.mark.parametrize(
    "text", ["." * 100_000, "\n" * 100_000, "a. " + " " * 100_000 + "b", "-\n " * 50_000, "a" * 100_000]
)
def test_what_never_ends_is_cut_as_fast_as_anything(text: str) -> None:
    assert " ".join(cut(text)).split() == text.split()
    assert "".join(text[start:end] for start, end in sentences_in(text)) == text


def test_short_paragraphs_are_taken_together_up_to_a_length() -> None:
    assert [len(part.split()) for part in cut("\n\n".join([words(9)] * 10))] == [45, 45]
