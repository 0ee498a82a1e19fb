"""Joins the lab's page with the experiments, which run off the window's thread."""

from collections.abc import Callable
from pathlib import Path

from desktop.core.questionnaire import Questionnaire
from desktop.drawing.exhibit import Exhibit
from desktop.i18n import tr
from desktop.ui.jobs import Jobs
from desktop.ui.lab.faces_runs import FaceRuns
from desktop.ui.lab.keeping import Keeping
from desktop.ui.lab.others import OtherRuns
from desktop.ui.lab.view import LabPage
from desktop.ui.places import Lab, Place


class LabPresenter:
    """Shows one subject at a time; what is the person's own is let go of when the lab is left.

    `ask` leads to a question, `report` adds a page to the report of the study in hand, if there is one.
    """

    def __init__(
        self,
        view: LabPage,
        *,
        jobs: Jobs,
        cache: Path,
        font: Path,
        questionnaire: Questionnaire | None,
        ask: Callable[[str], None],
        report: Callable[[Exhibit], None],
        can_report: Callable[[], bool],
    ) -> None:
        self.view = view
        view.links = _links(questionnaire)
        keeping = Keeping(view, report=report, can_report=can_report)
        self._others = OtherRuns(view, jobs=jobs, cache=cache, ask=ask, keeping=keeping)
        self._faces = FaceRuns(view, jobs=jobs, cache=cache, font=font, ask=ask, keeping=keeping)
        view.subject_wanted.connect(self._show_subject)
        view.built.connect(self._fill)

    def enter(self, place: Place) -> None:
        """Begin with what is asked for."""
        assert isinstance(place, Lab)
        self.view.show_subject(place.subject)

    def leave(self) -> None:
        """Stop, and let go of everything of the person's own."""
        self._faces.leave()
        self._others.leave()
        self.view.clear()

    @property
    def place(self) -> Lab:
        """The lab at the subject in sight."""
        return Lab(self.view.subject)

    def _show_subject(self, subject: str) -> None:
        self._faces.stop()
        self._others.stop()
        self.view.show_subject(subject)

    def _fill(self) -> None:
        self._faces.fill()
        self._others.fill()


def _links(questionnaire: Questionnaire | None) -> dict[str, str]:
    """What the link to each question says: its place among the core questions, else its number."""
    if questionnaire is None:
        return {}
    links = {
        question.id: tr("Question {n}").format(n=number)
        for number, question in enumerate(questionnaire.questions, start=1)
    }
    core = {
        question.id: tr("Core question {n}").format(n=number)
        for number, question in enumerate(questionnaire.core, start=1)
    }
    return links | core
