"""Quotes followed into a newer version of their document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.document import DocumentKind, DocumentText
from desktop.core.revisions import Fate, Followed, Mark, Quote, followed

QUOTE = "We will keep your records for five years after the end of the study. Then we destroy them."


def version(*pages: str, paged: bool = True) -> DocumentText:
    return DocumentText(DocumentKind.PDF, pages, paged)


def follow(text: str, *pages: str) -> Followed:
    (one,) = followed([Quote("retention", text, 1)], version(*pages))
    return one


def marked(one: Followed) -> list[tuple[Mark, str]]:
    return [(piece.mark, piece.text) for piece in one.pieces]


def shown(one: Followed, *pages: str) -> str:
    return pages[(one.page or 1) - 1][one.start : one.end]


def test_a_quote_that_still_stands_there_is_found_with_its_page_and_place() -> None:
    pages = ("A new first page.", f"Before it. {QUOTE} After it.")
    one = follow(QUOTE, *pages)
    assert (one.fate, one.page, one.pieces) == (Fate.KEPT, 2, ())
    assert shown(one, *pages) == QUOTE.removesuffix(".")


def test_a_quote_that_begins_and_ends_inside_a_word_is_kept_with_the_whole_words() -> None:
    pages = (f"Before it. {QUOTE} After it.",)
    one = follow("ep your records for five ye", *pages)
    assert (one.fate, shown(one, *pages)) == (Fate.KEPT, "keep your records for five years")
    assert follow("ecords", *pages).fate is Fate.GONE


@pytest.mark.parametrize(
    "written",
    [
        QUOTE.upper(),
        QUOTE.replace(" ", "\n"),
        QUOTE.replace("records", "re-\ncords"),
        QUOTE.replace("records", "rec\u00adords"),
        QUOTE.replace("the study.", "the “study”."),
        QUOTE.replace("five years after", "five years, after"),
        QUOTE.replace("five", "ﬁve"),
    ],
)
def test_case_white_space_hyphens_and_marks_make_no_difference(written: str) -> None:
    assert follow(QUOTE, f"Before. {written} After.").fate is Fate.KEPT
    assert follow(written, f"Before. {QUOTE} After.").fate is Fate.KEPT


@pytest.mark.parametrize(("first", "second"), [("don't", "don’t"), ("re-identify", "re‑identify"), ("e-mail", "email")])
def test_kinds_of_apostrophes_and_hyphens_are_one(first: str, second: str) -> None:
    assert follow(f"We say {first} here", f"We say {second} here").fate is Fate.KEPT


def test_a_quote_that_runs_on_to_the_next_page_is_kept_and_marked_to_the_end_of_its_page() -> None:
    one = follow("before the page and after it", "Some words before the page", "and after it there are more")
    assert (one.fate, one.page, one.start, one.end) == (Fate.KEPT, 1, 11, 26)


def test_in_a_changed_quote_the_words_that_went_and_came_are_told() -> None:
    newer = QUOTE.replace("five years", "ten years or longer").replace("destroy", "may destroy")
    one = follow(QUOTE, "Other things stand on this page.", f"Before it. {newer} After it.")
    assert (one.fate, one.page) == (Fate.CHANGED, 2)
    assert marked(one) == [
        (Mark.SAME, "We will keep your records for"),
        (Mark.WENT, "five"),
        (Mark.CAME, "ten"),
        (Mark.SAME, "years"),
        (Mark.CAME, "or longer"),
        (Mark.SAME, "after the end of the study. Then we"),
        (Mark.CAME, "may"),
        (Mark.SAME, "destroy them."),
    ]


def test_a_changed_quote_is_marked_in_the_newer_text() -> None:
    page = "Before it. We will keep your coded records for five years after the study. Then we burn them. After it."
    one = follow(QUOTE, page)
    assert one.fate is Fate.CHANGED
    assert shown(one, page).startswith("We will keep your coded records")
    assert shown(one, page).endswith("Then we burn them")


def test_a_word_that_turns_the_meaning_is_not_overlooked() -> None:
    one = follow("We will sell your data to nobody else", "We will not sell your data to nobody else")
    assert (one.fate, (Mark.CAME, "not") in marked(one)) == (Fate.CHANGED, True)


def test_changes_at_the_ends_of_a_quote_are_told_too() -> None:
    one = follow("They keep your records for five years after the study", "We keep your records for five years now")
    assert marked(one)[0] == (Mark.WENT, "They")
    assert marked(one)[-1][0] in (Mark.WENT, Mark.CAME)


def test_a_quote_of_which_little_is_left_is_gone() -> None:
    assert follow(QUOTE, "The data of the study are kept on our servers. We will tell you more.").fate is Fate.GONE
    assert follow(QUOTE, "", "").fate is Fate.GONE
    assert follow("", QUOTE).fate is Fate.GONE
    assert follow("?!", QUOTE).fate is Fate.GONE


def test_words_of_a_quote_that_are_scattered_over_a_document_are_not_the_quote() -> None:
    words = QUOTE.split()
    pairs = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)]
    assert follow(QUOTE, " other things stand here and there, one after another. ".join(pairs)).fate is Fate.GONE


def test_a_single_word_is_kept_or_gone() -> None:
    assert follow("records", QUOTE).fate is Fate.KEPT
    assert follow("record", QUOTE).fate is Fate.GONE


def test_of_two_places_that_of_most_likeness_is_taken() -> None:
    far = "We will keep your name for five years after you leave."
    near = "We will keep your records for six years after the end of the study. Then we destroy them."
    one = follow(QUOTE, f"{far}\n\n{near}")
    assert shown(one, f"{far}\n\n{near}") == near.removesuffix(".")


def test_quotes_come_back_in_their_order_and_without_pages_where_there_are_none() -> None:
    quotes = [Quote("retention", QUOTE), Quote("sharing", "nothing of the kind"), Quote("purpose", "the study")]
    told = followed(quotes, version(QUOTE, paged=False))
    assert [one.quote.question for one in told] == ["retention", "sharing", "purpose"]
    assert [one.page for one in told] == [None, None, None]
    assert [one.fate for one in told] == [Fate.KEPT, Fate.GONE, Fate.KEPT]


@given(st.lists(st.sampled_from("abcdef"), max_size=30), st.lists(st.sampled_from("abcx")))
def test_the_pieces_of_a_changed_quote_are_the_quote_and_its_newer_words(old: list[str], new: list[str]) -> None:
    text = " ".join(new)
    one = follow(" ".join(old), text)
    if one.fate is Fate.KEPT:
        assert text[one.start : one.end].split() == old
    if one.fate is Fate.CHANGED:
        pieces = one.pieces
        assert " ".join(p.text for p in pieces if p.mark is not Mark.CAME).split() == old
        assert " ".join(p.text for p in pieces if p.mark is not Mark.WENT).split() == text[one.start : one.end].split()


@pytest.mark.parametrize("text", ["a-" + "\n" * 100_000, "a-" + " " * 100_000, "a-" * 50_000, "a b " * 30_000])
def test_what_never_ends_is_searched_as_fast_as_anything(text: str) -> None:
    assert follow(QUOTE, text).fate is Fate.GONE


def test_marks_stand_by_their_words_as_they_are_written() -> None:
    old = "We keep data (information and/or samples) for ten years."
    new = "We keep data (information and/or records) for two years."
    (one,) = followed([Quote("retention", old)], DocumentText(DocumentKind.TEXT, (new,), paged=False))
    told = "".join(piece.text + " " * piece.spaced for piece in one.pieces if piece.mark is not Mark.WENT)
    assert told.strip() == new[:-1]
    assert (
        "".join(piece.text + " " * piece.spaced for piece in one.pieces if piece.mark is not Mark.CAME).strip()
        == old[:-1]
    )
