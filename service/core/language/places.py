"""Places and countries: the ISO 3166-1 code behind a name, and whether two places can be the same one."""

import re
import unicodedata
import warnings
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from countryguess import CountryData, guess_country
from countryinfo import all_countries

from service.core.language.aliases import Aliases, aliases_of, is_alias
from service.core.language.lexicon.seats import CITIES, INSTITUTIONS, PROVINCES, SEATS, SHARED_CAPITALS
from service.core.language.lexicon.states import FORMAL, NO_STATE, STATES

_HELD = 16_384  # results, of the names that were met last: a long run meets more than memory should hold
_WORD = re.compile(r"\w+")
_FORMAL = re.compile(rf"^{FORMAL}")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_UNION = {"eu", "european union", "the european union"}
# Words that many places share, so that sharing one says nothing.
_SHARED = set(
    "the of city palace house new north south east west san santa saint st los port republic united islands".split()
)
_NAMES = ("name_short", "name_official", "iso2", "iso3")
_ALIKE = 0.8  # of two spellings that countryguess takes for one name
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_LONGEST_NAME = 200  # letters; what is longer is a text, of which few are remembered


def plain(text: str) -> str:
    """Lower case without accents or punctuation, single spaces: the form in which names are compared."""
    return (_plain_name if len(text) <= _LONGEST_NAME else _plain_text)(text)


def _plain(text: str) -> str:
    if text.isascii():
        return " ".join(_WORD.findall(text.lower()))
    folded = unicodedata.normalize("NFKD", text)
    letters = _BEYOND_ASCII.sub(_unless_mark, folded)
    return re.sub(r"[^\w]+", " ", letters.lower().translate(_LETTERS)).strip()


def _unless_mark(char: re.Match[str]) -> str:
    return "" if unicodedata.combining(char[0]) else char[0]


_plain_name = lru_cache(maxsize=4096)(_plain)  # the same names come again and again
_plain_text = lru_cache(maxsize=8)(_plain)  # a whole text comes again for each of its parts


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Demonyms and capitals, each to its ISO code."""
    with warnings.catch_warnings():  # countryguess leaves its data file to the garbage collector, when first used
        warnings.simplefilter("ignore", ResourceWarning)
        guess_country("Japan")
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for entry in sorted((country.info() for country in all_countries()), key=_population):
        code = str(entry.get("ISO", {}).get("alpha2", ""))
        demonyms.setdefault(plain(str(entry.get("demonym") or "")), code)
        for city in _cities(entry.get("capital")):
            capitals.setdefault(plain(city).removesuffix(" d c"), code)
    demonyms.update(STATES)
    capitals = {city: code for city, code in capitals.items() if city not in SHARED_CAPITALS} | CITIES
    return {name: code for name, code in demonyms.items() if name and code}, {
        city: code for city, code in capitals.items() if city and code
    }


def _cities(capital: object) -> list[str]:
    return [str(city) for city in capital] if isinstance(capital, list) else [str(capital or "")]


def _population(entry: Mapping[str, object]) -> int:
    """Sorts the larger country first, which a shared demonym or capital then means."""
    return -int(str(entry.get("population") or 0))


@lru_cache(maxsize=_HELD)
def country_code(name: str) -> str | None:
    """ISO 3166-1 alpha-2 code (or EU) of a country's name, adjective or people; None for anything else, and for a name that is no
    longer a state's or that two states share (`Congo`)."""
    key = plain(name).removeprefix("the ")
    if key in _UNION:
        return "EU"
    if key in NO_STATE:
        return None
    demonyms, _ = _tables()
    if key in demonyms:
        return demonyms[key]
    if len(key) <= 3 and not name.isupper():
        return None  # a code is written in capitals; `in`, `no` and Ken are words
    return _guessed(key) or _of_formal_name(key)


@lru_cache(maxsize=16384)
def _guessed(key: str) -> str | None:
    found = guess_country(key) if 1 < len(key) < 40 and len(key.split()) <= 4 and _may_be_name(key) else None
    return str(found["iso2"]) if found and _is_name_of(key, found) else None


def _may_be_name(key: str) -> bool:
    """Whether a word is an alias of any state, or stands in the name of one that is spelt alike: what does neither would be
    looked for among all names, at a hundred times the cost, and then refused (`_is_name_of`)."""
    in_a_name = f" {key}" in _all_names()
    if not in_a_name and " " in key:
        return False
    if is_alias(key, _aliases()):
        return True
    return in_a_name and any(
        f" {key}\n" in names or (f" {key}" in names and any(_may_be_like(key, each) for each in spelt))
        for names, spelt in _known_names()
    )


def _may_be_like(key: str, spelling: str) -> bool:
    """Whether two are of lengths at which countryguess can hold one for the other."""
    return 2 * min(len(key), len(spelling)) >= _ALIKE * (len(key) + len(spelling))


@cache
def _aliases() -> Aliases:
    return aliases_of(each["regex"].pattern for each in countries())


@cache
def _known_names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Of each state all names and codes as one text, and what a name is compared with."""
    return tuple(
        (
            "".join(f" {plain(str(each[field]))}\n" for field in _NAMES),
            (str(each["name_short"]), str(each["name_official"])),
        )
        for each in countries()
    )


@cache
def _all_names() -> str:
    return "".join(names for names, _ in _known_names())


@cache
def countries() -> tuple[Mapping[str, Any], ...]:
    """Every state as countryguess has it: its names, its codes and the pattern of its aliases."""
    with warnings.catch_warnings():  # as in `_tables`
        warnings.simplefilter("ignore", ResourceWarning)
        return tuple(CountryData().countries)


def _of_formal_name(key: str) -> str | None:
    """The state behind its formal name, or one of its people: `Republic of the Marshall Islands`, `Malians`."""
    bare = _FORMAL.sub("", key)
    if bare != key:
        return country_code(bare.title())
    one = key.removesuffix("s")
    return _tables()[0].get(one) if one != key and len(key) > 5 and one.endswith(("n", "i", "k")) else None


def country_name(code: str) -> str:
    """The short English name behind an ISO code; the code itself where there is none."""
    _tables()  # the first use of countryguess opens its data file, quietly
    found = guess_country(code) if code != "EU" else None
    return str(found["name_short"]) if found else {"EU": "European Union"}.get(code, code)


def _is_name_of(key: str, found: Mapping[str, object]) -> bool:
    """Guard against a guess from a part of a name: South China Sea is not China, Hamas is not the Bahamas."""
    known = [plain(str(found[field])) for field in _NAMES]
    if len(key.split()) > 1:
        return any(f" {key} " in f" {name} " for name in known)
    alias = found["regex"]
    by_alias = isinstance(alias, re.Pattern) and bool(alias.search(key))
    return by_alias or any(f" {key}" in f" {name}" for name in known)


@lru_cache(maxsize=_HELD)
def country_of_place(place: str) -> str | None:
    """The country a place lies in, where its name, a capital, a city of diplomacy or a seat of government tells. What stands last
    tells most: London, Ontario is in Canada."""
    parts = [plain(part).removeprefix("the ") for part in place.split(",")]
    if len(parts) > 1 and parts[-1] in PROVINCES:
        return PROVINCES[parts[-1]]
    _, cities = _tables()
    for part, told in [(plain(place).removeprefix("the "), place), *zip(parts, place.split(","), strict=True)]:
        code = cities.get(SEATS.get(part, part)) or country_code(told)
        if code:
            return code
    return None


@lru_cache(maxsize=_HELD)
def country_of_seat(name: str) -> str | None:
    """The state whose government a capital or a seat of government stands for in the news: Tokyo, the Kremlin; for Brussels the
    European Union, for its own government is called Belgian."""
    key = plain(name).removeprefix("the ")
    if key in INSTITUTIONS:
        return INSTITUTIONS[key]
    city = SEATS.get(key, key)
    code = _tables()[1].get(city)
    return code if code and (key in SEATS or city not in CITIES) else None


def compatible_places(one: str | None, other: str | None) -> bool | None:
    """Whether two places can be the same: one contains the other, or they share a name. None when one is missing, or when
    nothing is known of how they lie to each other within one country."""
    if one is None or other is None:
        return None
    here, there = country_code(one), country_code(other)
    if here and there:
        return here == there
    a, b = plain(one), plain(other)
    if a == b or set(a.split()) & set(b.split()) - _SHARED:
        return True
    here, there = country_of_place(one), country_of_place(other)
    if here and there and here != there:
        return False
    if here and here == there:
        a_city, b_city = SEATS.get(a, a), SEATS.get(b, b)
        broad = country_code(one) is not None or country_code(other) is not None
        return True if broad or a_city == b_city else None
    return None


def are_two_places(one: str, other: str) -> bool:
    """Whether two places cannot be one: they lie in two countries, or are two cities of one. Of a house or a small town it is not
    known in which city it lies."""
    told = compatible_places(one, other)
    if told is not None:
        return not told
    here, there = (SEATS.get(plain(place), plain(place)) for place in (one, other))
    _, cities = _tables()
    return here != there and here in cities and there in cities
