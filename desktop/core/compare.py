"""Two to four studies side by side: what differs first, then what is the same. Facts only, and no ranking.

Questions are compared by their permanent id, and only where every study has them: two studies may rest on different
questionnaires, and a question may not count for one person's context.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from desktop.core.method import AllOf, AnyOf, Cap, CapCondition, DistinctFrom, SensitivityFrom
from desktop.core.questionnaire import Question
from desktop.core.rounding import whole
from desktop.core.standing import Line, Standing, summary_of
from desktop.core.states import Evidence, State
from desktop.core.summary import ScoreSummary

LETTERS = "ABCD"
FEWEST, MOST = 2, len(LETTERS)


class Aspect(Enum):
    """What studies are compared in, beside their answers."""

    VERDICT = auto()
    ASSURANCE = auto()
    EXPOSURE = auto()
    LIMITS = auto()
    OPENNESS = auto()
    COVERAGE = auto()


@dataclass(frozen=True, slots=True)
class Held:
    """A limit in force; `best_case` where it lowers the best case alone."""

    cap: Cap
    best_case: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One study in the comparison, with its letter and its figures; `openness` None: nothing to judge yet."""

    letter: str
    standing: Standing
    summary: ScoreSummary
    limits: tuple[Held, ...]
    openness: int | None
    coverage: int


@dataclass(frozen=True, slots=True)
class FactRow:
    """One aspect, and whether the studies differ in it."""

    aspect: Aspect
    differs: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """What one study's records say to a question; `moot`: another answer settles it."""

    state: State
    option: str | None = None
    evidence: Evidence | None = None
    moot: bool = False


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question that all have, with one reply for each study; `apart` are the points between them, of 100."""

    question: Question
    replies: tuple[Reply, ...]
    apart: Fraction

    @property
    def differs(self) -> bool:
        """Whether the replies differ."""
        return len(set(self.replies)) > 1


@dataclass(frozen=True, slots=True)
class Unshared:
    """A question that is not compared, and the letters of the studies in which it does count."""

    question: Question
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Studies side by side. Facts and core questions that differ stand first; of the others the farthest apart."""

    sides: tuple[Side, ...]
    facts: tuple[FactRow, ...]
    core: tuple[QuestionRow, ...]
    differing: tuple[QuestionRow, ...]
    agreeing: tuple[QuestionRow, ...]
    unshared: tuple[Unshared, ...]

    @property
    def questionnaires(self) -> tuple[tuple[str, str], ...]:
        """The different questionnaires, by id and version, in order."""
        rest_on = (side.standing.questionnaire for side in self.sides)
        return tuple(dict.fromkeys((each.id, each.version) for each in rest_on))

    @property
    def one_needed_line(self) -> bool:
        """Whether all are measured against the same needed line."""
        return len({side.standing.questionnaire.method.curve.points for side in self.sides}) == 1


def compare(standings: Sequence[Standing]) -> Comparison:
    """The studies side by side, in the order given; ValueError for fewer than two, more than four, or one twice."""
    if not FEWEST <= len(standings) <= MOST:
        raise ValueError(f"{len(standings)} studies to compare")
    if len({standing.study.id for standing in standings}) < len(standings):
        raise ValueError("a study beside itself")
    sides = tuple(_side(letter, standing) for letter, standing in zip(LETTERS, standings, strict=False))
    lines = [_lines(side) for side in sides]
    rows = [_row(lines, name) for name in lines[0] if all(name in counted for counted in lines)]
    core = sorted((row for row in rows if row.question.core), key=lambda row: (not row.differs, row.question.core))
    others = [row for row in rows if not row.question.core]
    facts = [FactRow(aspect, differs=len({_fact(side, aspect) for side in sides}) > 1) for aspect in Aspect]
    return Comparison(
        sides=sides,
        facts=tuple(sorted(facts, key=lambda row: not row.differs)),
        core=tuple(core),
        differing=tuple(sorted((row for row in others if row.differs), key=lambda row: -row.apart)),
        agreeing=tuple(row for row in others if not row.differs),
        unshared=tuple(_unshared(sides, lines)),
    )


def _side(letter: str, standing: Standing) -> Side:
    score = standing.score
    return Side(
        letter=letter,
        standing=standing,
        summary=summary_of(standing),
        limits=limits_held(standing),
        openness=None if score.openness is None else whole(score.openness),
        coverage=whole(100 * score.coverage),
    )


def limits_held(standing: Standing) -> tuple[Held, ...]:
    """The limits that lower today's sum, lowest first, then the lowest of those on the best case alone."""
    score = standing.score
    today = sorted((limit.cap for limit in score.limits if limit.binds), key=lambda cap: cap.limit)
    best = [limit.cap for limit in score.best_case_limits if limit.binds and limit.cap not in today]
    beyond = sorted(best, key=lambda cap: cap.limit)[:1]
    return (*(Held(cap, best_case=False) for cap in today), *(Held(cap, best_case=True) for cap in beyond))


def tells_of_the_person(condition: CapCondition) -> bool:
    """Whether the reason of a limit tells something about the person and not of the study alone."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return any(tells_of_the_person(part) for part in parts)
        case SensitivityFrom() | DistinctFrom():
            return True
        case _:
            return False


def _fact(side: Side, aspect: Aspect) -> Hashable:
    """What is shown of the aspect, as something to compare."""
    summary = side.summary
    match aspect:
        case Aspect.VERDICT:
            return summary.verdict, summary.close_call
        case Aspect.ASSURANCE:
            return summary.shown, summary.at_best, summary.needed_low, summary.needed_high
        case Aspect.EXPOSURE:
            return summary.exposure_low, summary.exposure_high
        case Aspect.LIMITS:
            return tuple((held.cap.id, held.cap.limit, held.best_case) for held in side.limits)
        case Aspect.OPENNESS:
            return side.openness
        case Aspect.COVERAGE:
            return summary.settled, summary.questions, side.coverage


def _lines(side: Side) -> dict[str, Line]:
    """The questions that count for this study, by their ids."""
    return {line.question.id: line for group in side.standing.groups for line in group.lines}


def _row(lines: Sequence[dict[str, Line]], name: str) -> QuestionRow:
    counted = [each[name] for each in lines]
    parts = [line.contribution for line in counted]
    apart = max(_spread([part.points for part in parts]), _spread([part.points + part.open for part in parts]))
    return QuestionRow(counted[0].question, tuple(map(_reply, counted)), apart)


def _spread(figures: Sequence[Fraction]) -> Fraction:
    return max(figures) - min(figures)


def _reply(line: Line) -> Reply:
    answer = line.answer
    if line.contribution.hidden and (answer is None or answer.state.is_open):
        return Reply(State.NOT_ASKED, moot=True)
    return Reply(State.NOT_ASKED) if answer is None else Reply(answer.state, answer.option, answer.evidence)


def _unshared(sides: Sequence[Side], lines: Sequence[dict[str, Line]]) -> list[Unshared]:
    """The questions that some have and others have not, in the order in which they are met."""
    met = {name: line.question for counted in lines for name, line in counted.items()}
    having = {name: tuple(s.letter for s, c in zip(sides, lines, strict=True) if name in c) for name in met}
    return [Unshared(met[name], letters) for name, letters in having.items() if len(letters) < len(sides)]
