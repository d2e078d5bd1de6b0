"""What a page says of itself above and below its text: title, author, publisher, date.

The head is what stands above the first sentence; the tail, a signature or a note on the author below the last. Only what
the lines state is taken; what can be read two ways is left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from service.core.language.places import country_code, country_of_place
from service.core.reading.page.byline import (
    Dateline,
    author_in_note,
    byline_of,
    dateline_of,
    is_office,
    is_outlet,
    is_person,
    is_post,
    is_scholar,
)
from service.core.reading.page.labels import KICKERS, LABELS, SECTIONS
from service.core.reading.page.lines import Line, continues, is_wrapped
from service.core.reading.page.stated import StatedDate, stated_date

_HEAD = 18  # lines
_TAIL = 8
_LOOK = 5  # lines below a standfirst within which a byline or a date shows that the head goes on
_LONGEST_TITLE = 320  # characters
_PLACES = re.compile(
    r"\b(?:city|new|york|san|los|hong|palace|house|camp|fort|port|saint|st|bay|islands?|province|sea|region"
    r"|state|street|hall)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a page says of itself. `agency` is whose dispatch or letter it is, which is the publisher where no other is named;
    `dateline` the one its text begins with, on line `dateline_at`; `author_note` the line that says who the author is, and
    `noted` whether it tells of one who studies such things; `frame` the numbers of the lines that say all this, the title's
    among them."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    agency: str | None = None
    published: str | None = None
    author_note: str | None = None
    noted: bool = False
    kickers: tuple[str, ...] = ()
    dateline: Dateline | None = None
    dateline_at: int = -1
    frame: frozenset[int] = field(default_factory=frozenset)


def masthead(lines: Sequence[Line], marked: frozenset[int]) -> Masthead:
    """The masthead of a text of these lines, of which those `marked` are furniture."""
    content = [number for number in range(len(lines)) if number not in marked]
    head = _Head(lines=lines, content=content, marked=marked, wrapped=is_wrapped(lines))
    for place, number in enumerate(content[:_HEAD]):
        if not head.take(number, content[place + 1 : place + 1 + _LOOK]):
            break
    openings = ((n, dateline_of(lines[n].words)) for n in content[:_HEAD] if n not in head.frame)
    at, opening = next(((n, found) for n, found in openings if found), (-1, None))
    signed = _signature(lines, content, after=max(head.frame, default=-1))
    note, note_lines = (None, frozenset()) if opening else _note(lines, content)
    return Masthead(
        title=head.title,
        author=head.author or note,
        publisher=head.publisher,
        agency=(opening.agency if opening else None) or signed.agency,
        published=head.published or (opening.date if opening else None) or signed.published,
        author_note=" ".join(lines[number].words for number in sorted(note_lines)) or None,
        noted=any(is_scholar(lines[number].words) for number in note_lines),
        kickers=tuple(head.kickers),
        dateline=opening,
        dateline_at=at,
        frame=frozenset(head.frame) | signed.frame | note_lines,
    )


@dataclass(slots=True)
class _Head:
    """The lines above the first sentence, taken one by one."""

    lines: Sequence[Line]
    content: Sequence[int]
    marked: frozenset[int]
    wrapped: bool
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    standfirsts: int = 0
    dates: list[StatedDate] = field(default_factory=list)
    kickers: list[str] = field(default_factory=list)
    frame: set[int] = field(default_factory=set)

    @property
    def published(self) -> str | None:
        """The date of publication, where several are told; that of a change only where no other is. A bare date is that of
        an entry where the text is a list of dated entries."""
        told = [stated for stated in self.dates if stated.told != "plain" or stated.timed or stated.rest]
        ranked = sorted(told if self._is_chronicle() else self.dates, key=lambda stated: _RANK[stated.told])
        return ranked[0].date if ranked else None

    def _is_chronicle(self) -> bool:
        """Whether two and more different dates stand each on a line of its own, with a sentence below it."""
        entries = set()
        for number, below in zip(self.content, self.content[1:], strict=False):
            if self.lines[below].is_prose and (stated := stated_date(self.lines[number].words)) and not stated.rest:
                entries.add(stated.date)
        return len(entries) > 1

    def take(self, number: int, coming: Sequence[int]) -> bool:
        """Take a line of the head; False when the text has begun."""
        line = self.lines[number]
        if number in self.frame:
            return True
        if continues(self.lines, number, wrapped=self.wrapped, apart=self.frame | self.marked):
            return False
        if self._take_frame(number, coming):
            self.frame.add(number)
            return True
        if dateline_of(line.words):
            return False
        if line.is_prose:
            return self._is_standfirst(number, coming)
        if self.title is None and self._is_title(number, coming):
            self._take_title(number, coming)
        return True

    def _take_frame(self, number: int, coming: Sequence[int]) -> bool:
        """A date, a byline, an office, the name of an outlet, the kind of text."""
        line = self.lines[number]
        if line.bare in KICKERS or line.bare in SECTIONS or line.bare in LABELS or _is_way(line.words):
            self.kickers.append(line.bare)
        elif stated := stated_date(line.words):
            self.dates.append(stated)
            for piece in stated.rest:
                self._take_name(piece)
        elif byline := byline_of(line.words, first=not self.frame):
            self.author = self.author or byline.author
            self.publisher = self.publisher or byline.publisher
        elif is_office(line.words) or (is_outlet(line.words) and len(line.words.split()) <= 4):
            self.publisher = self.publisher or _once(line.words)
        elif self.title and self._is_signed(number, coming):
            self.author = self.author or line.words
        else:
            return False
        return True

    def _take_name(self, piece: str) -> None:
        by, _, name = piece.partition(" ")
        if by.lower() in {"by", "von", "par", "por"}:
            self.author = self.author or (name if is_person(name) else None)
        elif is_outlet(piece) or is_office(piece):
            self.publisher = self.publisher or _once(piece)

    def _is_signed(self, number: int, coming: Sequence[int]) -> bool:
        """A name alone on a line is the author's beside a date or above an outlet or a post, unless it is a place."""
        words = self.lines[number].words
        if not is_person(words) or _PLACES.search(words) or country_of_place(words) or country_code(words):
            return False
        below = self.lines[coming[0]].words if coming else ""
        above = self.lines[number - 1].words if number else ""
        return bool(stated_date(below) or stated_date(above)) or is_post(below)

    def _is_standfirst(self, number: int, coming: Sequence[int]) -> bool:
        """A sentence between the title and the byline or the date, which then must soon come."""
        if self.title is None or self.wrapped or self.standfirsts > 1 or len(self.lines[number].words) > _LONGEST_TITLE:
            return False
        self.standfirsts += 1
        for below in coming:
            if dateline_of(self.lines[below].words) or self.lines[below].is_prose:
                return False
            if self._is_frame(below):
                return True
        return False

    def _is_title(self, number: int, coming: Sequence[int]) -> bool:
        line = self.lines[number]
        spaced = len(line.words.split())
        shaped = 2 <= spaced <= 45 or (spaced == 1 and len(line.words) >= 8 and not line.words.isascii())
        if not shaped or not coming or len(line.words) > _LONGEST_TITLE:
            return False
        if line.words.endswith(_CLOSED) or line.words[0].islower() or line.bare.startswith(_ADDRESSED):
            return False
        after = self.lines[coming[0]]
        if number + 1 in self.marked or not after.follows or self._is_frame(coming[0]):
            return True
        return bool(self._second(number)) if self.wrapped else not after.words[0].islower()

    def _take_title(self, number: int, coming: Sequence[int]) -> None:
        """Take the title; two or three words above a longer headline are not it, but the name of a series."""
        self.frame.add(number)
        words = [self.lines[number].words]
        below = coming[0]
        short = len(words[0].split()) <= 3 and len(self.lines[below].words.split()) >= 5 and words[0].isascii()
        if short and not self.lines[below].is_prose and not self._is_frame(below) and self._is_title(below, coming[1:]):
            self.kickers.append(self.lines[number].bare)
            return
        for more in self._second(number):
            words.append(self.lines[more].words)
            self.frame.add(more)
        title = " ".join(" ".join(words).split()).strip("*_# ")
        name, bar, site = title.rpartition(" | ")
        if bar and name.casefold() in KICKERS:
            self.kickers.append(name.casefold())
            title = site
        elif bar and 1 <= len(site.split()) <= 5:
            title, self.publisher = name, self.publisher or site
        self.title = title

    def _second(self, number: int) -> tuple[int, ...]:
        """The lines onto which a title of a wrapped text goes on; none where it would run into the text itself."""
        more: list[int] = []
        for after in range(number + 1, min(number + 4, len(self.lines))):
            if not self.lines[after].follows:
                return tuple(more) if not self.lines[after - 1].words.endswith(_CLOSED) else ()
            if not self.wrapped or after in self.marked or self.lines[after].ends or self._is_frame(after):
                return ()
            more.append(after)
        return ()

    def _is_frame(self, number: int) -> bool:
        words = self.lines[number].words
        return bool(stated_date(words) or byline_of(words, first=False) or is_office(words) or dateline_of(words))


_CLOSED = (".", ":", ",", ";", "。", "،")
_ADDRESSED = ("dear ", "to the ", "memorandum for ")
_RANK = {"published": 0, "plain": 1, "updated": 2}


def _is_way(words: str) -> bool:
    """The parts of a site that a page stands in: `Flashpoints | Security | Southeast Asia`, `WORLD NEWS`."""
    parts = [part.split() for part in words.split(" | ")]
    short = len(parts) > 2 and all(1 <= len(part) <= 3 for part in parts)
    return short or all(word in SECTIONS for word in words.casefold().split())


def _once(name: str) -> str:
    """A name without the points round it; one that a page writes twice in a row, once."""
    words = name.strip(" ,.").split()
    half = len(words) // 2
    return " ".join(words[:half] if half and words[:half] == words[half:] else words)


def _signature(lines: Sequence[Line], content: Sequence[int], *, after: int) -> Masthead:
    """The office and the date that a letter or a joint statement ends with, each on a line of its own."""
    office, published = None, None
    frame: set[int] = set()
    for number in reversed([n for n in content[-2 * _TAIL :] if n > after]):
        words = lines[number].words
        stated = stated_date(words)
        if stated and not stated.rest and published is None:
            published = stated.date
            frame.add(number)
        elif is_office(words) and number in content[-_TAIL:]:
            office = _once(words)
            frame.add(number)
        elif lines[number].is_prose and stated is None:
            break
    return Masthead(agency=office if published else None, published=published, frame=frozenset(frame))


def _note(lines: Sequence[Line], content: Sequence[int]) -> tuple[str | None, frozenset[int]]:
    """The author whom one of the last lines introduces, if nothing above speaks of that name: whom a story speaks of is not
    its author."""
    for number in reversed(content[-4:]):
        if name := author_in_note(lines[number].words):
            surname = name.split()[-1]
            above = any(surname in lines[n].words for n in content if n < number - 1 and lines[n].is_prose)
            return (None, frozenset()) if above else (name, frozenset({number}))
    return None, frozenset()
