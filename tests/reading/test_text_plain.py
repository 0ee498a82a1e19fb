"""Plain text: its paragraphs joined, what is set apart left as it is, its letters told."""

import pytest

from desktop.reading import text_plain
from desktop.reading.text_plain import plain_text


def text(content: str | bytes) -> str:
    found = plain_text(content if isinstance(content, bytes) else content.encode())["pages"]
    assert isinstance(found, list)
    (page,) = found
    assert isinstance(page, str)
    return page


WRAPPED = "Your data is kept for\nten years and is then\nerased by the clinic."
JOINED = "Your data is kept for ten years and is then erased by the clinic."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (WRAPPED, JOINED),
        (f"{WRAPPED}\n\n\n{WRAPPED}\n", f"{JOINED}\n\n{JOINED}"),
        (WRAPPED.replace("\n", "\r\n"), JOINED),
        (WRAPPED.replace("\n", "\r"), JOINED),
        (f"{WRAPPED}\n\x0c{WRAPPED}", f"{JOINED}\n\n{JOINED}"),
        ("Clinic\n12 Long Road\nAnytown in the Kingdom", "Clinic\n12 Long Road\nAnytown in the Kingdom"),
        ("# Consent\nYour data is kept.", "# Consent\nYour data is kept."),
        ("Consent\n=======\nYour data is kept.", "Consent\n=======\nYour data is kept."),
        ("We keep these\nthings of you:\n- one\n- two", "We keep these things of you:\n- one\n- two"),
        ("1. The first of them all\n   goes on here\n2. second", "1. The first of them all goes on here\n2. second"),
        ("| a | b |\n|---|---|\n| c | d |", "| a | b |\n|---|---|\n| c | d |"),
        ("```\n  code = 1\nmore\n```\nafter", "```\n  code = 1\nmore\n```\nafter"),
        ("the comm-\nittee, a self-\nmade plan, on-\nline on-line", "the committee, a self-made plan, on-line on-line"),
        ("a\u00ad\u200bb\ufb01c\u00a0d \x1b[31mred", "abfic d [31mred"),
        ("[link]: https://example.org\nnext", "[link]: https://example.org\nnext"),
    ],
)
def test_paragraphs_are_joined_and_what_is_set_apart_stays(content: str, expected: str) -> None:
    assert text(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        "Grüße – 同意".encode(),
        "\ufeffGrüße – 同意".encode(),
        "Grüße – 同意".encode("utf-16"),
        "\ufeffGrüße – 同意".encode("utf-16-be"),
        "\ufeffGrüße – 同意".encode("utf-32-le"),
    ],
)
def test_letters_of_every_encoding_with_a_mark_are_told(content: bytes) -> None:
    assert text(content) == "Grüße – 同意"


def test_letters_without_a_mark_are_guessed() -> None:
    assert text("Grüße an “alle” – 5 €".encode("cp1252")) == "Grüße an “alle” – 5 €"
    assert text("Your data is kept".encode("utf-16-be")) == "Your data is kept"
    assert text("Grüße, Grüße, Grüße".encode() + b"\xe2") == "Grüße, Grüße, Grüße�"


def test_of_too_many_letters_the_first_are_read_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_plain, "MOST_LETTERS", 7)
    assert plain_text(b"One two three") == {"pages": ["One two"], "cut": True}


@pytest.mark.parametrize("flood", ["!", "a", "a-\n", "-", "=", "`", "#", ".) ", " ", "\u00ff", "[", "|", ":a"])
def test_a_flood_costs_no_more_than_its_length(flood: str) -> None:
    assert len(text(flood * 200_000 + "x")) > 0
