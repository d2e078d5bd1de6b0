"""Keys: in which blocks a record meets others, from what the record itself tells and nothing else.

Whether two records are compared depends on the two alone, never on how many others there are, so that linking what is new to
what is stored compares the pairs that linking all at once would. Three sorts of block do that at small cost:

- *meets*: who shares such a key is compared. For agreements the key is narrow: two parties, a form and a month of signature.
- *seeks*: a record that tells too little for a narrow key (no day of signature, one party or none, a region in its name) seeks
  by a wider one: two parties, a form and a word; a state and a word; a word.
- *stands*: where it is found by those who seek. Two that stand in one block without seeking are not compared.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from service.core.language.dates import bounds, has_year
from service.core.language.names import acronyms
from service.core.language.people import name_tokens
from service.core.language.places import plain
from service.core.linking.fields.score import UNIVERSAL
from service.core.linking.fields.statements import quoted_phrases, telling
from service.core.linking.fields.traits import AgreementTraits, MeetingTraits, Span, StatementTraits, Traits

Key = tuple[str, ...]

MOST_SIDES = 4  # sides of an agreement that are paired; more make it open
MOST_WORDS = 24
_HELD = 16_384  # results, of the names that were met last: a long run meets more than memory should hold
_ANY, _FORMED, _WORDLESS = "*", "+", "-"  # no form or word is written so
_SLACK = 16  # days to both sides: signatures a month apart share a month
_LONG = 3
_SPAN = 92  # days; a wider date tells no month


class Keys(NamedTuple):
    """The blocks of a record in which all are compared, and those in which it seeks."""

    meets: tuple[Key, ...]
    seeks: tuple[Key, ...]


def keys(told: Traits) -> Keys:
    """Where a record meets others, and where it seeks them."""
    if isinstance(told, AgreementTraits):
        return _of_agreement(told)
    if isinstance(told, MeetingTraits):
        return _of_meeting(told)
    return _of_statement(told)


def stands(told: Traits, sought: Collection[Key]) -> Iterator[Key]:
    """Where a record is found by those who seek; `sought` holds the beginnings of the keys by which anybody does, for most
    records are sought by nobody in most ways."""
    if isinstance(told, AgreementTraits):
        return _agreement_stands(told, sought)
    if isinstance(told, MeetingTraits):
        return _meeting_stands(told)
    return (("said", word) for word in _holder(told))


def namesakes(told: Traits) -> tuple[Key, ...]:
    """Where an agreement meets those of like names and other parties, which are never one with it, for the refusal to be told."""
    if not isinstance(told, AgreementTraits) or not told.names:
        return ()
    return tuple(("like", side, word) for side in told.sides for word in told.names[0].words[:MOST_WORDS])


def beginnings(sought: Iterable[Key]) -> frozenset[Key]:
    """What the keys by which records seek begin with."""
    return frozenset(key[:length] for key in sought for length in (1, 2, 3))


def place_among(told: Traits) -> tuple[str, str]:
    """Where a record stands among those of a block that is too large: beside what is called the same at the same time."""
    if isinstance(told, AgreementTraits):
        words = told.names[0].words if told.names else ()
        return " ".join(words), min((span.first for span in told.signed), default="")
    if isinstance(told, MeetingTraits):
        return told.label, told.record.date or ""
    return plain(told.record.text), ""


def _of_agreement(told: AgreementTraits) -> Keys:
    pairs, months = _pairs(told.sides), _months(told.signed)
    meets: list[Key] = []
    seeks: list[Key] = []
    for pair in pairs:
        if months:
            meets += [("signed", pair, form, month) for form in told.all_forms for month in months]
            seeks += [("month", pair, month) for month in months if not told.all_forms]
        else:
            seeks += _undated(told, pair)
    if not pairs or told.regions or told.parties & UNIVERSAL:
        words = _name_words(told)
        seeks += [("state", side, word) for side in told.sides for word in words]
        seeks += [("word", word) for word in words if not told.sides]
        seeks += [("name", *name.words) for name in told.names if len(name.words) > _LONG]
    return Keys(meets=tuple(dict.fromkeys(meets)), seeks=tuple(dict.fromkeys(seeks)))


def _undated(told: AgreementTraits, pair: str) -> Iterator[Key]:
    """Where an agreement without a day of signature seeks: by its parties with its form and each of its words."""
    words = _subject_words(told)
    for form in told.all_forms or (_ANY,):
        for word in words:
            yield ("undated", pair, form, word)
        yield ("undated", pair, form, _WORDLESS)
        if not told.subject:
            yield ("undated", pair, form, _ANY)
    if told.all_forms:
        for word in (*words, _WORDLESS, *(() if told.subject else (_ANY,))):
            yield ("undated", pair, _FORMED, word)
    if told.kind != "other":
        yield ("kind", pair, told.kind)


def _agreement_stands(told: AgreementTraits, sought: Collection[Key]) -> Iterator[Key]:
    pairs = _pairs(told.sides)
    for pair in pairs:
        if ("undated", pair) in sought:
            yield from _undated_stands(told, pair, sought)
        if ("kind", pair) in sought:
            yield ("kind", pair, told.kind)
        if ("month", pair) in sought:
            yield from (("month", pair, month) for month in _months(told.signed))
    states = [side for side in told.sides if ("state", side) in sought]
    if states or ("word",) in sought:
        for word in _name_words(told):
            yield ("word", word)
            yield from (("state", side, word) for side in states)
    if ("name",) in sought:
        yield from (("name", *name.words) for name in told.names if len(name.words) > _LONG)


def _undated_stands(told: AgreementTraits, pair: str, sought: Collection[Key]) -> Iterator[Key]:
    """Where one without a day of signature finds it: by its forms, or by one that tells none; if it tells none, by all."""
    for form in (*told.all_forms, _ANY, *(() if told.all_forms else (_FORMED,))):
        if ("undated", pair, form) in sought:
            yield from (("undated", pair, form, word) for word in _subject_words(told))
            yield ("undated", pair, form, _ANY)
            if not told.subject:
                yield ("undated", pair, form, _WORDLESS)


@lru_cache(maxsize=_HELD)
def _pairs(sides: frozenset[str]) -> tuple[str, ...]:
    """Every two sides; none of more than a few, which another text tells with others."""
    if not 1 < len(sides) <= MOST_SIDES:
        return ()
    return tuple(f"{one}+{other}" for one, other in combinations(sorted(sides), 2))


@lru_cache(maxsize=_HELD)
def _months(spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The months, each of thirty days, that the days of signature touch; none where one is wide."""
    if any(span.end - span.start > _SPAN for span in spans):
        return ()
    touched = (range((span.start - _SLACK) // 30, (span.end + _SLACK) // 30 + 1) for span in spans)
    return tuple(sorted({str(month) for months in touched for month in months}))


def _subject_words(told: AgreementTraits) -> Collection[str]:
    return told.words if len(told.words) <= MOST_WORDS else sorted(told.words)[:MOST_WORDS]


def _name_words(told: AgreementTraits) -> list[str]:
    """The words and acronyms of its names; an unnamed one has a word of its own."""
    words = {word for name in told.names for word in name.words}
    words |= {short.lower() for short in acronyms(*(name.text for name in told.names))}
    return sorted(words | ({"unnamed"} if told.unnamed else set()))[: 2 * MOST_WORDS]


def _of_meeting(told: MeetingTraits) -> Keys:
    """People meet by name and month; those whose day is open, or was moved, seek by name alone. Where no person is told the sides
    do, and where no side is, the label."""
    names = _attendance(told)
    date = told.record.date
    span = bounds(date) if date and has_year(date) and "~" not in date and "?" not in date and "%" not in date else None
    if span is None or span.first[:-6] != span.last[:-6] or told.record.status in ("scheduled", "postponed"):
        return Keys(meets=(), seeks=tuple(("met", name) for name in names))
    months = range(int(span.first[-5:-3]), int(span.last[-5:-3]) + 1)
    year = span.first[:-6]
    return Keys(meets=tuple(("met", name, year, str(month)) for name in names for month in months), seeks=())


def _meeting_stands(told: MeetingTraits) -> Iterator[Key]:
    return (("met", name) for name in _attendance(told))


def _attendance(told: MeetingTraits) -> list[str]:
    people = {word for person in told.record.participants for word in name_tokens(person.name[:300])}
    sides = "+".join(sorted({person.country for person in told.record.participants if person.country}))
    return sorted(people | ({sides} if sides else set()) or {told.label})[: 2 * MOST_WORDS]


def _of_statement(told: StatementTraits) -> Keys:
    """Statements meet by holder with a telling word or a quoted phrase; one that has neither seeks by holder."""
    words = sorted(telling(told.record.text[:2000]) | quoted_phrases(told.record))[:MOST_WORDS]
    holder = _holder(told)
    if not words:
        return Keys(meets=(), seeks=tuple(("said", name) for name in sorted(holder)))
    return Keys(meets=tuple(("said", name, word) for name in sorted(holder) for word in words), seeks=())


def _holder(told: StatementTraits) -> frozenset[str]:
    return name_tokens(told.record.holder) or frozenset((plain(told.record.holder),))
