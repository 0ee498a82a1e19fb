"""The one client: one request to a public address over https, with every limit, and facts for whatever comes."""

import re
import ssl
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import httpx

from desktop import __version__
from desktop.core.online import Fetched, Request, Trouble
from desktop.core.progress import Cancelled, Tick, unwatched
from desktop.net.addresses import Resolve, addresses_of, is_public
from desktop.net.line import Line
from desktop.net.patience import OutOfTime, awaited
from desktop.net.troubles import Met, before_asking, trouble_of, trouble_of_name, trouble_of_status
from desktop.net.unpacking import ENCODINGS, BrokenPacking, TooMuch, Unpacker

HTTPS = 443
MOST_ADDRESSES = 4
LONGEST_WAIT = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that each step of an exchange may take, and all of it; bytes of the reply's head."""

    step: float = 10.0
    overall: float = 30.0
    head: int = 32_000


def system_context() -> ssl.SSLContext:
    """Trust what this machine trusts.

    The hello of `post_handshake_auth` is that of Python's own client: without it ClinicalTrials.gov is reported to
    answer 403.
    """
    from truststore import SSLContext

    context = SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.post_handshake_auth = True
    return context


class Client:
    """Makes requests, each on a connection of its own that remembers nothing.

    `transport` and `resolve` are seams; `accepts`, `port` and `context` differ in tests alone, which have no other
    server than this machine.
    """

    def __init__(
        self,
        *,
        transport: Callable[[ssl.SSLContext], httpx.BaseTransport] | None = None,
        resolve: Resolve = addresses_of,
        accepts: Callable[[str], bool] = is_public,
        port: int = HTTPS,
        context: Callable[[], ssl.SSLContext] = system_context,
        limits: Limits = Limits(),
    ) -> None:
        self._transport = transport or _plain_transport
        self._resolve = resolve
        self._accepts = accepts
        self._port = port
        self._context = context
        self._limits = limits

    def fetch(self, request: Request, *, tick: Tick = unwatched) -> Fetched:
        """Make a request; whatever happens on the way is in what comes back, a stop by the tick among it.

        The exchange runs in a thread of its own: neither a name that is looked up for long nor a reply that drips
        can hold the caller beyond the limit.
        """
        line = Line()
        try:
            return awaited(lambda: self._fetched(request, line), within=self._limits.overall, tick=tick)
        except OutOfTime:
            return Fetched(request, received=line.received, trouble=Trouble.SLOW)
        except Cancelled:
            return Fetched(request, received=line.received, trouble=Trouble.STOPPED)
        finally:
            line.cut()

    def _fetched(self, request: Request, line: Line) -> Fetched:
        try:
            return self._exchange(request, line, httpx.URL(request.url), may_follow=bool(request.alias))
        except Met as met:
            return Fetched(
                request,
                received=line.received,
                kind=met.kind,
                trouble=met.trouble,
                status=met.status,
                moved_to=met.moved_to,
                again_in=met.again_in,
            )

    def _exchange(self, request: Request, line: Line, url: httpx.URL, *, may_follow: bool) -> Fetched:
        """Ask one address after the other until one can be spoken to."""
        trouble = Trouble.UNREACHED
        for address in self._public_addresses(request.host):
            try:
                return self._asked(request, line, url, address, may_follow=may_follow)
            except httpx.TransportError as error:
                trouble = trouble_of(error)
                if line.is_cut or not before_asking(error):
                    break
        raise Met(trouble)

    def _public_addresses(self, host: str) -> list[str]:
        try:
            found = self._resolve(host)
        except OSError as error:
            raise Met(trouble_of_name(error)) from None
        public = [address for address in found if self._accepts(address)]
        if not public:
            raise Met(Trouble.NOT_PUBLIC if found else Trouble.NO_SUCH_HOST)
        return public[:MOST_ADDRESSES]

    def _asked(self, request: Request, line: Line, url: httpx.URL, address: str, *, may_follow: bool) -> Fetched:
        """Ask an address in the host's name. No client of httpx's: that would read where a reply points to."""
        asking = httpx.Request(
            "GET",
            url.copy_with(host=address, port=self._port),
            headers=_headers(request),
            extensions={
                "timeout": httpx.Timeout(self._limits.step).as_dict(),
                "sni_hostname": request.host,
                "trace": line.watch,
            },
        )
        with self._transport(self._context()) as transport, closing(transport.handle_request(asking)) as response:
            moved = _target(url, response)
            if not (may_follow and _is_alias(request, response.status_code, moved)):
                self._check(request, response, moved)
                content = _content(request, line, response)
                followed = "" if str(url) == request.url else str(url)
                return Fetched(
                    request, content, line.received, _kind(response), status=response.status_code, followed=followed
                )
        return self._exchange(request, line, url.copy_with(path=moved.path if moved else url.path), may_follow=False)

    def _check(self, request: Request, response: httpx.Response, moved: httpx.URL | None) -> None:
        """Whether the head of a reply promises what was asked for."""
        status, kind = response.status_code, _kind(response)
        if sum(len(name) + len(value) + 4 for name, value in response.headers.raw) > self._limits.head:
            raise Met(Trouble.HEADERS, status=status)
        if status != httpx.codes.OK:
            where = "" if moved is None else str(moved)
            raise Met(trouble_of_status(status), status=status, kind=kind, moved_to=where, again_in=_again_in(response))
        if kind not in request.kinds:
            raise Met(Trouble.WRONG_KIND, status=status, kind=kind)


def _plain_transport(context: ssl.SSLContext) -> httpx.BaseTransport:
    return httpx.HTTPTransport(verify=context, trust_env=False, http1=True, http2=False, retries=0)


def _headers(request: Request) -> dict[str, str]:
    """All that is said about the person: which program asks, and for what."""
    return {
        "Host": request.host,
        "User-Agent": f"Askfirst/{__version__}",
        "Accept": ", ".join(request.kinds),
        "Accept-Encoding": ENCODINGS,
        "Connection": "close",
    }


def _target(url: httpx.URL, response: httpx.Response) -> httpx.URL | None:
    """Where a reply points to; None where it points nowhere."""
    told = response.headers.get("location", "")[:2000]
    if not told or not httpx.codes.is_redirect(response.status_code):
        return None
    try:
        return url.join(told)
    except (httpx.InvalidURL, ValueError):
        return None


def _is_alias(request: Request, status: int, target: httpx.URL | None) -> bool:
    """Whether a reply moves a study for good, on the same host, to a path that the request allows."""
    if status != httpx.codes.MOVED_PERMANENTLY or target is None or target.host != request.host:
        return False
    plain = target.scheme == "https" and target.port in (None, HTTPS) and not target.userinfo
    return plain and re.fullmatch(request.alias, target.path) is not None


def _kind(response: httpx.Response) -> str:
    """The content type alone, in small letters."""
    return str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()[:100]


def _again_in(response: httpx.Response) -> int | None:
    """The seconds that Retry-After asks to wait: a number, or a date beside that of the reply (RFC 9110)."""
    said = response.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit() and len(said) < 10:
        return min(int(said), LONGEST_WAIT)
    try:
        wait = parsedate_to_datetime(said) - parsedate_to_datetime(response.headers.get("date", ""))
    except (TypeError, ValueError, OverflowError):
        return None
    return min(max(int(wait.total_seconds()), 0), LONGEST_WAIT)


def _content(request: Request, line: Line, response: httpx.Response) -> bytes:
    """The content, unpacked within the limit."""
    status, kind = response.status_code, _kind(response)
    try:
        unpacker = Unpacker(response.headers.get("content-encoding", ""), most=request.largest)
        for piece in response.iter_raw():
            line.received += len(piece)
            unpacker.add(piece)
            if line.received > request.largest or line.is_cut:
                raise TooMuch
        content = unpacker.whole()
        if not content:
            raise BrokenPacking
    except TooMuch:
        raise Met(Trouble.TOO_LARGE, status=status, kind=kind) from None
    except BrokenPacking:
        raise Met(Trouble.BROKEN, status=status, kind=kind) from None
    return content
