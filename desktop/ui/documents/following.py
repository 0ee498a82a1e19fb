"""Follows the quotes from older versions into a newer one, off the window's thread."""

from collections.abc import Iterator
from functools import partial

from desktop.core.document import DocumentText
from desktop.core.revisions import Followed
from desktop.i18n import tr
from desktop.store.vault import Vault
from desktop.ui.documents.changes_state import changes_state, follow_quotes
from desktop.ui.documents.paper import OpenDocument
from desktop.ui.documents.reader_view import ReaderPage
from desktop.ui.jobs import Done, Errand, Failed, Jobs, Outcome
from desktop.ui.standings import Standings


class Following:
    """Shows what became of the quotes; the quotes are those that count now."""

    def __init__(self, view: ReaderPage, *, vault: Vault, standings: Standings, jobs: Jobs) -> None:
        self._view = view
        self._vault = vault
        self._standings = standings
        self._errand = Errand(jobs)
        view.progress.stop_wanted.connect(self._errand.stop)

    def drop(self) -> None:
        """Nobody wants it any more."""
        self._errand.drop()

    def begin(self, opened: OpenDocument) -> None:
        """Compare the quotes with a document that is a newer version of another."""
        standing = self._standings.of(opened.document.study)
        older = tuple(self._older(opened))
        self._view.progress.begin(tr("Comparing your quotes"))
        work = partial(follow_quotes, tuple(standing.answers.values()), older, opened.text)
        self._errand.start(work, partial(self._take_in, opened), self._view.progress.tell)

    def _older(self, opened: OpenDocument) -> Iterator[tuple[str, DocumentText]]:
        """The versions before, the newest of them first."""
        known = {document.id: document for document in self._vault.documents(opened.document.study)}
        document = known.get(opened.document.newer_of or "")
        while document is not None:
            text = self._vault.document_text(document.id)
            if text is not None:
                yield document.sha256, text
            document = known.get(document.newer_of or "")

    def _take_in(self, opened: OpenDocument, outcome: Outcome[tuple[Followed, ...]]) -> None:
        self._view.progress.end()
        match outcome:
            case Done(found):
                known = {document.id: document.name for document in self._vault.documents(opened.document.study)}
                older = known.get(opened.document.newer_of or "", "")
                standing = self._standings.of(opened.document.study)
                self._view.show_changes(changes_state(standing, found, opened.paper, older=older))
            case Failed(error):
                raise error
            case _:
                pass
