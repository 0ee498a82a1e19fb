"""Letters to an organisation, and which questions may stand in them. Nothing of the person's exposure ever does."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.core.questionnaire import Question
from desktop.core.standing import Standing
from desktop.core.study import ContextCondition


class LetterKind(StrEnum):
    """What a letter is for."""

    FIRST = "first"
    ACCESS = "access"
    ERASE = "erase"
    NO_REPLY = "no-reply"
    CLARIFY = "clarify"
    THANKS = "thanks"
    AGAIN = "again"

    @property
    def needs_data_held(self) -> bool:
        """Whether it only makes sense to somebody who already holds the person's data."""
        return self in (LetterKind.ACCESS, LetterKind.ERASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as plain text; some paragraphs are numbered lists. `advice` is for the person, and no part of it."""

    kind: LetterKind
    to: str
    subject: str
    paragraphs: tuple[str, ...]
    advice: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The letter without its subject, a blank line between paragraphs."""
        return "\n\n".join(self.paragraphs) + "\n"


def may_be_sent(question: Question) -> bool:
    """Whether a question may stand on a sheet or in a letter: not one that appears only because of who asks."""
    return not isinstance(question.visible_if, ContextCondition)


def sendable(standing: Standing) -> tuple[Question, ...]:
    """All questions that may be sent, the core ones first, then in the questionnaire's order."""
    questionnaire = standing.questionnaire
    rest = (question for question in questionnaire.questions if not question.core)
    return tuple(question for question in (*questionnaire.core, *rest) if may_be_sent(question))


def suggested(standing: Standing) -> tuple[Question, ...]:
    """The questions with the most points open, among those that may be sent, most first; at most eight."""
    by_id = standing.questionnaire.by_id
    open_first = (by_id[part.question] for part in standing.score.ask_next if not part.hidden)
    return tuple(question for question in open_first if may_be_sent(question))[:8]
