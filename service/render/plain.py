"""Plain text: what is left of an article's words when a page shows them.

Articles are hostile material. Before any format escapes its own markup, this takes away what is dangerous in every
format: line breaks that would start a new block, terminal escapes, and the marks that turn the direction of writing.
"""

import unicodedata

_JOINERS = frozenset("\u200c\u200d")
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})


def plain(text: str) -> str:
    """`text` on one line, without control, format and surrogate characters; the joiners some scripts need stay."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return "".join(char for char in line if char in _JOINERS or unicodedata.category(char) not in _HIDDEN)
