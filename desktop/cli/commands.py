"""What each command does. Heavy libraries are imported in the command that needs them."""

import json
from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.catalog.load import faults_of
from desktop.catalog.reference import load_glossary
from desktop.catalog.shelf import Shelf
from desktop.cli.refused import Refused as Refused
from desktop.cli.score_output import score_json, score_lines
from desktop.core.standing import Standing, standing_of, summary_of
from desktop.core.study import Study
from desktop.i18n import ntr, tr
from desktop.paths import data_folder, default_vault, fonts_folder, questionnaires_folder, resources_folder
from desktop.store.opening import open_vault, open_vault_to_read
from desktop.store.transfer import export_study, import_file, load_study, save_bytes
from desktop.words.figures import bar_words, settled_words
from desktop.words.letter_parts import one_line
from desktop.words.verdicts import verdict_words

if TYPE_CHECKING:
    from desktop.export.wishes import Wishes


def shelf() -> Shelf:
    """The questionnaires at hand."""
    return Shelf(questionnaires_folder(), data_folder() / "questionnaires")


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def standing_of_file(path: Path, as_of: date | None = None) -> Standing:
    """The study in a file as it stands; StoreFault or Refused where it cannot be read or scored."""
    questionnaires = shelf()
    study = load_study(path, questionnaires.find)
    return _standing_of(study, questionnaires, as_of)


def _standing_of(study: Study, questionnaires: Shelf, as_of: date | None = None) -> Standing:
    questionnaire = questionnaires.find(study.questionnaire_id)
    if questionnaire is None:
        what = tr('{title}: its questionnaire "{id}" is not here. Add it in Settings.')
        raise Refused(what.format(title=one_line(study.title), id=study.questionnaire_id))
    return standing_of(questionnaire, study, as_of=as_of)


def score_study(options: Namespace) -> None:
    """askfirst score"""
    standing = standing_of_file(options.study, options.as_of)
    if options.json:
        print(json.dumps(score_json(standing.score), indent=2))
    else:
        _say(score_lines(standing))


def save_report(options: Namespace) -> None:
    """askfirst report"""
    from desktop.export.wishes import Wishes

    wishes = Wishes(
        made_on=options.on,
        exposure=not options.without_exposure,
        letter_paper=options.paper == "letter",
        large_print=options.large_print,
    )
    content = _report(standing_of_file(options.study), wishes, html=options.html)
    save_bytes(options.output, content)
    print(tr("Saved {path}.").format(path=options.output))


def _report(standing: Standing, wishes: "Wishes", *, html: bool) -> bytes:
    from desktop.export.html import report_html
    from desktop.export.pdf import pdf_measure, report_pdf
    from desktop.export.report import report_document

    glossary = load_glossary(questionnaires_folder())
    document = report_document(standing, wishes, glossary, measure=pdf_measure(fonts_folder()))
    return report_html(document) if html else report_pdf(document, wishes, fonts=fonts_folder())


def check_questionnaire(options: Namespace) -> None:
    """askfirst check"""
    try:
        faults = faults_of(options.questionnaire)
    except OSError as error:
        what = tr("{path}: cannot be read: {reason}.")
        raise Refused(what.format(path=options.questionnaire, reason=error.strerror)) from None
    if faults:
        count = ntr("{n} fault found.", "{n} faults found.", len(faults)).format(n=len(faults))
        raise Refused("\n".join([*map(str, faults), count]))
    print(tr("{path}: no fault found.").format(path=options.questionnaire))


def make_example(options: Namespace) -> None:
    """askfirst example"""
    from desktop.export.wishes import Wishes

    source = resources_folder() / "example-study.json"
    standing = standing_of_file(source)
    _say(score_lines(standing))
    save_bytes(options.output / "study.json", source.read_bytes())
    save_bytes(options.output / "report.pdf", _report(standing, Wishes(), html=False))
    from desktop.cli.pages import draw_pages

    drawn = draw_pages(options.output)
    print(tr("Saved study.json, report.pdf and {n} pictures in {folder}.").format(n=len(drawn), folder=options.output))


def _vault_path(options: Namespace) -> Path:
    return options.vault or default_vault()


def list_studies(options: Namespace) -> None:
    """askfirst list"""
    vault = open_vault_to_read(_vault_path(options))
    try:
        rows = vault.studies(method="") + vault.studies(method="", archived=True)
        questionnaires = shelf()
        studies = [(row, _standing_of(vault.study(row.id), questionnaires)) for row in rows]
    finally:
        vault.close()
    if options.json:
        print(json.dumps([_row_json(standing, archived=row.archived) for row, standing in studies], indent=2))
        return
    for row, standing in studies:
        summary = summary_of(standing)
        title = one_line(row.title) or tr("Untitled study")
        named = tr("{title} (archived)").format(title=title) if row.archived else title
        print(f"{row.id}  {named}")
        print(f"    {verdict_words(summary.verdict)}. {bar_words(summary)}. {settled_words(summary)}.")
    if not studies:
        print(tr("No studies yet."))


def _row_json(standing: Standing, *, archived: bool) -> dict[str, object]:
    study, summary = standing.study, summary_of(standing)
    return {
        "id": study.id,
        "title": study.title,
        "organisation": study.organisation,
        "archived": archived,
        "verdict": summary.verdict,
        "assurance": {"low": summary.shown, "high": summary.at_best},
        "answered": summary.settled,
        "questions": summary.questions,
    }


def export(options: Namespace) -> None:
    """askfirst export"""
    vault = open_vault_to_read(_vault_path(options))
    try:
        export_study(vault, options.study, options.output)
    finally:
        vault.close()
    print(tr("Saved {path}.").format(path=options.output))


def bring_in(options: Namespace) -> None:
    """askfirst import"""
    load_study(options.study, shelf().find)
    vault = open_vault(_vault_path(options), now=datetime.now(UTC))
    try:
        added = import_file(vault, options.study, shelf().find)
    finally:
        vault.close()
    if added.new:
        print(tr("Added the study {id} with {n} records.").format(id=added.study, n=added.answers))
    else:
        what = tr("The study {id} was known: {n} records were missing and are added; none is changed.")
        print(what.format(id=added.study, n=added.answers + added.events + added.decisions))
