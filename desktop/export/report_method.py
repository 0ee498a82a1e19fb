"""The part of the report that says how the score is made, from what, and what it cannot tell."""

import re
from collections.abc import Iterator

from desktop.core.questionnaire import Questionnaire
from desktop.core.reference import GlossaryEntry
from desktop.core.rounding import whole
from desktop.drawing.document import Block, Cell, Column, Columns, Heading, Lines, Paragraph, Style, Table
from desktop.i18n import tr
from desktop.words.choices import share_words


def glossary_used(blocks: tuple[Block, ...], glossary: tuple[GlossaryEntry, ...]) -> Iterator[Block]:
    """The words that occur in these blocks, in plain words."""
    text = " ".join(_texts(blocks)).lower()
    used = [entry for entry in glossary if any(_occurs(word.lower(), text) for word in entry.words)]
    if used:
        yield Heading(tr("The words used"))
    for entry in used:
        yield Paragraph(f"*{entry.term}.* {entry.text}", Style.BODY, marked=True)


def _occurs(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(text):
                yield text
            case Table(_, rows):
                yield from (paragraph.text for row in rows for cell in row for paragraph in cell.paragraphs)
            case Columns(left, right):
                yield from _texts((*left, *right))
            case Lines(rows):
                yield from (words for words, _ in rows)
            case _:
                continue


def method(questionnaire: Questionnaire) -> Iterator[Block]:
    """How the score is made, with its version and sources."""
    rules = questionnaire.method
    yield Heading(tr("How the score is made"))
    made = tr("Questionnaire “{id}” {version}, method {method}.")
    yield Paragraph(made.format(id=questionnaire.id, version=questionnaire.version, method=rules.version))
    shares = ", ".join(f"{level.label}: {share_words(level.multiplier)}" for level in rules.evidence.values())
    for text in (
        tr(
            "Each question has a weight, and each answer a strength from 0 to 1. How it is proven decides how much "
            "of that strength counts ({shares})."
        ),
        tr(
            "What is not asked or still waited for counts nothing today, and in full in the best case. A vague "
            "reply, “we don’t know” or no reply counts nothing today and half at best. A refusal counts nothing."
        ),
        tr(
            "Assurance is the sum, 0 to 100. Exposure is what is at stake: how harmful the data is, how bad it "
            "would be for me, how hard it is to change, how much I stand out, and how far the model may travel. The"
            " two are never added together."
        ),
        tr(
            "What is needed grows with exposure: {points}. The verdict compares what they have shown with what is "
            "needed; a distance under {borderline} points is called close."
        ),
    ):  # fmt: skip
        points = ", ".join(
            tr("{need} at exposure {exposure}").format(need=whole(need), exposure=whole(exposure))
            for exposure, need in rules.curve.points
        )
        yield Paragraph(text.format(shares=shares, points=points, borderline=whole(rules.curve.borderline)))
    yield Heading(tr("Limits that good paperwork cannot buy back"), 2)
    rows = tuple(
        (Cell((Paragraph(cap.text),)), Cell((Paragraph(tr("at most {n}").format(n=whole(cap.limit))),)))
        for cap in sorted(rules.caps, key=lambda cap: cap.limit)
    )
    yield Table((Column(tr("When"), 0.82), Column(tr("Limit"), 0.18, numbers=True)), rows)
    yield Heading(tr("Sources"), 2)
    checked = {"L": tr("read"), "L-part": tr("read in part"), "M": tr("from memory, not checked")}
    sources = (f"{source.title} ({checked[source.checked]})" for source in questionnaire.sources.values())
    yield Paragraph("; ".join(sources) + ".", Style.SMALL)


def cannot_tell() -> Iterator[Block]:
    """What this report cannot tell."""
    yield Heading(tr("What this cannot tell"))
    for text in (
        tr(
            "No answer sheet can show that data cannot be rebuilt from a model. This report judges what I was "
            "shown, not what is true."
        ),
        tr(
            "The weights are a judgement and were never compared with harm that happened. Small honest projects can"
            " look worse than large ones with auditors; openness stands beside the points for that reason."
        ),
        tr(
            "The score is about me and this study. It is no grade for the organisation and should not be published "
            "as one."
        ),
        tr("Noise in training limits what one person’s data adds. It does not hide what is true of a whole group."),
        tr(
            "Deleting raw data lowers the risk of a break-in. It takes nothing out of a model that has learned from"
            " it."
        ),
    ):  # fmt: skip
        yield Paragraph(text)
