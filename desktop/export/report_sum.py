"""The part of the report that shows how the points add up, and which limits hold them."""

from collections.abc import Iterator

from desktop.core.limits import Limit
from desktop.core.method import AllOf, AnyOf, CapCondition, DistinctFrom, SensitivityFrom
from desktop.core.rounding import whole
from desktop.core.standing import Standing
from desktop.drawing.cells import contribution_cells
from desktop.drawing.document import Block, Cell, Column, Heading, Paragraph, Style, Table
from desktop.i18n import tr

CELLS_WIDTH = 370


def sum_of_points(standing: Standing) -> Iterator[Block]:
    """What counts for and against: a row for each group, a cell for each question, adding up to the total."""
    widest = max(sum(float(line.contribution.full) for line in group.lines) for group in standing.groups)
    most = max(len(group.lines) for group in standing.groups)
    scale = (CELLS_WIDTH - 2.5 * most) / widest
    rows: list[tuple[Cell, ...]] = [
        (
            Cell((Paragraph(group.group.title),)),
            Cell(figure=contribution_cells(group.lines, scale=scale)),
            Cell((Paragraph(str(group.points), Style.STRONG),)),
            Cell((Paragraph(tr("of {n}").format(n=group.full)),)),
        )
        for group in standing.groups
    ]
    if standing.limit_shown:
        limit = min((limit.cap for limit in standing.score.limits), key=lambda cap: cap.limit)
        rows.append(_row(tr("Limit: no more than {n}").format(n=whole(limit.limit)), str(standing.limit_shown), ""))
    shown = str(whole(standing.score.assurance.low))
    rows.append(_row(tr("Adds up to"), shown, tr("of {n}").format(n=100)))
    yield Heading(tr("What counts for and against"), aside=tr("one cell, one question; width is weight"))
    yield Paragraph(tr("Solid is shown, hatched is open, empty was not earned."), Style.SMALL)
    columns = (Column("", 0.35), Column("", 0.47), Column("", 0.08, numbers=True), Column("", 0.1, numbers=True))
    yield Table(columns, tuple(rows), ruled=False)
    yield Paragraph(_shares(standing), Style.SMALL)


def _row(words: str, points: str, of: str) -> tuple[Cell, ...]:
    return (
        Cell((Paragraph(words, Style.STRONG),)),
        Cell(),
        Cell((Paragraph(points, Style.STRONG),)),
        Cell((Paragraph(of),)),
    )


def _shares(standing: Standing) -> str:
    words = tr("Apart from each other: protection of the model {leak} of 100, care and control {care} of 100.")
    score = standing.score
    return words.format(leak=whole(score.model_leak_protection), care=whole(score.care_and_control))


def limits_in_force(standing: Standing, *, exposure: bool) -> Iterator[Block]:
    """The limits that hold today's sum or the best case, each with its sentence."""
    score = standing.score
    binding = [limit for limit in score.limits if limit.binds]
    best = [limit for limit in score.best_case_limits if limit.binds and limit.cap not in [b.cap for b in binding]]
    count = len(standing.questionnaire.method.caps)
    heading = tr("{n} of {all}").format(n=len(binding) + len(best), all=count)
    yield Heading(tr("Limits in force"), 2, heading if binding or best else "")
    if not binding and not best:
        yield Paragraph(tr("No limit lowers today’s figure or the best case."), Style.SMALL)
    for limit in sorted(binding, key=lambda limit: limit.cap.limit):
        yield Paragraph(_limit_words(tr("*Holds today at {n}.*"), limit, exposure=exposure), Style.SMALL, marked=True)
    for limit in sorted(best, key=lambda limit: limit.cap.limit)[:1]:
        words = _limit_words(tr("*Holds the best case at {n}.*"), limit, exposure=exposure)
        yield Paragraph(words, Style.SMALL, marked=True)


def _limit_words(words: str, limit: Limit, *, exposure: bool) -> str:
    reason = f"{limit.cap.text}."
    if not exposure and _looks_at_the_person(limit.cap.when):
        reason = tr("The reason is not printed.")
    return f"{words.format(n=whole(limit.cap.limit))} {reason}"


def _looks_at_the_person(condition: CapCondition) -> bool:
    """Whether a cap's reason tells something about the person."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return any(_looks_at_the_person(part) for part in parts)
        case SensitivityFrom() | DistinctFrom():
            return True
        case _:
            return False
