"""The last score in a few whole numbers, kept beside each study so that Home need not score anew."""

import json
from dataclasses import asdict, dataclass

from desktop.core.states import Verdict


@dataclass(frozen=True, slots=True)
class ScoreSummary:
    """A score as Home shows it; figures are whole, 0 to 100."""

    verdict: Verdict
    close_call: bool
    shown: int
    at_best: int
    needed_low: int
    needed_high: int
    exposure_low: int
    exposure_high: int
    settled: int
    questions: int


def summary_to_text(summary: ScoreSummary) -> str:
    """The summary as it is kept."""
    return json.dumps(asdict(summary))


def summary_from_text(text: str) -> ScoreSummary:
    """The summary from its kept form; ValueError, KeyError or TypeError where it is none."""
    fields = json.loads(text)
    return ScoreSummary(**{**fields, "verdict": Verdict(fields["verdict"])})
