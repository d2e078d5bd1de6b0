"""Encounters: who met whom, by the people and states that stand round a cue."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.meeting import MeetingStatus, Participant
from service.core.language.people import name_tokens, same_person
from service.core.language.places import country_of_place
from service.embedded.extraction.meetings.cues import Cue, cues_in, status_of
from service.embedded.extraction.text.dates import date_near
from service.embedded.extraction.text.parties import PartyMention
from service.embedded.extraction.text.people import PersonMention
from service.embedded.extraction.text.reading import Reading
from service.embedded.extraction.text.sentences import Sentence

_BREAK = re.compile(r"[;]|[a-z]{4}[.!?] |, (?:while|but|although|and (?:said|the))\b")
_TOGETHER = re.compile(
    r"\b(?:two (?:leaders|ministers|presidents|sides|officials|countries)"
    r"|both (?:leaders|ministers|presidents|sides|officials|heads)"
    r"|the leaders|they|their)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Tt]o)\s(?:the )?(?P<place>[A-ZÀ-Þ][\w’'-]*(?:\s(?:of the |of )?[A-ZÀ-Þ][\w’'-]*){0,3})"
)
_GONE_TO = re.compile(r"\s(?:the )?(?P<place>[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,3})")
_THIS = re.compile(r"\b(?:[Tt]heir|the|this|these|that|The|This)\s+(?:\w+\s)?$")
_MOST_CUES = 16  # encounters that one sentence tells of
_MOST_PEOPLE = 16  # of one encounter
_DATE_WITHIN = 110  # characters between a date and its encounter
_LEFT, _RIGHT = 140, 190


@dataclass(frozen=True, slots=True)
class Encounter:
    """One mention of an encounter: its sentence and cue, who took part as far as the sentence tells, when, and whether it points
    back to one told before."""

    sentence: Sentence
    cue: Cue
    status: MeetingStatus
    people: tuple[Participant, ...]
    states: tuple[Participant, ...]
    date_text: str | None
    points_back: bool
    place: str | None
    host: str | None  # the country of the place
    agreed: bool  # both sides agreed to hold it
    heading: bool  # told in a title, which does not say whether it was held

    @property
    def participants(self) -> tuple[Participant, ...]:
        """The people, and the states of which nobody is named."""
        told = {each.country for each in self.people if each.country}
        return (*self.people, *(each for each in self.states if each.country not in told))

    @property
    def sides(self) -> int:
        """How many sides are told: countries, and people of none."""
        countries = {each.country or each.name for each in self.participants}
        return len(countries)


def encounters_of(reading: Reading) -> tuple[Encounter, ...]:
    """Every mention of an encounter, in order."""
    found: list[Encounter] = []
    for sentence in reading.sentences:
        before: Cue | None = None
        for cue in cues_in(sentence.text)[:_MOST_CUES]:
            status = status_of(sentence.text, cue)
            if status:
                found.append(_encounter(reading, sentence, cue, status=status, before=before))
            before = cue
    return tuple(found)


def _encounter(
    reading: Reading, sentence: Sentence, cue: Cue, *, status: MeetingStatus, before: Cue | None
) -> Encounter:
    text = sentence.text
    left, right = _window(text, cue)
    people = [each for each in reading.persons[sentence.number] if left <= each.start and each.end <= right]
    states = [each for each in reading.parties[sentence.number] if left <= each.start and each.end <= right]
    people = _of_cue(text, cue, people)
    inside = [each for each in states if not any(one.start <= each.start < one.end for one in people)]
    words = date_near(text, cue.start, cue.end, within=_DATE_WITHIN, since=cue.start if before else 0)
    place = place_near(text, cue)
    back = bool(_THIS.search(text[max(0, cue.start - 14) : cue.start])) or (
        cue.way == "together" and bool(_TOGETHER.search(text[left : cue.start]))
    )
    agreed = cue.way == "noun" and status == "scheduled" and bool(_AGREED.search(text[: cue.start]))
    return Encounter(
        sentence,
        cue,
        status,
        people=() if agreed else _participants(people),
        states=_of_both(reading) if agreed else tuple(_states(text, cue, inside)),
        agreed=agreed,
        heading=sentence.number == 0 and not re.search(r"[.!?][\"”’]*$", text),
        date_text=words,
        points_back=back,
        place=place,
        host=country_of_place(place) if place else None,
    )


_AGREED = re.compile(
    r"\b(?:agreed|agree|decided|plan|plans|intend|will|to) (?:to )?"
    r"(?:hold|convene|conduct|launch|start|establish|hold regular)\b[^.;:]{0,90}$"
)


def _of_both(reading: Reading) -> tuple[Participant, ...]:
    """The two sides of the article, where a sentence says `they agreed to hold`."""
    return tuple(Participant(name=each.name, role=None, country=each.country) for each in reading.principal)


def place_near(text: str, cue: Cue) -> str | None:
    """The place of an encounter: the first named behind its cue, or the one its sentence opens with (`In Nigeria, ...`)."""
    opening = _PLACE.match(text) or (_PLACE.search(text, 0, cue.start) if "visit" in cue.words else None)
    visited = _GONE_TO.match(text, cue.end) if cue.way == "went" else None
    behind = _PLACE.finditer(text, cue.end, min(len(text), cue.end + 170))
    for match in (each for each in (visited, *behind, opening) if each):
        name = match["place"].rstrip(".,")
        for form in (name, name.split()[0]):
            if country_of_place(form):
                return form
    return None


def _window(text: str, cue: Cue) -> tuple[int, int]:
    """The stretch round a cue in which its participants stand."""
    left = max(0, cue.start - _LEFT)
    for each in _BREAK.finditer(text, left, cue.start):
        left = each.end()
    broken = _BREAK.search(text, cue.end, min(len(text), cue.end + _RIGHT))
    return left, broken.start() if broken else min(len(text), cue.end + _RIGHT)


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


_SAID = re.compile(r"\b(?:said|says|told|stated that|noted that)\b")
_APART = re.compile(r"\b(?:said|stated|which|who|on behalf)\b")
_OBJECT = re.compile(r"[\s,]*(?:(?:the|of|his|her|its|their|counterpart|a|visiting|to)\s|[A-ZÀ-Þ][\w’'.-]*[\s,]*)*")
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
        if len(kept) < _MOST_PEOPLE and not any(same_person(each.name, one.name) for one in kept):
            kept.append(Participant(name=each.name, role=each.role, country=each.country))
    return tuple(kept)


_BESIDE = re.compile(r"\b(?:First Lady|spokes\w+|Speaker of the House)\b")


def _states(text: str, cue: Cue, states: Sequence[PartyMention]) -> list[Participant]:
    """The states that an encounter is between: in its name, or joined to its cue; a country visited."""
    told: list[PartyMention] = []
    for each in states:
        gap = text[cue.end : each.start] if each.start >= cue.end else text[each.end : cue.start]
        if (
            cue.start <= each.start < cue.end
            or (
                each.end <= cue.start
                and (len(gap) <= 60 and not re.search(r"\b(?:in|at|from|to|that|on|for|against|of)\b", gap))
            )
            or (
                each.start >= cue.end
                and re.match(r"^(?:\s\w+){0,2}?\s(?:between|with|of|among|to|by|from)\b[^.;:]{0,70}$", gap)
                and not re.search(r"\b(?:in|at|on|about|discuss\w*)\b", gap)
            )
            or (each.start >= cue.end and cue.way == "went" and len(gap) <= 5)
        ):
            told.append(each)
    seen = {each.key: each for each in told}
    return [Participant(name=each.name, role=None, country=each.country) for each in seen.values()]


def shares_people(one: Sequence[Participant], other: Sequence[Participant]) -> int:
    """How many people two encounters share."""
    return sum(any(name_tokens(a.name) and same_person(a.name, b.name) for b in other) for a in one)
