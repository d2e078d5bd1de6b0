"""People whose office news writes in small letters or behind the name: `foreign minister Ana Costa`, `Presidents Ana Costa and
Kofi Ayeva`, `Ana Costa, Brazil's envoy to the talks`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.core.language.lexicon.offices import BESIDE
from service.core.language.parties import state_in
from service.embedded.lexicon import alternatives, lexicon

_CAP = r"[A-ZÀ-Þ](?:[\w’'-]*\w)?(?:\.(?:[A-Z]\.)*)?"
_NAME = rf"{_CAP}(?: (?:(?:al|bin|bint|ibn|de|da|del|der|van|von|dos|di|ul) )?{_CAP}){{1,4}}"
_PAST = frozenset({"former", "ex", "late", "then", "retired"})
_BESIDE = alternatives([word for word in BESIDE - _PAST if word.isalpha()])
_ONE, _MANY = (alternatives(lexicon("people")["small"][form]) for form in ("one", "many"))
_BEFORE = re.compile(
    rf"\b(?:(?P<one>{_ONE})|(?P<many>{_MANY}|{_MANY.title()})),? (?P<name>{_NAME})(?: and (?P<other>{_NAME}))?"
)
_WORDS = re.compile(
    rf"(?:\b[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'-]*){{0,2}} )?(?:\b(?:{_BESIDE}|{_BESIDE.title()})[ -])*$"
)
_BEHIND = re.compile(
    rf"(?P<name>{_NAME}), (?P<role>(?:the |a |an |its |their )?(?:[A-ZÀ-Þ][\w’'.-]* ){{0,4}}(?:(?:{_BESIDE})[ -])*"
    rf"(?:{_ONE}|{_ONE.title()})(?: (?:of|for|to|on) [^,.;:()]{{2,60}}?)?)(?=[,.;)]| and\b| said\b|$)"
)
_ANY = re.compile(rf"\b(?:{_ONE}|{_MANY})\b|\b(?:{_MANY.title()})\b|, (?:[\w’'.-]+ ){{0,6}}(?:{_ONE.title()})\b")
_FAR = 70  # characters of an office before its head


@dataclass(frozen=True, slots=True)
class Apposition:
    """A name with the office that stands beside it, and the state that the office is of; both at `start:end`."""

    name: str
    role: str
    country: str | None
    start: int
    end: int


def appositions_in(text: str) -> Iterator[Apposition]:
    """The names that stand beside an office in small letters, beside one in the plural, or before one."""
    if not _ANY.search(text):
        return
    for match in _BEFORE.finditer(text):
        words = _WORDS.search(text, max(0, match.start() - _FAR), match.start())
        start = words.start() if words else match.start()
        end = match.end("one") if match["one"] else match.end("many")
        role = text[start:end]
        country = state_in(role)
        yield Apposition(match["name"].rstrip("."), role, country, start, match.end("name"))
        if match["many"] and match["other"]:
            yield Apposition(match["other"].rstrip("."), role, country, match.start("other"), match.end("other"))
    for match in _BEHIND.finditer(text):
        yield Apposition(match["name"], match["role"], state_in(match["role"]), match.start(), match.end())
