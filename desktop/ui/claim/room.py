"""The claim reader with the data that comes with the program."""

from pathlib import Path
from typing import Any

from desktop.catalog.deployments import load_deployments
from desktop.catalog.traits import load_traits
from desktop.ui.claim.presenter import ClaimPresenter
from desktop.ui.claim.reading import Figures
from desktop.ui.claim.view import ClaimPage
from desktop.ui.theme import Theme


def claim_room(theme: Theme, *, questionnaires: Path, **needs: Any) -> ClaimPresenter:
    """The page with its presenter; `needs` are the presenter's own."""
    traits = load_traits(questionnaires)
    figures = Figures(*load_deployments(questionnaires))
    return ClaimPresenter(ClaimPage(theme, traits), figures=figures, traits=traits, **needs)
