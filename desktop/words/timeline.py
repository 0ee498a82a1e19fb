"""A study's time in words: short dates, what happened, and how far things moved between two days."""

from datetime import date

from desktop.core.study import EventKind
from desktop.i18n import ntr, tr
from desktop.words.dates import month_words, near_date_words
from desktop.words.figures import count_words


def _short_months() -> tuple[str, ...]:
    return (
        tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun"),
        tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec"),
    )  # fmt: skip


def short_day_words(day: date) -> str:
    """ "12 Oct", for where there is little room."""
    return tr("{day} {month}").format(day=day.day, month=_short_months()[day.month - 1])


def near_short_day_words(day: date, *, today: date) -> str:
    """ "12 Oct", with its year where that is not this year's."""
    if day.year == today.year:
        return short_day_words(day)
    return tr("{day} {year}").format(day=short_day_words(day), year=day.year)


def month_and_year_words(day: date) -> str:
    """ "January 2027"."""
    return tr("{month} {year}").format(month=month_words(day), year=day.year)


def happened_words(kind: EventKind) -> str:
    """What happened, in a word or two under a mark."""
    return {
        EventKind.SHEET_SENT: tr("sheet sent"),
        EventKind.LETTER_SENT: tr("letter sent"),
        EventKind.REPLY_RECEIVED: tr("they replied"),
        EventKind.SHEET_RECEIVED: tr("sheet came back"),
        EventKind.REMINDER: tr("reminder"),
        EventKind.DOCUMENT_ADDED: tr("document"),
        EventKind.NOTE: tr("note"),
    }[kind]


def due_words(day: date) -> str:
    """A day by which a reply is wanted."""
    return tr("reply due {day}").format(day=short_day_words(day))


def moved_words(first: date, last: date, *, settled: int, shown: tuple[int, int], today: date) -> str:
    """What came about between two days: so many more (or fewer) questions settled, and what became of the figure."""
    words = _moved(settled, stays=shown[0] == shown[1])
    days = {"first": near_date_words(first, today=today), "last": near_date_words(last, today=today)}
    return words.format(**days, n=count_words(abs(settled)), before=shown[0], after=shown[1])


def _moved(settled: int, *, stays: bool) -> str:
    if settled == 0:
        if stays:
            return tr("From {first} to {last} they settled no more questions, and it stays at {after}.")
        return tr("From {first} to {last} they settled no more questions, and {before} became {after}.")
    if settled > 0:
        if stays:
            return ntr(
                "From {first} to {last} they settled {n} more question, and it stays at {after}.",
                "From {first} to {last} they settled {n} more questions, and it stays at {after}.",
                settled,
            )
        return ntr(
            "From {first} to {last} they settled {n} more question, and {before} became {after}.",
            "From {first} to {last} they settled {n} more questions, and {before} became {after}.",
            settled,
        )
    if stays:
        return ntr(
            "From {first} to {last} {n} question came open again, and it stays at {after}.",
            "From {first} to {last} {n} questions came open again, and it stays at {after}.",
            -settled,
        )
    return ntr(
        "From {first} to {last} {n} question came open again, and {before} became {after}.",
        "From {first} to {last} {n} questions came open again, and {before} became {after}.",
        -settled,
    )


def stood_words(day: date, *, settled: int, questions: int, shown: int, today: date) -> str:
    """Where the study stood on one day."""
    words = tr("{n} of {all} questions were settled on {day}, and {shown} of 100 was shown.")
    return words.format(day=near_date_words(day, today=today), n=settled, all=questions, shown=shown)
