"""askfirst compare: two to four study files side by side, in words or as a PDF."""

import argparse
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop.cli.commands import Refused, standing_of_file
from desktop.core.compare import FEWEST, MOST, Comparison, compare
from desktop.core.standing import Standing
from desktop.i18n import tr
from desktop.paths import fonts_folder
from desktop.store.transfer import save_bytes
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
)
from desktop.words.figures import Voice
from desktop.words.verdicts import evidence_not_choice

Verb = Callable[[str, Callable[[Namespace], None], str], argparse.ArgumentParser]


class _SomeStudies(argparse.Action):
    """Takes two to four files; another number is a mistake in usage."""

    def __call__(
        self, _parser: argparse.ArgumentParser, namespace: Namespace, values: Any, _option: str | None = None
    ) -> None:
        if not FEWEST <= len(values) <= MOST:
            what = tr("name two to four study files, not {n}")
            raise argparse.ArgumentError(None, what.format(n=len(values)))
        setattr(namespace, self.dest, values)


def add_compare(verb: Verb, *, path: Callable[[str], Any]) -> None:
    """Add the command to the command line."""
    side_by_side = verb("compare", compare_studies, tr("two to four study files side by side"))
    side_by_side.add_argument("studies", type=path, nargs="+", metavar="STUDY.json", action=_SomeStudies)
    side_by_side.add_argument("-o", "--output", type=path, metavar="FILE.pdf", help=tr("save it as a PDF"))
    side_by_side.add_argument("--paper", choices=("a4", "letter"), default="a4")
    side_by_side.add_argument("--without-exposure", action="store_true", help=tr("leave out what is at stake for you"))


def compare_studies(options: Namespace) -> None:
    """askfirst compare"""
    comparison = compare(_standings(options.studies))
    if options.output is None:
        exposure = not options.without_exposure
        print("\n".join(_lines(compare_words(comparison, Voice.YOU, exposure=exposure))))
        return
    save_bytes(options.output, _pdf(comparison, options))
    print(tr("Saved {path}.").format(path=options.output))


def _standings(paths: Sequence[Path]) -> list[Standing]:
    """The studies in the files; Refused where two files hold the same one."""
    found: dict[str, tuple[Path, Standing]] = {}
    for path in paths:
        standing = standing_of_file(path)
        known, _ = found.setdefault(standing.study.id, (path, standing))
        if found[standing.study.id][1] is not standing:
            what = tr(
                "{one} and {other} hold the same study, “{title}”. Name different studies; how one moved over time "
                "is told by “askfirst history”."
            )
            raise Refused(what.format(one=known, other=path, title=title_of(standing.study)))
    return [standing for _, standing in found.values()]


def _pdf(comparison: Comparison, options: Namespace) -> bytes:
    from desktop.export.compare import compare_document
    from desktop.export.pdf import pdf_measure, report_pdf
    from desktop.export.wishes import Wishes

    wishes = Wishes(exposure=not options.without_exposure, letter_paper=options.paper == "letter")
    document = compare_document(comparison, wishes, measure=pdf_measure(fonts_folder()))
    return report_pdf(document, wishes, fonts=fonts_folder())


def _lines(words: CompareWords) -> Iterator[str]:
    """The comparison as plain lines, what differs first."""
    yield from (words.title, "")
    for study in words.studies:
        named = tr("{title} ({organisation})") if study.organisation else "{title}"
        yield f"{study.letter}  {named.format(title=study.title, organisation=study.organisation)}"
    yield from ("", where_they_differ())
    letters = [study.letter for study in words.studies]
    for row in words.differing:
        yield from _row(row, letters)
    if not words.differing:
        yield f"  {no_difference()}"
    yield from ("", where_they_agree())
    for row in words.agreeing:
        yield from _row(row, [tr("all")])
    yield f"  {words.others_count}"
    yield ""
    yield from (*words.not_compared, *words.cautions, evidence_not_choice(), weights_are_a_judgement())


def _row(row: RowWords, letters: Sequence[str]) -> Iterator[str]:
    heading = tr("{heading} ({note})") if row.note else "{heading}"
    yield f"  {heading.format(heading=row.heading, note=row.note)}"
    width = max(map(len, letters))
    for letter, cell in zip(letters, row.cells, strict=False):
        first, *rest = _said(cell)
        yield f"    {letter:<{width}}  {first}"
        yield from (f"    {'':<{width}}  {line}" for line in rest)


def _said(cell: CellWords) -> list[str]:
    first, *rest = cell.text.split("\n")
    if cell.note and cell.evidence is not None:
        first = tr("{heading} ({note})").format(heading=first, note=cell.note)
    return [first, *rest, *([cell.note] if cell.note and cell.evidence is None else [])]
