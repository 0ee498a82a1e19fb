"""What changed between two days, in rows that add up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop.core.history import Change, LimitChange, Said, changes_between
from desktop.core.questionnaire import Question
from desktop.core.rounding import adding_up, whole
from desktop.core.standing import Standing
from desktop.core.states import Evidence, State, Verdict
from desktop.i18n import ntr, tr
from desktop.words.dates import near_date_words
from desktop.words.figures import count_words
from desktop.words.timeline import moved_words, stood_words
from desktop.words.verdicts import verdict_words

LIMITS = "limits"
SHOWN = 5


@dataclass(frozen=True, slots=True)
class CellShown:
    """What was on record on one of the days, and how it is proven."""

    words: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class RowShown:
    """What changed: a question with its cause, if that is another one; or the limits, whose `question` is empty."""

    question: str
    name: str
    because: str
    before: CellShown
    after: CellShown
    points: str


@dataclass(frozen=True, slots=True)
class ComparedState:
    """Two days beside each other; `smaller` are the changes that are folded, `smaller_points` what they come to.

    `nothing` says so where there is no row.
    """

    sentence: str
    on_first: str
    on_second: str
    rows: tuple[RowShown, ...]
    smaller: tuple[RowShown, ...]
    smaller_words: str
    smaller_points: str
    limits: RowShown | None
    nothing: str
    verdicts: tuple[Verdict, Verdict]
    verdict_words: tuple[str, str]
    total: str


def compared_state(before: Standing, after: Standing, *, first: date, second: date, today: date) -> ComparedState:
    """What changed from one day's standing of a study to another's."""
    changes = changes_between(before, after)
    shown = whole(before.score.assurance.low), whole(after.score.assurance.low)
    effects: dict[str, Fraction] = {change.question: change.effect for change in changes.questions}
    if changes.limits is not None:
        effects[LIMITS] = changes.limits.effect
    points = adding_up(effects, shown[1] - shown[0])
    largest = sorted(changes.questions, key=lambda change: -abs(change.effect))
    rows = tuple(_row(before, after, change, points[change.question]) for change in largest)
    at = SHOWN if len(rows) > SHOWN + 1 else len(rows)
    folded = sum(points[change.question] for change in largest[at:])
    return ComparedState(
        sentence=_sentence(before, after, first, second, shown, today),
        on_first=near_date_words(first, today=today),
        on_second=near_date_words(second, today=today),
        rows=rows[:at],
        smaller=rows[at:],
        smaller_words=_smaller_words(len(rows) - at),
        smaller_points=signed(folded),
        limits=None if changes.limits is None else _limits_row(after, changes.limits, points[LIMITS]),
        nothing=_nothing(same=first == second) if not effects and changes.limits is None else "",
        verdicts=(before.score.verdict, after.score.verdict),
        verdict_words=(verdict_words(before.score.verdict), verdict_words(after.score.verdict)),
        total=signed(shown[1] - shown[0]),
    )


def signed(points: int) -> str:
    """ "+5", "−4" or "0"."""
    return f"{points:+d}".replace("-", "−") if points else "0"


def _sentence(before: Standing, after: Standing, first: date, second: date, shown: tuple[int, int], today: date) -> str:
    if first == second:
        settled, questions = after.settled, len(after.questions)
        return stood_words(second, settled=settled, questions=questions, shown=shown[1], today=today)
    return moved_words(first, second, settled=after.settled - before.settled, shown=shown, today=today)


def _nothing(*, same: bool) -> str:
    if same:
        return tr("Both flags stand on one day, so there is nothing to compare.")
    return tr("Nothing changed between these two days.")


def _smaller_words(count: int) -> str:
    words = ntr("{n} smaller change", "{n} smaller changes", count)
    return words.format(n=count_words(count).capitalize())


def _row(before: Standing, after: Standing, change: Change, points: int) -> RowShown:
    question = after.questionnaire.by_id[change.question]
    because = ""
    if change.because is not None:
        cause = after.questionnaire.by_id[change.because].short
        because = tr("because of “{question}”").format(question=cause)
    return RowShown(
        question=question.id,
        name=question.short,
        because=because,
        before=_cell(before, question, change.before),
        after=_cell_after(after, question, change),
        points=signed(points),
    )


def _cell(standing: Standing, question: Question, said: Said) -> CellShown:
    if said.state is State.ANSWERED and said.option is not None:
        return CellShown(question.option(said.option).label, said.evidence)
    if said.state.is_open and _hidden(standing, question.id):
        return CellShown(tr("Not needed"))
    return CellShown(standing.questionnaire.method.states[said.state].chip)


def _cell_after(standing: Standing, question: Question, change: Change) -> CellShown:
    """The same, in short, where the answer is still the one of the earlier day."""
    said, same = change.after, change.before.option == change.after.option
    if said.state is not State.ANSWERED or not same or said.evidence is None:
        return _cell(standing, question, said)
    if said.evidence is change.before.evidence:
        return CellShown(tr("The same answer"), said.evidence)
    proof = standing.questionnaire.method.evidence[said.evidence].label
    return CellShown(tr("The same answer. {proof}").format(proof=proof), said.evidence)


def _hidden(standing: Standing, question: str) -> bool:
    return any(part.hidden for part in standing.score.contributions if part.question == question)


def _limits_row(standing: Standing, change: LimitChange, points: int) -> RowShown:
    before, after = (CellShown(_limit_words(standing, ids)) for ids in (change.before, change.after))
    return RowShown("", tr("Limits in force"), "", before, after, signed(points))


def _limit_words(standing: Standing, ids: Iterable[str]) -> str:
    """The lowest of the limits, which is the one that counts."""
    caps = {cap.id: cap.limit for cap in standing.questionnaire.method.caps}
    lowest = min((caps[cap] for cap in ids), default=None)
    return tr("None") if lowest is None else tr("No more than {n}").format(n=whole(lowest))
