"""Joins "Look it up" with the vault and the one way online: nothing is sent before a yes, nothing kept unasked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from desktop.core.progress import Tick
from desktop.core.registry import RegistryRecord
from desktop.core.registry_file import LARGEST, UnreadableRecord, record_from_bytes
from desktop.core.registry_number import NumberFault, RegistryNumber
from desktop.core.study import Event, EventKind
from desktop.i18n import tr
from desktop.store.faults import StoreFault
from desktop.store.transfer import read_bytes
from desktop.store.vault import Changes, Vault
from desktop.ui.fetching import Fetch
from desktop.ui.jobs import Done, Errand, Failed, Jobs, Outcome
from desktop.ui.lookup.asking import Answered, Asking, record_in, request_of
from desktop.ui.lookup.in_hand import LookedUp, Source
from desktop.ui.lookup.recognise import Recognised, recognised
from desktop.ui.lookup.state import lookup_state, note_of, questions_to_send, text_of
from desktop.ui.lookup.taking import first_choices, study_with
from desktop.ui.lookup.view import LookUpPage
from desktop.ui.places import Details, Interview, LookUp, NewStudy, Place, SheetOut
from desktop.ui.sheet.drawn import DrawnSheet
from desktop.ui.sheet.state import OWN, SheetWishes
from desktop.ui.standings import Standings
from desktop.words.online import trouble_sentence
from desktop.words.registry import number_fault_words, unreadable_record_words


def read_record(data: bytes, _tick: Tick) -> RegistryRecord:
    """The record in a file."""
    return record_from_bytes(data)


class LookUpPresenter:
    """Tells what was typed, asks before it asks, and takes of a record what the person takes."""

    def __init__(
        self,
        view: LookUpPage,
        *,
        vault: Vault,
        standings: Standings,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        changed: Callable[[Changes], None],
        jobs: Jobs,
        fetch: Fetch,
        open_link: Callable[[str], bool],
        copy: Callable[[str], None],
        lookups: dict[str, LookedUp],
        drawn: dict[tuple[str, bool], DrawnSheet],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._now = now
        self._go = go
        self._changed = changed
        self._errand = Errand(jobs)
        self._asking = Asking(self._errand, vault=vault, now=now, fetch=fetch, read=record_in, then=self._take_answer)
        self._open_link = open_link
        self._copy = copy
        self._lookups = lookups
        self._drawn = drawn
        self._place = LookUp("")
        view.question.look_wanted.connect(self._look)
        view.question.field.changed.connect(self._forget_request)
        view.question.file_wanted.connect(self._choose)
        view.question.field.file_dropped.connect(self.open_file)
        view.question.ask_wanted.connect(self._ask)
        view.question.browser_wanted.connect(self._open_request)
        view.page_wanted.connect(self._open_page)
        view.question.progress.stop_wanted.connect(self._errand.stop)
        view.chosen.connect(self._choose_fact)
        view.keep_wanted.connect(self._keep)
        view.other_wanted.connect(self._begin_another)
        view.question_wanted.connect(lambda question: go(Interview(self._study, question)))
        view.sheet_wanted.connect(self._make_sheet)
        view.back_wanted.connect(self._go_back)

    @property
    def _study(self) -> str:
        return self._place.study

    @property
    def _held(self) -> LookedUp:
        return self._lookups.get(self._study, LookedUp())

    def enter(self, place: Place) -> None:
        """Show what is in hand for this study, else an empty field, or its number."""
        assert isinstance(place, LookUp)
        self._place = place
        self._show()
        self.view.say("")

    def leave(self) -> None:
        """Hold what stands in the field; whatever is under way is stopped, and written down as stopped."""
        self._asking.abandon()
        self.view.question.wait_for("")
        self._hold_words()

    def _hold_words(self) -> None:
        held = self._held
        if held.record is None and self.view.question.field.words != text_of(held, self._standings.of(self._study)):
            self._lookups[self._study] = replace(held, text=self.view.question.field.words)

    def _change(self, **changes: Any) -> None:
        self._lookups[self._study] = replace(self._held, **changes)
        self._show()

    def _show(self) -> None:
        self.view.show_state(lookup_state(self._held, self._standings.of(self._study)))

    def _forget_request(self) -> None:
        """What stands in the field is not what was said, or asked, about it any more."""
        self.view.say("")
        if self._held.request is not None:
            self._change(request=None, text=self.view.question.field.words)

    def _look(self) -> None:
        if self._errand.under_way:
            return
        words = self.view.question.field.words
        self._change(text=words)
        self.view.question.wait_for(tr("Reading it"))
        self._errand.start(lambda _tick: recognised(words), self._tell)

    def _tell(self, outcome: Outcome[Recognised]) -> None:
        """Show what the text was recognised as."""
        self.view.question.wait_for("")
        match outcome:
            case Done(RegistryRecord() as record):
                self._take_in(record, source=Source.PASTED)
            case Done(RegistryNumber() as number):
                self._change(request=request_of(number))
            case Done(NumberFault() as fault):
                self.view.say(number_fault_words(fault))
            case Done(UnreadableRecord() as fault):
                self.view.say(unreadable_record_words(fault, name=tr("What you pasted")))
            case Failed(error):
                raise error
            case _:
                self.view.say(tr("Stopped. Nothing was kept."))

    def _take_in(self, record: RegistryRecord, **came: Any) -> None:
        choices = first_choices(record, self._standings.of(self._study).study)
        self.view.say("")
        self._change(record=record, request=None, choices=choices, kept=False, **came)

    def _choose(self) -> None:
        path = self.view.choose_file()
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a saved record and show what is in it."""
        try:
            data = read_bytes(path, most=LARGEST + 1)
        except StoreFault as fault:
            self.view.say(str(fault))
            return
        self._hold_words()
        self.view.question.wait_for(tr("Reading it"))
        self._errand.start(partial(read_record, data), partial(self._tell_file, path.name))

    def _tell_file(self, name: str, outcome: Outcome[RegistryRecord]) -> None:
        self.view.question.wait_for("")
        match outcome:
            case Done(record):
                self._take_in(record, source=Source.FILE, name=name)
            case Failed(UnreadableRecord() as fault):
                self.view.say(unreadable_record_words(fault, name=name))
            case Failed(error):
                raise error
            case _:
                self.view.say(tr("Stopped. Nothing was kept."))

    def _ask(self) -> None:
        """The person said yes: write the request down, then make it."""
        request = self._held.request
        if request is None or self._errand.under_way:
            return
        try:
            self._asking.begin(request, self.view.question.progress.tell)
        except StoreFault as fault:
            what = tr("{fault} Nothing was sent: every request is written down in the vault before it is made.")
            self.view.say(what.format(fault=fault))
            return
        self._changed(Changes(frozenset()))
        self.view.question.wait_for(tr("Asking {host}").format(host=request.host))

    def _take_answer(self, answered: Answered, unwritten: str) -> None:
        """Show the record, or why there is none; and what is in the way of writing that down, if anything is."""
        self.view.question.wait_for("")
        fetched, read = answered
        host, asked = fetched.request.host, fetched.request.about
        sentence = trouble_sentence(fetched)
        if isinstance(read, RegistryRecord):
            self._take_in(read, source=Source.ONLINE, name=host, asked=asked)
        elif read is not None:
            sentence = unreadable_record_words(read, name=tr("What {host} sent").format(host=host))
        self.view.say(" ".join(filter(None, (sentence, unwritten))))

    def _open_request(self) -> None:
        request = self._held.request
        if request is not None and self._opened(request.url):
            words = tr("It is open in your browser. Paste here what it shows, or save it and open the file.")
            self.view.say(words)
            self.view.question.mark_field()

    def _open_page(self) -> None:
        record = self._held.record
        if record is not None and self._opened(record.link):
            self.view.say(tr("It is open in your browser."))

    def _opened(self, link: str) -> bool:
        """Whether the browser took the link; where not, it is copied."""
        if self._open_link(link):
            return True
        self._copy(link)
        self.view.say(tr("No browser could be opened here, so the address was copied. Paste it into a browser."))
        return False

    def _choose_fact(self, key: str, on: object) -> None:
        self._change(choices={**self._held.choices, key: bool(on)})

    def _keep(self) -> None:
        """Take what was chosen into the study and note the whole record, in one transaction."""
        held = self._held
        if held.record is None or held.kept:
            return
        before = self._standings.of(self._study).study
        study = study_with(before, held.record, held.choices)
        event = Event(self._now(), EventKind.DOCUMENT_ADDED, note_of(held, held.record, before))
        try:
            self._changed(self._vault.describe_study(study, events=(event,)))
        except StoreFault as fault:
            self.view.say(str(fault))
            self.view.to_top()
            return
        self.view.say("")
        self._change(kept=True)

    def _begin_another(self) -> None:
        """Put the record away; what was typed is there again, a pasted record is not."""
        held = self._held
        text = held.text if held.source is not Source.PASTED else ""
        self._lookups[self._study] = LookedUp(text=text)
        self._show()
        self.view.question.mark_field()

    def _make_sheet(self) -> None:
        """Draw up a question sheet with the questions that the record suggests."""
        record = self._held.record
        if record is None:
            return
        waiting = self._drawn.get((self._study, False))
        if waiting is not None and waiting.sheet is not None:
            words = tr("A question sheet of this study is saved and not sent yet. Send it first, or change it there.")
            self.view.say(words)
            self.view.to_top()
            return
        own = questions_to_send(record, self._standings.of(self._study))
        self._drawn[self._study, False] = DrawnSheet(SheetWishes(selection=OWN, own=own))
        self._go(SheetOut(self._study))

    def _go_back(self) -> None:
        self._go(NewStudy(self._study, step=1) if self._place.new else Details(self._study))
