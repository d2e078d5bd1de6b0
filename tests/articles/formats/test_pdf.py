import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import NameObject, StreamObject

from service.articles.document import Document
from service.articles.formats import pdf
from service.articles.metadata import Metadata
from service.errors import ReadError


def made(source: str) -> bytes:
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


PACT = made(
    '#set document(title: "Pact signed", author: "Ann Lee")\nThe ministers met\n#pagebreak()\nin Manila.\n#pagebreak()\nThey left.'
)


def read(content: bytes) -> Document:
    (found,) = pdf.read(BytesIO(content))
    assert isinstance(found, Document)
    return found


def refused(content: bytes) -> str:
    with pytest.raises(ReadError) as told:
        read(content)
    return str(told.value)


def written(change: Callable[[PdfWriter], object], *, content: bytes = PACT) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(content))
    change(writer)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def bomb(length: int) -> bytes:
    """A PDF whose first page has a content that unpacks to so many bytes."""

    def swollen(writer: PdfWriter) -> None:
        content = StreamObject()
        content._data = zlib.compress(b" " * length, 9)
        content[NameObject("/Filter")] = NameObject("/FlateDecode")
        writer.pages[0][NameObject("/Contents")] = writer._add_object(content)

    return written(swollen)


def test_the_text_is_that_of_all_pages_and_a_sentence_runs_on_over_their_border() -> None:
    found = read(PACT)
    assert found.text == "The ministers met\nin Manila.\n\nThey left."
    assert found.known == Metadata(title="Pact signed", author="Ann Lee")


def test_the_day_the_file_was_made_is_not_its_date() -> None:
    dated = written(
        lambda writer: writer.add_metadata({"/CreationDate": "D:20250529101500Z", "/ModDate": "D:20250529101500Z"})
    )
    assert read(dated).known.published is None


@pytest.mark.parametrize("title", ["Microsoft Word - pact_final.docx", "pact.pdf", "Untitled-1", "  "])
@pytest.mark.parametrize("author", ["user", "Administrator", "jdoe3", ""])
def test_what_a_program_filled_in_is_no_title_and_no_author(title: str, author: str) -> None:
    assert read(written(lambda writer: writer.add_metadata({"/Title": title, "/Author": author}))).known == Metadata()


def test_a_file_without_properties_is_read() -> None:
    def without(writer: PdfWriter) -> None:
        writer.metadata = None

    assert read(written(without)).known == Metadata()


def test_a_scanned_file_says_to_run_ocr() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    blank = BytesIO()
    writer.write(blank)
    assert refused(blank.getvalue()) == "no text layer: it was scanned; run OCR over it first"


@pytest.mark.parametrize("algorithm", ["RC4-128", "RC4-40"])
def test_an_encrypted_file_says_so_unless_no_password_is_needed(algorithm: str) -> None:
    locked = written(lambda writer: writer.encrypt("secret", algorithm=algorithm))
    open_to_all = written(lambda writer: writer.encrypt("", owner_password="secret", algorithm=algorithm))
    assert refused(locked) == "an encrypted PDF; save it without its password"
    assert read(open_to_all).text == read(PACT).text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"They met.", "not a PDF, though its name says so; give it the ending of what it is"),
        (b"%PDF-1.7\n", "a broken PDF; open it and save it anew, or save its text as .txt"),
        (
            b"%PDF-1.7\ntrailer <</Root 1 0 R>>\n%%EOF",
            "a broken PDF; open it and save it anew, or save its text as .txt",
        ),
    ],
)
def test_a_broken_file_says_so(content: bytes, why: str) -> None:
    assert refused(content) == why


def test_a_file_cut_in_two_is_read_as_far_as_it_goes_or_refused() -> None:
    assert refused(PACT[: len(PACT) // 2])


def test_a_stream_that_unpacks_to_far_too_much_is_refused() -> None:
    assert refused(bomb(200_000_000)) == "unpacks to far more than it says; save its text as .txt"
    assert read(bomb(1000)).text == "in Manila.\n\nThey left."


def test_more_pages_than_a_report_has_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_MOST_PAGES", 2)
    assert refused(PACT) == "3 pages, more than 2; split it"


def test_more_text_than_an_article_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "LONGEST", 20)
    assert "of text; split it" in refused(PACT)


@settings(max_examples=60)
@given(st.integers(0, len(PACT) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_never_gives_half_a_character(place: int, damage: bytes) -> None:
    try:
        found = read(PACT[:place] + damage + PACT[place + len(damage) :])
    except Exception:  # noqa: BLE001 - pypdf may raise anything; the guarded process makes a refusal of it
        return
    assert found.text.encode()
