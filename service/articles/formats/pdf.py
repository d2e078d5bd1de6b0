"""PDF files with a text layer. The text is each page's, in order; title and author are the file's own properties. Its dates
are not used: they say when the file was made, not when the text was published."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from service.articles.document import LONGEST, Document, Found, sound
from service.articles.metadata import Metadata, line
from service.errors import ReadError

_MOST_PAGES = 3000
_BROKEN = "a broken PDF; open it and save it anew, or save its text as .txt"
_ENCRYPTED = "an encrypted PDF; save it without its password"
_MADE_UP = re.compile(
    r"(?:microsoft word - .*|.*\.(?:docx?|pdf|indd|qxd|rtf|tmp)|untitled.*|powerpoint .*|document\d*)", re.IGNORECASE
)
_TYPIST = re.compile(r"(?:admin(?:istrator)?|users?|owner|author|unknown|default|python-docx|\S*\d\S*)", re.IGNORECASE)


def read(file: BinaryIO, *, charset: str | None = None, address: str | None = None) -> Iterator[Found]:  # noqa: ARG001 - a PDF says itself how it is coded
    """The one document of the file. Raises ReadError for a PDF that is broken, encrypted, scanned or far too long."""
    if b"%PDF-" not in file.read(1024):
        raise ReadError("not a PDF, though its name says so; give it the ending of what it is")
    file.seek(0)
    try:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise ReadError(_ENCRYPTED)
        text = _text(reader)
        known = _known(reader)
    except DependencyError as error:
        raise ReadError(_ENCRYPTED) from error
    except LimitReachedError as error:
        raise ReadError("unpacks to far more than it says; save its text as .txt") from error
    except PyPdfError as error:
        raise ReadError(_BROKEN) from error
    yield Document(text=text, known=known)


def _text(reader: PdfReader) -> str:
    """The text of all pages; a page that ends within a sentence is not parted from the next."""
    number = len(reader.pages)
    if number > _MOST_PAGES:
        raise ReadError(f"{number:,} pages, more than {_MOST_PAGES:,}; split it")
    text = ""
    for page in reader.pages:
        words = sound(page.extract_text()).strip()
        if words:
            text += ("\n\n" if re.search(r"[.!?:;”\"')]$", text) else "\n") * bool(text) + words
        if len(text) > LONGEST:
            raise ReadError(f"more than {LONGEST // 2**20} million characters of text; split it")
    if not re.search(r"\w", text):
        raise ReadError("no text layer: it was scanned; run OCR over it first")
    return text


def _known(reader: PdfReader) -> Metadata:
    properties = reader.metadata
    if properties is None:
        return Metadata()
    return Metadata(title=chosen(properties.title), author=named(properties.author))


def chosen(title: object) -> str | None:
    """A title that somebody gave, not one that a program made of the file's name."""
    words = line(title)
    return None if words is None or _MADE_UP.fullmatch(words) else words


def named(author: object) -> str | None:
    """An author, not the account under which the file was typed."""
    words = line(author)
    return None if words is None or _TYPIST.fullmatch(words) else words
