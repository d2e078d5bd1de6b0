"""Sentences: where each stands in the article, and its words in single spaces.

syntok finds them, paragraph by paragraph, for over more than one it glues a heading to what follows. A text that is broken at
a column has its lines joined first. Where no point can be an abbreviation's, the points alone decide: most paragraphs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from syntok import segmenter

from service.core.reading.page.lines import Line, continues, is_wrapped, lines_of

_LONGEST = 6000  # characters of a paragraph that is segmented; a longer one is cut at its points
_LONGEST_SENTENCE = 1500  # characters; rules look at one sentence against itself
_POINT = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-ZÀ-Þ0-9])")
_SURE = re.compile(r"(?:[a-zà-ÿ]{4,}|\d{4}|[a-zà-ÿ]{3,}[\"'”’)\]]*)[.!?][\"'”’)\]]*\s+$")
_ITEM = re.compile(r"\s*(?:[-*•·▪►–—]|\d{1,2}[.)]|\(?[a-z]\))\s+")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Sentence:
    """A sentence as it stands at `start` of the article (`raw`), and in single spaces (`text`). `lead` is one of the title or
    the first paragraphs."""

    raw: str
    start: int
    number: int
    paragraph: int
    lead: bool

    @cached_property
    def text(self) -> str:
        return " ".join(self.raw.split())

    @property
    def end(self) -> int:
        return self.start + len(self.raw)

    def quote(self, start: int, end: int) -> str:
        """The article's own characters for `text[start:end]`."""
        return self.raw[self._places[start] : self._places[end - 1] + 1]

    @cached_property
    def _places(self) -> tuple[int, ...]:
        """Where each character of `text` stands in `raw`."""
        places: list[int] = []
        for word in _WORD.finditer(self.raw):
            places += [word.start() - 1] if places else []
            places += range(word.start(), word.end())
        return tuple(places)


def sentences_of(text: str, lines: Sequence[Line] | None = None) -> tuple[Sentence, ...]:
    """Every sentence of an article, in order; its `lines` where they are known."""
    found: list[Sentence] = []
    for paragraph, (start, end) in enumerate(_paragraphs(lines_of(text) if lines is None else lines)):
        for first, last in _cut(text[start:end]):
            raw = text[start + first : start + last]
            lead = paragraph < 4
            found.append(Sentence(raw, start + first, len(found), paragraph, lead))
    return tuple(found)


def _paragraphs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends: a line, with the lines that go on from it."""
    wrapped = is_wrapped(lines)
    start = end = -1
    for number, line in enumerate(lines):
        if start >= 0 and _goes_on(lines, number, wrapped=wrapped):
            end = line.end
            continue
        if start >= 0:
            yield start, end
        start, end = line.start, line.end
    if start >= 0:
        yield start, end


def _goes_on(lines: Sequence[Line], number: int, *, wrapped: bool) -> bool:
    if continues(lines, number, wrapped=wrapped):
        return True
    return wrapped and lines[number].follows and not _ITEM.match(lines[number].words)


def _cut(paragraph: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends, without white space around it."""
    borders = [0, *_short(paragraph, [*_borders(paragraph), len(paragraph)])]
    for start, end in pairwise(borders):
        piece = paragraph[start:end]
        if bare := piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            yield first, first + len(bare)


def _short(paragraph: str, ends: Sequence[int]) -> Iterator[int]:
    """The ends of sentences, and within one that no writer would write, places between its words."""
    start = 0
    for end in ends:
        while end - start > _LONGEST_SENTENCE:
            cut = paragraph.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
            start = cut if cut > start else start + _LONGEST_SENTENCE
            yield start
        start = end
        yield end


def _borders(paragraph: str) -> Iterator[int]:
    points = list(_POINT.finditer(paragraph))
    if len(paragraph) > _LONGEST or all(
        _SURE.search(paragraph, max(0, each.start() - 24), each.end()) for each in points
    ):
        yield from (each.end() for each in points)
        return
    for part in segmenter.analyze(paragraph):
        yield from (sentence[0].offset for sentence in part if sentence and sentence[0].offset)
