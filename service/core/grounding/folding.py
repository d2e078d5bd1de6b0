"""Folding: a text without what typing, typesetting and transport do to it, and the way back to its own characters.

White space becomes one blank, every quotation mark `"` or `'`, every dash `-`, compatibility forms (ligatures, full-width
letters) their plain ones; character entities are read; invisible characters go. No word changes, and case stays.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.entities import html5

_HIDDEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
_LONG_DASHES = "\u2013\u2014\u2015\ufe58"
_DASHES = rf"\-\u2010-\u2012\u2043\u2212\ufe63\uff0d{_LONG_DASHES}"
_SINGLE_QUOTES = "'`´\u2018-\u201b\u2032\u2035\u2039\u203a\uff07"
_DOUBLE_QUOTES = '"\u201c-\u201f\u2033\u2034\u2036«»\uff02'
_QUOTES = _SINGLE_QUOTES + _DOUBLE_QUOTES
# Stretches that are not folded character by character: several blanks and dashes, or quotation marks, in a row; hidden
# characters; letters beyond ASCII.
_ODD = re.compile(
    rf"(?P<gap>[\s{_DASHES}{_HIDDEN}]{{2,}}|[{_HIDDEN}])"
    rf"|(?P<quotes>[{_QUOTES}][{_QUOTES}{_HIDDEN}]+)"
    rf"|(?P<letters>[^\x00-\x7f\s{_DASHES}{_HIDDEN}{_QUOTES}]+)"
)
_GAP = re.compile(rf"(?P<blank>(?:\s|(?=[{_HIDDEN}]+\s)[{_HIDDEN}])+)|(?P<dash>[{_DASHES}]+)")
_CHARACTERS = "".join(map(chr, range(0x10000)))
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(re.findall(r"\s", _CHARACTERS), " "),
        **dict.fromkeys(re.findall(f"[{_DASHES}]", _CHARACTERS), "-"),
        **dict.fromkeys(re.findall(f"[{_SINGLE_QUOTES}]", _CHARACTERS), "'"),
        **dict.fromkeys(re.findall(f"[{_DOUBLE_QUOTES}]", _CHARACTERS), '"'),
    }
)
_HIDING = re.compile(f"[{_HIDDEN}]")
_ENTITY = re.compile(r"&(?:amp;)*(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_STAYING = ("<super>", "<fraction>", "<compat> 0020", "<isolated> 0020", "<medial> 0640")
_MOST_ROUNDS = 4
_SURROGATES = ("\ud800", "\udfff")


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A text after folding. Its character `i` stands for `original[starts[i]:ends[i]]`; characters that were made of the
    same stretch share it."""

    text: str
    starts: "array[int]" = field(repr=False)
    ends: "array[int]" = field(repr=False)

    def unfold(self, start: int, end: int) -> tuple[int, int] | None:
        """Where `text[start:end]` stands in the original; None when it is empty or cuts through a stretch folded as one."""
        if not 0 <= start < end <= len(self.text):
            return None
        cut_before = start > 0 and self.starts[start - 1] == self.starts[start]
        cut_behind = end < len(self.text) and self.starts[end] == self.starts[end - 1]
        return None if cut_before or cut_behind else (self.starts[start], self.ends[end - 1])

    def index(self, place: int) -> int:
        """The first folded character that stands for something at or behind `place` of the original."""
        return bisect_left(self.starts, place)


@lru_cache(maxsize=8)
def fold(text: str) -> Folded:
    """Fold `text`, in time that grows with its length. Folding what is folded changes nothing. The last few are kept."""
    folded = _Folding(text).result()
    for _ in range(_MOST_ROUNDS):
        read = _without_entities(folded)
        if read is None:
            break
        again = _Folding(read.text).result()
        folded = Folded(
            text=again.text,
            starts=array("L", (read.starts[place] for place in again.starts)),
            ends=array("L", (read.ends[place - 1] for place in again.ends)),
        )
    return folded


def is_hidden(char: str) -> bool:
    """Whether nobody sees the character: a control or format character, a soft hyphen, a mark of direction."""
    return _HIDING.match(char) is not None


def _without_entities(folded: Folded) -> Folded | None:
    """The text with its character entities read, however often they were escaped; None when it holds none."""
    made: list[str] = []
    starts, ends = array("L"), array("L")
    done = 0
    for match in _ENTITY.finditer(folded.text) if "&" in folded.text else ():
        meant = _meaning(match)
        if meant is None:
            continue
        made += (folded.text[done : match.start()], meant)
        starts.extend(folded.starts[done : match.start()])
        ends.extend(folded.ends[done : match.start()])
        starts.extend([folded.starts[match.start()]] * len(meant))
        ends.extend([folded.ends[match.end() - 1]] * len(meant))
        done = match.end()
    if not done:
        return None
    starts.extend(folded.starts[done:])
    ends.extend(folded.ends[done:])
    return Folded(text="".join([*made, folded.text[done:]]), starts=starts, ends=ends)


def _meaning(entity: re.Match[str]) -> str | None:
    """What a character entity stands for; None when it stands for itself."""
    decimal, hexadecimal, name = entity.groups()
    if name:
        return html5.get(f"{name};")
    code = int(decimal) if decimal else int(hexadecimal, 16)
    character = chr(code) if 0 < code <= 0x10FFFF else ""
    return None if not character or _SURROGATES[0] <= character <= _SURROGATES[1] else character


class _Folding:
    """One folding under way: the pieces made so far, and which stretch of the original each character stands for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._made: list[str] = []
        self._starts, self._ends = array("L"), array("L")

    def result(self) -> Folded:
        done = 0
        for odd in _ODD.finditer(self._text):
            self._copy(done, odd.start())
            done = odd.end()
            if odd.lastgroup == "gap":
                self._gap(odd.start(), done)
            elif odd.lastgroup == "quotes":
                self._quotes(odd.start(), done)
            else:
                self._letters(odd.start(), done)
        self._copy(done, len(self._text))
        return Folded(text="".join(self._made), starts=self._starts, ends=self._ends)

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            self._made.append(self._text[start:end].translate(_PLAIN))
            self._starts.extend(range(start, end))
            self._ends.extend(range(start + 1, end + 1))

    def _put(self, piece: str, start: int, end: int) -> None:
        self._made.append(piece)
        self._starts.extend([start] * len(piece))
        self._ends.extend([end] * len(piece))

    def _quotes(self, start: int, end: int) -> None:
        """Several marks in a row, as in `''so-called''`, as one double one; a single one with hidden characters as such."""
        marks = [char for char in self._text[start:end] if not is_hidden(char)]
        self._put(marks[0].translate(_PLAIN) if len(marks) == 1 else '"', start, end)

    def _gap(self, start: int, end: int) -> None:
        """Blanks as one blank; a dash between blanks, a long dash and a row of dashes as one hyphen without blanks. A
        hyphen with a blank on one side only (`short- and medium-term`, a word broken at the end of a line) keeps it."""
        parts = [(m.lastgroup, m.start(), m.end()) for m in _GAP.finditer(self._text, start, end)]
        dashes = [(first, last) for kind, first, last in parts if kind == "dash"]
        if not dashes:
            if parts:
                self._put(" ", parts[0][1], parts[-1][2])
            return
        one = len(dashes) == 1 and dashes[0][1] - dashes[0][0] == 1
        long = any(self._text[place] in _LONG_DASHES for first, last in dashes for place in range(first, last))
        if not one or long or len(parts) > 2:
            self._put("-", parts[0][1], parts[-1][2])
            return
        for kind, first, last in parts:
            self._put("-" if kind == "dash" else " ", first, last)

    def _letters(self, start: int, end: int) -> None:
        stretch = self._text[start:end]
        if not _joins(stretch[0]) and unicodedata.is_normalized("NFKC", stretch):
            self._made.append(stretch)
            self._starts.extend(range(start, end))
            self._ends.extend(range(start + 1, end + 1))
            return
        for first, last in _clusters(self._text, start, end):
            base, begin = "", first
            if _joins(self._text[first]):
                base, begin = self._taken_back(first)
            piece = _plain_form(base + self._text[first:last])
            self._put(piece.translate(_PLAIN), begin, last)

    def _taken_back(self, default: int) -> tuple[str, int]:
        """The last stretch again, for a mark that combines with it: its folded form, and where it starts."""
        if not self._starts:
            return "", default
        first = self._starts[-1]
        base = ""
        while self._starts and self._starts[-1] == first:
            base = self._made[-1][-1] + base
            self._made[-1] = self._made[-1][:-1]
            if not self._made[-1]:
                self._made.pop()
            self._starts.pop()
            self._ends.pop()
        return base, first


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of `text[start:end]` that are normalized as one: a character and what combines with it."""
    first = start
    for place in range(start + 1, end):
        if not _joins(text[place]):
            yield first, place
            first = place
    yield first, end


@lru_cache(maxsize=4096)
def _joins(char: str) -> bool:
    """Whether the character may melt into the one before it: combining marks, and vowels and finals of Hangul."""
    if char.isascii():
        return False
    first = unicodedata.normalize("NFKD", char)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"


def _plain_form(cluster: str) -> str:
    """The compatibility form; but a raised digit or a fraction stays, for `10²` is not 102 and `3½` not 31/2, and so does
    an accent that stands alone, for it is no blank."""
    kept = unicodedata.decomposition(cluster[0]).startswith(_STAYING)
    return unicodedata.normalize("NFC" if kept else "NFKC", cluster)
