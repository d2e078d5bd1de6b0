"""States and bodies in a sentence, each with its place; who they are is told by `core.language.parties`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from schemas.agreement import Party
from service.core.language.lexicon.bodies import BODIES, GROUPS
from service.core.language.parties import party_of
from service.core.language.places import country_code, plain
from service.embedded.extraction.text.sentences import Sentence

_WORD = re.compile(r"[A-ZÀ-Þ][\w’'.+]*|\b(?:of|the|and)\b|[-–/,(]")
_LONGEST = 5
_SEATED = re.compile(r"\b(?:in|at|from|to|near|of|outside|around|visited|visiting|City)\s+$")


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A state or body that a sentence names at `start:end`; `seat` where a city stands for its government."""

    name: str
    country: str | None
    start: int
    end: int
    seat: bool

    @property
    def key(self) -> str:
        return self.country or self.name

    @property
    def party(self) -> Party:
        return Party(name=self.name, country=self.country)


_GROUP = re.compile(
    rf"\b(?:{'|'.join(re.escape(name.title()) for name in sorted(GROUPS, key=lambda n: (-len(n), n)) if len(name) > 3)})\b"
)


def parties_in(text: str) -> tuple[PartyMention, ...]:
    """The states, bodies and armed groups that a sentence names, in order; a city after `in` is a place and no party."""
    found: list[PartyMention] = []
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if run and text[run[-1].end() : match.start()].strip(".") not in ("", " "):
            found += _in_run(text, run)
            run = []
        if match[0] in "-–/,(":
            found += _in_run(text, run)
            run = []
        else:
            run.append(match)
    found += _in_run(text, run)
    found += [PartyMention(each[0], None, each.start(), each.end(), False) for each in _GROUP.finditer(text)]
    return tuple(sorted(found, key=lambda each: each.start))


def _in_run(text: str, run: list[re.Match[str]]) -> Iterator[PartyMention]:
    index = 0
    while index < len(run):
        if run[index][0][:1].islower():
            index += 1
            continue
        for size in range(min(_LONGEST, len(run) - index), 0, -1):
            start, end = run[index].start(), run[index + size - 1].end()
            if run[index + size - 1][0][:1].islower():
                continue
            words = text[start:end]
            told = _told(words)
            if told:
                name, country, seat = told
                if not (seat and _SEATED.search(text, max(0, start - 12), start)):
                    bare = len(re.sub(r"['’]s?$", "", words).rstrip("."))
                    yield PartyMention(name, country, start, start + bare, seat)
                index += size
                break
        else:
            index += 1


@lru_cache(maxsize=16384)
def _told(words: str) -> tuple[str, str | None, bool] | None:
    """The party behind words, its code, and whether only its seat is named; None where they name none."""
    bare = re.sub(r"['’]s?$", "", words.strip(".,"))
    if bare in _NONE or (" " not in bare and len(bare) < 2):
        return None
    for form in dict.fromkeys((bare, f"{bare}.")):
        told = party_of(form)
        if told.country or (told.sort == "body" and (form in BODIES or plain(form) != form.lower())):
            seat = told.sort == "state" and country_code(form) is None
            return told.name, told.country, seat
        if told.sort == "body":
            return told.name, None, False
    return None


_NONE = frozenset(
    "May March Union Republic Kingdom Commonwealth Quad Us He In No So Is It As At Be By Do Me My Am La An VI".split()
)


def keys(mentions: Iterable[PartyMention]) -> tuple[str, ...]:
    """Each party once, in order."""
    return tuple(dict.fromkeys(each.key for each in mentions))


def principal(sentences: Iterable[tuple[Sentence, tuple[PartyMention, ...]]]) -> tuple[PartyMention, ...]:
    """The two parties that an article is between: those it names most, if it names the second often enough or early enough."""
    counts: Counter[str] = Counter()
    first: dict[str, PartyMention] = {}
    for sentence, mentions in sentences:
        for each in mentions:
            if each.country:
                counts[each.key] += 3 if sentence.lead else 1
                first.setdefault(each.key, each)
    ranked = sorted(counts, key=lambda key: (-counts[key], list(first).index(key)))[:2]
    if len(ranked) == 2 and counts[ranked[1]] >= 3:
        return tuple(first[key] for key in ranked)
    return ()
