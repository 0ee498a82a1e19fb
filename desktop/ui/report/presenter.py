"""Joins the report's page with the export: made off the window's thread, saved and printed on demand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from desktop.catalog.reference import load_glossary
from desktop.core.progress import Tick
from desktop.core.standing import Standing
from desktop.core.study import utc_day
from desktop.drawing.exhibit import Exhibit
from desktop.export.wishes import Wishes
from desktop.i18n import tr
from desktop.store.vault import Vault
from desktop.ui.jobs import Done, Errand, Failed, Jobs, Outcome
from desktop.ui.places import Place, Report
from desktop.ui.report.view import EXHIBIT, ReportPage
from desktop.ui.saving import saved
from desktop.ui.standings import Standings


def make_pdf(standing: Standing, wishes: Wishes, fonts: Path, questionnaires: Path, tick: Tick) -> bytes:
    """The report's bytes; reportlab is imported here, by whoever first wants a report."""
    from desktop.export.pdf import pdf_measure, report_pdf
    from desktop.export.report import report_document

    document = report_document(standing, wishes, load_glossary(questionnaires), measure=pdf_measure(fonts))
    return report_pdf(document, wishes, fonts=fonts, tick=tick)


def make_html(standing: Standing, wishes: Wishes, fonts: Path, questionnaires: Path, _tick: Tick) -> bytes:
    """The same report as HTML."""
    from desktop.export.html import report_html
    from desktop.export.pdf import pdf_measure
    from desktop.export.report import report_document

    document = report_document(standing, wishes, load_glossary(questionnaires), measure=pdf_measure(fonts))
    return report_html(document)


class ReportPresenter:
    """Makes the report anew whenever it is wanted otherwise, and remembers how it was wanted."""

    def __init__(
        self,
        view: ReportPage,
        *,
        vault: Vault,
        standings: Standings,
        jobs: Jobs,
        now: Callable[[], datetime],
        fonts: Path,
        questionnaires: Path,
        exhibits: dict[str, Exhibit],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._making, self._saving = Errand(jobs), Errand(jobs)
        self._now = now
        self._folders = (fonts, questionnaires)
        self._exhibits = exhibits
        self._with_exhibit = True
        self._study = ""
        self._pdf = b""
        view.wish_changed.connect(self._change_wish)
        view.save_wanted.connect(self._save_pdf)
        view.html_wanted.connect(self._save_html)
        view.print_wanted.connect(self._print)
        view.stop_wanted.connect(self._making.stop)

    def enter(self, place: Place) -> None:
        """Make the study's report."""
        assert isinstance(place, Report)
        self._study = place.study
        self._with_exhibit = True
        self.view.say("")
        self._make()

    def leave(self) -> None:
        """Stop what is being made, and leave no copy of the report behind."""
        self._making.drop()
        self.view.progress.end()
        self.view.pages.show_pdf(b"")

    def _wishes(self) -> Wishes:
        settings = self._vault.settings()
        documents = self._vault.documents(self._study)
        names = {document.id: document.name for document in documents}
        newer = {names[one.newer_of]: one.name for one in documents if one.newer_of in names and not one.put_away}
        return Wishes(
            made_on=utc_day(self._now()),
            exposure=settings.print_exposure,
            letter_paper=settings.letter_paper,
            large_print=settings.large_print,
            exhibit=self._exhibits.get(self._study) if self._with_exhibit else None,
            newer=newer,
        )

    def _make(self) -> None:
        self._making.drop()
        settings = self._vault.settings()
        names = ("print_exposure", "large_print", "letter_paper")
        wishes = {name: getattr(settings, name) for name in names}
        self.view.show_wishes(wishes | {EXHIBIT: self._with_exhibit}, with_exhibit=self._study in self._exhibits)
        self.view.withhold(tr("The report is still being made."))
        self.view.progress.begin(tr("Making the report"))
        work = partial(make_pdf, self._standings.of(self._study), self._wishes(), *self._folders)
        self._making.start(work, self._show, self.view.progress.tell)

    def _show(self, outcome: Outcome[bytes]) -> None:
        self.view.progress.end()
        match outcome:
            case Done(content):
                self._pdf = content
                self.view.pages.show_pdf(content)
                self.view.withhold("")
            case Failed(error):
                raise error
            case _:
                self.view.withhold(tr("It was stopped. Change how it should be, and it is made again."))
                self.view.say(tr("Stopped. Nothing was saved."))

    def _change_wish(self, name: str, on: object) -> None:
        if name == EXHIBIT:
            self._with_exhibit = bool(on)
        else:
            wish: dict[str, Any] = {name: bool(on)}
            self._vault.keep_settings(replace(self._vault.settings(), **wish))
        self._make()

    def _name(self, ending: str) -> str:
        title = self._standings.of(self._study).study.title or tr("study")
        plain = "".join(letter if letter.isalnum() else "-" for letter in title.lower()).strip("-")[:60]
        return f"{plain}-{utc_day(self._now()).isoformat()}.{ending}"

    def _save_pdf(self) -> None:
        target = self.view.choose_target(self._name("pdf"), tr("PDF (*.pdf)"))
        if target is not None:
            self.view.say(saved(target, self._pdf))

    def _save_html(self) -> None:
        target = self.view.choose_target(self._name("html"), tr("HTML (*.html)"))
        if target is None:
            return
        work = partial(make_html, self._standings.of(self._study), self._wishes(), *self._folders)

        def save(outcome: Outcome[bytes]) -> None:
            match outcome:
                case Done(content):
                    self.view.say(saved(target, content))
                case Failed(error):
                    raise error
                case _:
                    pass

        self._saving.start(work, save)

    def _print(self) -> None:
        if self.view.pages.print_pages(letter=self._vault.settings().letter_paper):
            self.view.say(tr("Sent to the printer."))
