"""Reading a document off the window's thread, and keeping it in the vault."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from desktop.core.document import DocumentText
from desktop.core.progress import Tick
from desktop.core.unreadable import LARGEST, Reason, Unreadable
from desktop.i18n import tr
from desktop.store.documents import NewDocument
from desktop.store.faults import StoreFault
from desktop.store.transfer import read_bytes
from desktop.store.vault import Changes, Vault
from desktop.ui.documents.list_state import same_file_words
from desktop.ui.jobs import Done, Errand, Failed, Jobs, Outcome
from desktop.ui.widgets.progress import Progress
from desktop.words.reading import document_unreadable_words

PASTED = "pasted.txt"
"""The name that says of pasted words that they are plain text."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be read: bytes with the name to show and where they are from."""

    study: str
    name: str
    source: str
    content: bytes
    newer_of: str | None = None
    hint: str = ""


def read_given(given: Given, tick: Tick) -> DocumentText:
    """The text of what was given; what reads it is imported here, by whoever first opens a document."""
    from desktop.reading.documents import read_document

    return read_document(given.content, name=given.hint or given.name, tick=tick)


class Opening:
    """Reads what the person gives, one document at a time. Nothing is kept of what cannot be read."""

    def __init__(
        self,
        *,
        vault: Vault,
        jobs: Jobs,
        now: Callable[[], datetime],
        changed: Callable[[Changes], None],
        progress: Progress,
        say: Callable[[str], None],
        opened: Callable[[Given, str], None],
    ) -> None:
        self._vault = vault
        self._errand = Errand(jobs)
        self._now = now
        self._changed = changed
        self._progress = progress
        self._say = say
        self._opened = opened
        progress.stop_wanted.connect(self._errand.stop)

    def drop(self) -> None:
        """The person goes elsewhere: what is under way is wanted no more."""
        self._errand.drop()
        self._progress.end()

    def open_file(self, path: Path, *, study: str, newer_of: str | None = None) -> None:
        """Read a file that the person chose."""
        try:
            content = read_bytes(path, most=LARGEST + 1)
        except StoreFault as fault:
            self._say(str(fault))
            return
        self.open(Given(study, path.name, path.name, content, newer_of))

    def open(self, given: Given) -> None:
        """Read it, unless it is here already."""
        self.drop()
        self._say("")
        if len(given.content) > LARGEST:
            self._say(document_unreadable_words(Reason.TOO_LARGE, name=given.name))
            return
        sha256 = hashlib.sha256(given.content).hexdigest()
        same = next((one for one in self._vault.documents(given.study) if one.sha256 == sha256), None)
        if same is not None:
            if same.put_away:
                self._changed(self._vault.put_document_away(given.study, same.id, away=False))
            self._say(same_file_words(same))
            return
        self._progress.begin(tr("Reading {name}").format(name=given.name))
        self._errand.start(partial(read_given, given), partial(self._take_in, given), self._progress.tell)

    def _take_in(self, given: Given, outcome: Outcome[DocumentText]) -> None:
        self._progress.end()
        match outcome:
            case Done(text):
                self._keep(given, text)
            case Failed(Unreadable() as fault):
                self._say(document_unreadable_words(fault.reason, name=given.name))
            case Failed(error):
                raise error
            case _:
                self._say(tr("Stopped. Nothing of {name} was kept.").format(name=given.name))

    def _keep(self, given: Given, text: DocumentText) -> None:
        new = NewDocument(
            id=str(uuid4()),
            name=given.name,
            source=given.source,
            added_at=self._now(),
            text=text,
            content=given.content,
            cut=text.cut,
            newer_of=given.newer_of,
        )
        try:
            self._changed(self._vault.add_document(given.study, new))
        except StoreFault as fault:
            self._say(str(fault))
            return
        self._opened(given, new.id)
