"""Days by which a reply is wanted -> an iCalendar file (RFC 5545), one all-day entry a day."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta

from desktop.core.deadlines import Waiting, pending
from desktop.core.study import EventKind, Study
from desktop.i18n import tr

LINE = 75
"""Bytes of a line at the most; longer ones go on in the next, which begins with a space."""
MORNING = "TRIGGER:PT9H"
"""The calendar speaks up at nine on the day itself."""


def calendar_file(study: Study) -> bytes:
    """Every day that is still waited for as an entry; the same study gives the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Askfirst//EN", "CALSCALE:GREGORIAN"]
    for number, waits in enumerate(pending(study.events), start=1):
        lines += _entry(study, waits, number)
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _entry(study: Study, waits: Waiting, number: int) -> list[str]:
    title = " ".join(study.title.split())[:200] or tr("Untitled study")
    stamp = waits.since.astimezone(UTC)
    own = waits.kind is EventKind.NOTE
    wanted = tr("Come back to: {title}") if own else tr("Reply wanted: {title}")
    asked = tr("Noted on {day}.") if own else tr("Asked on {day}.")
    summary = _escaped(wanted.format(title=title))
    return [
        "BEGIN:VEVENT",
        f"UID:{study.id}-{number}@askfirst",
        f"DTSTAMP:{_digits(stamp.date())}T{stamp:%H%M%SZ}",
        *_whole_day(waits.reply_by),
        f"SUMMARY:{summary}",
        f"DESCRIPTION:{_escaped(asked.format(day=stamp.date().isoformat()))}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{summary}",
        MORNING,
        "END:VALARM",
        "END:VEVENT",
    ]


def _whole_day(day: date) -> Iterator[str]:
    """A day from its beginning to the next, which the last day of all has not."""
    yield f"DTSTART;VALUE=DATE:{_digits(day)}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{_digits(day + timedelta(days=1))}"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """Without control characters; what has a meaning of its own in the format is marked."""
    plain = "".join(letter for letter in text if letter.isprintable())
    for letter in "\\;,":
        plain = plain.replace(letter, "\\" + letter)
    return plain


def _folded(line: str) -> bytes:
    return b"\r\n ".join(_pieces(line)) + b"\r\n"


def _pieces(line: str) -> Iterator[bytes]:
    """The line cut between letters, so that no piece is longer than it may be."""
    piece, most = b"", LINE
    for letter in line:
        more = letter.encode("utf-8", "replace")
        if len(piece) + len(more) > most:
            yield piece
            piece, most = b"", LINE - 1
        piece += more
    yield piece
