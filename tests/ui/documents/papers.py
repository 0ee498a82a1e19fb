"""The room "Documents" over a real vault, with an invented form in it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.catalog.shelf import Shelf
from desktop.core.document import DocumentKind, DocumentText
from desktop.core.online import Fetched, Request
from desktop.core.progress import Tick
from desktop.core.study import Answer, Study
from desktop.paths import questionnaires_folder
from desktop.store.documents import NewDocument
from desktop.store.vault import Vault
from desktop.ui.application import prepare_application
from desktop.ui.documents.in_hand import DocumentsInHand
from desktop.ui.documents.list_view import ListPage
from desktop.ui.documents.reader_view import ReaderPage
from desktop.ui.documents.room import DocumentsRoom
from desktop.ui.jobs import Jobs
from desktop.ui.places import Documents, Place
from desktop.ui.standings import Standings
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.window import Window

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
NOISE = "We train the model with differential privacy: calibrated noise is added in training."
LEAVE = "You can withdraw from the study at any time. The model is not retrained without you."
KEEP = "Records are stored for ten years after the end of the study and then destroyed."
PAGES = (f"Information for people who take part 😀.\n\n{NOISE}", f"If you change your mind\n\n{LEAVE}", KEEP)
FORM = NewDocument(
    "d1", "form.pdf", "form.pdf", NOW, DocumentText(DocumentKind.PDF, PAGES, paged=True), "\f".join(PAGES).encode()
)


class Hand:
    """The room's pages with their presenters over a vault, and what they told."""

    def __init__(self, vault: Vault, own: Path, hands: dict[str, DocumentsInHand]) -> None:
        self.application = prepare_application()
        self.went: list[Place] = []
        self.asked: list[Request] = []
        self.opened: list[str] = []
        self.copied: list[str] = []
        self.browser = True
        self.brings: Callable[[Request, Tick], Fetched] = lambda request, _tick: Fetched(request)
        self.vault, self.hands = vault, hands
        self.jobs = Jobs()
        self.standings = Standings(vault, Shelf(questionnaires_folder(), own))
        self.room = DocumentsRoom(
            Theme(LIGHT), vault=vault, hands=hands, standings=self.standings, jobs=self.jobs, now=lambda: NOW,
            go=self._go, changed=lambda _changes: self.standings.changed(), fetch=self._fetch,
            open_link=self._open, copy=self.copied.append,
        )  # fmt: skip
        self.window = Window(Theme(LIGHT))
        self.window.resize(1280, 832)

    def _fetch(self, request: Request, tick: Tick) -> Fetched:
        self.asked.append(request)
        return self.brings(request, tick)

    def _open(self, link: str) -> bool:
        self.opened.append(link)
        return self.browser

    def _go(self, place: Place) -> None:
        self.went.append(place)
        if isinstance(place, Documents):
            self.go(place)

    def go(self, place: Documents) -> None:
        """Leave the page in hand, and show another."""
        if self.window.isVisible():
            self.room.leave()
        self.room.enter(place)
        self.window.show_page(self.room.view)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Let all work come to its end."""
        for _ in range(3):
            self.jobs.wait()
            QApplication.processEvents()

    @property
    def list(self) -> ListPage:
        return self.room.list.view

    @property
    def reader(self) -> ReaderPage:
        return self.room.reader.view

    @property
    def said(self) -> str:
        """What the list says came of the last thing done."""
        return self.list._outcome._text.accessibleName() if self.list._outcome.isVisible() else ""

    @property
    def outcome(self) -> str:
        """What the reader says came of it."""
        return self.reader.outcome._words.accessibleName() if self.reader.outcome.isVisible() else ""

    @property
    def study(self) -> Study:
        return self.vault.study("s")

    @property
    def newest(self) -> Answer:
        return self.study.answers[-1]
