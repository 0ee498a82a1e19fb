"""What Home shows."""

from dataclasses import dataclass
from datetime import date

from desktop.core.states import Verdict
from desktop.core.study import Choice
from desktop.core.summary import ScoreSummary, summary_from_text
from desktop.i18n import ntr, tr
from desktop.store.rows import StudyRow
from desktop.words.choices import choice_words
from desktop.words.dates import near_date_words
from desktop.words.figures import bar_words, count_words, exposure_words, range_words, settled_words
from desktop.words.verdicts import verdict_words


@dataclass(frozen=True, slots=True)
class HomeRow:
    """One study as a row. `summary` None: not scored yet."""

    study: str
    title: str
    organisation: str
    summary: ScoreSummary | None
    verdict: str
    bar: str
    exposure: str
    exposure_figures: str
    day: str
    day_note: str
    settled: str
    next_date: date | None

    @property
    def words(self) -> str:
        """The row for a screen reader."""
        parts = (self.title, self.organisation, self.verdict, self.bar, self.exposure, self.day, self.settled)
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class HomeState:
    """All that Home draws."""

    rows: tuple[HomeRow, ...]
    lead: str
    archived_shown: bool
    archived_count: int
    any_studies: bool


def home_state(
    rows: tuple[StudyRow, ...], *, today: date, archived_shown: bool = False, archived_count: int = 0
) -> HomeState:
    """What Home shows of the vault's studies."""
    shown = tuple(home_row(row, today=today) for row in rows)
    return HomeState(
        rows=shown,
        lead=_lead(rows, today=today, archived=archived_shown),
        archived_shown=archived_shown,
        archived_count=archived_count,
        any_studies=bool(rows) or archived_count > 0,
    )


def _lead(rows: tuple[StudyRow, ...], *, today: date, archived: bool) -> str:
    count = len(rows)
    number = count_words(count).capitalize()
    if archived:
        return ntr("{n} archived study.", "{n} archived studies.", count).format(n=number)
    words = ntr("{n} study.", "{n} studies.", count).format(n=number)
    due = sum(row.reply_by is not None and 0 <= (row.reply_by - today).days <= 7 for row in rows)
    if not due:
        return words
    replies = ntr("{n} reply is due this week.", "{n} replies are due this week.", due)
    return f"{words} {replies.format(n=count_words(due).capitalize())}"


def home_row(row: StudyRow, *, today: date) -> HomeRow:
    """One study as Home shows it."""
    summary = summary_from_text(row.summary) if row.summary else None
    day, note = _date_words(row, today)
    return HomeRow(
        study=row.id,
        title=row.title or tr("Untitled study"),
        organisation=row.organisation,
        summary=summary,
        verdict=_verdict(summary),
        bar=bar_words(summary) if summary else "",
        exposure=_exposure(summary),
        exposure_figures=range_words(summary.exposure_low, summary.exposure_high) if summary else "",
        day=day,
        day_note=note,
        settled=settled_words(summary) if summary else "",
        next_date=row.reply_by,
    )


def _verdict(summary: ScoreSummary | None) -> str:
    if summary is None:
        return tr("Being scored …")
    words = verdict_words(summary.verdict)
    return tr("{verdict}, close call").format(verdict=words) if summary.close_call else words


def _exposure(summary: ScoreSummary | None) -> str:
    if summary is None:
        return ""
    words = exposure_words(summary.exposure_low, summary.exposure_high)
    return words[:1].upper() + words[1:]


def _date_words(row: StudyRow, today: date) -> tuple[str, str]:
    if row.reply_by is not None:
        overdue = row.reply_by < today
        note = tr("no reply by then") if overdue else tr("their reply is due")
        return near_date_words(row.reply_by, today=today), note
    if row.decided_on is not None and row.decision not in (None, Choice.UNDECIDED):
        words = choice_words(row.decision or Choice.UNDECIDED)
        decided = tr("{choice}, {day}").format(choice=words, day=near_date_words(row.decided_on, today=today))
        return tr("Nothing due"), decided
    return tr("Nothing due"), ""


ORDER = {Verdict.V4: 0, Verdict.V3: 1, Verdict.V2: 2, Verdict.V0: 3, Verdict.V1: 4, Verdict.NA: 5}


def sort_value(row: HomeRow, column: int) -> tuple[object, ...]:
    """By what a column sorts: title; verdict, then points; exposure, highest first; next date, soonest first."""
    summary = row.summary
    match column:
        case 0:
            return (row.title.casefold(),)
        case 1:
            return (ORDER[summary.verdict], summary.shown) if summary else (9, 0)
        case 2:
            return (-summary.exposure_high if summary else 1,)
        case _:
            return (row.next_date is None, row.next_date or date.min)


def matches(row: HomeRow, wanted: str) -> bool:
    """Whether a row's title or organisation contains every word that is looked for."""
    text = f"{row.title} {row.organisation}".casefold()
    return all(word in text for word in wanted.casefold().split())
