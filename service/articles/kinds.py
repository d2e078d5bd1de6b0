"""Which kind a file, an answer from the web or a stream is: by its name, by what the server calls it, or by how it begins."""

import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO, Literal, Protocol, cast, get_args

from service.articles.document import Found

Kind = Literal["text", "html", "pdf", "docx", "email", "jsonl", "feed"]
KINDS: tuple[Kind, ...] = get_args(Kind)
SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "email",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
}
READ = ".txt .md .html .pdf .docx .eml or .jsonl"
LARGEST: dict[Kind, int] = {  # bytes
    "text": 10 * 2**20,  # a text longer than ten megabytes is a mistake, not an article
    "html": 10 * 2**20,
    "pdf": 50 * 2**20,
    "docx": 50 * 2**20,
    "email": 25 * 2**20,  # few servers carry a larger one
    "jsonl": 4 * 2**30,  # read line by line
    "feed": 10 * 2**20,
}
_TYPES: dict[str, Kind] = {
    "text/plain": "text",
    "text/markdown": "text",
    "text/x-markdown": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "message/rfc822": "email",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
}
_NAMELESS = {"", "application/octet-stream", "binary/octet-stream"}
HEAD = 4096  # bytes that tell the kind of a stream


class Format(Protocol):
    """What each module of `formats` offers."""

    def read(self, file: BinaryIO, *, charset: str | None = None, address: str | None = None) -> Iterator[Found]: ...


def format_of(kind: Kind) -> Format:
    """The module that reads a kind, loaded when it is first needed."""
    return cast("Format", import_module(f"service.articles.formats.{kind}"))


def kind_of_name(name: str) -> Kind | None:
    """The kind that a file's ending tells, or None."""
    return SUFFIXES.get(PurePath(name).suffix.lower())


def kind_of_answer(content_type: str, path: str, head: bytes) -> Kind | None:
    """The kind of an answer from the web; None for what is not read. A file that the server calls plain text or nothing is
    what its name says."""
    if content_type in _NAMELESS:
        return kind_of_name(path) or kind_of_content(head)
    kind = _TYPES.get(content_type)
    named = kind_of_name(path)
    return named if kind == "text" and named in {"jsonl", "email"} else kind


def kind_of_content(head: bytes) -> Kind:
    """The kind that the first bytes tell; text where they tell nothing else."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if re.match(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:rdf)\b", start, re.IGNORECASE | re.DOTALL):
        return "feed"
    if re.match(
        rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
        start,
        re.IGNORECASE | re.DOTALL,
    ):
        return "html"
    return "jsonl" if _begins_with_record(start) else "text"


def _begins_with_record(start: bytes) -> bool:
    """Whether the first line is a JSON object, or begins one that is longer than what is seen of it."""
    first, end, _ = start.partition(b"\n")
    if not end and len(start) >= HEAD - 16:
        return re.match(rb'\{\s*"\w+"\s*:', first) is not None
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False
