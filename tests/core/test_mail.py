"""A letter as a link for the mail program."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.mail import LONGEST, is_address, mail_link


@pytest.mark.parametrize("text", ["data@example.org", "data.team+ai@research.example.org"])
def test_one_address_is_one(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "data", "a@b", "a@b.org, c@d.org", "a@b.org\r\nBcc: c@d.org", "a@b.org?bcc=c@d.org", "a@b.org&bcc=c@d.org",
     "a@b.org%0ABcc:c@d.org", "<a@b.org>", "a@b@c.org", "a" * 300 + "@b.org", "a@b.org\x00", "a b@c.org"],
)  # fmt: skip
def test_whatever_could_add_a_receiver_is_no_address(text: str) -> None:
    assert not is_address(text)
    assert mail_link(text, "s", "t").link.startswith("mailto:?subject=")


def test_a_letter_is_handed_over_whole_with_its_line_ends() -> None:
    link = mail_link("data@example.org", "Questions & more?", "Dear team,\n\n50 % of it: “yes” = Ω\n")
    assert link.whole
    parts = urlsplit(link.link)
    fields = parse_qs(parts.query, strict_parsing=True)
    assert (parts.scheme, parts.path) == ("mailto", "data@example.org")
    assert fields == {"subject": ["Questions & more?"], "body": ["Dear team,\r\n\r\n50 % of it: “yes” = Ω\r\n"]}


def test_a_letter_that_is_too_long_leaves_its_words_out() -> None:
    link = mail_link("data@example.org", "Questions", "word " * 500)
    assert not link.whole
    assert link.link == "mailto:data@example.org?subject=Questions"


@given(st.text(), st.text(), st.text())
def test_no_letter_adds_a_header_or_grows_beyond_the_limit(to: str, subject: str, text: str) -> None:
    link = mail_link(to, subject, text)
    assert len(link.link) <= LONGEST
    assert link.link.isascii()
    assert set(parse_qs(urlsplit(link.link).query)) <= {"subject", "body"}
    head = link.link.partition("&body=")[0]
    assert "%0A" not in head
    assert "%0D" not in head


@pytest.mark.parametrize("letter", ["ä", "漢", "🧬", "%", "a"])
def test_a_subject_is_cut_between_letters(letter: str) -> None:
    for before in range(12):
        link = mail_link("data@example.org", "x" * before + letter * 3000, "t")
        assert LONGEST - 12 < len(link.link) <= LONGEST
        (subject,) = parse_qs(urlsplit(link.link).query, strict_parsing=True)["subject"]
        assert set(subject) <= {"x", letter}
        assert "\N{REPLACEMENT CHARACTER}" not in subject
