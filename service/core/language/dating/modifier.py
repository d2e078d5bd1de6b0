"""Words before a date that change what it says: `by`, `about`, `later`, `early`, `the first half of`, `within`, `after`."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from service.core.language.dates import bounds, has_year
from service.core.language.dating.broad import part_of
from service.core.language.dating.rule import Reading

Kind = Literal["part", "by", "about", "later", "earlier", "within", "since", "beside"]

_PART = (
    r"early|mid|late|middle|end|close|beginning|start|outset|opening|turn"
    r"|(?:first|second|last|1st|2nd) half|(?:first|second|third|fourth|last|1st|2nd|3rd|4th) quarter|[qh][1-4]"
)
_SEP = r"(?:[\s-]+(?:in|of|on|part\sof|days\sof|months\sof|weeks\sof))?(?:[\s-]+(?:the|this))?[\s-]*$"
_BEHIND: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"(?:\bthe\s+)?\b(?:at\s+the\s+)?(?P<part>{_PART}){_SEP}", re.IGNORECASE)),
    ("later", re.compile(r"\blater\s*(?:in|on|during)?\s*(?:the|this)?\s*$", re.IGNORECASE)),
    ("earlier", re.compile(r"\bearlier\s*(?:in|on|during)?\s*(?:the|this)?\s*$", re.IGNORECASE)),
    (
        "about",
        re.compile(
            r"\b(?:about|around|circa|ca?\.|approximately|roughly|(?:some\s*time\s+in))\s*(?:the)?\s*$", re.IGNORECASE
        ),
    ),
    (
        "by",
        re.compile(r"\b(?:by|no\s+later\s+than|not\s+later\s+than|before)\s*(?:the)?\s*$", re.IGNORECASE),
    ),
    ("within", re.compile(r"\bwithin\s*(?:the)?\s*$", re.IGNORECASE)),
    (
        "beside",
        re.compile(
            r"\b(?:after|before|until|till|til|through|prior\s+to|ahead\s+of|following|past|than|upon|up\s+to|days?\s+(?:of|from)"
            r"|(?:month|week|year|anniversary)s?\s+(?:of|from|ending|beginning|starting|commencing)"
            r"|first\s+(?:\w+\s+){1,2}since)\s*(?:the)?\s*$",
            re.IGNORECASE,
        ),
    ),
    ("since", re.compile(r"\b(?:since|from|starting|as\s+of|effective)\s*(?:the)?\s*$", re.IGNORECASE)),
)


_SAME = {
    "start": "beginning",
    "outset": "beginning",
    "opening": "beginning",
    "turn": "beginning",
    "middle": "mid",
    "close": "end",
}
DATED_BY_THE_ARTICLE: frozenset[Kind] = frozenset({"by", "within", "later", "earlier"})


@dataclass(frozen=True, slots=True)
class Modifier:
    """What stands before a date, nearest first, and where it begins."""

    kind: Kind
    part: str
    start: int


def modifiers(words: str, end: int) -> tuple[Modifier, ...]:
    """The modifiers that end where a date begins: `by the end of` before `June` gives the part and then `by`."""
    found: list[Modifier] = []
    while len(found) < 3:
        step = _behind(words[:end], found)
        if step is None:
            return tuple(found)
        found.append(step)
        end = step.start
    return tuple(found)


def _behind(before: str, found: list[Modifier]) -> Modifier | None:
    for kind, pattern in _BEHIND:
        match = pattern.search(before)
        if match is None:
            continue
        part = re.sub(r"\s+", " ", match["part"].lower()) if kind == "part" else ""
        before_the_end = bool(found) and found[-1].part == "end"
        if kind == "by" and match[0].lower().startswith("before") and not before_the_end:
            continue
        return Modifier(kind=kind, part=_SAME.get(part, part), start=match.start())
    return None


def modified(date: str, modifier: Modifier, *, day: dt.date | None, whole: str, part: str) -> Reading:
    """A date as its modifier changes it. Behind another one that took a `part` of the `whole` date, `by` the end means the end
    of the whole, and what was done `since` its beginning was done from there to the article's day."""
    if modifier.kind == "part":
        return part_of(date, modifier.part)
    if modifier.kind == "about":
        return (date,) if re.search(r"[/~]", date) or not has_year(date) else (f"{date}~",)
    if modifier.kind in {"later", "earlier"}:
        return _side(date, later=modifier.kind == "later", day=day)
    if modifier.kind in {"by", "within"}:
        return _by(whole if part == "end" else date, day)
    if modifier.kind == "since" and part == "beginning":
        return _side(whole, later=False, day=day)
    return () if modifier.kind == "beside" else (date,)


def _side(date: str, *, later: bool, day: dt.date | None) -> Reading:
    """The part of a date before or after the article's day, where the day lies in it."""
    held = bounds(date)
    if held is None or day is None or not held.first <= day.isoformat() <= held.last or held.first == held.last:
        return (date,)
    first, last = (day.isoformat(), held.last) if later else (held.first, day.isoformat())
    return (first,) if first == last else (f"{first}/{last}",)


def _by(date: str, day: dt.date | None) -> Reading:
    """From the article's day to the end of a date that is still to come."""
    held = bounds(date)
    if held is None or day is None or held.last < day.isoformat():
        return ()
    return (day.isoformat(),) if held.last == day.isoformat() else (f"{day.isoformat()}/{held.last}",)
