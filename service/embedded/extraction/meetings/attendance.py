"""Attendance: the people and states that took part in an encounter, by where they stand to its cue."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from schemas.meeting import Participant
from service.core.language.people import same_person
from service.embedded.extraction.meetings.cues import Cue
from service.embedded.extraction.text.parties import PartyMention
from service.embedded.extraction.text.people import PersonMention
from service.embedded.extraction.text.reading import Reading
from service.embedded.extraction.text.sentences import Sentence
from service.embedded.lexicon import alternatives, lexicon, pattern

_BREAK = re.compile(r"[;]|[a-z]{4}[.!?] |, (?:while|but|although|and (?:said|the(?! [A-ZÀ-Þ])))\b")
_MOST_PEOPLE = 16  # of one encounter
_LEFT, _RIGHT = 140, 190
_NEAR = 60  # characters between a state and its verb


def stretch(text: str, cue: Cue) -> tuple[int, int]:
    """The stretch round a cue in which those who took part stand."""
    left = max(0, cue.start - _LEFT)
    for each in _BREAK.finditer(text, left, cue.start):
        left = each.end()
    broken = _BREAK.search(text, cue.end, min(len(text), cue.end + _RIGHT))
    return left, broken.start() if broken else min(len(text), cue.end + _RIGHT)


def people_at(reading: Reading, sentence: Sentence, cue: Cue) -> tuple[Participant, ...]:
    """The people who took part, as far as a sentence names them; `the Prime Minister` is the one whom the article names."""
    left, right = stretch(sentence.text, cue)
    near = [each for each in reading.persons[sentence.number] if left <= each.start and each.end <= right]
    alone = _by_office(reading, sentence.text, cue) if cue.way in _ACTIVE else None
    if alone and not any(alone.start <= each.start and each.end <= cue.start for each in near):
        near = sorted([*near, alone], key=lambda each: each.start)
    return _participants(_of_cue(sentence.text, cue, near))


def _by_office(reading: Reading, text: str, cue: Cue) -> PersonMention | None:
    """Who is told by the office alone right before a verb: the only holder of it whom the article names, else nobody by name."""
    match = _alone().search(text, max(0, cue.start - _NEAR), cue.start)
    if match is None:
        return None
    holders = [each for each in reading.people.by_name.values() if (each.role or "").endswith(match["office"])]
    name, role, country = match["office"], match["office"], None
    if len(holders) == 1:
        name, role, country = holders[0].name, holders[0].role or role, holders[0].country
    return PersonMention(name, role, country, match.start("office"), match.end("office"))


@cache
def _alone() -> re.Pattern[str]:
    offices = alternatives([re.escape(each) for each in lexicon("people")["alone"]["offices"]])
    return re.compile(
        rf"\b(?:[Tt]he|[Hh]is|[Hh]er) (?P<office>{offices}),?"
        r"(?: (?:also|today|later|then|separately|yesterday|\w+day|will|is|has|had|to|and) ?){0,3} ?$"
    )


def states_at(reading: Reading, sentence: Sentence, cue: Cue) -> tuple[Participant, ...]:
    """The states that took part as such, outside the names and offices of people."""
    left, right = stretch(sentence.text, cue)
    people = reading.persons[sentence.number]
    return tuple(
        _states(
            sentence.text,
            cue,
            [
                each
                for each in reading.parties[sentence.number]
                if left <= each.start
                and each.end <= right
                and not any(one.start <= each.start < one.end for one in people)
            ],
        )
    )


def _of_cue(text: str, cue: Cue, people: Sequence[PersonMention]) -> list[PersonMention]:
    """The people of one side before a verb and of the other behind it; of a noun, those that `between`, `of`, `with` or a
    possessive join to it, else all round it."""
    before = [each for each in people if each.end <= cue.start and not _SAID.search(text[each.end : cue.start])]
    behind = [each for each in people if each.start >= cue.end and not _APART.search(text[cue.end : each.start])]
    if cue.way == "received":
        return before + behind if behind and _OBJECT.fullmatch(text[cue.end : behind[0].start]) else []
    if cue.way != "noun":
        return before + behind
    tail = text[cue.end : cue.end + 12]
    if cue.words.startswith("that ") or _BETWEEN.match(tail):
        return _row(text, behind)
    owners = _owners(text, cue, before)
    if owners:
        return owners + (_row(text, behind) if _WITH.match(tail) or (_ON.match(tail) and "call" in cue.words) else [])
    return before + (_row(text, behind) if _WITH.match(tail) else behind)


_ACTIVE = frozenset({"met", "together", "received", "went"})
_SAID = re.compile(r"\b(?:said|says|told|stated that|noted that)\b")
_APART = re.compile(r"\b(?:said|stated|which|who|on behalf)\b")
_OBJECT = re.compile(
    r"[\s,]*(?:(?:the|of|his|her|its|their|counterpart|a|visiting|to|by|then|newly|elected|both|and)\s|[A-ZÀ-Þ][\w’'.-]*[\s,]*)*"
)
_BETWEEN = re.compile(r"\s(?:between|of|among|by)\s")
_WITH = re.compile(r"\s(?:\w+\s){0,2}?with\s")
_ON = re.compile(r"\son\s")
_ROW = re.compile(r"\b(?:met|said|discuss\w*|at|on|for|when|after|during)\b|[;:]")


def _row(text: str, people: Sequence[PersonMention]) -> list[PersonMention]:
    """The first people of a row that `and` and commas join."""
    kept = list(people[:1])
    for each in people[1:]:
        gap = text[kept[-1].end : each.start]
        if len(gap) > 80 or _ROW.search(gap):
            break
        kept.append(each)
    return kept


def _owners(text: str, cue: Cue, before: Sequence[PersonMention]) -> list[PersonMention]:
    """The people whose meeting or visit it is: `Manalo and Iwaya's meeting`, of `his visit` the one before."""
    edge = text[: cue.start]
    if before and re.search(r"['’]s?\s$", edge) and cue.start - before[-1].end <= 4:
        joined = len(before) > 1 and text[before[-2].end : before[-1].start].strip() in ("and", ",")
        return list(before[-2:] if joined else before[-1:])
    if before and re.search(r"\b(?:his|her)\s$", edge):
        return list(before[-1:])
    return []


def _participants(people: Sequence[PersonMention]) -> tuple[Participant, ...]:
    kept: list[Participant] = []
    for each in people:
        if each.role and _BESIDE.search(each.role):
            continue
        if len(kept) < _MOST_PEOPLE and not any(
            each.name == one.name or same_person(each.name, one.name) for one in kept
        ):
            kept.append(Participant(name=each.name, role=each.role, country=each.country))
    return tuple(kept)


_BESIDE = re.compile(r"\b(?:First Lady|spokes\w+|Speaker of the House)\b")


def _states(text: str, cue: Cue, states: Sequence[PartyMention]) -> list[Participant]:
    """The states that an encounter is between: in its name, or joined to its cue, with those in one row; a country visited."""
    told = {each.start: each for each in states if _joins(text, cue, each)}
    for one, other in reversed(list(pairwise(states))):
        if other.start in told and other.end <= cue.start and _LISTED.fullmatch(text[one.end : other.start]):
            told[one.start] = one
    seen = {each.key: each for each in (told[start] for start in sorted(told))}
    return [Participant(name=each.name, role=None, country=each.country) for each in seen.values()]


def _joins(text: str, cue: Cue, state: PartyMention) -> bool:
    """Whether a state stands with a cue as one that takes part."""
    if cue.start <= state.start < cue.end:
        return not pattern("meetings", "inside", "beside").search(text, cue.start, state.start)
    if state.end <= cue.start:
        gap = text[state.end : cue.start]
        beside = pattern("meetings", "inside", "beside").search(text, max(0, state.start - _NEAR), state.start)
        return len(gap) <= _NEAR and not beside and not _ELSEWHERE.search(gap)
    gap = text[cue.end : state.start]
    if cue.way == "went" and len(gap) <= 5:
        return True
    if cue.way == "received":
        return bool(_group().search(gap)) and bool(_OFFICIALS_OF.match(gap))
    return bool(_WITH_STATE.match(gap)) and not _ABOUT.search(gap)


_ELSEWHERE = re.compile(r"\b(?:in|at|from|to|that|on|for|against|of)\b")
_ABOUT = re.compile(r"\b(?:in|at|on|about|discuss\w*)\b")
_WITH_STATE = re.compile(
    r"(?:\s\w+){0,2}?\s(?:between|with|of|among|to|by|from)\b[^.;:]{0,70}$|\s(?:with )?(?:his|her|their|the)\s$"
)
_OFFICIALS_OF = re.compile(
    r"[\w ,’'-]{0,60}(?:\s(?:of|from)\s(?:both )?(?:the )?)(?:[A-Z][\w’'., -]{0,50}(?:and )?(?:the )?)?$"
)
_LISTED = re.compile(r",?(?: and| as well as|,)?(?: the)?(?: Republic of| Kingdom of)?(?: the)? ")


@cache
def _group() -> re.Pattern[str]:
    return pattern("meetings", "groups", "words")
