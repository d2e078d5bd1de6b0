"""Cues: the words of a sentence that tell of an encounter, and what they say of its form and its state."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from schemas.meeting import Format, MeetingStatus
from service.core.language.places import country_code
from service.embedded.lexicon import alternatives, lexicon

Way = Literal["met", "together", "received", "went", "noun", "named"]
_WAYS: tuple[Way, ...] = ("met", "received", "went", "together")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at `start:end` that tell of an encounter; `name` where it has one of its own."""

    way: Way
    start: int
    end: int
    words: str
    name: str | None = None


@cache
def _verbs() -> re.Pattern[str]:
    told = lexicon("meetings")["verbs"]
    return re.compile(rf"\b(?:{'|'.join(f'(?P<{way}>{told[way]})' for way in _WAYS)})\b")


_WORD = re.compile(r"[A-Za-z0-9][\w+’'-]*")
_OFF = 140  # characters behind an encounter in which it is called off
_ALSO_VERBS = frozenset({"visit", "visits", "call", "calls", "meeting"})
_BY_WIRE = frozenset({"telephone", "phone", "video"})
_BEFORE_VERBS = frozenset({"will", "to", "would", "shall", "should", "may", "could", "not"})
_NEAR = 24  # characters
_VISITS = re.compile(r"[A-ZÀ-Þ][\w-]+ visits (?:the )?[A-ZÀ-Þ]")
_JOINT = re.compile(r"\b(?:joint|bilateral|mixed|binational|intergovernmental|inter-governmental)\b")
_DURATION = re.compile(r"(?:days?|hours?|rounds?) of $")
_NO_NOUN = re.compile(r" (?:for|to end|upon|centers?)\b")


@cache
def _nouns() -> frozenset[str]:
    return frozenset(lexicon("meetings")["nouns"]["words"])


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(lexicon("meetings")["nouns"]["modifiers"].split())


def _noun_cues(text: str) -> Iterator[Cue]:
    """Nouns of encounters with the adjectives before them: `a high-level bilateral meeting`."""
    small = text.lower()
    told = list(_WORD.finditer(small))
    for index, word in enumerate(told):
        if word[0] not in _nouns() or (
            word[0] in {"call", "calls", "visit", "visits"} and _NO_NOUN.match(small, word.end())
        ):
            continue
        if word[0] == "talk" and (not index or told[index - 1][0] not in _BY_WIRE):
            continue
        if index and word[0] in _ALSO_VERBS and told[index - 1][0] in _BEFORE_VERBS:
            continue
        if word[0] == "visits" and _VISITS.search(text, max(0, word.start() - _NEAR), word.end() + 4):
            continue
        first = index
        while (
            first
            and told[first - 1][0] in _modifiers()
            and small[told[first - 1].end() : told[first].start()] in (" ", ", ")
        ):
            first -= 1
        start = told[first].start()
        if word[0] == "commission" and not _JOINT.search(small, start, word.start()):
            continue
        lasting = _DURATION.search(small, max(0, start - _NEAR), start)
        start = lasting.start() if lasting else start
        yield Cue("noun", start, word.end(), text[start : word.end()])


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(lexicon('meetings')['named']['heads'])})\b")


@cache
def _named() -> re.Pattern[str]:
    heads = alternatives(lexicon("meetings")["named"]["heads"])
    word = r"(?:[A-Z][\w’'.+-]*|\d{4}|–)"
    return re.compile(
        rf"\b{word}(?: (?:of |on |and |for |for the |of the )?{word}){{0,8}}? (?:{heads})\b(?: Meetings?\b)?"
        rf"(?: (?:on|of|for) (?:the )?{word}(?: (?:and |of |the )*{word})*)?"
    )


_THAT = re.compile(r"\bthat (?:of|between)(?= [A-ZÀ-Þ])")


def cues_in(text: str) -> tuple[Cue, ...]:
    """Every cue of a sentence, in order; of two in one place the longer."""
    found = [_named_cue(each) for each in (_named().finditer(text) if _heads().search(text) else ())]
    for noun in _noun_cues(text):
        if found and _inside(noun.start, found):
            continue
        if found and found[-1].way == "noun" and found[-1].end >= noun.start - 1 and found[-1].start < noun.start:
            found[-1] = Cue("noun", found[-1].start, noun.end, text[found[-1].start : noun.end])
        else:
            found.append(noun)
    if found and (that := _THAT.search(text, found[0].end)):
        found.append(Cue("noun", that.start(), that.end(), that[0]))
    for each in _verbs().finditer(text):
        if not _inside(each.start(), found) and not _is_noun(text, each):
            way = next(way for way in _WAYS if each.lastgroup == way)
            found.append(Cue(way, each.start(), each.end(), each[0]))
    return tuple(sorted(found, key=lambda cue: cue.start))


def _named_cue(match: re.Match[str]) -> Cue:
    """A name of its own, or words that any meeting of these sides is called by: `Japan-Philippines Summit Meeting`."""
    start = match.start() + (before.end() if (before := _TEXT.match(match[0])) else 0)
    words = match.string[start : match.end()]
    bare = re.sub(r"^(?:The|A|An|This|That|At|In|During|During the) ", "", words)
    generic = all(
        part.lower() in _generic() or country_code(piece)
        for part in bare.split()
        for piece in [re.sub(r"['’]s?$", "", part)]
        if not _of_states(piece)
    )
    return Cue("noun" if generic else "named", start, match.end(), words, None if generic else bare)


_TEXT = re.compile(
    r".*\b(?:Before|After|Following|Ahead of|During|In Advance of) (?:a |the |Their )?(?=\w)"
    r"|.*\b(?:Readout of|Statement on|Remarks (?:at|on)|Readout of \w+ \w+['’]s|of President \w+['’]s) (?:the |a )?"
    r"|^\w+ \w+['’]s (?=Meeting)"
)


def _of_states(word: str) -> bool:
    return all(country_code(part) for part in re.split(r"[-–]", word.rstrip(".")))


@cache
def _generic() -> frozenset[str]:
    group = lexicon("meetings")["nouns"]
    return frozenset([*group["modifiers"].split(), *group["words"], "the", "of", "and", "on"])


def _is_noun(text: str, verb: re.Match[str]) -> bool:
    """`their meeting with`, `a visit`: told as a noun."""
    return bool(
        re.search(
            r"\b(?:a|an|the|their|his|her|this|that|first|['’]s)\s$", text[max(0, verb.start() - 12) : verb.start()]
        )
    )


def _inside(place: int, cues: list[Cue]) -> bool:
    return any(cue.start <= place < cue.end for cue in cues)


@cache
def _formats() -> tuple[tuple[Format, re.Pattern[str]], ...]:
    told = lexicon("meetings")["formats"]
    return tuple((name, re.compile(told[name], re.IGNORECASE)) for name in get_args(Format) if name in told)


def formats_of(words: str) -> list[Format]:
    """The formats that words tell of, in the order of the closed list."""
    return [name for name, pattern in _formats() if pattern.search(words)]


@cache
def _status(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("meetings")["status"][name])


@cache
def _negated() -> re.Pattern[str]:
    return re.compile(lexicon("meetings")["inside"]["negated"])


def status_of(text: str, cue: Cue) -> MeetingStatus | None:
    """Whether an encounter was held or is to come, by the words round its cue; None where they deny it."""
    clause = re.split(r"[;:]", text[max(0, cue.start - 80) : cue.start])[-1]
    behind = text[cue.end : cue.end + 60]
    if _negated().search(clause):
        return None
    for told in ("cancelled", "postponed"):
        if _status(told).search(clause + cue.words + text[cue.end : cue.end + _OFF]):
            return "cancelled" if told == "cancelled" else "postponed"
    if cue.way in ("met", "together", "received", "went"):
        past = re.search(r"(?:ed|met|spoke|flew)\b", cue.words.split(" with")[0])
        if past and not re.search(r"\b(?:will|to|be)\s(?:\w+\s)?$", clause):
            return "held"
    ahead = max((each.start() for each in _status("scheduled").finditer(clause + cue.words)), default=-1)
    behind_us = max((each.start() for each in _status("held").finditer(clause)), default=-1)
    to_come = cue.way in ("noun", "named") and _status("to_come").match(text, cue.end)
    if ahead > behind_us or to_come or _status("scheduled").search(behind[:30]):
        return "scheduled"
    return "held"
