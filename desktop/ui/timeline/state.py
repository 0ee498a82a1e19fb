"""What the Timeline shows of a study: its scores over time, what happened, and where each can be looked up."""

from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from desktop.core.deadlines import waiting
from desktop.core.history import Point, points_on, record_days, told_apart
from desktop.core.rounding import whole
from desktop.core.standing import Standing
from desktop.core.states import Verdict
from desktop.core.study import Event, Study, utc_day
from desktop.drawing.timeline import STEPS, Past
from desktop.drawing.timeline_events import Happening
from desktop.i18n import tr
from desktop.words.choices import event_words
from desktop.words.dates import date_words
from desktop.words.figures import exposure_words, span_words
from desktop.words.verdicts import verdict_words


@dataclass(frozen=True, slots=True)
class TimelineState:
    """All that the page draws but what changed between the two days; `first` and `second` are those to begin with.

    `stops` are the days on which something was recorded, within those that can be compared.
    """

    study: str
    past: Past
    stops: tuple[date, ...]
    first: date
    second: date
    answered: bool


@dataclass(frozen=True, slots=True)
class DayShown:
    """One line of the whole record: where the study stood at the end of a day, or what happened on it."""

    day: str
    shown: str
    best: str
    needed: str
    exposure: str
    what: str
    words: str


def timeline_state(standing: Standing, *, today: date) -> TimelineState:
    """What to show of a study on a day."""
    study = standing.study
    recorded = record_days(study.answers)
    begun = _begun(study, today)
    days = tuple(sorted({begun, *recorded}))
    points = points_on(standing.questionnaire, study, told_apart(days, max(days[-1], today), steps=STEPS))
    past = Past(points, _happened(study), today)
    stops = sorted({*days, *(day for day in map(_day, study.events) if begun <= day <= past.until)})
    return TimelineState(
        study=study.id,
        past=past,
        stops=tuple(stops),
        first=recorded[0] if len(recorded) > 1 else begun,
        second=recorded[-1] if recorded else begun,
        answered=bool(recorded),
    )


def whole_record(standing: Standing, *, today: date) -> tuple[DayShown, ...]:
    """Every day on which the figures may have changed and everything that happened, oldest first."""
    study = standing.study
    days = sorted({_begun(study, today), *record_days(study.answers)})
    rows = [(point.day, 0, _point_shown(point)) for point in points_on(standing.questionnaire, study, days)]
    rows += [(_day(event), 1, _event_shown(event)) for event in sorted(study.events, key=lambda event: event.at)]
    return tuple(row for _, _, row in sorted(rows, key=itemgetter(0, 1)))


def _day(event: Event) -> date:
    return utc_day(event.at)


def _begun(study: Study, today: date) -> date:
    """The first day of which anything is known."""
    return min([study.created_on, today, *record_days(study.answers)[:1], *map(_day, study.events)])


def _happened(study: Study) -> tuple[Happening, ...]:
    due = waiting(study.events)
    happened = tuple(Happening(_day(event), event.kind) for event in study.events)
    return (*happened, Happening(due.reply_by)) if due is not None else happened


def _point_shown(point: Point) -> DayShown:
    low, high = whole(point.exposure.low), whole(point.exposure.high)
    shown, best = str(whole(point.assurance.low)), str(whole(point.assurance.high))
    needed = "" if point.verdict is Verdict.NA else span_words(point.needed)
    exposure = tr("{range} ({words})").format(range=span_words(point.exposure), words=exposure_words(low, high))
    words = tr("{day}: {shown} shown, {best} at best, {needed} needed. Exposure {exposure}. {verdict}.")
    if not needed:
        words = tr("{day}: {shown} shown, {best} at best. Exposure {exposure}. {verdict}.")
    day, verdict = date_words(point.day), verdict_words(point.verdict)
    sentence = words.format(day=day, shown=shown, best=best, needed=needed, exposure=exposure, verdict=verdict)
    return DayShown(day, shown, best, needed, exposure, verdict, sentence)


def _event_shown(event: Event) -> DayShown:
    day, what = date_words(_day(event)), event_words(event.kind)
    if event.reply_by is not None:
        what = tr("{event}, reply wanted by {day}").format(event=what, day=date_words(event.reply_by))
    if event.heading:
        what = tr("{event}: {note}").format(event=what, note=event.heading)
    return DayShown(day, "", "", "", "", what, tr("{day}: {event}.").format(day=day, event=what))
