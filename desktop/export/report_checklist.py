"""The checklist: every question with its answer, proof, quote and date."""

from collections.abc import Iterator, Mapping

from desktop.core.quoting import is_from, quoted_places
from desktop.core.standing import Line, Standing
from desktop.core.states import State
from desktop.core.study import Answer, utc_day
from desktop.drawing.document import Block, Cell, Column, Heading, Paragraph, Style, Table
from desktop.drawing.marks import STEPS, proof_mark, steps_of
from desktop.i18n import tr
from desktop.words.dates import date_words

LONGEST = 900
"""Letters in one row of a table; a longer text goes on in the next row, so that no row outgrows its page."""
MOST_LINES = 24
"""The same where a text has many short lines."""


def checklist(standing: Standing, newer: Mapping[str, str]) -> Iterator[Block]:
    """A table for each group of questions. `newer`: newer versions of documents, by the names of the older ones."""
    yield Heading(tr("The checklist"))
    for group in standing.groups:
        points = tr("{n} of {all} points").format(n=group.points, all=group.full)
        yield Heading(group.group.title, 2, points)
        rows = [row for line in group.lines for row in _rows(standing, line, newer)]
        columns = (
            Column(tr("Question"), 0.4),
            Column(tr("What they answered, and how it is proven"), 0.48),
            Column(tr("Points"), 0.12, numbers=True),
        )
        yield Table(columns, tuple(rows))


def _rows(standing: Standing, line: Line, newer: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    first, *rest = list(_in_pieces(_answer_paragraphs(standing, line, newer)))
    answer = line.answer
    mark = proof_mark(answer.evidence) if answer is not None and answer.evidence else None
    question = (Paragraph(line.question.plain), Paragraph(_number(line), Style.SMALL))
    points = tr("{n} of {all}").format(n=line.points, all=line.full)
    yield Cell(question), Cell(first, mark=mark), Cell((Paragraph(points),))
    for piece in rest:
        yield Cell(), Cell(piece), Cell()


def _number(line: Line) -> str:
    question = line.question
    if question.core:
        return tr("{number}, core question {n}").format(number=question.number, n=question.core)
    return question.number


def _in_pieces(paragraphs: list[Paragraph]) -> Iterator[tuple[Paragraph, ...]]:
    """The paragraphs in portions that each fit a page."""
    portion: list[Paragraph] = []
    taken = 0
    for paragraph in paragraphs:
        for piece in _cut(paragraph.text):
            room = max(len(piece), LONGEST * (piece.count("\n") + 1) // MOST_LINES)
            if portion and taken + room > LONGEST:
                yield tuple(portion)
                portion, taken = [], 0
            portion.append(Paragraph(piece, paragraph.style))
            taken += room
    yield tuple(portion)


def _cut(text: str) -> Iterator[str]:
    """A text in pieces that are neither too long nor of too many lines."""
    for start in range(0, max(len(text), 1), LONGEST):
        lines = text[start : start + LONGEST].split("\n")
        yield from ("\n".join(lines[at : at + MOST_LINES]) for at in range(0, len(lines), MOST_LINES))


def _answer_paragraphs(standing: Standing, line: Line, newer: Mapping[str, str]) -> list[Paragraph]:
    answer, method = line.answer, standing.questionnaire.method
    state = standing.state(line.question)
    if line.contribution.hidden and (answer is None or state.is_open):
        return [Paragraph(tr("Not needed: another answer settles it."), Style.SMALL)]
    if answer is None:
        return [Paragraph(method.states[State.NOT_ASKED].label, Style.SMALL)]
    paragraphs = [Paragraph(_said(standing, line, answer), Style.STRONG)]
    quoted = quoted_places(answer)
    paragraphs.append(Paragraph(_proof(standing, answer, with_source=len(quoted) < 2), Style.SMALL))
    for words, source in quoted:
        paragraphs.append(Paragraph(f"“{words}”", Style.WORDS))
        if source and len(quoted) > 1:
            paragraphs.append(Paragraph(source, Style.SMALL))
        paragraphs.extend(Paragraph(words, Style.SMALL) for words in _versions(source, newer))
    if answer.note:
        paragraphs.append(Paragraph(tr("My note: {note}").format(note=answer.note), Style.SMALL))
    for attachment in answer.attachments:
        words = tr("Attached: {name} (SHA-256 begins {start})")
        paragraphs.append(Paragraph(words.format(name=attachment.name, start=attachment.sha256[:12]), Style.SMALL))
    paragraphs.extend(Paragraph(words, Style.SMALL) for words in _earlier(standing, answer))
    return paragraphs


def _versions(source: str, newer: Mapping[str, str]) -> Iterator[str]:
    """That the document that is quoted has a newer version."""
    for name, later in newer.items():
        if is_from(source, name):
            yield tr("There is a newer version: {name}. It may not say this any more.").format(name=later)


def _said(standing: Standing, line: Line, answer: Answer) -> str:
    if answer.option is None:
        return standing.questionnaire.method.states[answer.state].label
    option = line.question.option(answer.option)
    steps = tr("{label} (strength {n} of {all})")
    return steps.format(label=option.label, n=steps_of(option.strength), all=STEPS)


def _proof(standing: Standing, answer: Answer, *, with_source: bool = True) -> str:
    day = date_words(utc_day(answer.recorded_at))
    parts = [standing.questionnaire.method.evidence[answer.evidence].label] if answer.evidence else []
    return ". ".join(part for part in (*parts, answer.source if with_source else "", day) if part)


def _earlier(standing: Standing, current: Answer) -> Iterator[str]:
    """Earlier records that said something else, newest first, at most three."""
    question = standing.questionnaire.by_id[current.question]
    log = [a for a in standing.study.answers if a.question == current.question and a.recorded_at <= current.recorded_at]
    said: list[str] = []
    newer = (current.state, current.option, current.evidence)
    for record in sorted((a for a in log if a is not current), key=lambda a: a.recorded_at, reverse=True):
        now = (record.state, record.option, record.evidence)
        if now != newer:
            words = (
                question.option(record.option).label
                if record.option
                else standing.questionnaire.method.states[record.state].label
            )
            said.append(f"{date_words(utc_day(record.recorded_at))}: {words}")
        newer = now
    for words in said[:3]:
        yield tr("Earlier, {words}").format(words=words)
