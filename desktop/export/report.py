"""A study's standing -> its report as a document, in the person's own voice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop.core.exposure import parts_shown
from desktop.core.questionnaire import Question
from desktop.core.quoting import quoted_places
from desktop.core.reference import GlossaryEntry
from desktop.core.rounding import whole
from desktop.core.standing import Line, Standing, summary_of
from desktop.core.states import State, Verdict
from desktop.core.study import utc_day
from desktop.drawing.bars import assurance_bar
from desktop.drawing.document import (
    Block,
    Cell,
    Column,
    Columns,
    Document,
    Heading,
    Key,
    Lines,
    Paragraph,
    Picture,
    Style,
    Table,
)
from desktop.drawing.map import study_map
from desktop.drawing.marks import proof_mark, verdict_mark
from desktop.drawing.shapes import Measure
from desktop.export.report_checklist import checklist
from desktop.export.report_exhibit import exhibit_blocks
from desktop.export.report_method import cannot_tell, glossary_used, method
from desktop.export.report_sum import limits_in_force, sum_of_points
from desktop.export.wishes import Wishes
from desktop.i18n import tr
from desktop.words.choices import choice_words, share_words
from desktop.words.dates import date_words
from desktop.words.exposure import part_words
from desktop.words.figures import Voice, exposure_words, points_words, range_words
from desktop.words.remarks import story_sentences, verdict_remarks
from desktop.words.verdicts import evidence_not_choice, verdict_sentence

UNCERTAINTY = 10
"""Points by which other weights move the score (research B9: read it as about 5 to 10 either way)."""


def report_document(
    standing: Standing, wishes: Wishes, glossary: tuple[GlossaryEntry, ...], *, measure: Measure
) -> Document:
    """The report of a study. `measure` gives text widths in pixels, for the labels of the map."""
    made_on = wishes.made_on or _newest_day(standing)
    body = (
        *_front(standing, made_on, measure, exposure=wishes.exposure),
        *sum_of_points(standing),
        *checklist(standing, wishes.newer),
        *_ask_next(standing),
        *_decisions(standing),
        *(exhibit_blocks(wishes.exhibit) if wishes.exhibit else ()),
    )
    blocks = (*body, *glossary_used(body, glossary), *method(standing.questionnaire), *cannot_tell())
    title = standing.study.title or tr("Untitled study")
    return Document(
        title=title,
        subject=verdict_sentence(standing.score.verdict),
        language="en",
        head=tr("Report of {day}").format(day=date_words(made_on)),
        foot=_foot(standing),
        made_on=made_on,
        blocks=blocks,
    )


def _newest_day(standing: Standing) -> date:
    study = standing.study
    moments = [a.recorded_at for a in standing.answers.values()] + [d.at for d in study.decisions]
    days = [utc_day(moment) for moment in moments]
    return max([study.created_on, *days])


def _foot(standing: Standing) -> tuple[str, ...]:
    shown = whole(standing.score.assurance.low)
    low, high = max(0, shown - UNCERTAINTY), min(100, shown + UNCERTAINTY)
    weights = tr("The weights are a judgement, not a measurement: read {n} as about {range}. Not legal advice.")
    made = tr("Made on my own computer. Questionnaire “{id}” {version}.")
    questionnaire = standing.questionnaire
    return (
        weights.format(n=shown, range=range_words(low, high)),
        made.format(id=questionnaire.id, version=questionnaire.version),
    )


def _front(standing: Standing, made_on: date, measure: Measure, *, exposure: bool) -> Iterator[Block]:
    study, score = standing.study, standing.score
    yield Paragraph(study.title or tr("Untitled study"), Style.TITLE)
    contact = next((c for c in study.contacts if c.name), None)
    who = tr("Contact: {name}").format(name=replace(contact, email="").in_a_line) if contact else ""
    number = study.registry.id if study.registry else ""
    if under := ". ".join(filter(None, (study.organisation, who, number))):
        yield Paragraph(under, Style.UNDER_TITLE)
    yield Paragraph(verdict_sentence(score.verdict), Style.VERDICT, mark=verdict_mark(score.verdict))
    yield Paragraph(_story(standing, exposure=exposure), Style.LEAD, marked=True)
    remarks = " ".join((*verdict_remarks(standing, Voice.ME), evidence_not_choice()))
    yield Paragraph(remarks, Style.BODY)
    yield _picture_and_margin(standing, measure, exposure=exposure)
    yield _core_table(standing)
    levels = standing.questionnaire.method.evidence
    counts = tr("{label}: {share}")
    yield Key(
        tuple(
            (proof_mark(e), counts.format(label=level.label, share=share_words(level.multiplier)))
            for e, level in levels.items()
        )
    )
    yield Columns(
        (Heading(tr("Ask this next"), 2, tr("points it could add")), Lines(_next_lines(standing, most=3))),
        tuple(_decision(standing, made_on)),
        0.5,
    )


def _story(standing: Standing, *, exposure: bool) -> str:
    sentences = story_sentences(standing, Voice.ME)
    if not exposure:
        sentences = (sentences[0], *sentences[2:])
    return " ".join((*sentences, tr("This is a judgement of evidence, and never means “safe”.")))


def _picture_and_margin(standing: Standing, measure: Measure, *, exposure: bool) -> Block:
    summary = summary_of(standing)
    openness = tuple(_openness(standing))
    limits = tuple(limits_in_force(standing, exposure=exposure))
    if not exposure:
        bar = assurance_bar(replace(summary, verdict=Verdict.NA), width=430, height=11)
        left: tuple[Block, ...] = (
            Heading(tr("Assurance: what I can rely on"), 2, tr("0 to 100")),
            Picture(bar),
            Paragraph(bar.words, Style.SMALL),
            Paragraph(tr("What is at stake for me is not printed."), Style.SMALL),
        )
        return Columns(left, (*limits, *openness), 0.6)
    figure = study_map(summary, standing.questionnaire.method.curve, width=490, height=370, measure=measure)
    return Columns((Picture(figure),), (*_stakes(standing), *limits, *openness), 0.57)


def _stakes(standing: Standing) -> Iterator[Block]:
    summary = summary_of(standing)
    figures = range_words(summary.exposure_low, summary.exposure_high)
    words = exposure_words(summary.exposure_low, summary.exposure_high)
    yield Heading(tr("What is at stake"), 2, tr("{range}: {words}").format(range=figures, words=words))
    exposure = standing.score.exposure
    yield Lines(
        tuple(
            (
                part_words(part.name, standing.questionnaire, standing.study.context, Voice.ME),
                range_words(part.low, part.high),
            )
            for part in parts_shown(exposure)
        )
    )
    if exposure.harmless:
        cap = standing.questionnaire.method.harmless
        yield Paragraph(tr("{text}: held at {n}.").format(text=cap.text, n=whole(cap.limit)), Style.SMALL)


def _openness(standing: Standing) -> Iterator[Block]:
    openness = standing.score.openness
    if openness is None:
        yield Heading(tr("Openness"), 2)
        yield Paragraph(tr("Nothing has come back yet that could be judged."), Style.SMALL)
        return
    yield Heading(tr("Openness"), 2, tr("{n} of 100").format(n=whole(openness)))
    text = tr("How clearly they answered what they were asked. It is kept apart and never added to the points.")
    yield Paragraph(text, Style.SMALL)


def _core_table(standing: Standing) -> Table:
    lines = {line.question.id: line for group in standing.groups for line in group.lines}
    heads = (
        Column("", 0.06),
        Column(tr("The core questions"), 0.36),
        Column(tr("What they answered, and how it is proven"), 0.46),
        Column(tr("Points"), 0.12, numbers=True),
    )
    rows = tuple(_core_row(standing, question, lines[question.id]) for question in standing.questionnaire.core)
    return Table(heads, rows)


def _core_row(standing: Standing, question: Question, line: Line) -> tuple[Cell, ...]:
    answer = line.answer
    below: list[Paragraph] = []
    if answer is not None and (answer.source or answer.quote):
        day = date_words(utc_day(answer.recorded_at))
        below = [
            Paragraph(f"{_cut(source) or day}: “{_cut(words)}”" if words else _cut(source) or day, Style.SMALL)
            for words, source in quoted_places(answer) or (("", answer.source),)
        ]
    mark = proof_mark(answer.evidence) if answer is not None and answer.evidence else None
    return (
        Cell((Paragraph(str(question.core), Style.NUMBER),)),
        Cell((Paragraph(question.short),)),
        Cell((Paragraph(_said(standing, question).partition(" (")[0], Style.STRONG), *below), mark=mark),
        Cell((Paragraph(tr("{n} of {all}").format(n=line.points, all=line.full)),)),
    )


def _cut(text: str, most: int = 110) -> str:
    """The beginning of a text, for the first page; the checklist has it whole."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def _said(standing: Standing, question: Question) -> str:
    answer = standing.answers.get(question.id)
    if answer is not None and answer.option is not None:
        return question.option(answer.option).label
    return standing.questionnaire.method.states[standing.state(question)].label


def _next_lines(standing: Standing, *, most: int | None = None) -> tuple[tuple[str, str], ...]:
    by_id = standing.questionnaire.by_id
    parts = standing.score.ask_next[:most]
    lines = tuple((by_id[part.question].short, points_words(part.open)) for part in parts)
    return lines or ((tr("No question is open."), ""),)


def _decision(standing: Standing, made_on: date) -> Iterator[Block]:
    decision = standing.study.decision
    day = date_words(utc_day(decision.at)) if decision else date_words(made_on)
    yield Heading(tr("My decision"), 2, day)
    if decision is None:
        yield Paragraph(tr("Not decided yet"), Style.CHOICE)
        return
    yield Paragraph(choice_words(decision.choice), Style.CHOICE)
    if decision.reason:
        yield Paragraph(decision.reason, Style.WORDS)


def _ask_next(standing: Standing) -> Iterator[Block]:
    yield Heading(tr("What to ask next"))
    by_id = standing.questionnaire.by_id
    rows = tuple(
        (Cell((Paragraph(by_id[part.question].formal),)), Cell((Paragraph(points_words(part.open)),)))
        for part in standing.score.ask_next[:8]
    )
    if rows:
        yield Table((Column(tr("In formal words"), 0.84), Column(tr("Points"), 0.16, numbers=True)), rows)
    else:
        yield Paragraph(tr("No question is open."))
    for question in standing.evaded_questions:
        evasion = question.evasions[0]
        if standing.state(question) is State.VAGUE:
            words = tr("{question} They replied, but did not answer. Ask back: {ask}")
            yield Paragraph(words.format(question=question.plain, ask=evasion.ask_back))
    for one, other in standing.score.contradictions:
        words = tr("These two answers do not go together: “{one}” and “{other}”. Ask which one holds.")
        labels = [by_id[side.question].option(side.option).label for side in (one, other)]
        yield Paragraph(words.format(one=labels[0], other=labels[1]))


def _decisions(standing: Standing) -> Iterator[Block]:
    decisions = standing.study.decisions
    if len(decisions) < 2:
        return
    yield Heading(tr("What I decided, and when"))
    for decision in decisions:
        day = date_words(utc_day(decision.at))
        yield Paragraph(f"{day}: {choice_words(decision.choice)}", Style.CHOICE)
        if decision.reason:
            yield Paragraph(decision.reason, Style.WORDS)
