from contextlib import suppress
from email import policy
from email.message import EmailMessage
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.articles.document import Aside, Document, Found
from service.articles.formats import email
from service.articles.metadata import Metadata
from service.errors import ReadError

TEXT = "The ministers met — in Manila.\n\nThey left.\n"


def message(text: str | None = TEXT, **headers: str) -> EmailMessage:
    made = EmailMessage(policy=policy.SMTP)
    for name, value in {"From": "Ann Lee <ann@example.org>", "Subject": "Pact signed", **headers}.items():
        made[name] = value
    if text is not None:
        made.set_content(text)
    return made


def read(made: EmailMessage | bytes) -> list[Found]:
    return list(email.read(BytesIO(made if isinstance(made, bytes) else made.as_bytes())))


def test_the_body_is_the_text_and_the_headers_state_the_metadata() -> None:
    made = message(Date="Thu, 29 May 2025 23:30:00 -0400", Organization="Ministry of Pacts")
    assert read(made) == [
        Document(
            text=TEXT,
            known=Metadata(
                title="Pact signed", publisher="Ministry of Pacts", author="Ann Lee", published="2025-05-29"
            ),
        )
    ]


def test_a_sender_without_a_name_goes_by_the_address() -> None:
    made = message()
    del made["From"]
    made["From"] = "press@example.org"
    (found,) = read(made)
    assert isinstance(found, Document)
    assert found.known.author == "press@example.org"


def test_of_a_message_in_two_forms_the_plain_one_is_read_unless_it_only_points_to_the_other() -> None:
    both, stub = message(), message("See our website.")
    both.add_alternative("<p>The ministers met.</p>", subtype="html")
    stub.add_alternative(
        "<p>The ministers met in Manila, and they signed the pact.</p><p>They left again on Friday.</p>", subtype="html"
    )
    assert [each.text for each in read(both) if isinstance(each, Document)] == [TEXT]
    assert [each.text for each in read(stub) if isinstance(each, Document)] == [
        "The ministers met in Manila, and they signed the pact.\n\nThey left again on Friday."
    ]


def test_an_attachment_is_left_aside_and_told() -> None:
    made = message()
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="annex  1.pdf")
    made.add_attachment("Note", filename=None)
    assert read(made)[1:] == [
        Aside(reason="an attachment; save it as a file and name that", place="#annex 1.pdf"),
        Aside(reason="an attachment; save it as a file and name that", place="#text/plain"),
    ]


def test_a_message_without_a_body_has_an_empty_text() -> None:
    assert read(message(None)) == [Document(text="", known=Metadata(title="Pact signed", author="Ann Lee"))]


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "cp1252"])
def test_a_body_is_decoded_as_it_says(charset: str) -> None:
    made = message(None)
    made.set_content("Señor Núñez", charset=charset)
    (found,) = read(made)
    assert isinstance(found, Document)
    assert found.text == "Señor Núñez\n"


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises(ReadError, match="not an e-mail message"):
        read(b"\x89PNG\r\n\x1a\n" * 40)


@given(st.binary(max_size=300))
def test_whatever_the_bytes_there_is_a_text_or_a_reason(content: bytes) -> None:
    with suppress(ReadError):
        found = read(b"Subject: x\nContent-Type: text/html; charset=" + content)
        assert all(each.text.encode() is not None for each in found if isinstance(each, Document))
