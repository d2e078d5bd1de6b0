"""People: a name without its titles, whether two names are one person, and the level of an office."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from schemas.fact import Level
from service.core.language.lexicon.offices import (
    ADDRESSES,
    BEHIND,
    BESIDE,
    GENERATIONS,
    HEADS,
    JOINING,
    PARTICLES,
    POINTED,
)
from service.core.language.places import country_code, plain

_HELD = 16_384  # results, of the names that were met last: a long run meets more than memory should hold
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


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name apart from the words of office round it; the name is empty where there is only an office."""

    name: str
    title: str | None


@lru_cache(maxsize=_HELD)
def untitled(name: str) -> Named:
    """A name without its titles, ranks, honours and the state they are of: `Philippine Foreign Affairs Secretary Enrique Manalo`,
    `Lt. Gen. (ret.) Prabowo Subianto`, `Takeshi Iwaya, Foreign Minister of Japan`. A state alone is no title: Israel Katz."""
    bare = re.sub(r"\s*\([^()]*\)", "", name)
    first, comma, behind = (part.strip() for part in bare.partition(","))
    after = None
    if comma and _is_behind(behind):
        bare, after = first, behind
    words = re.sub(r"\bTan Sri\b", "Tan-Sri", bare).split()
    end = _office(words)
    title = " ".join(words[:end]).replace("Tan-Sri", "Tan Sri") or None
    kept = [word for word in words[end:] if plain(word) not in BEHIND or len(words) - end < 2]
    return Named(name=" ".join(kept).strip(" ,"), title=title or (after if after and _office(after.split()) else None))


def _is_behind(words: str) -> bool:
    """Whether what stands behind a name and a comma is an office or a degree; `Jr.` belongs to the name."""
    each = words.replace(",", " ").split()
    return bool(each) and (_office(each) > 0 or all(plain(word) in BEHIND for word in each))


def _office(words: Sequence[str]) -> int:
    """How many of the first words are of an office: up to the last title, or the state that one is `of`. None where no word makes
    an office: Israel Katz, the European Union."""
    end, index, joined, headed = 0, 0, False, False
    while index < len(words):
        length = _state_at(words, index)
        if title := _title_at(words, index):
            headed = headed or title == "head"
            index += 1
            end, joined = index, False
        elif length:
            index += length
            end = index if joined and headed else end
            joined = False
        elif plain(words[index]) in JOINING and (end or index == 0):
            index += 1
            joined = True
        else:
            break
    return end if headed else 0


def _title_at(words: Sequence[str], index: int) -> Literal["head", "beside"] | None:
    word = words[index]
    parts = _plain_word(word).split()
    if word.replace(".", "").strip(",") in ADDRESSES or parts == ["tan", "sri"]:
        return "head"
    if not parts or not (HEADS | BESIDE).issuperset(parts):
        return None
    follows = plain(words[index + 1]) if index + 1 < len(words) else ""
    if parts == ["sultan"] and follows.split()[:1] in (["al"], ["bin"], ["ahmed"]):
        return None  # a given name: Sultan Al Jaber
    if parts[0] in POINTED and len(parts) == 1 and not word.endswith((".", ".,")) and not word.islower():
        return None
    return "head" if HEADS.intersection(parts) else "beside"


def _state_at(words: Sequence[str], index: int) -> int:
    """How many words from here name a state or a nationality; none for words written small."""
    if not words[index][:1].isupper():
        return 0
    for length in (4, 3, 2, 1):
        part = " ".join(_without_possessive(word) for word in words[index : index + length])
        if len(words) >= index + length and (country_code(part) or plain(part) in _UNIONS):
            return length
    return 0


_UNIONS = {"eu", "un", "united nations", "african union", "nato", "asean", "european"}


def _without_possessive(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.rstrip(","))


def _plain_word(word: str) -> str:
    return plain(_without_possessive(word))


@lru_cache(maxsize=_HELD)
def name_tokens(name: str) -> frozenset[str]:
    """The words of a person's name without titles, generations, particles and initials, in no order: `Ishiba Shigeru` equals
    `Prime Minister Shigeru Ishiba`, `Mohammed bin Salman` equals `Mohammed Salman`."""
    words = plain(" ".join(_without_possessive(word) for word in untitled(name).name.split())).split()
    kept = [word for word in words if word not in GENERATIONS and len(word) > 1]
    return frozenset(word for word in kept if word not in PARTICLES) or frozenset(kept)


def generation(name: str) -> str | None:
    """What tells a person from one of the same name: `jr`, `sr`, `iii`; None where nothing does."""
    words = plain(untitled(name).name).split()
    return next((GENERATIONS[word] for word in words[1:] if word in GENERATIONS), None)


@lru_cache(maxsize=_HELD)
def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person: one's words contain the other's, and they are not father and son."""
    a, b = name_tokens(one), name_tokens(other)
    lines = {line for line in (generation(one), generation(other)) if line}
    return bool(a and b) and (a <= b or b <= a) and len(lines) < 2


def fullest(name: str, known: Iterable[str]) -> str:
    """The full name behind a mention by one word, among the names of the same article; the mention itself where none or more
    than one of them holds it. Of two articles this would be a guess: there are many Wangs."""
    words = name_tokens(name)
    if len(words) != 1:
        return name
    others = [other for other in dict.fromkeys(known) if words < name_tokens(other)]
    people = {name_tokens(other) for other in others}
    return (
        max(others, key=len)
        if others and all(same_person(others[0], other) for other in others) and len(people) == 1
        else name
    )


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


def is_article(holder: str | None) -> bool:
    """Whether a statement's holder is the text itself."""
    return plain(holder or "") in ("the article", "article", "the author", "author")


def level_of(role: str | None) -> Level:
    """The level of an office: leaders, ministers, officials below, or not told."""
    if not role:
        return "not_told"
    if _BELOW.search(role):
        return "ministers" if re.search(r"deputy prime minister", role, re.IGNORECASE) else "officials"
    if _LEADERS.search(role):
        return "leaders"
    return "ministers" if _MINISTERS.search(role) else "officials"
