"""What the part about a sample reply shows, derived from the text, the number of answers and the question."""

from dataclasses import dataclass

from desktop.core.api_reply import FEWEST_CLASSES, Finding, Level, Reading, output_option, reading_of
from desktop.core.json_text import UnreadableJson
from desktop.core.questionnaire import Question
from desktop.i18n import ntr, tr
from desktop.words.api_reply import (
    classes_words,
    finding_words,
    findings_words,
    level_words,
    one_sample_words,
    option_words,
    unreadable_reply_words,
    why_it_matters,
    written_words,
)

MOST_SHOWN = 10_000
"""Letters of a sample that are shown; all of it is read."""
MOST_FINDINGS = 30


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One place that gives something out: where in the reply, what, where in the text; `most`: nothing gives more."""

    path: str
    words: str
    start: int
    end: int
    most: bool


@dataclass(frozen=True, slots=True)
class ReplyPartState:
    """All that the part draws. `option`: the answer that can be recorded, None where none is proposed.

    `cut` says that only the beginning of the text is shown; then it cannot be written in.
    """

    text: str
    cut: str = ""
    fault: str = ""
    classes: str = ""
    classes_fault: str = ""
    level: str = ""
    notes: tuple[str, ...] = ()
    warning: str = ""
    heading: str = ""
    findings: tuple[FindingShown, ...] = ()
    more: str = ""
    option: str | None = None
    option_words: str = ""
    cannot_record: str = ""


def classes_in(text: str) -> int | None:
    """The number of answers that is written there; None for nothing, ValueError for what is no such number."""
    given = text.strip()
    if not given:
        return None
    if not given.isascii() or not given.isdigit() or len(given) > 9 or int(given) < FEWEST_CLASSES:
        raise ValueError(given)
    return int(given)


def reply_part_state(text: str, *, classes: str, question: Question, cannot_record: str = "") -> ReplyPartState:
    """What there is to show of a sample reply and what was written about it.

    `question` is the one about what replies hold; `cannot_record` says why its answer cannot be recorded here.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    cut = _cut_words() if len(text) > MOST_SHOWN else ""
    given = ReplyPartState(text[:MOST_SHOWN], cut, classes=classes, cannot_record=cannot_record)
    classes_fault, known = "", None
    try:
        known = classes_in(classes)
    except ValueError:
        classes_fault = tr("Write a whole number from 2, such as 10, or leave it empty.")
    if not text.strip():
        return _with(given, classes_fault=classes_fault)
    try:
        reading = reading_of(text, classes=known)
    except UnreadableJson as fault:
        words = unreadable_reply_words(fault, name=tr("The reply"))
        return _with(given, classes_fault=classes_fault, fault=words)
    return _read(given, reading, question, classes_fault)


def _with(given: ReplyPartState, *, classes_fault: str, fault: str = "") -> ReplyPartState:
    return ReplyPartState(given.text, given.cut, fault, given.classes, classes_fault)


def _cut_words() -> str:
    words = tr(
        "The first {n} letters are shown; all of it was read. It cannot be changed here: clear it to paste another."
    )
    return words.format(n=f"{MOST_SHOWN:,}")


def _read(given: ReplyPartState, reading: Reading, question: Question, classes_fault: str) -> ReplyPartState:
    level, findings = reading.level, _most_first(reading)
    rest = len(findings) - MOST_FINDINGS
    more = ntr("and one more place", "and {n} more places", rest).format(n=f"{rest:,}") if rest > 0 else ""
    notes = (why_it_matters(level), classes_words(reading), one_sample_words(level))
    return ReplyPartState(
        text=given.text,
        cut=given.cut,
        classes=given.classes,
        classes_fault=classes_fault,
        level=level_words(level),
        notes=tuple(filter(None, notes)),
        warning=written_words(reading),
        heading=findings_words(len(findings)),
        findings=tuple(_shown(finding, level) for finding in findings[:MOST_FINDINGS]),
        more=more,
        option=output_option(level),
        option_words=option_words(level, question),
        cannot_record=given.cannot_record,
    )


def _most_first(reading: Reading) -> list[Finding]:
    """The findings, those that give out most before all others, each as they stand in the text."""
    return sorted(reading.findings, key=lambda finding: finding.kind is not reading.level)


def _shown(finding: Finding, level: Level) -> FindingShown:
    most = finding.kind is level
    return FindingShown(finding.path, finding_words(finding), finding.start, finding.end, most)
