"""Looking up under hand and key: a page with its presenter over a vault, and a registry that says what a test wants."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtWidgets import QApplication, QLabel

from desktop.core.online import Fetched, Request
from desktop.core.progress import Tick
from desktop.core.study import Context, Study
from desktop.store.requests import LoggedRequest
from desktop.store.vault import Vault
from desktop.ui.jobs import Jobs
from desktop.ui.lookup.in_hand import LookedUp
from desktop.ui.lookup.presenter import LookUpPresenter
from desktop.ui.lookup.view import LookUpPage
from desktop.ui.places import LookUp, Place
from desktop.ui.sheet.drawn import DrawnSheet
from desktop.ui.standings import Standings
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.window import Window
from tests.registries import clinicaltrials

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PASTED = json.dumps(clinicaltrials())


def blank_study() -> Study:
    """A study of which nothing is told yet."""
    return Study("s", "", "", date(2026, 11, 24), "model-inversion", "1.0", Context())


class Registry:
    """Answers requests with what it is told to; remembers what it was asked, and what the log said by then."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.asked: list[Request] = []
        self.brings: Callable[[Request, Tick], Fetched] = lambda request, _tick: Fetched(request)

    def __call__(self, request: Request, tick: Tick) -> Fetched:
        self.asked.append(request)
        return self.brings(request, tick)


class Hand:
    """What a person does on the page, and what came of it."""

    def __init__(self, vault: Vault, standings: Standings) -> None:
        self.page = LookUpPage(Theme(LIGHT))
        self.vault, self.standings = vault, standings
        self.jobs = Jobs()
        self.registry = Registry(vault)
        self.went: list[Place] = []
        self.opened: list[str] = []
        self.copied: list[str] = []
        self.writes = 0
        self.browser = True
        self.lookups: dict[str, LookedUp] = {}
        self.drawn: dict[tuple[str, bool], DrawnSheet] = {}
        self.presenter = LookUpPresenter(
            self.page, vault=vault, standings=standings, now=lambda: NOW, go=self.went.append, changed=self._change,
            jobs=self.jobs, fetch=self.registry, open_link=self._open, copy=self.copied.append,
            lookups=self.lookups, drawn=self.drawn,
        )  # fmt: skip
        self.window = Window(Theme(LIGHT))
        self.enter()
        self.window.show_page(self.page)
        self.window.resize(1280, 832)
        self.window.show()

    def _change(self, _changes: object) -> None:
        self.writes += 1
        self.standings.changed()

    def _open(self, link: str) -> bool:
        self.opened.append(link)
        return self.browser

    def enter(self, *, new: bool = False) -> None:
        self.presenter.enter(LookUp("s", new=new))

    def settle(self) -> None:
        """Let what is under way come to its end."""
        for _ in range(3):
            self.jobs.wait()
            QApplication.processEvents()

    def paste(self, text: str) -> None:
        """Paste over what stands in the field."""
        data = QMimeData()
        data.setText(text)
        self.page.question.field.selectAll()
        self.page.question.field.insertFromMimeData(data)

    def look_up(self, text: str) -> None:
        """Paste a text and look it up."""
        self.paste(text)
        self.page.question.look.click()
        self.settle()

    def open(self, path: Path) -> None:
        """Choose a file."""
        self.presenter.open_file(path)
        self.settle()

    def ask(self) -> None:
        """Say yes to what would be sent."""
        assert self.page.question.consent is not None
        self.page.question.consent.ask.click()

    def close(self) -> None:
        """End all work, and delete the window here: collected later, a worker of another test might tear it down."""
        self.presenter.leave()
        self.jobs.shut_down()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def words(self) -> str:
        """Every text in sight."""
        QApplication.processEvents()
        return "\n".join(label.accessibleName() for label in self.page.findChildren(QLabel) if label.isVisible())

    @property
    def study(self) -> Study:
        return self.vault.study("s")

    @property
    def log(self) -> tuple[LoggedRequest, ...]:
        return self.vault.requests()
