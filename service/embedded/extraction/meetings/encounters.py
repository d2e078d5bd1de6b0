"""Encounters: who met whom, by the people and states that stand round a cue."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.meeting import MeetingStatus, Participant
from service.core.language.people import name_tokens, same_person
from service.core.language.places import country_code, country_name, country_of_place, plain
from service.embedded.extraction.meetings.attendance import people_at, states_at, stretch
from service.embedded.extraction.meetings.cues import Cue, cues_in, status_of
from service.embedded.extraction.text.dates import date_near
from service.embedded.extraction.text.reading import Reading
from service.embedded.extraction.text.sentences import Sentence
from service.embedded.lexicon import pattern, words

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
_ADJECTIVE = re.compile(r"^\w+(?:ese|ish|ch|an|i|ic)$")
_PLACE_WITHIN = 170  # characters
_BEFORE = 60  # characters in which `on the margins of the` stands before a cue
_JOINT_WITHIN = 24  # characters between `joint` and what is: `joint scientific committee`
_DATE_WITHIN = 110  # characters between a date and its encounter


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
    assumed: bool  # its sides are those of the article, which the sentence does not name
    recalled: bool  # told of an earlier time
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
    """Every mention of an encounter, in order; of one on the sidelines of another, the one on the sidelines."""
    found: list[Encounter] = []
    for sentence in reading.sentences:
        before: Cue | None = None
        for cue in _apart(sentence.text, cues_in(sentence.text)[:_MOST_CUES]):
            status = status_of(sentence.text, cue)
            made = _encounter(reading, sentence, cue, status=status, before=before) if status else None
            if made and not (made.agreed and pattern("meetings", "inside", "talks_on").match(sentence.text, cue.end)):
                found.append(made)
            before = cue
    return tuple(found)


def _apart(text: str, cues: Sequence[Cue]) -> Iterator[Cue]:
    """The cues of a sentence without what others met on the sidelines of."""
    for cue in cues:
        beside = pattern("meetings", "inside", "beside").search(text, max(0, cue.start - _BEFORE), cue.start)
        if beside is None or len(cues) == 1:
            yield cue


def _encounter(
    reading: Reading, sentence: Sentence, cue: Cue, *, status: MeetingStatus, before: Cue | None
) -> Encounter:
    text = sentence.text
    left, _ = stretch(text, cue)
    people = people_at(reading, sentence, cue)
    words = date_near(text, cue.start, cue.end, within=_DATE_WITHIN, since=cue.start if before else 0)
    place = place_near(text, cue)
    back = bool(_THIS.search(text[max(0, cue.start - 14) : cue.start])) or (
        cue.way == "together" and bool(_TOGETHER.search(text[left : cue.start]))
    )
    agreed = cue.way == "noun" and status == "scheduled" and bool(_AGREED.search(text[: cue.start]))
    states = _of_both(reading) if agreed else states_at(reading, sentence, cue)
    assumed = not people and len(states) < 2 and _is_of_both(reading, sentence, cue)
    return Encounter(
        sentence,
        cue,
        status,
        people=() if agreed else people,
        states=_of_both(reading) if assumed else states,
        agreed=agreed,
        assumed=assumed,
        recalled=bool(pattern("meetings", "inside", "recalled").search(text, max(0, cue.start - _BEFORE), cue.start)),
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


def _is_of_both(reading: Reading, sentence: Sentence, cue: Cue) -> bool:
    """Whether an encounter is one of the two sides of the article, told as `the two ministers` or `the joint commission`, in a
    sentence that names no other state."""
    between = {each.key for each in reading.principal}
    named = {each.key for each in reading.parties[sentence.number] if not each.seat}
    if not between or named - between or cue.way not in ("noun", "together", "met"):
        return False
    left, right = stretch(sentence.text, cue)
    joint = pattern("meetings", "both", "joint").search(sentence.text, max(left, cue.start - _JOINT_WITHIN), cue.end)
    return bool(
        joint
        or pattern("meetings", "both", "sides").search(sentence.text, left, cue.start)
        or pattern("meetings", "both", "behind").match(sentence.text, cue.end, right)
    )


def _of_both(reading: Reading) -> tuple[Participant, ...]:
    """The two sides of the article, where a sentence says `they agreed to hold`."""
    return tuple(Participant(name=each.name, role=None, country=each.country) for each in reading.principal)


def place_near(text: str, cue: Cue) -> str | None:
    """The place of an encounter: the first named in or behind its cue, or the one its sentence opens with (`In Nigeria, ...`)."""
    opening = _PLACE.match(text) or (_PLACE.search(text, 0, cue.start) if "visit" in cue.words else None)
    visited = _GONE_TO.match(text, cue.end) if cue.way == "went" else None
    behind = _PLACE.finditer(text, cue.start, min(len(text), cue.end + _PLACE_WITHIN))
    for match in (each for each in (visited, *behind, opening) if each):
        name = match["place"].rstrip(".,")
        for form in (name, name.split()[0]):
            if _is_place(form):
                return form
    return None


def _is_place(name: str) -> bool:
    """Whether a name is a place and no adjective of one: `Vienna`, never the beginning of `Austrian Chancellor`."""
    code = country_of_place(name)
    if name in words("meetings", "adjectives"):
        return False
    return code is not None and not (
        bool(_ADJECTIVE.search(name)) and country_code(name) == code and plain(name) != plain(country_name(code))
    )


def shares_people(one: Sequence[Participant], other: Sequence[Participant]) -> int:
    """How many people two encounters share."""
    return sum(any(name_tokens(a.name) and same_person(a.name, b.name) for b in other) for a in one)
