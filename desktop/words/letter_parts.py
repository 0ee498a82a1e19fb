"""What letters are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.core.deadlines import days_later
from desktop.core.letter import suggested
from desktop.core.questionnaire import Question
from desktop.core.reference import Jurisdiction
from desktop.core.standing import Standing
from desktop.core.study import Answer, Study
from desktop.i18n import tr
from desktop.words.dates import date_words

QUOTE = 120
"""Letters of an earlier answer that are quoted back."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The day of the letter and what it rests on; `jurisdiction` None where no law of the place is known here.

    `enclosed`: the questions are on a sheet that goes with the letter. `reply_by`: the day that the person wishes for,
    where it is not so many days later as the letter would name. `asks`: what to ask back as well.
    """

    on: date
    jurisdiction: Jurisdiction | None = None
    questions: tuple[Question, ...] | None = None
    enclosed: bool = False
    reply_by: date | None = None
    asks: tuple[str, ...] = ()


def project_of(study: Study) -> str:
    """What the study is called in a letter."""
    return one_line(study.title)[:QUOTE] or tr("your project")


def one_line(text: str) -> str:
    """A text in one line, without control characters."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def listed(questions: Sequence[Question]) -> str:
    """Questions in formal words, numbered."""
    return "\n".join(f"{number}. {question.formal}" for number, question in enumerate(questions, start=1))


def chosen_questions(standing: Standing, occasion: Occasion) -> tuple[Question, ...]:
    """The questions of the occasion, else the core ones and those that could add most."""
    if occasion.questions is not None:
        return occasion.questions
    return (*standing.questionnaire.core, *(q for q in suggested(standing) if not q.core))


def days_from(occasion: Occasion, days: int) -> str:
    """The day by which a reply is wished for: so many days after the letter, unless another was chosen; in words."""
    return date_words(occasion.reply_by or days_later(occasion.on, days))


def quoted(answer: Answer) -> str:
    """The beginning of what they wrote, in quotation marks; nothing where nothing was kept."""
    words = one_line(answer.quote)
    if not words:
        return ""
    return f"“{words if len(words) <= QUOTE else words[:QUOTE].rstrip() + '…'}”"
