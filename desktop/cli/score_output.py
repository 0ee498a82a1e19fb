"""A score as JSON for programs, and in words."""

from collections.abc import Iterator
from fractions import Fraction

from desktop.core.scoring import Score
from desktop.core.span import Span
from desktop.core.standing import Standing, summary_of
from desktop.i18n import tr
from desktop.words.figures import Voice, bar_words, exposure_words, points_words, range_words, settled_words
from desktop.words.letter_parts import one_line
from desktop.words.remarks import story_sentences, verdict_remarks
from desktop.words.verdicts import evidence_not_choice, verdict_sentence


def _number(value: Fraction) -> float:
    return round(float(value), 8)


def _span(span: Span) -> dict[str, float]:
    return {"low": _number(span.low), "high": _number(span.high)}


def score_json(score: Score) -> dict[str, object]:
    """The score as spec'd for the command line: figures as numbers, limits at the low end."""
    return {
        "assurance": {"raw": _number(score.raw.low), **_span(score.assurance)},
        "exposure": _span(score.exposure.total),
        "needed": _span(score.needed),
        "model_leak_protection": _number(score.model_leak_protection),
        "care_and_control": _number(score.care_and_control),
        "openness": None if score.openness is None else _number(score.openness),
        "coverage": _number(score.coverage),
        "verdict": score.verdict,
        "close_call": score.close_call,
        "best_case_falls_short": score.best_case_falls_short,
        "contradictions": [[f"{side.question}.{side.option}" for side in pair] for pair in score.contradictions],
        "limits": [
            {"id": limit.cap.id, "limit": _number(limit.cap.limit), "binds": limit.binds} for limit in score.limits
        ],
        "contributions": {part.question: _number(part.points) for part in score.contributions},
        "ask_next": [{"question": part.question, "points_open": _number(part.open)} for part in score.ask_next],
    }


def score_lines(standing: Standing) -> Iterator[str]:
    """The score in words, line by line."""
    score, summary = standing.score, summary_of(standing)
    yield f"{one_line(standing.study.title) or tr('Untitled study')}: {verdict_sentence(score.verdict)}"
    yield " ".join(sentence.replace("*", "") for sentence in story_sentences(standing, Voice.YOU))
    yield from verdict_remarks(standing, Voice.YOU)
    yield evidence_not_choice()
    yield ""
    yield tr("Assurance: {words}. {settled}.").format(words=bar_words(summary), settled=settled_words(summary))
    words = exposure_words(summary.exposure_low, summary.exposure_high)
    figures = range_words(summary.exposure_low, summary.exposure_high)
    yield tr("Exposure: {words}, {range} of 100.").format(words=words, range=figures)
    for limit in score.limits:
        if limit.binds:
            yield tr("Limit: no more than {limit}. {text}.").format(limit=int(limit.cap.limit), text=limit.cap.text)
    for part in score.ask_next[:3]:
        question = standing.questionnaire.by_id[part.question]
        yield tr("Ask next: {question} It could add {points} points.").format(
            question=question.plain, points=points_words(part.open)
        )
