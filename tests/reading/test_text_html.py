"""The text of pages of HTML: nothing left out, paragraphs, lists, tables, charsets; and what is bogus."""

import pytest

from desktop.core.document import MOST_LETTERS
from desktop.reading import text_html
from desktop.reading.text_html import html_text


def text(markup: str | bytes) -> str:
    found = html_text(markup if isinstance(markup, bytes) else markup.encode())["pages"]
    assert isinstance(found, list)
    (page,) = found
    assert isinstance(page, str)
    return page


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One<p>Two</p>\nThree<div>Four</div>", "One\n\nTwo\n\nThree\n\nFour"),
        ("<p>One\n  line, <b>bo</b>ld <i>too</i></p>", "One line, bold too"),
        ("<p>12 Road<br>Town<br/>Land<br><br>Next", "12 Road\nTown\nLand\n\nNext"),
        ("<p>We keep:</p><ul><li>one<li>two</ul>After", "We keep:\n\none\ntwo\n\nAfter"),
        ("<ol><li><p>one</p></li><li><p>two</p></li></ol>", "one\n\ntwo"),
        ("<dl><dt>Name<dd>for ever</dl>", "Name\nfor ever"),
        ("<table><tr><th>What<th>Why<tr><td>Steps<td>Sleep</table>x", "What\tWhy\nSteps\tSleep\n\nx"),
        ("<table><tr><td><p>One<p>Two<td>Three</table>", "One\n\nTwo\n\nThree"),
        ("<table><tr><td>a<table><tr><td>b<td>c</table></table>d", "a\n\nb\tc\n\nd"),
        ("<td>a</td><tr>b</table>c", "a\n\nb\n\nc"),
        ("<pre>first\n second\n\nthird</pre>", "first\nsecond\n\nthird"),
        ("<h1>Head</h1>Body", "Head\n\nBody"),
        ("a&nbsp;b &amp;lt; &#8211; &eacute; &copy 2020 &unknown;", "a b &lt; – é © 2020 &unknown;"),
        ("soft&shy;hyphen and zero&#8203;width &#xFB01;ne &#x202E;turned", "softhyphen and zerowidth fine turned"),
        ("<details><summary>More</summary>hidden</details><p hidden>too</p>", "More\n\nhidden\n\ntoo"),
        ("<noscript>without</noscript><nav>menu</nav><footer>foot</footer>", "without\n\nmenu\n\nfoot"),
        ("<svg><title>T</title><text>drawn</text></svg>", "drawn"),
    ],
)
def test_a_page_is_read_as_it_is_shown_and_nothing_is_left_out(markup: str, expected: str) -> None:
    assert text(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<script>if (a<b) document.write('<p>no')</script>yes",
        "<SCRIPT SRC=x></SCRIPT >yes",
        "<style>p::after { content: '</p>' }</style>yes",
        "<title>no</title><p>yes",
        "<title>no<p>yes",
        "<template><p>no</template>yes",
        "<!-- no <p> no -->yes<!---->",
        "<!-->yes<!--->",
        "<!doctype html SYSTEM 'no'>yes",
        "<?php echo 'no' ?>yes<?no>",
        "<![if !supportLists]>yes<![endif]>",
        "<a title='no > no' alt=\"no > no\" href=no>yes</a>",
        "<p don't=no>yes",
        "<p a = 'no' b= no c =no d>yes",
        "</no>yes</ no></>",
        "yes<script>no",
    ],
)
def test_what_is_not_shown_is_left_out(markup: str) -> None:
    assert text(markup) == "yes"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("1 < 2 and a<b, then more", "1 < 2 and a<b, then more"),
        ("yes<!-- never closed", "yes<!-- never closed"),
        ('<p a="never closed>yes</p><p>more', "yes\n\nmore"),
        ("yes<p never closed", "yes<p never closed"),
        ("<![CDATA[yes <b> & more]]> end", "yes <b> & more end"),
        ("<![<![<![>yes", "yes"),
        ("<b>never <i>nested</b> right</i>", "never nested right"),
        ("</div></table></td>yes", "yes"),
        ("&#xD800;&#x110000;&#99999999999999999999;&#0;", "����"),
        ("<" + "p" * 100 + ">yes", "yes"),
    ],
)
def test_what_is_bogus_is_read_as_well_as_it_goes(markup: str, expected: str) -> None:
    assert text(markup) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>Grüße".encode(), "Grüße"),
        ("<p>Grüße".encode("cp1252"), "Grüße"),
        ("\ufeff<p>Grüße".encode("utf-16"), "Grüße"),
        ("\ufeff<p>Grüße <meta charset=cp1252>".encode(), "Grüße"),
        ("<meta charset='windows-1251'><p>Привет".encode("cp1251"), "Привет"),
        ("<meta http-equiv=x content='text/html; charset=shift_jis'>同意".encode("shift_jis"), "同意"),
        ("<?xml version='1.0' encoding='iso-8859-2'?><p>źródło".encode("iso8859-2"), "źródło"),
        ("<meta charset=iso-8859-1><p>“Grüße” – 5 €".encode("cp1252"), "“Grüße” – 5 €"),
        ("<meta charset=utf-16><p>Grüße".encode(), "Grüße"),
        (b"<meta charset=utf-7><p>a+AGI-", "a+AGI-"),
        ("<meta charset=rot13><p>Grüße".encode(), "Grüße"),
        ("<meta charset=no-such-charset><p>Grüße".encode(), "Grüße"),
        ("<p>Grüße, Grüße, Grüße, Grüße".encode() + b"\xc3", "Grüße, Grüße, Grüße, Grüße�"),
    ],
)
def test_letters_are_told_by_a_mark_by_what_is_declared_or_by_how_they_look(content: bytes, expected: str) -> None:
    assert text(content) == expected


def test_of_too_many_letters_the_first_are_read_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_html, "MOST_LETTERS", 10)
    assert html_text(b"<p>One two<p>Three four") == {"pages": ["One two\n\nThr"], "cut": True}
    assert MOST_LETTERS == 2_000_000


def test_what_is_read_is_told() -> None:
    shares: list[float] = []
    html_text(b"<p>One two" * 20_000, tell=shares.append)
    assert shares == sorted(shares)
    assert len(shares) >= 15
    assert 0.8 < shares[-1] <= 0.9
