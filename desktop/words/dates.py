"""Dates in words, and words that are dates."""

import re
from datetime import date, datetime

from desktop.i18n import tr


def _months() -> tuple[str, ...]:
    return (
        tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June"), tr("July"),
        tr("August"), tr("September"), tr("October"), tr("November"), tr("December"),
    )  # fmt: skip


def month_words(day: date) -> str:
    """ "November"."""
    return _months()[day.month - 1]


def date_words(day: date) -> str:
    """ "20 November 2026"."""
    return tr("{day} {month} {year}").format(day=day.day, month=month_words(day), year=day.year)


def short_date_words(day: date) -> str:
    """ "20 Nov 2026"."""
    return tr("{day} {month} {year}").format(day=day.day, month=month_words(day)[:3], year=day.year)


def day_in(text: str, *, near: date) -> date | None:
    """The day that a person wrote: 20 November 2026, Nov 20, 20.11.26, 20/11, 2026-11-20; None where it is none.

    In figures the day stands before the month, as in most of the world. A year that is left out is that of `near`.
    """
    written = " ".join(text.casefold().split())
    found = next(filter(None, (form.fullmatch(written) for form in _FORMS)), None)
    if found is None:
        return None
    parts = found.groupdict()
    month = _month_named(parts["name"]) if "name" in parts else int(parts["month"])
    year = int(parts["year"] or near.year)
    try:
        return date(2000 + year if year < 100 else year, month, int(parts["day"]))
    except ValueError:
        return None


_YEAR, _NAME = r"(?P<year>\d{4}|\d{2})", r"(?P<name>[^\W\d_]{3,})\.?"
_DAY, _MONTH = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})"
_FORMS = tuple(
    map(
        re.compile,
        (
            rf"(?P<year>\d{{4}})[-./ ]{_MONTH}[-./ ]{_DAY}",
            rf"{_DAY}[-./ ] ?{_MONTH}(?:[-./ ] ?{_YEAR}|\.)?",
            rf"{_DAY}(?:st|nd|rd|th|\.)? ?{_NAME},?(?: ?{_YEAR})?",
            rf"{_NAME} ?{_DAY}(?:st|nd|rd|th)?(?:,? {_YEAR})?",
        ),
    )
)


def _month_named(name: str) -> int:
    """The month whose name begins so; 0 for none."""
    return next((at for at, month in enumerate(_months(), 1) if month.casefold().startswith(name)), 0)


def near_date_words(day: date, *, today: date) -> str:
    """The date without its year where that is this year's."""
    if day.year != today.year:
        return date_words(day)
    return tr("{day} {month}").format(day=day.day, month=month_words(day))


def moment_words(moment: datetime) -> str:
    """A day and a time, as the clock here shows them."""
    local = moment.astimezone()
    return tr("{day}, {time}").format(day=date_words(local.date()), time=local.strftime("%H:%M"))
