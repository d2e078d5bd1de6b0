"""Shingles: a text as the set of its runs of five words, by which near-identical texts are found.

Fingerprints are the shingles that winnowing picks: of every eight in a row the smallest, so that two texts which share
a run of twelve words share a fingerprint. Source: Schleimer, Wilkerson, Aiken, Winnowing, SIGMOD 2003.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.article import Article
from service.core.reading.page.lines import RULED, Line, is_wrapped, lines_of
from service.core.reading.page.masthead import masthead

_SIZE = 5  # words
_WINDOW = 8  # shingles
_MODULUS = (1 << 61) - 1
_BASE = 0x1F3D5B79A2C4E687
_TOP = pow(_BASE, _SIZE, _MODULUS)  # by what the first word of a run was multiplied
_LENGTH = (1 - _BASE) * _SIZE * _TOP % _MODULUS  # what the number of words adds to every run
_DROPPED = str.maketrans("", "", ".,'’")
# Words and numbers, and single characters of scripts that write no blanks between words.
_TOKEN = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\\W_]+(?:[.,'’][^\\W_]+)*"
)


@dataclass(frozen=True)
class Body:
    """The sentences of a text without its page, word by word as written; and the whole text they stand in."""

    words: tuple[str, ...]
    text: str

    @cached_property
    def compared(self) -> tuple[str, ...]:
        """The words in lower case without the points inside them: `U.S.` and `US` are one."""
        return tuple(map(_compared, self.words))

    @cached_property
    def shingles(self) -> tuple[int, ...]:
        """A number for each run of five words, the same on every machine; of a shorter text, one for all of it."""
        codes = [zlib.crc32(word.encode("utf-8", "replace")) + 1 for word in self.compared]
        return tuple(_rolled(codes)) if len(codes) > _SIZE else (_mixed(codes),) if codes else ()

    @cached_property
    def shingle_set(self) -> frozenset[int]:
        """The shingles, each once."""
        return frozenset(self.shingles)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the whole text as compared, each once."""
        return frozenset(map(_compared, _TOKEN.findall(self.text)))

    def fingerprints(self) -> frozenset[int]:
        """The smallest shingle of every eight in a row."""
        found = self.shingles
        if len(found) < _WINDOW:
            return frozenset((min(found),) if found else ())
        return frozenset(map(min, *(found[start:] for start in range(_WINDOW))))

    def lacking(self, other: "Body") -> tuple[int, ...]:
        """The places of the words that stand in no shingle which the other has too."""
        known = bytearray(len(self.words))
        for start, shingle in enumerate(self.shingles):
            if shingle in other.shingle_set:
                known[start : start + _SIZE] = b"\1" * min(_SIZE, len(known) - start)
        return tuple(place for place, shared in enumerate(known) if not shared)


def body_of(article: Article) -> Body:
    """The words of an article's sentences: neither furniture, nor title, byline, date or dateline, which differ from page
    to page where the words do not."""
    lines = lines_of(article.text)
    starts = {span.start for span in article.furniture}
    marked = frozenset(number for number, line in enumerate(lines) if line.start in starts)
    head = masthead(lines, marked)
    kept = [number for number in range(len(lines)) if number not in marked and number not in head.frame]
    words: list[str] = []
    for number in _sentences(lines, kept, title=article.title):
        opening = head.dateline.length if head.dateline and number == head.dateline_at else 0
        words += _TOKEN.findall(lines[number].words, opening)
    return Body(tuple(words), article.text)


def _sentences(lines: Sequence[Line], kept: Sequence[int], *, title: str | None) -> Sequence[int]:
    """The lines that tell something: sentences, items of a list, all but the title where a text is wrapped. A few words
    alone on a line are a heading or a button that no rule knows."""
    named = " ".join((title or "").casefold().split())
    rest = [number for number in kept if not named or lines[number].bare != named]
    return rest if is_wrapped(lines) else [number for number in rest if _tells(lines[number])]


def _tells(line: Line) -> bool:
    count = len(line.words.split()) if len(line.words) < RULED else RULED
    return line.is_prose or count >= 6 or (count >= 3 and any(map(str.isdigit, line.words)))


def _compared(word: str) -> str:
    return word.translate(_DROPPED).casefold()


def _rolled(codes: Sequence[int]) -> Iterator[int]:
    """What `_mixed` makes of every run, each from the one before: the first word goes out, another comes in."""
    value = _mixed(codes[:_SIZE])
    yield value
    for gone, come in zip(codes, codes[_SIZE:], strict=False):
        value = ((value - gone * _TOP + come) * _BASE + _LENGTH) % _MODULUS
        yield value


def _mixed(codes: Sequence[int]) -> int:
    value = len(codes)
    for code in codes:
        value = (value + code) * _BASE % _MODULUS
    return value
