"""Definitions: short names that an article itself gives for a longer one: `Long Name (LN)`, `known as`, `also called`, `dubbed`.

Every look is at a bounded stretch of text, so that a text of megabytes costs what its length does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.core.language.names import initials

_BACK = 200  # characters before a mark that can hold the long name
_MOST_WORDS = 14
_PARENTHESIS = re.compile(
    r"\((?:the |or |hereafter |hereinafter )?[“\"‘']?(?P<short>[A-Z][A-Za-z&-]{1,10}[A-Z])[”\"’']?\)"
)
_CALLED = re.compile(
    r"\b(?:(?:also|better|commonly|widely|popularly|informally|otherwise) )?(?:known as|dubbed|nicknamed|referred to as)\s"
    r"|\balso (?:called|named|termed)\s"
)
_QUOTED = re.compile(r"(?:the )?[“\"‘'](?P<short>[^“”\"‘’\n]{2,80})[”\"’']")
_CAPITALS = re.compile(
    r"(?:the )?(?P<short>[A-Z][\w’'&-]*(?: (?:(?:of|on|for|and|the|in|to) ){0,2}[A-Z0-9][\w’'.&-]*){0,7})"
)
_SENTENCE = re.compile(r"[.!?;:]\s|\n")


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name, and the words before it, of which the last name is what it stands for; `long` where the letters tell it."""

    short: str
    before: str
    long: str | None = None


def definitions(text: str) -> Iterator[Definition]:
    """Every short name that a text defines, in order: acronyms whose letters begin the words before them, then other names."""
    for match in _PARENTHESIS.finditer(text):
        before = text[max(0, match.start() - _BACK) : match.start()]
        if long := _spelled(before, match["short"]):
            yield Definition(short=match["short"], before=before, long=long)
    for match in _CALLED.finditer(text):
        named = _QUOTED.match(text, match.end()) or _CAPITALS.match(text, match.end())
        if named:
            before = _SENTENCE.split(text[max(0, match.start() - _BACK) : match.start()])[-1]
            yield Definition(short=named["short"].rstrip(".,"), before=before)


def _spelled(before: str, short: str) -> str | None:
    """The words at the end of `before` whose capitals, or whose first letters, are the short name's."""
    words = before.split()[-_MOST_WORDS:]
    wanted = short.replace("-", "").replace("&", "").upper()
    for start in range(len(words) - 1, -1, -1):
        long = " ".join(words[start:])
        bare = " ".join(word for word in words[start:] if word != "Agreement")
        made = {initials(long), initials(bare), _first_letters(words[start:])}
        if words[start].strip("“\"‘'")[:1].isupper() and wanted in made:
            return long.strip("“”\"'‘’ ")
    return None


def _first_letters(words: list[str]) -> str:
    return "".join(part[:1] for word in words for part in word.split("-")).upper()
