"""What is found in a file: documents, what was refused, what was left aside, and pages that must be fetched first."""

import re
from dataclasses import dataclass
from typing import Literal

from service.articles.metadata import NOTHING, Metadata

LONGEST = 10 * 1024 * 1024  # characters; a text longer than ten million is a mistake, not an article
EMPTY = "empty; there is nothing to extract from it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text as it was read. `place` tells where in the file it stands (`:12` for a line), `address` where it stands by
    itself; `remark` is a word to a person about it."""

    text: str
    known: Metadata = NOTHING
    place: str = ""
    address: str | None = None
    remark: str | None = None
    sort: Literal["document"] = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file, or one place in it, that gives no text: why, and what to do."""

    reason: str
    place: str = ""
    sort: Literal["refusal"] = "refusal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A part that is no article and was not asked for, such as an attachment."""

    reason: str
    place: str = ""
    sort: Literal["aside"] = "aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page that a feed names without its text. `known` is what the feed says of it."""

    address: str
    known: Metadata
    sort: Literal["link"] = "link"


Found = Document | Refusal | Aside | Link


def sound(text: str) -> str:
    """Extracted text without what no text holds: NULs and halves of characters become U+FFFD, line ends `\\n`."""
    return re.sub(r"[\x00\ud800-\udfff]", "�", text.replace("\r\n", "\n").replace("\r", "\n"))
