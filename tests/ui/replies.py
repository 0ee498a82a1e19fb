"""A reply to take down: its text, its days, and what is taken down of it."""

from datetime import UTC, date, datetime

from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Context, Event, Study
from desktop.ui.reply.draft import Passage, Taken

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TEXT = "We add noise. All data is encrypted at rest!\nAsk us again in May; we test as needed."


def at(day: int, hour: int = 12) -> datetime:
    """A moment of that November."""
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def study_of(*answers: Answer, events: tuple[Event, ...] = ()) -> Study:
    """A study with these records, and nothing else told."""
    return Study("s", "A study", "", TODAY, "model-inversion", "1.0", Context(), answers=answers, events=events)


def taken(question: str, option: str = "a", *passages: Passage) -> Taken:
    """An answer taken down from these passages, as they told it."""
    return Taken(question, State.ANSWERED, option, Evidence.CLAIMED, passages)
