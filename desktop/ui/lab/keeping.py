"""What can be kept of a run: a picture where the person says, or a page of the report."""

from collections.abc import Callable

from desktop.drawing.exhibit import Exhibit
from desktop.i18n import tr
from desktop.ui.lab.view import LabPage
from desktop.ui.saving import saved


class Keeping:
    """`report` adds a page to the report of the study in hand; `can_report` says whether there is one."""

    def __init__(self, view: LabPage, *, report: Callable[[Exhibit], None], can_report: Callable[[], bool]) -> None:
        self._view = view
        self.report = report
        self._can_report = can_report

    def why_not_report(self, *, own: bool) -> str:
        """Why a run cannot join a report, `own`: made from what is the person's own; an empty word where it can."""
        if own:
            return tr("What is your own stays in memory. Save it as a picture if you want to keep it.")
        return "" if self._can_report() else tr("There is no study yet whose report it could join.")

    def save(self, png: bytes) -> str:
        """Save a picture where the person says; what came of it, in a sentence."""
        path = self._view.choose_picture()
        return "" if path is None else saved(path, png)
