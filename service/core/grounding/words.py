"""The words of a folded text, run together: what stays the same when only punctuation, blanks and spelling change."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from service.core.grounding.folding import fold
from service.core.grounding.spelling import key

# Thai to Lao, Myanmar, Khmer, kana, Chinese characters: no blank parts their words, so each character counts as a word.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_PARTING = r"\s.,:;!'\"()\[\]{}*_|•·…/\\\-。、，；：！（）「」『』【】《》〈〉・،؛۔।“”"
_LETTER = rf"[^{_PARTING}{UNSPACED}]"
_WORD = re.compile(
    r"(?P<note>(?<=\S)\[\d{1,3}\])"
    r"|(?P<initials>(?<![^\W_])(?:[A-Z]\.){2,})"
    rf"|[{UNSPACED}]"
    rf"|(?:(?<!{_LETTER})-(?=\d))?(?:{_LETTER}|(?<=\d)[.,:/\-'](?=\d)|(?<={_LETTER})'(?={_LETTER}))+"
)
# Left out and put in without a change of meaning; which may be missing, never one in the place of the other.
FILLERS = frozenset({"the", "that"})


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Word `i` is `text[begins[i]:ends[i]]` of the folded text; its key stands in `run` from `places[i]` to
    `places[i + 1]`, nowhere when it is a filler or the number of a note."""

    text: str
    run: str
    begins: "array[int]" = field(repr=False)
    ends: "array[int]" = field(repr=False)
    places: "array[int]" = field(repr=False)

    def __len__(self) -> int:
        return len(self.begins)

    def word(self, index: int) -> str:
        return self.text[self.begins[index] : self.ends[index]]

    def key(self, index: int) -> str:
        return self.run[self.places[index] : self.places[index + 1]]

    def at(self, place: int) -> int | None:
        """The word with a key whose key begins at `place` of the run; None when none does."""
        index = bisect_left(self.places, place)
        while index < len(self) and self.places[index + 1] == place:
            index += 1
        return index if index < len(self) and self.places[index] == place else None

    def is_mute(self, index: int) -> bool:
        """Whether the word has no key: a filler, or the number of a note."""
        return self.places[index] == self.places[index + 1]

    def between(self, index: int) -> str:
        """What stands between word `index` and the next."""
        return self.text[self.ends[index] : self.begins[index + 1]]


_LINE_END = re.compile(r"[-\u00ad\u2010][ \t]*\r?\n\s*")


@lru_cache(maxsize=8)
def line_ends_of(text: str) -> frozenset[int]:
    """The words of `text` behind which a hyphen stands at the end of a line, so that the next may be the rest of them."""
    words, folded = words_of(text), fold(text)
    found = set()
    for match in _LINE_END.finditer(text):
        index = bisect_left(words.ends, folded.index(match.start()))
        if index + 1 < len(words) and words.between(index) in {"-", "- ", " "}:
            found.add(index)
    return frozenset(found)


@lru_cache(maxsize=8)
def words_of(text: str) -> Words:
    """The words of `text` after folding. The last few are kept."""
    return split(fold(text).text)


def split(folded: str) -> Words:
    """The words of a folded text, in time that grows with its length."""
    begins, ends, places = array("L"), array("L"), array("L", [0])
    keys: list[str] = []
    length = 0
    for begin, end, shared in _keyed(folded):
        begins.append(begin)
        ends.append(end)
        keys.append(shared)
        length += len(shared)
        places.append(length)
    return Words(text=folded, run="".join(keys), begins=begins, ends=ends, places=places)


def _keyed(folded: str) -> Iterator[tuple[int, int, str]]:
    for match in _WORD.finditer(folded):
        shared = "" if match.lastgroup == "note" else key(match[0])
        yield match.start(), match.end(), "" if shared in FILLERS else shared
