"""The guarded client: one page at a time, from checked addresses only, within limits of size, time and redirects.

A host's name is resolved here, its addresses are checked, and the connection goes to the very address that was checked, so that
a name cannot change its meaning in between; TLS still verifies the name. Each redirect goes the same way. Proxies of the
environment are not used, for they would resolve the name themselves.
"""

import asyncio
import re
import ssl
import zlib
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.message import Message
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version

import httpx2

from service.articles.kinds import HEAD, LARGEST, READ, Kind, kind_of_answer
from service.articles.web.address import Address, Resolve, checked_url, is_public, masked, permitted, system_resolve
from service.errors import ReadError

SECONDS = 30.0
LARGEST_PAGE = 50 * 1024 * 1024  # bytes, unpacked; each kind has its own limit below it
REDIRECTS = 5
_PIECE = 1024 * 1024  # bytes
_ONE_HOST_EACH = httpx2.Limits(max_keepalive_connections=0)  # one address serves many names; TLS proves one at a time
_REFUSED = {
    401: "asks who you are",
    403: "refuses programs or readers without an account",
    404: "has no such page",
    410: "has no such page any more",
    429: "gets too many requests",
    451: "may not show it",
}
_SAVE = "open it in a browser, save it, and name the file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What came from the web: the address it came from in the end, its kind, what the server says of its encoding."""

    address: str
    kind: Kind
    charset: str | None
    content: bytes


class Fetcher:
    """Fetches pages. `resolve` and `permits` are the resolver and the rule for addresses; `seconds` is for one page with all
    its redirects, from the first look-up of a name to the last byte."""

    def __init__(
        self,
        *,
        resolve: Resolve = system_resolve,
        permits: Callable[[Address], bool] = is_public,
        seconds: float = SECONDS,
    ) -> None:
        self._resolve = resolve
        self._permits = permits
        self._seconds = seconds

    def fetch(self, address: str) -> Page:
        """The page at an address. Raises ReadError with the reason when it cannot be had, or must not be."""
        with ThreadPoolExecutor(max_workers=1) as thread:  # the caller may stand in an event loop of its own
            return thread.submit(asyncio.run, self._fetched(address)).result()

    async def _fetched(self, address: str) -> Page:
        try:
            async with asyncio.timeout(self._seconds):
                return await self._followed(address)
        except TimeoutError as error:
            raise ReadError(f"not there after {self._seconds:g} s, too slow; try later, or {_SAVE}") from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            if "CERTIFICATE" in str(error):
                raise ReadError("its certificate does not prove that it is who it says; not fetched") from error
            raise ReadError(f"cannot be fetched ({str(error) or type(error).__name__}); check the address") from error

    async def _followed(self, address: str) -> Page:
        """The page behind an address and its redirects, each of them checked."""
        guarded = GuardedTransport(
            httpx2.AsyncHTTPTransport(verify=self._trust, trust_env=False, limits=_ONE_HOST_EACH),
            resolve=self._resolve,
            permits=self._permits,
        )
        here = address
        async with httpx2.AsyncClient(
            transport=guarded, headers=_headers(), trust_env=False, timeout=self._seconds
        ) as client:
            for hop in range(REDIRECTS + 1):
                try:
                    url = checked_url(here)
                    async with client.stream("GET", url, follow_redirects=False) as response:
                        if not response.has_redirect_location:
                            return await _page(response, url)
                        here = str(url.join(response.headers["location"]))
                except ReadError as error:
                    where = f"redirects to {_short(masked(here))}: " if hop else ""
                    raise ReadError(f"{where}{error}") from error
        raise ReadError(f"redirects more than {REDIRECTS} times; {_SAVE}")

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        return httpx2.create_ssl_context()


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Connects to addresses that were looked up and checked here, and to no other."""

    def __init__(
        self, inner: httpx2.AsyncBaseTransport, *, resolve: Resolve, permits: Callable[[Address], bool]
    ) -> None:
        self._inner = inner
        self._resolve = resolve
        self._permits = permits

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer a request from the first address of its host that takes the connection."""
        host = request.url.raw_host.decode("ascii")
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        try:
            found = await asyncio.to_thread(self._resolve, host, port)
        except (OSError, UnicodeError) as error:
            raise ReadError(f"there is no host {host}, or its name cannot be looked up; check the address") from error
        addresses = permitted(host, found, permits=self._permits)
        for address in addresses[:-1]:
            try:
                return await self._inner.handle_async_request(_pinned(request, host, address))
            except httpx2.ConnectError:
                continue
        return await self._inner.handle_async_request(_pinned(request, host, addresses[-1]))

    async def aclose(self) -> None:
        await self._inner.aclose()


def _pinned(request: httpx2.Request, host: str, address: Address) -> httpx2.Request:
    """The request, to be sent to that address; the `Host` header and the name that TLS verifies stay the host's."""
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=str(address)),
        headers=request.headers,
        extensions={**request.extensions, "sni_hostname": host},
    )


async def _page(response: httpx2.Response, url: httpx2.URL) -> Page:
    if response.status_code != 200:
        words = _REFUSED.get(response.status_code, "has a fault" if response.status_code >= 500 else "does not give it")
        raise ReadError(f"the server answers {response.status_code}: it {words}; try later, or {_SAVE}")
    content_type, charset = _declared(response.headers.get("content-type", ""))
    length = response.headers.get("content-length", "")
    _check_size(int(length) if length.isdecimal() and len(length) < 19 else 0, LARGEST_PAGE)
    content = bytearray()
    kind: Kind | None = None
    async for chunk in unpacked(response.aiter_raw(), response.headers.get("content-encoding", "")):
        content += chunk
        if kind is None and len(content) >= HEAD:
            kind = _kind(content_type, url, content)
        _check_size(len(content), min(LARGEST_PAGE, LARGEST[kind]) if kind else LARGEST_PAGE)
    known = kind or _kind(content_type, url, content)
    return Page(address=str(url), kind=known, charset=charset, content=bytes(content))


def _check_size(size: int, largest: int) -> None:
    if size > largest:
        raise ReadError(f"larger than {largest // 2**20} MB; {_SAVE}, or a part of it")


def _kind(content_type: str, url: httpx2.URL, content: bytearray) -> Kind:
    kind = kind_of_answer(content_type, url.path, bytes(content[:HEAD]))
    if kind is None:
        raise ReadError(f"is {_short(content_type)}, which is not read; save it as {READ}")
    return kind


def _declared(content_type: str) -> tuple[str, str | None]:
    """The type and the encoding that a header names."""
    message = Message()
    message["content-type"] = content_type or "application/octet-stream"
    return message.get_content_type() if "/" in content_type else "", message.get_content_charset()


async def unpacked(chunks: AsyncIterator[bytes], encoding: str) -> AsyncIterator[bytes]:
    """The chunks without their compression, in pieces of bounded size, however much one byte stands for.

    Raises ReadError for a compression that was not asked for, or that is broken.
    """
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        async for chunk in chunks:
            yield chunk
        return
    if name not in {"gzip", "x-gzip", "deflate"}:
        raise ReadError(f"comes packed as {_short(name)}, which was not asked for; {_SAVE}")
    packed = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip or zlib, as it begins
    try:
        async for chunk in chunks:
            rest = chunk
            while rest and not packed.eof:
                yield packed.decompress(rest, _PIECE)
                rest = packed.unconsumed_tail
        yield packed.flush(_PIECE)
    except zlib.error as error:
        raise ReadError(f"comes packed in a way that cannot be unpacked; {_SAVE}") from error


def _headers() -> dict[str, str]:
    """Who asks, and what can be read."""
    try:
        own = version("entente")
    except PackageNotFoundError:
        own = "unknown"
    return {
        "user-agent": f"entente/{own} (reads single articles for their reader)",
        "accept": "text/html, application/xhtml+xml, application/pdf, text/plain, application/xml;q=0.9, */*;q=0.5",
        "accept-encoding": "gzip, deflate",
    }


def _short(words: str) -> str:
    """Words of a server, fit to be printed."""
    return re.sub(r"[^\x21-\x7e…]+", " ", words).strip()[:200]
