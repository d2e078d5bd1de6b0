"""The file around the document: no clock in it."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx

from service.render.word.package import packed

MADE = datetime(2025, 5, 29, tzinfo=UTC)


def test_no_part_tells_the_time_of_day() -> None:
    document = docx.Document()
    document.add_comment(document.add_paragraph("said").runs, text="quoted")
    content = packed(document, MADE)
    with ZipFile(BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b'w:date="2025-05-29T00:00:00Z"' in parts.read("word/comments.xml")
    read = docx.Document(BytesIO(content))
    assert read.core_properties.modified == MADE
