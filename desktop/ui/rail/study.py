"""The rail within a study: its rooms, and in the interview its chapters."""

from desktop.core.credits import is_hidden
from desktop.core.deadlines import waiting
from desktop.core.questionnaire import Question
from desktop.core.standing import Standing
from desktop.i18n import tr
from desktop.ui.places import (
    Details,
    Documents,
    Exchange,
    ExchangePlace,
    Interview,
    LookUp,
    Place,
    Report,
    Summary,
    Timeline,
)
from desktop.ui.rail.state import Chapter, QuestionMark, RailState, RoomLink
from desktop.words.timeline import short_day_words


def study_rail(place: Place, standing: Standing, *, sent: int = 0) -> RailState:
    """The rail within a study; the interview shows its chapters."""
    study = standing.study
    waits = waiting(study.events)
    due = tr("due {day}").format(day=short_day_words(waits.reply_by)) if waits is not None else ""
    rooms = (
        RoomLink(tr("Summary"), Summary(study.id), isinstance(place, Summary)),
        RoomLink(tr("Interview"), Interview(study.id), isinstance(place, Interview)),
        RoomLink(tr("Ask and receive"), Exchange(study.id), isinstance(place, ExchangePlace), due),
        RoomLink(tr("Documents"), Documents(study.id), isinstance(place, Documents)),
        RoomLink(tr("Timeline"), Timeline(study.id), isinstance(place, Timeline)),
        RoomLink(tr("Report"), Report(study.id), isinstance(place, Report)),
        RoomLink(tr("About this study"), Details(study.id), isinstance(place, Details | LookUp)),
    )
    chapters: tuple[Chapter, ...] = ()
    if isinstance(place, Interview):
        chapters = _chapters(standing, place.question)
    title = study.title or tr("Untitled study")
    return RailState(title, study.organisation, rooms, chapters, settings_current=False, sent=sent)


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
