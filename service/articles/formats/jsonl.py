"""JSON lines: one article a line, `{"text": ...}` with title, publisher, author, date, url and id where they are known. A bad
line is refused by its number; the others go on."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from service.articles.document import Document, Found, Refusal
from service.articles.metadata import line, odd_date, stated

_LONGEST_LINE = 16 * 1024 * 1024  # bytes; escapes make a line longer than its text
_TEXTS = ("text", "content", "body")


def read(file: BinaryIO, *, charset: str | None = None, address: str | None = None) -> Iterator[Found]:  # noqa: ARG001 - JSON is UTF-8, and has no links
    """A document or a refusal for each line that is not blank, in order."""
    number = 0
    while content := file.readline(_LONGEST_LINE):
        number += 1
        if len(content) == _LONGEST_LINE and not content.endswith(b"\n"):
            while (rest := file.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield Refusal(
                reason=f"longer than {_LONGEST_LINE // 2**20} MB; split it into its articles", place=f":{number}"
            )
        elif content.strip():
            yield _document(content, place=f":{number}")


def _document(content: bytes, *, place: str) -> Document | Refusal:
    try:
        record = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Refusal(reason="not UTF-8; save the file as UTF-8", place=place)
    except (ValueError, RecursionError):
        return Refusal(reason="not JSON; each line must be one object with a text", place=place)
    text = (
        next((record[name] for name in _TEXTS if isinstance(record.get(name), str)), None)
        if isinstance(record, dict)
        else None
    )
    if text is None:
        return Refusal(reason='no article; each line must be an object with "text"', place=place)
    if "\0" in text or not _is_text(text):
        return Refusal(reason="holds a NUL or half a character, which no text does; clean it", place=place)
    known = stated(record)
    name = line(record.get("id"))
    return Document(
        text=text,
        known=known.known,
        place=f"{place}#{name[:80]}" if name else place,
        remark=odd_date(known.odd_date) if known.odd_date else None,
    )


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
