"""Support: what the cited items of one sentence hold, gathered once for all checks, and the countries that a text names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from schemas.fact import AgreementFact, MeetingFact
from service.core.briefing.items import Item
from service.core.grounding import fold
from service.core.language.lexicon.meanings import meaning
from service.core.language.places import country_code, country_of_place, country_of_seat, plain
from service.core.language.spoken import stem

_WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?")
_REMEMBERED = 4096  # texts, mostly a sentence's phrases, whose countries several checks ask for
_LONGEST_COUNTRY = 3  # words: Papua New Guinea


@dataclass(frozen=True, slots=True)
class Support:
    """The words of the items and of their quotes; `countries` are those of their parties, people and words, as
    codes."""

    items: tuple[Item, ...]
    text: str
    quotes: tuple[str, ...]
    words: frozenset[str]
    stems: frozenset[str]
    meanings: frozenset[str]
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamedCountry:
    """A country where a text names it: by its name, its people's or its capital's."""

    start: int
    end: int
    code: str


def support_of(items: Sequence[Item]) -> Support:
    """Gather the words of the items and of their quotes."""
    quotes = tuple(fold(evidence.quote).text for item in items for evidence in item.evidence)
    words_told = [word for item in items for word in (*item.words, *_disputed(item))]
    text = " \n ".join((*quotes, *(fold(word).text for word in words_told)))
    words = frozenset(plain(text).split())
    codes = {code for item in items for code in _countries(item)} | {named.code for named in countries_in(text)}
    return Support(
        items=tuple(items),
        text=text,
        quotes=quotes,
        words=words,
        stems=frozenset(stem(word) for word in words),
        meanings=frozenset(meaning(word) for word in words),
        countries=frozenset(code for code in codes if code),
    )


def _disputed(item: Item) -> list[str]:
    """What a cited conflict is about, and the values told; what a cited silence asks."""
    told = [conflict for conflict in item.fact.conflicts if item.id == f"{item.fact.id}.{conflict.id}"]
    asked = [silence.text for silence in item.fact.silences if item.id == f"{item.fact.id}.{silence.id}"]
    return asked + [word for each in told for word in (each.about, *(claim.value for claim in each.claims))]


def _countries(item: Item) -> list[str | None]:
    fact = item.fact
    if isinstance(fact, AgreementFact):
        return [party.country for party in fact.parties]
    return [person.country for person in fact.participants] if isinstance(fact, MeetingFact) else []


def countries_in(text: str) -> Iterator[NamedCountry]:
    """The countries a text names, in order. Only capitalised words count, and short ones only as capitals: `in`, `it` and
    `and` are codes of India, Italy and Andorra."""
    return iter(_countries_of(text))


@lru_cache(maxsize=_REMEMBERED)
def _countries_of(text: str) -> tuple[NamedCountry, ...]:
    words, found, at = list(_WORD.finditer(text)), [], 0
    while at < len(words):
        sizes = range(_LONGEST_COUNTRY if words[at][0][0].isupper() else 0, 0, -1)
        named = next((named for size in sizes if (named := _named(text, words, at, size))), None)
        found += [named[0]] if named else []
        at += named[1] if named else 1
    return tuple(found)


def _named(text: str, words: Sequence[re.Match[str]], at: int, size: int) -> tuple[NamedCountry, int] | None:
    if at + size > len(words) or not all(word[0][0].isupper() for word in words[at : at + size]):
        return None
    start, end = words[at].start(), words[at + size - 1].end()
    name = text[start:end].removesuffix("'s").removesuffix("'")
    if re.search(r"[.,;:!?\n]\s", name) or (len(name) <= 3 and not name.isupper()):
        return None
    code = country_code(name) if size > 1 else country_of_place(name)
    code = code or (country_of_seat(name) if size > 1 else None)
    return (NamedCountry(start=start, end=end, code=code), size) if code else None
