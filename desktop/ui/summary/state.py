"""What the Summary shows: where a study stands, and why."""

from dataclasses import dataclass
from datetime import date

from desktop.core.limits import Limit
from desktop.core.method import VerdictCurve
from desktop.core.quoting import quoted_places
from desktop.core.rounding import whole
from desktop.core.standing import GroupLines, Line, Standing, summary_of
from desktop.core.states import Evidence, Verdict
from desktop.core.study import Choice, utc_day
from desktop.core.summary import ScoreSummary
from desktop.i18n import ntr, tr
from desktop.words.choices import choice_words
from desktop.words.dates import date_words
from desktop.words.figures import Voice, assurance_band, exposure_words, points_words, range_words
from desktop.words.remarks import story_sentences, verdict_remarks
from desktop.words.verdicts import evidence_not_choice, verdict_sentence


@dataclass(frozen=True, slots=True)
class AskNext:
    """An open question and what it could add."""

    question: str
    short: str
    points: str


@dataclass(frozen=True, slots=True)
class LimitShown:
    """A limit in force: what it holds, and why."""

    holds: str
    why: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """One question in an opened row; `quotes` are what is quoted, each with where it is from."""

    question: str
    short: str
    state: str
    evidence: Evidence | None
    points: str
    line: Line
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GroupShown:
    """One row of the sum; `quoted` says how many quotes its questions have, if any."""

    group: str
    title: str
    points: str
    of: str
    words: str
    lines: tuple[LineShown, ...]
    sum_lines: tuple[Line, ...]
    quoted: str


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """What the person decided last."""

    choice: Choice
    words: str
    reason: str
    day: str


@dataclass(frozen=True, slots=True)
class SummaryState:
    """All that the Summary draws."""

    study: str
    as_of: str
    verdict: Verdict
    sentence: str
    story: str
    remarks: tuple[str, ...]
    still_can: tuple[str, ...]
    summary: ScoreSummary
    curve: VerdictCurve
    map_table: tuple[tuple[str, str], ...]
    ask_next: tuple[AskNext, ...]
    limits: tuple[LimitShown, ...]
    limits_aside: str
    groups: tuple[GroupShown, ...]
    limit_line: tuple[str, str] | None
    total: str
    total_note: str
    contradictions: tuple[str, ...]
    decision: DecisionShown


def summary_state(standing: Standing, *, today: date) -> SummaryState:
    """What to show of a study as it stands."""
    score, study = standing.score, standing.study
    groups = tuple(_group_shown(standing, group) for group in standing.groups)
    limits = _limits_shown(score.limits, score.best_case_limits)
    count = len(standing.questionnaire.method.caps)
    return SummaryState(
        study=study.id,
        as_of=tr("As it stands on {day}").format(day=date_words(today)),
        verdict=score.verdict,
        sentence=verdict_sentence(score.verdict),
        story=" ".join(story_sentences(standing, Voice.YOU)),
        remarks=(*verdict_remarks(standing, Voice.YOU), evidence_not_choice()),
        still_can=_still_can() if study.context.already_joined else (),
        summary=summary_of(standing),
        curve=standing.questionnaire.method.curve,
        map_table=_map_table(summary_of(standing)),
        ask_next=tuple(
            AskNext(part.question, standing.questionnaire.by_id[part.question].short, points_words(part.open))
            for part in score.ask_next[:3]
        ),
        limits=limits,
        limits_aside=tr("{n} of {all}").format(n=len(limits), all=count) if limits else "",
        groups=groups,
        limit_line=_limit_line(standing),
        total=str(whole(score.assurance.low)),
        total_note=_total_note(standing),
        contradictions=tuple(_contradictions(standing)),
        decision=_decision_shown(standing),
    )


def _map_table(summary: ScoreSummary) -> tuple[tuple[str, str], ...]:
    """What the map shows, as a table."""
    exposure = tr("{range} ({words})").format(
        range=range_words(summary.exposure_low, summary.exposure_high),
        words=exposure_words(summary.exposure_low, summary.exposure_high),
    )
    return (
        (tr("Assurance today"), tr("{n} ({words})").format(n=summary.shown, words=assurance_band(summary.shown))),
        (tr("Assurance at best"), tr("{n} ({words})").format(n=summary.at_best, words=assurance_band(summary.at_best))),
        (tr("Exposure"), exposure),
        (tr("Assurance needed for it"), range_words(summary.needed_low, summary.needed_high)),
    )


def _still_can() -> tuple[str, ...]:
    """What can be done after joining, before anything else (product promise 1)."""
    return (
        tr("Ask for a copy of your data first; deletion makes later checking harder."),
        tr("Ask to be left out of the next training, and for the old model to be retired by a set date."),
        tr("In a trial, talk to the study doctor before you withdraw."),
    )


def _limits_shown(today: tuple[Limit, ...], best: tuple[Limit, ...]) -> tuple[LimitShown, ...]:
    """The limits that bind, lowest first; of those on the best case alone, the lowest."""
    binding = sorted((limit.cap for limit in today if limit.binds), key=lambda cap: cap.limit)
    beyond = sorted((limit.cap for limit in best if limit.binds and limit.cap not in binding), key=lambda c: c.limit)
    shown = [LimitShown(tr("Holds today at {n}.").format(n=whole(cap.limit)), f"{cap.text}.") for cap in binding]
    held = tr("Holds the best case at {n}.")
    return (*shown, *(LimitShown(held.format(n=whole(cap.limit)), f"{cap.text}.") for cap in beyond[:1]))


def _group_shown(standing: Standing, group: GroupLines) -> GroupShown:
    words = tr("{group}: {n} of {all} points").format(group=group.group.title, n=group.points, all=group.full)
    lines = tuple(_line_shown(standing, line) for line in group.lines)
    quotes = sum(len(line.quotes) for line in lines)
    return GroupShown(
        group=group.group.id,
        title=group.group.title,
        points=str(group.points),
        of=tr("of {n}").format(n=group.full),
        words=words,
        lines=lines,
        sum_lines=group.lines,
        quoted=ntr("{n} quote", "{n} quotes", quotes).format(n=quotes) if quotes else "",
    )


def _line_shown(standing: Standing, line: Line) -> LineShown:
    answer = line.answer
    if line.contribution.hidden and (answer is None or answer.state.is_open):
        state = tr("not needed")
    elif answer is not None and answer.evidence is not None:
        state = standing.questionnaire.method.evidence[answer.evidence].label
    else:
        state = standing.questionnaire.method.states[standing.state(line.question)].chip
    points = tr("{n} of {all}").format(n=line.points, all=line.full)
    return LineShown(
        question=line.question.id,
        short=line.question.short,
        state=state,
        evidence=answer.evidence if answer else None,
        points=points,
        line=line,
        quotes=quoted_places(answer) if answer else (),
    )


def _limit_line(standing: Standing) -> tuple[str, str] | None:
    if not standing.limit_shown:
        return None
    lowest = min(limit.cap.limit for limit in standing.score.limits)
    return tr("Limit: no more than {n}").format(n=whole(lowest)), str(standing.limit_shown)


def _total_note(standing: Standing) -> str:
    openness = standing.score.openness
    parts = [] if standing.limit_shown else [tr("No limit lowers today’s figure.")]
    if openness is not None:
        parts.append(tr("Openness, counted apart: {n} of 100.").format(n=whole(openness)))
    return " ".join(parts)


def _contradictions(standing: Standing) -> list[str]:
    by_id = standing.questionnaire.by_id
    words = tr("Two answers do not go together: “{one}” and “{other}”. Ask which one holds.")
    return [
        words.format(one=by_id[a.question].option(a.option).label, other=by_id[b.question].option(b.option).label)
        for a, b in standing.score.contradictions
    ]


def _decision_shown(standing: Standing) -> DecisionShown:
    decision = standing.study.decision
    if decision is None:
        return DecisionShown(Choice.UNDECIDED, choice_words(Choice.UNDECIDED), "", "")
    day = date_words(utc_day(decision.at))
    return DecisionShown(decision.choice, choice_words(decision.choice), decision.reason, day)
