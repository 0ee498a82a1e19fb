"""Requests in words: what would be sent and whom it tells what, and what became of it, always with a way on."""

from collections.abc import Iterator

from desktop.core.online import Fetched, LinkFault, Purpose, Request, Trouble
from desktop.i18n import ntr, tr


def consent_lines(request: Request) -> Iterator[str]:
    """All that a person needs to know before saying yes."""
    yield tr("This would go online, to {host} and nowhere else.").format(host=request.host)
    yield tr("The exact address: {url}").format(url=request.url)
    yield tells_words(request)
    yield overheard_words(request)
    yield kept_back_words()


def overheard_words(request: Request) -> str:
    """What others on the way can see of a request."""
    return tr("Your internet provider can see that you reach {host}, and not what you ask.").format(host=request.host)


def kept_back_words() -> str:
    """What is not sent."""
    return tr("Nothing else about you, your answers or your studies is sent.")


def tells_words(request: Request) -> str:
    """What a request tells whoever gets it."""
    return {
        Purpose.RECORD: tr("They will see your IP address, that you use Askfirst, and which study you asked about."),
        Purpose.DOCUMENT: tr("They will see your IP address, that you use Askfirst, and which document you opened."),
    }[request.purpose]


def purpose_words(purpose: Purpose, about: str) -> str:
    """What a request was for."""
    return {
        Purpose.RECORD: tr("The record of {about}"),
        Purpose.DOCUMENT: tr("The document at {about}"),
    }[purpose].format(about=about)


def browser_words(request: Request) -> str:
    """The way on without this program going online."""
    return {
        Purpose.RECORD: tr(
            "You can also open {url} in your browser, and paste here what it shows, or save it and open the file here. "
            "Nothing was lost."
        ),
        Purpose.DOCUMENT: tr(
            "You can also open {url} in your browser, save it, and open the file here. Nothing was lost."
        ),
    }[request.purpose].format(url=request.url)


def trouble_sentence(fetched: Fetched) -> str:
    """Why a request brought nothing, and the ways on; empty where it brought what was asked for."""
    if fetched.trouble is None:
        return ""
    return f"{_why(fetched.trouble, fetched)} {browser_words(fetched.request)}"


def _why(trouble: Trouble, fetched: Fetched) -> str:
    if trouble is Trouble.BUSY:
        return _busy(fetched)
    if trouble is Trouble.MOVED and fetched.moved_to not in ("", fetched.request.url):
        sentence = tr(
            "{host} points to another address, which was not opened: {address}. If it is one that you know, ask for "
            "that one."
        )
        return sentence.format(host=fetched.request.host, address=fetched.moved_to)
    facts = {"host": fetched.request.host, "about": fetched.request.about, "status": fetched.status}
    kind = fetched.kind or tr("no kind at all")
    return (_before_answer(trouble) or _about_answer(trouble)).format(**facts, kind=kind)


def _before_answer(trouble: Trouble) -> str:
    """What is in the way before they answer."""
    return {
        Trouble.NO_NETWORK: tr(
            "{host} could not be reached: this machine seems to be offline. Try again when it is online."
        ),
        Trouble.NO_SUCH_HOST: tr(
            "{host} was not found. Is this computer online? If it is, the number or the link may be wrong."
        ),
        Trouble.NOT_PUBLIC: tr(
            "{host} leads to an address that is not on the public internet, so nothing was sent. Check the link."
        ),
        Trouble.UNREACHED: tr("{host} did not take the connection. Try again later."),
        Trouble.CERTIFICATE: tr(
            "{host} could not prove that it is itself: its certificate is not one that this machine accepts. Nothing "
            "was asked. Check this machine's date, and whether a network at work or in a hotel is in between."
        ),
        Trouble.SLOW: tr("{host} took too long, so it was given up. Try again later."),
        Trouble.STOPPED: tr("You stopped it. {host} may have seen the request."),
    }.get(trouble, "")


def _about_answer(trouble: Trouble) -> str:
    """What is wrong with their answer."""
    return {
        Trouble.BLOCKED: tr("{host} refused to answer this program ({status}). A browser often gets through."),
        Trouble.NOT_FOUND: tr("{host} has nothing under {about} ({status}). Check the number or the link."),
        Trouble.NOT_UNDERSTOOD: tr("{host} did not understand the request for {about} ({status}). Check the number."),
        Trouble.THEIR_FAULT: tr("{host} has a fault of its own ({status}). Try again later."),
        Trouble.MOVED: tr("{host} points somewhere else and does not say where ({status})."),
        Trouble.OTHER_ANSWER: tr("{host} gave an answer that is not known here ({status})."),
        Trouble.WRONG_KIND: tr(
            "{host} sent something of another kind than was asked for ({kind}), so it was not read."
        ),
        Trouble.TOO_LARGE: tr("{host} sent more than is taken, so it was stopped."),
        Trouble.HEADERS: tr("{host} sent a longer heading than is taken, so it was stopped."),
        Trouble.BROKEN: tr("What {host} sent was damaged or cut short, so it was not read. Try again."),
    }[trouble]


def _busy(fetched: Fetched) -> str:
    host, wait = fetched.request.host, fetched.again_in
    if wait is None:
        return tr("{host} is too busy for now. Try again in some minutes.").format(host=host)
    if wait < 120:
        sentence = ntr(
            "{host} asks to wait: try again after {n} second.",
            "{host} asks to wait: try again after {n} seconds.",
            wait,
        )
        return sentence.format(host=host, n=wait)
    minutes = -(-wait // 60)
    sentence = ntr(
        "{host} asks to wait: try again after {n} minute.", "{host} asks to wait: try again after {n} minutes.", minutes
    )
    return sentence.format(host=host, n=minutes)


def result_words(trouble: Trouble | None, *, arrived: bool) -> str:
    """What became of a request, in a few words for the log."""
    if arrived:
        return tr("It came")
    if trouble is None:
        return tr("Not known: the program ended meanwhile")
    return {
        Trouble.NO_NETWORK: tr("Offline"),
        Trouble.NO_SUCH_HOST: tr("Not found, or offline"),
        Trouble.NOT_PUBLIC: tr("Not a public address: nothing sent"),
        Trouble.UNREACHED: tr("No connection"),
        Trouble.CERTIFICATE: tr("Certificate not accepted: nothing asked"),
        Trouble.SLOW: tr("Took too long"),
        Trouble.BLOCKED: tr("They refused"),
        Trouble.NOT_FOUND: tr("Not found"),
        Trouble.NOT_UNDERSTOOD: tr("Not understood"),
        Trouble.BUSY: tr("They were busy"),
        Trouble.THEIR_FAULT: tr("A fault of theirs"),
        Trouble.MOVED: tr("Moved elsewhere: not followed"),
        Trouble.OTHER_ANSWER: tr("Another answer"),
        Trouble.WRONG_KIND: tr("Another kind of file: not read"),
        Trouble.TOO_LARGE: tr("Too large: not read"),
        Trouble.HEADERS: tr("Heading too long: not read"),
        Trouble.BROKEN: tr("Damaged or cut short"),
        Trouble.STOPPED: tr("You stopped it"),
    }[trouble]


def link_fault_words(fault: LinkFault) -> str:
    """Why a text is no link that could be fetched, and what to do."""
    return {
        LinkFault.EMPTY: tr("No link was given. Paste the link of a consent form or a policy."),
        LinkFault.NO_LINK: tr(
            "This is no link to a page of the web. Copy it from your browser: https and two slashes."
        ),
        LinkFault.NOT_HTTPS: tr(
            "This link begins with http, so others on the way could read and change it. Try it with https, or open it "
            "in your browser, save it, and open the file here."
        ),
        LinkFault.PASSWORD: tr("This link holds a name or a password. Take out what stands before the @."),
        LinkFault.PORT: tr("This link names a port of its own, which is not opened. Open it in your browser instead."),
        LinkFault.TOO_LONG: tr("This link is longer than 2,000 letters. Open it in your browser instead, and save it."),
    }[fault]
