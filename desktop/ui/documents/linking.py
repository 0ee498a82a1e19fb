"""Gets the document behind a link: nothing is sent before a yes, and every request is written down."""

from collections.abc import Callable
from datetime import datetime

from desktop.core.online import Fetched, LinkFault, Request
from desktop.i18n import tr
from desktop.store.faults import StoreFault
from desktop.store.vault import Changes, Vault
from desktop.ui.documents.link_state import given_from, link_consent, request_behind
from desktop.ui.documents.list_view import ListPage
from desktop.ui.documents.opening import Opening
from desktop.ui.fetching import Fetch
from desktop.ui.jobs import Errand, Jobs
from desktop.ui.lookup.asking import Asking
from desktop.words.online import link_fault_words, trouble_sentence


class Linking:
    """Shows what would be sent for a link, asks after a yes, and hands on what came to be read."""

    def __init__(
        self,
        view: ListPage,
        opening: Opening,
        *,
        vault: Vault,
        jobs: Jobs,
        now: Callable[[], datetime],
        changed: Callable[[Changes], None],
        fetch: Fetch,
        open_link: Callable[[str], bool],
        copy: Callable[[str], None],
    ) -> None:
        self._view = view
        self._opening = opening
        self._changed = changed
        self._open_link = open_link
        self._copy = copy
        self._errand = Errand(jobs)
        self._asking = Asking(
            self._errand, vault=vault, now=now, fetch=fetch, read=lambda fetched: fetched, then=self._take_in
        )
        self._study = ""
        self._request: Request | None = None
        view.link_form.link_given.connect(self._show_request)
        view.link_form.edited.connect(self.forget)
        view.link_form.ask_wanted.connect(self._ask)
        view.link_form.browser_wanted.connect(self._open_in_browser)
        view.progress.stop_wanted.connect(self._errand.stop)

    def begin(self, study: str) -> None:
        """Be about another study."""
        self._study = study
        self.forget()

    def forget(self) -> None:
        """What stands in the field is not what the question was about any more."""
        self._request = None
        self._view.link_form.show_consent(None, width=self._view.width_class)

    def abandon(self) -> None:
        """Stop what is under way; the log says so."""
        self._asking.abandon()
        self._view.progress.end()

    def _show_request(self) -> None:
        if self._errand.under_way:
            return
        self.forget()
        request = request_behind(self._view.link_form.link.text())
        if isinstance(request, LinkFault):
            self._view.say(link_fault_words(request))
            return
        self._view.say("")
        self._request = request
        self._view.link_form.show_consent(link_consent(request), width=self._view.width_class)
        self._view.bring_up(self._view.link_form)

    def _ask(self) -> None:
        """The person said yes: write the request down, then make it."""
        if self._request is None or self._errand.under_way:
            return
        try:
            self._asking.begin(self._request, self._view.progress.tell)
        except StoreFault as fault:
            what = tr("{fault} Nothing was sent: every request is written down in the vault before it is made.")
            self._view.say(what.format(fault=fault))
            return
        self._view.say("")
        self._changed(Changes(frozenset()))
        self._view.progress.begin(tr("Asking {host}").format(host=self._request.host))

    def _take_in(self, answered: tuple[Fetched, Fetched | None], unwritten: str) -> None:
        self._view.progress.end()
        fetched, _ = answered
        self.forget()
        if fetched.trouble is not None:
            self._view.say(" ".join(filter(None, (trouble_sentence(fetched), unwritten))))
            return
        self._opening.open(given_from(fetched, study=self._study))

    def _open_in_browser(self) -> None:
        if self._request is None:
            return
        if self._open_link(self._request.url):
            self._view.say(tr("It is open in your browser. Save it there and open the file here, or paste its text."))
            return
        self._copy(self._request.url)
        self._view.say(tr("No browser could be opened here, so the address was copied. Paste it into a browser."))
