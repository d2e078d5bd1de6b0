"""What is known of an article beside its text: title, publisher, author, date and address, from wherever it is stated.

Precedence, where two places state the same thing: flags, sidecar, front matter (or the line of a .jsonl, or the entry of a
feed), and last what the page or file says of itself in its head.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from service.articles.dates import edtf
from service.errors import ReadError, UsageError

SIDECAR = ".meta.json"
_LONGEST_SIDECAR = 1024 * 1024  # bytes
_LONGEST = 500  # characters of one field
_NAMES = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "publication", "site_name", "sitename", "outlet", "source"),
    "author": ("author", "authors", "byline", "creator"),
    "published": (
        "published",
        "date",
        "published_time",
        "date_published",
        "datepublished",
        "publication_date",
        "pubdate",
    ),
    "url": ("url", "link", "source_url", "canonical_url", "permalink"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Each field None where nobody states it. `published` is EDTF."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """These fields, and the other's where nothing stands here."""
        return Metadata(**{name: getattr(self, name) or getattr(other, name) for name in _NAMES})

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


NOTHING = Metadata()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a mapping states, and the words of a date that could not be understood."""

    known: Metadata
    odd_date: str | None = None


def stated(mapping: Mapping[str, object]) -> Stated:
    """The metadata of a front matter, sidecar or JSON line, under any of the usual names; letter case and hyphens are free.
    A date that cannot be understood is none, and told."""
    plain = {str(name).lower().replace("-", "_").replace(" ", "_"): value for name, value in mapping.items()}
    found = {field: [plain[name] for name in names if plain.get(name)] for field, names in _NAMES.items()}
    date = found["published"][0] if found["published"] else None
    published = edtf(date)
    known = Metadata(
        title=_first(found["title"]),
        publisher=next((name for each in found["publisher"] if (name := line(each)) and not web_address(name)), None),
        author=_first(found["author"]),
        published=published,
        url=next((address for each in (*found["url"], *found["publisher"]) if (address := web_address(each))), None),
    )
    return Stated(known=known, odd_date=line(str(date)) if date is not None and published is None else None)


def given(
    *,
    title: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    date: str | None = None,
    url: str | None = None,
) -> Metadata:
    """What a caller states of an article. Raises UsageError for a date or an address that is none."""
    published, address = edtf(date), web_address(url)
    if date is not None and published is None:
        raise UsageError(f"--date {date}: not a date; write it as 2025-05-29, 2025-05 or 2025")
    if url is not None and address is None:
        raise UsageError(f"--url {url}: not a web address; write it as https://...")
    return Metadata(title=line(title), publisher=line(publisher), author=line(author), published=published, url=address)


def sidecar(file: Path) -> Stated | None:
    """What `NAME.meta.json` beside a file states (`a.txt.meta.json` or `a.meta.json`); None where there is none.

    Raises ReadError for one that cannot be read.
    """
    for place in (file.with_name(f"{file.name}{SIDECAR}"), file.with_name(f"{file.stem}{SIDECAR}")):
        if not place.is_file():
            continue
        try:
            with place.open("rb") as stream:
                content = stream.read(_LONGEST_SIDECAR + 1)
            mapping = json.loads(content.decode("utf-8-sig")) if len(content) <= _LONGEST_SIDECAR else None
        except (OSError, ValueError, RecursionError) as error:
            raise ReadError(f"its sidecar {place.name} is no JSON that can be read; mend it or take it away") from error
        if not isinstance(mapping, dict):
            raise ReadError(f'its sidecar {place.name} is not {{"title": ..., "date": ...}}; mend it or take it away')
        return stated(mapping)
    return None


def line(value: object) -> str | None:
    """A value as one line of plain text: a list joined, a person by name, white space folded, controls taken out."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list | tuple):
        value = "; ".join(words for each in value[:20] if (words := line(each)))
    if value is None or isinstance(value, bool | float | Mapping):
        return None
    words = " ".join(str(value)[: 4 * _LONGEST].split())
    return "".join(char for char in words if unicodedata.category(char) not in {"Cc", "Cs"})[:_LONGEST].strip() or None


def web_address(value: object) -> str | None:
    """The value where it is an http(s) address in one piece, else None."""
    text = value.strip() if isinstance(value, str) else ""
    return text if re.fullmatch(r"https?://[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,2000}", text, re.IGNORECASE) else None


def odd_date(words: str) -> str:
    """What to say of a date that is not understood."""
    return f"its date {words!r} is not understood and not used; write it as 2025-05-29"


def _first(values: list[object]) -> str | None:
    return next((words for value in values if (words := line(value))), None)
