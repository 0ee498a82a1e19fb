"""What the rail at the left shows: where you are, the rooms, and one mark for each question of the interview."""

from dataclasses import dataclass

from desktop.core.credits import is_hidden
from desktop.core.method import State
from desktop.core.questionnaire import Question
from desktop.core.standing import Standing
from desktop.i18n import tr
from desktop.ui.places import Details, Home, Interview, NewStudy, Place, Report, Settings, Summary


@dataclass(frozen=True, slots=True)
class RoomLink:
    """A room that can be gone to."""

    label: str
    place: Place
    current: bool


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
    """All that the rail draws."""

    title: str
    organisation: str
    rooms: tuple[RoomLink, ...]
    chapters: tuple[Chapter, ...]
    settings_current: bool


def home_rail(place: Place) -> RailState:
    """The rail outside of any study."""
    at_studies = isinstance(place, Home | NewStudy)
    rooms = (RoomLink(tr("Studies"), Home(), at_studies),)
    return RailState("", "", rooms, (), settings_current=isinstance(place, Settings))


def study_rail(place: Place, standing: Standing) -> RailState:
    """The rail within a study; the interview shows its chapters."""
    study = standing.study
    rooms = (
        RoomLink(tr("Summary"), Summary(study.id), isinstance(place, Summary)),
        RoomLink(tr("Interview"), Interview(study.id), isinstance(place, Interview)),
        RoomLink(tr("Report"), Report(study.id), isinstance(place, Report)),
        RoomLink(tr("About this study"), Details(study.id), isinstance(place, Details)),
    )
    chapters: tuple[Chapter, ...] = ()
    if isinstance(place, Interview):
        chapters = _chapters(standing, place.question)
    return RailState(study.title, study.organisation, rooms, chapters, settings_current=False)


def _chapters(standing: Standing, current: str | None) -> tuple[Chapter, ...]:
    """The core questions, then every group; the question in hand is marked in the first chapter that has it."""
    marked = False

    def marks(questions: tuple[Question, ...]) -> tuple[QuestionMark, ...]:
        nonlocal marked
        listed = tuple(
            QuestionMark(q.id, standing.state(q), current=q.id == current and not marked)
            for q in questions
            if not is_hidden(q, standing.answers)
        )
        marked = marked or any(mark.current for mark in listed)
        return listed

    chapters = [Chapter(tr("Core questions"), marks(standing.questionnaire.core))]
    for group in standing.questionnaire.groups:
        questions = tuple(q for q in standing.questions if q.group == group.id)
        if questions:
            chapters.append(Chapter(group.short, marks(questions)))
    return tuple(chapters)
