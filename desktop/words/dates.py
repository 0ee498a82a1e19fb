"""Dates in words."""

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


def near_date_words(day: date, *, today: date) -> str:
    """The date without its year where that is this year's."""
    if day.year != today.year:
        return date_words(day)
    return tr("{day} {month}").format(day=day.day, month=month_words(day))


def moment_words(moment: datetime) -> str:
    """A day and a time, as the clock here shows them."""
    local = moment.astimezone()
    return tr("{day}, {time}").format(day=date_words(local.date()), time=local.strftime("%H:%M"))
