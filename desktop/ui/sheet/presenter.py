"""Joins the page of a question sheet with the export and the vault."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from desktop.core.letter import Letter, LetterKind
from desktop.core.progress import Tick
from desktop.core.sheet import Sheet, drawn_up
from desktop.core.states import State
from desktop.core.study import Answer, Event, EventKind, moment_on, utc_day
from desktop.i18n import ntr, tr
from desktop.store.faults import StoreFault
from desktop.store.vault import Changes, Vault
from desktop.ui.jobs import Done, Errand, Failed, Jobs, Outcome
from desktop.ui.places import Exchange, Place, SheetOut
from desktop.ui.saving import saved
from desktop.ui.sheet.drawn import DrawnSheet
from desktop.ui.sheet.state import Kind, SheetWishes, asked_of, reply_day, sheet_state
from desktop.ui.sheet.view import SheetPage
from desktop.ui.standings import Standings
from desktop.words.letter_parts import Occasion
from desktop.words.letters import compose
from desktop.words.sheets import short_id


def make_sheet(
    sheet: Sheet, letter: Letter | None, fonts: Path, *, fillable: bool, letter_paper: bool, large: bool, _tick: Tick
) -> bytes:
    """The sheet's bytes; reportlab is imported here, by whoever first wants a sheet."""
    from desktop.export.sheet import sheet_pdf

    return sheet_pdf(sheet, fonts=fonts, fillable=fillable, letter=letter, letter_paper=letter_paper, large_print=large)


class SheetPresenter:
    """Makes the sheet anew whenever it is wanted otherwise; records that it went out."""

    def __init__(
        self,
        view: SheetPage,
        *,
        vault: Vault,
        standings: Standings,
        jobs: Jobs,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        changed: Callable[[Changes], None],
        fonts: Path,
        drawn: dict[tuple[str, bool], DrawnSheet],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._making = Errand(jobs)
        self._now = now
        self._go = go
        self._changed = changed
        self._fonts = fonts
        self._drawn = drawn
        self._study = ""
        self._wishes = SheetWishes()
        self._sheet: Sheet | None = None
        self._pdf = b""
        view.wish_changed.connect(self._change_wish)
        view.save_wanted.connect(self._save)
        view.print_wanted.connect(self._print)
        view.sent.connect(self._record_sent)
        view.back_wanted.connect(lambda: go(Exchange(self._study)))
        view.progress.stop_wanted.connect(self._making.stop)

    def enter(self, place: Place) -> None:
        """Show the sheet about the study that was saved or printed and not yet sent, else make a new one."""
        assert isinstance(place, SheetOut)
        self._study = place.study
        held = self._drawn.get((place.study, place.again), DrawnSheet(SheetWishes(again=place.again)))
        self._wishes = held.wishes
        self.view.say("")
        if held.sheet is None:
            self._make()
        else:
            self._show_wishes()
            self._sheet = held.sheet
            self._take(held.pdf)

    def leave(self) -> None:
        """Stop what is being made, and leave no copy of the sheet behind."""
        self._making.drop()
        self.view.progress.end()
        self.view.pages.show_pdf(b"")

    def _hold(self, *, went_out: bool) -> None:
        """Remember how the sheet is wanted, and the sheet itself once it has left the program."""
        sheet, pdf = (self._sheet, self._pdf) if went_out else (None, b"")
        self._drawn[self._study, self._wishes.again] = DrawnSheet(self._wishes, sheet, pdf)

    def _today(self) -> date:
        return utc_day(self._now())

    def _make(self) -> None:
        self._making.drop()
        self.view.progress.end()
        standing, today = self._standings.of(self._study), self._today()
        self._show_wishes()
        asked = asked_of(standing, self._wishes)
        if not asked:
            self.view.pages.show_pdf(b"")
            return
        reply_by = reply_day(self._wishes, today)
        identity = str(uuid4())
        sheet = drawn_up(identity, standing, asked, made_on=today, reply_by=reply_by, formal=not self._wishes.plain)
        occasion = Occasion(today, questions=tuple(one.question for one in asked), enclosed=True, reply_by=reply_by)
        kind = LetterKind.FIRST
        letter = compose(kind, standing, occasion) if self._wishes.cover else None
        settings = self._vault.settings()
        work = partial(
            make_sheet, sheet, letter, self._fonts,
            fillable=self._wishes.kind is Kind.FILL, letter_paper=settings.letter_paper, large=settings.large_print,
        )  # fmt: skip
        self._sheet = sheet
        self.view.withhold(tr("The sheet is still being made."))
        self.view.progress.begin(tr("Making the sheet"))
        self._pdf = b""
        self._making.start(lambda tick: work(_tick=tick), self._show)

    def _show_wishes(self) -> None:
        self.view.show_state(sheet_state(self._standings.of(self._study), self._wishes, today=self._today()))

    def _show(self, outcome: Outcome[bytes]) -> None:
        self.view.progress.end()
        match outcome:
            case Done(content):
                self._take(content)
            case Failed(error):
                raise error
            case _:
                self.view.withhold(tr("It was stopped. Change how it should be, and it is made again."))
                self.view.say(tr("Stopped. Nothing was saved."))

    def _take(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.view.pages.show_pdf(pdf)
        self.view.withhold("")

    def _change_wish(self, name: str, value: object) -> None:
        match name:
            case "wording":
                self._wishes = replace(self._wishes, plain=value == "plain")
            case "kind":
                self._wishes = replace(self._wishes, kind=Kind(str(value)))
            case "own":
                own = set(self._wishes.own) ^ {str(value)}
                self._wishes = replace(self._wishes, own=tuple(sorted(own)))
            case _:
                wish: dict[str, Any] = {name: value}
                self._wishes = replace(self._wishes, **wish)
        self._hold(went_out=False)
        self.view.say("")
        self._make()

    def _save(self) -> None:
        assert self._sheet is not None
        target = self.view.choose_target(f"questions-{short_id(self._sheet.id)}.pdf")
        if target is None:
            return
        self._hold(went_out=True)
        next_step = tr("Send it as you like; Askfirst sends nothing. Then press “I have sent it”.")
        self.view.say(saved(target, self._pdf, next_step=next_step))

    def _print(self) -> None:
        if self.view.pages.print_pages(letter=self._vault.settings().letter_paper):
            self._hold(went_out=True)
            self.view.say(tr("Sent to the printer. When it has gone out, press “I have sent it”."))

    def _record_sent(self) -> None:
        """Note that the sheet went out; its questions that nobody asked before now wait for an answer."""
        assert self._sheet is not None
        standing, sheet = self._standings.of(self._study), self._sheet
        at = moment_on(self.view.sent_on.day, now=self._now())
        fresh = [one.question for one in sheet.asked if standing.state(one.question) is State.NOT_ASKED]
        answers = tuple(Answer(question.id, at, State.AWAITING) for question in fresh)
        count = len(sheet.asked)
        words = ntr("Sheet {id}, {n} question", "Sheet {id}, {n} questions", count)
        event = Event(at, EventKind.SHEET_SENT, words.format(id=short_id(sheet.id), n=count), sheet.reply_by)
        try:
            self._changed(self._vault.record(self._study, answers=answers, events=(event,)))
        except StoreFault as fault:
            self.view.say(str(fault))
            return
        self._drawn.pop((self._study, self._wishes.again), None)
        self.view.sent_on.show_day(self._today(), latest=self._today())
        self._go(Exchange(self._study))
