"""A document behind a link: what would be sent to get it, and what it is called once it came."""

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from desktop.core.online import Fetched, LinkFault, Request
from desktop.i18n import tr
from desktop.ui.documents.opening import Given
from desktop.ui.lookup.state import ConsentShown
from desktop.words.online import kept_back_words, overheard_words, tells_words

LONGEST = 80
PAGES = ("text/html", "application/xhtml+xml")


def request_behind(link: str) -> Request | LinkFault:
    """What would be sent for a link; what writes it out is imported by whoever first has one."""
    from desktop.net.links import request_for_link

    return request_for_link(link)


def link_consent(request: Request) -> ConsentShown:
    """All that would be sent, before anybody says yes."""
    return ConsentShown(
        title=tr("Go online for this document?"),
        lines=(
            (tr("Who is asked"), request.host),
            (tr("The exact address"), request.url),
            (tr("What they see"), tells_words(request)),
            (tr("Who else sees it"), overheard_words(request)),
            (tr("What stays here"), kept_back_words()),
            (
                tr("Written down"),
                tr("Before it is sent, it is written down in Settings, under “What was sent and asked”."),
            ),
        ),
        ask=tr("Ask {host}").format(host=request.host),
        ask_words=tr("Askfirst asks once, for this document alone, reads it here and keeps it with the study."),
        browser_words=tr("Then save it there and open the file here, or paste its text."),
    )


def given_from(fetched: Fetched, *, study: str) -> Given:
    """What came, to be read: called as the link ends, or as who sent it."""
    request = fetched.request
    ending = PurePosixPath(unquote(urlsplit(request.url).path)).name
    name = "".join(letter for letter in ending if letter.isprintable())[:LONGEST] or request.host
    hint = "page.html" if fetched.kind in PAGES else name
    return Given(study, name, request.url, fetched.content, hint=hint)
