"""Studies side by side as a document, in the person's own voice."""

from collections.abc import Iterable, Iterator
from datetime import date

from desktop.core.compare import Aspect, Comparison, Side
from desktop.core.study import utc_day
from desktop.drawing.bars import assurance_bar
from desktop.drawing.compare_map import compare_map, exposure_bar, letter_squares
from desktop.drawing.document import (
    Block,
    Cell,
    Column,
    Columns,
    Document,
    Heading,
    Key,
    Paragraph,
    Picture,
    Style,
    Table,
)
from desktop.drawing.marks import proof_mark, verdict_mark
from desktop.drawing.shapes import Figure, Measure
from desktop.export.wishes import Wishes
from desktop.i18n import tr
from desktop.words.choices import share_words
from desktop.words.compare import (
    CellWords,
    CompareWords,
    RowWords,
    compare_words,
    no_difference,
    title_of,
    weights_are_a_judgement,
    where_they_agree,
    where_they_differ,
    without_needed,
)
from desktop.words.dates import date_words
from desktop.words.figures import Voice
from desktop.words.verdicts import evidence_not_choice

MOST_COLUMNS = 3
"""Studies that stand in columns; more of them stand one under the other in each row."""
HEAD_TITLE = 44


def compare_document(comparison: Comparison, wishes: Wishes, *, measure: Measure) -> Document:
    """The comparison. `measure` gives text widths in pixels, for the labels of the map."""
    words = compare_words(comparison, Voice.ME, exposure=wishes.exposure)
    made_on = wishes.made_on or _newest_day(comparison)
    names = ", ".join(f"{name} {version}" for name, version in comparison.questionnaires)
    made = tr("Made on my own computer. Questionnaire {list}. Not legal advice.")
    return Document(
        title=f"{words.title}: {'; '.join(study.title for study in words.studies)}",
        subject=words.cautions[0],
        language="en",
        head=tr("Comparison of {day}").format(day=date_words(made_on)),
        foot=(weights_are_a_judgement(), made.format(list=names)),
        made_on=made_on,
        blocks=(
            *_front(comparison, words, measure, exposure=wishes.exposure),
            *_differing(comparison, words, exposure=wishes.exposure),
            *_agreeing(comparison, words, exposure=wishes.exposure),
        ),
    )


def _newest_day(comparison: Comparison) -> date:
    standings = [side.standing for side in comparison.sides]
    moments = [answer.recorded_at for standing in standings for answer in standing.answers.values()]
    days = [utc_day(moment) for moment in moments]
    return max([*(standing.study.created_on for standing in standings), *days])


def _front(comparison: Comparison, words: CompareWords, measure: Measure, *, exposure: bool) -> Iterator[Block]:
    yield Paragraph(words.title, Style.TITLE)
    yield Paragraph(words.cautions[0], Style.LEAD)
    beside = (
        _legend(words, share=0.09 if exposure else 0.05),
        *(_squares_key() if exposure else ()),
        *(Paragraph(caution, Style.SMALL) for caution in (*words.cautions[1:], evidence_not_choice())),
    )
    if exposure:
        figure = compare_map(comparison, width=490, height=370, measure=measure)
        yield Columns((Picture(figure),), beside, 0.57)
        return
    yield from beside
    yield Paragraph(tr("What is at stake for me is not printed."), Style.SMALL)


def _legend(words: CompareWords, *, share: float) -> Table:
    rows = tuple(
        (
            Cell(figure=letter_squares(study.letter)),
            Cell((Paragraph(study.title, Style.STRONG), *_small(study.organisation))),
        )
        for study in words.studies
    )
    return Table((Column("", share), Column("", 1 - share)), rows)


def _squares_key() -> Iterator[Block]:
    yield Key(((letter_squares("A"), tr("shown today")), (letter_squares("A", best=True), tr("at best"))))


def _small(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph(text, Style.SMALL),) if text else ()


def _differing(comparison: Comparison, words: CompareWords, *, exposure: bool) -> Iterator[Block]:
    yield Heading(where_they_differ())
    if not words.differing:
        yield Paragraph(no_difference())
        return
    yield _table(comparison, words, words.differing, exposure=exposure)
    yield _proof_key(comparison)


def _agreeing(comparison: Comparison, words: CompareWords, *, exposure: bool) -> Iterator[Block]:
    yield Heading(where_they_agree())
    if words.agreeing:
        first = comparison.sides[0]
        rows = [
            (Cell(_heading(row)), cell)
            for row in words.agreeing
            for cell in _cells(first, row, row.cells[0], exposure=exposure)[-1:]
        ]
        yield Table((Column("", 0.26), Column("", 0.74)), tuple(rows))
    yield Paragraph(words.others_count)
    for sentence in words.not_compared:
        yield Paragraph(sentence, Style.SMALL)


def _table(comparison: Comparison, words: CompareWords, rows: Iterable[RowWords], *, exposure: bool) -> Table:
    if len(comparison.sides) > MOST_COLUMNS:
        return _stacked_table(comparison, rows, exposure=exposure)
    head = 0.24 if len(comparison.sides) == MOST_COLUMNS else 0.26
    share = (1 - head) / len(comparison.sides)
    titles = [title_of(side.standing.study, most=HEAD_TITLE) for side in comparison.sides]
    heads = [f"{study.letter}  {title}" for study, title in zip(words.studies, titles, strict=True)]
    columns = (Column("", head), *(Column(title, share) for title in heads))
    lines: list[tuple[Cell, ...]] = []
    for row in rows:
        columns_of_cells = [
            _cells(side, row, cell, exposure=exposure) for side, cell in zip(comparison.sides, row.cells, strict=True)
        ]
        for at, cells in enumerate(zip(*columns_of_cells, strict=True)):
            lines.append((Cell() if at else Cell(_heading(row, brief=len(columns_of_cells[0]) > 1)), *cells))
    return Table(columns, tuple(lines))


def _stacked_table(comparison: Comparison, rows: Iterable[RowWords], *, exposure: bool) -> Table:
    """Lines under one heading, where columns would be too narrow to read; studies that say the same share a line."""
    lines: list[tuple[Cell, ...]] = []
    for row in rows:
        shared: dict[tuple[Cell, ...], str] = {}
        for side, cell in zip(comparison.sides, row.cells, strict=True):
            said = _cells(side, row, cell, exposure=exposure)
            shared[said] = shared.get(said, "") + side.letter
        for at, (said, letters) in enumerate(shared.items()):
            heading = Cell() if at else Cell(_heading(row))
            bar = said[0] if len(said) > 1 else Cell()
            lines.append((heading, Cell(figure=letter_squares(letters)), said[-1], bar))
    return Table((Column("", 0.3), Column("", 0.1), Column("", 0.37), Column("", 0.23)), tuple(lines))


def _heading(row: RowWords, *, brief: bool = False) -> tuple[Paragraph, ...]:
    """The heading and its note; `brief` where it stands beside a bar, whose words say the same."""
    style = Style.BODY if row.aspect is None else Style.STRONG
    return (Paragraph(row.heading, style), *(() if brief else _small(row.note)))


def _cells(side: Side, row: RowWords, cell: CellWords, *, exposure: bool) -> tuple[Cell, ...]:
    """One or two cells, one under the other: a bar where the row has one, and the words."""
    said = Cell((Paragraph(cell.text, Style.BODY), *_small(cell.note)), mark=_mark(side, row, cell))
    bar = _bar(side, row, exposure=exposure)
    return (said,) if bar is None else (Cell(figure=bar), said)


def _mark(side: Side, row: RowWords, cell: CellWords) -> Figure | None:
    if row.aspect is Aspect.VERDICT:
        return verdict_mark(side.summary.verdict)
    return proof_mark(cell.evidence) if cell.evidence is not None else None


def _bar(side: Side, row: RowWords, *, exposure: bool) -> Figure | None:
    match row.aspect:
        case Aspect.ASSURANCE:
            return assurance_bar(side.summary if exposure else without_needed(side.summary), width=200)
        case Aspect.EXPOSURE:
            return exposure_bar(side.summary, width=200)
        case _:
            return None


def _proof_key(comparison: Comparison) -> Key:
    levels = comparison.sides[0].standing.questionnaire.method.evidence
    counts = tr("{label}: {share}")
    return Key(
        tuple(
            (proof_mark(e), counts.format(label=level.label, share=share_words(level.multiplier)))
            for e, level in levels.items()
        )
    )
