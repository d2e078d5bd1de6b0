"""RSS and Atom feeds: an article an entry. An entry that holds the whole text is that text; of any other the page it names
is to be fetched. A summary never passes for an article while its page can be had."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import feedparser  # type: ignore[import-untyped] # published without types

from service.articles.dates import edtf
from service.articles.document import Document, Found, Link, Refusal
from service.articles.formats.html import plain
from service.articles.metadata import Metadata, line, web_address
from service.errors import ReadError

_SUMMARY = 1000  # characters; a description longer than this is the text itself
_CUT = re.compile(
    r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|(?:read|continue|weiter|mehr)[^.\n]{0,40}|the post .{0,200} appeared first on .{0,100})\s*$",
    re.IGNORECASE | re.DOTALL,
)


def read(file: BinaryIO, *, charset: str | None = None, address: str | None = None) -> Iterator[Found]:
    """A document, a link or a refusal for each entry, in order. Raises ReadError for what is no feed."""
    headers = {"content-location": address} if address else {}
    headers |= {"content-type": f"application/xml; charset={charset}"} if charset else {}
    feed = feedparser.parse(file, response_headers=headers)
    if not feed.version:
        raise ReadError("neither RSS nor Atom; name a feed, or a page without --feed")
    publisher = line(feed.feed.get("title"))
    if not feed.entries:
        raise ReadError("a feed without entries; there is nothing to extract from it")
    for number, entry in enumerate(feed.entries, start=1):
        yield _found(entry, publisher, place=f"#{number}")


def _found(entry: Mapping[str, object], publisher: str | None, *, place: str) -> Found:
    known = Metadata(
        title=line(_title(entry.get("title"))),
        publisher=publisher,
        author=line(entry.get("author")),
        published=edtf(line(entry.get("published"))) or edtf(line(entry.get("created"))),
        url=web_address(entry.get("link")),
    )
    text = _whole_text(entry, needed=known.url is None)
    if text:
        title = "" if not known.title or text.startswith(known.title) else f"{known.title}\n\n"
        return Document(text=f"{title}{text}", known=known, place=place, address=known.url)
    if known.url:
        return Link(address=known.url, known=known)
    return Refusal(reason="an entry with neither text nor address; there is nothing to extract from it", place=place)


def _whole_text(entry: Mapping[str, object], *, needed: bool) -> str | None:
    """The text of an entry where it is the whole; `needed` takes what there is, for an entry that names no page."""
    contents = entry.get("content")
    full = (
        [str(each.get("value") or "") for each in contents if isinstance(each, Mapping)]
        if isinstance(contents, list)
        else []
    )
    texts = [plain(markup) for markup in full if markup.strip()]
    summary = plain(str(entry.get("summary") or "")) if str(entry.get("summary") or "").strip() else ""
    if needed:
        return max([*texts, summary], key=len) or None
    texts += [summary] if len(summary) >= _SUMMARY else []
    return next((text for text in texts if text and not _CUT.search(text[-300:])), None)


def _title(markup: object) -> object:
    """A title without its markup, which feeds escape once or twice."""
    return plain(markup) if isinstance(markup, str) and re.search("[<&]", markup) else markup
