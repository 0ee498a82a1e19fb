"""What one sample reply of a programming interface gives out: how much, and where in the text it stands.

The most revealing finding counts. One sample proves no ceiling: another request may give out more, and a reply that
gives out nothing proves nothing. So a level is always "at least this much".
"""

from dataclasses import dataclass

from desktop.core.json_text import scanned
from desktop.core.reply_numbers import Level as Level
from desktop.core.reply_walk import Finding as Finding
from desktop.core.reply_walk import findings_in

ORDER = tuple(Level)
FEWEST_CLASSES = 2
OUTPUT_QUESTION = "output_detail"
_OPTIONS = {
    Level.LABEL: "b", Level.ROUNDED: "c", Level.TOP_K: "e", Level.FULL: "e", Level.LOGITS: "e",
    Level.EMBEDDINGS: "g", Level.EXPLANATIONS: "g", Level.INTERNALS: "g",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sample gives out at least; its findings as they stand in it. `classes`: answers to choose from, if known.

    `written`: words or pictures that the model may have made are in it.
    """

    level: Level
    findings: tuple[Finding, ...]
    classes: int | None
    written: bool


def reading_of(text: str, *, classes: int | None = None) -> Reading:
    """What the sample gives out; UnreadableJson where it is no JSON or too much of it."""
    findings = tuple(sorted(findings_in(scanned(text), classes=classes), key=lambda one: (one.start, -one.end)))
    level = max((finding.kind for finding in findings), key=ORDER.index, default=Level.NONE)
    return Reading(level, findings, classes, any(finding.written for finding in findings))


def output_option(level: Level) -> str | None:
    """The option of the question output_detail that a sample of this level shows at least; nothing proves none."""
    return _OPTIONS.get(level)
