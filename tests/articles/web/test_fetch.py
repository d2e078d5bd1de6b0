import gzip
import http.server
import socket
import threading
import time
import zlib
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import httpx2
import pytest

from service.articles.web import fetch
from service.articles.web.address import Address, is_public
from service.articles.web.fetch import Fetcher, GuardedTransport, Page
from service.errors import ReadError

HOST = "press.example"
TEXT = b"<html><body><p>They met.</p></body></html>"
Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A server on loopback under a made-up name; each path has its answer, and what was asked is kept."""

    port: int = 0
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/a", host: str = HOST) -> str:
        return f"http://{host}:{self.port}{path}"


def gives(content: bytes = TEXT, *, status: int = 200, **headers: str) -> Answer:
    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"content-type": "text/html", "content-length": str(len(content)), **named}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(content)

    return answer


def sends_to(location: str) -> Answer:
    return gives(b"", status=302, location=location)


@contextmanager
def site(**answers: Answer) -> Iterator[Site]:
    made = Site()

    class Served(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            with suppress(BrokenPipeError, ConnectionResetError):
                answers[self.path.strip("/").split("?")[0]](self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Served)
    server.daemon_threads = True
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield made
    finally:
        made.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


def to_loopback(host: str, port: int) -> Sequence[str]:
    if host == "nowhere.example":
        raise socket.gaierror(-2, "Name or service not known")
    return {"private.example": ["10.0.0.7"], "mixed.example": ["127.0.0.1", "10.0.0.7"]}.get(host, ["127.0.0.1"])


def only_loopback(address: Address) -> bool:
    return str(address) == "127.0.0.1"


def fetched(url: str, *, seconds: float = 10.0) -> Page:
    return Fetcher(resolve=to_loopback, permits=only_loopback, seconds=seconds).fetch(url)


def refused(url: str, *, seconds: float = 10.0) -> str:
    with pytest.raises(ReadError) as told:
        fetched(url, seconds=seconds)
    return str(told.value)


def test_a_page_comes_with_its_address_kind_and_encoding_and_we_say_who_we_are() -> None:
    with site(a=gives(content_type="text/html; charset=ISO-8859-1")) as here:
        assert fetched(here.url()) == Page(address=here.url(), kind="html", charset="iso-8859-1", content=TEXT)
    ((path, headers),) = here.asked
    assert path == "/a"
    assert headers["host"] == f"{HOST}:{here.port}"
    assert headers["user-agent"].startswith("entente/")


def test_redirects_are_followed_to_the_page_itself() -> None:
    with site(a=sends_to("/b"), b=sends_to(f"http://other.example:{0}/c"), c=gives()) as here:
        assert "redirects to http://other.example:0/c: " in refused(here.url())
    with site(a=sends_to("/b"), b=gives()) as here:
        assert fetched(here.url()).address == here.url("/b")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        (
            "http://127.0.0.1:1/",
            "127.0.0.1 is no address of the public internet and is not fetched; save the page and name the file, or give the",
        ),
        ("http://localhost:1/", "which is no address of the public internet and is not fetched"),
        ("http://[::1]:1/", "::1 is no address of the public internet and is not fetched"),
        ("http://[::ffff:127.0.0.1]:1/", "which is no address of the public internet and is not fetched"),
        ("file:///etc/passwd", "an address of the kind file; only http and https are fetched"),
        ("gopher://example.org/", "an address of the kind gopher; only http and https are fetched"),
        ("http://ann:secret@example.org/", "an address with a user name or password in it"),
    ],
)
def test_by_itself_it_fetches_nothing_of_this_machine_and_nothing_but_http(url: str, why: str) -> None:
    with pytest.raises(ReadError) as told:
        Fetcher().fetch(url)
    assert why in str(told.value)


def test_a_name_that_resolves_to_a_private_address_is_refused_and_nobody_is_asked() -> None:
    with site(a=gives()) as here:
        assert refused(here.url(host="private.example")).startswith(
            "private.example leads to 10.0.0.7, which is no address"
        )
        assert "10.0.0.7" in refused(here.url(host="mixed.example"))
        assert refused(here.url(host="nowhere.example")).startswith("there is no host nowhere.example")
    assert here.asked == []


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("http://private.example/", "private.example leads to 10.0.0.7, which is no address of the public internet"),
        ("http://ann:secret@press.example/", "an address with a user name or password in it"),
        ("file:///etc/passwd", "an address of the kind file"),
        ("gopher://press.example/", "an address of the kind gopher"),
    ],
)
def test_a_redirect_to_what_is_not_fetched_is_refused_with_its_address(target: str, why: str) -> None:
    with site(a=sends_to(target)) as here:
        told = refused(here.url())
    assert told.startswith("redirects to ")
    assert why in told
    assert "secret" not in told
    assert len(here.asked) == 1


def test_a_name_that_changes_its_meaning_is_asked_for_once_a_connection() -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])
    fetcher = Fetcher(resolve=lambda *_: next(answers), permits=only_loopback)
    with site(a=gives()) as here:
        assert fetcher.fetch(here.url()).content == TEXT
        with pytest.raises(ReadError, match=r"10\.0\.0\.7"):
            fetcher.fetch(here.url())


def test_redirects_without_end_are_not_followed_without_end() -> None:
    with site(a=sends_to("/a")) as here:
        assert refused(here.url()).startswith("redirects more than 5 times; ")
    assert len(here.asked) == 6


def test_an_answer_that_says_it_is_five_gigabytes_is_refused_before_it_comes() -> None:
    with site(a=gives(b"x", content_length=str(5 * 10**9))) as here:
        assert refused(here.url()).startswith("larger than 50 MB; ")


def test_an_answer_without_end_is_refused_at_the_limit() -> None:
    def endless(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("content-type", "text/html")
        request.end_headers()
        while not here.released.is_set():
            request.wfile.write(b"x" * 65536)

    with site(a=endless) as here:
        assert refused(here.url(), seconds=60).startswith("larger than 10 MB; ")


@pytest.mark.parametrize("where", ["head", "body"])
def test_a_server_that_drips_is_left_when_the_time_is_over(where: str) -> None:
    def dripping(request: http.server.BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n" + (b"\r\n" if where == "body" else b""))
        while not here.released.wait(0.05):
            request.wfile.write(b"x: y\r\n" if where == "head" else b"x")

    with site(a=dripping) as here:
        assert refused(here.url(), seconds=0.5).startswith("not there after 0.5 s, too slow; ")


def test_a_resolver_that_takes_its_time_counts_too() -> None:
    def slow(host: str, port: int) -> Sequence[str]:
        time.sleep(0.3)
        return ["127.0.0.1"]

    with pytest.raises(ReadError, match=r"not there after 0\.1 s"):
        Fetcher(resolve=slow, permits=only_loopback, seconds=0.1).fetch("http://press.example/")


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress(TEXT, mtime=0), "gzip"),
        (zlib.compress(TEXT), "deflate"),
        (TEXT, "identity"),
        (gzip.compress(TEXT, mtime=0), "X-GZIP"),
    ],
)
def test_a_packed_answer_is_unpacked(packed: bytes, encoding: str) -> None:
    with site(a=gives(packed, content_encoding=encoding)) as here:
        assert fetched(here.url()).content == TEXT


def test_a_small_answer_that_unpacks_to_far_too_much_is_refused_before_it_does() -> None:
    with site(a=gives(gzip.compress(b"<html>" + b" " * 10**8, mtime=0), content_encoding="gzip")) as here:
        assert refused(here.url()).startswith("larger than 10 MB; ")


@pytest.mark.parametrize(
    ("content", "encoding", "why"),
    [
        (b"x", "br", "comes packed as br, which was not asked for; "),
        (
            gzip.compress(gzip.compress(TEXT, mtime=0), mtime=0),
            "gzip, gzip",
            "comes packed as gzip, gzip, which was not asked for; ",
        ),
        (b"no gzip", "gzip", "comes packed in a way that cannot be unpacked; "),
    ],
)
def test_an_answer_packed_in_another_way_is_refused(content: bytes, encoding: str, why: str) -> None:
    with site(a=gives(content, content_encoding=encoding)) as here:
        assert refused(here.url()).startswith(why)


@pytest.mark.parametrize(
    ("content_type", "path", "kind"),
    [
        ("application/pdf", "/a", "pdf"),
        ("application/rss+xml", "/a", "feed"),
        ("text/plain", "/a", "text"),
        ("application/octet-stream", "/a", "html"),
        ("", "/a", "html"),
        ("nonsense", "/a", "html"),
    ],
)
def test_the_kind_is_what_the_server_calls_it_or_what_it_is(content_type: str, path: str, kind: str) -> None:
    with site(a=gives(content_type=content_type)) as here:
        assert fetched(here.url(path)).kind == kind


def test_an_answer_of_another_kind_is_refused() -> None:
    with site(a=gives(b"\x89PNG", content_type="image/png")) as here:
        assert refused(here.url()).startswith("is image/png, which is not read; save it as .txt")


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (404, "the server answers 404: it has no such page; "),
        (403, "the server answers 403: it refuses"),
        (500, "the server answers 500: it has a fault; "),
        (418, "the server answers 418: it does not give it; "),
    ],
)
def test_an_answer_that_is_no_page_says_what_the_server_said(status: int, why: str) -> None:
    with site(a=gives(status=status)) as here:
        assert refused(here.url()).startswith(why)


def test_a_server_that_is_not_there_or_breaks_off_is_told() -> None:
    def breaks(request: http.server.BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nx")

    with site(a=breaks) as here:
        assert refused(here.url()).startswith("cannot be fetched (")
    assert refused("http://press.example:1/").startswith("cannot be fetched (")


class Kept(httpx2.AsyncBaseTransport):
    """Keeps what it is asked to send; connects to nobody whose address begins with `dead`."""

    def __init__(self, dead: str = "-") -> None:
        self.requests: list[httpx2.Request] = []
        self._dead = dead

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        if request.url.host.startswith(self._dead):
            raise httpx2.ConnectError("refused")
        return httpx2.Response(200, content=TEXT)


async def test_the_connection_goes_to_the_checked_address_while_tls_proves_the_name() -> None:
    kept = Kept()
    guarded = GuardedTransport(kept, resolve=lambda *_: ["2606:2800:220:1::1"], permits=is_public)
    async with httpx2.AsyncClient(transport=guarded) as client:
        await client.get("https://münchen.example/a?b=c")
    (sent,) = kept.requests
    assert str(sent.url) == "https://[2606:2800:220:1::1]/a?b=c"
    assert sent.headers["host"] == "xn--mnchen-3ya.example"
    assert sent.extensions["sni_hostname"] == "xn--mnchen-3ya.example"


async def test_of_several_addresses_the_first_that_answers_is_taken() -> None:
    kept = Kept(dead="8.8.8.8")
    guarded = GuardedTransport(kept, resolve=lambda *_: ["8.8.8.8", "9.9.9.9"], permits=is_public)
    async with httpx2.AsyncClient(transport=guarded) as client:
        assert (await client.get("http://a.example/")).content == TEXT
    assert [request.url.host for request in kept.requests] == ["8.8.8.8", "9.9.9.9"]


async def test_pieces_are_bounded_however_much_one_byte_stands_for() -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield gzip.compress(b" " * 10**7, mtime=0)

    sizes = [len(piece) async for piece in fetch.unpacked(chunks(), "gzip")]
    assert sum(sizes) == 10**7
    assert max(sizes) <= 2**20


def test_a_page_can_be_fetched_from_within_an_event_loop() -> None:
    async def inside() -> Page:
        return fetched(here.url())

    import asyncio  # noqa: PLC0415 - for this test alone

    with site(a=gives()) as here:
        assert asyncio.run(inside()).content == TEXT
