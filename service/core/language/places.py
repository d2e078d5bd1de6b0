"""Places and countries: the ISO 3166-1 code behind a name, and whether two places can be the same one."""

import re
import unicodedata
import warnings
from collections.abc import Mapping
from functools import cache

from countryguess import guess_country
from countryinfo import all_countries

# Seats of government used for the city or country they stand in. Source: the governments' own addresses.
SEATS = {
    "malacanang": "manila",
    "malacanang palace": "manila",
    "white house": "washington",
    "state department": "washington",
    "kremlin": "moscow",
    "elysee": "paris",
    "elysee palace": "paris",
    "downing street": "london",
    "blue house": "seoul",
    "zhongnanhai": "beijing",
    "great hall of the people": "beijing",
    "kantei": "tokyo",
    "metro manila": "manila",
    "washington d c": "washington",
    "washington dc": "washington",
    "kiev": "kyiv",
}
_UNION = {"eu", "european union", "the european union"}
_PREFER = {
    "chinese": "CN",
    "american": "US",
    "british": "GB",
    "french": "FR",
    "dutch": "NL",
    "korean": "KR",
    "irish": "IE",
    "u s": "US",
    "u s a": "US",
    "america": "US",
    "u k": "GB",
    "holland": "NL",
    "ivory coast": "CI",
    "holy see": "VA",
}
# Words that many places share, so that sharing one says nothing.
_SHARED = set(
    "the of city palace house new north south east west san santa saint st los port republic united islands".split()
)


def plain(text: str) -> str:
    """Lower case without accents or punctuation, single spaces: the form in which names are compared."""
    folded = unicodedata.normalize("NFKD", text)
    letters = "".join(char for char in folded if not unicodedata.combining(char))
    return re.sub(r"[^\w]+", " ", letters.lower()).strip()


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
    demonyms.update(_PREFER)
    demonyms.pop("", None)
    capitals.pop("", None)
    return demonyms, capitals


def _cities(capital: object) -> list[str]:
    return [str(city) for city in capital] if isinstance(capital, list) else [str(capital or "")]


def _population(entry: Mapping[str, object]) -> int:
    """Sorts the larger country first, which a shared demonym or capital then means."""
    return -int(str(entry.get("population") or 0))


@cache
def country_code(name: str) -> str | None:
    """ISO 3166-1 alpha-2 code (or EU) of a country's name or demonym; None for anything else."""
    key = plain(name).removeprefix("the ")
    if key in _UNION:
        return "EU"
    demonyms, _ = _tables()
    if key in demonyms:
        return demonyms[key]
    found = guess_country(key) if 1 < len(key) < 40 and len(key.split()) <= 4 else None
    return str(found["iso2"]) if found and _is_name_of(key, found) else None


def country_name(code: str) -> str:
    """The short English name behind an ISO code; the code itself where there is none."""
    found = guess_country(code) if code != "EU" else None
    return str(found["name_short"]) if found else {"EU": "European Union"}.get(code, code)


def _is_name_of(key: str, found: Mapping[str, object]) -> bool:
    """Guard against a guess from a part of a name: South China Sea is not China, Hamas is not the Bahamas."""
    known = [plain(str(found[field])) for field in ("name_short", "name_official", "iso2", "iso3")]
    if len(key.split()) > 1:
        return any(f" {key} " in f" {name} " for name in known)
    alias = found["regex"]
    by_alias = isinstance(alias, re.Pattern) and bool(alias.search(key))
    return by_alias or any(f" {key}" in f" {name}" for name in known)


@cache
def country_of_place(place: str) -> str | None:
    """The country a place lies in, where its name, a capital or a seat of government tells."""
    _, capitals = _tables()
    for part in [place, *place.split(",")]:
        key = plain(part).removeprefix("the ")
        city = SEATS.get(key, key)
        code = capitals.get(city) or country_code(part)
        if code:
            return code
    return None


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
