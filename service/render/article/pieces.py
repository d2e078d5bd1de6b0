"""The article's text in pieces: cut at every border of a quote, of furniture and of a line, so that each piece knows all
the quotes it belongs to.

The pieces of all lines, one after the other, are the text, character by character; a character that would do harm on a
page (a terminal escape, a mark that turns the direction of writing) has a `sign` that is shown in its place.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_MOST_SHOWN = 6
_LINE_END = re.compile(r"\r\n|[\r\n]")
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_CONTROLS = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
).split()
_TURNS = dict(
    zip(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        "LRE RLE PDF LRO RLO LRI RLI FSI PDI".split(),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that is to be shown as such."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters that belong to the same marks. `marks` has the shortest first, and no more than a reader can tell apart;
    `more` counts the others. `begun` and `ended` name the marks that begin and end with this piece."""

    text: str
    sign: str
    furniture: bool
    marks: tuple[int, ...]
    more: int
    begun: tuple[int, ...]
    ended: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text with its end; `furniture` when nothing else stands in it, `labelled` when it is the first such."""

    pieces: tuple[Piece, ...]
    furniture: bool
    labelled: bool


def lines(text: str, *, marks: Sequence[Mark], furniture: Iterable[tuple[int, int]]) -> list[Line]:
    """The whole text, line by line. Marks that are empty or stand outside the text are left out."""
    held = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    spans = _merged((start, min(end, len(text))) for start, end in furniture)
    cuts = sorted({0, len(text), *_borders(text, held, spans)})
    line_ends = {match.end() for match in _LINE_END.finditer(text)} | {len(text)}
    made: list[Line] = []
    run: list[Piece] = []
    for end, piece in _pieces(text, held, spans, cuts):
        run.append(piece)
        if end in line_ends:
            blank = not "".join(one.text for one in run).strip()
            idle = blank or all(one.furniture or not one.text.strip() for one in run)
            whole = idle and any(one.furniture for one in run)
            made.append(Line(tuple(run), whole, labelled=whole and not (made and made[-1].furniture)))
            run = []
    return made


def _borders(text: str, marks: Iterable[Mark], furniture: Iterable[tuple[int, int]]) -> Iterator[int]:
    for mark in marks:
        yield from (mark.start, mark.end)
    for start, end in furniture:
        yield from (start, end)
    for match in _LINE_END.finditer(text):
        yield match.end()
    for match in _HARMFUL.finditer(text):
        yield from match.span()


def _pieces(
    text: str, marks: Sequence[Mark], furniture: Sequence[tuple[int, int]], cuts: Sequence[int]
) -> Iterator[tuple[int, Piece]]:
    """Each piece with the place where it ends."""
    begin: dict[int, list[Mark]] = {}
    behind: dict[int, list[Mark]] = {}
    for mark in marks:
        begin.setdefault(mark.start, []).append(mark)
        behind.setdefault(mark.end, []).append(mark)
    active: list[tuple[int, int]] = []  # length and number, in order
    for start, end in pairwise(cuts):
        for mark in behind.get(start, ()):
            del active[bisect_left(active, (mark.end - mark.start, mark.number))]
        for mark in begin.get(start, ()):
            insort(active, (mark.end - mark.start, mark.number))
        index = bisect_right(furniture, (start, len(text)))
        piece = Piece(
            text=text[start:end],
            sign=_sign(text[start:end]),
            furniture=index > 0 and furniture[index - 1][1] > start,
            marks=tuple(number for _, number in active[:_MOST_SHOWN]),
            more=max(0, len(active) - _MOST_SHOWN),
            begun=tuple(mark.number for mark in begin.get(start, ())),
            ended=tuple(mark.number for mark in behind.get(end, ())),
        )
        yield end, piece


def _sign(text: str) -> str:
    """What is shown for a harmful character; empty for any other text."""
    if not _HARMFUL.fullmatch(text):
        return ""
    if text in _TURNS:
        return _TURNS[text]
    if text < " ":
        return _CONTROLS[ord(text)]
    return f"U+{ord(text):04X}"


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if 0 <= span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
