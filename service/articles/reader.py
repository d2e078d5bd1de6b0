"""Articles from whatever people have: files, folders, patterns, standard input, web addresses, feeds.

Reading adapts: it finds the text and what is stated of it, and decides nothing about what it means. Every place gives an
article, an UnreadFile that says why not, or, for what nobody asked for by name, a Skipped.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Protocol, Self, cast

from schemas.article import Article
from service.articles.document import EMPTY, LONGEST, Aside, Document, Found, Link, Refusal
from service.articles.kinds import HEAD, LARGEST, Kind, format_of, kind_of_content
from service.articles.metadata import NOTHING, Metadata, odd_date, sidecar
from service.articles.places import Failed, Passed, checked_kind, places, shown
from service.articles.web.address import masked
from service.articles.worker import Worker
from service.errors import ReadError
from service.ports import Skipped, UnreadFile

if TYPE_CHECKING:
    from service.articles.web.fetch import Page

STANDARD_INPUT = "-"
_LARGEST_STREAM = 1024 * 1024 * 1024  # bytes
Item = Article | UnreadFile | Skipped


class Fetch(Protocol):
    """Gets a page from the web."""

    def fetch(self, address: str) -> "Page": ...


class ArticleReader:
    """Reads articles one by one. `given` is stated of every article and outranks all else; `say` takes a word to a person.

    Close it when all is read: what parses pages and documents runs in a process of its own, `worker`.
    """

    def __init__(
        self,
        *,
        worker: Worker | None = None,
        fetcher: Fetch | None = None,
        standard_input: BinaryIO | None = None,
        given: Metadata = NOTHING,
        say: Callable[[str], object] = str,
    ) -> None:
        self._worker = worker or Worker()
        self._fetcher = fetcher
        self._standard_input = standard_input
        self._given = given
        self._say = say

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, path: str, *, feed: bool = False) -> Iterator[Item]:
        """What stands at a path, pattern or address, or on standard input for `-`; with `feed`, the articles that the RSS or
        Atom feed there names, fetched where it does not hold them."""
        if path == STANDARD_INPUT:
            yield from self._stream(feed=feed)
        elif "://" in path:
            yield from self._page(path, feed=feed)
        else:
            for place in places(path):
                if isinstance(place, Passed):
                    yield Skipped(source=_name(place.path), reason=place.reason)
                elif isinstance(place, Failed):
                    yield _unread(_name(place.path), place.reason)
                else:
                    yield from self._file(place.path, feed=feed)

    def close(self) -> None:
        """End the process that parses."""
        self._worker.close()

    def _file(self, path: Path, *, feed: bool) -> Iterator[Item]:
        source = _name(path)
        try:
            kind = checked_kind(path, feed=feed)
            beside = sidecar(path)
            if beside and beside.odd_date:
                self._say(f"{source}: {odd_date(beside.odd_date)}")
            with path.open("rb") as file:
                found = self._found(kind, file)
                yield from self._items(source, found, over=beside.known if beside else Metadata())
        except FileNotFoundError:
            yield _unread(source, "no such file or folder; check the path")
        except OSError as error:
            yield _unread(source, f"cannot be opened: {error.strerror}")
        except ReadError as error:
            yield _unread(source, str(error))

    def _stream(self, *, feed: bool) -> Iterator[Item]:
        source = "standard input"
        try:
            with SpooledTemporaryFile(max_size=LARGEST["text"]) as spool:
                file = cast("BinaryIO", spool)
                _copy(self._standard_input or BytesIO(), file)
                kind = "feed" if feed else kind_of_content(file.read(HEAD))
                file.seek(0)
                yield from self._items(source, self._found(kind, file))
        except OSError as error:
            yield _unread(source, f"cannot be read: {error.strerror}")
        except ReadError as error:
            yield _unread(source, str(error))

    def _page(self, address: str, *, feed: bool) -> Iterator[Item]:
        source = shown(masked(address))
        try:
            page = self._fetch(address)
            yield from self._items(source, self._found_in(page, feed=feed), under=_address_of(page))
        except ReadError as error:
            yield _unread(source, str(error))

    def _linked(self, link: Link) -> Iterator[Item]:
        """The page that an entry of a feed names. What the entry states outranks what the page does, but for the publisher:
        a feed is often called by its subject."""
        source = shown(link.address)
        try:
            page = _check_page(self._fetch(link.address))
            under = _address_of(page).over(Metadata(publisher=link.known.publisher))
            over = replace(link.known, publisher=None, url=None)
            yield from self._items(source, self._found_in(page, feed=False), over=over, under=under)
        except ReadError as error:
            yield _unread(source, str(error))

    def _fetch(self, address: str) -> "Page":
        if self._fetcher is None:
            from service.articles.web.fetch import Fetcher  # noqa: PLC0415 - httpx2, for what comes from the web

            self._fetcher = Fetcher()
        return self._fetcher.fetch(address)

    def _found_in(self, page: "Page", *, feed: bool) -> Iterable[Found]:
        kind = "feed" if feed else page.kind
        return self._found(kind, BytesIO(page.content), charset=page.charset, address=page.address)

    def _found(
        self, kind: Kind, file: BinaryIO, *, charset: str | None = None, address: str | None = None
    ) -> Iterable[Found]:
        """What is in a file: line by line where lines are articles, else whole, and in the guarded process where a library
        must parse it."""
        if kind == "jsonl":
            return format_of(kind).read(file, charset=charset, address=address)
        content = file.read(LARGEST[kind] + 1)
        if len(content) > LARGEST[kind]:
            raise ReadError(f"larger than {LARGEST[kind] // 2**20} MB; split it into its articles")
        if not content.strip():
            raise ReadError(EMPTY)
        if kind == "text":
            return format_of(kind).read(BytesIO(content), charset=charset, address=address)
        return self._worker.read(kind, content, charset=charset, address=address)

    def _items(
        self, source: str, found: Iterable[Found], *, over: Metadata = NOTHING, under: Metadata = NOTHING
    ) -> Iterator[Item]:
        """Each thing found as what it becomes. `over` and `under` are what is stated elsewhere, with more weight and less."""
        for each in found:
            if isinstance(each, Link):
                yield from self._linked(each)
                continue
            where = shown(each.address) if isinstance(each, Document) and each.address else source + shown(each.place)
            if isinstance(each, Aside):
                yield Skipped(source=where, reason=each.reason)
            elif isinstance(each, Refusal):
                yield _unread(where, each.reason)
            elif not each.text.strip():
                yield _unread(where, EMPTY)
            elif len(each.text) > LONGEST:
                yield _unread(where, f"longer than {LONGEST // 2**20} million characters; split it into its articles")
            else:
                if each.remark:
                    self._say(f"{where}: {each.remark}")
                yield _article(where, each, self._given.over(over).over(each.known).over(under))


def _copy(stream: BinaryIO, file: BinaryIO) -> None:
    """Keep a stream that can be read only once in a file, set to its beginning."""
    while piece := stream.read(HEAD):
        if file.write(piece) and file.tell() > _LARGEST_STREAM:
            raise ReadError(f"longer than {_LARGEST_STREAM // 2**20} MB; save it as files and name their folder")
    file.seek(0)


def _check_page(page: "Page") -> "Page":
    if page.kind == "feed":
        raise ReadError("a feed again, not a page; name it with --feed")
    return page


def _article(source: str, document: Document, known: Metadata) -> Article:
    return Article(
        id=hashlib.sha256(document.text.encode()).hexdigest()[:12],
        source=source,
        text=document.text,
        title=known.title,
        publisher=known.publisher,
        author=known.author,
        published=known.published,
        published_basis="metadata" if known.published else None,
        url=known.url,
    )


def _address_of(page: "Page") -> Metadata:
    """Where a page stands, for the kinds that are one text an address."""
    return Metadata(url=page.address if page.kind in {"text", "html", "pdf", "docx"} else None)


def _name(path: Path | str) -> str:
    return shown(path.as_posix() if isinstance(path, Path) else path)


def _unread(source: str, reason: str) -> UnreadFile:
    return UnreadFile(source=source, error=ReadError(f"{source}: {reason}"))
