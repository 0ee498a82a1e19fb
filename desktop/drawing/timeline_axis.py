"""The days of a timeline: where each lies, and which of them are named on the axis."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from functools import partial
from itertools import pairwise

from desktop.drawing.shapes import Face, Label, Line, Measure, Shape
from desktop.words.dates import month_words
from desktop.words.timeline import month_and_year_words, short_day_words

FEWEST_DAYS = 14
AIR = 40
GAP = 16
TICK, ASIDE, BELOW = 7, 5, 18
MOST, LEAST = 8, 64
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Axis:
    """So many days from `first` on, from `left` to `right` in pixels."""

    first: date
    days: int
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day begins, in whole pixels."""
        return self.x_after((day - self.first).days)

    def x_after(self, days: int) -> float:
        """Where so many days from the first lie, in whole pixels."""
        return round(self.left + days * (self.right - self.left) / self.days)

    def day(self, x: float) -> date:
        """The day that begins nearest to a place."""
        nearest = round((x - self.left) * self.days / (self.right - self.left))
        return self.first + timedelta(days=min(max(nearest, 0), self.days))


def spread(first: date, last: date) -> tuple[date, int]:
    """The first day of an axis from `first` to the end of `last`, and how many days it has, with air at both ends."""
    span = (last - first).days + 1
    air = max(1, span // AIR)
    start = first - timedelta(days=min(air, (first - date.min).days))
    return start, min(max(span + 2 * air, FEWEST_DAYS), (date.max - start).days)


def ticks(axis: Axis, *, measure: Measure) -> list[tuple[date, str]]:
    """The days that are named, with their names: as many as fit, in the smallest steps that leave room."""
    last = axis.first + timedelta(days=axis.days)
    narrowest = max(axis.days * LEAST / (axis.right - axis.left), axis.days / MOST)
    for length, steps, name in _scales():
        if length >= narrowest:
            named = [(day, name(day)) for day in steps(axis.first, last)]
            if _fits(axis, named, measure):
                return named
    return []


def _fits(axis: Axis, named: list[tuple[date, str]], measure: Measure) -> bool:
    """Whether no name reaches the next tick."""
    room = (axis.x(later) - axis.x(day) - measure(name, Face.SANS, 14) for (day, name), (later, _) in pairwise(named))
    return all(left >= GAP for left in room)


Scale = tuple[int, Callable[[date, date], Iterator[date]], Callable[[date], str]]


def _scales() -> Iterator[Scale]:
    """From days over weeks and months to a thousand years: about how many days a step has, its days, their names."""
    for days in (1, 2, 7):
        yield days, partial(_days, step=days), short_day_words
    for months in (1, 3, 6):
        yield 30 * months, partial(_months, step=months), _month_name
    for years in YEARS:
        yield 365 * years, partial(_months, step=12 * years), lambda day: str(day.year)


def _month_name(day: date) -> str:
    """A month, with its year where that begins."""
    return month_and_year_words(day) if day.month == 1 else month_words(day)


def _days(first: date, last: date, *, step: int) -> Iterator[date]:
    """Every so many days; every seventh is a Monday."""
    start = first.toordinal()
    start += (1 - start) % step
    for ordinal in range(start, last.toordinal() + 1, step):
        yield date.fromordinal(ordinal)


def _months(first: date, last: date, *, step: int) -> Iterator[date]:
    """The first of every so many months, counted from January or from a round year."""
    month = first.year * 12 + first.month - 1
    month += 1 if first.day > 1 else 0
    month += -month % step
    while month // 12 <= MAXYEAR and (day := date(month // 12, month % 12 + 1, 1)) <= last:
        yield day
        month += step


def axis_shapes(axis: Axis, *, y: float, width: float, measure: Measure) -> Iterator[Shape]:
    """The line of days at a height, its ticks, and the names right of them."""
    yield Line(axis.left, y + 0.5, axis.right, y + 0.5, "ink")
    for day, name in ticks(axis, measure=measure):
        x = axis.x(day)
        if x + ASIDE + measure(name, Face.SANS, 14) <= width:
            yield Line(x + 0.5, y, x + 0.5, y + TICK, "ink")
            yield Label(x + ASIDE, y + BELOW, name, colour="ink2")
