"""Word documents: paragraphs, tables and notes in order, as they read with all changes accepted. Dates of the file are not
used: they say when it was typed, not when the text was published."""

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

import docx
from docx.document import Document as Word
from docx.opc.exceptions import OpcError
from lxml import etree  # type: ignore[import-untyped] # published without types

from service.articles.document import Document, Found, sound
from service.articles.formats.pdf import chosen, named
from service.articles.metadata import Metadata
from service.errors import ReadError

_LARGEST_UNPACKED = 200 * 1024 * 1024  # bytes
_MOST_PARTS = 5000
_BROKEN = "a broken Word document; open it and save it anew, or save its text as .txt"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read(file: BinaryIO, *, charset: str | None = None, address: str | None = None) -> Iterator[Found]:  # noqa: ARG001 - a Word document says itself how it is coded
    """The one document of the file. Raises ReadError for one that is broken, encrypted, empty or unpacks to too much."""
    _check_archive(file)
    file.seek(0)
    try:
        word = docx.Document(file)
        text = "\n\n".join([*_paragraphs(word.element.body), *_notes(word)])
    except (OpcError, KeyError, ValueError, AttributeError, zipfile.BadZipFile, etree.LxmlError) as error:
        raise ReadError(_BROKEN) from error
    yield Document(text=sound(text), known=_known(word))


def _check_archive(file: BinaryIO) -> None:
    """Look at the sizes before anything is unpacked; zipfile itself unpacks no more than they say."""
    if file.read(8) == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise ReadError("an encrypted or old Word document; save it as .docx without its password")
    try:
        parts = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise ReadError("not a Word document, though its name says so; give it the ending of what it is") from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
        raise ReadError(f"unpacks to more than {_LARGEST_UNPACKED // 2**20} MB; save its text as .txt")


def _paragraphs(body: etree._Element) -> Iterator[str]:
    """The texts of all paragraphs that hold any, in order; a row of a table is one, its cells parted by bars."""
    rows: set[etree._Element] = set()
    for paragraph in body.iter(f"{_W}p"):
        above = list(paragraph.iterancestors())
        row = next((each for each in reversed(above) if each.tag == f"{_W}tr"), None)
        if any(each.tag == _FALLBACK for each in above):
            continue
        if row is not None:
            if row not in rows:
                rows.add(row)
                cells = (" ".join(_paragraphs_of(cell)) for cell in row.iter(f"{_W}tc") if _row(cell) is row)
                yield from filter(None, [" | ".join(filter(None, cells))])
        elif words := _words(paragraph):
            yield words


def _row(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(f"{_W}tr"), None)


def _paragraphs_of(cell: etree._Element) -> Iterator[str]:
    return (words for paragraph in cell.iter(f"{_W}p") if (words := _words(paragraph)))


def _words(paragraph: etree._Element) -> str:
    """The text of one paragraph: with what was inserted, without what was deleted or is hidden, without the text of boxes in
    it."""
    own = (
        each
        for each in paragraph.iter()
        if next(each.iterancestors(f"{_W}p"), None) is paragraph and not _is_hidden(each.getparent())
    )
    pieces = (each.text or "" if each.tag == f"{_W}t" else _SPACES.get(str(each.tag), "") for each in own)
    return re.sub(r"[ \t]+", " ", "".join(pieces)).strip()


def _is_hidden(run: etree._Element | None) -> bool:
    """Whether a run is set as hidden text, which Word does not show."""
    vanish = run.find(f"{_W}rPr/{_W}vanish") if run is not None and run.tag == f"{_W}r" else None
    return vanish is not None and vanish.get(f"{_W}val", "true") not in {"0", "false", "off"}


def _notes(word: Word) -> Iterator[str]:
    """Footnotes and endnotes stand at the end."""
    for relation in word.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/footnotes", "/endnotes")):
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            yield from _paragraphs(etree.fromstring(relation.target_part.blob, parser))


def _known(word: Word) -> Metadata:
    properties = word.core_properties
    return Metadata(title=chosen(properties.title), author=named(properties.author))
