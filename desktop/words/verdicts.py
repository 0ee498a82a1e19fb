"""The verdicts in words."""

from desktop.core.states import Verdict
from desktop.i18n import tr


def verdict_words(verdict: Verdict) -> str:
    """The verdict as a row says it."""
    return {
        Verdict.NA: tr("This method does not apply"),
        Verdict.V0: tr("Too little information to say"),
        Verdict.V1: tr("What they have shown matches the risk"),
        Verdict.V2: tr("Not yet: open points could close the gap"),
        Verdict.V3: tr("Gap: falls short of the risk"),
        Verdict.V4: tr("Large gap"),
    }[verdict]


def verdict_sentence(verdict: Verdict) -> str:
    """The verdict as a page's first line says it."""
    return {
        Verdict.NA: tr("This method does not apply."),
        Verdict.V0: tr("Too little information to say."),
        Verdict.V1: tr("What you have from them matches the risk, on this method."),
        Verdict.V2: tr("Not yet: the open points could close the gap."),
        Verdict.V3: tr("Gap: what they have shown falls short of the risk."),
        Verdict.V4: tr("Large gap between what they have shown and what this data calls for."),
    }[verdict]


def evidence_not_choice() -> str:
    """The sentence that stands beside every verdict."""
    return tr("This judges evidence, not your choice. Joining may still be right, for example for a treatment.")
