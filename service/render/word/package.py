"""The file around a Word document, made so that the same brief gives the same bytes on any day."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(document: Document, made: datetime) -> bytes:
    """The document as a file: its comments and properties dated `made`, its parts without the time of day."""
    for comment in document.comments:
        comment._comment_elm.date = made  # noqa: SLF001 - python-docx dates a comment by the clock and offers no other way
    properties = document.core_properties
    properties.created = properties.modified = made
    properties.revision = 1
    loose = BytesIO()
    document.save(loose)
    firm = BytesIO()
    with ZipFile(loose) as given, ZipFile(firm, "w", ZIP_DEFLATED) as kept:
        for name in given.namelist():
            kept.writestr(ZipInfo(name, _ZIP_EPOCH), given.read(name), ZIP_DEFLATED)
    return firm.getvalue()
