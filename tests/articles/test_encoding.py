import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.articles.encoding import decode
from service.errors import ReadError

TEXT = "The Senate — in Côte d’Ivoire — approved it."


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_utf_8_is_read_to_the_character(text: str) -> None:
    content = text.encode()
    assert decode(codecs.BOM_UTF8 + content) == text
    if not text.startswith("\ufeff"):
        assert decode(content, declared="cp1252") == text


@pytest.mark.parametrize("name", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_mark_at_the_beginning_tells_the_encoding_whatever_is_declared(name: str) -> None:
    assert decode(TEXT.encode(name), declared="cp1252") == TEXT
    big = codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")
    assert decode(big) == TEXT


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1", "ascii", '"latin1"'])
def test_a_declared_western_encoding_means_the_larger_set_as_on_the_web(declared: str) -> None:
    assert decode(TEXT.encode("cp1252"), declared=declared) == TEXT


def test_an_encoding_that_looks_like_ascii_is_read_as_declared() -> None:
    assert decode("合意した".encode("iso-2022-jp"), declared="iso-2022-jp") == "合意した"


def test_single_damaged_bytes_of_a_declared_text_are_shown_as_such() -> None:
    assert decode("a Café ".encode() * 100 + b"\xff", declared="utf-8").endswith("Café \ufffd")


@pytest.mark.parametrize(
    ("content", "declared", "why"),
    [
        ("Señor".encode("latin-1"), None, "not UTF-8 text; save it as UTF-8"),
        ("Señor".encode("latin-1"), "no-such-code", "not UTF-8 text; save it as UTF-8"),
        ("Señor".encode("latin-1"), "rot13", "not UTF-8 text; save it as UTF-8"),
        ("é".encode("latin-1") * 300, "utf-8", "not UTF-8 text; save it as UTF-8"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", None, "not UTF-16 text, though it says so; save it as UTF-8"),
        (codecs.BOM_UTF8 + b"\xff", None, "not UTF-8 text, though it says so; save it as UTF-8"),
        ("a\0b".encode("utf-16"), None, "a binary file, not a text; save its text as .txt"),
        (b"PK\0\0\x01", None, "a binary file, not a text; save its text as .txt"),
        (b"PK\0\0\x01", "utf-8", "a binary file, not a text; save its text as .txt"),
    ],
)
def test_bytes_of_which_nobody_can_tell_what_they_mean_are_refused(
    content: bytes, declared: str | None, why: str
) -> None:
    with pytest.raises(ReadError, match=why):
        decode(content, declared=declared)


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "utf-8", "cp1252", "iso-2022-jp", "hz", "base64", "utf-7", "idna", "\0"]),
)
def test_whatever_the_bytes_there_is_a_text_or_a_reason(content: bytes, declared: str | None) -> None:
    with suppress(ReadError):
        assert decode(content, declared=declared).encode("utf-8") is not None
