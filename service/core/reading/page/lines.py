"""The lines of a text: where each stands, how it is compared, and whether it goes on from the line before it.

Whole lines are the unit of all rules on furniture and mastheads, so that no sentence is ever cut. A text may be wrapped
at a column, as e-mail and press offices do; then a line may be a piece of a sentence, and no rule may take it for more.
"""

import re
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

RULED = 400  # characters; a longer line is prose, and no rule looks at it
_FULL = 40  # characters; a shorter line was not broken by a wrapping column
_HELD = 4  # texts whose lines are held: furniture, imprint and masthead are read one after the other
_END = re.compile(r"[.!?。！？…][\"'”’»）)\]*_]*$")
_EDGE = "*#>_-–—•·▪►▸→←»«›‹|[]{}\\ \t.:!…,;"
_QUOTES = str.maketrans("‘’“”„«»", '\'\'"""""')
_LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()\s]{0,300}\)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `text[start:end]` without the white space around it. `bare` is how it is compared: lower
    case, plain quotes, without Markdown, bullets and closing points; empty for a line too long for a rule."""

    start: int
    end: int
    words: str
    bare: str
    follows: bool  # no blank line stands before it

    @property
    def ends(self) -> bool:
        """Whether a sentence ends where the line ends."""
        return bool(_END.search(self.words[-12:]))

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence or more: many words, or eight and a full stop (scripts without blanks: 20 characters)."""
        count = len(self.words.split()) if len(self.words) <= RULED else RULED
        enough = count >= 8 or (count < 3 and len(self.words) >= 20)
        return count >= 45 or (enough and self.ends)


@lru_cache(maxsize=_HELD)
def lines_of(text: str) -> tuple[Line, ...]:
    """Every line of a text that is not blank, in order."""
    found: list[Line] = []
    offset, blank = 0, True
    for whole in text.splitlines(keepends=True):
        words = whole.strip()
        if words:
            start = offset + len(whole) - len(whole.lstrip())
            found.append(Line(start, start + len(words), words, bare(words), follows=not blank))
        blank = not words
        offset += len(whole)
    return tuple(found)


def bare(words: str) -> str:
    """How a line is compared with words of a list."""
    if len(words) > RULED:
        return ""
    shown = words if words.isprintable() else "".join(char for char in words if unicodedata.category(char) != "Cf")
    linked = _LINK.sub(r"\1", shown) if "](" in shown else shown
    return " ".join(linked.strip(_EDGE).translate(_QUOTES).split()).casefold()


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether a text is broken at a column: many full lines go on in lower case on the next."""
    broken = sum(
        one.follows and one.words[:1].islower() and len(before.words) >= _FULL and not before.ends
        for before, one in pairwise(lines)
    )
    return broken >= 3 and broken >= 0.15 * len(lines)


def goes_on(lines: Sequence[Line], number: int, *, wrapped: bool, apart: Container[int] = ()) -> bool:
    """Whether line `number` may be a piece of a sentence that began on the line before or ends on the line after. Lines
    that stand `apart` (labels, bylines) are no piece of any."""
    return continues(lines, number, wrapped=wrapped, apart=apart) or _runs_on(
        lines, number, wrapped=wrapped, apart=apart
    )


def continues(lines: Sequence[Line], number: int, *, wrapped: bool, apart: Container[int] = ()) -> bool:
    """Whether line `number` may be the rest of a sentence that began on the line before."""
    line = lines[number]
    if not number or not line.follows or number - 1 in apart or lines[number - 1].ends:
        return False
    before = lines[number - 1].words
    return _goes_small(line, before) or (wrapped and len(before) >= _FULL)


def _runs_on(lines: Sequence[Line], number: int, *, wrapped: bool, apart: Container[int]) -> bool:
    line = lines[number]
    if line.ends or number + 1 >= len(lines) or number + 1 in apart or not lines[number + 1].follows:
        return False
    after = lines[number + 1]
    return _goes_small(after, after.words) or (wrapped and len(line.words) >= _FULL)


def _goes_small(line: Line, beside: str) -> bool:
    """Whether a line begins in lower case, as a button may, beside words enough for a sentence."""
    return line.words[:1].islower() and len(beside[:RULED].split()) >= 3
