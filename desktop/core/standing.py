"""A study as it stands on a day: its score, and the facts that the summary, the report and Home tell of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop.core.credits import Contribution, applicable, is_hidden
from desktop.core.questionnaire import Group, Question, Questionnaire
from desktop.core.rounding import adding_up, whole
from desktop.core.scoring import Score, score
from desktop.core.states import State
from desktop.core.study import Answer, Study, current_answers
from desktop.core.summary import ScoreSummary


@dataclass(frozen=True, slots=True)
class Line:
    """One question in the sum; `points` and `full` are rounded so that all lines add up to the total shown."""

    question: Question
    contribution: Contribution
    answer: Answer | None
    points: int
    full: int


@dataclass(frozen=True, slots=True)
class GroupLines:
    """One group's questions, and their points together."""

    group: Group
    lines: tuple[Line, ...]

    @property
    def points(self) -> int:
        """Points that the group gives today, as shown."""
        return sum(line.points for line in self.lines)

    @property
    def full(self) -> int:
        """The most that the group can give, as shown."""
        return sum(line.full for line in self.lines)


@dataclass(frozen=True, slots=True)
class Standing:
    """A study, the records that count on the day, and their score."""

    study: Study
    questionnaire: Questionnaire
    answers: Mapping[str, Answer]
    score: Score

    @property
    def groups(self) -> tuple[GroupLines, ...]:
        """The sum, group by group in the questionnaire's order; groups without questions are left out."""
        parts = self.score.contributions
        points = adding_up({p.question: p.points for p in parts}, whole(self.score.raw.low))
        full = adding_up({p.question: p.full for p in parts}, whole(sum((p.full for p in parts), Fraction(0))))
        by_id = self.questionnaire.by_id
        lines = [
            Line(by_id[p.question], p, self.answers.get(p.question), points[p.question], full[p.question])
            for p in parts
        ]
        listed = (
            GroupLines(group, tuple(line for line in lines if line.question.group == group.id))
            for group in self.questionnaire.groups
        )
        return tuple(group for group in listed if group.lines)

    @property
    def limit_shown(self) -> int:
        """What the limits take off, so that lines and limit add up to the whole number shown for today."""
        return whole(self.score.assurance.low) - whole(self.score.raw.low)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that count for this person, in order."""
        return applicable(self.questionnaire, self.study.context)

    @property
    def settled(self) -> int:
        """How many of them have a reply, or need none because another answer makes them moot."""
        return sum(not self.state(q).is_open or is_hidden(q, self.answers) for q in self.questions)

    def state(self, question: Question) -> State:
        """What came back for the question; without a record it is not asked."""
        answer = self.answers.get(question.id)
        return State.NOT_ASKED if answer is None else answer.state

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Those to which nothing has come back and which are not moot."""
        return tuple(q for q in self.questions if self.state(q).is_open and not is_hidden(q, self.answers))

    @property
    def evaded_questions(self) -> tuple[Question, ...]:
        """Those that were asked and got no usable answer."""
        return tuple(q for q in self.questions if self.state(q).is_evasive)

    @property
    def core_unanswered(self) -> tuple[Question, ...]:
        """The core questions without an answer, asked or not."""
        return tuple(q for q in self.questionnaire.core if self.state(q) is not State.ANSWERED)


def standing_of(questionnaire: Questionnaire, study: Study, *, as_of: date | None = None) -> Standing:
    """The study as it stands now, or as it stood at the end of a day (UTC)."""
    answers = current_answers(study.answers, as_of=as_of)
    return Standing(study, questionnaire, answers, score(questionnaire, study.context, answers))


def summary_of(standing: Standing) -> ScoreSummary:
    """The standing in whole numbers."""
    score = standing.score
    return ScoreSummary(
        verdict=score.verdict,
        close_call=score.close_call,
        shown=whole(score.assurance.low),
        at_best=whole(score.assurance.high),
        needed_low=whole(score.needed.low),
        needed_high=whole(score.needed.high),
        exposure_low=whole(score.exposure.total.low),
        exposure_high=whole(score.exposure.total.high),
        settled=standing.settled,
        questions=len(standing.questions),
    )
