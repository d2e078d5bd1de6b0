"""Parties: what stands behind the name of one. A state, under its name, its people, its capital or its seat of government; an
international body; an armed group; or another name, which is kept."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from service.core.language.lexicon.bodies import BODIES, GROUPS, OF_THE_UNION
from service.core.language.lexicon.states import GOVERNMENT
from service.core.language.places import country_code, country_name, country_of_seat, plain

_HELD = 16_384  # results, of the names that were met last: a long run meets more than memory should hold
_ABOUT = re.compile(r"\b(?:to|for|on|with|against|in|at|toward|towards|near)\s+(?:the\s+)?$", re.IGNORECASE)
_BODIES = {plain(alias).removeprefix("the "): alias for alias in BODIES}
_THE_UNION = {"eu", "european union", "european bloc", "27 nation bloc"}
_OF = re.compile(rf"(?:the )?{GOVERNMENT} of (?:the )?(?P<state>.+)")
_ITS = re.compile(rf"(?:the )?(?P<state>.+?) {GOVERNMENT}")


@dataclass(frozen=True, slots=True)
class PartyName:
    """A party's name in its short English form, its ISO 3166-1 code (or EU) where it is a state, and what sort of party it is."""

    name: str
    country: str | None
    sort: Literal["state", "body", "group", "other"]


@lru_cache(maxsize=_HELD)
def party_of(name: str) -> PartyName:
    """The party behind a name: `Tokyo` and `the Government of Japan` are Japan, `Brussels` the European Union, `ASEAN` itself and
    no country. A name that tells neither is kept as it stands."""
    key = plain(name).removeprefix("the ")
    if key in GROUPS:
        return PartyName(name=name.strip(), country=None, sort="group")
    body = _body(name, key)
    if body:
        return body
    code = country_code(name) or country_of_seat(name) or _governed(key)
    if code is None:
        return PartyName(name=name.strip(), country=None, sort="other")
    return PartyName(name=country_name(code), country=code, sort="body" if code == "EU" else "state")


def _body(name: str, key: str) -> PartyName | None:
    """A body by its full name in any case, or by an abbreviation in capitals: `Who` and `quad bike` are none."""
    if key in OF_THE_UNION:
        return PartyName(name="European Union" if key in _THE_UNION else name.strip(), country="EU", sort="body")
    alias = _BODIES.get(key)
    written = re.sub(r"^(?:the|The)\s+", "", name.strip())
    if alias is None or not written[:1].isupper() or (alias.isupper() and not written.isupper()):
        return None
    return PartyName(name=written, country=None, sort="body")


def _governed(key: str) -> str | None:
    """The state of `the Government of Japan`, `Yemeni Government`, `Japanese side`."""
    match = _OF.fullmatch(key) or _ITS.fullmatch(key)
    return country_code(match["state"].title()) if match else None


@lru_cache(maxsize=_HELD)
def state_in(role: str) -> str | None:
    """The state (or the Union) that an office is of: `Foreign Minister of Japan`; `US Ambassador to Japan` is of the US. None
    where the words name none, or name one only as what the office is about."""
    words = role.replace(",", " , ").split()
    index = 0
    while index < len(words):
        for length in range(min(5, len(words) - index), 0, -1):
            part = re.sub(r"['’]s?$", "", " ".join(words[index : index + length]))
            code = _union_or_state(part)
            if code and not _ABOUT.search(" ".join(words[:index]) + " "):
                return code
            if code:
                index += length - 1
                break
        index += 1
    return None


def _union_or_state(part: str) -> str | None:
    if not part[:1].isupper():
        return None
    return "EU" if plain(part) in OF_THE_UNION else country_code(part)
