"""Uploads: what came as files or text is read as the command line would, in a folder of its own that is gone afterwards, and
put on the shelf. No name that a client gives ever names a file here."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from schemas.article import Article
from service import bootstrap
from service.articles.kinds import READ, kind_of_name
from service.articles.metadata import NOTHING, Metadata, given
from service.articles.places import shown
from service.core.extraction import with_furniture
from service.ports import Skipped, UnreadFile
from service.web.answers.shapes import ArticleLine, NotRead, TextIn, Uploaded
from service.web.office import Office

_LONGEST_NAME: Final = 200
_ITEM = Article | UnreadFile | Skipped


class File(NamedTuple):
    """What came under a name, which is only ever shown."""

    name: str
    content: bytes


def read_files(office: Office, files: Sequence[File]) -> Uploaded:
    """Read files and put their articles on the shelf."""
    articles: list[Article] = []
    unread: list[NotRead] = []
    for file in files:
        name = _shown_name(file.name)
        kind = kind_of_name(name)
        if kind is None or kind == "feed":
            unread.append(NotRead(source=name, reason=f"{name}: not a format Entente reads; save it as {READ}"))
            continue
        with tempfile.TemporaryDirectory(prefix="entente-") as folder:
            place = Path(folder) / f"upload{PurePosixPath(name).suffix.lower()}"
            place.write_bytes(file.content)
            _sort(_read(office, str(place), NOTHING), articles, unread, instead=(place.as_posix(), name))
    return _shelved(office, articles, unread)


def read_text(office: Office, told: TextIn) -> Uploaded:
    """Read a text, or the page at an address, and put it on the shelf. Raises UsageError for a date that is none."""
    known = given(title=told.title, publisher=told.publisher, author=told.author, date=told.date)
    articles: list[Article] = []
    unread: list[NotRead] = []
    if told.url is not None:
        _sort(_read(office, told.url, known), articles, unread)
        return _shelved(office, articles, unread)
    with tempfile.TemporaryDirectory(prefix="entente-") as folder:
        place = Path(folder) / "upload.txt"
        place.write_bytes((told.text or "").encode("utf-8", "replace"))
        name = shown(told.title or "text")[:_LONGEST_NAME]
        _sort(_read(office, str(place), known), articles, unread, instead=(place.as_posix(), name))
    return _shelved(office, articles, unread)


def _read(office: Office, path: str, known: Metadata) -> Iterable[_ITEM]:
    reader = bootstrap.reader(given=known, fetcher=office.fetcher)
    try:
        yield from reader.read(path)
    finally:
        reader.close()


def _sort(
    found: Iterable[_ITEM], articles: list[Article], unread: list[NotRead], *, instead: tuple[str, str] = ("", "")
) -> None:
    """Articles to articles, refusals to refusals, each under the name that its client knows."""
    place, name = instead
    for item in found:
        source = item.source.replace(place, name, 1) if place else item.source
        if isinstance(item, Article):
            articles.append(with_furniture(item.model_copy(update={"source": source})))
        else:
            reason = item.reason if isinstance(item, Skipped) else str(item.error)
            unread.append(NotRead(source=source, reason=reason.replace(place, name) if place else reason))


def _shelved(office: Office, articles: Sequence[Article], unread: Sequence[NotRead]) -> Uploaded:
    new = office.desk.shelf.add(list({each.id: each for each in articles}.values()))
    lines = {each.id: ArticleLine(**each.model_dump(include=set(ArticleLine.model_fields))) for each in articles}
    known = tuple(key for key in lines if key not in new)
    return Uploaded(articles=tuple(lines.values()), known=known, unread=tuple(unread))


def _shown_name(name: str) -> str:
    """The last part of a name in the writing of any system, fit to be shown and stored."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return " ".join(shown(last).split())[-_LONGEST_NAME:] or "unnamed"
