"""The timeline's speed: over 1,000 answers on as many days, beside 100 answers on 100 days."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import random
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from statistics import median

from desktop.catalog.load import load_questionnaire
from desktop.core.standing import standing_of
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Context, Event, EventKind, Study, TrainsAi
from desktop.drawing.timeline import WIDEST, timeline_chart
from desktop.paths import questionnaires_folder
from desktop.ui.timeline.compared import compared_state
from desktop.ui.timeline.state import timeline_state

Say = Callable[[str, str, str], None]
QUESTIONNAIRE = load_questionnaire(questionnaires_folder() / "model-inversion.toml")
FIRST = datetime(2024, 2, 1, 12, tzinfo=UTC)


def printed(what: str, figure: str, promise: str) -> None:
    """One figure on a line, as in `make bench`."""
    print(f"{what:<64} {figure:>16}   {promise}", flush=True)


def study_over(days: int) -> Study:
    """A study with a record on each of so many days, nearly each another one than before, and fifteen events."""
    dice = random.Random(days)
    answers = []
    for day in range(days):
        question, state = dice.choice(QUESTIONNAIRE.questions), dice.choice((*State, *[State.ANSWERED] * 8))
        at = FIRST + timedelta(days=day)
        if state is State.ANSWERED:
            option, evidence = dice.choice(question.options).id, dice.choice(tuple(Evidence))
            answers.append(Answer(question.id, at, state, option, evidence))
        else:
            answers.append(Answer(question.id, at, state))
    events = tuple(Event(FIRST + timedelta(days=n), dice.choice(tuple(EventKind))) for n in range(0, days, days // 15))
    context = Context("health_study", ("health_sensitive",), (), "significant", trains_ai=TrainsAi.YES)
    return Study(
        "s", "Sleep", "Clinic", FIRST.date(), QUESTIONNAIRE.id, "1.0", context, answers=tuple(answers), events=events
    )


def timeline(say: Say = printed) -> None:
    """A timeline from its log to its picture, long beside short; and what one of its flags costs where it is moved."""
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QImage, QPainter

    from desktop.ui.application import prepare_application
    from desktop.ui.paint import measure, paint_figure
    from desktop.ui.theme import LIGHT, Theme

    prepare_application()
    theme = Theme(LIGHT)

    def compared(study: Study, first: date, second: date) -> object:
        before, after = (standing_of(QUESTIONNAIRE, study, as_of=day) for day in (first, second))
        return compared_state(before, after, first=first, second=second, today=second)

    def drawn(study: Study) -> float:
        started = time.process_time()
        today = study.answers[-1].recorded_at.date()
        shown = timeline_state(standing_of(QUESTIONNAIRE, study), today=today)
        compared(study, shown.first, shown.second)
        figure = timeline_chart(shown.past, width=WIDEST, measure=measure).figure
        image = QImage(WIDEST, round(figure.height), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(theme.colour("paper"))
        painter = QPainter(image)
        paint_figure(painter, figure, theme, QPointF(0, 0))
        painter.end()
        return time.process_time() - started

    short, long = study_over(100), study_over(1000)
    drawn(short), drawn(long)
    pairs = [(drawn(short), drawn(long)) for _ in range(25)]
    few, many = (median(times) for times in zip(*pairs, strict=True))
    figure = f"{many / few:.2f} ({many * 1000:.0f} ms)"
    say("timeline over 1,000 answers on 1,000 days / 100 on 100, drawn", figure, "at most 3.0")
    moves = []
    for day in range(1, 26):
        started = time.process_time()
        compared(long, FIRST.date(), (FIRST + timedelta(days=39 * day)).date())
        moves.append(time.process_time() - started)
    say("a flag over the long one, to a day not seen before", f"{median(moves) * 1000:.1f} ms", "no points anew")
