"""Numbers in words: whole, the range before the point, a band beside it."""

from enum import Enum, auto
from fractions import Fraction

from desktop.core.rounding import whole
from desktop.core.span import Span
from desktop.core.states import Verdict
from desktop.core.summary import ScoreSummary
from desktop.i18n import tr


class Voice(Enum):
    """Who is spoken of: "you" on screen, "me" in what the person prints or sends."""

    YOU = auto()
    ME = auto()


def assurance_bands() -> tuple[str, str, str, str]:
    """Names of assurance 0-24, 25-49, 50-74 and 75-100."""
    return tr("very low"), tr("low"), tr("moderate"), tr("strong")


def exposure_bands() -> tuple[str, str, str, str]:
    """Names of exposure 0-24, 25-49, 50-74 and 75-100."""
    return tr("low"), tr("medium"), tr("high"), tr("very high")


def _band(figure: int) -> int:
    return min(figure // 25, 3)


def assurance_band(figure: int) -> str:
    """The band of a whole assurance, 0 to 100."""
    return assurance_bands()[_band(figure)]


def exposure_words(low: int, high: int) -> str:
    """The band of a whole exposure, or both where it spans several: "high to very high"."""
    names = exposure_bands()
    first, last = names[_band(low)], names[_band(high)]
    return first if first == last else tr("{low} to {high}").format(low=first, high=last)


def range_words(low: int, high: int) -> str:
    """One figure, or "56 to 64"."""
    return str(low) if low == high else tr("{low} to {high}").format(low=low, high=high)


def span_words(span: Span) -> str:
    """A range of exact figures in whole numbers."""
    return range_words(whole(span.low), whole(span.high))


def points_words(points: Fraction) -> str:
    """Points that a question could add: "up to 6"; a part of a point is "less than 1"."""
    return tr("up to {points}").format(points=whole(points)) if points >= 1 else tr("less than 1")


def bar_words(summary: ScoreSummary) -> str:
    """What the assurance bar shows: "41 shown, 74 at best · 56 to 64 needed"."""
    shown = tr("{shown} shown").format(shown=summary.shown)
    if summary.at_best != summary.shown:
        shown = tr("{shown} shown, {best} at best").format(shown=summary.shown, best=summary.at_best)
    if summary.verdict is Verdict.NA:
        return shown
    needed = tr("{range} needed").format(range=range_words(summary.needed_low, summary.needed_high))
    return f"{shown} · {needed}"


def settled_words(summary: ScoreSummary) -> str:
    """How far the questions have come: "3 of 27 answered"."""
    return tr("{n} of {all} answered").format(n=summary.settled, all=summary.questions)


def count_words(count: int) -> str:
    """A count in words up to ten, in figures above."""
    names = (
        tr("none"), tr("one"), tr("two"), tr("three"), tr("four"), tr("five"),
        tr("six"), tr("seven"), tr("eight"), tr("nine"), tr("ten"),
    )  # fmt: skip
    return names[count] if count < len(names) else str(count)
