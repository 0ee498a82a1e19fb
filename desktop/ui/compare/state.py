"""What Compare shows: the studies to choose from, or those chosen side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core.compare import FEWEST, MOST, Comparison
from desktop.core.summary import summary_from_text
from desktop.i18n import ntr, tr
from desktop.store.rows import StudyRow
from desktop.words.compare import LONGEST_TITLE, CompareWords, RowWords, compare_words, map_table, shortened
from desktop.words.figures import Voice, count_words
from desktop.words.verdicts import evidence_not_choice, verdict_words


@dataclass(frozen=True, slots=True)
class Candidate:
    """A study that can be chosen; `note` says who asks and where it stands, `withheld` why it cannot be taken now."""

    study: str
    title: str
    note: str
    chosen: bool
    withheld: str


@dataclass(frozen=True, slots=True)
class ChoiceState:
    """The studies to choose from. `not_yet` says why nothing can be compared yet; `left_out` names what is missing."""

    candidates: tuple[Candidate, ...]
    count: str
    not_yet: str
    left_out: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The comparison with its words, and the sentences that belong beside it."""

    comparison: Comparison
    words: CompareWords
    sentences: tuple[str, ...]
    map_rows: tuple[RowWords, ...]
    left_out: str


def choice_state(rows: Iterable[StudyRow], chosen: Iterable[str], *, left_out: Iterable[str] = ()) -> ChoiceState:
    """What there is to choose from; `left_out` are titles of studies that cannot be scored."""
    listed = tuple(rows)
    taken = [study for study in chosen if any(row.id == study for row in listed)][:MOST]
    full = tr("Four are chosen. Take one out to choose another.") if len(taken) == MOST else ""
    return ChoiceState(
        candidates=tuple(_candidate(row, chosen=row.id in taken, full=full) for row in listed),
        count=full or _count_words(len(taken)),
        not_yet=_not_yet(len(taken)),
        left_out=left_out_words(left_out),
    )


def toggled(chosen: tuple[str, ...], study: str, *, on: bool) -> tuple[str, ...]:
    """What is chosen after a study was taken in or out; a fifth is not taken in."""
    without = tuple(each for each in chosen if each != study)
    return (*without, study) if on and len(without) < MOST else without


def side_by_side_state(comparison: Comparison, *, left_out: Iterable[str] = ()) -> SideBySide:
    """What to show of the studies side by side."""
    words = compare_words(comparison, Voice.YOU)
    return SideBySide(
        comparison=comparison,
        words=words,
        sentences=(*words.cautions[1:], evidence_not_choice()),
        map_rows=map_table(comparison),
        left_out=left_out_words(left_out),
    )


def left_out_words(titles: Iterable[str]) -> str:
    """Which studies cannot be compared, and what to do; an empty word where there is none."""
    named = [shortened(title, LONGEST_TITLE) or tr("Untitled study") for title in titles]
    if not named:
        return ""
    words = ntr(
        "Left out, because its questionnaire is missing or broken: {list}. Add it in Settings.",
        "Left out, because their questionnaires are missing or broken: {list}. Add them in Settings.",
        len(named),
    )
    return words.format(list="; ".join(named))


def _candidate(row: StudyRow, *, chosen: bool, full: str) -> Candidate:
    summary = summary_from_text(row.summary) if row.summary else None
    parts = (shortened(row.organisation, LONGEST_TITLE), verdict_words(summary.verdict) if summary else "")
    return Candidate(
        study=row.id,
        title=shortened(row.title, LONGEST_TITLE) or tr("Untitled study"),
        note=". ".join(part for part in parts if part),
        chosen=chosen,
        withheld="" if chosen else full,
    )


def _count_words(count: int) -> str:
    if not count:
        return tr("Choose two to four studies.")
    words = ntr("{n} is chosen. Two to four can stand side by side.", "{n} are chosen.", count)
    return words.format(n=count_words(count).capitalize())


def _not_yet(count: int) -> str:
    if count >= FEWEST:
        return ""
    return tr("Choose at least two studies first.") if not count else tr("Choose one more study first.")
