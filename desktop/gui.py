"""The composition root: the only place that builds everything and joins it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.catalog.faults import BrokenQuestionnaire
from desktop.catalog.shelf import Shelf
from desktop.core.study import Study
from desktop.drawing.exhibit import Exhibit
from desktop.i18n import tr
from desktop.paths import questionnaires_folder, resources_folder
from desktop.store.copies import copies, copies_folder, erase, make_copy, restore_copy
from desktop.store.faults import NotAVault, StoreFault
from desktop.store.opening import open_vault
from desktop.store.settings import Settings as KeptSettings
from desktop.store.vault import Added, Changes, Vault
from desktop.ui.application import copy_text, let_run, open_link
from desktop.ui.fetching import Fetch, go_online
from desktop.ui.jobs import Jobs, Outcome
from desktop.ui.memory import Memory
from desktop.ui.places import Home, Interview, Place, Report, Settings, StudyPlace, Summary
from desktop.ui.rail.state import home_rail
from desktop.ui.rooms import Room, Rooms
from desktop.ui.standings import NoQuestionnaire, Standings
from desktop.ui.theme import LIGHT, Theme, chosen_theme, palette
from desktop.ui.trouble import TroublePage, Way, choose_vault, missing_words
from desktop.ui.window import Window
from desktop.words.dates import moment_words


class Desk:
    """An open vault with its window. A page is built when it is first gone to, and anew when the look changes."""

    def __init__(
        self, application: QApplication, path: Path, *, own: Path, now: Callable[[], datetime], fetch: Fetch = go_online
    ) -> None:
        self._application = application
        self._system_palette = application.palette()
        self.path = path
        self._now = now
        self._fetch = fetch
        self._jobs = Jobs()
        self._shelf = Shelf(questionnaires_folder(), own)
        self._vault: Vault | None = None
        self._room: Room | None = None
        self._place: Place = Home()
        self._study = ""
        self._memory = Memory()
        self.window = Window(Theme(LIGHT))
        self._application.styleHints().colorSchemeChanged.connect(self._follow_system)

    def open(self) -> None:
        """Open the vault and show Home; where it cannot be opened, say so with the ways on."""
        try:
            self._vault = open_vault(self.path, now=self._now())
        except StoreFault as fault:
            self._build_window(KeptSettings())
            self._show_vault_trouble(fault)
            return
        self._standings = Standings(self._vault, self._shelf)
        self._build_window(self._vault.settings())
        self.go(Home())
        QTimer.singleShot(0, self._copy_vault)

    def close(self) -> None:
        """Keep what stands in the fields, end all work and close the vault."""
        self._leave_room()
        self._jobs.shut_down()
        if self._vault is not None:
            self._vault.close()
            self._vault = None
        self._memory = Memory()

    def _leave_room(self) -> None:
        if self._room is not None:
            self._room.leave()
            self._note_place(self._room)
            self._room = None

    def _note_place(self, room: Room) -> None:
        self._place = getattr(room, "place", self._place)

    def _may_close(self) -> bool:
        """Whether the window may go: at once where everything is kept, else if the person says so."""
        from desktop.ui.leaving import ask_to_leave, unkept_words

        self._leave_room()
        what = unkept_words(self._memory)
        if what and not ask_to_leave(self.window, what):
            self.go(self._place)
            return False
        return True

    def _copy_vault(self) -> None:
        folder = copies_folder(self.path)
        self._jobs.start(lambda _tick: make_copy(self.path, folder, now=self._now()), _ignore)

    def _build_window(self, settings: KeptSettings) -> None:
        old, self._room = self.window, None
        self.theme = chosen_theme(settings.theme, settings.text_size / 100, self._system_palette)
        self._application.setPalette(palette(self.theme.inks))
        self.window = Window(self.theme)
        self._rooms = self._make_rooms()
        self.window.wanted.connect(self.go)
        self.window.closing.connect(self.close)
        self.window.may_close = self._may_close
        self.window.setWindowIcon(QIcon(str(resources_folder() / "icons" / "askfirst.svg")))
        self.window.take_place_of(old)
        self._gone = old  # held until the loop deletes it: collected sooner, it falls apart while it hears events

    def _make_rooms(self) -> Rooms:
        return Rooms(
            theme=self.theme,
            shelf=self._shelf,
            jobs=self._jobs,
            now=self._now,
            go=self.go,
            changed=self._changed,
            say=self._say_trouble,
            open_example=self.open_example,
            bring_in=self._bring_in_chosen,
            look_changed=self.refresh_look,
            restore=self._restore,
            erase=self._erase,
            ask_about=self._ask_about,
            memory=self._memory,
            add_exhibit=self._add_exhibit,
            study_in_hand=self._study_in_hand,
            open_link=open_link,
            copy=copy_text,
            fetch=self._fetch,
        )

    def refresh_look(self) -> None:
        """Build the window anew with the look that is set, and stay where the person is."""
        if self._vault is None:
            return
        self._leave_room()
        self._build_window(self._vault.settings())
        self.go(self._place)

    def _follow_system(self) -> None:
        if self._vault is not None and self._vault.settings().theme == "system":
            self.refresh_look()

    def go(self, place: Place) -> None:
        """Leave the page in hand and show another."""
        self._leave_room()
        if self._vault is None:
            return
        try:
            room = self._rooms.room_of(place, self._vault, self._standings)
            room.enter(place)
            self._place, self._room = place, room
            self._note_place(room)
            self._study = getattr(self._place, "study", self._study)
            self.window.show_page(room.view)
            self._show_rail()
        except NoQuestionnaire as missing:
            self._show_study_trouble(missing)
        except StoreFault as fault:
            self._show_trouble(tr("This cannot be shown."), str(fault), (self._way_home(),))

    def _way_home(self) -> Way:
        return tr("Back to your studies"), partial(self.go, Home())

    def _show_rail(self) -> None:
        assert self._vault is not None
        place, sent = self._place, self._vault.request_count()
        if isinstance(place, StudyPlace):
            from desktop.ui.rail.study import study_rail

            self.window.show_rail(study_rail(place, self._standings.of(place.study), sent=sent))
        else:
            self.window.show_rail(home_rail(place, sent=sent))

    def _changed(self, _changes: Changes) -> None:
        """Something was written: what is remembered of those studies is out of date."""
        self._standings.changed()
        if self._room is not None:
            self._note_place(self._room)
            self._show_rail()

    def _study_in_hand(self) -> str:
        """The study that was last in hand, else the newest; an empty word where there is none."""
        assert self._vault is not None
        rows = self._vault.studies(method=self._standings.method, archived=False)
        ids = [row.id for row in rows]
        return self._study if self._study in ids else ids[0] if ids else ""

    def _ask_about(self, question: str) -> None:
        """Show a question in the study in hand, else in the example."""
        self.go(Interview(self._study_in_hand() or self.open_example(), question))

    def _add_exhibit(self, exhibit: Exhibit) -> None:
        """Put a page from the lab into the report of the study in hand; it is kept in memory alone."""
        if study := self._study_in_hand():
            self._memory.exhibits[study] = exhibit
            self.go(Report(study))

    def open_example(self) -> str:
        """Bring the example into the vault, once, and show where it stands; its id."""
        return self.bring_in(resources_folder() / "example-study.json").study

    def bring_in(self, path: Path) -> Added:
        """Bring a study file into the vault, and show where the study stands."""
        from desktop.store.transfer import import_file

        assert self._vault is not None
        added = import_file(self._vault, path, self._shelf.find)
        self._standings.changed()
        self.go(Summary(added.study))
        return added

    def _bring_in_chosen(self, path: Path) -> None:
        """The same for a file that the person chose, which may be anything."""
        try:
            self.bring_in(path)
        except (StoreFault, BrokenQuestionnaire) as fault:
            self._show_trouble(tr("That file was not taken."), str(fault), (self._way_home(),))

    def set_look(self, *, theme: str, text_size: int) -> None:
        """Keep a look and take it on."""
        assert self._vault is not None
        self._vault.keep_settings(replace(self._vault.settings(), theme=theme, text_size=text_size))
        self.refresh_look()

    def settle(self, *, rest: int = 0) -> None:
        """Let work and layout that is under way come to its end; `rest` gives drawing threads so many milliseconds."""
        for _ in range(3):
            self._jobs.wait()
            self._application.processEvents()
            self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self._room is not None:
            self._room.view.finish_motion()
        if rest:
            let_run(rest)

    def _show_trouble(self, title: str, sentence: str, ways: tuple[Way, ...], *, study: Study | None = None) -> None:
        page = TroublePage(self.theme)
        page.show_trouble(title, sentence, ways, study=study)
        self.window.show_page(page)

    def show_mistake(self, details: str) -> None:
        """Show a mistake of the program on a page of its own, with the words to send on."""
        sentence = tr("This is a mistake in Askfirst. What was saved before is still there. {details}")
        self._show_trouble(tr("Askfirst made a mistake."), sentence.format(details=details), (self._way_home(),))

    def _say_trouble(self, sentence: str) -> None:
        self._show_trouble(tr("That was not saved."), sentence, ((tr("Go on"), partial(self.go, self._place)),))

    def _show_study_trouble(self, missing: NoQuestionnaire) -> None:
        ways = (self._way_home(), (tr("Settings"), partial(self.go, Settings())))
        self._show_trouble(tr("This study cannot be scored now."), missing_words(missing), ways, study=missing.study)

    def _show_vault_trouble(self, fault: StoreFault) -> None:
        """Only a vault that is damaged is offered its newest copy: what is merely out of reach is all there."""
        ways: list[Way] = [(tr("Open another vault"), self._choose_vault), (tr("Try again"), self.open)]
        newest = next(iter(copies(copies_folder(self.path))), None)
        if newest is not None and isinstance(fault, NotAVault):
            words = tr("Restore the copy of {day}").format(day=moment_words(newest.made_at))
            ways.append((words, partial(self._restore, newest.path)))
        self._show_trouble(tr("Your studies cannot be opened."), str(fault), tuple(ways))

    def _choose_vault(self) -> None:
        chosen = choose_vault(self.window, self.path.parent)
        if chosen is not None:
            self.path = chosen
            self.open()

    def _restore(self, copy: Path) -> None:
        """Put a copy in the vault's place."""
        self._with_vault_closed(lambda: restore_copy(copy, self.path, now=self._now()))

    def _erase(self) -> None:
        """Remove the vault with its copies, and begin anew."""
        self._with_vault_closed(lambda: erase(self.path))

    def _with_vault_closed(self, work: Callable[[], None]) -> None:
        """Close the vault, do something to its file, and open it."""
        self.close()
        try:
            work()
        except StoreFault as fault:
            self._show_vault_trouble(fault)
            return
        self.open()


def _ignore(_outcome: Outcome[Path | None]) -> None:
    """A copy that could not be made now is made the next time."""
