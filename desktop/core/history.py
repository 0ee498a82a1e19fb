"""How a study came to stand where it stands: its score day by day, and what changed between two days.

The low end of assurance is the points of all questions less what the limits take off, so that between days a and b

    low(b) - low(a) = sum over questions (points_b - points_a) + (limit_b - limit_a)

exactly: every question that gave other points has a row, and the limits have one of their own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop.core.course import Course
from desktop.core.credits import own_credit
from desktop.core.questionnaire import AnswerCondition, Questionnaire
from desktop.core.span import Span
from desktop.core.standing import Standing
from desktop.core.states import Evidence, State, Verdict
from desktop.core.study import Answer, Study, utc_day


@dataclass(frozen=True, slots=True)
class Point:
    """Where the study stood at the end of a day (UTC); figures run from 0 to 100."""

    day: date
    assurance: Span
    exposure: Span
    needed: Span
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Said:
    """What the record of one question said on a day; `option` and `evidence` only where it was answered."""

    state: State
    option: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One question that gives other points; `because` is the parent question where its answer is the cause."""

    question: str
    before: Said
    after: Said
    effect: Fraction
    because: str | None


@dataclass(frozen=True, slots=True)
class LimitChange:
    """The limits that bind before and after, by their ids, and what the change of them does to the score."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    effect: Fraction


@dataclass(frozen=True, slots=True)
class Changes:
    """All rows between two days; their effects add up to the change of the low end. `limits` None: none changed."""

    questions: tuple[Change, ...]
    limits: LimitChange | None

    @property
    def effect(self) -> Fraction:
        """What all of it did to the low end of assurance."""
        rows = sum((change.effect for change in self.questions), Fraction(0))
        return rows + (self.limits.effect if self.limits else 0)


def record_days(answers: Iterable[Answer]) -> tuple[date, ...]:
    """The days (UTC) on which something was recorded, in order."""
    return tuple(sorted({utc_day(answer.recorded_at) for answer in answers}))


def told_apart(days: Sequence[date], until: date, *, steps: int) -> tuple[date, ...]:
    """The days, in order, that can be told apart where the time up to the end of `until` has so many steps.

    Of the days within one step the last is kept, so that what lasted a step or longer is always among them.
    """
    if len(days) <= steps:
        return tuple(days)
    span = max((until - days[0]).days + 1, 1)
    return tuple({(day - days[0]).days * steps // span: day for day in days}.values())


def points_on(questionnaire: Questionnaire, study: Study, days: Iterable[date]) -> tuple[Point, ...]:
    """Where the study stood at the end of each of the days; the context is that of today, which has no dates.

    One pass over the log carries the records forward, so that a day costs what changed on it.
    """
    wanted = tuple(days)
    course = Course(questionnaire, study.context)
    log = sorted(study.answers, key=lambda answer: answer.recorded_at)
    dates = [utc_day(answer.recorded_at) for answer in log]
    points: dict[date, Point] = {}
    taken = 0
    for day in sorted(set(wanted)):
        while taken < len(log) and dates[taken] <= day:
            course.take(log[taken])
            taken += 1
        points[day] = Point(day, *course.figures())
    return tuple(points[day] for day in wanted)


def changes_between(before: Standing, after: Standing) -> Changes:
    """What changed from one day's standing of a study to another's."""
    then = {part.question: part for part in before.score.contributions}
    rows = tuple(
        Change(
            part.question,
            _said(before, part.question),
            _said(after, part.question),
            part.points - then[part.question].points,
            _cause(before, after, part.question),
        )
        for part in after.score.contributions
        if part.points != then[part.question].points
    )
    effect = after.score.limit_applied - before.score.limit_applied
    limits = LimitChange(_binding(before), _binding(after), effect)
    return Changes(rows, limits if effect or limits.before != limits.after else None)


def _said(standing: Standing, question: str) -> Said:
    answer = standing.answers.get(question)
    return Said(State.NOT_ASKED) if answer is None else Said(answer.state, answer.option, answer.evidence)


def _cause(before: Standing, after: Standing, question: str) -> str | None:
    """The parent, where the question's own record gives the same as before and so cannot be the cause."""
    asked = after.questionnaire.by_id[question]
    own = [own_credit(standing.questionnaire, asked, standing.answers) for standing in (before, after)]
    if own[0] == own[1] and isinstance(asked.visible_if, AnswerCondition):
        return asked.visible_if.question
    return None


def _binding(standing: Standing) -> tuple[str, ...]:
    return tuple(limit.cap.id for limit in standing.score.limits if limit.binds)
