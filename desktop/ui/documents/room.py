"""The room "Documents": the list, or the reader where a document is in hand."""

from collections.abc import Callable
from typing import Any

from desktop.store.vault import Vault
from desktop.ui.documents.in_hand import DocumentsInHand
from desktop.ui.documents.list_presenter import ListPresenter
from desktop.ui.documents.list_view import ListPage
from desktop.ui.documents.reader_presenter import ReaderPresenter
from desktop.ui.documents.reader_view import ReaderPage
from desktop.ui.fetching import Fetch
from desktop.ui.places import Documents, Place
from desktop.ui.theme import Theme
from desktop.ui.widgets.page import Page


class DocumentsRoom:
    """Two pages of one room; `needs` are those of both presenters, the others those of the list alone."""

    def __init__(
        self,
        theme: Theme,
        *,
        vault: Vault,
        hands: dict[str, DocumentsInHand],
        fetch: Fetch,
        open_link: Callable[[str], bool],
        copy: Callable[[str], None],
        **needs: Any,
    ) -> None:
        self._vault = vault
        self._hands = hands
        self.list = ListPresenter(
            ListPage(theme), vault=vault, hands=hands, fetch=fetch, open_link=open_link, copy=copy, **needs
        )
        self.reader = ReaderPresenter(ReaderPage(theme), vault=vault, hands=hands, **needs)
        self._reads = False
        self._listed = Documents("")

    @property
    def view(self) -> Page:
        """The page in front."""
        return self.reader.view if self._reads else self.list.view

    @property
    def place(self) -> Documents:
        """Where the person is."""
        return self.reader.place if self._reads else self._listed

    def enter(self, place: Place) -> None:
        """Show a document; the list where none is asked for, or there is none on which a question could be asked."""
        assert isinstance(place, Documents)
        known = {document.id: document for document in self._vault.documents(place.study)}
        last = self._hands.get(place.study, DocumentsInHand()).last
        wanted = place.document or (known and place.question and (last or list(known)[-1])) or ""
        self._reads = wanted in known
        if self._reads:
            self.reader.enter(known[wanted], question=place.question)
        else:
            self.list.enter(place.study)
            self._listed = Documents(place.study)

    def leave(self) -> None:
        """Hold what is in hand."""
        if self._reads:
            self.reader.leave()
        else:
            self.list.leave()
