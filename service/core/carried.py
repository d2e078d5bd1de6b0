"""What is carried from part to part of a long text: names, so that `the Agreement` and `the President` can be told.

The names come from answers about the text and are data, whatever they say. They go as one line of JSON, cut to a length,
inside the fence of the part.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from schemas.record import AgreementRecord, MeetingRecord, Record
from service.core.language.names import is_unnamed
from service.core.language.people import is_person, name_tokens
from service.core.language.places import plain
from service.core.passage import Passage

_MOST = 30  # names of a kind: those that most parts told, so that the note of a long report stays short
_LONGEST = 120  # characters of a name
_ALIASES = 2


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it was first met, and in how many records."""

    words: str
    times: int = 1


_Names = Mapping[str, _Name]


@dataclass(frozen=True, slots=True)
class Carried:
    """The names met so far, by what makes two of them one, in the order they were met."""

    agreements: _Names = field(default_factory=dict)
    people: _Names = field(default_factory=dict)
    parties: _Names = field(default_factory=dict)

    def after(self, records: Iterable[Record]) -> "Carried":
        """With the names of one more part."""
        told = list(records)
        return Carried(
            agreements=_counted(self.agreements, (pair for record in told for pair in _agreement(record))),
            people=_counted(self.people, (pair for record in told for pair in _people(record))),
            parties=_counted(self.parties, (pair for record in told for pair in _parties(record))),
        )

    def note(self, passage: Passage) -> str:
        """One line of JSON to go in front of a part."""
        article, part = passage.article, passage.part
        return json.dumps(
            {
                "part": f"{part.number} of {part.of}",
                "title": _line(article.title) if article.title else None,
                "date": article.published,
                "agreements": _listed(self.agreements),
                "people": _listed(self.people),
                "parties": _listed(self.parties),
            },
            ensure_ascii=False,
        )


def _agreement(record: Record) -> Iterator[tuple[str, str]]:
    if isinstance(record, AgreementRecord) and not is_unnamed(record.name):
        acronym = f" ({_line(record.acronym)})" if record.acronym else ""
        others = [_line(alias) for alias in record.aliases if alias != record.acronym][:_ALIASES]
        also = f", also called {' or '.join(others)}" if others else ""
        yield plain(record.name), f"{_line(record.name)}{acronym}{also}"


def _people(record: Record) -> Iterator[tuple[str, str]]:
    named: list[tuple[str, str | None]] = []
    if isinstance(record, MeetingRecord):
        named = [(person.name, person.role) for person in record.participants]
    elif isinstance(record, AgreementRecord):
        named = [(name, None) for event in record.events for name in event.by]
    else:
        named = [(record.holder, record.role)]
    for name, role in named:
        if is_person(name):
            yield " ".join(sorted(name_tokens(name))), f"{_line(name)}, {_line(role)}" if role else _line(name)


def _parties(record: Record) -> Iterator[tuple[str, str]]:
    if isinstance(record, AgreementRecord):
        yield from ((party.country or plain(party.name), _line(party.name)) for party in record.parties)


def _counted(known: _Names, met: Iterable[tuple[str, str]]) -> _Names:
    """The names with those that were met added. The fuller wording stays: the one with a title or an acronym."""
    names = dict(known)
    for key, words in met:
        before = names.get(key)
        fuller = max(before.words, words, key=len) if before else words
        names[key] = _Name(words=fuller, times=before.times + 1 if before else 1)
    return names


def _listed(names: _Names) -> list[str]:
    """The commonest names, in the order they were met."""
    kept = sorted(names, key=lambda key: -names[key].times)[:_MOST]
    return [name.words for key, name in names.items() if key in kept]


def _line(words: str) -> str:
    """Words as one line without control characters, cut to a length."""
    line = " ".join("".join(char if char.isprintable() else " " for char in words).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
