"""What the rail at the left shows: where you are, the rooms, and one mark for each question of the interview."""

from dataclasses import dataclass

from desktop.core.states import State
from desktop.i18n import ntr, tr
from desktop.ui.places import ClaimReader, Compare, Home, Lab, NewStudy, Place, Settings


@dataclass(frozen=True, slots=True)
class RoomLink:
    """A room that can be gone to."""

    label: str
    place: Place
    current: bool
    aside: str = ""


@dataclass(frozen=True, slots=True)
class QuestionMark:
    """How far one question has come."""

    question: str
    state: State
    current: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A group of the interview with a mark for each of its questions."""

    label: str
    marks: tuple[QuestionMark, ...]

    @property
    def current(self) -> bool:
        """Whether the question in hand is one of these."""
        return any(mark.current for mark in self.marks)

    @property
    def first(self) -> str:
        """The question to go to: the first that is open, else the first."""
        return next((mark for mark in self.marks if mark.state.is_open), self.marks[0]).question

    @property
    def words(self) -> str:
        """The chapter for a screen reader."""
        answered = sum(not mark.state.is_open for mark in self.marks)
        return tr("{chapter}: {n} of {all} answered").format(chapter=self.label, n=answered, all=len(self.marks))


@dataclass(frozen=True, slots=True)
class RailState:
    """All that the rail draws. `sent`: how many requests were ever made."""

    title: str
    organisation: str
    rooms: tuple[RoomLink, ...]
    chapters: tuple[Chapter, ...]
    settings_current: bool
    sent: int = 0

    @property
    def sent_words(self) -> str:
        """What has left this computer."""
        if not self.sent:
            return tr("Nothing has left this computer.")
        words = ntr("{n} request was made. See Settings.", "{n} requests were made. See Settings.", self.sent)
        return words.format(n=self.sent)


def home_rail(place: Place, *, sent: int = 0) -> RailState:
    """The rail outside of any study."""
    at_studies = isinstance(place, Home | NewStudy)
    rooms = (
        RoomLink(tr("Studies"), Home(), at_studies),
        RoomLink(tr("Compare"), Compare(), isinstance(place, Compare)),
        RoomLink(tr("Lab"), Lab(), isinstance(place, Lab)),
        RoomLink(tr("Claim reader"), ClaimReader(), isinstance(place, ClaimReader)),
    )
    return RailState("", "", rooms, (), settings_current=isinstance(place, Settings), sent=sent)
