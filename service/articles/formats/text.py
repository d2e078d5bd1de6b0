"""Plain text and Markdown: one article a file. The stored text is the file's text to the character. Front matter at its head
gives the metadata and stays in the text, so that offsets point into the file; what is sent of it is not decided here."""

from collections.abc import Iterator
from typing import BinaryIO

import yaml
from frontmatter.default_handlers import YAMLHandler

from service.articles.document import Document, Found
from service.articles.encoding import decode
from service.articles.metadata import Stated, odd_date, stated

_LONGEST_FRONT = 20_000  # characters


def read(file: BinaryIO, *, charset: str | None = None, address: str | None = None) -> Iterator[Found]:  # noqa: ARG001 - a text has no links to resolve
    """The one document of the file. Raises ReadError for a binary file or an unknown encoding."""
    text = decode(file.read(), declared=charset)
    there = _stated(text[: _front(text)])
    if there is None:
        yield Document(text=text)
        return
    remark = odd_date(there.odd_date) if there.odd_date else None
    yield Document(text=text, known=there.known, remark=remark)


def _front(text: str) -> int:
    """Where the front matter of a text ends; 0 where it has none."""
    handler = YAMLHandler()
    head = text[:_LONGEST_FRONT]
    if not handler.detect(head):
        return 0
    try:
        return len(head) - len(handler.split(head)[1])
    except ValueError:  # the line that closes it is missing
        return 0


def _stated(front: str) -> Stated | None:
    """What a front matter states; None where it is no mapping, as between two rules of a Markdown text."""
    if not front:
        return None
    handler = YAMLHandler()
    try:
        mapping = handler.load(handler.split(front)[0])
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return stated(mapping) if isinstance(mapping, dict) else None
