"""E-mail messages: the body as it was written, the subject as title, the day it was sent as date. An attachment is left aside
and told."""

import email
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import BinaryIO

from service.articles.dates import edtf
from service.articles.document import Aside, Document, Found, sound
from service.articles.encoding import decode
from service.articles.formats.html import plain
from service.articles.metadata import Metadata, line
from service.errors import ReadError

_STUB = 4  # an HTML body so many times longer than the plain one is the message, and the plain one a pointer to it


def read(file: BinaryIO, *, charset: str | None = None, address: str | None = None) -> Iterator[Found]:  # noqa: ARG001 - a message says itself how it is coded
    """The message, then one item for each attachment. Raises ReadError for a file that is no message."""
    message = email.message_from_binary_file(file, policy=policy.default)
    if not any(message[name] for name in ("From", "Date", "Subject", "Received")):
        raise ReadError("not an e-mail message: it has no sender, date or subject; give it the ending of what it is")
    yield Document(text=sound(_text(message)), known=_known(message))
    for part in message.iter_attachments():
        name = line(part.get_filename()) or part.get_content_type()
        yield Aside(reason="an attachment; save it as a file and name that", place=f"#{name}")


def _text(message: EmailMessage) -> str:
    texts = [_body(message, "plain"), _body(message, "html")]
    return texts[1] if len(texts[1]) > _STUB * len(texts[0].strip()) else texts[0]


def _body(message: EmailMessage, kind: str) -> str:
    """The body of one kind, `plain` or `html`; empty where there is none."""
    part = message.get_body(preferencelist=(kind,))
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes) or not content.strip():
        return ""
    text = decode(content, declared=part.get_content_charset())
    return plain(text) if kind == "html" else text


def _known(message: EmailMessage) -> Metadata:
    name, address = parseaddr(str(message["From"] or ""))
    return Metadata(
        title=line(message["Subject"]),
        publisher=line(message["Organization"]),
        author=line(name) or line(address),
        published=edtf(line(message["Date"])),
    )
