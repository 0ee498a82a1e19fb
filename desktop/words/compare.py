"""Studies side by side, in words: the same rows for page, PDF and command line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.core.compare import Aspect, Comparison, Held, QuestionRow, Reply, Side, tells_of_the_person
from desktop.core.rounding import whole
from desktop.core.states import Evidence, Verdict
from desktop.core.study import Study
from desktop.core.summary import ScoreSummary
from desktop.i18n import ntr, tr
from desktop.words.figures import Voice, assurance_band, bar_words, count_words, exposure_words, range_words
from desktop.words.verdicts import verdict_words

LONGEST_TITLE, LONGEST = 70, 240


@dataclass(frozen=True, slots=True)
class CellWords:
    """What one study says in a row; `note` stands small under it, `evidence` is the mark before it."""

    text: str
    note: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row: its heading, a small note under it, and one cell for each study. `aspect` None: it is a question."""

    heading: str
    note: str
    cells: tuple[CellWords, ...]
    aspect: Aspect | None = None


@dataclass(frozen=True, slots=True)
class StudyWords:
    """One study as the legend names it."""

    letter: str
    title: str
    organisation: str


@dataclass(frozen=True, slots=True)
class CompareWords:
    """All that is said. `differing` and `agreeing` are facts and core questions first; `others` agree as well."""

    title: str
    studies: tuple[StudyWords, ...]
    cautions: tuple[str, ...]
    differing: tuple[RowWords, ...]
    agreeing: tuple[RowWords, ...]
    others: tuple[RowWords, ...]
    others_count: str
    not_compared: tuple[str, ...]


def compare_words(comparison: Comparison, voice: Voice, *, exposure: bool = True) -> CompareWords:
    """The comparison in words; without `exposure` nothing tells what is at stake for the person."""
    facts = [row for row in comparison.facts if exposure or row.aspect is not Aspect.EXPOSURE]
    rows = [(row.differs, _fact_row(comparison, row.aspect, exposure=exposure)) for row in facts]
    rows += [(row.differs, _question_row(comparison, row)) for row in comparison.core]
    differing = [row for differs, row in rows if differs]
    return CompareWords(
        title=side_by_side(len(comparison.sides)),
        studies=tuple(_study_words(side) for side in comparison.sides),
        cautions=tuple(_cautions(comparison, voice, exposure=exposure)),
        differing=(*differing, *(_question_row(comparison, row) for row in comparison.differing)),
        agreeing=tuple(row for differs, row in rows if not differs),
        others=tuple(_question_row(comparison, row) for row in comparison.agreeing),
        others_count=_others_count(comparison),
        not_compared=tuple(_not_compared(comparison)),
    )


def side_by_side(count: int) -> str:
    """ "Two studies side by side"."""
    words = ntr("{n} study side by side", "{n} studies side by side", count)
    return words.format(n=count_words(count).capitalize())


def shortened(text: str, most: int) -> str:
    """A text on one line without letters that cannot be seen, cut with an ellipsis where it is longer."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text[: 20 * most])
    line = " ".join(seen.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"


def title_of(study: Study, *, most: int = LONGEST_TITLE) -> str:
    """A study's title at a length that fits."""
    return shortened(study.title, most) or tr("Untitled study")


def where_they_differ() -> str:
    """The heading over what differs."""
    return tr("Where they differ")


def where_they_agree() -> str:
    """The heading over what is the same."""
    return tr("Where they agree")


def no_difference() -> str:
    """What stands there where nothing differs."""
    return tr("In nothing that is recorded here.")


def weights_are_a_judgement() -> str:
    """How finely the figures may be read."""
    return tr("The weights are a judgement, not a measurement: a few points between two figures mean little.")


def compared_map_words(comparison: Comparison) -> str:
    """The map of several studies in sentences."""
    words = tr("{letter}: exposure {words}, {range} of 100; assurance {bar}.")
    return " ".join(
        words.format(
            letter=side.letter,
            words=exposure_words(side.summary.exposure_low, side.summary.exposure_high),
            range=range_words(side.summary.exposure_low, side.summary.exposure_high),
            bar=bar_words(side.summary),
        )
        for side in comparison.sides
    )


def map_table(comparison: Comparison) -> tuple[RowWords, ...]:
    """What the map shows, as a table of figures."""
    summaries = [side.summary for side in comparison.sides]

    def row(heading: str, figures: Sequence[str]) -> RowWords:
        return RowWords(heading, "", tuple(map(CellWords, figures)))

    needed = ["–" if s.verdict is Verdict.NA else range_words(s.needed_low, s.needed_high) for s in summaries]
    return (
        row(tr("Assurance today"), [str(s.shown) for s in summaries]),
        row(tr("Assurance at best"), [str(s.at_best) for s in summaries]),
        row(tr("Exposure"), [range_words(s.exposure_low, s.exposure_high) for s in summaries]),
        row(tr("Assurance needed for it"), needed),
    )


def _study_words(side: Side) -> StudyWords:
    study = side.standing.study
    return StudyWords(side.letter, title_of(study), shortened(study.organisation, LONGEST_TITLE))


def _cautions(comparison: Comparison, voice: Voice, *, exposure: bool) -> Iterator[str]:
    yield tr("Scores are per person and per project: this says where the studies differ, and names no winner.")
    if not exposure:
        return
    if voice is Voice.YOU:
        yield tr("Exposure depends on you and on what each of them would get, not on them alone.")
    else:
        yield tr("Exposure depends on me and on what each of them would get, not on them alone.")
    if not comparison.one_needed_line:
        yield tr("The studies are measured against different needed lines; the map shows the one of A.")


def _others_count(comparison: Comparison) -> str:
    count = len(comparison.agreeing)
    if not count:
        return tr("No other question has the same answer in all of them.")
    words = ntr(
        "{n} other question stands the same in all of them, asked or not.",
        "{n} other questions stand the same in all of them, asked or not.",
        count,
    )
    return words.format(n=count)


def _not_compared(comparison: Comparison) -> Iterator[str]:
    if len(comparison.questionnaires) > 1:
        named = ", ".join(f"{name} {version}" for name, version in comparison.questionnaires)
        words = tr("They rest on different questionnaires ({list}). Only questions that all have are compared.")
        yield words.format(list=shortened(named, LONGEST))
    by_letters: dict[tuple[str, ...], list[str]] = {}
    for missing in comparison.unshared:
        by_letters.setdefault(missing.letters, []).append(shortened(missing.question.short, LONGEST_TITLE))
    for letters, questions in by_letters.items():
        words = tr("Counts only in {letters}, so not compared: {questions}")
        yield words.format(letters=", ".join(letters), questions=shortened("; ".join(questions), 2 * LONGEST))


def _fact_row(comparison: Comparison, aspect: Aspect, *, exposure: bool) -> RowWords:
    heading, note = {
        Aspect.VERDICT: (tr("Verdict"), ""),
        Aspect.ASSURANCE: (tr("Assurance"), tr("what they have shown, of 100")),
        Aspect.EXPOSURE: (tr("Exposure"), tr("what is at stake, of 100")),
        Aspect.LIMITS: (tr("Limits in force"), ""),
        Aspect.OPENNESS: (tr("Openness"), tr("how clearly they answered")),
        Aspect.COVERAGE: (tr("How far it has come"), ""),
    }[aspect]
    cells = tuple(_fact_cell(side, aspect, exposure=exposure) for side in comparison.sides)
    return RowWords(heading, note, cells, aspect)


def _fact_cell(side: Side, aspect: Aspect, *, exposure: bool) -> CellWords:
    summary = side.summary
    match aspect:
        case Aspect.VERDICT:
            words = verdict_words(summary.verdict)
            return CellWords(words, tr("Close call") if summary.close_call else "")
        case Aspect.ASSURANCE:
            return CellWords(_band_words(summary), bar_words(summary if exposure else without_needed(summary)))
        case Aspect.EXPOSURE:
            words = exposure_words(summary.exposure_low, summary.exposure_high)
            figures = range_words(summary.exposure_low, summary.exposure_high)
            return CellWords(_beginning(words), tr("{range} of 100").format(range=figures))
        case Aspect.LIMITS:
            held = [_limit_words(each, exposure=exposure) for each in side.limits]
            return CellWords("\n".join(held) or tr("None lowers today’s figure or the best case."))
        case Aspect.OPENNESS if side.openness is None:
            return CellWords(tr("Nothing has come back yet that could be judged."))
        case Aspect.OPENNESS:
            return CellWords(tr("{n} of 100").format(n=side.openness))
        case Aspect.COVERAGE:
            words = tr("{n} of {all} answered").format(n=summary.settled, all=summary.questions)
            return CellWords(words, tr("{n} of 100 by weight").format(n=side.coverage))


def without_needed(summary: ScoreSummary) -> ScoreSummary:
    """The figures for a bar that does not show what is needed, which would tell what is at stake."""
    return replace(summary, verdict=Verdict.NA)


def _band_words(summary: ScoreSummary) -> str:
    """The band of what is shown and, where it is another, that of the best case."""
    today, best = assurance_band(summary.shown), assurance_band(summary.at_best)
    if today == best:
        return _beginning(today)
    return _beginning(tr("{today}, {best} at best").format(today=today, best=best))


def _beginning(words: str) -> str:
    return words[:1].upper() + words[1:]


def _limit_words(held: Held, *, exposure: bool) -> str:
    words = tr("Holds the best case at {n}. {why}") if held.best_case else tr("Holds today at {n}. {why}")
    why = f"{shortened(held.cap.text, LONGEST)}."
    if not exposure and tells_of_the_person(held.cap.when):
        why = tr("The reason is not printed.")
    return words.format(n=whole(held.cap.limit), why=why)


def _question_row(comparison: Comparison, row: QuestionRow) -> RowWords:
    question = row.question
    note = tr("core question {n}").format(n=question.core) if question.core else _apart_words(row)
    sides = comparison.sides
    brief = [_reply_words(s, row, r).partition(" (")[0] for s, r in zip(sides, row.replies, strict=True)]
    options = {(reply.state, reply.option, reply.moot) for reply in row.replies}
    if len(set(brief)) < len(options):
        brief = [_reply_words(s, row, r) for s, r in zip(sides, row.replies, strict=True)]
    cells = zip(sides, row.replies, brief, strict=True)
    return RowWords(
        shortened(question.short, LONGEST_TITLE),
        note,
        tuple(_reply_cell(side, reply, text) for side, reply, text in cells),
    )


def _apart_words(row: QuestionRow) -> str:
    points = whole(row.apart)
    if not row.apart:
        return ""
    if not points:
        return tr("less than 1 point apart")
    return ntr("{n} point apart", "up to {n} points apart", points).format(n=points)


def _reply_words(side: Side, row: QuestionRow, reply: Reply) -> str:
    questionnaire = side.standing.questionnaire
    if reply.moot:
        return tr("Not needed: another answer settles it.")
    if reply.option is not None:
        return questionnaire.by_id[row.question.id].option(reply.option).label
    return questionnaire.method.states[reply.state].chip


def _reply_cell(side: Side, reply: Reply, text: str) -> CellWords:
    levels = side.standing.questionnaire.method.evidence
    note = levels[reply.evidence].label if reply.evidence is not None else ""
    return CellWords(shortened(text, LONGEST), note, reply.evidence)
