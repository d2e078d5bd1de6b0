"""Bytes to text: by the mark they begin with, as UTF-8, or as declared.

Nothing is guessed from statistics: in trials on news of six languages they were rarely sure, and a text in a wrong encoding
would be quoted wrongly ever after.
"""

import codecs
import re

from service.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The web means the larger set when it names the smaller one: https://encoding.spec.whatwg.org/#names-and-labels
_LARGER = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_OF_TEXTS = re.compile(  # Python also has codecs for host names, compression and the like
    r"ascii|utf-(?:8|16|32)(?:-[bl]e)?|cp\d+|iso8859-\d+|iso2022_\w+|koi8-\w|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_jis\w*|tis-620"
)
_BINARY = "a binary file, not a text; save its text as .txt"
_DAMAGE = 1000  # a declared text may be damaged in one character of so many


def decode(content: bytes, *, declared: str | None = None) -> str:
    """The text of `content`. `declared` is what a header or a page's head says of it.

    Raises ReadError for a binary file, and for bytes of which nobody can tell what they mean.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :] if name == "utf-8" else content, name)
    if b"\0" in content:
        raise ReadError(_BINARY)
    named = _codec(declared)
    if named and named.startswith("iso2022"):
        return _strict(content, named)  # all of it is ASCII, which says nothing
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if named:
        text = content.decode(named, "replace")
        if text.count("�") <= len(text) // _DAMAGE + 1:
            return text
    raise ReadError("not UTF-8 text; save it as UTF-8")


def _strict(content: bytes, name: str) -> str:
    try:
        text = content.decode(name)
    except UnicodeDecodeError as error:
        raise ReadError(f"not {name.upper()} text, though it says so; save it as UTF-8") from error
    if "\0" in text:
        raise ReadError(_BINARY)
    return text


def _codec(declared: str | None) -> str | None:
    """The codec of a declared encoding; None for a name that stands for no text encoding."""
    try:
        name = codecs.lookup((declared or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return _LARGER.get(name, name) if _OF_TEXTS.fullmatch(name) else None
