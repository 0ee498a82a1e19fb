"""A letter as a link for the person's own mail program (RFC 6068). Nothing is sent by it."""

import re
from dataclasses import dataclass
from urllib.parse import quote

LONGEST = 1900
"""Letters of a link that every common system hands over whole; Windows stops a little above 2,000."""

_ADDRESS = re.compile(r"[^\s@<>(),;:\\\"\[\]%?&]+@[^\s@<>(),;:\\\"\[\]%?&]+\.[^\s@<>(),;:\\\"\[\]%?&]+")


@dataclass(frozen=True, slots=True)
class MailLink:
    """The link; `whole`: the letter is in it, else only its address and subject."""

    link: str
    whole: bool


def is_address(text: str) -> bool:
    """Whether a text is one e-mail address and nothing else: no line break, no second address, no header."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None and text.isprintable()


def mail_link(to: str, subject: str, text: str) -> MailLink:
    """The link of a letter; an address that is none is left out, and every sign with a meaning is escaped."""
    address = quote(to, safe="@") if is_address(to) else ""
    start, line = f"mailto:{address}?subject=", " ".join(subject.split())
    whole = f"{start}{_escaped(line)}&body={_escaped(text)}"
    if len(whole) <= LONGEST:
        return MailLink(whole, whole=True)
    return MailLink(start + _beginning(line, room=LONGEST - len(start)), whole=False)


def _beginning(text: str, *, room: int) -> str:
    """As many whole letters of a text as fit, percent-encoded."""
    taken = ""
    for letter in text:
        more = _escaped(letter)
        if len(taken) + len(more) > room:
            break
        taken += more
    return taken


def _escaped(text: str) -> str:
    """Percent-encoded, with line ends as RFC 6068 wants them and without other control characters."""
    lines = ("".join(letter for letter in line if letter.isprintable()) for line in text.split("\n"))
    return quote("\r\n".join(lines), safe="", errors="replace")
