"""People: a name without its titles, whether two names are one person, and the level of an office."""

import re
from collections import Counter
from collections.abc import Sequence

from schemas.fact import Level
from service.core.language.places import country_code, plain

# Words of office that stand before a name. Source: titles in the UN Protocol list of heads of state and government.
_TITLES = set(
    "president vice prime minister deputy foreign affairs defense defence secretary chief cabinet state first lady king "
    "queen prince crown chancellor premier ambassador mr mrs ms dr sir dame general gen admiral senator sen representative "
    "rep speaker his her excellency majesty highness the honorable hon former special envoy national security adviser advisor "
    "undersecretary director commissioner of for and h e us u s".split()
)
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_LEADERS = re.compile(
    r"\b(?:president(?! of the (?:senate|board|court))|prime minister|premier|chancellor(?! of the exchequer)|king|queen|emir"
    r"|sultan|crown prince|head of (?:state|government)|taoiseach|secretary[- ]general)\b",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:vice|deputy|under|undersecretary|assistant|parliamentary|former|first lady|spouse|adviser|advisor|envoy|chief of staff"
    r"|spokes(?:man|woman|person)|(?:permanent|press|private|first|second|third) secretary|minister['’]s office|to the)\b",
    re.IGNORECASE,
)
_MINISTERS = re.compile(
    r"\b(?:minister|secretary of \w+|(?:foreign|defen[cs]e|finance|chief cabinet|foreign affairs|trade|treasury|energy|commerce)"
    r" secretary|high representative|attorney general|chancellor of the exchequer|secretary)\b",
    re.IGNORECASE,
)


def name_tokens(name: str) -> frozenset[str]:
    """The words of a person's name without titles, suffixes and initials, in no order: `Ishiba Shigeru` equals
    `Prime Minister Shigeru Ishiba`."""
    words = [word for word in plain(name.replace("’s", "").replace("'s", "")).split() if word not in _SUFFIXES]
    kept = [word for word in words if word not in _TITLES and len(word) > 1]
    return frozenset(kept)


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person: one's words contain the other's."""
    a, b = name_tokens(one), name_tokens(other)
    return bool(a and b) and (a <= b or b <= a)


def distinct_people(names: Sequence[str]) -> tuple[str, ...]:
    """Each person once, under the fullest name told; among equally full ones the commonest, then the first by letter."""
    votes = Counter(names)
    groups: list[list[str]] = []
    for name in sorted(votes, key=lambda name: (-len(name_tokens(name)), -votes[name], name)):
        home = next((group for group in groups if plain(name) == plain(group[0]) or same_person(name, group[0])), None)
        if home is None:
            groups.append([name])
        else:
            home.append(name)
    return tuple(sorted(group[0] for group in groups))


def is_person(name: str) -> bool:
    """Whether a participant is a person rather than a state or a body."""
    bodies = {
        "government",
        "delegation",
        "officials",
        "ministry",
        "embassy",
        "union",
        "nations",
        "side",
        "sides",
        "forces",
    }
    words = set(plain(name).split())
    return bool(words) and country_code(name) is None and not words & bodies and not name.isupper()


def level_of(role: str | None) -> Level:
    """The level of an office: leaders, ministers, officials below, or not told."""
    if not role:
        return "not_told"
    if _BELOW.search(role):
        return "ministers" if re.search(r"deputy prime minister", role, re.IGNORECASE) else "officials"
    if _LEADERS.search(role):
        return "leaders"
    return "ministers" if _MINISTERS.search(role) else "officials"
