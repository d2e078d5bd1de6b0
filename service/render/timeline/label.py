"""The labels of the timeline: words broken into lines that fit, measured without a font.

No renderer can be asked how wide its letters are, so widths are guessed from the kind of each letter, as Libertinus Serif
has them, and widened for fonts that may be wider. A label is at most six lines; what is over ends in an ellipsis.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from schemas.brief import TimelinePoint
from service.render.plain import plain

SIZE = 11.0
RAISED = 0.66  # size of the numbers of sources, as a part of SIZE
_NUMBERS = re.compile(r" \[(\d+(?:, \d+)*)\]$")
_LINES = 6
_LONGEST = 400
_SPACE = 0.27
_BOLD = 1.06
_NARROW = frozenset("iljtfrI.,;:'’‘|!()[]-/ ")
_WIDE = frozenset("mwMW@%&—–…")
_FULL_WIDTH_FROM = "\u2e80"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its weight, and its width in units; the numbers of sources behind a label are small and raised."""

    text: str
    bold: bool
    width: float
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side; `cut` when more should have followed."""

    words: tuple[Word, ...]
    width: float
    cut: bool


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """What one mark says: when in bold, then what."""

    words: tuple[Word, ...]
    space: float

    def wrapped(self, width: float) -> Lines:
        """Lines no wider than `width` units; a word that is wider is broken."""
        lines: list[list[Word]] = []
        used = 0.0
        for word in (piece for whole in self.words for piece in _pieces(whole, width)):
            if not lines or (used + self.space + word.width > width and not word.raised):
                lines.append([])
                used = -self.space
            lines[-1].append(word)
            used += self.space + word.width
        return tuple(
            self._line(line, cut=len(lines) > index == _LINES) for index, line in enumerate(lines[:_LINES], start=1)
        )

    def _line(self, words: list[Word], *, cut: bool) -> Line:
        if cut:
            words = [*words[:-1], Word("…", False, SIZE)]
        return Line(tuple(words), sum(word.width for word in words) + self.space * (len(words) - 1), cut)


def label(point: TimelinePoint, *, breadth: float) -> Label:
    """The label of `point`: when, in bold, and what; numbers in brackets at its end are those of its sources."""
    when, told = plain(point.when), plain(point.label)
    numbers = _NUMBERS.search(told)
    words = (
        *_measured(when[:_LONGEST].split(), bold=True, breadth=breadth),
        *_measured(told[: numbers.start() if numbers else None][:_LONGEST].split(), bold=False, breadth=breadth),
        *([_raised(numbers[1].replace(" ", ""), breadth)] if numbers else []),
    )
    return Label(words, _SPACE * SIZE * breadth)


def _raised(numbers: str, breadth: float) -> Word:
    return Word(numbers, False, sum(map(_em, numbers)) * SIZE * RAISED * breadth, raised=True)


def _measured(texts: Iterable[str], *, bold: bool, breadth: float) -> Iterator[Word]:
    unit = SIZE * breadth * (_BOLD if bold else 1.0)
    return (Word(text, bold, sum(map(_em, text)) * unit) for text in texts)


def _pieces(word: Word, width: float) -> Iterator[Word]:
    """`word` whole, or in pieces of about equal width that fit into `width`."""
    parts = min(len(word.text), int(word.width // width) + 1)
    length = -(-len(word.text) // parts)
    for start in range(0, len(word.text), length):
        text = word.text[start : start + length]
        yield Word(text, word.bold, word.width * len(text) / len(word.text), word.raised)


@cache
def _em(char: str) -> float:
    """Width of a letter as a part of the font's size."""
    if char in _NARROW:
        return 0.32
    if char in _WIDE:
        return 0.9
    if char.isupper():
        return 0.7
    return 0.5 if char < _FULL_WIDTH_FROM else 1.0
