"""What is said of documents that cannot be read, or not whole."""

import pytest

from desktop.core.document import DocumentKind, DocumentText
from desktop.core.unreadable import Reason
from desktop.words.reading import document_unreadable_words, left_out_words


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_names_the_file_and_a_way_on(reason: Reason) -> None:
    words = document_unreadable_words(reason, name="consent.pdf")
    assert "consent.pdf" in words
    assert any(way in words for way in ("Choose", "Ask them", "Open it", "copy"))
    assert "sheet" not in words


def of(*pages: str, cut: bool = False, paged: bool = True) -> tuple[str, ...]:
    return left_out_words(DocumentText(DocumentKind.PDF, pages, paged, cut), name="consent.pdf")


def test_what_was_left_out_is_said_and_nothing_where_all_was_read() -> None:
    assert of("a", "b") == ()
    assert of("", paged=False) == ()
    (one,) = of("a", "")
    assert one.startswith("Page 2 of consent.pdf gave no text")
    (three,) = of("", "", "a", "")
    assert three.startswith("Pages 1, 2, 4 of")
    (many,) = of(*[""] * 40, "a")
    assert many.startswith("Pages 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 28 more of")
    cut, empty = of("a", "", cut=True)
    assert cut == "consent.pdf is very long: only its first 2 pages were read."
    assert empty.startswith("Page 2")
    (whole,) = of("a", cut=True, paged=False)
    assert "only its first 2 million letters" in whole
