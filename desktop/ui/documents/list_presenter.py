"""Joins the list of documents with the reading of them and the vault."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from desktop.i18n import tr
from desktop.store.faults import StoreFault
from desktop.store.vault import Changes, Vault
from desktop.ui.documents.in_hand import DocumentsInHand
from desktop.ui.documents.linking import Linking
from desktop.ui.documents.list_state import DocumentRow, list_state
from desktop.ui.documents.list_view import ListPage, ask_for_document
from desktop.ui.documents.opening import PASTED, Given, Opening
from desktop.ui.fetching import Fetch
from desktop.ui.jobs import Jobs
from desktop.ui.places import Documents, Place
from desktop.ui.reply.draft import readable
from desktop.ui.standings import Standings


class ListPresenter:
    """Shows which documents there are, and takes in others. A pasted text stays in hand until it is kept."""

    def __init__(
        self,
        view: ListPage,
        *,
        vault: Vault,
        standings: Standings,
        jobs: Jobs,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        changed: Callable[[Changes], None],
        hands: dict[str, DocumentsInHand],
        fetch: Fetch,
        open_link: Callable[[str], bool],
        copy: Callable[[str], None],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._go = go
        self._hands = hands
        self._study = ""
        self._changed = changed
        self._unfolded = False
        self.opening = Opening(
            vault=vault, jobs=jobs, now=now, changed=changed, progress=view.progress, say=self._tell,
            opened=self._show_new,
        )  # fmt: skip
        self._linking = Linking(
            view, self.opening, vault=vault, jobs=jobs, now=now, changed=changed, fetch=fetch, open_link=open_link,
            copy=copy,
        )  # fmt: skip
        view.document_wanted.connect(lambda document: go(Documents(self._study, document)))
        view.file_wanted.connect(lambda: self._choose(tr("Open a document"), None))
        view.newer_wanted.connect(lambda document: self._choose(tr("Open a newer version"), document))
        view.paste_wanted.connect(self._keep_pasted)
        view.away_wanted.connect(self._put_away)
        view.fold_wanted.connect(self._fold)

    def enter(self, study: str) -> None:
        """Show a study's documents."""
        self._study, self._unfolded = study, False
        self.view.say("")
        self._show()
        hand = self._hands.get(study, DocumentsInHand())
        self.view.form.show_written(hand.name, hand.text)
        self.view.form.setVisible(bool(hand.name or hand.text))
        self.view.link_form.show_link(hand.link)
        self.view.link_form.setVisible(bool(hand.link) and not self.view.form.isVisibleTo(self.view))
        self._linking.begin(study)
        self.view.to_top()

    def _show(self) -> None:
        documents, answers = self._vault.documents(self._study), self._standings.of(self._study).answers
        self.view.show_state(list_state(documents, answers, unfolded=self._unfolded))

    def _tell(self, sentence: str) -> None:
        """Say what came of opening a file; one that was put away may stand in the list again."""
        if sentence:
            self._show()
        self.view.say(sentence)

    def _fold(self) -> None:
        self._unfolded = not self._unfolded
        self._show()

    def _put_away(self, row: DocumentRow) -> None:
        """Put a document away, or bring it back."""
        away = not row.put_away
        try:
            self._changed(self._vault.put_document_away(self._study, row.id, away=away))
        except StoreFault as fault:
            self.view.say(str(fault))
            return
        self._show()
        self.view.say(tr("Put away. Quotes from it stay, and you can bring it back below the list.") if away else "")

    def leave(self) -> None:
        """Stop reading, and hold what is pasted and not kept yet."""
        self.opening.drop()
        self._linking.abandon()
        self._hold(*self.view.form.written)

    def _hold(self, name: str, text: str) -> None:
        hand, link = self._hands.get(self._study, DocumentsInHand()), self.view.link_form.link.text()
        if (hand.name, hand.text, hand.link) != (name, text, link):
            self._hands[self._study] = replace(hand, name=name, text=text, link=link)

    def _choose(self, title: str, newer_of: str | None) -> None:
        path = ask_for_document(self.view, title=title)
        if path is not None:
            self.opening.open_file(path, study=self._study, newer_of=newer_of)

    def _keep_pasted(self) -> None:
        name, text = self.view.form.written
        self._hold(name, text)
        if not text.strip():
            self.view.say(tr("There is nothing to keep yet. Paste the text first."))
            return
        source, content = tr("pasted text"), readable(text).encode()
        self.opening.open(Given(self._study, name or tr("Pasted text"), source, content, hint=PASTED))

    def _show_new(self, given: Given, document: str) -> None:
        """A text or a link that is kept is in hand no more."""
        if given.hint == PASTED:
            self.view.form.show_written("", "")
        self.view.link_form.show_link("")
        self._hold(*self.view.form.written)
        if given.newer_of is not None:
            hand = self._hands.get(given.study, DocumentsInHand())
            self._hands[given.study] = hand.beginning_with_changes(document)
        self._go(Documents(given.study, document))
